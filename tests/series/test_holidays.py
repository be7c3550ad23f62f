"""Days off as the State Council's notices of the years have them."""

from __future__ import annotations

import datetime

import pytest

from bulletin_layout.series.checks.holidays import holiday

# From the regulation and the yearly notices, looked up one by one.
DAYS_OFF = """
2026-01-01 元旦 2026-02-16 春节 2026-02-17 春节 2026-02-19 春节 2026-04-05 清明节
2026-05-02 劳动节 2026-06-19 端午节 2026-09-25 中秋节 2026-10-03 国庆节 2025-01-28 春节
2025-01-31 春节 2025-05-31 端午节 2024-02-10 春节 2024-02-12 春节 2024-04-04 清明节
2024-09-17 中秋节 2019-02-05 春节 2019-06-07 端午节 2013-02-09 春节 2013-02-11 春节
2008-09-14 中秋节 2007-05-03 劳动节 2007-02-20 春节 1999-10-01 国庆节 2051-10-01 国庆节
"""
WORKED_OR_BRIDGED = (
    "2026-02-15 2026-02-20 2026-05-03 2026-10-04 2026-02-14 2024-02-09 2024-05-02 2019-02-04 "
    "2013-02-12 2014-01-30 2007-02-17 2006-04-05 2007-09-25 2026-03-08 2051-02-11 1999-02-16"
)


def test_days_off_are_named() -> None:
    words = DAYS_OFF.split()
    told = dict(zip(words[::2], words[1::2], strict=True))
    assert {day: holiday(datetime.date.fromisoformat(day)) for day in told} == told


@pytest.mark.parametrize("day", WORKED_OR_BRIDGED.split())
def test_others_are_not_judged(day: str) -> None:
    assert holiday(datetime.date.fromisoformat(day)) == ""
