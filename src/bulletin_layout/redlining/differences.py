"""What went and what came between two sequences of characters, so that a person can read it.

In: keys, one a character (or one a picture, a note's mark, a paragraph's end). Out: steps that
together make either sequence. Whole clauses are held together first, then words and 字; what is
left the same between two changes is called changed too where it is too short to be read. The time
is bounded: a stretch beyond the bound is replaced as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from bulletin_layout.named_tuple import NamedTuple

State = Literal["same", "gone", "new"]
PARAGRAPH_END = "\r"
# More units than this on both sides are not held against each other one by one.
_MOST_COMPARED = 4_000
# What stays the same between two longer changes is read with them if it is shorter than this.
_SHORTEST_KEPT = 3
_CLAUSE_ENDS = frozenset("，。；：！？、,.;:!?" + PARAGRAPH_END)
_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,:]\d+)*%?|[^A-Za-z\d]", re.DOTALL)


class Step(NamedTuple):
    """Keys `start` to `end` of the old sequence, or of the new one if they are new.

    Of what is the same `other` is where it begins in the new sequence.
    """

    state: State
    start: int
    end: int
    other: int = 0


def differences(old: Sequence[str], new: Sequence[str], exact: bool = False) -> list[Step]:
    """Return the steps from old keys to new ones. A key longer than a character is kept whole.

    `exact`: what is the same is never called changed, however short it is.
    """
    old_units, new_units = _units(old), _units(new)
    ranges: Iterable[_Range] = _ranges(old_units, new_units)
    ranges = ranges if exact else _readable(ranges, old_units)
    at_old, at_new = _offsets(old_units), _offsets(new_units)
    steps = []
    for same, a, b, c, d in ranges:
        if same:
            steps.append(Step("same", at_old[a], at_old[b], at_new[c]))
            continue
        if a < b:
            steps.append(Step("gone", at_old[a], at_old[b]))
        if c < d:
            steps.append(Step("new", at_new[c], at_new[d]))
    return steps


class _Range(NamedTuple):
    """Units a to b of the old sequence that are, or have become, units c to d of the new one."""

    same: bool
    a: int
    b: int
    c: int
    d: int


_Unit = tuple[str, ...]


def _units(keys: Sequence[str]) -> list[_Unit]:
    """Return keys as words: a number or a Latin word is one, a 字 is one."""
    units: list[_Unit] = []
    plain = ""
    for key in keys:
        if len(key) == 1:
            plain += key
            continue
        units += (tuple(word) for word in _WORD.findall(plain))
        units.append((key,))
        plain = ""
    units += (tuple(word) for word in _WORD.findall(plain))
    return units


def _offsets(units: Sequence[_Unit]) -> list[int]:
    offsets = [0]
    for unit in units:
        offsets.append(offsets[-1] + len(unit))
    return offsets


def _ranges(old: Sequence[_Unit], new: Sequence[_Unit]) -> list[_Range]:
    """Return ranges of units: the ends that are the same, then clauses, then units."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    ends = (len(old) - tail, len(new) - tail)
    found = [_Range(True, 0, head, 0, head)] if head else []
    found += _by_clauses(old, new, head, *ends)
    if tail:
        found.append(_Range(True, ends[0], len(old), ends[1], len(new)))
    return found


def _common(first: Sequence[_Unit], second: Sequence[_Unit]) -> int:
    pairs = enumerate(zip(first, second, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(first), len(second)))


def _by_clauses(
    old: Sequence[_Unit], new: Sequence[_Unit], head: int, old_end: int, new_end: int
) -> Iterator[_Range]:
    old_cuts, new_cuts = _cuts(old, head, old_end), _cuts(new, head, new_end)
    first = [tuple(old[a:b]) for a, b in pairwise(old_cuts)]
    second = [tuple(new[a:b]) for a, b in pairwise(new_cuts)]
    for same, a, b, c, d in _matched(first, second):
        inner = _Range(same, old_cuts[a], old_cuts[b], new_cuts[c], new_cuts[d])
        if same or inner.a == inner.b or inner.c == inner.d:
            yield inner
            continue
        for known, e, f, g, h in _matched(old[inner.a : inner.b], new[inner.c : inner.d]):
            yield _Range(known, inner.a + e, inner.a + f, inner.c + g, inner.c + h)


def _cuts(units: Sequence[_Unit], start: int, end: int) -> list[int]:
    """Return where clauses begin in a range, and its end."""
    inner = (n + 1 for n in range(start, end - 1) if units[n][0] in _CLAUSE_ENDS)
    return sorted({start, *inner, end})


def _matched(first: Sequence[object], second: Sequence[object]) -> Iterator[_Range]:
    if len(first) + len(second) > _MOST_COMPARED:
        yield _Range(False, 0, len(first), 0, len(second))
        return
    matcher = SequenceMatcher(None, first, second, False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield _Range(kind == "equal", a, b, c, d)


def _readable(ranges: Iterable[_Range], old: Sequence[_Unit]) -> list[_Range]:
    """Return ranges, neighbours joined; a scrap between two changes is changed with them."""
    joined: list[_Range] = []
    for part in ranges:
        if len(joined) > 1 and not part.same and _is_scrap(joined[-1], joined[-2], part, old):
            joined.pop()
            joined[-1] = joined[-1]._replace(b=part.b, d=part.d)
        elif joined and joined[-1].same == part.same:
            joined[-1] = joined[-1]._replace(b=part.b, d=part.d)
        else:
            joined.append(part)
    return joined


def _is_scrap(part: _Range, before: _Range, after: _Range, old: Sequence[_Unit]) -> bool:
    units = old[part.a : part.b]
    length = sum(map(len, units))
    changed = min(max(r.b - r.a, r.d - r.c) for r in (before, after))
    is_text = all(len(key) == 1 and key != PARAGRAPH_END for unit in units for key in unit)
    return is_text and length < min(_SHORTEST_KEPT, changed)
