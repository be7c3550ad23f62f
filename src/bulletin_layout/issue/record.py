"""Records of an issue, checked where they are born: by a reader, or by a program by hand.

`record` makes a frozen dataclass of a class whose fields are made by `key`. Its `__post_init__`, if
it has one, finds every value read. A value that is not
yet what its key asks for (a plain text, a list, a mapping) is read as a file's value would be;
what is wrong with it is an InputError that names the field.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from importlib import import_module
from typing import Any, TypeVar, dataclass_transform, overload

from bulletin_layout.geometry import Length
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, fields_of, key
from bulletin_layout.grammar.values import Numbers
from bulletin_layout.images.model import Picture
from bulletin_layout.issue.text import Text

Class = TypeVar("Class")
# Reading what is not read yet needs the parser, which needs the records.
_READER = "bulletin_layout.issue.by_hand"


@overload
def record(cls: type[Class]) -> type[Class]: ...


@overload
def record(*, kw_only: bool) -> Callable[[type[Class]], type[Class]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(key,))
def record(cls: type[Class] | None = None, *, kw_only: bool = False) -> Any:
    """Make a record of a class: frozen, with slots, its values checked when it is made."""

    def made(cls: type[Class]) -> type[Class]:
        whole = getattr(cls, "__post_init__", None)

        def born(self: Any) -> None:
            _read_plain_values(self)
            if whole is not None:
                whole(self)

        setattr(cls, "__post_init__", born)  # noqa: B010 - a type has no such attribute yet
        return dataclass(frozen=True, slots=True, kw_only=kw_only)(cls)

    return made if cls is None else made(cls)


def _read_plain_values(self: Any) -> None:
    """Have the values read that are not what their keys ask for. Raises InputError."""
    unread = []
    made: type = type(self)
    for field in fields_of(made):
        value = getattr(self, field.name)
        if value is None and _may_be_nothing(field):
            continue
        if is_name(field) and type(value) is str:
            continue
        if not is_read(field.kind, value):
            unread.append(field)
    if unread:
        import_module(_READER).read_values(self, unread)


def is_name(field: Field) -> bool:
    """Return whether a field is a text that is kept as a plain one: the name of a style."""
    return field.kind == kinds.TEXT and isinstance(field.default, str)


def _may_be_nothing(field: Field) -> bool:
    kind = field.kind
    is_blank = isinstance(kind, kinds.Scalar) and (kind.blank or bool(kind.word))
    return is_blank or (not field.required and field.default is None)


def is_read(kind: kinds.Kind, value: Any) -> bool:
    """Return whether a value is what a reader makes of a file's value of a kind."""
    match kind:
        case kinds.Scalar():
            return _SCALARS[kind.type](kind, value)
        case kinds.One():
            return isinstance(value, kind.record)
        case kinds.Lines():
            of: type | tuple[type, ...] = Text
        case kinds.Many():
            of = kind.record
        case kinds.Rows():
            of = kind.row
        case kinds.Cells():
            of = kind.cell
        case kinds.Body():
            return isinstance(value, tuple) and all(map(is_block, value))
    return isinstance(value, tuple) and all(isinstance(item, of) for item in value)


def is_block(item: Any) -> bool:
    """Return whether something may stand in a body as it is: a Text, or a record of a block."""
    if isinstance(item, Text):
        return True
    return is_dataclass(item) and hasattr(item, "__post_init__") and not hasattr(item, "as_block")


def _is_text(_kind: kinds.Scalar, value: Any) -> bool:
    return isinstance(value, Text)


def _is_integer(kind: kinds.Scalar, value: Any) -> bool:
    return type(value) is int and kind.least <= value <= kind.most


def _is_numbers(kind: kinds.Scalar, value: Any) -> bool:
    bounds = kind.least, kind.most
    return isinstance(value, Numbers) and all(
        type(n) is int and bounds[0] <= n <= bounds[1] for n in value
    )


# Whether a value is one of a type of `Scalar`, and within its bounds.
_SCALARS: dict[str, Callable[[kinds.Scalar, Any], bool]] = {
    "text": _is_text,
    "marked": _is_text,
    "caption": _is_text,
    "integer": _is_integer,
    "numbers": _is_numbers,
    "date": lambda _, value: type(value) is datetime.date,
    "choice": lambda kind, value: any(value == word for word, _ in kind.choices),
    "flag": lambda _, value: type(value) is bool,
    "length": lambda _, value: isinstance(value, Length),
    "fit": lambda _, value: type(value) is int and -1 <= value <= 1,
    "picture": lambda _, value: isinstance(getattr(value, "picture", None), Picture),
}
