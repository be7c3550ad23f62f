"""Which cells, rows and columns of an edited file's tables were which of the base's.

In: paragraphs that stand in cells, the records of the base, what identities tell. Out: for each
cell its record, and the rows and columns that came and went, by the paths of the base.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bulletin_layout.docx.base import Record
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.changes import (
    ColumnAddition,
    ColumnRemoval,
    RowAddition,
    RowMove,
    RowRemoval,
)
from bulletin_layout.revising.join import in_order
from bulletin_layout.revising.word_file import EditedParagraph
from bulletin_layout.rising import longest_rise

_CELL = re.compile(r"^(.+)\.(?:(?:rows|head)\[\d+\]\.cells|columns)\[\d+\](?:\.text|\.heading)$")
_ROW_OF_CELL = re.compile(r"^(.+\.(?:rows|head)\[\d+\]\.cells|.+\.columns)\[\d+\]")
_KINDS = ("table_heading", "table_cell", "table_total")
_Row = list[int]


class BaseTable(NamedTuple):
    """A table of the base: the path of what holds it, the numbers of its cells' records by row."""

    entry: str
    rows: list[_Row]


@dataclass(slots=True)
class TableMatch:
    """What was found. `cells` are paragraphs, and `records` records, of tables that are matched.

    `found` has for the first record of each such table the paragraphs that are in it now.
    """

    was: dict[int, int] = field(default_factory=dict)
    cells: set[int] = field(default_factory=set)
    records: set[int] = field(default_factory=set)
    found: dict[int, list[int]] = field(default_factory=dict)
    changes: list[RowAddition | RowRemoval | RowMove | ColumnAddition | ColumnRemoval] = field(
        default_factory=list
    )
    problems: list[Message] = field(default_factory=list)


def row_path(path: str) -> str:
    """Return the path of the row that a cell is in, of the columns if it is one's heading."""
    found = _ROW_OF_CELL.match(path)
    return found[1].removesuffix(".cells") if found is not None else ""


def matched_tables(
    paragraphs: Sequence[EditedParagraph], records: Sequence[Record], known: Mapping[int, int]
) -> TableMatch:
    """Return which cells were which. `known` are the records of paragraphs by their identity."""
    return _TableMatcher(paragraphs, records, known).matched()


