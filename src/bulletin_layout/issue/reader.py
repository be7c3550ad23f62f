"""Read an issue: YAML nodes, walked along the grammar, become an Issue.

In: a path. Out: an Issue with its warnings; or InputError with every mistake, each with its
place, the field's path, what is wrong and what to write. Text is never altered.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
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
from bulletin_layout.issue import grammar
from bulletin_layout.issue.lint import lint_text, unprintable
from bulletin_layout.issue.model import Issue, Text
from bulletin_layout.issue.source import Source, place_of, read_source
from bulletin_layout.resources import is_file, shortened

_INTEGER = re.compile(r"\d{1,9}")
_DATE = re.compile(r"(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?")
STYLE_FILES = (".yaml", ".yml")
_PARAGRAPH_SPACE = " \t\u3000\u00a0"


def read_issue(path: str | Path) -> Issue:
    """Read an issue description. Raises InputError with all mistakes of the file."""
    file = Path(path)
    reader = _Reader()
    values = reader.read(file, str(path))
    if any(d.severity is Severity.ERROR for d in reader.found) or values is None:
        raise InputError(reader.found)
    return Issue(**values, file=str(path), diagnostics=tuple(reader.found))


class _Reader:
    """Walks nodes along the grammar and gathers what is wrong."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self._sources: dict[str, Source] = {}
        self._kinds: dict[type, Callable[[Any, Any, str], Any]] = {
            grammar.Scalar: self._scalar,
            grammar.Lines: self._lines,
            grammar.Body: self._body,
            grammar.Rows: self._rows,
            grammar.Many: self._many,
            grammar.Record: self._record,
        }

    def read(self, file: Path, name: str) -> dict[str, Any] | None:
        """Return the Issue's values, those of its series file beneath its own."""
        root = self._open(file, name)
        if root is None:
            return None
        own = self._entries(grammar.ISSUE, root, "")
        shared = self._series(file, own)
        merged = {**shared, **own}
        for key in ("editors", "period"):
            if key in own and key in shared:
                field, node = own[key]
                merged[key] = _joined(field, node, shared[key][1])
        series = merged.pop("series", None)
        values = self._values(grammar.ISSUE, merged, root, "")
        style = values["style"]
        if isinstance(style, Text):
            values["style"] = style.value
            if "style" not in own and series is not None and style.value.endswith(STYLE_FILES):
                values["style"] = str(Path(str(series[1].value)).parent / style.value)
        self._check_rows(values)
        if "period" in merged:
            self._warn_of_blanks(values["period"], merged["period"][1])
        return values

    def _open(self, file: Path, name: str) -> Any:
        source, slips = read_source(file, name)
        self._sources[name] = source
        self.found += slips
        if source.root is None:
            if not slips:
                self.found.append(error(Place(name, 1, 1), "", "the file is empty."))
            return None
        if not _is_mapping(source.root):
            message = "an issue is a list of keys and values."
            self._error(source.root, "", message, "Begin with a line such as header: …")
            return None
        return source.root

    def _series(self, file: Path, own: dict[str, Any]) -> dict[str, Any]:
        if "series" not in own:
            return {}
        _, node = own["series"]
        if _is_mapping(node) or _is_sequence(node):
            self._error(node, "series", "a file name belongs here.")
            return {}
        named = file.parent / node.value
        if not is_file(named):
            advice = "Write a file name relative to the issue's folder."
            self._error(node, "series", f"there is no file {shortened(named)}.", advice)
            return {}
        root = self._open(named, str(named))
        return self._entries(grammar.ISSUE, root, "") if root is not None else {}

    def _entries(self, record: grammar.Record, node: Any, path: str) -> dict[str, Any]:
        """Return a mapping's entries by English key, reporting unknown and repeated keys."""
        entries: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key.value, str) else "?"
            field = record.find(name)
            where = f"{path}.{name}" if path else name
            if field is None:
                known = [k for f in record.fields for k in (f.name, f.chinese)]
                self._error(key, where, "this key is unknown.", nearest(name, known))
            elif field.name in entries:
                self._error(key, where, "this key stands twice.", "Keep one of them.")
            else:
                entries[field.name] = (field, value)
        return entries

    def _values(
        self, record: grammar.Record, entries: dict[str, Any], node: Any, path: str
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for field in record.fields:
            where = f"{path}.{field.name}" if path else field.name
            if field.name in entries:
                values[field.name] = self._value(field.kind, entries[field.name][1], where)
            elif field.required:
                advice = f"Write {field.name}: (or {field.chinese}:). {field.english_help}"
                self._error(node, where, "this key is missing.", advice)
                values[field.name] = None
            else:
                values[field.name] = field.default
        values.pop("series", None)
        return values

    def _value(self, kind: grammar.Kind, node: Any, path: str) -> Any:
        return self._kinds[type(kind)](kind, node, path)

    def _record(self, record: grammar.Record, node: Any, path: str) -> Any:
        if not _is_mapping(node):
            keys = ", ".join(f.name for f in record.fields)
            self._error(node, path, "keys and values belong here.", f"Write the keys {keys}.")
            return None
        before = len(self._errors())
        values = self._values(record, self._entries(record, node, path), node, path)
        return record.make(**values) if len(self._errors()) == before else None

    def _many(self, kind: grammar.Many, node: Any, path: str) -> Any:
        if _is_mapping(node):
            return (self._record(kind.record, node, f"{path}[1]"),)
        if not _is_sequence(node):
            self._error(node, path, "a list belongs here.", "Begin each entry with a dash.")
            return ()
        self._refuse_empty(node, path)
        return tuple(
            self._record(kind.record, item, f"{path}[{i}]") for i, item in enumerate(node.value, 1)
        )

    def _lines(self, _kind: grammar.Lines, node: Any, path: str) -> tuple[Text, ...]:
        if _is_sequence(node):
            self._refuse_empty(node, path)
            return tuple(self._text(item, f"{path}[{i}]") for i, item in enumerate(node.value, 1))
        if not _is_mapping(node) and "\n" in node.value.strip():
            return self._block(node, path)
        return (self._text(node, path),)

    def _body(self, _kind: grammar.Body, node: Any, path: str) -> tuple[Text, ...]:
        if _is_sequence(node):
            self._refuse_empty(node, path)
            return tuple(
                text
                for i, item in enumerate(node.value, 1)
                for text in (self._block(item, f"{path}[{i}]"))
            )
        return self._block(node, path)

    def _block(self, node: Any, path: str) -> tuple[Text, ...]:
        """Return a scalar's paragraphs: its lines, stripped, the empty ones left out."""
        if _is_mapping(node) or _is_sequence(node) or node.style not in ("|", ">"):
            return (self._text(node, path),)
        paragraphs = []
        for i, line in enumerate(node.value.split("\n")):
            value = line.strip(_PARAGRAPH_SPACE)
            if value:
                paragraphs.append(Text(value, self._block_place(node, i, value)))
        if not paragraphs:
            self._error(node, path, "the text is empty.", "Write the paragraphs under it.")
        for text in paragraphs:
            self._look_at(text, path)
        return tuple(paragraphs)

    def _block_place(self, node: Any, index: int, value: str) -> Place:
        lines = self._sources[node.start_mark.name].lines
        number = node.start_mark.line + 1 + index
        if node.style == "|" and number < len(lines):
            column = lines[number].find(value) + 1
            if column:
                return Place(node.start_mark.name, number + 1, column)
        return place_of(node.start_mark)

    def _rows(self, _kind: grammar.Rows, node: Any, path: str) -> tuple[tuple[Text, ...], ...]:
        if not _is_sequence(node):
            self._error(node, path, "a list of rows belongs here.", "Write - [cell, cell, …].")
            return ()
        self._refuse_empty(node, path)
        rows = []
        for i, row in enumerate(node.value, 1):
            if _is_sequence(row):
                cells = (
                    self._text(cell, f"{path}[{i}][{j}]", may_be_empty=True)
                    for j, cell in enumerate(row.value, 1)
                )
                rows.append(tuple(cells))
            else:
                self._error(row, f"{path}[{i}]", "a row is a list.", "Write - [cell, cell, …].")
        return tuple(rows)

    def _text(self, node: Any, path: str, may_be_empty: bool = False) -> Text:
        if _is_mapping(node) or _is_sequence(node):
            message = "text belongs here, not a list or keys."
            advice = (
                "If the text holds a colon with a space, or begins with [ or {, put it in quotes."
            )
            self._error(node, path, message, advice)
            return Text("")
        value = node.value.strip(_PARAGRAPH_SPACE + "\n")
        place = place_of(node.start_mark)
        if not value and not may_be_empty:
            self._error(node, path, "the text is empty.", "Write it, or leave the key out.")
        if not node.style:
            self._refuse_comment_after(node, path)
        text = Text(value, place)
        self._look_at(text, path)
        return text

    def _look_at(self, text: Text, path: str) -> None:
        """Report characters that cannot be printed, and warn of slips."""
        self.found += unprintable(text, path)
        self.found += lint_text(text, path)

    def _refuse_empty(self, node: Any, path: str) -> None:
        if not node.value:
            self._error(node, path, "the list is empty.", "Write entries, or leave the key out.")

    def _refuse_comment_after(self, node: Any, path: str) -> None:
        """Report text that a ` #` after it would silently cut off."""
        lines = self._sources[node.start_mark.name].lines
        if node.end_mark.line >= len(lines):
            return
        rest = lines[node.end_mark.line][node.end_mark.column :]
        if rest.lstrip().startswith("#"):
            column = node.end_mark.column + len(rest) - len(rest.lstrip()) + 1
            place = Place(node.start_mark.name, node.end_mark.line + 1, column)
            message = "YAML takes the text from # on for a comment, and it would be lost."
            advice = "Put the text in quotes; put a comment on a line of its own."
            self.found.append(error(place, path, message, advice))

    def _scalar(self, kind: grammar.Scalar, node: Any, path: str) -> Any:
        if kind.type == "text":
            return self._text(node, path)
        if _is_mapping(node) or _is_sequence(node):
            self._error(node, path, "one value belongs here, not a list or keys.")
            return None
        value = node.value.strip()
        if kind.type == "integer":
            return self._integer(node, value, path)
        if kind.type == "date":
            return self._date(node, value, path)
        return self._choice(kind, node, value, path)

    def _integer(self, node: Any, value: str, path: str) -> int | None:
        if value == "" and path.startswith("period."):
            return None
        if not _INTEGER.fullmatch(value):
            self._error(node, path, f"{value!r} is not a whole number.", "Write digits: 32")
            return None
        return int(value)

    def _date(self, node: Any, value: str, path: str) -> datetime.date | None:
        match = _DATE.fullmatch(value)
        try:
            if match:
                return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
        self._error(node, path, f'"{value}" is not a date.', "Write YYYY-MM-DD.")
        return None

    def _choice(self, kind: grammar.Scalar, node: Any, value: str, path: str) -> str:
        for english, chinese in kind.choices:
            if value in (english, chinese):
                return english
        known = [word for pair in kind.choices for word in pair]
        self._error(node, path, f"{value!r} is not known.", nearest(value, known))
        return kind.choices[0][0]

    def _check_rows(self, values: dict[str, Any]) -> None:
        """Check what the grammar cannot say: each row has a cell for each column."""
        for i, appendix in enumerate(values.get("appendix") or (), 1):
            if appendix is None or appendix.table is None:
                continue
            wanted = len(appendix.table.columns)
            for j, row in enumerate(appendix.table.rows, 1):
                if len(row) != wanted:
                    path = f"appendix[{i}].table.rows[{j}]"
                    place = next((c.place for c in row if c.place), None)
                    message = f"the row has {len(row)} cells, the table {wanted} columns."
                    self.found.append(error(place, path, message, "Write one cell a column."))

    def _warn_of_blanks(self, period: Any, node: Any) -> None:
        """Warn of the numbers that a draft's period lacks."""
        for name in ("number", "total"):
            if period is not None and getattr(period, name) is None:
                place = place_of(node.start_mark)
                message = "is not given; a blank is printed."
                self.found.append(warning(place, f"period.{name}", message))

    def _errors(self) -> list[Diagnostic]:
        return [d for d in self.found if d.severity is Severity.ERROR]

    def _error(self, node: Any, path: str, message: str, advice: str = "") -> None:
        self.found.append(error(place_of(node.start_mark), path, message, advice))


def _joined(field: grammar.Field, mine: Any, theirs: Any) -> tuple[grammar.Field, Any]:
    """Return a record's entry whose keys are the issue's own, then the series'."""
    record = field.kind
    if not (isinstance(record, grammar.Record) and _is_mapping(mine) and _is_mapping(theirs)):
        return field, mine
    have = {record.find(str(key.value)) for key, _ in mine.value}
    extra = [(k, v) for k, v in theirs.value if record.find(str(k.value)) not in have]
    return field, type(mine)(mine.tag, mine.value + extra, mine.start_mark, mine.end_mark)


def _is_mapping(node: Any) -> bool:
    return bool(node.id == "mapping")


def _is_sequence(node: Any) -> bool:
    return bool(node.id == "sequence")
