"""Leave out the list of contents that a bulletin begins with: it is made anew for printing.

In: pieces below the front. Out: the pieces without a list of which each entry is a title that
follows, and what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.importing.material import Grid, Piece, Words, words_of
from bulletin_layout.importing.recognise.labels import (
    COLUMN,
    begins_briefs,
    begins_contents,
    column_in,
)
from bulletin_layout.importing.recognise.titles import plain_title

_SECTION = re.compile(r"\s*[一二三四五六七八九十]{1,3}、\s*[^，。；：！？]{2,12}\s*")
_OF_ALL = re.compile(r"目\s*录|内容(?!提要)")
_MOST_ENTRIES = 60
_MOST_LINES = 4
# A list without a label has two entries at least.
_LEAST_UNLABELLED = 2


def without_contents(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], list[Piece]]:
    """Return the pieces without a list of contents, and those that make it up."""
    at = next((n for n, piece in enumerate(pieces[:4]) if _is_label(piece)), -1)
    titles = [plain_title(words_of(piece)) for piece in pieces]
    end = at + 1
    briefs = [n for n, p in enumerate(pieces) if isinstance(p, Words) and begins_briefs(p.text)]
    while end < len(pieces) and end - at <= _MOST_ENTRIES:
        # Of two labels 简讯 the first is an entry, however they are written.
        is_title = titles[end] in titles[at + 1 : end]  # of an article: the list is over
        if is_title or not (_is_entry(pieces, titles, end) or end in briefs[:-1]):
            break
        end += 1
    if end - at <= (1 if at >= 0 else _LEAST_UNLABELLED):
        return tuple(pieces), []
    first = max(at, 0)
    return (*pieces[:first], *pieces[end:]), list(pieces[first:end])


def titles_listed(listed: Sequence[Piece]) -> frozenset[str]:
    """Return the titles that a list of contents names; its columns are none of them."""
    texts = [words_of(p) for p in listed if isinstance(p, Words) and not _is_label(p)]
    texts += [row[0].text for p in listed if isinstance(p, Grid) for row in p.rows if row]
    plain = [text for text in texts if not _SECTION.fullmatch(text)]
    return frozenset(plain_title(text) for text in plain or texts if not column_in(text)) - {""}


def lists_all(listed: Sequence[Piece]) -> bool:
    """Return whether a list of contents is one of all titles: 目录, not 要目 or 导读."""
    return any(_is_label(p) and _OF_ALL.search(words_of(p)) is not None for p in listed)


def _is_label(piece: Piece) -> bool:
    return isinstance(piece, Words) and begins_contents(piece.text)


def _is_entry(pieces: Sequence[Piece], titles: Sequence[str], at: int) -> bool:
    """Return whether a piece names a title that follows, or a column or the briefs."""
    piece = pieces[at]
    if isinstance(piece, Grid):  # titles and page numbers, which tabs part
        return bool(piece.rows) and all(
            plain_title(row[0].text) in titles[at + 1 :] for row in piece.rows if row
        )
    if not isinstance(piece, Words) or "。" in piece.text or not titles[at]:
        return False
    if titles[at] in titles[at + 1 :]:
        return True
    if COLUMN.fullmatch(piece.text.strip()) is not None or len(titles[at]) <= 8:
        return False
    later = range(at + 1, len(titles))
    return any("".join(titles[n : n + _MOST_LINES]).startswith(titles[at]) for n in later)
