"""Characters of a run that are likely others': where, which, and how much likelier the run is so.

In: a run of 汉字 as words, and the words that may have been meant in it (`doubts.py`). Out: where
the likeliest reading of the run has other characters than are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.spelling.doubts import CutRun, Meant, Spelling, words_meant
from bulletin_layout.proofreading.spelling.reading import Part, Stretch, cost_of, likeliest
from bulletin_layout.proofreading.spelling.word_pairs import WordPairs

# Words meant that stand so far apart are read each by itself, and with so much around them.
_APART = 8
# Where more characters than that are doubtful in a row, the text is of a kind that was not counted:
# verse, names, a page read badly by a machine. With six slips a sentence it was never over thirty.
_MOST_DOUBTFUL = 40


class Suspect(NamedTuple):
    """Characters that are likely others': where in the run, which, and those that were meant.

    `word`: what was meant with the characters around, `written`: what is. `gain`: how much likelier
    the run is with it. `around`: what the words near cost a character anywhere. `is_at_edge`: they
    begin or end the run.
    """

    start: int
    end: int
    found: str
    instead: str
    word: str
    written: str
    gain: float
    around: float
    is_at_edge: bool


class _Read(NamedTuple):
    """A stretch, the words that may be meant in it by where they begin, and how it is read."""

    stretch: Stretch
    meant: Mapping[int, Sequence[Part]]
    parts: Sequence[Part]
    pairs: WordPairs


def suspects(words: CutRun, known: Spelling) -> Iterator[Suspect]:
    """Yield the characters of a run that are likely others', in order."""
    yield from _suspects(words, known.alike.of, known.pairs)


def exchanged(words: CutRun, known: Spelling) -> Iterator[Suspect]:
    """Yield the characters of a run that likely stand the other way round, in order."""
    yield from _suspects(words, known.alike.exchanged, known.pairs)


def _suspects(words: CutRun, meant: Meant, pairs: WordPairs) -> Iterator[Suspect]:
    for near in _near_each_other(words_meant(words, meant, pairs)):
        if near[-1].end - near[0].start <= _MOST_DOUBTFUL:
            read = _read(words, near, pairs)
            for number, part in enumerate(read.parts):
                if part.slip:
                    yield _suspect(read, number)


def _near_each_other(meant: Iterator[Part]) -> Iterator[list[Part]]:
    group: list[Part] = []
    end = 0
    for part in meant:
        if group and part.start > end + _APART:
            yield group
            group = []
        group.append(part)
        end = max(end, part.end)
    if group:
        yield group


def _read(words: CutRun, near: Sequence[Part], pairs: WordPairs) -> _Read:
    first = words.word_at[max(0, near[0].start - _APART)]
    far = min(len(words.run.text), max(part.end for part in near) + _APART)
    last = words.word_at[far - 1]
    stretch = Stretch(
        words.run.text,
        words.begins[first],
        words.begins[last + 1],
        words.word(first - 1),
        words.word(last + 1),
    )
    meant = {start: list(parts) for start, parts in groupby(near, key=lambda part: part.start)}
    return _Read(stretch, meant, likeliest(stretch, meant, pairs).parts, pairs)


def _suspect(read: _Read, number: int) -> Suspect:
    """Return what one word of a reading has otherwise than it is written."""
    part, text = read.parts[number], read.stretch.text
    first, behind = _around(read.parts, number)
    others = [*read.parts[first:number], *read.parts[number + 1 : behind]]
    places = _changed(text, part)
    start, end = min(places), max(places) + 1
    return Suspect(
        start,
        end,
        text[start:end],
        part.word[start - part.start : end - part.start],
        part.word,
        text[part.start : part.end],
        _gain(read, number, first, behind),
        _cost_of_each(others, read.pairs),
        start == 0 or end == len(text),
    )


def _around(parts: Sequence[Part], number: int) -> tuple[int, int]:
    """Return the first word near one, and the first behind it that is not."""
    first, behind = number, number + 1
    while first and parts[first - 1].end > parts[number].start - _APART:
        first -= 1
    while behind < len(parts) and parts[behind].start < parts[number].end + _APART:
        behind += 1
    return first, behind


def _gain(read: _Read, number: int, first: int, behind: int) -> float:
    """Return how much less the words near one cost than if its characters were right.

    They are read anew then; those far off are not.
    """
    near, text = read.parts[first:behind], read.stretch.text
    before = read.parts[first - 1].word if first else read.stretch.before
    after = read.parts[behind].word if behind < len(read.parts) else read.stretch.after
    around = Stretch(text, near[0].start, near[-1].end, before, after)
    places = _changed(text, read.parts[number])
    others = {
        at: [part for part in read.meant[at] if places.isdisjoint(_changed(text, part))]
        for at in range(around.start, around.end)
        if at in read.meant
    }
    now = cost_of(near, before, after, read.pairs)
    return likeliest(around, others, read.pairs).cost - now


def _cost_of_each(parts: Sequence[Part], pairs: WordPairs) -> float:
    """Return what words cost a character anywhere."""
    characters = sum(len(part.word) for part in parts)
    return sum(pairs.anywhere(part.word) for part in parts) / max(1, characters)


def _changed(text: str, part: Part) -> frozenset[int]:
    """Return the places at which a word has other characters than the text."""
    if not part.slip:
        return frozenset()
    return frozenset(
        part.start + at for at, c in enumerate(part.word) if text[part.start + at] != c
    )
