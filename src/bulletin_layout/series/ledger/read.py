"""Read the register of contributions: a YAML file, or a table as CSV with a row of names.

CSV may be in UTF-8 or, as Chinese spreadsheets save it, GB18030. Names of columns are keys in
either language; several units in a cell are parted by 、 or ;.
"""

from __future__ import annotations

import re
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import field_named, known_keys
from bulletin_layout.issue.parser import RecordParser
from bulletin_layout.issue.report import Report
from bulletin_layout.issue.text_reader import TextReader
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.series.csv_table import csv_rows
from bulletin_layout.series.ledger.model import Register, Submission
from bulletin_layout.yaml_text.nodes import MappingNode, Node, Position, ScalarNode, SequenceNode
from bulletin_layout.yaml_text.read import Source, read_source

_PARTED = re.compile("[、;；]")


def read_register(path: str | Path, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Submission, ...]:
    """Return the rows of a register. Raises InputError with every mistake of the file."""
    name = str(path)
    if name.lower().endswith(".csv"):
        source: Source = Source(name, (), _csv_root(Path(path), name, limits))
        slips: list[Diagnostic] = []
    else:
        source, slips = read_source(Path(path), name, limits, known_keys(Register))
    report = Report(limits)
    report.diagnostics += slips
    parser = RecordParser(report, TextReader(report, {name: source}), None)
    if source.root is None:
        report.diagnostics.append(error(Place(name, 1, 1), "", "the file is empty."))
        raise InputError(report.diagnostics)
    register = parser.record(Register, source.root, "")
    if report.errors() or register is None:
        raise InputError(report.diagnostics)
    submissions: tuple[Submission, ...] = register.submissions
    _refuse_doubles(submissions)
    return submissions


def _refuse_doubles(submissions: tuple[Submission, ...]) -> None:
    """Raise InputError if two rows have one 稿号: nothing could be told by it."""
    first: dict[str, Submission] = {}
    wrong = []
    for one in submissions:
        other = first.setdefault(str(one.manuscript), one) if one.manuscript else one
        if other is not one:
            words = Message(
                "{number} is there already: {place}.", number=one.manuscript, place=other.place
            )
            wrong.append(error(one.place, "manuscript", words, "Give each row its own."))
    if wrong:
        raise InputError(wrong)


def _csv_root(path: Path, name: str, limits: Limits) -> Node | None:
    """Return a table as the nodes that the same register in YAML would have."""
    rows = csv_rows(path, name, limits)
    if not rows:
        return None
    line, names = rows[0]
    heads = [word.strip() for word in names]
    if not any(field_named(Submission, head) for head in heads):
        words = "the first row has no name of a column."
        advice = "Write 收稿日期, 来稿单位, 标题 and so on above the columns."
        raise InputError([error(Place(name, line, 1), "", words, advice)])
    items = [_row(name, number, heads, cells) for number, cells in rows[1:] if any(cells)]
    start = Position(0, 0)
    key = ScalarNode(name, start, start, "submissions")
    rows_node = SequenceNode(name, start, start, tuple(items))
    return MappingNode(name, start, start, ((key, rows_node),))


def _row(name: str, line: int, heads: list[str], cells: list[str]) -> Node:
    """Return a row; the column of a place is that of the table."""
    if len(cells) > len(heads):
        words = Message("the row has {n} cells.", n=len(cells))
        advice = Message("Write {n}, as the first row has.", n=len(heads))
        raise InputError([error(Place(name, line, len(heads) + 1), "", words, advice)])
    entries: list[tuple[Node, Node]] = []
    for column, (head, cell) in enumerate(zip(heads, cells, strict=False)):
        at = Position(line - 1, column)
        if head and cell.strip():
            key = ScalarNode(name, at, at, head, '"')
            entries.append((key, _cell(name, at, head, cell.strip())))
    at = Position(line - 1, 0)
    return MappingNode(name, at, at, tuple(entries))


def _cell(name: str, at: Position, head: str, cell: str) -> Node:
    field = field_named(Submission, head)
    if field is None or not isinstance(field.kind, kinds.Lines) or field.name == "text":
        return ScalarNode(name, at, at, cell, '"')
    parts = (part.strip() for part in _PARTED.split(cell))
    items = tuple(ScalarNode(name, at, at, part, '"') for part in parts if part)
    return SequenceNode(name, at, at, items)
