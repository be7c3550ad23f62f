"""JSON Schemas, made from models, an issue's first: editors complete and check while one types.

In: the model's fields. Out: a JSON Schema (draft 2020-12) with Chinese descriptions. It says what a
schema can say; the reader says the rest (dates that do not exist, rows that do not fit, files).
"""

from __future__ import annotations

from typing import Any

from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, field_named, fields_of, record_name
from bulletin_layout.issue.model import Issue

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"], "minLength": 1}
_NUMBERS = {"pattern": r"^[0-9]+(\s*[-‐–—－~～、至]\s*[0-9]+)?$", "examples": [12, "1-2"]}
_SCALARS: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "marked": _TEXT,
    "caption": _TEXT,
    "date": {
        "type": "string",
        "pattern": r"^[0-9]{4}[-年][0-9]{1,2}[-月][0-9]{1,2}日?$",
        "examples": ["2021-10-18", "2021年10月18日"],
    },
    "flag": {"enum": [True, False, "true", "false", "yes", "no", "是", "否"]},
    "length": {
        "type": "string",
        "pattern": r"^([0-9.]*[1-9][0-9.]*\s*(pt|mm|cm|in|字|em)|[初一二三四五]号|小[初一二三四五])$",  # noqa: E501
        "examples": ["80mm", "20字"],
    },
    "fit": {
        "type": ["string", "integer"],
        "pattern": r"^[+-]?[1-9]\s*(lines?|行)?$",
        "examples": ["-1 行", "+1 line"],
    },
    "picture": {"type": "string", "examples": ["photos/1.jpg"]},
    "table_file": {"type": "string", "examples": ["通报.csv"]},
}


def issue_schema() -> dict[str, Any]:
    """Return the schema of an issue's file."""
    return schema_of(Issue, "简报 issue", ("series", "系列"))


def schema_of(record: type, title: str, bases: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of a file that holds a record.

    `bases` are the names of a key that leads to another file: what this one lacks may stand there.
    """
    schemas = _Schemas()
    top = schemas.record(record)
    if bases:
        top["allOf"] = [{"anyOf": [{"required": [key]} for key in bases] + [_all_of(top)]}]
    return {"$schema": DIALECT, "title": title, **top, "$defs": schemas.definitions}


def words_schema() -> dict[str, Any]:
    """Return the schema of a words file."""
    from bulletin_layout.issue.office_words import OfficeWords

    return schema_of(OfficeWords, "简报 words")


def _all_of(record: dict[str, Any]) -> dict[str, Any]:
    return {"allOf": record.pop("allOf", [])}


class _Schemas:
    """Makes the schema of each record once, under `$defs`."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def record(self, record: type) -> dict[str, Any]:
        """Return a record's schema: each key under its English and its Chinese name."""
        properties: dict[str, Any] = {}
        needed: list[dict[str, Any]] = []
        for field in fields_of(record):
            described = self._described(field)
            if field_named(record, field.name, is_text=True) != field:
                described = {"anyOf": [described, _TEXT]}
            properties[field.name] = properties[field.chinese] = described
            names = dict.fromkeys((field.name, field.chinese))
            if field.required:
                needed.append({"anyOf": [{"required": [name]} for name in names]})
        schema: dict[str, Any] = {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }
        if needed:
            schema["allOf"] = needed
        return schema

    def _described(self, field: Field) -> dict[str, Any]:
        described = {"description": field.help.chinese(), **self._kind(field.kind)}
        if isinstance(field.default, str | int) and field.default:
            described["default"] = field.default
        return described

    def _kind(self, kind: kinds.Kind) -> dict[str, Any]:
        if isinstance(kind, kinds.Scalar):
            return _scalar(kind)
        if isinstance(kind, kinds.Lines):
            return _one_or_more(_TEXT)
        if isinstance(kind, kinds.Body):
            return _one_or_more(_TEXT, *map(self._reference, kind.blocks))
        if isinstance(kind, kinds.Cells):
            return self._cells(kind.cell)
        if isinstance(kind, kinds.Rows):
            row = {"anyOf": [self._cells(kind.cell), self._reference(kind.row)]}
            return {"type": "array", "items": row, "minItems": 1}
        if isinstance(kind, kinds.Many):
            return _one_or_more(self._reference(kind.record))
        return self._reference(kind.record)

    def _cells(self, cell: type) -> dict[str, Any]:
        empty = {"type": [*_TEXT["type"], "null"]}
        return {"type": "array", "items": {"anyOf": [empty, self._reference(cell)]}}

    def _reference(self, record: type) -> dict[str, Any]:
        name = record_name(record)
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.record(record)
        return {"$ref": f"#/$defs/{name}"}


def _scalar(kind: kinds.Scalar) -> dict[str, Any]:
    """Return the schema of a single value."""
    if kind.choices:
        words = list(dict.fromkeys(word for pair in kind.choices for word in pair))
        return {"enum": [*words, *([True] if "true" in words else [])]}
    if kind.type == "integer":
        types = ["integer", "null"] if kind.blank else "integer"
        return {"type": types, "minimum": kind.least, "maximum": kind.most}
    if kind.type == "numbers":
        types = ["integer", "string", "null"] if kind.blank else ["integer", "string"]
        return {"type": types, "minimum": kind.least, "maximum": kind.most, **_NUMBERS}
    if kind.type == "number":
        return {"type": "number", "minimum": kind.least, "maximum": kind.most}
    return dict(_SCALARS[kind.type])


def _one_or_more(*kinds_: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one such value, or of a list of them."""
    one = kinds_[0] if len(kinds_) == 1 else {"anyOf": list(kinds_)}
    first = kinds_[0]
    return {"anyOf": [first, {"type": "array", "items": one, "minItems": 1}]}
