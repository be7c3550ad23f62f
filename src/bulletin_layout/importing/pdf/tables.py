"""Find the tables of a PDF page: rules that make a grid, and the characters in its cells.

In: a page's rules and characters. Out: grids with where they stand, and the characters that are
in none. Cells are merged where the rule between them is missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin_layout.deadline import check_time
from bulletin_layout.importing.bounds import CELLS, COLUMNS, Bounds
from bulletin_layout.importing.clean import joined
from bulletin_layout.importing.material import Grid, GridCell, escaped
from bulletin_layout.importing.pdf.alignment import CellSpan, alignment
from bulletin_layout.importing.pdf.lines import lines_of
from bulletin_layout.importing.places import on_page
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.model import RuleFact
from bulletin_layout.pdf_facts.pages import CharacterFact, PageContent

_THIN, _NEAR = 3.0, 1.5


class PlacedTable(NamedTuple):
    """A table of a page: its top and foot, the places of its upright rules, its grid."""

    top: float
    foot: float
    uprights: tuple[float, ...]
    grid: Grid


class _Segment(NamedTuple):
    """A rule: where it lies across its own direction, and from where to where it runs."""

    at: float
    start: float
    end: float


def tables_of(
    content: PageContent, page: int, bounds: Bounds
) -> tuple[list[PlacedTable], list[CharacterFact]]:
    """Return a page's tables, and its characters outside of them. Raises InputError."""
    across = [s for s in map(_across, content.edges) if s is not None]
    upright = [s for s in map(_upright, content.edges) if s is not None]
    rest = list(content.characters)
    tables = []
    for lines, posts in _regions(across, upright):
        frame = _Frame(lines, posts)
        if len(frame.xs) > 2 and len(frame.ys) > 1:
            inside = [c for c in rest if frame.holds(c)]
            rest = [c for c in rest if not frame.holds(c)]
            bounds.check("columns", len(frame.xs) - 1, COLUMNS)
            bounds.check("cells", (len(frame.xs) - 1) * (len(frame.ys) - 1), CELLS)
            grid = frame.grid(inside, page)
            tables.append(PlacedTable(frame.ys[0], frame.ys[-1], tuple(frame.xs), grid))
    return tables, rest


def _across(rule: RuleFact) -> _Segment | None:
    if rule.y2 - rule.y1 <= _THIN and rule.x2 - rule.x1 > _THIN:
        return _Segment((rule.y1 + rule.y2) / 2, rule.x1, rule.x2)
    return None


def _upright(rule: RuleFact) -> _Segment | None:
    if rule.x2 - rule.x1 <= _THIN and rule.y2 - rule.y1 > _THIN:
        return _Segment((rule.x1 + rule.x2) / 2, rule.y1, rule.y2)
    return None


def _regions(
    across: Sequence[_Segment], upright: Sequence[_Segment]
) -> Iterator[tuple[list[_Segment], list[_Segment]]]:
    """Yield the rules of each table: uprights that overlap or meet, and what crosses them."""
    spans: list[list[float]] = []
    for post in sorted(upright, key=lambda s: s.start):
        if spans and post.start <= spans[-1][1] + _NEAR:
            spans[-1][1] = max(spans[-1][1], post.end)
        else:
            spans.append([post.start, post.end])
    for top, foot in spans:
        lines = [s for s in across if top - _NEAR <= s.at <= foot + _NEAR]
        yield lines, [s for s in upright if top - _NEAR <= s.start and s.end <= foot + _NEAR]


class _Frame:
    """The grid of one table: where its columns and rows divide, and which rules are there."""

    def __init__(self, across: Sequence[_Segment], upright: Sequence[_Segment]) -> None:
        self.xs = _distinct(s.at for s in upright)
        self.ys = _distinct(s.at for s in across)
        self._across = across
        self._upright = upright

    def holds(self, character: CharacterFact) -> bool:
        middle = (character.x + character.end) / 2
        return (
            self.xs[0] < middle < self.xs[-1]
            and self.ys[0] < character.y - character.size / 3 < self.ys[-1]
        )

    def grid(self, characters: Sequence[CharacterFact], page: int) -> Grid:
        """Return the table, its cells with the characters in them."""
        taken: set[tuple[int, int]] = set()
        rows: list[tuple[GridCell, ...]] = []
        single: dict[int, list[CellSpan]] = defaultdict(list)
        fonts: list[set[str]] = []
        placed = self._placed(characters)
        for row in range(len(self.ys) - 1):
            cells = []
            faces: set[str] = set()
            for column in range(len(self.xs) - 1):
                if (row, column) in taken:
                    continue
                across, down = self._extent(row, column)
                taken |= {(row + j, column + i) for i in range(across) for j in range(down)}
                lines = lines_of(_within(placed, row, column, across, down), page)
                text = ""
                for line in lines:
                    text = joined(text, line.text.strip()) if text else line.text.strip()
                cells.append(GridCell(escaped(text), across, down))
                faces |= {line.font for line in lines}
                if across == 1 and len(lines) == 1:
                    single[column].append(CellSpan(lines[0].x, lines[0].end, text))
            rows.append(tuple(cells))
            fonts.append(faces)
        head = _head_rows(rows, fonts)
        # The head is set its own way.
        aligns = tuple(
            alignment(single[n][1:], (self.xs[n], self.xs[n + 1])) for n in range(len(self.xs) - 1)
        )
        return Grid(tuple(rows), len(self.xs) - 1, on_page(page), head, aligns)

    def _placed(
        self, characters: Sequence[CharacterFact]
    ) -> dict[tuple[int, int], list[tuple[int, CharacterFact]]]:
        """Return characters, numbered, by the row and column that their middles lie in."""
        placed: dict[tuple[int, int], list[tuple[int, CharacterFact]]] = defaultdict(list)
        for number, c in enumerate(characters):
            row = bisect_right(self.ys, c.y - c.size / 3) - 1
            placed[row, bisect_right(self.xs, (c.x + c.end) / 2) - 1].append((number, c))
        return placed

    def _extent(self, row: int, column: int) -> tuple[int, int]:
        """Return how many columns and rows the cell that begins here spans."""
        across = down = 1
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        while column + across < len(self.xs) - 1 and not _crosses(
            self._upright, self.xs[column + across], middle
        ):
            across += 1
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        while row + down < len(self.ys) - 1 and not _crosses(
            self._across, self.ys[row + down], middle
        ):
            down += 1
        return across, down


def _within(
    placed: Mapping[tuple[int, int], list[tuple[int, CharacterFact]]],
    row: int,
    column: int,
    across: int,
    down: int,
) -> list[CharacterFact]:
    """Return the characters of a cell in their order."""
    check_time()
    places = ((row + j, column + i) for j in range(down) for i in range(across))
    return [c for _, c in sorted(one for place in places for one in placed.get(place, ()))]


def _crosses(segments: Sequence[_Segment], at: float, middle: float) -> bool:
    return any(abs(s.at - at) <= _NEAR and s.start <= middle <= s.end for s in segments)


def _distinct(values: Iterable[float]) -> list[float]:
    tables: list[float] = []
    for value in sorted(values):
        if not tables or value - tables[-1] > _NEAR:
            tables.append(value)
    return tables


def _head_rows(rows: Sequence[tuple[GridCell, ...]], fonts: Sequence[set[str]]) -> int:
    """Return how many rows are the head: those in other faces than the last row's, at least one."""
    merged = max((cell.down for cell in rows[0]), default=1)
    count = 0
    while count < len(rows) - 1 and fonts[count] and not fonts[count] & fonts[-1]:
        count += 1
    return max(count, merged, 1)
