"""Characters of a text that are likely another's: where, which, and how sure that is.

In: a run of 汉字. It is cut into its likeliest words; where one 字 is left alone, words of two to
four 字 are tried in which that one, or its neighbour, is another of the same sound or shape. What
makes the run much likelier is told. The weights were fitted on sentences whose slips are known
(the training half of a published set, docs/proofreading.md); figures are reported on the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bulletin_layout.proofreading.spelling.lexicon import Lexicon
from bulletin_layout.proofreading.spelling.likeness import Likeness, Likenesses
from bulletin_layout.proofreading.surnames import SURNAMES_ALONE

_LONGEST = 4
# So many characters on each side of a place tell how it is cut into words.
_AROUND = 5
# Numbers, words of grammar, and 字 of foreign names: they stand alone by right, beside anything.
_NEVER = frozenset("〇零一二三四五六七八九十百千万亿两第几的了着之其斯尔德")
# A rarer word is tried in vain: it is a name, or nobody writes it. Four 字 are seldom chance.
_RAREST, _RAREST_LONG = -15.4, -17.0
# What stands where a word of so many 字 would must cost more than such a word can: else no gain.
_LEAST_COSTS, _LEAST_GAIN = {2: 15.0, 3: 18.0, 4: 20.0}, 6.0


class Suspect(NamedTuple):
    """A character that is likely another's: its place, that other, the word made, how sure.

    `score` is the logarithm of the odds that it is wrong.
    """

    at: int
    instead: str
    word: str
    written: str
    score: float


class _Weights(NamedTuple):
    """What each fact about a candidate adds to its score: of a gain and a margin, of each of it.

    `sound`, `tone`, `shape`: how alike both characters are. `three`, `four`: so long is the word.
    `word`, `written`, `instead`: of the logarithmic probability of the word and of both
    characters. `left`, `right`: another 字 stands alone beside it. `last`: it ends the run.
    `cuts`: it ends within a word.
    """

    gain: float = 0.72
    margin: float = 0.10
    sound: float = 0.85
    tone: float = 1.09
    shape: float = 2.23
    three: float = 1.75
    four: float = 2.26
    word: float = 0.18
    written: float = 0.58
    instead: float = -0.42
    left: float = -0.88
    right: float = -1.23
    last: float = -0.89
    cuts: float = -0.39
    none: float = -4.11


_WEIGHTS = _Weights()
# A score above this is told: two false alarms in a thousand right sentences, at most.
LEAST_SCORE = 1.25
_LARGEST_MARGIN, _RAREST_WRITTEN = 10.0, -14.0


class _Cut(NamedTuple):
    """A run of 汉字 cut into words: for each character its word's begin and end.

    `total` is the cost of the words before each place, `alone` how many of them are one 字.
    """

    text: str
    begins: Sequence[int]
    ends: Sequence[int]
    total: Sequence[float]
    alone: Sequence[int]


class _Candidate(NamedTuple):
    """A word that another character would make at a place, and where it would begin."""

    instead: str
    word: str
    begin: int
    likeness: Likeness

    @property
    def end(self) -> int:
        return self.begin + len(self.word)


def suspects(
    text: str, words: Lexicon, alike: Likenesses, first: int = 0, least: float = LEAST_SCORE
) -> Iterator[Suspect]:
    """Yield the characters of a run of 汉字 that are likely others': of neighbours the surest.

    Those before `first` only show how the run is cut into words: a counting word after a digit.
    """
    scored = _scored(_cut(text, words), words, alike, first)
    found = sorted((s for s in scored if s.score > least), key=lambda s: (-s.score, s.at))
    taken: set[int] = set()
    for suspect in found:
        if suspect.at not in taken:
            taken |= set(range(suspect.at - 2, suspect.at + 3))
            yield suspect


def _cut(text: str, words: Lexicon) -> _Cut:
    begins: list[int] = []
    ends: list[int] = []
    total, alone = [0.0], [0]
    for word in words.cut(text):
        begin, length = len(begins), len(word)
        begins += [begin] * length
        ends += [begin + length] * length
        total += [total[-1] - words.probability(word)] * length
        alone += [alone[-1] + (length == 1)] * length
    return _Cut(text, begins, ends, total, alone)


def _scored(cut: _Cut, words: Lexicon, alike: Likenesses, first: int) -> Iterator[Suspect]:
    for at in range(first, len(cut.text)):
        if cut.alone[at + 1] == cut.alone[at] or _is_left_alone(cut.text, at):
            continue
        candidates = _candidates(cut, at, words, alike)
        suspect = _best(cut, at, candidates, words) if candidates else None
        if suspect is not None:
            yield suspect


def _is_left_alone(text: str, at: int) -> bool:
    """Return whether a character is none that is tried: of grammar, or perhaps of a name.

    One of the two characters before that of a name is a surname and little else.
    """
    return text[at] in _NEVER or not SURNAMES_ALONE.isdisjoint(text[max(0, at - 2) : at])


def _candidates(cut: _Cut, at: int, words: Lexicon, alike: Likenesses) -> Sequence[_Candidate]:
    """Return the words that another character makes at a place, for each the longest."""
    best: dict[str, _Candidate] = {}
    likely = alike.of(cut.text[at])
    for begin, end in _spans(cut, at):
        for other, word in _words_made(cut.text[begin:end], at - begin, words, alike):
            if len(word) > len(best[other].word if other in best else ""):
                best[other] = _Candidate(other, word, begin, likely[other])
    return [c for c in best.values() if c.instead not in _NEVER and _is_usual(c.word, words)]


@lru_cache(1 << 15)
def _words_made(
    written: str, at: int, words: Lexicon, alike: Likenesses
) -> Sequence[tuple[str, str]]:
    """Return the words that others make of what is written by standing in one place of it.

    None if it is a word already. The same few characters stand together again and again.
    """
    if words.holds(written):
        return ()
    before, after = written[:at], written[at + 1 :]
    made = ((other, before + other + after) for other in alike.of(written[at]))
    return [(other, word) for other, word in made if words.holds(word)]


def _is_usual(word: str, words: Lexicon) -> bool:
    rarest = _RAREST_LONG if len(word) == _LONGEST else _RAREST
    return words.probability(word) > rarest and not words.is_name(word)


def _spans(cut: _Cut, at: int) -> Iterator[tuple[int, int]]:
    """Yield what of two to four characters round a place costs enough; of four, whole words."""
    for begin in range(max(0, at - _LONGEST + 1), at + 1):
        begins_word = cut.begins[begin] == begin
        for end in range(max(at + 1, begin + 2), min(len(cut.text), begin + _LONGEST) + 1):
            if end - begin == _LONGEST and not (begins_word and cut.ends[end - 1] == end):
                continue
            first, last = cut.begins[begin], cut.ends[end - 1]
            if cut.total[last] - cut.total[first] > _LEAST_COSTS[end - begin]:
                yield begin, end


def _best(cut: _Cut, at: int, candidates: Sequence[_Candidate], words: Lexicon) -> Suspect | None:
    """Return the likeliest candidate, None if none makes the run much likelier."""
    begin = cut.begins[max(0, at - _AROUND)]
    end = cut.ends[min(len(cut.text), at + _AROUND + 1) - 1]
    before, after = cut.text[begin:at], cut.text[at + 1 : end]
    now = cut.total[begin] - cut.total[end]
    gains = sorted(
        ((words.likelihood(before + c.instead + after) - now, c) for c in candidates), reverse=True
    )
    gain, candidate = gains[0]
    if gain < _LEAST_GAIN:
        return None
    margin = min(gain - gains[1][0] if len(gains) > 1 else gain, _LARGEST_MARGIN)
    written = cut.text[candidate.begin : candidate.end]
    score = _of_gain(gain, margin) + _of_characters(cut.text[at], candidate, words)
    score += _of_place(cut, candidate)
    return Suspect(at, candidate.instead, candidate.word, written, score)


def _of_gain(gain: float, margin: float) -> float:
    return _WEIGHTS.none + _WEIGHTS.gain * gain + _WEIGHTS.margin * margin


def _of_characters(written: str, candidate: _Candidate, words: Lexicon) -> float:
    """Return what the character, the one instead and the word made add to the score."""
    likeness, length = candidate.likeness, len(candidate.word)
    return (
        _WEIGHTS.sound * likeness.sound
        + _WEIGHTS.tone * likeness.tone
        + _WEIGHTS.shape * likeness.shape
        + _WEIGHTS.three * (length == 3)
        + _WEIGHTS.four * (length == 4)
        + _WEIGHTS.word * words.probability(candidate.word)
        + _WEIGHTS.written * max(_RAREST_WRITTEN, words.probability(written))
        + _WEIGHTS.instead * words.probability(candidate.instead)
    )


def _of_place(cut: _Cut, candidate: _Candidate) -> float:
    """Return what stands beside the word made adds to the score."""
    begin, end, last = candidate.begin, candidate.end, len(cut.text)
    return (
        _WEIGHTS.left * (begin > 0 and cut.alone[begin] > cut.alone[begin - 1])
        + _WEIGHTS.right * (end < last and cut.alone[end + 1] > cut.alone[end])
        + _WEIGHTS.last * (end == last)
        + _WEIGHTS.cuts * (cut.ends[end - 1] != end)
    )
