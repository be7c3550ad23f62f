"""What a rule of 校对 is, what a slip is, and how the finders look at characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bulletin_layout.diagnostics import Severity

HAN = "\u4e00-\u9fff〇"
CHINESE = f"[{HAN}，。、；：？！“”‘’（）《》〈〉【】〔〕…—·]"
_SHORT_YEAR = re.compile(r"\d\d年")
# 国发〔2021〕5号, with brackets of any kind; what stands before it tells it from a law case.
DOCUMENT_NUMBER = re.compile(
    r"(?<=[发办函字令])(?:\((\d{4})\)|（(\d{4})）|\[(\d{4})\]|［(\d{4})］|【(\d{4})】|﹝(\d{4})﹞)(?=第?\d+号)"
)
PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕"}
CLOSERS = {close: open_ for open_, close in PAIRS.items()}


class Slip(NamedTuple):
    """A slip: its range in the text, what is wrong, what to write, and whether that is certain."""

    start: int
    end: int
    message: str
    text: str | None = None
    certain: bool = False
    advice: str = ""


Finder = Callable[[str], Iterator[Slip]]


def in_no_text(_text: str) -> Iterator[Slip]:
    """Find nothing: what one text does not show, the reader or the desk finds."""
    return iter(())


class Rule(NamedTuple):
    """A rule: its name (for switching it off), its weight, where it comes from, what finds slips.

    `always`: told whenever an issue is read, not only when it is checked.
    """

    name: str
    severity: Severity
    source: str
    find: Finder = in_no_text
    always: bool = False


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the characters before and after a range, empty at the text's ends."""
    return text[max(0, start - 1) : start], text[end : end + 1]


def is_chinese(character: str) -> bool:
    """Return whether a character is 汉字 or a Chinese mark."""
    return bool(character) and re.fullmatch(CHINESE, character) is not None


def is_apostrophe(text: str, at: int) -> bool:
    """Return whether ’ or ' is no quotation mark: in a foreign word, or before a short year."""
    before, after = around(text, at, at + 1)
    if text[at] not in "’'":
        return False
    if (before + after).isascii() and before.isalpha() and after.isalpha():
        return True
    closes = text.count("‘", 0, at) > text.count("’", 0, at) or text.count("'", 0, at) % 2
    return not closes and _SHORT_YEAR.match(text, at + 1) is not None
