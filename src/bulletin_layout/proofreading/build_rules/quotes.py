"""Straight quotes in Chinese text (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.characters import around, holds_chinese, is_chinese
from bulletin_layout.proofreading.model import (
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)
from bulletin_layout.proofreading.quotations import quotes_pair_off


@text_rule(
    "straight-quote",
    WARNING,
    source="GB/T 15834-2011 4.8",
    description=Bilingual("a straight quote beside Han", "汉字旁的直引号"),
    wrong='开展"暖蜂"行动',
    right="开展“暖蜂”行动",
    fixes=Bilingual("yes, if they pair off", "是，须成对"),
)
def straight_quotes(text: str) -> Iterator[Slip]:
    """Find straight quotes in Chinese text (GB/T 15834-2011 4.8): both of a pair, or neither."""
    places = [m.start() for m in re.finditer('"', text)]
    if not places:
        return
    pairs = list(zip(places[::2], places[1::2], strict=False))
    certain = quotes_pair_off(text)
    lone = [(at,) for at in places[2 * len(pairs) :]]
    for pair in [*pairs, *lone]:
        beside = (c for at in pair for c in around(text, at, at + 1))
        if holds_chinese(text, pair[0] + 1, pair[-1]) or any(map(is_chinese, beside)):
            for at, mark in zip(pair, "“”", strict=False):
                yield Slip(
                    at,
                    at + 1,
                    Bilingual("a straight quote beside Han", "汉字旁的直引号"),
                    mark,
                    certain,
                )
