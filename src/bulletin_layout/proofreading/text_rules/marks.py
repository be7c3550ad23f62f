"""Marks by themselves: half-width, doubled or misplaced ones, ellipses, dashes (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.messages import Message
from bulletin_layout.proofreading.model import DOCUMENT_NUMBER, Slip, around, is_chinese

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
            message = "a half-width mark beside Han"
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


_DOUBLED = re.compile(r"([，。、；：])\1+|[，、；：][，。、；：]|。[，、；：]|[！？]。")


def doubled(text: str) -> Iterator[Slip]:
    """Find marks that follow one another and cannot."""
    for match in _DOUBLED.finditer(text):
        same = len(set(match[0])) == 1
        text_ = match[0][0] if same and match[0] != "。。。" else None
        yield Slip(
            match.start(), match.end(), Message("{found}: one mark too many", found=match[0]), text_
        )


_MISPLACED = (
    (re.compile(r"^[，。、；：？！]"), "a mark begins the paragraph"),
    (re.compile(r"(?<=[“‘（《〈])[，。、；：]"), "a mark follows an opening one"),
    (re.compile(r"[，、；：](?=[）》〉])"), "a mark stands before a closing one"),
    (re.compile(r"(?<=[。！？][”’])。|(?<=。）)。"), "a full stop too many"),
    (re.compile("、(?=等(?![级待额候距同价量]))"), "a mark stands before 等"),
)


def misplaced(text: str) -> Iterator[Slip]:
    """Find marks where none may stand (GB/T 15834-2011 5.1), and full stops said twice."""
    for pattern, message in _MISPLACED:
        for match in pattern.finditer(text):
            yield Slip(match.start(), match.end(), message, "")


_ELLIPSIS = re.compile(r"(?<!…)…(?!…)|\.{3,}|。{3,}")
_DASH = re.compile("(?<![A-Za-z0-9-])--+(?![A-Za-z0-9-])|－－+|──+|――+|ーー+|———+")


def ellipsis(text: str) -> Iterator[Slip]:
    """Find ellipses that are not six dots (GB/T 15834-2011 4.11)."""
    for match in _ELLIPSIS.finditer(text):
        if match[0] != "…" or any(map(is_chinese, around(text, match.start(), match.end()))):
            yield Slip(match.start(), match.end(), "an ellipsis is ……", "……", certain=True)


def dash(text: str) -> Iterator[Slip]:
    """Find dashes made of hyphens and the like (GB/T 15834-2011 4.10)."""
    for match in _DASH.finditer(text):
        if not any(map(is_chinese, around(text, match.start(), match.end()))):
            continue
        yield Slip(match.start(), match.end(), "a dash is ——", "——", certain=True)
