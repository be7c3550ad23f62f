"""Days on which no office works: 全国年节及纪念日放假办法, as each year had it.

Only the days of the regulation itself: the bridges to a weekend and the weekends worked for them
are decided anew every autumn, and such days are not judged. Those that move are known of the years
in the table.
"""

from __future__ import annotations

import datetime
from functools import cache

# The regulation of 1999 has 春节 from 初一 to 初三, 五一 of three days, no others that move; that
# of 2007 除夕 to 初二, and 清明, 端午, 中秋; from 2014 on 初一 to 初三; from 2025 on 除夕 to 初三
# and two days of 五一.
_TRADITIONAL = 2008
_EVE, _NO_EVE, _EVE_AGAIN = 2008, 2014, 2025
_DAY = datetime.timedelta(1)

# By year: 春节 (正月初一), 清明, 端午, 中秋, each as month and day, by the calendar of
# GB/T 33661-2017; three programs that reckon it by themselves agree.
_MOVING = """
    2000 0205 0404 0606 0912
    2001 0124 0405 0625 1001
    2002 0212 0405 0615 0921
    2003 0201 0405 0604 0911
    2004 0122 0404 0622 0928
    2005 0209 0405 0611 0918
    2006 0129 0405 0531 1006
    2007 0218 0405 0619 0925
    2008 0207 0404 0608 0914
    2009 0126 0404 0528 1003
    2010 0214 0405 0616 0922
    2011 0203 0405 0606 0912
    2012 0123 0404 0623 0930
    2013 0210 0404 0612 0919
    2014 0131 0405 0602 0908
    2015 0219 0405 0620 0927
    2016 0208 0404 0609 0915
    2017 0128 0404 0530 1004
    2018 0216 0405 0618 0924
    2019 0205 0405 0607 0913
    2020 0125 0404 0625 1001
    2021 0212 0404 0614 0921
    2022 0201 0405 0603 0910
    2023 0122 0405 0622 0929
    2024 0210 0404 0610 0917
    2025 0129 0404 0531 1006
    2026 0217 0405 0619 0925
    2027 0206 0405 0609 0915
    2028 0126 0404 0528 1003
    2029 0213 0404 0616 0922
    2030 0203 0405 0605 0912
    2031 0123 0405 0624 1001
    2032 0211 0404 0612 0919
    2033 0131 0404 0601 0908
    2034 0219 0405 0620 0927
    2035 0208 0405 0610 0916
    2036 0128 0404 0530 1004
    2037 0215 0404 0618 0924
    2038 0204 0405 0607 0913
    2039 0124 0405 0527 1002
    2040 0212 0404 0614 0920
    2041 0201 0404 0603 0910
    2042 0122 0404 0622 0928
    2043 0210 0405 0611 0917
    2044 0130 0404 0531 1005
    2045 0217 0404 0619 0925
    2046 0206 0404 0608 0915
    2047 0126 0405 0529 1004
    2048 0214 0404 0615 0922
    2049 0202 0404 0604 0911
    2050 0123 0404 0623 0930
"""


@cache
def _moving() -> dict[int, list[tuple[int, int]]]:
    rows = (line.split() for line in _MOVING.split("\n") if line)
    return {int(year): [(int(d[:2]), int(d[2:])) for d in days] for year, *days in rows}


@cache
def _holidays(year: int) -> dict[datetime.date, str]:
    """Return the days off of a year with their names; those that move if they are in the table."""
    labour = (1, 2) if year >= _EVE_AGAIN else (1,)
    fixed = {
        "元旦": [(1, 1)],
        "劳动节": [(5, day) for day in ((1, 2, 3) if year < _TRADITIONAL else labour)],
        "国庆节": [(10, day) for day in (1, 2, 3)],
    }
    days = {datetime.date(year, *day): name for name, days in fixed.items() for day in days}
    return _moving_holidays(year) | days if year in _moving() else days


def _moving_holidays(year: int) -> dict[datetime.date, str]:
    new_year, *others = (datetime.date(year, month, day) for month, day in _moving()[year])
    first = 0 if year >= _EVE_AGAIN or _EVE <= year < _NO_EVE else 1
    last = 2 if _EVE <= year < _NO_EVE else 3
    days = {new_year + (n - 1) * _DAY: "春节" for n in range(first, last + 1)}
    if year < _TRADITIONAL:
        return days
    return days | dict(zip(others, ("清明节", "端午节", "中秋节"), strict=True))


def holiday(date: datetime.date) -> str:
    """Return the name of the holiday that a day is, empty if it is none."""
    return _holidays(date.year).get(date, "")
