"""Write the rows of tables that an issue takes from CSV files into its file, all else as it stands.

In: the issue's text. Out: edits, none where the rows are those of their files already. Where the
columns are still the same only the rows are written: alignment and widths stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_layout.diagnostics import InputError, Refused, Severity, error
from bulletin_layout.drafting.chinese_keys import chinese_fragment
from bulletin_layout.drafting.insert import line_after
from bulletin_layout.files import named_file
from bulletin_layout.grammar.fields import field_named, known_keys
from bulletin_layout.issue.content import Column, Table, TableFile
from bulletin_layout.issue.model import Appendix, Issue
from bulletin_layout.issue.table_file import read_table_file
from bulletin_layout.issue.text import Text
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.edits import Edit, apply_edits
from bulletin_layout.yaml_text.nodes import (
    MappingNode,
    Node,
    Position,
    ScalarNode,
    SequenceNode,
    key_of,
)
from bulletin_layout.yaml_text.read import parse_source
from bulletin_layout.yaml_text.scalars import scalar

_FIGURE = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_TOTALS = ("合计", "总计", "共计")


class _Entry(NamedTuple):
    """A key as it is written, its node, the value's node."""

    name: str
    key: Node
    value: Node


def filled(
    text: str, file: Path, *, root: Path | None = None, limits: Limits = DEFAULT_LIMITS
) -> str:
    """Return an issue's text with the rows that its tables take from CSV files.

    Raises InputError if the text is no issue, a file cannot be read, or a table is written so that
    nothing can be put into it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    edits = [
        edit
        for appendix in _appendices("\n".join(lines), str(file), limits)
        for edit in _fill(appendix, lines, file, root, limits)
    ]
    if "\r\n" in text:
        edits = [edit._replace(text=edit.text.replace("\n", "\r\n")) for edit in edits]
    return apply_edits(text, edits)


def _appendices(text: str, name: str, limits: Limits) -> Iterator[MappingNode]:
    """Yield the appendices of an issue's text. Raises InputError for what is no issue."""
    source, slips = parse_source(text, name, limits, known_keys(Issue))
    errors = [slip for slip in slips if slip.severity is Severity.ERROR]
    if errors or not isinstance(source.root, MappingNode):
        raise InputError(errors or [error(None, name, "it is no issue.")])
    value = _entries(Issue, source.root).get("appendix")
    if value is None:
        return
    items = value.value.items if isinstance(value.value, SequenceNode) else (value.value,)
    yield from (item for item in items if isinstance(item, MappingNode))


def _entries(record: type, node: Node) -> dict[str, _Entry]:
    """Return a mapping's entries by the English names of its keys."""
    named = (
        (field_named(record, key_of(key), is_text=isinstance(value, ScalarNode)), key, value)
        for key, value in (node.entries if isinstance(node, MappingNode) else ())
    )
    return {f.name: _Entry(key_of(key), key, value) for f, key, value in named if f is not None}


def _fill(
    appendix: MappingNode, lines: Sequence[str], file: Path, root: Path | None, limits: Limits
) -> Iterator[Edit]:
    entries = _entries(Appendix, appendix)
    named = entries.get("table_from")
    if named is None or not isinstance(named.value, ScalarNode):
        return
    table_file = _read(named.value, file, root, limits)
    is_chinese = named.name == "表格取自"
    table = entries.get("table")
    if appendix.flow:
        _refuse_braces(appendix)
    if table is None:
        indent = named.key.start.column
        new = table_lines(table_file, indent, is_chinese)
        end = _line_end(named.value.end, lines)
        yield Edit(end, end, "".join(f"\n{line}" for line in new))
    elif not isinstance(table.value, MappingNode) or table.value.flow:
        _refuse_braces(table.value)
    else:
        yield from _renewed(table, table_file, lines, is_chinese)


