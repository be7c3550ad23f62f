"""Numbers of persons or things unlike the list beside them: 李强、王芳、赵军等2人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    Bilingual,
    Slip,
    text_rule,
)
from bulletin_layout.proofreading.surnames import SURNAMES
from bulletin_layout.typography.numerals import count_of

_NUMBER = "(?P<number>[2-9]|[1-9][0-9]|[两二三四五六七八九十]{1,3})"
_UNITS = "个|家|名|位|项|种|类|所|座|条|支|场|大"
# 4个分论坛（甲、乙、丙、丁): all are named, since nothing says that they are some of them.
_IN_BRACKETS = LazyPattern(
    f"(?<![0-9.．第]){_NUMBER}(?:{_UNITS})[\u4e00-\u9fff]{{1,10}}[（(](?P<items>[^（）()]{{3,200}})[）)]",
    ("（", "("),
)
_NAME = f"[{SURNAMES}][\u4e00-\u9fff]{{1,3}}"
_COUNTED = LazyPattern(f"等{_NUMBER}(?:人|名|位)(?![以左次])", ("等",))
_NAMES = LazyPattern(f"{_NAME}(?:、{_NAME})*")
_MARKS = re.compile("[，。；：？！“”（）《》 ]")
_FURTHEST = 400
# Such a list says itself that it is none, or has parts of which the number is not to be told.
_NO_LIST = frozenset("等和及与或含约，。；：:“”0123456789")
_LONGEST = 15
# 31个省（区、市）: what else counts as one.
_ROW = "省 市 县 区 州 旗 盟 镇 乡 街 街道 自治区 直辖市 委 办 局 处 科 室 部"
_KINDS = frozenset(_ROW.split())
# So many names are a whole list, of which one may have been miscounted.
_MANY = 6


@text_rule(
    "listed",
    HINT,
    source=Bilingual("as many as are listed", "所列与所称相符"),
    description=Bilingual(
        "a number of persons or things that is not that of the list beside it",
        "人数、个数与旁边所列的不符",
    ),
    wrong="会议设3个分论坛（快递、邮政、科技、绿色）。",
    fixes=NOT_FIXED,
)
def listed(text: str) -> Iterator[Slip]:
    """Find numbers that are not those of what is listed in brackets or before 等."""
    for match in _IN_BRACKETS.finditer(text):
        items = match["items"].split("、")
        number = count_of(match["number"])
        if number != len(items) > 1 and _is_list(items):
            yield _unlike(match.start("number"), match.end("number"), number, len(items))
    for match in _COUNTED.finditer(text):
        items = _names_before(text, match.start())
        number = count_of(match["number"])
        if number < len(items) or (len(items) >= _MANY and number == len(items) + 1):
            yield _unlike(match.start("number"), match.end("number"), number, len(items))


def _names_before(text: str, end: int) -> Sequence[str]:
    """Return the names of persons that stand before a place, up to a mark."""
    sentence = _MARKS.split(text[max(0, end - _FURTHEST) : end])[-1]
    return sentence.split("、") if _NAMES.fullmatch(sentence) else ()


def _is_list(items: Sequence[str]) -> bool:
    """Return whether all are named in some brackets, one by one."""
    if not _KINDS.isdisjoint(items):
        return False
    return all(0 < len(item) <= _LONGEST and _NO_LIST.isdisjoint(item) for item in items)


def _unlike(start: int, end: int, number: int, items: int) -> Slip:
    message = Bilingual(
        "{number} are said, {items} listed",
        "称{number}，所列{items}",
        number=number,
        items=items,
    )
    return Slip(
        start, end, message, None, False, Bilingual("Check which is right.", "请核对哪个对。")
    )
