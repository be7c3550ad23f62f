"""Hand a Draft from one process to another: as JSON, its photos as files beside it.

In: what `take_in` returns or raises, and a folder. Out: the same, put together anew from plain
values, each checked against the type that its place asks for. A sentence is handed over as it is
in each language. Nothing that is handed over is run.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.account import Account
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.recognise.material import TwoIssues
from bulletin_layout.importing.take_in import TakenIn
from bulletin_layout.messages import Bilingual, Message, in_chinese

RESULT = "result.json"
_KIND, _FILE = "kind", "file"
_ENGLISH, _CHINESE = "en", "zh"


class BrokenHandover(ValueError):
    """What was handed over is not what `take_in` returns or raises."""


def hand_over(result: TakenIn | InputError | TwoIssues, folder: Path) -> None:
    """Write a result, and the photos of a draft, into a folder that is there for it alone."""
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
        if isinstance(value, tuple):
            return [plain(item) for item in value]
        if dataclasses.is_dataclass(value):
            values = {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
            return {_KIND: type(value).__name__, **values}
        return value

    made: dict[str, Any]
    if isinstance(result, TwoIssues):
        made = {"two": plain(result.names)}
    elif isinstance(result, InputError):
        told = [(d.place, d.path, d.message, d.advice) for d in result.diagnostics]
        made = {"wrong": [plain(values) for values in told]}
    else:
        made = {
            "draft": plain(result.draft),
            "issues": plain(result.issues),
            "account": plain(result.account),
        }
    (folder / RESULT).write_text(json.dumps(made), encoding="ascii")


def taken_over(folder: Path) -> TakenIn:
    """Return the result that was written into a folder.

    Raises the InputError or TwoIssues that was, BrokenHandover if nothing whole was.
    """
    try:
        made = json.loads((folder / RESULT).read_text(encoding="ascii"))
        if "two" in made:
            raise TwoIssues(_of(tuple[str, ...], made["two"], folder))
        if "wrong" in made:
            told = (_of(tuple[Place | None, str, str, str], d, folder) for d in made["wrong"])
            raise InputError([error(*values) for values in told])
        draft = _of(Draft, made["draft"], folder)
        issues = _of(tuple[str, ...], made["issues"], folder)
        return TakenIn(draft, issues, _of(Account, made["account"], folder))
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as problem:
        raise BrokenHandover(str(problem)) from problem


def _of(type_: Any, value: Any, folder: Path) -> Any:
    """Return a plain value as one of a type. Raises BrokenHandover if it is none."""
    if isinstance(type_, UnionType):
        return _one_of(get_args(type_), value, folder)
    if get_origin(type_) is tuple and isinstance(value, list):
        return _items(get_args(type_), value, folder)
    if type_ in (str, Message):
        return _words(value)
    if type_ is datetime.date:
        return datetime.date.fromisoformat(value)
    if type_ is bytes:
        return (folder / str(int(value[_FILE]))).read_bytes()
    if dataclasses.is_dataclass(type_) and isinstance(value, Mapping):
        hints = get_type_hints(type_)
        made: Any = type_
        return made(**{k: _of(hints[k], v, folder) for k, v in value.items() if k != _KIND})
    if type_ in (int, bool, NoneType) and type(value) is type_:
        return value
    raise BrokenHandover(f"{type(value).__name__} is no {type_}")


def _one_of(types: tuple[Any, ...], value: Any, folder: Path) -> Any:
    """Return a value as one of several types: records by their name, None as itself."""
    if value is None and NoneType in types:
        return None
    named = value.get(_KIND) if isinstance(value, Mapping) else None
    fitting = [t for t in types if t is not NoneType and (named is None or t.__name__ == named)]
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
