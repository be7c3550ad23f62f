"""Marks by themselves: half-width, doubled or misplaced ones, ellipses, dashes (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.issue.slips.model import HAN, Slip, around, is_chinese
from bulletin_layout.wording import Said

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
_HALF_WIDTH = re.compile(r"(?<!^\d)(?<!^\d\d)(?:[,;:!?()]|(?<!\.)\.(?!\.))")


def half_width(text: str) -> Iterator[Slip]:
    """Find half-width marks beside 汉字 (GB/T 15834-2011 5.1)."""
    brackets = _chinese_brackets(text)
    for match in _HALF_WIDTH.finditer(text):
        before, after = around(text, match.start(), match.end())
        mark = match[0]
        if mark in "()":
            paired = brackets.get(match.start())
            alone = paired is None and (is_chinese(before) or is_chinese(after))
            slip = bool(paired) or alone
        else:
            slip = is_chinese(after) or (
                is_chinese(before) and (mark != "." or not after.isdigit())
            )
            # 会议, 部署: what follows the space tells.
            slip = slip or (after == " " and is_chinese(text[match.end() + 1 : match.end() + 2]))
        if slip:
            # 图1.流程: what stands after a digit or letter may be no full stop.
            certain = match.start() in brackets if mark in "()" else True
            certain = certain and (mark != "." or is_chinese(before))
            message = "a half-width mark beside Han"
            yield Slip(match.start(), match.end(), message, _FULL_WIDTH[mark], certain)


def _chinese_brackets(text: str) -> dict[int, bool]:
    """Return where pairs of half-width brackets stand, and whether Han is beside them."""
    found: dict[int, bool] = {}
    for match in re.finditer(r"\([^()]*\)", text):
        beside = (*around(text, match.start(), match.end()), match[0][1], match[0][-2])
        chinese = any(map(is_chinese, beside))
        found |= {match.start(): chinese, match.end() - 1: chinese}
    return found


_DOUBLED = re.compile(r"([，。、；：])\1+|[，、；：][，。、；：]|。[，、；：]|[！？]。")


def doubled(text: str) -> Iterator[Slip]:
    """Find marks that follow one another and cannot."""
    for match in _DOUBLED.finditer(text):
        same = len(set(match[0])) == 1
        text_ = match[0][0] if same and match[0] != "。。。" else None
        yield Slip(
            match.start(), match.end(), Said("{found}: one mark too many", found=match[0]), text_
        )


_MISPLACED = (
    (re.compile(r"^[，。、；：？！]"), "a mark begins the paragraph"),
    (re.compile(r"(?<=[“‘（《〈])[，。、；：]"), "a mark follows an opening one"),
    (re.compile(r"[，、；：](?=[）》〉])"), "a mark stands before a closing one"),
    (re.compile(r"(?<=[。！？][”’])。|(?<=。）)。"), "a full stop too many"),
)


def misplaced(text: str) -> Iterator[Slip]:
    """Find marks where none may stand (GB/T 15834-2011 5.1), and full stops said twice."""
    for pattern, message in _MISPLACED:
        for match in pattern.finditer(text):
            yield Slip(match.start(), match.end(), message, "")


_ELLIPSIS = re.compile(r"(?<!…)…(?!…)|\.{3,}|。{3,}")
_DASH = re.compile(rf"(?<=[{HAN}”》）])(?:--+|－－+)(?=[{HAN}“《（])")


def ellipsis(text: str) -> Iterator[Slip]:
    """Find ellipses that are not six dots (GB/T 15834-2011 4.11)."""
    for match in _ELLIPSIS.finditer(text):
        if match[0] != "…" or any(map(is_chinese, around(text, match.start(), match.end()))):
            yield Slip(match.start(), match.end(), "an ellipsis is ……", "……", certain=True)


def dash(text: str) -> Iterator[Slip]:
    """Find dashes made of hyphens (GB/T 15834-2011 4.10)."""
    for match in _DASH.finditer(text):
        yield Slip(match.start(), match.end(), "a dash is ——", "——", certain=True)
