"""The ladder of heading numbers: 一、 （一） 1. （1） (GB/T 9704-2012 7.3.3)."""

from __future__ import annotations

HAN_COUNT = "[一二三四五六七八九十百]+"
# A pattern a level, from the outermost; its group is the number.
HEADING_NUMBERS: tuple[str, ...] = (
    rf"({HAN_COUNT})、",
    rf"[（(]({HAN_COUNT})[）)]",
    r"(\d{1,2})[.．](?!\d)",
    r"[（(](\d{1,2})[）)]",
)
