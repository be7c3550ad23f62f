"""Parse an issue's nodes along its model: every field's value, and everything that is wrong.

In: nodes with places. Out: model objects. What a value may not be is reported, and the parsing goes
on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from bulletin_layout.deadline import check_time
from bulletin_layout.diagnostics import InputError
from bulletin_layout.files import ForbiddenFile, named_file
from bulletin_layout.geometry import Length
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import (
    Field,
    field_named,
    fields_of,
    renamed,
    renamed_advice,
)
from bulletin_layout.grammar.values import WrongValue, read_value, refuse_out_of_bounds
from bulletin_layout.images.model import Picture
from bulletin_layout.issue.advice import (
    another_entry,
    keys_of,
    one_of,
    pattern_of,
    text_with_colon,
)
from bulletin_layout.issue.content import Cell, PhotoFile, TableFile, TableRow
from bulletin_layout.issue.misfits import lacks_words
from bulletin_layout.issue.report import Report
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.text_reader import TextReader
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.resources import shortened
from bulletin_layout.yaml_text.nodes import MappingNode, Node, ScalarNode, SequenceNode, key_of

# What 字 is where the style is not known yet: bounds of lengths are wide.
_USUAL_EM = 16.0
_WRITE_ENTRY = "Write the entry, or delete the dash."
Entries = dict[str, tuple[Field, Node]]
# What there is of a record that is wrong: its type, and its values, None for what is wrong or
# missing. Where keys stand that no block of text has, it is a Text with their mapping as `value`:
# most likely a paragraph with a colon.
Unfinished = tuple[type, dict[str, Any]]
NONE_ELSEWHERE: Mapping[Path, Path] = MappingProxyType({})


class RecordParser:
    """Parses records of an issue's files; what is wrong is in the report."""

    def __init__(
        self,
        report: Report,
        texts: TextReader,
        root: Path | None,
        elsewhere: Mapping[Path, Path] = NONE_ELSEWHERE,
    ) -> None:
        """`elsewhere` tells of pictures that are not yet where they are named where they are."""
        self._elsewhere = elsewhere
        self._report = report
        self._texts = texts
        self._root = root
        self._pictures: dict[Path, Picture] = {}
        self._table_files: list[Path] = []
        self._excused: set[str] = set()
        # What there is of records that are wrong, by their paths: only 校对 reads it.
        self.unfinished: dict[str, Unfinished] = {}

    def files(self) -> tuple[str, ...]:
        """Return the files of pictures and tables that were read."""
        return tuple(map(str, (*self._pictures, *self._table_files)))

    def entries(self, record: type, node: MappingNode, path: str) -> Entries:
        """Return a mapping's entries by English key, reporting unknown and repeated keys.

        A key that is written wrong excuses the one that is meant from being there.
        """
        entries: Entries = {}
        lines: dict[str, int] = {}
        is_another = False
        for key, value in node.entries:
            field = field_named(record, key_of(key), is_text=isinstance(value, ScalarNode))
            name = shortened(key_of(key))
            where = f"{path}.{name}" if path else name
            if field is None:
                known = [k for f in fields_of(record) for k in (f.name, f.chinese)]
                from bulletin_layout.issue.misnamed_keys import key_mistake  # of wrong keys alone

                mistake = key_mistake(key_of(key), where, known)
                self._report.error(key, where, mistake.message, mistake.advice)
                if (field := field_named(record, mistake.meant)) is not None:
                    self._excused.add(f"{path}.{field.name}" if path else field.name)
                continue
            first = lines.setdefault(field.name, key.place.line)
            if field.name in entries:
                message = Message("this key stands twice: line {line} has it too.", line=first)
                if path.endswith("]") and field is fields_of(record)[0]:
                    self._report.error(key, where, message, another_entry(key, value))
                    is_another = True
                elif not is_another:  # else it is the other entry's
                    self._report.error(key, where, message, one_of(path.endswith("]")))
            elif key_of(key) in field.former:
                entries |= self._former(field, key, value, where)
            else:
                entries[field.name] = (field, value)
        return entries

    def _former(self, field: Field, key: Node, value: Node, where: str) -> Entries:
        """Return the entry of a key that is written by a name of the last release, and warn."""
        self._report.warning(key, where, renamed(field, key_of(key)), renamed_advice(field))
        if not (field.former_flag and isinstance(value, ScalarNode)):
            return {field.name: (field, value)}
        if not self._scalar(kinds.FLAG, value, where):
            return {}
        return {field.name: (field, replace(value, value=field.former_flag))}

    def values(self, record: type, entries: Entries, node: Node, path: str) -> dict[str, Any]:
        """Return the value of every field of a record, defaults for what is not written."""
        values: dict[str, Any] = {}
        for field in fields_of(record):
            where = f"{path}.{field.name}" if path else field.name
            if field.required:
                self._texts.needed.add(where)
            if field.name in entries:
                values[field.name] = self.value(field.kind, entries[field.name][1], where)
            elif field.required and where in self._excused:
                values[field.name] = None
            elif field.required:
                advice = Message(
                    "Write {name}: … (or {chinese}: …). {help}",
                    name=field.name,
                    chinese=field.chinese,
                    help=field.help,
                )
                self._report.lacks(node, where, "this key is missing.", advice)
                values[field.name] = None
            else:
                values[field.name] = field.default
        return values

    def value(self, kind: kinds.Kind, node: Node, path: str) -> Any:
        """Return a value of a kind, None or what there is of it where it is wrong."""
        check_time()
        self._report.count(node, path, "values")
        return self._READ[type(kind)](self, kind, node, path)

    def record(self, record: type, node: Node, path: str) -> Any:
        """Return the object that a mapping describes, None if anything in it is wrong."""
        if not isinstance(node, MappingNode):
            from bulletin_layout.issue.misplaced_keys import advice_on_keys  # of wrong keys alone

            pattern = Message("Write {keys}.", keys=pattern_of(fields_of(record)))
            advice = advice_on_keys(node, record) or pattern
            message = "keys and values belong here."
            if isinstance(node, ScalarNode) and not node.value and path.endswith("]"):
                message, advice = "nothing stands behind this dash.", Message(_WRITE_ENTRY)
            is_blank = isinstance(node, ScalarNode) and not node.value
            (self._report.lacks if is_blank else self._report.error)(node, path, message, advice)
            return None
        before = self._report.errors()
        values = self.values(record, self.entries(record, node, path), node, path)
        if self._report.errors() != before:
            self.unfinished[path] = (record, values)
            return None
        made = record(**values)
        return replace(made, place=node.place) if hasattr(made, "place") else made

    def file_named(self, node: Node, path: str) -> Path | None:
        """Return the file that a node names, None after reporting why it may not be used."""
        if not isinstance(node, ScalarNode):
            self._report.error(node, path, "a file name belongs here.")
            return None
        try:
            return named_file(node.value, Path(node.file).parent, self._root)
        except ForbiddenFile as problem:
            self._report.error(node, path, problem.message, problem.advice)
            return None

    def _many(self, kind: kinds.Many, node: Node, path: str) -> Any:
        if isinstance(node, MappingNode):
            return (self.record(kind.record, node, f"{path}[1]"),)
        if not isinstance(node, SequenceNode):
            self._report.error(node, path, "a list belongs here.", "Begin each entry with a dash.")
            return ()
        self._refuse_empty(node, path)
        self._report.count(node, path, "values", len(node.items))
        return tuple(
            self.record(kind.record, item, f"{path}[{i}]") for i, item in enumerate(node.items, 1)
        )

    def _lines(self, _kind: kinds.Lines, node: Node, path: str) -> tuple[Text, ...]:
        if isinstance(node, SequenceNode):
            self._refuse_empty(node, path)
            self._refuse_full_width_comma(node, path)
            items = enumerate(node.items, 1)
            return tuple(self._texts.text(item, f"{path}[{i}]") for i, item in items)
        if isinstance(node, ScalarNode) and "\n" in node.value.strip():
            return self._texts.paragraphs(node, path, marked=False)
        return (self._texts.text(node, path),)

    def _body(self, kind: kinds.Body, node: Node, path: str) -> tuple[Any, ...]:
        if not isinstance(node, SequenceNode):
            return self._texts.paragraphs(node, path)
        self._refuse_empty(node, path)
        self._report.count(node, path, "values", len(node.items))
        blocks: list[Any] = []
        for i, item in enumerate(node.items, 1):
            where = f"{path}[{i}]"
            if isinstance(item, MappingNode) and kind.blocks:
                blocks.append(self._block(kind, item, where))
                if blocks[-1] is None:
                    self._report.diagnostics += lacks_words(node.items[i - 1 : i + 1], where)
            else:
                blocks += self._texts.paragraphs(item, where)
        return tuple(blocks)

    def _block(self, kind: kinds.Body, node: MappingNode, path: str) -> Any:
        """Return the block that a mapping in a body describes, known by its first field."""
        written = {key_of(key) for key, _ in node.entries}
        leads = [(fields_of(record)[0], record) for record in kind.blocks]
        for lead, record in leads:
            if lead.name in written or lead.chinese in written:
                made = self.record(record, node, path)
                return made.as_block() if hasattr(made, "as_block") else made
        message = "no block of text is known by these keys."
        advice = Message(
            "Write one of the keys {leads}; text with a colon goes in quotes.",
            leads=keys_of(lead for lead, _ in leads),
        )
        if (said := text_with_colon(node, kind.blocks)) is not None:
            advice = Bilingual("Write: - {text}", "请写：- {text}", text=shortened(said))
        elif all(any(field_named(one, word) for one in kind.blocks) for word in written):
            advice = Bilingual(
                "It belongs to the entry above: write it without a dash, in line with the key.",
                "它属于上面的一项：请删去“- ”，与那里的键对齐。",
            )
        self._report.error(node, path, message, advice)
        self.unfinished[path] = (Text, {"value": node})
        return None

    def _rows(self, kind: kinds.Rows, node: Node, path: str) -> tuple[TableRow | None, ...]:
        if not isinstance(node, SequenceNode):
            advice = "Write - [cell, cell, …]."
            self._report.error(node, path, "a list of rows belongs here.", advice)
            return ()
        self._refuse_empty(node, path)
        return tuple(self._row(kind, row, f"{path}[{i}]") for i, row in enumerate(node.items, 1))

    def _row(self, kind: kinds.Rows, node: Node, path: str) -> TableRow | None:
        if isinstance(node, MappingNode):
            row: TableRow | None = self.record(kind.row, node, path)
            return row
        return TableRow(self._cells(kinds.Cells(kind.cell), node, path), False, node.place)

    def _cells(self, kind: kinds.Cells, node: Node, path: str) -> tuple[Cell, ...]:
        if not isinstance(node, SequenceNode):
            advice = "Write - [cell, cell, …]."
            if isinstance(node, ScalarNode) and node.value.startswith(("【", "［", "（")):
                advice = "Write half-width brackets and commas."
            self._report.error(node, path, "a row is a list.", advice)
            return ()
        self._refuse_full_width_comma(node, path)
        path = path.removesuffix(".cells")
        items = enumerate(node.items, 1)
        return tuple(self._cell(kind, cell, f"{path}[{i}]") for i, cell in items)

    def _cell(self, kind: kinds.Cells, node: Node, path: str) -> Cell:
        self._report.count(node, path, "cells")
        if not isinstance(node, MappingNode):
            return Cell(self._texts.text(node, path, may_be_empty=True, marked=True, notes=False))
        if (said := text_with_colon(node, (kind.cell,))) is not None:
            message = "a colon with a space after it stands inside unquoted text."
            advice = Bilingual("Write: {text}", "请写：{text}", text=shortened(said))
            self._report.error(node, path, message, advice)
            return Cell(Text(""))
        cell: Cell | None = self.record(kind.cell, node, path)
        if cell is None:  # a blank, so that the others stay in their columns
            text = self.unfinished[path][1].get("text") if path in self.unfinished else None
            return Cell(text if isinstance(text, Text) else Text(""))
        self._report.count(node, path, "cells", cell.across * cell.down - 1)
        return cell

    def _refuse_full_width_comma(self, node: SequenceNode, path: str) -> None:
        """Report a list in brackets of which a full-width comma makes one entry."""
        item = node.items[0] if node.flow and len(node.items) == 1 else None
        if isinstance(item, ScalarNode) and not item.style and "，" in item.value:
            message = "a full-width comma stands between the entries."
            self._report.warning(item, path, message, "Write a half-width comma and a space.")

    def _refuse_empty(self, node: SequenceNode, path: str) -> None:
        if not node.items:
            advice = "Write entries, or leave the key out."
            self._report.error(node, path, "the list is empty.", advice)

    def _scalar(self, kind: kinds.Scalar, node: Node, path: str) -> Any:
        if kind.type in ("text", "marked", "caption"):
            marked, notes = kind.type != "text", kind.type != "caption"
            return self._texts.text(node, path, marked=marked, notes=notes)
        if kind.type == "picture":
            return self._picture(node, path)
        if kind.type == "table_file":
            return self._table_file(node, path)
        if not isinstance(node, ScalarNode):
            self._report.error(node, path, "one value belongs here, not a list or keys.")
            return None
        try:
            value = read_value(kind, node.value.strip())
            if isinstance(value, Length):
                refuse_out_of_bounds(kind, value.points(_USUAL_EM), node.value.strip())
        except WrongValue as problem:
            self._report.error(node, path, problem.message, problem.advice)
            return None
        return value

    def _picture(self, node: Node, path: str) -> PhotoFile | None:
        """Return a picture file's name and facts."""
        self._report.count(node, path, "pictures")
        named = Path(node.file).parent / node.value if isinstance(node, ScalarNode) else None
        file = self._elsewhere.get(named) if named is not None else None
        file = file or self.file_named(node, path)
        if file is None or not isinstance(node, ScalarNode):
            return None
        from bulletin_layout.images.jpeg import BrokenPicture  # where there are pictures only
        from bulletin_layout.images.read import read_picture

        try:
            if file not in self._pictures:
                self._pictures[file] = read_picture(file, self._report.limits)
        except BrokenPicture as problem:
            message = Message("{value}: {problem}.", value=node.value, problem=problem.message)
            self._report.error(node, path, message, problem.advice)
            return None
        return PhotoFile(Text(node.value, node.place), self._pictures[file])

    def _table_file(self, node: Node, path: str) -> TableFile | None:
        """Return what a table's file has, None after reporting what is wrong in it."""
        from bulletin_layout.issue.table_file import read_table_file  # few issues name one

        file = self.file_named(node, path)
        if file is None or not isinstance(node, ScalarNode):
            return None
        try:
            read = read_table_file(file, Text(node.value, node.place), self._report.limits)
        except InputError as wrong:
            self._report.diagnostics += wrong.diagnostics
            return None
        self._table_files.append(file)
        self._report.count(node, path, "cells", len(read.rows) * len(read.heads))
        return read

    def _one(self, kind: kinds.One, node: Node, path: str) -> Any:
        return self.record(kind.record, node, path)

    # A table of functions, not of bound methods: those would hold their object in a cycle.
    _READ: ClassVar[dict[type, Callable[[RecordParser, Any, Node, str], Any]]] = {
        kinds.Scalar: _scalar,
        kinds.Lines: _lines,
        kinds.Body: _body,
        kinds.Cells: _cells,
        kinds.Rows: _rows,
        kinds.Many: _many,
        kinds.One: _one,
    }
