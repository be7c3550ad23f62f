"""Where a title may be broken by meaning: between phrases, and never inside the issue's words.

In: a title and the issue's text. Out: what a break before each character costs. Phrases come
from BudouX, a small well-kept segmenter; what it does not know, the issue itself tells: two
characters that nearly always stand together in it (快递, 党建) are a word.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

from bulletin_layout.rules import characters as ch

# A break inside a phrase costs this, in the unit of `text.titles`: a line is ragged by one 字.
_INSIDE_PHRASE = 30.0
# A break inside a word of the costs up to this.
_INSIDE_WORD = 60.0
# After these a break reads well; before those it does not. GB/T 9704 7.3.1: 词意完整.
_AFTER = "的和与暨及、，：；”》）"
_BEFORE = "的和与暨及"
_GOOD, _BAD = -3.0, 12.0


class Corpus:
    """How often characters, and pairs of them, stand in an issue."""

    def __init__(self, text: str) -> None:
        self._single = Counter(text)
        self._pair = Counter(pairwise(text))

    def cohesion(self, first: str, second: str) -> float:
        """Return how firmly two characters hold together, from 0 to 1."""
        together = self._pair[first, second]
        if together < 2:
            return 0.0
        return together / min(self._single[first], self._single[second])


def joints(title: str, corpus: Corpus) -> tuple[float, ...]:
    """Return what a break before each character of a title costs; the first is never broken."""
    phrase_starts = _phrase_starts(title)
    costs = [0.0]
    for i in range(1, len(title)):
        before, after = title[i - 1], title[i]
        cost = 0.0 if i in phrase_starts else _INSIDE_PHRASE
        if ch.classify(before) == ch.classify(after) == ch.HAN:
            cost += _INSIDE_WORD * max(0.0, corpus.cohesion(before, after) - 0.3)
        cost += _GOOD if before in _AFTER else 0.0
        cost += _BAD if after in _BEFORE else 0.0
        costs.append(max(cost, 0.0))
    return tuple(costs)


def _phrase_starts(title: str) -> set[int]:
    starts, at = set(), 0
    for phrase in _parser().parse(title):
        starts.add(at)
        at += len(phrase)
    return starts


@cache
def _parser() -> Any:
    import budoux  # 20 ms, for the few titles that need it

    return budoux.load_default_simplified_chinese_parser()
