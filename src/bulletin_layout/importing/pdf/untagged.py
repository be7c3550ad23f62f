"""Pieces of a PDF without tags: paragraphs, titles and tables by where their lines stand.

In: the lines and tables of all pages in order. Out: pieces. A first line is indented, a title
centred in another face; what `报：` begins hangs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from bulletin_layout.importing.clean import joined
from bulletin_layout.importing.material import Appearance, Grid, Piece, Words
from bulletin_layout.importing.pdf.lines import TextLine
from bulletin_layout.importing.pdf.pictures import PlacedPicture
from bulletin_layout.importing.pdf.tables import PlacedTable
from bulletin_layout.importing.places import on_page

_IMPRINT = re.compile(r"(报|送|发|抄送|抄报|主送)[：:]")
# In em: how far a line may stand off and still be centred, or full; what an indent is.
_CENTRED, _FULL, _INDENT = 0.7, 1.3, 1.2
_FAR = 1.6

Placed = TextLine | PlacedTable | PlacedPicture


class Frame(NamedTuple):
    """The type area's edges, the body's face and size, the line pitch."""

    left: float
    right: float
    font: str
    size: float
    pitch: float


# Of a file without lines of text, such as a table alone.
NO_FRAME = Frame(0.0, 0.0, "", 0.0, 0.0)


def frame_of(lines: Sequence[TextLine]) -> Frame:
    """Return the frame that most of a file's text keeps to."""
    weights: Counter[tuple[str, float]] = Counter()
    for line in lines:
        weights[line.font, line.size] += len(line.text)
    font, size = weights.most_common(1)[0][0]
    body = [line for line in lines if (line.font, line.size) == (font, size)]
    # Where few lines are whole, as many are indented as not: the leftmost that recurs.
    lefts = Counter(round(line.x) for line in body)
    left = min((x for x, count in lefts.items() if count >= len(body) / 20), default=min(lefts))
    right = Counter(round(line.end) for line in body).most_common(1)[0][0]
    steps = [b.y - a.y for a, b in pairwise(body) if a.page == b.page and b.y > a.y]
    pitch = Counter(round(step, 1) for step in steps).most_common(1)[0][0] if steps else 2 * size
    longest = max(line.end for line in body)
    return Frame(left, right if right > left + 10 * size else longest, font, size, pitch)


def pieces_in(placed: Sequence[Placed], frame: Frame) -> Iterator[Piece]:
    """Yield the pieces that lines, tables and pictures make; a table over two pages is one."""
    return _without_repeats(_pieces(placed, frame))


def _pieces(placed: Sequence[Placed], frame: Frame) -> Iterator[Piece]:
    for is_text, group in groupby(placed, key=lambda item: isinstance(item, TextLine)):
        items: list[Any] = list(group)
        if is_text:
            yield from _paragraphs(items, frame)
        else:
            for item in items:
                yield item.grid if isinstance(item, PlacedTable) else item.picture


def _paragraphs(lines: Sequence[TextLine], frame: Frame) -> Iterator[Words]:
    starts = [i for i, line in enumerate(lines) if _IMPRINT.match(line.text)]
    imprint = starts[0] if starts else len(lines)
    group: list[TextLine] = []
    for i, line in enumerate(lines):
        hanging = _hanging_edge(lines[imprint:]) if i >= imprint else None
        if group and _begins(group, line, frame, hanging):
            yield _words(group, frame)
            group = []
        group.append(line)
    if group:
        yield _words(group, frame)


def _hanging_edge(lines: Sequence[TextLine]) -> float:
    return max(line.end for line in lines)


def _begins(group: list[TextLine], line: TextLine, frame: Frame, edge: float | None) -> bool:
    """Return whether a paragraph begins with `line`. `edge`: the right one of what hangs."""
    last = group[-1]
    if edge is not None:
        return bool(_IMPRINT.match(line.text)) or edge - last.end > _FULL * line.size
    if "\t" in line.text or "\t" in last.text:
        return True
    same_page = last.page == line.page
    if same_page and line.y - last.y > _FAR * frame.pitch:
        return True
    if _is_title(line, frame) or _is_title(last, frame):
        same = (line.font, line.size) == (last.font, last.size)
        return not (same and _is_title(line, frame) and _is_title(last, frame))
    indented = line.x - frame.left > _INDENT * line.size
    return indented or frame.right - last.end > _FULL * line.size


def _is_title(line: TextLine, frame: Frame) -> bool:
    """Return whether a line is centred and not in the body's face."""
    if (line.font, line.size) == (frame.font, frame.size):
        return False
    before, after = line.x - frame.left, frame.right - line.end
    return abs(before - after) < _CENTRED * line.size


def appearance_of(lines: Sequence[TextLine], frame: Frame) -> Appearance:
    """Return how a paragraph of these lines looks."""
    first = lines[0]
    title = all(_is_title(line, frame) for line in lines)
    before, after = first.x - frame.left, frame.right - first.end
    right = len(lines) == 1 and before > 8 * first.size and after < 6 * first.size
    indented = before > _INDENT * first.size
    return Appearance(centred=title, indented=indented, right=right and not title)


def _words(group: Sequence[TextLine], frame: Frame) -> Words:
    appearance = appearance_of(group, frame)
    if appearance.centred:
        text = "\n".join(line.text.strip() for line in group)
    else:
        text = ""
        for line in group:
            text = joined(text, line.text.strip()) if text else line.text.strip()
    return Words(text, on_page(group[0].page), appearance)


def _without_repeats(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces; a table that goes on over a page is one again, its head shown once."""
    last: Grid | None = None
    for piece in pieces:
        if isinstance(piece, Grid) and last is not None and _goes_on(last, piece):
            rows = piece.rows
            if rows[: last.head] == last.rows[: last.head]:
                rows = rows[last.head :]
            last = replace(last, rows=last.rows + rows, where=piece.where)
            continue
        if last is not None:
            yield last
        last = piece if isinstance(piece, Grid) else None
        if last is None:
            yield piece
    if last is not None:
        yield last


def _goes_on(last: Grid, piece: Grid) -> bool:
    """Return whether a table goes on: as wide, and on another page than where the last one ends."""
    return piece.columns == last.columns and piece.where != last.where