def _renewed(
    table: _Entry, file: TableFile, lines: Sequence[str], is_chinese: bool
) -> Iterator[Edit]:
    """Yield the edit that writes rows anew, or the whole table where its columns are others."""
    inner = _entries(Table, table.value)
    rows = inner.get("rows")
    if rows is None or not isinstance(rows.value, SequenceNode) or not _fits(inner, file):
        new = table_lines(file, table.key.start.column, is_chinese)
        yield from _instead(table.key.start.line, table.value, lines, new)
        return
    if rows.value.flow:
        _refuse_braces(rows.value)
    new = _row_lines(file, rows.value.start.column, is_chinese)
    yield from _instead(rows.value.start.line, rows.value, lines, new)


def _instead(first: int, node: Node, lines: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield the edit that puts lines instead of those from `first` to a node's end."""
    end = line_after(lines, node)
    while end > first + 1 and lines[end - 1].lstrip().startswith("#"):
        end -= 1  # comments after it speak of what follows
    if list(lines[first:end]) != list(new):
        last = Position(end - 1, len(lines[end - 1]))
        yield Edit(Position(first, 0), last, "\n".join(new))


def _fits(inner: dict[str, _Entry], file: TableFile) -> bool:
    """Return whether a table's columns are those of its file."""
    columns = inner["columns"].value if "columns" in inner else None
    items = columns.items if isinstance(columns, SequenceNode) else ()
    headings = [_entries(Column, item).get("heading") for item in items]
    named = tuple(
        one.value.value.strip() if one and isinstance(one.value, ScalarNode) else ""
        for one in headings
    )
    return len(named) == len(file.heads) if "head" in inner else named == file.heads


def _read(node: ScalarNode, file: Path, root: Path | None, limits: Limits) -> TableFile:
    try:
        path = named_file(node.value, file.parent, root)
    except Refused as problem:
        wrong = error(node.place, "table_from", problem.message, problem.advice)
        raise InputError([wrong]) from None
    return read_table_file(path, Text(node.value, node.place), limits)


def _refuse_braces(node: Node) -> None:
    words = "the table is written in braces or brackets, and nothing can be put into it."
    raise InputError([error(node.place, "table", words, "Write it a key and a row a line.")])


def _line_end(at: Position, lines: Sequence[str]) -> Position:
    line = at.line - 1 if at.column == 0 and at.line else at.line
    return Position(line, len(lines[line]))


def table_lines(file: TableFile, indent: int, is_chinese: bool) -> list[str]:
    """Return the lines of a table, indented, with columns that suit what stands in them."""
    columns = zip(file.heads, zip(*file.rows, strict=True), strict=True)
    lines = ["table:", "  columns:"]
    lines += [f"    - {{heading: {scalar(h)}, align: {_align(cells)}}}" for h, cells in columns]
    lines += ["  rows:", *_rows(file, "    ")]
    return _worded(lines, indent, is_chinese)


def _row_lines(file: TableFile, indent: int, is_chinese: bool) -> list[str]:
    lines = ["table:", "  rows:", *_rows(file, "    ")]
    found = _worded(lines, 0, is_chinese)[2:]
    return [" " * indent + line.lstrip() for line in found]


def _worded(lines: Sequence[str], indent: int, is_chinese: bool) -> list[str]:
    """Return a table's lines at their place, with Chinese keys if the issue's are."""
    as_appendix = ["  - title: x", *(f"    {line}" for line in lines)]
    found = chinese_fragment("appendix", as_appendix, is_chinese)[1:]
    return [" " * indent + line[4:] for line in found]


def _rows(file: TableFile, indent: str) -> Iterator[str]:
    for cells in file.rows:
        row = "[" + ", ".join(c if _FIGURE.fullmatch(c) else scalar(c) for c in cells) + "]"
        total = any(cell in _TOTALS for cell in cells[:2])
        yield f"{indent}- {{cells: {row}, total: true}}" if total else f"{indent}- {row}"


def _align(cells: Sequence[str]) -> str:
    """Return how a column is aligned: figures in the middle, or on their point if one has any."""
    filled_cells = [cell for cell in cells if cell]
    if not filled_cells or not all(map(_FIGURE.fullmatch, filled_cells)):
        return "left"
    return "point" if any("." in cell for cell in filled_cells) else "centre"
