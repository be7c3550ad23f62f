"""What was composed with a font set lately: who corrects a word composes one paragraph anew.

In: all that lines follow from, and a way to compose them. Out: lines, those made before if there
are any. A masthead is composed twice, a page number on each page, an issue again at each save.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from weakref import WeakKeyDictionary

from bulletin_layout.flow.blocks import Pieces
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.text.model import Piece, SetLine

# About ninety pages. What is composed first goes first.
_MOST_CHARACTERS = 50_000


class ComposedLately:
    """Lines by what they were composed from, of one font set.

    Pieces of one leaf may be those of another: cells say the same, and what follows a new paragraph
    has other leaves than before.
    """

    def __init__(self) -> None:
        self._lines: dict[Hashable, tuple[SetLine, ...]] = {}
        self._characters = 0
        self._lock = Lock()

    def lines(
        self, pieces: Pieces, how: Hashable, compose: Callable[[], list[SetLine]]
    ) -> list[SetLine]:
        """Return the lines of pieces; `how` says all else that they follow from but the fonts."""
        node = pieces[0].node
        of_one_leaf = {piece.node for piece in pieces} == {node}
        key = (tuple([_without_leaf(p) for p in pieces]) if of_one_leaf else pieces, how)
        known = self._lines.get(key)
        if known is None:
            composed = compose()
            self._keep(key, tuple(composed))
            return composed
        if known and of_one_leaf and known[0].runs[0].node != node:
            return [_of_leaf(line, node) for line in known]
        return list(known)

    def _keep(self, key: Hashable, lines: tuple[SetLine, ...]) -> None:
        characters = _characters_of(lines)
        if characters > _MOST_CHARACTERS:
            return
        with self._lock:
            if key in self._lines:
                return
            self._lines[key] = lines
            self._characters += characters
            while self._characters > _MOST_CHARACTERS:
                self._characters -= _characters_of(self._lines.pop(next(iter(self._lines))))


def _without_leaf(piece: Piece) -> tuple[object, ...]:
    return piece.text, piece.role, piece.size, *piece[4:]


def _of_leaf(line: SetLine, node: int) -> SetLine:
    """Return a line as one of another leaf."""
    return line._replace(runs=tuple([run._replace(node=node) for run in line.runs]))


def _characters_of(lines: tuple[SetLine, ...]) -> int:
    return sum([len(run.text) for line in lines for run in line.runs])


_BY_FONTS: WeakKeyDictionary[FontSet, ComposedLately] = WeakKeyDictionary()


def composed_lately(fonts: FontSet) -> ComposedLately:
    """Return what was composed with a font set, kept as long as it is."""
    return _BY_FONTS.setdefault(fonts, ComposedLately())
