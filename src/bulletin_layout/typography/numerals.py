"""Numbers in 汉字: 十二 is 12."""

from __future__ import annotations

HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


def number_of(words: str) -> int | None:
    """Return a number below 100 that is written in 汉字, None for what is none."""
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return HAN_DIGITS.get(words)
    first = HAN_DIGITS.get(tens) if tens else 1
    last = HAN_DIGITS.get(ones) if ones else 0
    return None if first is None or last is None else first * 10 + last


def count_of(words: str) -> int:
    """Return what digits or 汉字 count, 两 among them; 0 for what is no number."""
    if words.isdecimal():
        return int(words)
    return 2 if words == "两" else number_of(words) or 0
