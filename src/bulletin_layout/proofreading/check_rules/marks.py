"""Doubled and misplaced marks, ellipses, dashes (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.characters import around, is_chinese
from bulletin_layout.proofreading.model import (
    FIXED,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

_DOUBLED = re.compile(r"([，。、；：])\1+|[，、；：][，。、；：]|。[，、；：]|[！？]。")


@text_rule(
    "doubled",
    WARNING,
    source="GB/T 15834-2011",
    description=Bilingual("one mark too many", "多余的标点"),
    wrong="会议强调，，要抓好落实",
    right="会议强调，要抓好落实",
    fixes=NOT_FIXED,
)
def doubled(text: str) -> Iterator[Slip]:
    """Find marks that follow one another and cannot."""
    for match in _DOUBLED.finditer(text):
        same = len(set(match[0])) == 1
        text_ = match[0][0] if same and match[0] != "。。。" else None
        yield Slip(
            match.start(),
            match.end(),
            Bilingual("{found}: one mark too many", "{found} 多了标点", found=match[0]),
            text_,
        )


_MISPLACED = (
    (re.compile(r"^[，。、；：？！]"), Bilingual("a mark begins the paragraph", "段首是标点")),
    (
        re.compile(r"(?<=[“‘（《〈])[，。、；：]"),
        Bilingual("a mark follows an opening one", "前引号、前括号之后是标点"),
    ),
    (
        re.compile(r"[，、；：](?=[）》〉])"),
        Bilingual("a mark stands before a closing one", "后括号之前是标点"),
    ),
    (
        re.compile(r"(?<=[。！？][”’])。|(?<=。）)。"),
        Bilingual("a full stop too many", "多一个句号"),
    ),
    (
        re.compile("、(?=等(?![级待额候距同价量]))"),
        Bilingual("a mark stands before 等", "“等”之前多了标点"),
    ),
)


@text_rule(
    "misplaced",
    WARNING,
    source="GB/T 15834-2011 5.1",
    description=Bilingual(
        "a mark that begins a paragraph, follows an opening mark or stands before a closing "
        "bracket; a full stop on both sides of a quote",
        "段首、前引号和前括号之后、后括号之前的点号；后引号内外都有的句号",
    ),
    wrong="，会议强调",
    right="会议强调",
    fixes=NOT_FIXED,
)
def misplaced(text: str) -> Iterator[Slip]:
    """Find marks where none may stand (GB/T 15834-2011 5.1), and full stops said twice."""
    for pattern, message in _MISPLACED:
        for match in pattern.finditer(text):
            yield Slip(match.start(), match.end(), message, "")


_ELLIPSIS = re.compile(r"(?<!…)…(?!…)|\.{3,}|。{3,}")
_DASH = re.compile("(?<![A-Za-z0-9-])--+(?![A-Za-z0-9-])|－－+|──+|――+|ーー+|———+")


@text_rule(
    "ellipsis",
    WARNING,
    source="GB/T 15834-2011 4.11",
    description=Bilingual("an ellipsis that is not ……", "不是“……”的省略号"),
    wrong="走访网点等...",
    right="走访网点等……",
    fixes=FIXED,
)
def ellipsis(text: str) -> Iterator[Slip]:
    """Find ellipses that are not six dots (GB/T 15834-2011 4.11)."""
    for match in _ELLIPSIS.finditer(text):
        if match[0] != "…" or any(map(is_chinese, around(text, match.start(), match.end()))):
            yield Slip(
                match.start(),
                match.end(),
                Bilingual("an ellipsis is ……", "省略号应为“……”"),
                "……",
                certain=True,
            )


@text_rule(
    "dash",
    WARNING,
    source="GB/T 15834-2011 4.10",
    description=Bilingual("a dash that is not ——", "不是“——”的破折号"),
    wrong="目标--落实",
    right="目标——落实",
    fixes=FIXED,
)
def dash(text: str) -> Iterator[Slip]:
    """Find dashes made of hyphens and the like (GB/T 15834-2011 4.10)."""
    for match in _DASH.finditer(text):
        if not any(map(is_chinese, around(text, match.start(), match.end()))):
            continue
        yield Slip(
            match.start(),
            match.end(),
            Bilingual("a dash is ——", "破折号应为“——”"),
            "——",
            certain=True,
        )
