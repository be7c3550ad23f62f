"""Hand a value from one process to another: as JSON, its bytes as files beside it.

In: immutable values (records, tuples, mappings of text, numbers, dates, bytes, messages) and a
folder. Out: the same, put together anew from plain values, each checked against the type that its
place asks for. A sentence is handed over as it is in each language. Nothing that is handed over
is run.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import count
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.messages import Bilingual, Message, in_chinese

RESULT = "result.json"
_KIND, _FILE = "kind", "file"
_ENGLISH, _CHINESE = "en", "zh"
# What may stand where a number or nothing is asked for.
_PLAIN: dict[Any, tuple[type, ...]] = {
    int: (int,), float: (float, int), bool: (bool,), NoneType: (NoneType,),
}  # fmt: skip


class BrokenHandover(ValueError):
    """What was handed over is not what was asked for."""


def hand_over(result: object, folder: Path) -> None:
    """Write a result, or the InputError that was raised, into a folder that is there for it."""
    numbers = count(1)

    def plain(value: Any) -> Any:
        if isinstance(value, Message):
            return {_ENGLISH: str(value), _CHINESE: str(in_chinese(value))}
        if isinstance(value, datetime.date):
            return value.isoformat()
        if isinstance(value, bytes):
            name = f"{next(numbers)}"
            (folder / name).write_bytes(value)
            return {_FILE: name}
        if isinstance(value, Enum):
            return value.value
        if names := _field_names(type(value)):
            return {_KIND: type(value).__name__, **{n: plain(getattr(value, n)) for n in names}}
        if isinstance(value, tuple):
            return [plain(item) for item in value]
        if isinstance(value, Mapping):
            return {key: plain(item) for key, item in value.items()}
        return value

    if isinstance(result, InputError):
        told = [(d.place, d.path, d.message, d.advice) for d in result.diagnostics]
        made = {"wrong": [plain(values) for values in told]}
    else:
        made = {"result": plain(result)}
    (folder / RESULT).write_text(json.dumps(made), encoding="ascii")


def taken_over(type_: Any, folder: Path) -> Any:
    """Return the result that was written into a folder, a value of the type.

    Raises the InputError that was, BrokenHandover if nothing whole was.
    """
    try:
        made = json.loads((folder / RESULT).read_text(encoding="ascii"))
        if "wrong" in made:
            told = (_of(tuple[Place | None, str, str, str], d, folder) for d in made["wrong"])
            raise InputError([error(*values) for values in told])
        return _of(type_, made["result"], folder)
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as problem:
        raise BrokenHandover(str(problem)) from problem


def _field_names(type_: Any) -> tuple[str, ...]:
    """Return the names of a record's fields, none of what is no record."""
    if dataclasses.is_dataclass(type_):
        return tuple(field.name for field in dataclasses.fields(type_))
    return tuple(getattr(type_, "_fields", ()))


def _of(type_: Any, value: Any, folder: Path) -> Any:
    """Return a plain value as one of a type. Raises BrokenHandover if it is none."""
    if isinstance(type_, UnionType):
        return _one_of(get_args(type_), value, folder)
    if get_origin(type_) is tuple and isinstance(value, list):
        return _items(get_args(type_), value, folder)
    if get_origin(type_) in (Mapping, dict) and isinstance(value, dict):
        return {_words(k): _of(get_args(type_)[1], v, folder) for k, v in value.items()}
    if type_ in (str, Message):
        return _words(value)
    if type_ is datetime.date:
        return datetime.date.fromisoformat(value)
    if type_ is bytes:
        return (folder / str(int(value[_FILE]))).read_bytes()
    if _field_names(type_) and isinstance(value, Mapping):
        return _record(type_, value, folder)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return type_(value)
    if type_ in _PLAIN and type(value) in _PLAIN[type_]:
        return value
    raise BrokenHandover(f"{type(value).__name__} is no {type_}")


def _record(type_: Any, value: Mapping[str, Any], folder: Path) -> Any:
    hints = _hints(type_)
    return type_(**{k: _of(hints[k], v, folder) for k, v in value.items() if k != _KIND})


@cache
def _hints(type_: Any) -> dict[str, Any]:
    """Return the types of a record's fields."""
    return get_type_hints(type_)


def _one_of(types: Sequence[Any], value: Any, folder: Path) -> Any:
    """Return a value as one of several types: records by their name, plain ones by their own."""
    if value is None and NoneType in types:
        return None
    if isinstance(value, Mapping) and _KIND in value:
        fitting = [t for t in types if getattr(t, "__name__", "") == value[_KIND]]
    else:
        same = [t for t in types if type(value) is t]
        fitting = same or [t for t in types if t not in (NoneType, int, float, bool)]
    return _of(fitting[0], value, folder)


def _items(types: tuple[Any, ...], values: list[Any], folder: Path) -> tuple[Any, ...]:
    kinds = [types[0]] * len(values) if types[-1] is Ellipsis else list(types)
    return tuple(_of(t, v, folder) for t, v in zip(kinds, values, strict=True))


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        english, chinese = value[_ENGLISH], value[_CHINESE]
        if isinstance(english, str) and isinstance(chinese, str):
            return Bilingual(english, chinese)
    if isinstance(value, str):
        return value
    raise BrokenHandover(f"{type(value).__name__} is no text")
