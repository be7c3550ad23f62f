"""Walk YAML nodes along the grammar; gather values and everything that is wrong.

In: nodes with places. Out: model objects. Text is never altered but for the blanks around it
and its inline marks; what a value may not be is reported, and the walk goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import (
    Diagnostic,
    InputError,
    Place,
    Severity,
    error,
    nearest,
    warning,
)
from bulletin_layout.files import ForbiddenFile, named_file
from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.images.model import Picture
from bulletin_layout.images.read import read_picture
from bulletin_layout.issue import content_grammar as content
from bulletin_layout.issue import kinds, yaml_traps
from bulletin_layout.issue.inline import first_mark, parse_marks
from bulletin_layout.issue.model import Cell, TableRow, Text
from bulletin_layout.issue.suppressions import is_suppression
from bulletin_layout.issue.unprintable import unprintable, without_invisible
from bulletin_layout.issue.values import SCALARS, WrongValue
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.resources import shortened
from bulletin_layout.yaml_text.read import Source, place_of

_PARAGRAPH_SPACE = " \t\u3000\u00a0"
_MAY_BE_BLANK = ("period.number", "period.total")
Entries = dict[str, tuple[kinds.Field, Any]]


class Walker:
    """Walks the nodes of one issue's files. `found` holds what there is to say."""

    def __init__(self, root: Path | None, limits: Limits, drop_invisible: bool = False) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}
        self.limits = limits
        self.root = root
        self._drop_invisible = drop_invisible
        self._pictures: dict[Path, Picture] = {}
        self._counts = {"values": 0, "characters": 0, "cells": 0, "pictures": 0}
        self._kinds: dict[type, Callable[[Any, Any, str], Any]] = {
            kinds.Scalar: self._scalar,
            kinds.Lines: self._lines,
            kinds.Body: self._body,
            kinds.Rows: self._rows,
            kinds.Many: self._many,
            kinds.Record: self.record,
        }

    def files(self) -> tuple[str, ...]:
        """Return the files that were read."""
        return (*self.sources, *map(str, self._pictures))

    def entries(self, record: kinds.Record, node: Any, path: str) -> Entries:
        """Return a mapping's entries by English key, reporting unknown and repeated keys."""
        entries: Entries = {}
        for key, value in node.value:
            name = key.value if isinstance(key.value, str) else "?"
            field = record.find(name)
            name = shortened(name)
            where = f"{path}.{name}" if path else name
            if field is None:
                known = [k for f in record.fields for k in (f.name, f.chinese)]
                self.error(key, where, "this key is unknown.", nearest(name, known))
            elif field.name in entries:
                self.error(key, where, "this key stands twice.", "Keep one of them.")
            else:
                entries[field.name] = (field, value)
        return entries

    def values(
        self, record: kinds.Record, entries: Entries, node: Any, path: str
    ) -> dict[str, Any]:
        """Return the value of every field of a record, defaults for what is not written."""
        values: dict[str, Any] = {}
        for field in record.fields:
            where = f"{path}.{field.name}" if path else field.name
            if field.name in entries:
                values[field.name] = self._value(field.kind, entries[field.name][1], where)
            elif field.required:
                advice = Message(
                    "Write {name}: (or {chinese}:). {help}",
                    name=field.name,
                    chinese=field.chinese,
                    help=Bilingual(field.english_help, field.chinese_help),
                )
                self.error(node, where, "this key is missing.", advice)
                values[field.name] = None
            else:
                values[field.name] = field.default
        return values

    def record(self, record: kinds.Record, node: Any, path: str) -> Any:
        """Return the object that a mapping describes, None if anything in it is wrong."""
        if not is_mapping(node):
            advice = Message("Write the keys {keys}.", keys=_keys_of(record.fields))
            self.error(node, path, "keys and values belong here.", advice)
            return None
        before = self.errors()
        values = self.values(record, self.entries(record, node, path), node, path)
        if self.errors() != before:
            return None
        made = record.make(**values)
        return replace(made, place=place_of(node.start_mark)) if hasattr(made, "place") else made

    def errors(self) -> int:
        """Return how many errors have been found."""
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    def error(self, node: Any, path: str, message: str, advice: str = "") -> None:
        """Report an error at a node."""
        self.diagnostics.append(error(place_of(node.start_mark), path, message, advice))

    def file_named(self, node: Any, path: str) -> Path | None:
        """Return the file that a node names, None after reporting why it may not be used."""
        if is_mapping(node) or is_sequence(node):
            self.error(node, path, "a file name belongs here.")
            return None
        try:
            return named_file(node.value, Path(node.start_mark.name).parent, self.root)
        except ForbiddenFile as problem:
            self.error(node, path, problem.message, problem.advice)
            return None

    def _count(self, node: Any, path: str, limit: str, amount: int = 1) -> None:
        """Count what an issue holds. Raises InputError at once where a limit is passed."""
        self._counts[limit] += amount
        most = getattr(self.limits, limit)
        if self._counts[limit] > most:
            message = Message(
                "the issue holds more than {most:,} {limit} (limit {limit}).",
                most=most,
                limit=limit,
            )
            self.error(node, path, message, "Divide it, or raise the limit.")
            raise InputError(self.diagnostics)

    def _value(self, kind: kinds.Kind, node: Any, path: str) -> Any:
        self._count(node, path, "values")
        return self._kinds[type(kind)](kind, node, path)

    def _many(self, kind: kinds.Many, node: Any, path: str) -> Any:
        if is_mapping(node):
            return (self.record(kind.record, node, f"{path}[1]"),)
        if not is_sequence(node):
            self.error(node, path, "a list belongs here.", "Begin each entry with a dash.")
            return ()
        self._refuse_empty(node, path)
        self._count(node, path, "values", len(node.value))
        return tuple(
            self.record(kind.record, item, f"{path}[{i}]") for i, item in enumerate(node.value, 1)
        )

    def _lines(self, _kind: kinds.Lines, node: Any, path: str) -> tuple[Text, ...]:
        if is_sequence(node):
            self._refuse_empty(node, path)
            return tuple(self._text(item, f"{path}[{i}]") for i, item in enumerate(node.value, 1))
        if not is_mapping(node) and "\n" in node.value.strip():
            return self._block(node, path, marked=False)
        return (self._text(node, path),)

    def _body(self, kind: kinds.Body, node: Any, path: str) -> tuple[Any, ...]:
        if not is_sequence(node):
            if not is_mapping(node):
                self.diagnostics += yaml_traps.joined_lines(node, path)
            return self._block(node, path)
        self._refuse_empty(node, path)
        self._count(node, path, "values", len(node.value))
        blocks: list[Any] = []
        for i, item in enumerate(node.value, 1):
            where = f"{path}[{i}]"
            if is_mapping(item) and kind.blocks:
                blocks.append(self._record_of_a_body(kind, item, where))
            else:
                blocks += self._block(item, where)
        return tuple(blocks)

    def _record_of_a_body(self, kind: kinds.Body, node: Any, path: str) -> Any:
        """Return the block that a mapping in a body describes, known by its first field."""
        written = [str(key.value) for key, _ in node.value]
        for record in kind.blocks:
            lead = record.fields[0]
            if lead.name in written or lead.chinese in written:
                return self.record(record, node, path)
        leads = _keys_of([record.fields[0] for record in kind.blocks])
        message = "no block of text is known by these keys."
        advice = Message(
            "Write one of the keys {leads}; text with a colon goes in quotes.",
            leads=leads,
        )
        self.error(node, path, message, advice)
        return None

    def _block(self, node: Any, path: str, marked: bool = True) -> tuple[Text, ...]:
        """Return a scalar's paragraphs: its lines, stripped, the empty ones left out."""
        if is_mapping(node) or is_sequence(node) or node.style not in ("|", ">"):
            return (self._text(node, path, marked=marked),)
        self._count_characters(node, path)
        paragraphs = []
        for i, line in enumerate(node.value.split("\n")):
            value = line.strip(_PARAGRAPH_SPACE)
            if value and not is_suppression(value):
                place = self._block_place(node, i, value)
                self.diagnostics += yaml_traps.key_in_text(value, place, path)
                paragraphs.append(self._add_text(value, place, path, marked))
        if not paragraphs:
            self.error(node, path, "the text is empty.", "Write the paragraphs under it.")
        return tuple(paragraphs)

    def _block_place(self, node: Any, index: int, value: str) -> Place:
        lines = self.sources[node.start_mark.name].lines
        number = node.start_mark.line + 1 + index
        if node.style == "|" and number < len(lines):
            column = lines[number].find(value) + 1
            if column:
                return Place(node.start_mark.name, number + 1, column)
        return place_of(node.start_mark)

    def _rows(self, kind: kinds.Rows, node: Any, path: str) -> tuple[TableRow | None, ...]:
        if not is_sequence(node):
            self.error(node, path, "a list of rows belongs here.", "Write - [cell, cell, …].")
            return ()
        self._refuse_empty(node, path)
        return tuple(self._row(kind, row, f"{path}[{i}]") for i, row in enumerate(node.value, 1))

    def _row(self, kind: kinds.Rows, node: Any, path: str) -> TableRow | None:
        total = False
        if is_mapping(node):
            entries = self.entries(content.ROW, node, path)
            if "cells" not in entries:
                advice = "Write {cells: [...], total: true}."
                self.error(node, path, "the row has no cells.", advice)
                return None
            if "total" in entries:
                total = bool(self._scalar(kinds.FLAG, entries["total"][1], f"{path}.total"))
            node = entries["cells"][1]
        if not is_sequence(node):
            self.error(node, path, "a row is a list.", "Write - [cell, cell, …].")
            return None
        cells = [self._cell(kind, cell, f"{path}[{j}]") for j, cell in enumerate(node.value, 1)]
        place = place_of(node.start_mark)
        return TableRow(tuple(c for c in cells if c is not None), total, place)

    def _cell(self, kind: kinds.Rows, node: Any, path: str) -> Cell | None:
        self._count(node, path, "cells")
        if not is_mapping(node):
            return Cell(self._text(node, path, may_be_empty=True, marked=True, notes=False))
        cell: Cell | None = self.record(kind.cell, node, path)
        if cell is not None and (cell.across < 1 or cell.down < 1):
            self.error(node, path, "a cell spans at least one column and one row.")
            return None
        return cell

    def _text(
        self,
        node: Any,
        path: str,
        may_be_empty: bool = False,
        marked: bool = False,
        notes: bool = True,
    ) -> Text:
        if is_mapping(node) or is_sequence(node):
            message = "text belongs here, not a list or keys."
            advice = (
                "If the text holds a colon with a space, or begins with [ or {, put it in quotes."
            )
            self.error(node, path, message, advice)
            return Text("")
        self._count_characters(node, path)
        value = node.value.strip(_PARAGRAPH_SPACE + "\n")
        if not value and not may_be_empty:
            self.error(node, path, "the text is empty.", "Write it, or leave the key out.")
        if not node.style:
            lines = self.sources[node.start_mark.name].lines
            self.diagnostics += yaml_traps.comment_after(node, lines, path)
            self.diagnostics += yaml_traps.tag_or_anchor(node, lines, path)
        return self._add_text(value, self._text_place(node, value), path, marked, notes)

    def _count_characters(self, node: Any, path: str) -> None:
        most = self.limits.text_characters
        if len(node.value) > most:
            message = Message(
                "the text is longer than {most:,} characters (limit text_characters).", most=most
            )
            self.error(node, path, message, "Divide it.")
        self._count(node, path, "characters", len(node.value))

    def _text_place(self, node: Any, value: str) -> Place:
        """Return where a scalar's text begins, a quotation mark before it passed over."""
        place = place_of(node.start_mark)
        quoted = node.style in ("'", '"') and node.value.startswith(value[:1])
        return Place(place.file, place.line, place.column + 1) if quoted else place

    def _add_text(
        self, value: str, place: Place, path: str, marked: bool, notes: bool = True
    ) -> Text:
        """Return a text with its marks read; report what cannot be printed, warn of slips."""
        if self._drop_invisible and (visible := without_invisible(value)) != value:
            dropped = unprintable(Text(value, place), path)
            self.diagnostics += [replace(d, severity=Severity.WARNING, advice="") for d in dropped]
            value = visible
        text, mistakes = parse_marks(value, place, notes) if marked else (Text(value, place), [])
        if not marked and (mark := first_mark(value)):
            at = Place(place.file, place.line, place.column + mark.start())
            message = Message(
                "{mark} is printed as it stands: marks have no effect here.", mark=mark[0]
            )
            self.diagnostics.append(warning(at, path, message, "Leave it out."))
        for mistake in mistakes:
            at = Place(place.file, place.line, place.column + mistake.offset)
            self.diagnostics.append(error(at, path, mistake.message, mistake.advice))
        for part in (text, *(span.note for span in text.spans if span.note)):
            self.diagnostics += unprintable(part, path)
        return text

    def _refuse_empty(self, node: Any, path: str) -> None:
        if not node.value:
            self.error(node, path, "the list is empty.", "Write entries, or leave the key out.")

    def _scalar(self, kind: kinds.Scalar, node: Any, path: str) -> Any:
        if kind.type in ("text", "marked", "caption"):
            marked, notes = kind.type != "text", kind.type != "caption"
            return self._text(node, path, marked=marked, notes=notes)
        if kind.type == "picture":
            return self._picture(node, path)
        if is_mapping(node) or is_sequence(node):
            self.error(node, path, "one value belongs here, not a list or keys.")
            return None
        value = node.value.strip()
        if kind.type == "integer" and value == "" and path in _MAY_BE_BLANK:
            return None
        try:
            return SCALARS[kind.type](kind, value)
        except WrongValue as problem:
            self.error(node, path, problem.message, problem.advice)
            return None

    def _picture(self, node: Any, path: str) -> tuple[Text, Picture] | None:
        """Return a picture file's name and facts."""
        self._count(node, path, "pictures")
        file = self.file_named(node, path)
        if file is None:
            return None
        name = Text(node.value, place_of(node.start_mark))
        try:
            if file not in self._pictures:
                self._pictures[file] = read_picture(file, self.limits)
        except BrokenPicture as problem:
            self.error(
                node,
                path,
                Message("{value}: {problem}.", value=node.value, problem=problem.message),
                problem.advice,
            )
            return None
        return name, self._pictures[file]


def _keys_of(fields: Iterable[kinds.Field]) -> Bilingual:
    """Return the keys of fields in a row, in either language."""
    names = [(field.name, field.chinese) for field in fields]
    return Bilingual(", ".join(n for n, _ in names), "、".join(c for _, c in names))


def is_mapping(node: Any) -> bool:
    """Return whether a node is a mapping."""
    return bool(node.id == "mapping")


def is_sequence(node: Any) -> bool:
    """Return whether a node is a list."""
    return bool(node.id == "sequence")
