"""Months, quarters and years: the first and the last day of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

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
            return
        end = datetime.date(after_year, after_month + 1, 1) - datetime.timedelta(days=1)
        yield Span(begin, end, _name(period, begin))
        year, month = after_year, after_month + 1


def _name(period: str, begin: datetime.date) -> str:
    if period == "year":
        return f"{begin.year}年"
    if period == "quarter":
        return f"{begin.year}年{'一二三四'[begin.month // 3]}季度"
    return f"{begin.year}年{begin.month}月"
