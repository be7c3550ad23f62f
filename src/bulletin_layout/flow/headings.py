"""Headings told by their numbers, and run-ins set off inside a paragraph.

In: a paragraph's characters. Out: its level and how much of it is the heading; or the ranges
that are set off. Source: GB/T 9704-2012 7.3.3 (一、 （一） 1. （1）).
"""

from __future__ import annotations

import re

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.typography.ladder import HAN_COUNT, HEADING_NUMBERS

_LEVELS = tuple(map(re.compile, HEADING_NUMBERS))
_SENTENCE_END = LazyPattern(r"[。！？；][”’）》]*|：$")
_RUN_IN = LazyPattern(
    rf"(?:(?<=^)|(?<=[。；：，！？”]))({HAN_COUNT}是)([^。；：，！？]*[。；：，！？]?)"
)
_MOST_IN_HEADING = 40


class NumberedHeading(NamedTuple):
    """A heading's level from 1, and how many of the paragraph's characters it takes."""

    level: int
    end: int


def numbered_heading(text: str) -> NumberedHeading | None:
    """Return the heading that a paragraph is or begins with, None if it has no number.

    A paragraph without an end of sentence is a heading whole; else its first sentence is, run
    in before the text, unless that is the whole paragraph or too long for a heading.
    """
    for level, pattern in enumerate(_LEVELS, 1):
        number = pattern.match(text)
        if number is None or number.end() == len(text):
            continue
        end = _SENTENCE_END.search(text, number.end())
        if end is None:
            whole = len(text) <= 2 * _MOST_IN_HEADING
            return NumberedHeading(level, len(text)) if whole else None
        if end.end() < len(text) and end.end() <= _MOST_IN_HEADING and end[0][0] in "。！？":
            return NumberedHeading(level, end.end())
        return None
    return None


def run_ins(text: str, extent: str) -> list[tuple[int, int]]:
    """Return the ranges of 一是…二是… that are set off: the `number`, or its `clause` too.

    A single 一是 is an ordinary phrase: there must be a first and a second.
    """
    if extent == "none" or "一是" not in text or "二是" not in text:
        return []
    matches = list(_RUN_IN.finditer(text))
    if not {"一是", "二是"} <= {match[1] for match in matches}:
        return []
    return [(m.start(), m.end(1) if extent == "number" else m.end()) for m in matches]
