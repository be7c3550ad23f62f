"""Leave out the list of contents that a bulletin begins with: it is made anew for printing.

In: pieces below the front. Out: the pieces without a list of which each entry is a title that
follows, and what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.importing.recognise.signs import COLUMN, CONTENTS

_ENTRY = re.compile(r"^[\s●◆○■▲★·•※◇□△➢☆\-—]*(?:\d+\s*[.．、]\s*)?|[\s.．…·]*\d*\s*$")
_MOST_ENTRIES = 60


def without_contents(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], list[Piece]]:
    """Return the pieces without a list of contents, and those that make it up."""
    at = next((n for n, piece in enumerate(pieces[:4]) if _is_label(piece)), None)
    if at is None:
        return tuple(pieces), []
    titles = [_plain(piece) for piece in pieces]
    end = at + 1
    while end < len(pieces) and end - at <= _MOST_ENTRIES and _is_entry(pieces, titles, end):
        end += 1
    if end == at + 1:
        return tuple(pieces), []
    return (*pieces[:at], *pieces[end:]), list(pieces[at:end])


def _is_label(piece: Piece) -> bool:
    return isinstance(piece, Words) and CONTENTS.fullmatch(piece.text.strip()) is not None


def _plain(piece: Piece) -> str:
    words = piece.text if isinstance(piece, Words) else ""
    return "".join(_ENTRY.sub("", line.strip()) for line in words.split("\n")).replace(" ", "")


def _is_entry(pieces: Sequence[Piece], titles: Sequence[str], at: int) -> bool:
    """Return whether a piece names a title that follows, or a column or the briefs."""
    piece = pieces[at]
    if not isinstance(piece, Words) or "。" in piece.text or not titles[at]:
        return False
    if titles[at] in titles[at + 1 :]:
        return True
    joined = "".join(titles[at + 1 :])
    return (
        COLUMN.fullmatch(piece.text.strip()) is None
        and len(titles[at]) > 8
        and (titles[at] in joined)
    )
