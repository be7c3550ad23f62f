"""How rules look at characters: what is Chinese, what pairs with what, what is an apostrophe."""

from __future__ import annotations

import re

HAN = "\u4e00-\u9fff〇"
CHINESE = f"[{HAN}，。、；：？！“”‘’（）《》〈〉【】〔〕…—·]"
_SHORT_YEAR = re.compile(r"\d\d年")
# 国发〔2021〕5号, with brackets of any kind; what stands before it tells it from a law case.
DOCUMENT_NUMBER = re.compile(
    r"(?<=[发办函字令])(?:\((\d{4})\)|（(\d{4})）|\[(\d{4})\]|［(\d{4})］|【(\d{4})】|﹝(\d{4})﹞)(?=第?\d+号)"
)
PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕"}
CLOSERS = {close: open_ for open_, close in PAIRS.items()}


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
