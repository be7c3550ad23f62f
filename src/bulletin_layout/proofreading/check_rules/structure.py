"""Marks that do not fit the sentence around them (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

# 会议强调、要抓好: what was said follows; 、但是: a clause does. Not 、但丁.
_SAID = "强调|指出|要求|认为|表示|提出|明确|决定|希望|号召"
_THEN = "要(?!素|闻|件|点|塞|害|求)|必须|务必|应当|今年|我们|各单位|各部门|全市|各级"
_CLAUSE = (
    "但是|但要|但也|但在|但仍|但由于|而且|并且|因此|因而|所以|从而|以便"
    "|然而|否则|不过|于是|尽管|虽然"
)
_COMMA = re.compile(f"(?<=[出调求为示确定望召])、(?={_THEN})|、(?={_CLAUSE})")
_SAYING = re.compile(f"(?:{_SAID})$")


@text_rule(
    "enumeration-comma",
    HINT,
    source="GB/T 15834-2011 4.4, 4.5",
    description=Bilingual("、 where a clause follows", "分句之前误用的顿号"),
    wrong="会议强调、要抓好落实。",
    right="会议强调，要抓好落实。",
    fixes=NOT_FIXED,
)
def enumeration_comma(text: str) -> Iterator[Slip]:
    """Find 顿号 before what is no item of a list but a clause (GB/T 15834-2011 4.5.1)."""
    for match in _COMMA.finditer(text):
        at = match.start()
        if re.match(_CLAUSE, text[at + 1 : at + 5]) or _SAYING.search(text[max(0, at - 2) : at]):
            message = Bilingual("a clause follows, not an item", "后面是分句，不是并列词语")
            yield Slip(at, at + 1, message, "，")


_BEFORE_AND = re.compile(
    "(?<=[\u4e00-\u9fff”》）])、(?:(?=和(?![平谐睦解美气善田县硕顺泰悦盛风服记弦约合议声林衷暖缓蔼熙]))|(?=以及))"
)


@text_rule(
    "comma-before-and",
    HINT,
    source="GB/T 15834-2011 4.5.3.1",
    description=Bilingual("、 before 和 or 以及", "“和”“以及”之前的顿号"),
    wrong="快递员、骑手、和志愿者",
    right="快递员、骑手和志愿者",
    fixes=NOT_FIXED,
)
def comma_before_and(text: str) -> Iterator[Slip]:
    """Find 顿号 before the last item of a list, which 和 already joins."""
    for match in _BEFORE_AND.finditer(text):
        message = Bilingual("和 joins already; no 、 stands before it", "已有连词，不加顿号")
        yield Slip(match.start(), match.end(), message, "，" if text[match.end()] == "以" else "")


_DOUBLED_BRACKET = re.compile(r"（（|））|《《|》》|〔〔|〕〕|【【|】】|““|””")


@text_rule(
    "doubled-bracket",
    WARNING,
    source="GB/T 15834-2011 4.9.3",
    description=Bilingual(
        "the same bracket, quote or title mark twice", "连写两个的同形括号、引号、书名号"
    ),
    wrong="会议（（扩大））召开",
    right="会议（扩大）召开",
    fixes=NOT_FIXED,
)
def doubled_bracket(text: str) -> Iterator[Slip]:
    """Find brackets that open twice and close twice at once."""
    found = list(_DOUBLED_BRACKET.finditer(text))
    opened = {match[0][0] for match in found if match[0][0] in "（《〔【“"}
    for match in found:
        # （…（…）） is nested, and closes two; without （（ there is nothing doubled.
        if match[0][0] in opened or match[0][0] in {_CLOSE[mark] for mark in opened}:
            message = Bilingual("the mark stands twice", "标点重复")
            yield Slip(match.start(), match.end(), message, match[0][0])


_CLOSE = {"（": "）", "《": "》", "〔": "〕", "【": "】", "“": "”"}
