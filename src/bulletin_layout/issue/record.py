"""Records of an issue, checked where they are born: by a reader, or by a program by hand.

`record` makes an immutable class of one whose fields are made by `key`. Its `__post_init__`, if
it has one, finds every value read. A value that is not
yet what its key asks for (a plain text, a list, a mapping) is read as a file's value would be;
what is wrong with it is an InputError that names the field.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache, partial
from importlib import import_module
from typing import Any, TypeVar, dataclass_transform, overload

from bulletin_layout.geometry import Length
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, fields_of, key
from bulletin_layout.grammar.values import Numbers
from bulletin_layout.images.model import Picture
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.text import Text

Class = TypeVar("Class")
Check = Callable[[Any], bool]
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
        return immutable(kw_only=kw_only)(cls)

    return made if cls is None else made(cls)


def _read_plain_values(self: Any) -> None:
    """Have the values read that are not what their keys ask for. Raises InputError."""
    made: type = type(self)
    unread = [field for field, fits in _checks_of(made) if not fits(getattr(self, field.name))]
    if unread:
        import_module(_READER).read_values(self, unread)


@cache
def _checks_of(record: type) -> tuple[tuple[Field, Check], ...]:
    """Return for each field of a record what says whether a value needs no reading."""
    return tuple((field, _check_of(field)) for field in fields_of(record))


def _check_of(field: Field) -> Check:
    fits = check_of(field.kind)
    if is_name(field):
        return lambda value: type(value) is str
    if _may_be_nothing(field):
        return lambda value: value is None or fits(value)
    return fits


def is_name(field: Field) -> bool:
    """Return whether a field is a text that is kept as a plain one: the name of a style."""
    return field.kind == kinds.TEXT and isinstance(field.default, str)


def _may_be_nothing(field: Field) -> bool:
    kind = field.kind
    is_blank = isinstance(kind, kinds.Scalar) and (kind.blank or bool(kind.word))
    return is_blank or (not field.required and field.default is None)


@cache
def check_of(kind: kinds.Kind) -> Check:
    """Return what says whether a value is what a reader makes of a file's value of a kind."""
    match kind:
        case kinds.Scalar():
            return partial(_SCALARS[kind.type], kind)
        case kinds.One():
            return partial(_is_one, kind.record)
        case kinds.Body():
            return lambda value: isinstance(value, tuple) and all(map(is_block, value))
        case kinds.Lines():
            return partial(_are_all, Text)
        case kinds.Many():
            return partial(_are_all, kind.record)
        case kinds.Rows():
            return partial(_are_all, kind.row)
        case kinds.Cells():
            return partial(_are_all, kind.cell)


def _is_one(of: type, value: Any) -> bool:
    return isinstance(value, of)


def _are_all(of: type, value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, of) for item in value)


def is_block(item: Any) -> bool:
    """Return whether something may stand in a body as it is: a Text, or a record of a block."""
    kind: type = type(item)
    return isinstance(item, Text) or _is_block_type(kind)


@cache
def _is_block_type(type_: type) -> bool:
    return is_dataclass(type_) and bool(fields_of(type_)) and not hasattr(type_, "as_block")


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
    "table_file": lambda _, value: isinstance(getattr(value, "heads", None), tuple),
}
