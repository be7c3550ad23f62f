"""A field of a file is said once, on the model, and everything else is made from it.

`key` makes a dataclass field that knows its Chinese name, its kind, its help in both languages,
and what becomes of its text. Readers, the JSON Schema, the reference pages, messages and the check
that no word is lost ask `fields_of`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, field, fields
from dataclasses import Field as DataclassField
from functools import cache
from typing import Any, cast

from bulletin_layout.grammar.kinds import Kind, records_in
from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

_KEY = "key"


class _Key(NamedTuple):
    """What `key` was told, kept in a dataclass field's metadata."""

    chinese: str
    kind: Kind
    english_help: str
    chinese_help: str
    printed: bool
    proofread: bool
    shared: str
    former: tuple[str, ...]
    former_flag: str
    text_of: str


@immutable
class Field:
    """One key of a record.

    `printed`: its characters stand on the pages as they are written. `proofread`: 校对 reads them.
    `shared`: where an issue and its series file both have it, the issue's own value replaces the
    other (`replace`), its keys are joined with the other's (`merge`), or both are read, the
    issue's first (`join`). `former` are its names in the last release: taken still, with a warning;
    `former_flag` is the text that `true` meant under them. `text_of` is a key that holds a record:
    a plain text there is this field's value.
    """

    name: str
    chinese: str
    kind: Kind
    required: bool
    default: Any
    help: Bilingual
    printed: bool
    proofread: bool
    shared: str
    former: tuple[str, ...]
    former_flag: str
    text_of: str


def key(
    chinese: str,
    kind: Kind,
    english_help: str,
    chinese_help: str,
    *,
    default: Any = MISSING,
    printed: bool = True,
    proofread: bool = True,
    shared: str = "replace",
    former: tuple[str, ...] = (),
    former_flag: str = "",
    text_of: str = "",
) -> Any:
    """Return a dataclass field that is a key of a file. Without a default it is required."""
    texts = (chinese, kind, english_help, chinese_help)
    said = _Key(*texts, printed, proofread, shared, former, former_flag, text_of)
    metadata = {_KEY: said}
    return field(default=default, metadata=metadata)


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return the keys of a record, in the order of the model."""
    return tuple(
        _made(f, f.metadata[_KEY]) for f in fields(cast(Any, record)) if _KEY in f.metadata
    )


def _made(known: DataclassField[Any], said: _Key) -> Field:
    required = known.default is MISSING
    return Field(
        known.name,
        said.chinese,
        said.kind,
        required,
        None if required else known.default,
        Bilingual(said.english_help, said.chinese_help),
        said.printed,
        said.proofread,
        said.shared,
        said.former,
        said.former_flag,
        said.text_of,
    )


@cache
def _by_key(record: type) -> dict[str, Field]:
    fields = fields_of(record)
    named = {former: f for f in fields for former in f.former}
    named |= {f.chinese: f for f in fields if f.chinese}
    return named | {f.name: f for f in fields}


@cache
def _by_record_key(record: type) -> dict[str, Field]:
    return {f.text_of: f for f in fields_of(record) if f.text_of}


def field_named(record: type, name: str, *, is_text: bool = False) -> Field | None:
    """Return the field of a record that a key names, in English or Chinese.

    `is_text`: a plain text stands under the key, which can mean another field than a record there.
    """
    field = _by_key(record).get(name)
    if field is not None and is_text:
        return _by_record_key(record).get(field.name, field)
    return field


@cache
def record_name(record: type) -> str:
    """Return a record's name in small letters: table_row for TableRow."""
    name = record.__name__
    parts = ("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(name))
    return "".join(parts)


def every_record(top: type) -> Iterator[type]:
    """Yield a record and all that it may hold, each once, from the outside in."""
    seen: dict[type, None] = {}
    waiting = [top]
    while waiting:
        record = waiting.pop(0)
        if record in seen:
            continue
        seen[record] = None
        yield record
        waiting += [inner for f in fields_of(record) for inner in records_in(f.kind)]


@cache
def known_keys(top: type) -> tuple[str, ...]:
    """Return every key of a record and of what it holds, English and Chinese, each once."""
    keys: dict[str, None] = {}
    for record in every_record(top):
        for f in fields_of(record):
            keys.setdefault(f.name)
            for other in filter(None, (f.chinese, *f.former)):
                keys.setdefault(other)
    return tuple(keys)


def renamed(field: Field, former: str) -> Message:
    """Return what is said of a key that is written by a name of the last release."""
    return Message("{former} is now called {name}.", former=former, name=field.name)


def renamed_advice(field: Field) -> Message:
    """Return what to write instead of a key's name of the last release."""
    if field.former_flag:
        return Message(
            "Write {name}: {value} (or {chinese}: {value}).",
            name=field.name,
            chinese=field.chinese,
            value=field.former_flag,
        )
    if field.chinese:
        return Message("Write {name}: (or {chinese}:).", name=field.name, chinese=field.chinese)
    return Message("Write {name}:.", name=field.name)
