"""Numbers: ranges, dates that do not exist, short years, mixed numerals (GB/T 15835)."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from bulletin_layout.proofreading.characters import MarksBefore, covered, is_apostrophe
from bulletin_layout.proofreading.model import (
    FIXED,
    HINT,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)
from bulletin_layout.typography.numerals import HAN_DIGITS, number_of

_UNIT = (
    "(?:月|日|年|人|个|家|点|时|岁|次|名|件|元|天|周|公里|千米|米|厘米|毫米|亩|公顷|平方米|户|分|秒|小时|条|公斤"
    "|千克|吨|辆|倍|批|期|页|章|节|级|楼|号|季度|项|场|处|届|份|℃)"
)
_RANGE = re.compile(
    rf"(?<=\d)[-~–－](?=\d+(?:\.\d+)?{_UNIT})"  # 3-5日
    r"|(?<=[年月日时点])[-~–－](?=\d)"  # 3月1日-5日
    r"|(?<=\d:\d\d)[-~–－](?=\d\d?:\d\d)"  # 9:00-17:00
    r"|(?<=\d)[~–－](?=\d)"
    r"|(?<=\d[%％‰℃])[-~–－](?=\d)"  # 5%-10%
    r"|(?<=[（(]\d{4})-(?=\d{4}[）)])"  # （2024-2027）
    r"|(?<=\d日)——(?=\d{1,2}日)|(?<=\d[%％])——(?=\d++(?:\.\d++)?[%％])"  # 11月20日——25日
    r"|(?<=[周期][一二三四五六日天])[-~–－](?=周|星期)"  # 周一-周五
)
_NUMBER = r"\d+(?:\.\d+)?"
_RANGE_UNIT = re.compile(rf"(?<![\d.])({_NUMBER})([-~–－—～])({_NUMBER})([%‰万亿])(?![-~–－—～])")


@text_rule(
    "full-width",
    WARNING,
    source="GB/T 15835-2011 5.1.7",
    description=Bilingual("full-width digits or letters", "全角数字、字母"),
    wrong="共１２家",
    right="共12家",
    fixes=FIXED,
)
def full_width_digits(text: str) -> Iterator[Slip]:
    """Find full-width digits and letters (GB/T 15835-2011 5.1.7)."""
    for match in re.finditer("(?<![二一○〇])[０-９Ａ-Ｚａ-ｚ％]+", text):
        plain = "".join(chr(ord(c) - 0xFEE0) for c in match[0])
        yield Slip(
            match.start(),
            match.end(),
            Bilingual("full-width digits or letters", "全角数字或字母"),
            plain,
            certain=True,
        )


# O2O and H2O are words; what follows tells that 1O is a number.
_LETTER = re.compile(
    r"(?<![A-Za-z\d])\d+(?P<digit>[OoＯ])(?=\d|[家个人名年月日期件次万亿元条户])"
    r"|(?<=[一二三四五六七八九〇])(?P<han>[OoＯ0])(?=[一二三四五六七八九〇年])"
)


_ONE = re.compile(
    r"(?<![A-Za-z\d.])[lI](?=\d+[家个人名年月日期件次万亿元条户处])|(?<=\d)[lI](?=[家个人名年月日件次万亿元条户处])"
)


@text_rule(
    "letter-for-one",
    WARNING,
    source="GB/T 15835-2011",
    description=Bilingual("the letter l or I in a number", "数字里写成字母 l、I 的一"),
    wrong="共l2家",
    right="共12家",
    fixes=FIXED,
)
def letter_for_one(text: str) -> Iterator[Slip]:
    """Find the letter l or I where a number has 1."""
    for match in _ONE.finditer(text):
        yield Slip(
            *match.span(), Bilingual("this is a letter, not 1", "这里应是“1”"), "1", certain=True
        )


@text_rule(
    "letter-for-nought",
    WARNING,
    source="GB/T 15835-2011",
    description=Bilingual("the letter O in a number", "数字里写成字母 O 的零"),
    wrong="共1O家",
    right="共10家",
    fixes=FIXED,
)
def letter_for_nought(text: str) -> Iterator[Slip]:
    """Find the letter O, or the digit 0, where a number has 0 or 〇."""
    for match in _LETTER.finditer(text):
        kind, right = ("digit", "0") if match["digit"] else ("han", "〇")
        message = Bilingual(
            "this is a letter or digit, not {right}", "这里应是“{right}”", right=right
        )
        yield Slip(*match.span(kind), message, right, certain=True)


@text_rule(
    "range",
    HINT,
    source=Bilingual(
        "GB/T 15835-2011 5.1; GB/T 15834-2011 4.13", "GB/T 15835-2011 5.1；GB/T 15834-2011 4.13"
    ),
    description=Bilingual("a range of numbers with -, ~ or ——", "用 -、~ 或 —— 写的数值范围"),
    wrong="3-5日",
    right="3—5日",
    fixes=NOT_FIXED,
)
def range_(text: str) -> Iterator[Slip]:
    """Find ranges with a mark other than — and ～ (GB/T 15834-2011 4.13)."""
    taken = covered(text, _RANGE_UNIT.finditer(text))
    for match in _RANGE.finditer(text):
        if not taken[match.start()] and not _is_address(text, match.start(), match.end()):
            message = Bilingual("a range of numbers is written with — or ～", "数值范围用“—”或“～”")
            yield Slip(match.start(), match.end(), message, "—")


_STREET = re.compile(r"[路街弄巷村里坊区组幢栋座楼号]\d{1,5}\Z")
_HOUSE = re.compile(r"\d{1,5}(?:号|室|幢|栋|弄|单元)")


def _is_address(text: str, start: int, end: int) -> bool:
    """Return whether a hyphen parts the numbers of a house and of a flat: 118弄2-3号."""
    before = text[max(0, start - 6) : start]
    return _STREET.search(before) is not None and _HOUSE.match(text, end) is not None


@text_rule(
    "range-unit",
    HINT,
    source="GB/T 15835-2011 5.1.3",
    description=Bilingual(
        "a range whose first number lacks its %, ‰, 万 or 亿", "前一数值缺 %、‰、万、亿 的数值范围"
    ),
    wrong="5-10%",
    right="5%—10%",
    fixes=NOT_FIXED,
)
def range_unit(text: str) -> Iterator[Slip]:
    """Find ranges whose first number lacks %, 万 or 亿 (GB/T 15835-2011 5.1.3)."""
    for match in _RANGE_UNIT.finditer(text):
        first, joint, last, unit = match.groups()
        joint = joint if joint in "—～" else "—"
        message = Bilingual(
            "{first} lacks its {unit}, and may be read without it",
            "“{first}”缺“{unit}”，可能误读",
            first=first,
            unit=unit,
        )
        yield Slip(match.start(), match.end(), message, f"{first}{unit}{joint}{last}{unit}")


_DATE = re.compile(
    r"(?:(?<!\d)(?P<year>\d{4})年)?(?<![\d.第])(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"(?:[（(]?(?:星期|周)(?P<weekday>[一二三四五六日天])[）)]?)?"
)
_WEEKDAYS = "一二三四五六日"
# 9:75 may be a score or a ratio; after these words it is a time.
_TIME = re.compile(
    r"(?:(?<=[午晚晨日于至])|(?<=早上)|(?<=晚上))(\d{1,2})[:：](\d\d)(?!\d|[:：])"
    r"|(?<!\d)(\d{1,2})[时点](\d{1,2})分(?!之)"
)


@text_rule(
    "date",
    WARNING,
    source=Bilingual("the calendar", "日历"),
    description=Bilingual(
        "a date or time that does not exist; a day of the week that is not the full date’s",
        "不存在的日期、时刻；与年月日不符的星期",
    ),
    wrong="2月30日召开",
    fixes=NOT_FIXED,
)
def date(text: str) -> Iterator[Slip]:
    """Find days and times that do not exist, and a day of the week that is another's."""
    for match in _DATE.finditer(text):
        if wrong := _what_is_wrong(match):
            yield Slip(
                match.start(),
                match.end(),
                wrong,
                None,
                False,
                Bilingual("Check the date.", "请核对日期。"),
            )
    for match in _TIME.finditer(text):
        hour, minute = (int(n) for n in match.groups() if n is not None)
        if minute > 59 or hour > 24 or (hour == 24 and minute):
            yield Slip(
                match.start(),
                match.end(),
                Bilingual("there is no such time", "没有这个时刻"),
                None,
                False,
            )


