"""Which words may have been meant by a few 汉字, and what each such slip costs.

One character may be another's of like sound or shape; two may be both, as input by sound writes
them (独到 for 督导); and of two that stand alone, one may be any other's, at a price. A cost tells
how seldom such a slip is made; whether it was made in a place, `suspects.py` tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product

from bulletin_layout.proofreading.spelling.likeness import Likeness, Likenesses, likenesses
from bulletin_layout.proofreading.spelling.word_pairs import WordPairs, word_pairs

LONGEST = 4
# What a slip of each kind costs, in natural logarithms of one in so many.
_SAME_TONE, _SAME_SOUND, _NEAR_SOUND, _OF_SHAPE, ANY_CHARACTER = 5.5, 6.5, 8.0, 9.5, 13.0
_ALIKE_IN_SHAPE, _ALONE, _BOTH = 2.5, 1.5, -1.0
_LEAST_SHAPE = 0.5
# Words that cost more anywhere are tried in vain: they are names, or nobody writes them.
_EXCHANGED, _RAREST_EXCHANGED = 5.0, 13.0
_RAREST_OF, _RAREST_ALONE, _RAREST_USUAL = {2: 15.4, 3: 15.4, 4: 17.0}, 11.2, 14.2
# Numbers are written as they are.
_NEVER = frozenset("〇零一二三四五六七八九十百千万亿两")
_KEPT = 1 << 15


class AlikeWords:
    """The words that may have been meant."""

    def __init__(self, pairs: WordPairs, alike: Likenesses) -> None:
        self._pairs = pairs
        self._alike = alike
        self._others = _others(w for w, cost in pairs.costs() if cost < _RAREST_OF.get(len(w), 0))
        self._alone = frozenset(
            c for c, cost in pairs.costs() if len(c) == 1 and cost < _RAREST_ALONE
        )
        usual = (w for w, cost in pairs.costs() if len(w) == 2 and cost < _RAREST_USUAL)
        self._usual_by_first = _by_sound(usual, 0, alike)
        self._alike_to = lru_cache(_KEPT)(self._find)
        self._alike_to_any = lru_cache(_KEPT)(self._find_any)
        self._usual = lru_cache(_KEPT)(self._find_usual)
        self._sounding = cache(self._find_sounding)

    def of(self, written: str, alone: bool) -> Mapping[str, float]:
        """Return what may have been meant by one to four characters, and what each costs.

        `alone`: they are two words of one 字 each, of which one may be anything.
        """
        return self._alike_to_any(written) if alone else self._alike_to(written)

    def exchanged(self, written: str, _: bool) -> Mapping[str, float]:
        """Return the usual words that are written with two neighbours exchanged."""
        found: dict[str, float] = {}
        for at in range(len(written) - 1):
            word = written[:at] + written[at + 1] + written[at] + written[at + 2 :]
            if self._pairs.anywhere(word) < _RAREST_EXCHANGED and word != written:
                found[word] = _EXCHANGED
        return {} if found and self._pairs.holds(written) else found

    def _find(self, written: str) -> Mapping[str, float]:
        if len(written) == 1:
            return self._characters(written)
        if len(written) > 2 and self._pairs.holds(written):
            return {}
        found = self._with_another(written)
        if len(written) == 2 and _NEVER.isdisjoint(written):
            self._add_with_both(written, found)
        return found

    def _find_any(self, written: str) -> Mapping[str, float]:
        first, second = written[0], written[1]
        found: dict[str, float] = {}
        if _NEVER.isdisjoint(written):
            usual = (*self._usual(first, ""), *self._usual("", second))
            found = dict.fromkeys(usual, ANY_CHARACTER)
        return {**found, **self._alike_to(written)}

    def _characters(self, written: str) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for other in self._alike.candidates(written) & self._alone:
            likeness = self._alike.between(written, other)
            if likeness is not None and (likeness.sound or likeness.shape >= _LEAST_SHAPE):
                found[other] = _cost(likeness) + _ALONE
        return found

    def _with_another(self, written: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for at, character in enumerate(written):
            before, after = written[:at], written[at + 1 :]
            others = self._others.get(f"{before}_{after}", "")
            if others and character not in _NEVER:
                for other in self._alike.candidates(character).intersection(others):
                    likeness = self._alike.between(character, other)
                    if likeness is not None:
                        found[before + other + after] = _cost(likeness)
        return found

    def _add_with_both(self, written: str, found: dict[str, float]) -> None:
        for first, second in product(*map(self._alike.near_sounds, written)):
            for word in self._sounding(first).get(second, ()):
                if word[0] == written[0] or word[1] == written[1]:
                    continue
                likenesses = list(map(self._alike.between, written, word))
                if None not in likenesses:
                    cost = sum(_cost(likeness) for likeness in likenesses if likeness) + _BOTH
                    found[word] = min(cost, found.get(word, cost))

    def _find_usual(self, before: str, after: str) -> Sequence[str]:
        """Return the usual words of two 字 that begin or end with one."""
        words = [before + other + after for other in self._others.get(f"{before}_{after}", "")]
        return [word for word in words if self._pairs.anywhere(word) < _RAREST_USUAL]

    def _find_sounding(self, first: str) -> Mapping[str, Sequence[str]]:
        """Return the usual words of two 字 whose first sounds so, by how their second sounds."""
        return _by_sound(self._usual_by_first.get(first, ()), 1, self._alike)


def _others(words: Iterable[str]) -> Mapping[str, str]:
    """Return the characters that make words, by what those have beside: 督导 by 督_ and by _导."""
    others: defaultdict[str, str] = defaultdict(str)
    for word in words:
        for at, character in enumerate(word):
            others[f"{word[:at]}_{word[at + 1 :]}"] += character
    return others


def _by_sound(words: Iterable[str], at: int, alike: Likenesses) -> Mapping[str, Sequence[str]]:
    """Return words by how one of their characters sounds."""
    by_sound: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for sound in alike.near_sounds(word[at]):
            by_sound[sound].append(word)
    return by_sound


@cache
def alike_words() -> AlikeWords:
    """Return the words alike, made once. Raises ImportError without the packages."""
    return AlikeWords(word_pairs(), likenesses())


def _cost(likeness: Likeness) -> float:
    if likeness.tone:
        cost = _SAME_TONE
    elif likeness.sound:
        cost = _SAME_SOUND
    else:
        cost = _NEAR_SOUND if likeness.near_sound else _OF_SHAPE
    return cost - _ALIKE_IN_SHAPE * (likeness.shape if likeness.shape >= _LEAST_SHAPE else 0)