class _TableMatcher:
    def __init__(
        self,
        paragraphs: Sequence[EditedParagraph],
        records: Sequence[Record],
        known: Mapping[int, int],
    ) -> None:
        self._paragraphs, self._records, self._known = paragraphs, records, known
        self._found = TableMatch()

    def matched(self) -> TableMatch:
        base, edited = base_tables(self._records), self._edited()
        for before, after in self._pairs(base, edited):
            self._found.records |= {n for row in before.rows for n in row}
            self._found.cells |= {n for row in after for n in row}
            self._found.found[before.rows[0][0]] = [n for row in after for n in row]
            self._match(before, after)
        return self._found

    def _edited(self) -> list[list[_Row]]:
        """Return the numbers of paragraphs by table and row; photos abreast are no table.

        One is a table by the style of some cell, or by what a cell was.
        """
        cells = {n for table in base_tables(self._records) for row in table.rows for n in row}
        tables: dict[int, dict[int, _Row]] = defaultdict(lambda: defaultdict(list))
        sure: set[int] = set()
        for number, paragraph in enumerate(self._paragraphs):
            if paragraph.cell is not None:
                tables[paragraph.cell.table][paragraph.cell.row].append(number)
                if paragraph.kind in _KINDS or self._known.get(number, -1) in cells:
                    sure.add(paragraph.cell.table)
        return [list(rows.values()) for table, rows in tables.items() if table in sure]

    def _pairs(
        self, base: list[BaseTable], edited: list[list[_Row]]
    ) -> Iterator[tuple[BaseTable, list[_Row]]]:
        """Yield tables that belong together: by identities, else by what they say, in order."""
        owner = {n: at for at, table in enumerate(base) for row in table.rows for n in row}
        taken: set[int] = set()
        left = []
        for table in edited:
            cells = (self._known.get(n, -1) for row in table for n in row)
            votes = Counter(owner[record] for record in cells if record in owner)
            best = votes.most_common(1)[0][0] if votes else -1
            if best >= 0 and best not in taken:
                taken.add(best)
                yield base[best], table
            else:
                left.append(table)
        free = [table for at, table in enumerate(base) if at not in taken]
        texts = [self._said(table) for table in left]
        for old, new in in_order([self._was_said(table) for table in free], texts):
            yield free[old], left[new]

    def _said(self, rows: list[_Row]) -> str:
        return "\n".join(self._paragraphs[n].text for row in rows for n in row)

    def _was_said(self, table: BaseTable) -> str:
        return "\n".join(_text(self._records[n]) for row in table.rows for n in row)

    def _match(self, base: BaseTable, edited: list[_Row]) -> None:
        pairs, moved = self._rows(base.rows, edited)
        column = self._column(base, edited, pairs)
        if column is None:
            return
        if column != _Column():
            moved = []
        for old, new in (*pairs, *moved):
            cells = list(edited[new])
            before = list(base.rows[old])
            if column.came is not None:
                del cells[column.came]
            if column.went is not None:
                del before[column.went]
            self._found.was |= dict(zip(cells, before, strict=True))
        self._found.changes += self._rows_changed(base, edited, pairs, moved)

    def _rows(
        self, base: list[_Row], edited: list[_Row]
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return rows that belong together, both rising, and those that stand elsewhere now."""
        owner = {number: at for at, row in enumerate(base) for number in row}
        pairs = []
        taken: set[int] = set()
        for at, row in enumerate(edited):
            votes = Counter(owner[r] for n in row if (r := self._known.get(n, -1)) in owner)
            best = votes.most_common(1)[0][0] if votes else -1
            if best >= 0 and best not in taken:
                taken.add(best)
                pairs.append((best, at))
        if pairs:
            rise = {pairs[i] for i in longest_rise([old for old, _ in pairs], strict=True)}
            stay = [pair for pair in pairs if pair in rise]
            widths = ((o, n) for o, n in pairs if len(base[o]) == len(edited[n]))
            return stay, [pair for pair in widths if pair not in rise]
        before = ["\n".join(_text(self._records[n]) for n in row) for row in base]
        after = ["\n".join(self._paragraphs[n].text for n in row) for row in edited]
        return _with_between(in_order(before, after), len(base), len(edited)), []

    def _column(
        self, base: BaseTable, edited: list[_Row], pairs: list[tuple[int, int]]
    ) -> _Column | None:
        """Return the column that came or went, None if the tables cannot be told apart."""
        if all(len(base.rows[o]) == len(edited[n]) for o, n in pairs):
            widths = {len(row) for row in base.rows}
            added = set(range(len(edited))) - {n for _, n in pairs}
            if not added or (len(widths) == 1 and all(len(edited[n]) in widths for n in added)):
                return _Column()
        widths, now = {len(row) for row in base.rows}, {len(row) for row in edited}
        whole = len(widths) == len(now) == 1 and len(pairs) == len(base.rows) == len(edited)
        if not whole or abs(min(widths) - min(now)) != 1:
            words = "a table has other rows or columns; change it in the issue: {text}"
            first = next((p.text for p in self._paragraphs if p.cell and p.text), "")
            text = self._paragraphs[edited[0][0]].text or first
            self._found.problems.append(Message(words, text=text))
            return None
        return self._column_changed(base, edited, pairs, min(widths) < min(now))

    def _column_changed(
        self, base: BaseTable, edited: list[_Row], pairs: list[tuple[int, int]], came: bool
    ) -> _Column:
        count = max(len(base.rows[0]), len(edited[0]))

        def alike(column: int) -> int:
            """Return how many cells are the same without a column."""
            total = 0
            for o, n in pairs:
                before = [_text(self._records[i]) for i in base.rows[o]]
                after = [self._paragraphs[i].text for i in edited[n]]
                del (after if came else before)[column]
                total += sum(a == b for a, b in zip(before, after, strict=True))
            return total

        column = max(range(count), key=alike)
        if came:
            beside = max(column - 1, 0)
            cells = tuple(
                (self._path(base.rows[o][beside]), self._paragraphs[edited[n][column]].text)
                for o, n in pairs
            )
            self._found.changes.append(ColumnAddition(base.entry, column > 0, cells))
            return _Column(came=column)
        paths = tuple(self._path(base.rows[o][column]) for o, _ in pairs)
        self._found.changes.append(ColumnRemoval(base.entry, paths))
        return _Column(went=column)

    def _rows_changed(
        self,
        base: BaseTable,
        edited: list[_Row],
        pairs: list[tuple[int, int]],
        moved: list[tuple[int, int]],
    ) -> Iterator[RowAddition | RowRemoval | RowMove]:
        paired = {new: old for old, new in pairs}
        moves = {new: old for old, new in moved}
        stay = {old for old, _ in (*pairs, *moved)}
        behind = None
        for at, row in enumerate(edited):
            if at in paired:
                behind = paired[at]
                continue
            following = next((paired[n] for n in range(at, len(edited)) if n in paired), None)
            beside = behind if behind is not None else following
            if beside is not None:
                texts = tuple(self._paragraphs[n].text for n in row)
                path = self._path(base.rows[beside][0])
                if at in moves:
                    of = self._path(base.rows[moves[at]][0])
                    yield RowMove(of, behind is not None, path)
                else:
                    yield RowAddition(path, behind is not None, texts)
        for at, row in enumerate(base.rows):
            if at not in stay:
                said = " ".join(_text(self._records[n]) for n in row)
                yield RowRemoval(self._path(row[0]), said)

    def _path(self, record: int) -> str:
        return next(share.path for share in self._records[record].shares if share.path)


class _Column(NamedTuple):
    """Which column of the edited table came, or of the base went."""

    came: int | None = None
    went: int | None = None


def base_tables(records: Sequence[Record]) -> list[BaseTable]:
    """Return the tables of the base."""
    tables: list[BaseTable] = []
    row = ""
    for number, record in enumerate(records):
        path = next((share.path for share in record.shares if _CELL.match(share.path)), "")
        found = _CELL.match(path)
        if found is None:
            continue
        if not tables or tables[-1].entry != found[1]:
            tables.append(BaseTable(found[1], []))
            row = ""
        if row_path(path) != row:
            row = row_path(path)
            tables[-1].rows.append([])
        tables[-1].rows[-1].append(number)
    return tables


def _with_between(pairs: list[tuple[int, int]], old: int, new: int) -> list[tuple[int, int]]:
    """Return pairs, with what stands between two of them where there are as many on both sides."""
    made: list[tuple[int, int]] = []
    at_old = at_new = 0
    for o, n in [*pairs, (old, new)]:
        if o - at_old == n - at_new:
            made += zip(range(at_old, o), range(at_new, n), strict=True)
        if (o, n) != (old, new):
            made.append((o, n))
        at_old, at_new = o + 1, n + 1
    return made


def _text(record: Record) -> str:
    return "".join(share.text for share in record.shares)
