"""Rules about paragraphs one after another: numbers that go up, marks that end them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.bodies import bodies
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
from bulletin_layout.typography.ladder import HEADING_NUMBERS
from bulletin_layout.typography.numerals import number_of

# GB/T 9704-2012 7.3.3, the outer before the inner.
_ANNEXES = re.compile("附件[：:] ?")
_LEVELS = tuple(re.compile(pattern) for pattern in HEADING_NUMBERS)
# 三、四季度, 一、二号楼 begin with no number of a paragraph.
_ROUGH = re.compile(
    "(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=[季级年楼号线等期月次类层])"
)
_POINT = re.compile("(?:^|(?<=[。；：，]))([一二三四五六七八九])是(?!\\1[，。”、；])")
# Headings, and lines such as 出席：…, have no mark at their end.
_NONE_NEEDED = re.compile("(?:" + "|".join(HEADING_NUMBERS) + "|[\u4e00-\u9fff]{2,6}：)[^。]*$")
# A shorter paragraph may be a heading, a name, a line of a list.
_LEAST = 30
_OPEN_END = re.compile(r"[，、；]$")
_NO_MARK = re.compile("[\u4e00-\u9fff0-9A-Za-z]$")


@issue_rule(
    "order",
    WARNING,
    source=Bilingual("numbers go one up", "序号依次递增"),
    description=Bilingual(
        "numbers of paragraphs or points (一是…) out of order", "段落序号、“一是”“二是”次序不对"
    ),
    wrong="抓好三件事。一是排查，三是整改。",
    fixes=NOT_FIXED,
)
def numbers_out_of_order(issue: IssueTexts) -> Iterator[Finding]:
    """Yield the numbers of paragraphs, and of points (一是…), that do not follow the last one."""
    for path, paragraphs in bodies(issue.issue):
        last = [0] * len(_LEVELS)
        for text in paragraphs:
            for level, pattern in enumerate(_LEVELS):
                match = pattern.match(text.value, _begin_of_list(text.value))
                number = _number(match[1]) if match else None
                if match is None or number is None or _ROUGH.match(text.value, match.start(1)):
                    continue
                if number not in (1, last[level] + 1):
                    yield _out_of_order(path, text, match, last[level])
                last[level:] = [number] + [0] * (len(last) - level - 1)
        yield from _points(path, paragraphs)


def _begin_of_list(text: str) -> int:
    """Return where a paragraph's number stands: after 附件： in the first of a list of annexes."""
    label = _ANNEXES.match(text)
    return label.end() if label else 0


def _points(path: str, paragraphs: Sequence[Text]) -> Iterator[Finding]:
    last, standing_in = 0, None
    for text in paragraphs:
        for match in _POINT.finditer(text.value):
            number = _number(match[1])
            if number is None:
                continue
            again = number == last == 1 and standing_in is text
            if again or number not in (1, last + 1):
                yield _out_of_order(path, text, match, last)
            last, standing_in = number, text


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() else number_of(words)


def _out_of_order(path: str, text: Text, match: re.Match[str], last: int) -> Finding:
    message = (
        Bilingual(
            "{found} comes after number {last}.",
            "“{found}”前面是第{last}项。",
            found=match[0],
            last=last,
        )
        if last
        else Bilingual("{found} is the first.", "“{found}”前面没有更早的项。", found=match[0])
    )
    spot = Spot(path, text, match.start(), match.end())
    return Finding(
        spot,
        message,
        Bilingual("Check whether one is missing or stands twice.", "请核对是否缺项或重复。"),
    )


@issue_rule(
    "end-mark",
    HINT,
    source="GB/T 15834-2011 4.1.3",
    description=Bilingual(
        "a paragraph that ends in no mark, or in ，、；", "段末没有标点，或是逗号、顿号、分号"
    ),
    wrong="近日，市邮政管理局召开快递行业工作座谈会，各企业负责人参加会议并发言",
    fixes=NOT_FIXED,
)
def without_end_mark(issue: IssueTexts) -> Iterator[Finding]:
    """Yield the ends of paragraphs that end in no mark, or in one that goes on."""
    for path, paragraphs in bodies(issue.issue):
        for text in paragraphs:
            value = text.value
            if len(value) < _LEAST or _NONE_NEEDED.match(value):
                continue
            if _OPEN_END.search(value) or _NO_MARK.search(value):
                spot = Spot(path, text, len(value) - 1, len(value))
                message = Bilingual(
                    "the paragraph ends in {found}.", "段末是“{found}”。", found=value[-1]
                )
                yield Finding(
                    spot,
                    message,
                    Bilingual(
                        "Check whether a mark or words are missing.", "请核对是否缺标点或文字。"
                    ),
                )
