"""Where many words stand in one text: looked for together, since one by one is words times text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from bulletin_layout.deadline import timed
from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.model import Spot

# So many words of one length are looked for one by one.
_FEW = 50


def occurrences(words: Iterable[str], text: str) -> dict[str, list[int]]:
    """Return where each word stands in a text, from left to right, none over another of its kind.

    Words that stand nowhere are left out. The text is gone through once a length, or once a word
    where they are few: `find` is a hundred times as fast.
    """
    by_length: dict[int, set[str]] = defaultdict(set)
    for word in filter(None, words):
        by_length[len(word)].add(word)
    places: dict[str, list[int]] = {}
    for length, wanted in timed(by_length.items()):
        look = _one_by_one if len(wanted) <= _FEW else _together
        found = look(wanted, length, text)
        places.update(sorted(found.items(), key=lambda item: item[1]))
    return places


def _one_by_one(wanted: Iterable[str], length: int, text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for word in wanted:
        at = text.find(word)
        while at >= 0:
            places.setdefault(word, []).append(at)
            at = text.find(word, at + length)
    return places


def _together(wanted: Collection[str], length: int, text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at in range(len(text) - length + 1):
        found = text[at : at + length]
        if found in wanted:
            known = places.setdefault(found, [])
            if not known or known[-1] + length <= at:
                known.append(at)
    return places


class JoinedTexts:
    """All texts of an issue as one, a line each."""

    def __init__(self, texts: Sequence[tuple[str, Text]]) -> None:
        self._texts = texts
        self.whole = "\n".join(text.value for _, text in texts)
        self._begins = [0, *accumulate(len(text.value) + 1 for _, text in texts)]

    def spot(self, at: int, length: int) -> Spot:
        """Return the spot of so many characters from a place of the whole."""
        number = bisect_right(self._begins, at) - 1
        path, text = self._texts[number]
        start = at - self._begins[number]
        return Spot(path, text, start, start + length, number)