def _what_is_wrong(match: re.Match[str]) -> str:
    month, day = int(match["month"]), int(match["day"] or 1)
    year = int(match["year"] or 2000)  # 29 February may be, unless the year says no
    if not 1 <= month <= 12:
        return Bilingual("there is no such month", "没有这个月")
    if year < 1 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return Bilingual("there is no such day", "没有这一天")
    if match["year"] and match["day"] and match["weekday"]:
        right = _WEEKDAYS[datetime.date(year, month, day).weekday()]
        if match["weekday"].replace("天", "日") != right:
            return Bilingual("that day is 星期{right}", "那天是星期{right}", right=right)
    return ""


_SHORT_YEAR = re.compile(
    r"[’']\d{2}年(?!代)|(?<![\d第近满约超过每前后再历经龄.—～-])\d{2}年"
    r"(?=\d{1,2}月\d{1,2}日|[底初末]|上半年|下半年|全年|[一二三四]季度)"
)
# Of two digits: 2000 to 2050, or the century before.
_YOUNGEST = 50


@text_rule(
    "short-year",
    WARNING,
    source="GB/T 15835-2011 5.1.4",
    description=Bilingual(
        "a year of two digits before month and day, or after ’", "月日之前或 ’ 之后只写两位数的年份"
    ),
    wrong="25年1月3日",
    right="2025年1月3日",
    fixes=NOT_FIXED,
)
def short_year(text: str) -> Iterator[Slip]:
    """Find years of two digits that are years for sure (GB/T 15835-2011 5.1.4)."""
    marks = MarksBefore(text)
    for match in _SHORT_YEAR.finditer(text):
        if not match[0][0].isdigit() and not is_apostrophe(text, match.start(), marks):
            continue
        message = Bilingual("a year is written with four digits", "年份写四位数")
        short = match[0].lstrip("’'")
        century = "20" if int(short[:2]) <= _YOUNGEST else "19"
        yield Slip(match.start(), match.end(), message, century + short)


