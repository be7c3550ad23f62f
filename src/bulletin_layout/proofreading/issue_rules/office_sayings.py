"""Rules by the office's own list of sayings and units, which stand in a words file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bulletin_layout.issue.office_words import Saying, Unit, holds
from bulletin_layout.proofreading.altered import altered
from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)
from bulletin_layout.proofreading.occurrences import JoinedTexts, occurrences
from bulletin_layout.proofreading.office_list import office_list

_SOURCE = Bilingual("the office's own list of sayings", "本单位固定提法")


@issue_rule(
    "saying",
    WARNING,
    source=_SOURCE,
    description=Bilingual(
        "a saying that is altered by one character", "固定提法错、漏、多、颠倒一字"
    ),
    wrong="坚持高质量发展与安全并种。",
    right="坚持高质量发展与安全并重。",
    fixes=NOT_FIXED,
    stands_in="words_file",
)
def sayings(issue: IssueTexts) -> Iterator[Finding]:
    """Yield the sayings of the office's list that stand altered by one character."""
    office = office_list(issue.issue)
    valid = [s.saying.value for s in office.sayings if holds(s, office.day)]
    joined = JoinedTexts(issue.texts)
    # A mark ends what one text says: a saying does not go on in the next.
    for one in altered(valid, joined.whole):
        if "\n" in joined.whole[one.start : one.end]:
            continue
        spot = joined.spot(one.start, one.end - one.start)
        words = Bilingual(
            "{found} is one character away from {saying}.",
            "“{found}”与“{saying}”差一字。",
            found=spot.words,
            saying=one.saying,
        )
        advice = Bilingual("Write {right}", "改为“{right}”。", right=one.saying)
        yield Finding(spot, words, advice, one.saying)


@issue_rule(
    "saying-date",
    WARNING,
    source=_SOURCE,
    description=Bilingual("a saying on a day on which it is not written", "提法在出刊当日不用"),
    wrong="推进平安寄递建设。",
    right="推进平安寄递工程。",
    fixes=NOT_FIXED,
    stands_in="words_file",
)
def saying_dates(issue: IssueTexts) -> Iterator[Finding]:
    """Yield the sayings that are written before or after the days on which they hold."""
    office = office_list(issue.issue)
    valid = {s.saying.value for s in office.sayings if holds(s, office.day)}
    over = {s.saying.value: s for s in office.sayings if s.saying.value not in valid}
    joined = JoinedTexts(issue.texts)
    for word, places in occurrences(over, joined.whole).items():
        for at in places:
            yield _out_of_date(joined.spot(at, len(word)), over[word])


def _out_of_date(spot: Spot, saying: Saying) -> Finding:
    words = Bilingual(
        "{saying} is written from {first} to {last}.",
        "“{saying}”用于{first}至{last}。",
        saying=saying.saying.value,
        first=saying.valid_from or "…",
        last=saying.valid_until or "…",
    )
    if saying.write is None:
        return Finding(spot, words, Bilingual("Write another saying.", "请换一种提法。"))
    right = saying.write.value
    return Finding(spot, words, Bilingual("Write {right}", "改为“{right}”。", right=right), right)


@issue_rule(
    "full-name-first",
    HINT,
    source=Bilingual("the words file's `full_name_first`", "用词文件的 `首用全称`"),
    description=Bilingual(
        "a unit's short name in an article before its full one", "一篇之中先用简称，后用或不用全称"
    ),
    wrong="市邮协召开会议。",
    right="某市邮政行业协会召开会议。",
    fixes=NOT_FIXED,
    stands_in="words_file",
)
def full_names_first(issue: IssueTexts) -> Iterator[Finding]:
    """Yield the first short name of a unit in an article that has not given the full one before.

    Titles are left out: there is no room for a full name.
    """
    office = office_list(issue.issue)
    units = office.units if office.full_name_first else ()
    if not any(unit.short for unit in units):
        return
    numbered = enumerate(issue.texts)
    written = ((n, text) for n, text in numbered if _is_in_a_body(text[0]))
    for _, article in groupby(written, key=lambda one: one[1][0].partition(".")[0]):
        spots = [Spot(*text, 0, len(text[1].value), n) for n, text in article]
        yield from _too_short(spots, units)


def _is_in_a_body(path: str) -> bool:
    return path.startswith("briefs[") or (path.startswith("articles[") and ".body" in path)


def _too_short(article: list[Spot], units: tuple[Unit, ...]) -> Iterator[Finding]:
    full = {unit.name.value: unit for unit in units}
    short = {text.value: unit for unit in units for text in unit.short}
    named: set[str] = set()
    for whole in article:
        reached = 0
        for at, name in _longest_first(whole.words, {*full, *short}):
            if at < reached:
                continue
            reached = at + len(name)
            unit = full.get(name) or short[name]
            if unit.name.value not in named and name not in full:
                yield _without_full(whole._replace(start=at, end=reached), unit)
            named.add(unit.name.value)


def _longest_first(text: str, names: set[str]) -> list[tuple[int, str]]:
    """Return where names stand in a text, of those that begin at one place the longest first."""
    places = occurrences(names, text)
    found = [(at, name) for name, starts in places.items() for at in starts]
    return sorted(found, key=lambda one: (one[0], -len(one[1])))


def _without_full(spot: Spot, unit: Unit) -> Finding:
    words = Bilingual(
        "{short} stands before the full name in this article",
        "本篇先用了简称“{short}”",
        short=spot.words,
    )
    right = unit.name.value
    advice = Bilingual("Write {right}", "改为“{right}”。", right=right)
    return Finding(spot, words, advice, right, shows_context=True)
