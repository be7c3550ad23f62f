"""Lengths: points, millimetres, 字号 and 字.

In: what a stylesheet says (`"16pt"`, `"25.4mm"`, `"三号"`, `"2字"`).
Out: a Length, which is so many points where 字 has a size. A bare number is refused: a length
without a unit is a guess.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bulletin_layout.immutable import immutable

POINTS_PER_MM = 72 / 25.4

# The em box of every face, whatever its own tables say: 0.88 em above the baseline, 0.12 below.
# Measured on the bundled faces; it is what level lines of mixed faces need.
ASCENT = 0.88
DESCENT = 0.12

# 字号 and their sizes in points, as Word resolves them.
SIZE_NAMES: dict[str, float] = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
}

_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)\s*(pt|mm|cm|in|字|em)", re.ASCII)
_POINTS_PER_UNIT = {"pt": 1.0, "mm": POINTS_PER_MM, "cm": 10 * POINTS_PER_MM, "in": 72.0}


@immutable
class Length:
    """A length as it is written: an amount of a unit (pt, mm, cm, in, 字 or em)."""

    amount: float
    unit: str = "pt"

    def points(self, em: float) -> float:
        """Return the length in points; `em` is the size in points that 字 and em count."""
        if self.unit in ("字", "em"):
            return self.amount * em
        return self.amount * _POINTS_PER_UNIT[self.unit]

    def __str__(self) -> str:
        return f"{self.amount:g}{self.unit}"


@lru_cache(256)
def parse_length(text: str) -> Length:
    """Return the length that `text` names.

    Raises ValueError, with advice in its message, if it names none.
    """
    named = SIZE_NAMES.get(text.strip())
    if named is not None:
        return Length(named)
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise ValueError("Write a number with its unit (16pt, 25.4mm, 2字) or a 字号 such as 三号.")
    return Length(float(match[1]), match[2])