_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_MIXED = re.compile(
    rf"(?P<month>{_HAN_NUMBER})月(?=\d{{1,2}}日)"
    rf"|(?<=\d月)(?P<day>{_HAN_NUMBER})日"
    rf"|(?<=\d{{4}}年)(?P<month_after>{_HAN_NUMBER})月(?!份?[旬以])"
    r"|(?<![〇零一二三四五六七八九])(?P<year>[一二][〇零一二三四五六七八九]{3})年(?=\d{1,2}月)"
    r"|[一二三四五六七八九]?十\d(?=[月日年个人名件家次项])"
    r"|(?<!\d)[1-9]十(?=[月日年个人名件家次项一二三四五六七八九])"
    r"|(?<!\d)[1-9][百千][零〇一二三四五六七八九\d][十百\d]?"
    r"|\d[万亿][1-9一二三四五六七八九]\d{0,3}[千万]"
    r"|百分之\d+(?:\.\d+)?|一九[〇零一二三四五六七八九]?\d{1,2}年"
)


@text_rule(
    "numerals",
    WARNING,
    source=Bilingual("GB/T 15835-2011 4.3, 5.3", "GB/T 15835-2011 4.3、5.3"),
    description=Bilingual(
        "Han numerals and digits in one number or date",
        "一个数、一个日期里汉字数字与阿拉伯数字混用",
    ),
    wrong="三月5日",
    right="3月5日",
    fixes=NOT_FIXED,
)
def numerals(text: str) -> Iterator[Slip]:
    """Find numbers and dates written half in 汉字, half in digits."""
    for match in _MIXED.finditer(text):
        message = Bilingual(
            "汉字 and digits are mixed in one number or date", "一个数或日期里混用汉字和数字"
        )
        yield Slip(match.start(), match.end(), message, _in_digits(match))


def _in_digits(match: re.Match[str]) -> str | None:
    for name in ("month", "day", "month_after"):
        if match[name]:
            number = number_of(match[name])
            return f"{number}{match[0][-1]}" if number is not None else None
    if match["year"]:
        return "".join(str(HAN_DIGITS[c]) for c in match["year"]) + "年"
    return None
