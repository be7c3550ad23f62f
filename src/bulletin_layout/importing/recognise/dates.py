"""Dates and numbers as bulletins write them: 2025年3月6日, 二〇二五年三月六日, 第二十五期."""

from __future__ import annotations

import datetime
import re

HAN_DIGITS = "〇零○Ｏ0一二三四五六七八九"
_HAN = {c: n for n, c in zip((0, 0, 0, 0, 0, *range(1, 10)), HAN_DIGITS, strict=True)}
NUMBER = r"(?:\d{1,6}|[〇零一二三四五六七八九十百]{1,6})"
YEAR = rf"(?:\d{{4}}|[{HAN_DIGITS}]{{4}})"
DATE = re.compile(
    rf"(?P<y>{YEAR})\s*[年./-]\s*(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*[月./-]"
    r"\s*(?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?"
)
# The hour that a conference's bulletin went out.
HOUR = re.compile(r"(?<=日)\s*(?:上午|下午|晚)?\s*\d{1,2}\s*(?:时|点|[:：]\d\d)\s*\Z")


def value_of(written: str) -> int:
    """Return a number written in digits or Han: 12, 二〇二六, 二十五, 一百零三."""
    if written.isdecimal():
        return int(written)
    if not any(c in "十百" for c in written):
        return int("".join(c if c.isdecimal() else str(_HAN[c]) for c in written))
    hundreds, _, rest = written.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * (_HAN.get(hundreds[-1:], 1) if "百" in written else 0)
    value += 10 * (_HAN.get(tens[-1:], 1) if ten else 0)
    return value + (_HAN.get(ones[-1:], 0) if ones else 0)


def date_in(text: str) -> datetime.date | None:
    """Return the date that a line is, None if it is none or says no day."""
    match = DATE.fullmatch(HOUR.sub("", text.strip()))
    return None if match is None or match["d"] is None else date_of(match)


def date_of(match: re.Match[str]) -> datetime.date | None:
    """Return the date of a match of DATE that says a day, None if there is no such day."""
    try:
        return datetime.date(value_of(match["y"]), value_of(match["m"]), value_of(match["d"]))
    except ValueError:
        return None
