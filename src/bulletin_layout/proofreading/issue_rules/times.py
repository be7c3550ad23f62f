"""Days of the week in an issue whose year is known; times with colons of two widths."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    WARNING,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)

_DAY = re.compile(
    r"(?<![\d年.])(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(]?(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_WEEKDAYS = "一二三四五六日"
_HALF_A_YEAR = 183


@issue_rule(
    "weekday",
    WARNING,
    source=Bilingual("the calendar of the issue’s year", "本期年份的日历"),
    description=Bilingual(
        "a day of the week that is not the date’s, in this year, the last or the next",
        "没写年份的日期，与今年、去年、明年的星期都不符",
    ),
    wrong="定于3月2日（星期五）召开座谈会。",
    fixes=NOT_FIXED,
)
def weekday(issue: IssueTexts) -> Iterator[Finding]:
    """Yield days of the week that fit a date neither near the issue's own nor a year from it."""
    own = issue.issue.editors.date
    for order, (path, text) in enumerate(issue.texts):
        for match in _DAY.finditer(text.value):
            days = [
                d for year in (own.year - 1, own.year, own.year + 1) if (d := _day(match, year))
            ]
            said = match["weekday"].replace("天", "日")
            near = [day for day in days if abs((day - own).days) <= _HALF_A_YEAR]
            if not near or said in {_WEEKDAYS[day.weekday()] for day in days}:
                continue
            message = Bilingual(
                "{day} is 星期{right}.",
                "{day}是星期{right}。",
                day=near[0].isoformat(),
                right=_WEEKDAYS[near[0].weekday()],
            )
            spot = Spot(path, text, match.start(), match.end(), order)
            yield Finding(spot, message, Bilingual("Check the date.", "请核对日期。"))


def _day(match: re.Match[str], year: int) -> datetime.date | None:
    try:
        return datetime.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None  # another rule tells of days that are none


_WIDE_TIME = re.compile(r"(?<![\d:：])(?:[01]?\d|2[0-3])(?P<colon>：)[0-5]\d(?![\d:：])")
_TIME = re.compile(r"(?<![\d:：])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:：])")


@issue_rule(
    "uneven-time",
    HINT,
    source="GB/T 15835-2011 5.1.5",
    description=Bilingual(
        "a time with a full-width colon, where the issue also writes 9:30",
        "用全角冒号的时刻，而本期别处写 9:30",
    ),
    wrong="9:30签到，10：00开会。",
    right="9:30签到，10:00开会。",
    fixes=NOT_FIXED,
)
def uneven_times(issue: IssueTexts) -> Iterator[Finding]:
    """Yield times with a full-width colon, where others have a half-width one."""
    if not any(_TIME.search(text.value) for _, text in issue.texts):
        return
    for order, (path, text) in enumerate(issue.texts):
        for match in _WIDE_TIME.finditer(text.value):
            spot = Spot(path, text, *match.span("colon"), order)
            message = Bilingual(
                "this time has a full-width colon, others a half-width one.",
                "此处时刻用全角冒号，别处用半角。",
            )
            yield Finding(spot, message, "", ":")
