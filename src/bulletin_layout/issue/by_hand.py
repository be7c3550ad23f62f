"""Values that a program gave a record: read as a file's would be, beside those that are read.

In: a record and its keys whose values are plain. Out: the record with what was read of them, or
InputError that names each field and what belongs there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, record_name
from bulletin_layout.issue.parser import RecordParser
from bulletin_layout.issue.record import check_of, is_block, is_name
from bulletin_layout.issue.report import Report
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.text_reader import TextReader
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.yaml_text.from_values import node_of
from bulletin_layout.yaml_text.nodes import Node
from bulletin_layout.yaml_text.read import Source

# What texts that come from no file are said to come from.
_NAME = "issue"


def read_values(record: Any, fields: Iterable[Field]) -> None:
    """Put what is read of plain values into a record. Raises InputError with all mistakes."""
    reader = _HandReader()
    made: type = type(record)
    for field in fields:
        path = f"{record_name(made)}.{field.name}"
        value = reader.value(field.kind, getattr(record, field.name), path)
        if is_name(field):
            value = str(value)
        object.__setattr__(record, field.name, value)
    if reader.report.errors():
        raise InputError([replace(d, place=None) for d in reader.report.diagnostics])


class _HandReader:
    """Reads plain values, and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.report = Report(DEFAULT_LIMITS)
        sources = {_NAME: Source(_NAME, (), None)}
        self._parser = RecordParser(self.report, TextReader(self.report, sources), None)

    def value(self, kind: kinds.Kind, value: Any, path: str) -> Any:
        """Return a value of a kind; whatever there is of it where it is wrong."""
        if check_of(kind)(value):
            return value
        if isinstance(kind, kinds.Body) and is_block(value):
            return (value,)
        if isinstance(kind, kinds.Scalar | kinds.One) or not _is_list(value):
            return self._plain(kind, value, path)
        if not value:
            self._wrong(path, "the list is empty.", "Write entries, or leave the key out.")
        items = [self._item(kind, item, f"{path}[{i}]") for i, item in enumerate(value, 1)]
        return tuple(part for item in items for part in item)

    def _item(self, kind: kinds.Kind, item: Any, path: str) -> tuple[Any, ...]:
        """Return what an item of a list is read as: one, or the paragraphs of a text."""
        if check_of(kind)((item,)):
            return (item,)
        if isinstance(kind, kinds.Body) and hasattr(item, "as_block"):
            return (item.as_block(),)
        if isinstance(kind, kinds.Cells) and isinstance(item, Text):
            return (kind.cell(item),)
        if isinstance(kind, kinds.Rows) and _is_list(item):
            return self._row(kind, item, path)
        if isinstance(kind, kinds.Many):
            return (self._plain(kinds.One(kind.record), item, path),)
        if isinstance(kind, kinds.Lines):
            read = self._plain(kind, item, path)
        else:
            read = self._alone(kind, item, path)
        return read if isinstance(read, tuple) else ()

    def _alone(self, kind: kinds.Kind, item: Any, path: str) -> Any:
        """Return the item of a list, read as a list of it alone."""
        before = len(self.report.diagnostics)
        read = self._plain(kind, [item], path)
        for at in range(before, len(self.report.diagnostics)):
            told = self.report.diagnostics[at]
            known = told.path.replace(f"{path}[1]", path, 1)
            self.report.diagnostics[at] = replace(told, path=known)
        return read

    def _row(self, kind: kinds.Rows, cells: Sequence[Any], path: str) -> tuple[Any, ...]:
        read = self.value(kinds.Cells(kind.cell), cells, path)
        return (kind.row(cells=read),) if not self.report.errors() else ()

    def _plain(self, kind: kinds.Kind, value: Any, path: str) -> Any:
        """Return a value that a file could hold, read as it would be there."""
        node = self._node(value, path)
        if node is None:
            return None
        return self._parser.value(kind, node, path)

    def _node(self, value: Any, path: str) -> Node | None:
        if isinstance(value, Text):
            value = value.value
        try:
            return node_of({path: value}, _NAME, DEFAULT_LIMITS).entries[0][1]
        except InputError as problem:
            self.report.diagnostics += problem.diagnostics
            return None

    def _wrong(self, path: str, message: str, advice: str) -> None:
        self.report.diagnostics.append(error(None, path, message, advice))


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray)
