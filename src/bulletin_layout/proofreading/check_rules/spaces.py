"""Spaces beside letters and digits, after marks, and those of other widths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.messages.characters import unseen
from bulletin_layout.proofreading.characters import HAN, MarksBefore, around, is_chinese
from bulletin_layout.proofreading.intentional_spaces import IntentionalSpaces
from bulletin_layout.proofreading.model import (
    FIXED,
    HINT,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)
from bulletin_layout.proofreading.quotations import inside_quotes, quotes_pair_off

_SPACE_LATIN = LazyPattern(
    rf"(?<=[{HAN}]) +(?!and )(?=[A-Za-z0-9])|(?<! and)(?<=[A-Za-z0-9%]) +(?=[{HAN}])", " "
)
_AFTER_MARK = LazyPattern(r"(?<=[,;:.!?()\"]) +(?=[\u4e00-\u9fffA-Za-z0-9])", " ")


@text_rule(
    "space-latin",
    HINT,
    source=Bilingual("CLREQ 3.2.4: the gap is set", "CLREQ 3.2.4：间距由排版加"),
    description=Bilingual(
        "a space between Han and a letter or digit", "汉字与字母、数字之间的空格"
    ),
    wrong="共 10 个部门",
    right="共10个部门",
    fixes=FIXED,
)
def space_beside_latin(text: str) -> Iterator[Slip]:
    """Find spaces between 汉字 and letters or digits (CLREQ 3.2.4)."""
    intentional = IntentionalSpaces(text)
    for match in _SPACE_LATIN.finditer(text):
        if not intentional.holds(match.start(), match.end()):
            message = Bilingual(
                "a space between Han and a letter or digit; the gap comes by itself",
                "汉字与字母、数字之间的空格，间距会自动留出",
            )
            yield Slip(match.start(), match.end(), message, "", certain=True)


@text_rule(
    "space-mark",
    WARNING,
    source="GB/T 15834-2011 5.1",
    description=Bilingual(
        "a space after a half-width mark, near Han", "汉字附近半角标点之后的空格"
    ),
    wrong="1. 健全制度",
    right="1.健全制度",
    fixes=FIXED,
)
def space_after_mark(text: str) -> Iterator[Slip]:
    """Find spaces after half-width marks in Chinese text."""
    even, intentional = quotes_pair_off(text), IntentionalSpaces(text)
    for match in _AFTER_MARK.finditer(text):
        if intentional.is_after_dateline(match.start()):
            continue
        before = text[max(0, match.start() - 2) : match.start() - 1]
        if is_chinese(before) or is_chinese(text[match.end() : match.end() + 1]):
            certain = text[match.start() - 1] != '"' or even
            yield Slip(
                match.start(),
                match.end(),
                Bilingual("a space after a mark", "标点之后的空格"),
                "",
                certain,
            )


_FIXED_WIDTH = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]+")
_FULL_WIDTH = LazyPattern(rf"(?<=[{HAN}，。、；：])\u3000+(?=[{HAN}])", "\u3000")


@text_rule(
    "space-width",
    WARNING,
    source=Bilingual("printed as wide as it is", "照其宽度印出"),
    description=Bilingual(
        "a no-break or thin space; a full-width one between Han, but for one after a figure’s "
        "number",
        "不换行空格、窄空格；汉字之间的全角空格，图表编号之后的除外",
    ),
    wrong="会议\u00a0召开",
    right="会议召开",
    fixes=Bilingual("yes, but for full-width ones", "是，全角空格除外"),
)
def space_of_odd_width(text: str) -> Iterator[Slip]:
    """Find no-break, thin and full-width spaces within Chinese text."""
    intentional, marks = IntentionalSpaces(text), MarksBefore(text)
    for match in _FIXED_WIDTH.finditer(text):
        message = Bilingual(
            "the space {character} is no ordinary one",
            "{character}不是普通空格",
            character=unseen(match[0][0]),
        )
        before, after = around(text, match.start(), match.end())
        if before.isdigit() and after.isdigit():
            yield Slip(match.start(), match.end(), message, "")
            continue
        meant = intentional.holds(match.start(), match.end())
        keep = (before + after).isascii() or meant or inside_quotes(marks, match.start())
        advice = Bilingual("Write an ordinary space.", "请改为普通空格。") if keep else ""
        yield Slip(match.start(), match.end(), message, " " * keep, True, advice)
    for match in _FULL_WIDTH.finditer(text):
        if not intentional.holds(match.start(), match.end()):
            between = Bilingual("a full-width space between Han", "汉字之间的全角空格")
            advice = Bilingual("Delete it unless it is meant.", "若非有意，请删去。")
            yield Slip(match.start(), match.end(), between, "", False, advice)
