"""What is announced and what is given: 三点要求 with two of them, 首先 with nothing after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.bodies import bodies
from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)
from bulletin_layout.typography.numerals import count_of

_ANNOUNCED = re.compile(
    "(?P<number>[两二三四五六七八九]|[2-9])(?:个方面|方面|点|项|条|件事|个重点|个环节|个问题|步)[\u4e00-\u9fff]{0,8}[：:。，]"
)
_GIVEN = re.compile("(?:^|(?<=[。；：，]))([一二三四五六七八九十])(?:是|要)")


@issue_rule(
    "announced",
    HINT,
    source=Bilingual("as many as announced", "所举与所称相符"),
    description=Bilingual(
        "more or fewer points (一是…) than announced in the paragraph",
        "“一是”“二是”的项数与所称不符",
    ),
    wrong="会议提出三点要求：一是压实责任，二是加强检查。",
    fixes=NOT_FIXED,
)
def announced(issue: IssueTexts) -> Iterator[Finding]:
    """Yield numbers of points that are not those given, up to the next that are announced."""
    for path, paragraphs in bodies(issue.issue):
        for number, text in enumerate(paragraphs):
            for start, end, said in _announcements(text.value):
                given = [count_of(m[1]) for m in _GIVEN.finditer(text.value, start, end)]
                if len(given) < 2 or given != [*range(1, len(given) + 1)] or len(given) == said:
                    continue
                if end < len(text.value) or not _goes_on(paragraphs[number + 1 :], len(given)):
                    yield _unlike(Spot(path, text, start, start + 1), said, len(given))


def _announcements(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a number of points is announced, where the next one is, and the number."""
    found = list(_ANNOUNCED.finditer(text))
    ends = [*[match.start() for match in found[1:]], len(text)][: len(found)]
    for match, end in zip(found, ends, strict=True):
        yield match.start(), end, count_of(match["number"])


def _goes_on(paragraphs: Sequence[Text], given: int) -> bool:
    """Return whether the next paragraph goes on with the next point."""
    first = _GIVEN.search(paragraphs[0].value) if paragraphs else None
    return first is not None and count_of(first[1]) == given + 1


def _unlike(spot: Spot, said: int, given: int) -> Finding:
    message = Bilingual(
        "{said} are announced, {given} given.",
        "称{said}项，所举{given}项。",
        said=said,
        given=given,
    )
    return Finding(spot, message, Bilingual("Check which is right.", "请核对哪个对。"))


_FIRST = re.compile("(?:^|(?<=[。；：]))首先[，、]")
_THEN = re.compile("其次|再次|然后|接着|随后|最后|之后|第二|其二|二是|另外|此外|还要|接下来|紧接")


@issue_rule(
    "first-alone",
    HINT,
    source=Bilingual("what is first has a second", "有“首先”应有“其次”"),
    description=Bilingual("首先 with nothing after it", "没有“其次”的“首先”"),
    wrong="首先，要压实责任，把安全抓在手上。",
    fixes=NOT_FIXED,
)
def first_alone(issue: IssueTexts) -> Iterator[Finding]:
    """Yield 首先 at a sentence's begin after which, in its article, nothing is second."""
    for path, paragraphs in bodies(issue.issue):
        last = _last_first(paragraphs)
        if last is None:
            continue
        number, match = last
        text = paragraphs[number]
        after = (p.value for p in paragraphs[number + 1 :])
        if _THEN.search(text.value, match.end()) or any(map(_THEN.search, after)):
            continue
        message = Bilingual("nothing comes second after it.", "后面没有“其次”“最后”等。")
        spot = Spot(path, text, match.start(), match.start() + 2)
        yield Finding(spot, message, Bilingual("Check the order.", "请核对层次。"))


def _last_first(paragraphs: Sequence[Text]) -> tuple[int, re.Match[str]] | None:
    """Return the last 首先 of a body, and its paragraph's number."""
    for number in reversed(range(len(paragraphs))):
        found = list(_FIRST.finditer(paragraphs[number].value))
        if found:
            return number, found[-1]
    return None
