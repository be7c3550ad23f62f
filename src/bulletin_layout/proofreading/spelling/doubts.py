"""Words of a run that seldom follow each other, and the words that may have been meant instead.

In: a run of 汉字. Out: the run as its likeliest words, and which of its characters are doubtful;
then, for those, the words that would be likelier there than what is written, a slip's own cost
counted in; of each place a few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bulletin_layout.deadline import timed
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.spelling.alike_words import LONGEST, AlikeWords
from bulletin_layout.proofreading.spelling.lexicon import Lexicon
from bulletin_layout.proofreading.spelling.reading import Part
from bulletin_layout.proofreading.spelling.runs import Run
from bulletin_layout.proofreading.spelling.word_pairs import WordPairs

# A word that costs less where it stands, with the one behind it, is not looked at: most are right.
# One of two 字 that costs somewhat less may itself be another; its characters are not tried anew.
_DOUBTFUL_ALONE, _DOUBTFUL, _DOUBTFUL_BY_ITSELF = 16.0, 20.0, 14.0
_BY_ITSELF, _WITH_NEIGHBOURS = 1, 2
# Where another word may cost no more than that, none was ever likelier, in 1,728 sentences with
# slips: one costs 3 at the least, and words seldom less than 5.
_LEAST_DOUBT = 14.0
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


class Doubtful(NamedTuple):
    """A range of a run in which something else may have been meant.

    `before`: the word before it, or what the range leaves of its first word; `right`: what it
    leaves of its last; `after`: the word behind. `alone`: it is two words of one 字 each. `most`:
    what another word may cost there, with what stands behind it, to be likelier than what is
    written.
    """

    start: int
    end: int
    written: str
    alone: bool
    before: str
    right: str
    after: str
    most: float


class CutRun(NamedTuple):
    """A run as words. `word_at[i]`: which word character i is of.

    `costs[i]`: what the words before word i cost together; behind all words, what follows the run
    counts as one more. `doubtful`: what may have been written for another, by where it begins.
    """

    run: Run
    words: Sequence[str]
    begins: Sequence[int]
    word_at: Sequence[int]
    costs: Sequence[float]
    doubtful: Sequence[Sequence[Doubtful]]

    def word(self, number: int) -> str:
        """Return a word, or what stands before the first or behind the last."""
        if number < 0:
            return self.run.before
        return self.words[number] if number < len(self.words) else self.run.after


def cut(run: Run, known: Spelling) -> CutRun:
    """Return a run as its likeliest words, with what is doubtful in it."""
    words = known.words.cut(run.text)
    begins, word_at, costs = [0], [], [0.0]
    before = run.before
    for number, word in enumerate(words):
        begins.append(begins[-1] + len(word))
        word_at += [number] * len(word)
        costs.append(costs[-1] + known.pairs.cost(before, word))
        before = word
    costs.append(costs[-1] + known.pairs.cost(before, run.after))
    as_words = CutRun(run, words, begins, word_at, costs, ())
    return as_words._replace(doubtful=tuple(filter(None, _doubtful(as_words, known.pairs))))


def words_meant(of: CutRun, meant: Meant, pairs: WordPairs) -> Iterator[Part]:
    """Yield words likelier than what is written where they stand, by the places they begin at."""
    for ranges in timed(of.doubtful):
        likelier = [found for one in ranges for found in _likelier(one, meant, pairs)]
        if likelier:
            likelier.sort(reverse=True)
            yield from (part for _, part in likelier[:_MOST_KEPT])


def _doubtful(of: CutRun, pairs: WordPairs) -> Iterator[Sequence[Doubtful]]:
    """Yield the ranges of a run in which something else may be meant, those of a place together."""
    doubts = _doubts(of)
    for start in timed(range(len(doubts))):
        first = of.word_at[start]
        word_ends = of.begins[first + 1] if start == of.begins[first] else None
        doubt = 0
        found = []
        for end in range(start + 1, min(start + LONGEST, len(doubts)) + 1):
            doubt = max(doubt, doubts[end - 1])
            if doubt and (end == word_ends or (doubt == _WITH_NEIGHBOURS and end > start + 1)):
                found.append(_range(of, start, end, pairs))
        yield tuple(one for one in found if one.most > _LEAST_DOUBT)


def _doubts(of: CutRun) -> bytearray:
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


def _range(of: CutRun, start: int, end: int, pairs: WordPairs) -> Doubtful:
    text, first, last = of.run.text, of.word_at[start], of.word_at[end - 1]
    before, after = of.word(first - 1), of.word(last + 1)
    left, right = text[of.begins[first] : start], text[end : of.begins[last + 1]]
    most = of.costs[last + 2] - of.costs[first] - _LEAST_GAIN
    if left:
        most -= pairs.cost(before, left)
        before = left
    alone = end == start + 2 and last == first + 1 and not left and not right
    return Doubtful(start, end, text[start:end], alone, before, right, after, most)


def _likelier(of: Doubtful, meant: Meant, pairs: WordPairs) -> Iterator[tuple[float, Part]]:
    """Yield what words gain that may have been meant by a range, and the words."""
    start, end, written, alone, before, right, after, most = of
    cost_of = pairs.cost
    for word, slip in meant(written, alone).items():
        cost = slip + cost_of(before, word) if slip < most else most
        if cost < most:
            if right:
                cost += cost_of(word, right)
            cost += cost_of(right or word, after)
            if cost < most:
                yield most - cost, Part(start, end, word, slip)
