"""Half-width marks in Chinese text (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.characters import DOCUMENT_NUMBER, around, is_chinese
from bulletin_layout.proofreading.model import (
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

_FULL_WIDTH = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    ".": "。",
}
_HALF_WIDTH = re.compile(r"[,;:!?()]|(?<!\.)\.(?!\.)")
# No prose: addresses, names of files, formulae.
_ADDRESS = re.compile(
    r"[A-Za-z]+://[^\s，。；、（）“”《》]+|www\.[^\s，。；、（）“”《》]+|[\w.+-]+@[\w.-]+"
)
# 1. at the beginning, and 一. or 第一. which is told of by a rule of its own.
_SERIAL = re.compile(
    r"\d{1,2}[.,:;]|[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[.,]|第[一二三四五六七八九十\d]{1,3}[.,]"
)
_INITIAL = re.compile(r"(?<![A-Za-z])[A-Z]$")
_ENGLISH = re.compile(r"[A-Za-z]+ [A-Za-z]+ ?$")


@text_rule(
    "half-width",
    WARNING,
    source="GB/T 15834-2011 5.1",
    description=Bilingual("a half-width mark beside Han", "汉字旁的半角标点"),
    wrong="会议强调,要抓好落实",
    right="会议强调，要抓好落实",
    fixes=Bilingual("yes, a point only at a paragraph’s end", "是，半角句点只改段末的"),
)
def half_width(text: str) -> Iterator[Slip]:
    """Find half-width marks beside 汉字 (GB/T 15834-2011 5.1)."""
    brackets = _chinese_brackets(text)
    left_alone = [match.span() for match in _ADDRESS.finditer(text)]
    left_alone += [match.span() for match in DOCUMENT_NUMBER.finditer(text)]
    serial = _SERIAL.match(text)
    for match in _HALF_WIDTH.finditer(text):
        at, mark = match.start(), match[0]
        if any(start <= at < end for start, end in left_alone):
            continue
        if serial and serial.end() - 1 == at:
            continue
        certain = brackets.get(at) if mark in "()" else _is_slip(text, at, mark)
        if certain is not None:
            message = Bilingual("a half-width mark beside Han", "汉字旁的半角标点")
            yield Slip(at, at + 1, message, _FULL_WIDTH[mark], certain)


def _is_slip(text: str, at: int, mark: str) -> bool | None:
    """Return None for a mark that is right, else whether what is to be written is certain."""
    before, after = around(text, at, at + 1)
    # 会议, 部署: what follows the space tells.
    follows = text[at + 2 : at + 3] if after == " " else after
    if mark == "." and ((after.isascii() and after.isalnum()) or _INITIAL.search(text, 0, at)):
        return None  # 方案.docx, .NET; J.K.罗琳
    if not is_chinese(before) and not is_chinese(follows):
        return None
    if mark == ".":
        # Within a paragraph it may be 哈利·波特; after a digit or letter the point of 图1.流程.
        return is_chinese(before) and not follows
    return is_chinese(before) or _ENGLISH.search(text, 0, at) is None


def _chinese_brackets(text: str) -> dict[int, bool]:
    """Return where half-width brackets stand in Chinese text, and whether that is certain.

    A pair is Chinese if Han is in it, or before it: not P(A) or (1+i) in a sentence.
    """
    certain: dict[int, bool] = {}
    paired: set[int] = set()
    for match in re.finditer(r"\([^()]*\)", text):
        open_, close = match.start(), match.end() - 1
        paired |= {open_, close}
        before = text[:open_].rstrip()[-1:]
        if any(map(is_chinese, match[0])) or is_chinese(before):
            certain |= {open_: True, close: True}
    for match in re.finditer(r"[()]", text):
        lone = match.start() not in paired
        if lone and any(map(is_chinese, around(text, match.start(), match.end()))):
            certain[match.start()] = False
    return certain
