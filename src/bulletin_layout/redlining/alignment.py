"""Which paragraphs of an old text have become which of a new one, in order.

In: what each paragraph says. Out: groups from the beginning to the end of both. A paragraph that
was split, or two that were joined, are one group. Whatever the groups, both texts can be made of
them: they only decide how well the difference reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.join import in_order

# Paragraphs that are joined must be so much more like the other text than one of them.
_GAIN = 0.1
_MOST_CHARACTERS = 400
# A key that begins with a character from here on (Unicode's plane 15, of no script) is that of
# something that is neither split nor joined, such as a table.
SINGLE = "\U000f0000"


class Group(NamedTuple):
    """Paragraphs of the old text and those they have become; either may be empty."""

    old: range
    new: range


def groups(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Return the groups of two texts, in order."""
    return list(_Grouper(old, new).groups())


class _Grouper:
    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new

    def groups(self) -> Iterator[Group]:
        """Yield pairs, each with the neighbours that it was split into or joined from."""
        pairs = in_order(self._old, self._new)
        old_at = new_at = 0
        for number, (o, n) in enumerate(pairs):
            is_last = number + 1 == len(pairs)
            old_end, new_end = (len(self._old), len(self._new)) if is_last else pairs[number + 1]
            free = Group(range(old_at, old_end), range(new_at, new_end))
            group = self._widened(Group(range(o, o + 1), range(n, n + 1)), free)
            yield from _apart(range(old_at, group.old.start), range(new_at, group.new.start))
            yield group
            old_at, new_at = group.old.stop, group.new.stop
        yield from _apart(range(old_at, len(self._old)), range(new_at, len(self._new)))

    def _widened(self, group: Group, free: Group) -> Group:
        """Return a pair with those of the free paragraphs round it that make it more alike."""
        alike = self._alike(group)
        while alike < 1.0:
            wider = [(self._alike(g), g) for g in _neighbours(group, free) if self._may_join(g)]
            best, widest = max(wider, default=(0.0, group), key=lambda row: row[0])
            if best < alike + _GAIN:
                break
            alike, group = best, widest
        return group

    def _may_join(self, group: Group) -> bool:
        texts = [self._old[i] for i in group.old] + [self._new[i] for i in group.new]
        return all(text and text < SINGLE for text in texts)

    def _alike(self, group: Group) -> float:
        first = "".join(self._old[i] for i in group.old)[:_MOST_CHARACTERS]
        second = "".join(self._new[i] for i in group.new)[:_MOST_CHARACTERS]
        return 1.0 if first == second else SequenceMatcher(None, first, second, False).ratio()


def _apart(old: range, new: range) -> Iterator[Group]:
    """Yield what went, then what came, each paragraph by itself."""
    yield from (Group(range(i, i + 1), range(0)) for i in old)
    yield from (Group(range(0), range(i, i + 1)) for i in new)


def _neighbours(group: Group, free: Group) -> Iterator[Group]:
    """Yield a group with one free paragraph more, on either side of either text."""
    old, new = group
    if old.stop < free.old.stop:
        yield group._replace(old=range(old.start, old.stop + 1))
    if old.start > free.old.start:
        yield group._replace(old=range(old.start - 1, old.stop))
    if new.stop < free.new.stop:
        yield group._replace(new=range(new.start, new.stop + 1))
    if new.start > free.new.start:
        yield group._replace(new=range(new.start - 1, new.stop))
