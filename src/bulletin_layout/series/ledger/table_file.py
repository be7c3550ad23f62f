"""Read a file of records: YAML, or a table as CSV with a row of names above.

Names of columns are keys in either language; others, of a register, are the office's own and not
read. Several values in a cell are parted by 、 or ;. Days may be as spreadsheets write them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from bulletin_layout.csv_text.read import CsvRow, read_csv, without_guard
from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, nearest_of
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import field_named, fields_of, known_keys
from bulletin_layout.issue.parser import RecordParser
from bulletin_layout.issue.report import Report
from bulletin_layout.issue.text_reader import TextReader
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.proofreading.format_diagnostic import chinese_path
from bulletin_layout.yaml_text.nodes import MappingNode, Node, Position, ScalarNode, SequenceNode
from bulletin_layout.yaml_text.read import Source, read_source

# A cell is text like a block's: no quotes before it, and a line of it is a paragraph.
_AS_IT_STANDS = "|"
_PARTED = re.compile("[、;；]")
# A day as spreadsheets write it: 2026/3/4, 2026.3.4.
_DATE = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_NEARLY = 0.6


def read_records(path: str | Path, top: type, limits: Limits, *, own_columns: bool = False) -> Any:
    """Return the record `top` that a file holds, its one list of records from CSV too.

    `own_columns`: a table may have columns of the office's own, which are not read.
    Raises InputError with every mistake of the file.
    """
    name = str(path)
    slips: list[Diagnostic] = []
    if name.lower().endswith(".csv"):
        source = Source(name, (), _csv_root(Path(path), name, top, limits, own_columns))
    else:
        source, slips = read_source(Path(path), name, limits, known_keys(top))
    report = Report(limits)
    report.diagnostics += slips
    if source.root is None:
        report.diagnostics.append(error(Place(name, 1, 1), "", "the file is empty."))
        raise InputError(report.diagnostics)
    parser = RecordParser(report, TextReader(report, {name: source}), None)
    record = parser.record(top, source.root, "")
    if report.errors() or record is None:
        raise InputError([in_words_of(top, found) for found in report.diagnostics])
    return record


def in_words_of(top: type, found: Diagnostic) -> Diagnostic:
    """Return a finding whose path can be said in Chinese, by the keys of `top`."""
    return replace(found, path=Bilingual(found.path, chinese_path(found.path, top)))


def _csv_root(path: Path, name: str, top: type, limits: Limits, own_columns: bool) -> Node | None:
    """Return a table as the nodes that the same records in YAML would have."""
    rows = read_csv(path, name, limits)
    if not rows:
        return None
    (listed,) = fields_of(top)
    assert isinstance(listed.kind, kinds.Many)
    record = listed.kind.record
    heads = [word.strip() for word in rows[0].cells]
    if not any(field_named(record, head) for head in heads):
        needed = "、".join(f.chinese for f in fields_of(record) if f.required)
        words = "the first row has no name of a column."
        advice = Message("Write {needed} and so on above the columns.", needed=needed)
        raise InputError([error(Place(name, rows[0].line, 1), "", words, advice)])
    if own_columns:
        line = rows[0].line
        heads = [_known_head(name, record, line, n, head) for n, head in enumerate(heads, 1)]
    items = [_row(name, record, row, heads) for row in rows[1:] if any(row.cells)]
    start = Position(0, 0)
    key = ScalarNode(name, start, start, listed.name)
    rows_node = SequenceNode(name, start, start, tuple(items))
    return MappingNode(name, start, start, ((key, rows_node),))


def _known_head(name: str, record: type, line: int, column: int, head: str) -> str:
    """Return a column's name, "" for one of the office's own, which is not read.

    Raises InputError for one that is nearly a known one.
    """
    if not head or field_named(record, head):
        return head
    known = [word for field in fields_of(record) for word in (field.chinese, field.name)]
    if not (near := nearest_of(head, known, _NEARLY)):
        return ""
    words = Message("there is no column {head}.", head=head)
    advice = Message("Write {known}, if that is meant.", known=near)
    raise InputError([error(Place(name, line, column), "", words, advice)])


def _row(name: str, record: type, row: CsvRow, heads: list[str]) -> Node:
    """Return a row; the column of a place is that of the table."""
    line, cells = row
    if len(cells) > len(heads):
        words = Message("the row has {n} cells.", n=len(cells))
        advice = Message("Write {n}, as the first row has.", n=len(heads))
        raise InputError([error(Place(name, line, len(heads) + 1), "", words, advice)])
    entries: list[tuple[Node, Node]] = []
    for column, (head, cell) in enumerate(zip(heads, cells, strict=False)):
        at = Position(line - 1, column)
        if head and cell.strip():
            key = ScalarNode(name, at, at, head, '"')
            entries.append((key, _cell(name, record, at, head, without_guard(cell.strip()))))
    at = Position(line - 1, 0)
    return MappingNode(name, at, at, tuple(entries))


def parted(cell: str) -> list[str]:
    """Return the values that stand in one cell, parted by 、 or ;."""
    return [part for part in map(str.strip, _PARTED.split(cell)) if part]


def _cell(name: str, record: type, at: Position, head: str, cell: str) -> Node:
    field = field_named(record, head)
    if field is not None and field.kind == kinds.DATE:
        cell = _DATE.sub(lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", cell)
    if field is None or not isinstance(field.kind, kinds.Lines) or field.name == "text":
        return ScalarNode(name, at, at, cell, _AS_IT_STANDS)
    items = tuple(ScalarNode(name, at, at, part, _AS_IT_STANDS) for part in parted(cell))
    return SequenceNode(name, at, at, items)
