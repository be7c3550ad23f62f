"""Words of a run that seldom follow each other, and the words that may have been meant instead.

In: a run of 汉字, cut into its likeliest words. Out: for its places the words that would be
likelier there than what is written, a slip's own cost counted in; of each place a few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin_layout.deadline import timed
from bulletin_layout.proofreading.spelling.alike_words import LEAST_COST, LONGEST, AlikeWords
from bulletin_layout.proofreading.spelling.lexicon import Lexicon
from bulletin_layout.proofreading.spelling.reading import Part
from bulletin_layout.proofreading.spelling.runs import Run
from bulletin_layout.proofreading.spelling.word_pairs import WordPairs

# A word that costs less where it stands, with the one behind it, is not looked at: most are right.
# One of two 字 that costs somewhat less may itself be another; its characters are not tried anew.
_DOUBTFUL_ALONE, _DOUBTFUL, _DOUBTFUL_BY_ITSELF = 16.0, 20.0, 14.0
_BY_ITSELF, _WITH_NEIGHBOURS = 1, 2
# So much must a word meant gain where it stands; of those that begin at a place so many are kept.
_LEAST_GAIN, _MOST_KEPT = 0.5, 8


# Returns what may have been meant by some characters, and what each such slip costs; it is told
# whether they are two words of one 字 each.
Meant = Callable[[str, bool], Mapping[str, float]]


class Spelling(NamedTuple):
    """What is known of words."""

    words: Lexicon
    pairs: WordPairs
    alike: AlikeWords


class CutRun(NamedTuple):
    """A run as words. `word_at[i]`: which word character i is of.

    `costs[i]`: what the words before word i cost together; behind all words, what follows the run
    counts as one more.
    """

    run: Run
    words: Sequence[str]
    begins: Sequence[int]
    word_at: Sequence[int]
    costs: Sequence[float]

    def word(self, number: int) -> str:
        """Return a word, or what stands before the first or behind the last."""
        if number < 0:
            return self.run.before
        return self.words[number] if number < len(self.words) else self.run.after


def cut(run: Run, known: Spelling) -> CutRun:
    """Return a run as its likeliest words."""
    words = known.words.cut(run.text)
    begins, word_at, costs = [0], [], [0.0]
    before = run.before
    for number, word in enumerate(words):
        begins.append(begins[-1] + len(word))
        word_at += [number] * len(word)
        costs.append(costs[-1] + known.pairs.cost(before, word))
        before = word
    costs.append(costs[-1] + known.pairs.cost(before, run.after))
    return CutRun(run, words, begins, word_at, costs)


def words_meant(of: CutRun, meant: Meant, known: Spelling) -> Iterator[Part]:
    """Yield words likelier than what is written where they stand, by the places they begin at."""
    doubtful = _doubtful(of)
    for start in timed(range(len(doubtful))):
        first = of.word_at[start]
        likelier: list[tuple[float, Part]] = []
        for end in range(start + 1, min(start + LONGEST, len(doubtful)) + 1):
            doubt = max(doubtful[start:end])
            whole = start == of.begins[first] and end == of.begins[first + 1]
            if doubt and (whole or (doubt == _WITH_NEIGHBOURS and end > start + 1)):
                likelier += _likelier(of, start, end, meant, known.pairs)
        yield from (part for _, part in sorted(likelier, reverse=True)[:_MOST_KEPT])


def _doubtful(of: CutRun) -> bytearray:
    """Return how doubtful each character is: not, its word by itself, or with its neighbours."""
    marked = bytearray(len(of.run.text))
    for number, word in enumerate(of.words):
        cost = of.costs[number + 2] - of.costs[number]
        begin = of.begins[number]
        if cost > (_DOUBTFUL_ALONE if len(word) == 1 else _DOUBTFUL):
            marked[begin : begin + len(word)] = bytes((_WITH_NEIGHBOURS,)) * len(word)
        elif len(word) == 2 and cost > _DOUBTFUL_BY_ITSELF:
            marked[begin : begin + len(word)] = bytes((_BY_ITSELF,)) * len(word)
    return marked


def _likelier(
    of: CutRun, start: int, end: int, meant: Meant, pairs: WordPairs
) -> Iterator[tuple[float, Part]]:
    """Yield what words gain that may have been meant by a range, and the words."""
    cost_of = pairs.cost
    text, first, last = of.run.text, of.word_at[start], of.word_at[end - 1]
    before, after = of.word(first - 1), of.word(last + 1)
    left, right = text[of.begins[first] : start], text[end : of.begins[last + 1]]
    most = of.costs[last + 2] - of.costs[first] - _LEAST_GAIN
    if left:
        most -= cost_of(before, left)
        before = left
    if most < LEAST_COST:
        return
    alone = end == start + 2 and last == first + 1 and not left and not right
    for word, slip in meant(text[start:end], alone).items():
        cost = slip + cost_of(before, word) if slip < most else most
        if cost < most:
            if right:
                cost += cost_of(word, right)
            cost += cost_of(right or word, after)
            if cost < most:
                yield most - cost, Part(start, end, word, slip)
