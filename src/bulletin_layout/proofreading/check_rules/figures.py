"""How figures are said: points, noughts, percentages, what is exact (GB/T 15835)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.model import (
    FIXED,
    HINT,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

_WIDE_POINT = re.compile(r"(?<=\d)．(?=\d)")
_SERIAL = re.compile(r"\d{1,2}．")


@text_rule(
    "wide-point",
    WARNING,
    source="GB/T 15835-2011 5.1.2",
    description=Bilingual("a full-width point in a number", "数里的全角小数点"),
    wrong="增长3．5%",
    right="增长3.5%",
    fixes=FIXED,
)
def wide_point(text: str) -> Iterator[Slip]:
    """Find full-width points within numbers; one after a paragraph's number may be its own."""
    serial = _SERIAL.match(text)
    for match in _WIDE_POINT.finditer(text):
        if serial is None or serial.end() != match.end():
            message = Bilingual("the point in a number is half-width", "小数点用半角")
            yield Slip(match.start(), match.end(), message, ".", certain=True)


_HAN_YEAR = re.compile("(?<![〇零一二三四五六七八九十])[一二][〇零一二三四五六七八九]{3}(?=年)")


@text_rule(
    "year-nought",
    WARNING,
    source="GB/T 15835-2011 5.2.5",
    description=Bilingual("零 in a year in Han numerals", "汉字年份里写成“零”的“〇”"),
    wrong="二零二六年工作要点",
    right="二〇二六年工作要点",
    fixes=FIXED,
)
def year_nought(text: str) -> Iterator[Slip]:
    """Find 零 in years: a number that names and does not count has 〇 (GB/T 15835-2011 5.2.5)."""
    for match in _HAN_YEAR.finditer(text):
        if "零" in match[0]:
            message = Bilingual("a year has 〇, not 零", "年份用“〇”，不用“零”")
            right = match[0].replace("零", "〇")
            yield Slip(match.start(), match.end(), message, right, certain=True)


_PERCENT = re.compile(r"(?<=\d)[%％](?=个?百分点)")


@text_rule(
    "percentage-point",
    WARNING,
    source=Bilingual("a point is no percentage", "百分点不带百分号"),
    description=Bilingual("% before 百分点", "百分点之前的百分号"),
    wrong="提高3.5%个百分点",
    right="提高3.5个百分点",
    fixes=NOT_FIXED,
)
def percentage_point(text: str) -> Iterator[Slip]:
    """Find % before 百分点, which says the same."""
    for match in _PERCENT.finditer(text):
        message = Bilingual("百分点 says it already", "与“百分点”重复")
        yield Slip(match.start(), match.end(), message, "")


_TIMES_LESS = re.compile(r"(?:减少|下降|降低|缩小|缩短)了?(?:近|约|超过)?\d++(?:\.\d++)?倍")


@text_rule(
    "times-less",
    HINT,
    source=Bilingual("what is less by once is nothing", "减少一倍即为零"),
    description=Bilingual("a decrease in times (倍)", "用“倍”说的减少"),
    wrong="投诉下降2倍",
    fixes=NOT_FIXED,
)
def times_less(text: str) -> Iterator[Slip]:
    """Find decreases told in 倍."""
    for match in _TIMES_LESS.finditer(text):
        message = Bilingual("a decrease is not told in 倍", "减少不用“倍”")
        advice = Bilingual("Write a percentage or 几分之几.", "请改用百分数或几分之几。")
        yield Slip(match.start(), match.end(), message, None, False, advice)


# Three digits, the last no 0: counted, not estimated. A decimal is seldom so.
_EXACT = re.compile(
    r"(?<![\d.,%第])(?P<number>\d{2,5}[1-9])(?P<thing>[人名家件个户次辆台处份项场篇条])(?P<about>左右|上下)"
)


@text_rule(
    "exact-about",
    HINT,
    source=Bilingual("what is counted is not about", "确数不加约数词"),
    description=Bilingual("左右 after an exact number", "确数之后的“左右”"),
    wrong="共有126人左右参加",
    right="共有126人参加",
    fixes=NOT_FIXED,
)
def exact_about(text: str) -> Iterator[Slip]:
    """Find 左右 after a number of persons or things that is counted to the last."""
    for match in _EXACT.finditer(text):
        message = Bilingual("{number} is exact", "“{number}”是确数", number=match["number"])
        yield Slip(*match.span("about"), message, "")


_SERIAL_BRACKETS = re.compile(r"\((\d{1,2})\)(?=[\u4e00-\u9fff“《])")


@text_rule(
    "serial-bracket",
    WARNING,
    source="GB/T 9704-2012 7.3.3",
    description=Bilingual("a paragraph’s number in half-width brackets", "段首序号的半角括号"),
    wrong="(1)加强领导",
    right="（1）加强领导",
    fixes=FIXED,
)
def serial_bracket(text: str) -> Iterator[Slip]:
    """Find half-width brackets round the number that a paragraph begins with."""
    if match := _SERIAL_BRACKETS.match(text):
        message = Bilingual("the number stands in full-width brackets", "序号用全角括号")
        for at, mark in ((match.start(), "（"), (match.end() - 1, "）")):
            yield Slip(at, at + 1, message, mark, certain=True)
