"""Months, quarters and years: the first and the last day of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from bulletin_layout.named_tuple import NamedTuple

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Span(NamedTuple):
    """Days from `first` to `last`, both included, and what they are called: 2026年3月."""

    first: datetime.date
    last: datetime.date
    name: str


def spans(period: str, first: datetime.date, last: datetime.date) -> Iterator[Span]:
    """Yield the months, quarters or years in which days from `first` to `last` lie, whole."""
    months = _MONTHS[period]
    year, month = first.year, (first.month - 1) // months * months + 1
    while (begin := datetime.date(year, month, 1)) <= last:
        after_year, after_month = divmod(year * 12 + month - 1 + months, 12)
        if after_year > datetime.MAXYEAR:
            yield Span(begin, datetime.date.max, _name(period, begin))
            return
        end = datetime.date(after_year, after_month + 1, 1) - datetime.timedelta(days=1)
        yield Span(begin, end, _name(period, begin))
        year, month = after_year, after_month + 1


def name_of(first: datetime.date, last: datetime.date) -> str:
    """Return what the days from `first` to `last` are called: 2026年一季度, 2026年3—5月."""
    for period in ("year", "quarter", "month"):
        span = next(spans(period, first, first))
        if (span.first, span.last) == (first, last):
            return span.name
    months = list(spans("month", first, last))
    whole = (months[0].first, months[-1].last) == (first, last)
    if whole and first.year == last.year:
        return f"{first.year}年{first.month}—{last.month}月"
    begin, end = (f"{day.year}年{day.month}月{day.day}日" for day in (first, last))
    return f"{begin}至{end}"


def _name(period: str, begin: datetime.date) -> str:
    if period == "year":
        return f"{begin.year}年"
    if period == "quarter":
        return f"{begin.year}年{'一二三四'[begin.month // 3]}季度"
    return f"{begin.year}年{begin.month}月"
