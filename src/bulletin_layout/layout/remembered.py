"""What was composed with a font set lately: who corrects a word composes one paragraph anew.

In: all that lines follow from, and a way to compose them. Out: lines, those made before if there
are any. A masthead is composed twice, a page number on each page, an issue again at each save.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Hashable
from weakref import WeakKeyDictionary

from bulletin_layout.flow.blocks import Pieces
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.text.model import Piece, SetLine

# So much is kept twice over, in characters and as many more for each text: 300 pages in all.
_MOST = 250_000
_OF_A_TEXT = 20


class ComposedLately:
    """Lines by what they were composed from, of one font set.

    Pieces of one leaf may be those of another: cells say the same, and what follows a new paragraph
    has other leaves than before.
    """

    def __init__(self) -> None:
        # What was used since the last change of generations, and before: then the older go. Threads
        # may share both; a text that one of them loses is composed again.
        self._new: dict[Hashable, tuple[SetLine, ...]] = {}
        self._old: dict[Hashable, tuple[SetLine, ...]] = {}
        self._held = 0

    def lines(
        self, pieces: Pieces, how: Hashable, compose: Callable[[], list[SetLine]]
    ) -> list[SetLine]:
        """Return the lines of pieces; `how` says all else that they follow from but the fonts."""
        node = pieces[0].node
        of_one_leaf = {piece.node for piece in pieces} == {node}
        key = (tuple([_without_leaf(p) for p in pieces]) if of_one_leaf else pieces, how)
        known = self._new.get(key)
        if known is None:
            known = self._old.get(key)
            composed = compose() if known is None else list(known)
            self._keep(key, tuple(composed))
            if known is None:
                return composed
        if known and of_one_leaf and known[0].runs[0].node != node:
            return [_of_leaf(line, node) for line in known]
        return list(known)

    def _keep(self, key: Hashable, lines: tuple[SetLine, ...]) -> None:
        cost = _OF_A_TEXT + sum([len(run.text) for line in lines for run in line.runs])
        if self._held + cost > _MOST:
            self._old, self._new, self._held = self._new, {}, 0
        if cost <= _MOST:
            self._new[key] = lines
            self._held += cost


def _without_leaf(piece: Piece) -> tuple[object, ...]:
    return piece.text, piece.role, piece.size, *piece[4:]


def _of_leaf(line: SetLine, node: int) -> SetLine:
    """Return a line as one of another leaf."""
    return line._replace(runs=tuple([run._replace(node=node) for run in line.runs]))


_BY_FONTS: WeakKeyDictionary[FontSet, ComposedLately] = WeakKeyDictionary()
# A process that ends looks through all that it holds three times: 20 ms for the lines of 300 pages.
atexit.register(_BY_FONTS.clear)


def composed_lately(fonts: FontSet) -> ComposedLately:
    """Return what was composed with a font set, kept as long as it is."""
    return _BY_FONTS.setdefault(fonts, ComposedLately())
