"""How rules look at characters: what is Chinese, what pairs with what, what is an apostrophe."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from bulletin_layout.lazy_pattern import LazyPattern

HAN = "\u4e00-\u9fff〇"
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—·"
CHINESE = f"[{HAN}{_MARKS}]"
_OUTSIDE_HAN = frozenset(f"〇{_MARKS}")
_SHORT_YEAR = re.compile(r"\d\d年")
# 国发〔2021〕5号, with brackets of any kind, a year of two digits, 第5号 or 05号; the Han before it
# (发文代字) tells it from a law case. Not the number of a house, a line or a hall.
DOCUMENT_NUMBER = LazyPattern(
    r"(?<=[\u4e00-\u9fff])(?P<year>[(（\[［【﹝〔](\d{4}|\d\d)[)）\]］】﹞〕])"
    r"(?P<serial>第?\d{1,4})(?=号(?![楼馆线院门机厅库桌车台]))",
    signs="号",
)
PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕"}
CLOSERS = {close: open_ for open_, close in PAIRS.items()}


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the characters before and after a range, empty at the text's ends."""
    return text[max(0, start - 1) : start], text[end : end + 1]


def is_chinese(character: str) -> bool:
    """Return whether a character is 汉字 or a Chinese mark."""
    return "\u4e00" <= character <= "\u9fff" or character in _OUTSIDE_HAN


def holds_chinese(text: str, start: int, end: int) -> bool:
    """Return whether 汉字 or a Chinese mark stands in a range."""
    return any(map(is_chinese, text[start:end]))


def covered(text: str, matches: Iterable[re.Match[str]]) -> bytearray:
    """Return a byte for each character of a text, 1 for those in one of the matches."""
    mask = bytearray(len(text))
    for match in matches:
        mask[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return mask


class MarksBefore:
    """How often marks stand before a place of one text: looked for once, asked often."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}

    def count(self, mark: str, at: int) -> int:
        """Return how often a mark stands before a place."""
        if mark not in self._places:
            found = re.finditer(re.escape(mark), self._text)
            self._places[mark] = [match.start() for match in found]
        return bisect_left(self._places[mark], at)


def is_apostrophe(text: str, at: int, marks: MarksBefore) -> bool:
    """Return whether ’ or ' is no quotation mark: in a foreign word, or before a short year."""
    before, after = around(text, at, at + 1)
    if text[at] not in "’'":
        return False
    if (before + after).isascii() and before.isalpha() and after.isalpha():
        return True
    if _SHORT_YEAR.match(text, at + 1) is None:
        return False
    return marks.count("‘", at) <= marks.count("’", at) and marks.count("'", at) % 2 == 0
