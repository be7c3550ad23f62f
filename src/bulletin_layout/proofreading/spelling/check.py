"""The word check of a text: the characters that are likely others', and which of them are told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.spelling.alike_words import alike_words
from bulletin_layout.proofreading.spelling.doubts import CutRun, Spelling, cut
from bulletin_layout.proofreading.spelling.lexicon import lexicon
from bulletin_layout.proofreading.spelling.likeness import likenesses
from bulletin_layout.proofreading.spelling.odds import (
    LEAST_BESIDE,
    LEAST_EXCHANGED,
    LEAST_SCORE,
    Facts,
    facts,
    score,
)
from bulletin_layout.proofreading.spelling.runs import Run, runs_at
from bulletin_layout.proofreading.spelling.suspects import Suspect, exchanged, suspects
from bulletin_layout.proofreading.spelling.typing import Slip, doubled
from bulletin_layout.proofreading.spelling.word_pairs import word_pairs

_SENTENCE_ENDS = re.compile("[。！？；\n]")
_RUNS_KEPT = 8192


class PlacedSuspect(NamedTuple):
    """A suspect, where it stands in the text, and how sure it is."""

    start: int
    end: int
    suspect: Suspect
    facts: Facts
    score: float


def likely_slips(text: str) -> Iterator[PlacedSuspect]:
    """Yield what is told of a text, in order. Raises ImportError without the packages.

    What alone is not sure enough is told in a sentence in which something else is.
    """
    ends = [match.start() for match in _SENTENCE_ENDS.finditer(text)]
    for _, group in groupby(all_suspects(text), lambda one: bisect_left(ends, one.start)):
        sentence = list(group)
        if any(one.score > LEAST_SCORE for one in sentence):
            yield from (one for one in sentence if one.score > LEAST_BESIDE)


def all_suspects(text: str) -> Iterator[PlacedSuspect]:
    """Yield all suspects of a text, in order, however unsure. Raises ImportError likewise."""
    for at, run in runs_at(text):
        for suspect, known, sure in _suspects_of(run):
            yield PlacedSuspect(at + suspect.start, at + suspect.end, suspect, known, sure)


def typing_slips(text: str) -> Iterator[Slip]:
    """Yield what was likely exchanged or typed twice in a text. Raises ImportError likewise."""
    for at, run in runs_at(text):
        for slip in _slips_of(run):
            yield slip._replace(start=at + slip.start, end=at + slip.end)


@cache
def word_check() -> Spelling:
    """Return what the word check knows of words, loaded once. Raises ImportError likewise."""
    return Spelling(lexicon(), word_pairs(), alike_words())


# At each save of a preview all runs are the same but one, and in an issue many stand twice.
@lru_cache(_RUNS_KEPT)
def _as_words(run: Run) -> CutRun:
    return cut(run, word_check())


@lru_cache(_RUNS_KEPT)
def _suspects_of(run: Run) -> Sequence[tuple[Suspect, Facts, float]]:
    known = word_check()
    found = []
    for suspect in suspects(_as_words(run), known):
        of = facts(suspect, known.pairs, likenesses())
        found.append((suspect, of, score(of)))
    return tuple(found)


@lru_cache(_RUNS_KEPT)
def _slips_of(run: Run) -> Sequence[Slip]:
    known = word_check()
    swapped = (
        Slip(one.start, one.end, one.instead, one.gain)
        for one in exchanged(_as_words(run), known)
        if one.gain > LEAST_EXCHANGED
    )
    return (*swapped, *doubled(run.text, known.words))
