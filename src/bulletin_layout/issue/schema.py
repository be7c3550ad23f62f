"""The JSON Schema of an issue, made from the grammar: editors complete and check while one types.

In: the grammar's tables. Out: a JSON Schema (draft 2020-12) with Chinese descriptions. It says what
a schema can say; the reader says the rest (dates that do not exist, rows that do not fit, files).
"""

from __future__ import annotations

from typing import Any

from bulletin_layout.issue import content_grammar, grammar, kinds

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"], "minLength": 1}
_SCALARS: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "marked": _TEXT,
    "caption": _TEXT,
    "integer": {"type": ["integer", "null"], "minimum": 0, "maximum": 999_999_999},
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
}


def issue_schema() -> dict[str, Any]:
    """Return the schema of an issue's file."""
    schemas = _Schemas()
    top = schemas.record(grammar.ISSUE)
    # What an issue lacks may stand in its series file.
    top["allOf"] = [{"anyOf": [{"required": [k]} for k in ("series", "系列")] + [_all_of(top)]}]
    return {"$schema": DIALECT, "title": "简报 issue", **top, "$defs": schemas.definitions}


def _all_of(record: dict[str, Any]) -> dict[str, Any]:
    return {"allOf": record.pop("allOf", [])}


class _Schemas:
    """Makes the schema of each record once, under `$defs`."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def record(self, record: kinds.Record) -> dict[str, Any]:
        """Return a record's schema: each key under its English and its Chinese name."""
        properties: dict[str, Any] = {}
        needed: list[dict[str, Any]] = []
        for field in record.fields:
            described = {"description": field.chinese_help, **self._kind(field.kind)}
            if isinstance(field.default, str | int) and field.default:
                described["default"] = field.default
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

    def _kind(self, kind: kinds.Kind) -> dict[str, Any]:
        if isinstance(kind, kinds.Scalar):
            if kind.choices:
                words = list(dict.fromkeys(word for pair in kind.choices for word in pair))
                typed: list[Any] = [int(word) for word in words if word.isdecimal()]
                typed += [True] if "true" in words else []
                return {"enum": [*words, *typed]}
            return dict(_SCALARS[kind.type])
        if isinstance(kind, kinds.Lines):
            return _one_or_more(_TEXT)
        if isinstance(kind, kinds.Body):
            return _one_or_more(_TEXT, *map(self._reference, kind.blocks))
        if isinstance(kind, kinds.Rows):
            return self._rows(kind)
        if isinstance(kind, kinds.Many):
            return _one_or_more(self._reference(kind.record))
        return self._reference(kind)

    def _rows(self, kind: kinds.Rows) -> dict[str, Any]:
        empty = {"type": [*_TEXT["type"], "null"]}
        cell = {"anyOf": [empty, self._reference(kind.cell)]}
        cells = {"type": "array", "items": cell}
        name = content_grammar.ROW.name
        if name not in self.definitions:
            total = content_grammar.ROW.fields[1]
            properties: dict[str, Any] = {}
            for field, schema in ((content_grammar.ROW.fields[0], cells), (total, None)):
                described = {"description": field.chinese_help, **(schema or _SCALARS["flag"])}
                properties[field.name] = properties[field.chinese] = described
            self.definitions[name] = {
                "type": "object",
                "properties": properties,
                "additionalProperties": False,
                "anyOf": [{"required": ["cells"]}, {"required": ["单元格"]}],
            }
        row = {"anyOf": [cells, {"$ref": f"#/$defs/{name}"}]}
        return {"type": "array", "items": row, "minItems": 1}

    def _reference(self, record: kinds.Record) -> dict[str, Any]:
        if record.name not in self.definitions:
            self.definitions[record.name] = {}
            self.definitions[record.name] = self.record(record)
        return {"$ref": f"#/$defs/{record.name}"}


def _one_or_more(*kinds_: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one such value, or of a list of them."""
    one = kinds_[0] if len(kinds_) == 1 else {"anyOf": list(kinds_)}
    first = kinds_[0]
    return {"anyOf": [first, {"type": "array", "items": one, "minItems": 1}]}
