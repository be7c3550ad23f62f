"""Spaces: between 汉字, beside letters and digits, after marks, and those of other widths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.issue.slips.model import CHINESE, HAN, PAIRS, Slip, is_chinese
from bulletin_layout.wording import Said

_SPACE_HAN = re.compile(rf"(?<={CHINESE}) +(?={CHINESE})")
_SPACE_LATIN = re.compile(
    rf"(?<=[{HAN}]) +(?!and )(?=[A-Za-z0-9])|(?<! and)(?<=[A-Za-z0-9%]) +(?=[{HAN}])"
)
_AFTER_MARK = re.compile(r"(?<=[,;:.!?()\"]) +(?=[\u4e00-\u9fffA-Za-z0-9])")


def space_between_han(text: str) -> Iterator[Slip]:
    """Find spaces between 汉字 that divide neither a slogan nor a name."""
    for match in _SPACE_HAN.finditer(text):
        if _divides_a_slogan(text, match.start(), match.end()):
            continue
        meant = _inside_quotes(text, match.start()) or _spaces_a_name(text, match)
        advice = "Delete it unless it is meant; it is printed half a 字 wide."
        yield Slip(match.start(), match.end(), "a space between Han", "", not meant, advice)


def space_beside_latin(text: str) -> Iterator[Slip]:
    """Find spaces between 汉字 and letters or digits (CLREQ 3.2.4)."""
    for match in _SPACE_LATIN.finditer(text):
        message = "a space between Han and a letter or digit; the gap comes by itself"
        yield Slip(match.start(), match.end(), message, "", certain=True)


def space_after_mark(text: str) -> Iterator[Slip]:
    """Find spaces after half-width marks in Chinese text."""
    for match in _AFTER_MARK.finditer(text):
        before = text[max(0, match.start() - 2) : match.start() - 1]
        if is_chinese(before) or is_chinese(text[match.end() : match.end() + 1]):
            yield Slip(match.start(), match.end(), "a space after a mark", "", certain=True)


_FIXED_WIDTH = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]+")
_FULL_WIDTH = re.compile(rf"(?<={CHINESE})\u3000+(?={CHINESE})")
# 图1　…, 表2　…, 第三章　…: the space after such a number is a 字 wide by custom.
_NUMBERED = re.compile(r"(?:[图表注]|附件|附图|附表|第)[\d一二三四五六七八九十—、图表-]*[章节条]?$")


def space_of_odd_width(text: str) -> Iterator[Slip]:
    """Find no-break, thin and full-width spaces within Chinese text."""
    for match in _FIXED_WIDTH.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        meant = _inside_quotes(text, match.start()) or _spaces_a_name(text, match)
        keep = (before + after).isascii() or meant
        message: str = Said("the space U+{code:04X} is no ordinary one", code=ord(match[0][0]))
        advice = "Write an ordinary space." if keep else ""
        yield Slip(match.start(), match.end(), message, " " * keep, True, advice)
    for match in _FULL_WIDTH.finditer(text):
        if _NUMBERED.search(text, 0, match.start()) or _spaces_a_name(text, match):
            continue
        if not _divides_a_slogan(text, match.start(), match.end()):
            advice = "Delete it unless it is meant."
            message = "a full-width space between Han"
            yield Slip(match.start(), match.end(), message, "", False, advice)


def _divides_a_slogan(text: str, start: int, end: int) -> bool:
    """Return whether a space stands between two halves of the same length, as in a slogan."""
    before = re.split(r"[“”《》‘’]", text[:start])[-1]
    after = re.split(r"[“”《》‘’]", text[end:])[0]
    return 4 <= len(before) == len(after) <= 12


def _spaces_a_name(text: str, match: re.Match[str]) -> bool:
    """Return whether a space stands between two 字 alone, as in a name spread to three: 李 明."""
    before, after = text[: match.start()], text[match.end() :]
    return not is_chinese(before[-2:-1]) and not is_chinese(after[1:2])


def _inside_quotes(text: str, at: int) -> bool:
    """Return whether a place lies inside a quotation or a title mark."""
    before = text[:at]
    return (
        any(before.count(o) > before.count(PAIRS[o]) for o in "“《") or before.count('"') % 2 == 1
    )
