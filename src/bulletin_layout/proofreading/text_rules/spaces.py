"""Spaces: between 汉字, beside letters and digits, after marks, and those of other widths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.messages import Message
from bulletin_layout.proofreading.model import CHINESE, HAN, PAIRS, Slip, around, is_chinese
from bulletin_layout.proofreading.text_rules.pairs import quotes_pair_off

_SPACE_HAN = re.compile(rf"(?<={CHINESE}) +(?={CHINESE})")
_SPACE_LATIN = re.compile(
    rf"(?<=[{HAN}]) +(?!and )(?=[A-Za-z0-9])|(?<! and)(?<=[A-Za-z0-9%]) +(?=[{HAN}])"
)
_AFTER_MARK = re.compile(r"(?<=[,;:.!?()\"]) +(?=[\u4e00-\u9fffA-Za-z0-9])")


def space_between_han(text: str) -> Iterator[Slip]:
    """Find spaces between 汉字 that nobody means; inside a quotation one may be."""
    for match in _SPACE_HAN.finditer(text):
        if not _is_intentional(text, match):
            certain = not _inside_quotes(text, match.start())
            advice = "Delete it unless it is meant; it is printed half a 字 wide."
            yield Slip(match.start(), match.end(), "a space between Han", "", certain, advice)


def space_beside_latin(text: str) -> Iterator[Slip]:
    """Find spaces between 汉字 and letters or digits (CLREQ 3.2.4)."""
    for match in _SPACE_LATIN.finditer(text):
        if not _is_intentional(text, match):
            message = "a space between Han and a letter or digit; the gap comes by itself"
            yield Slip(match.start(), match.end(), message, "", certain=True)


def space_after_mark(text: str) -> Iterator[Slip]:
    """Find spaces after half-width marks in Chinese text."""
    for match in _AFTER_MARK.finditer(text):
        before = text[max(0, match.start() - 2) : match.start() - 1]
        if is_chinese(before) or is_chinese(text[match.end() : match.end() + 1]):
            certain = text[match.start() - 1] != '"' or quotes_pair_off(text)
            yield Slip(match.start(), match.end(), "a space after a mark", "", certain)


_FIXED_WIDTH = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]+")
_FULL_WIDTH = re.compile(rf"(?<=[{HAN}，。、；：])\u3000+(?=[{HAN}])")


def space_of_odd_width(text: str) -> Iterator[Slip]:
    """Find no-break, thin and full-width spaces within Chinese text."""
    for match in _FIXED_WIDTH.finditer(text):
        message = Message("the space U+{code:04X} is no ordinary one", code=ord(match[0][0]))
        before, after = around(text, match.start(), match.end())
        if before.isdigit() and after.isdigit():
            yield Slip(match.start(), match.end(), message, "")
            continue
        meant = _is_intentional(text, match)
        keep = (before + after).isascii() or meant or _inside_quotes(text, match.start())
        advice = "Write an ordinary space." if keep else ""
        yield Slip(match.start(), match.end(), message, " " * keep, True, advice)
    for match in _FULL_WIDTH.finditer(text):
        if not _is_intentional(text, match):
            between = "a full-width space between Han"
            advice = "Delete it unless it is meant."
            yield Slip(match.start(), match.end(), between, "", False, advice)


def _is_intentional(text: str, match: re.Match[str]) -> bool:
    from bulletin_layout.proofreading.text_rules.intentional_spaces import (
        is_intentional,  # 5 ms, where there is a space
    )

    return is_intentional(text, match.start(), match.end())


def _inside_quotes(text: str, at: int) -> bool:
    """Return whether a place lies inside a quotation or a title mark."""
    before = text[:at]
    return (
        any(before.count(o) > before.count(PAIRS[o]) for o in "“《") or before.count('"') % 2 == 1
    )
