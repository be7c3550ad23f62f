"""How sure it is that characters are others': from what the word check sees of a suspect.

The weights were fitted on sentences whose slips are known (the training half of a published set,
and halves of right sentences; docs/proofreading.md) by `benchmarks/spelling.py --fit`; figures are
reported on the other halves.
"""

from __future__ import annotations

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.spelling.likeness import Likenesses
from bulletin_layout.proofreading.spelling.suspects import Suspect
from bulletin_layout.proofreading.spelling.word_pairs import WordPairs

# A score above the first is told: at most two false alarms in a thousand right sentences. In the
# sentence of one, another above the second is: who writes one slip writes more.
LEAST_SCORE, LEAST_BESIDE = 2.5, -1.0
_LARGEST_GAIN = 25.0
# So much likelier a run must be with two characters exchanged: two false in 5,000 sentences.
LEAST_EXCHANGED = 8.0


class Facts(NamedTuple):
    """What tells how sure a suspect is.

    `gain`: how much likelier the run is. `shape`: how alike the characters look. `any`: they are
    not alike at all. `one`, `long`: the word meant has one 字, or three or more. `around`: what the
    words near cost a character, much in texts of an unusual kind. `instead`, `word`: what the
    characters meant and the word cost anywhere. `edge`: it begins or ends a run.
    """

    gain: float
    shape: float
    any: float
    one: float
    long: float
    around: float
    instead: float
    word: float
    edge: float


_WEIGHTS = Facts(0.43, 0.41, -2.42, -1.00, 2.62, -0.45, 0.42, -0.37, -0.92)
_NONE = -0.50


def facts(suspect: Suspect, pairs: WordPairs, alike: Likenesses) -> Facts:
    """Return the facts of a suspect."""
    changed = [(a, b) for a, b in zip(suspect.found, suspect.instead, strict=True) if a != b]
    likenesses = [alike.between(written, other) for written, other in changed]
    shapes = [likeness.shape for likeness in likenesses if likeness is not None]
    length = len(suspect.word)
    return Facts(
        min(suspect.gain, _LARGEST_GAIN),
        max(shapes, default=0.0),
        None in likenesses,
        length == 1,
        length > 2,
        suspect.around,
        sum(map(pairs.anywhere, suspect.instead)) / len(suspect.instead),
        pairs.anywhere(suspect.word),
        suspect.is_at_edge,
    )


def score(of: Facts) -> float:
    """Return the logarithm of the odds that a suspect is wrong as it is written."""
    return _NONE + sum(weight * fact for weight, fact in zip(_WEIGHTS, of, strict=True))
