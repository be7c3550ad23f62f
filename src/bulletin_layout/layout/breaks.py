"""Where the lines and pages of a laid-out Document break, and the replay of such breaks.

In: a Document, or breaks that were recorded of one. Out: its breaks; or for the pieces of a text
where its lines end, and for rows the pages on which they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from bulletin_layout.layout.model import Document, Page, Row
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.text.model import LINE_BREAK, Piece, Run


class Share(NamedTuple):
    """What of a leaf stands on a line: so many characters; of a picture none."""

    leaf: int
    characters: int


Line = tuple[Share, ...]
Breaks = tuple[tuple[Line, ...], ...]


class LinePlace(NamedTuple):
    """A page and a line on it, both from 1."""

    page: int
    line: int


def breaks_of(document: Document) -> Breaks:
    """Return for each page its lines in reading order, a picture as a line of its own."""
    return tuple(tuple(_lines_of(page)) for page in document.pages)


def _lines_of(page: Page) -> Iterator[Line]:
    """Yield what stands on a page, a picture before the first line that begins below its top."""
    images = sorted(page.images, key=lambda image: (image.y, image.x))
    for line in page.lines:
        while images and images[0].y < line.y:
            yield (Share(images.pop(0).node, 0),)
        yield tuple(_shares(line.runs))
    yield from ((Share(image.node, 0),) for image in images)


def _shares(runs: Sequence[Run]) -> Iterator[Share]:
    for node, same in groupby(runs, key=lambda run: run.node):
        yield Share(node, sum(len(run.text) for run in same))


def first_difference(ours: Breaks, recorded: Breaks) -> LinePlace | None:
    """Return the first line that is not as recorded, None if every one is."""
    for number in range(max(len(ours), len(recorded))):
        mine = ours[number] if number < len(ours) else ()
        theirs = recorded[number] if number < len(recorded) else ()
        if mine != theirs or number >= min(len(ours), len(recorded)):
            same = (a == b for a, b in zip(mine, theirs, strict=False))
            line = next((i for i, equal in enumerate(same) if not equal), None)
            at = min(len(mine), len(theirs)) if line is None else line
            return LinePlace(number + 1, at + 1)
    return None


class Replay:
    """Recorded breaks, asked by leaf. Never changes."""

    def __init__(self, breaks: Breaks) -> None:
        self.breaks = breaks
        # By leaf: the characters at which lines begin in it, in order, and where each such line is.
        self._begins: dict[int, list[int]] = {}
        self._places: dict[int, list[LinePlace]] = {}
        seen: Counter[int] = Counter()
        for page, lines in enumerate(breaks, 1):
            for number, line in enumerate(lines, 1):
                leaf = line[0].leaf
                self._begins.setdefault(leaf, []).append(seen[leaf])
                self._places.setdefault(leaf, []).append(LinePlace(page, number))
                seen.update({share.leaf: share.characters for share in line})

    def line_ends(self, pieces: Sequence[Piece]) -> list[tuple[int, ...]]:
        """Return where the lines end of each part of a text between forced breaks."""
        parts: list[tuple[int, ...]] = []
        ends: list[int] = []
        at = 0
        reached: dict[int, int] = {}
        for piece in pieces:
            if piece.text == LINE_BREAK:
                parts += [(*ends, at)] if at else []
                ends, at = [], 0
                continue
            start = reached.get(piece.node, piece.start)
            ends += [at + s - start for s in self._begun(piece, start) if at + s > start]
            at += len(piece.text)
            reached[piece.node] = start + len(piece.text)
        return [*parts, (*ends, at)] if at else parts

    def _begun(self, piece: Piece, start: int) -> list[int]:
        begins = self._begins.get(piece.node, [])
        end = start + len(piece.text)
        return begins[bisect_left(begins, start) : bisect_left(begins, end)]

    def place_of(self, pieces: Sequence[Piece], line: int) -> LinePlace | None:
        """Return where the line with a number (from 0) of a text was."""
        found = [
            place
            for leaf in dict.fromkeys(piece.node for piece in pieces)
            for place in self._places.get(leaf, ())
        ]
        return found[line] if line < len(found) else (found[-1] if found else None)

    def by_page(self, rows: Sequence[Row]) -> list[list[Row]]:
        """Return the rows of each page, in the order in which they stood.

        Rows without words or pictures go with the row after them.
        """
        pages: list[list[tuple[int, Row]]] = [[] for _ in self.breaks]
        begun: Counter[int] = Counter()
        waiting: list[Row] = []
        last = LinePlace(1, 0)
        for row in rows:
            place = self._place_of_row(row, begun)
            if place is None:
                waiting.append(row)
                continue
            pages[place.page - 1] += [(place.line, blank) for blank in waiting]
            pages[place.page - 1].append((place.line, row))
            waiting, last = [], max(last, place)
        pages[last.page - 1] += [(last.line, blank) for blank in waiting]
        return [[row for _, row in sorted(page, key=lambda x: x[0])] for page in pages]

    def _place_of_row(self, row: Row, begun: Counter[int]) -> LinePlace | None:
        """Return where a row stood: where its first picture did, or its first line.

        `begun` counts the lines that began in each leaf.
        """
        found = []
        for node in [image.node for image in row.images] + [x.runs[0].node for x in row.lines]:
            places = self._places.get(node, [])
            if begun[node] < len(places):
                found.append(places[begun[node]])
            begun[node] += 1
        return min(found, default=None)
