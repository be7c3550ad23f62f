"""The likeliest way to read some 汉字 as words, with words that may have been meant instead.

In: a range of a text, the words on each side of it, and for each place what may have been meant
there. Out: the words that cost least, each as likely as the one before it makes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.spelling.word_pairs import WordPairs

_LONGEST = 5


class Part(NamedTuple):
    """A word of a reading, for the characters of a range; `slip` is what it costs to read it so."""

    start: int
    end: int
    word: str
    slip: float = 0.0


class Stretch(NamedTuple):
    """What is to be read: a range of a text and the words before and after it."""

    text: str
    start: int
    end: int
    before: str
    after: str


class Reading(NamedTuple):
    """The words of a stretch, and what they cost together with the word behind them."""

    parts: Sequence[Part]
    cost: float


class _Step(NamedTuple):
    """The cheapest way to a word: its cost, the word, and the step before."""

    cost: float
    part: Part
    back: _Step | None


def likeliest(stretch: Stretch, meant: Mapping[int, Sequence[Part]], pairs: WordPairs) -> Reading:
    """Return the cheapest reading; `meant` has the words that may begin at a place."""
    begin = _Step(0.0, Part(stretch.start, stretch.start, stretch.before), None)
    ways: dict[int, dict[str, _Step]] = {stretch.start: {stretch.before: begin}}
    for at in range(stretch.start, stretch.end):
        reached = ways.pop(at, None)
        if reached is None:
            continue
        for part in (*_written(stretch, at, pairs), *meant.get(at, ())):
            if part.end <= stretch.end:
                step = _cheapest(reached, part.word, pairs)
                step = _Step(step.cost + part.slip, part, step.back)
                there = ways.setdefault(part.end, {})
                if part.word not in there or step.cost < there[part.word].cost:
                    there[part.word] = step
    last = _cheapest(ways[stretch.end], stretch.after, pairs)
    return Reading(_parts(last.back), last.cost)


def cost_of(parts: Sequence[Part], before: str, after: str, pairs: WordPairs) -> float:
    """Return what some words cost one after another, with what is behind them."""
    total = 0.0
    for part in parts:
        total += pairs.cost(before, part.word) + part.slip
        before = part.word
    return total + pairs.cost(before, after)


def _cheapest(reached: Mapping[str, _Step], word: str, pairs: WordPairs) -> _Step:
    """Return the cheapest step on to a word; its part is still that of the step before."""
    cost, back = min(
        ((step.cost + pairs.cost(before, word), step) for before, step in reached.items()),
        key=_cost,
    )
    return _Step(cost, back.part, back)


def _cost(way: tuple[float, _Step]) -> float:
    return way[0]


def _written(stretch: Stretch, at: int, pairs: WordPairs) -> list[Part]:
    """Return the words that are written from a place on, and the one character there."""
    text = stretch.text
    longest = min(at + _LONGEST, stretch.end)
    return [
        Part(at, end, text[at:end])
        for end in range(at + 1, longest + 1)
        if end == at + 1 or pairs.holds(text[at:end])
    ]


def _parts(step: _Step | None) -> list[Part]:
    parts: list[Part] = []
    while step is not None and step.back is not None:
        parts.append(step.part)
        step = step.back
    return parts[::-1]
