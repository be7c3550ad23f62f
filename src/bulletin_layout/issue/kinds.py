"""The kinds of value that the grammar of an issue is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value of a type, or one of `choices`.

    Types: text, marked (text with inline marks), caption (marked, without notes), integer,
    date, choice, flag, length, fit, picture (a picture file).
    """

    type: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """One text or a list of texts; each is a line of its own."""


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs: a block in which a line is a paragraph, or a list of paragraphs.

    `blocks` are the records that may stand in such a list; each is known by its first key.
    """

    blocks: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Table rows: a list; a row is a list of cells, or a record with the cells and more.

    A cell is a text, or a record of `cell`.
    """

    cell: Record


@dataclass(frozen=True, slots=True)
class Many:
    """A list of records; a single record may stand without a list."""

    record: Record


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record."""

    name: str
    chinese: str
    kind: Kind
    required: bool
    english_help: str
    chinese_help: str
    default: Any = None


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys, from which `make` builds a model object."""

    name: str
    make: Callable[..., Any]
    fields: tuple[Field, ...]

    def find(self, key: str) -> Field | None:
        """Return the field that a key names, in English or Chinese."""
        for field in self.fields:
            if key in (field.name, field.chinese):
                return field
        return None


Kind = Scalar | Lines | Body | Rows | Many | Record


def records_in(kind: Kind) -> tuple[Record, ...]:
    """Return the records that a value of this kind may be made of."""
    if isinstance(kind, Record):
        return (kind,)
    if isinstance(kind, Many):
        return (kind.record,)
    if isinstance(kind, Body):
        return kind.blocks
    return (kind.cell,) if isinstance(kind, Rows) else ()


TEXT, MARKED, CAPTION = map(Scalar, ("text", "marked", "caption"))
INTEGER, DATE = map(Scalar, ("integer", "date"))
FLAG, LENGTH, FIT, PICTURE = map(Scalar, ("flag", "length", "fit", "picture"))
