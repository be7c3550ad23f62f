"""Where in an issue a key belongs that stands on the wrong level: `send:` at the left margin, or
behind a dash.

In: a key that the record where it stands does not have, and the key's path. Out: advice, if an
issue or a part of it has such a key.
"""

from __future__ import annotations

import re

from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, field_named, fields_of
from bulletin_layout.issue.content import BODY_RECORDS
from bulletin_layout.issue.model import Article, Issue
from bulletin_layout.issue.period import Period
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.nodes import MappingNode, Node, ScalarNode, SequenceNode, key_of

_PERIOD = re.compile(r"(?P<year>\d{4})年?\D*?第?(?P<number>\d+)期(?:\D*(?P<total>\d+))?")
# So far are the keys of a part indented, and those of an entry of a list behind its dash.
_INDENT, _INDENT_OF_ENTRY = 2, 4


def where_key_belongs(name: str, path: str) -> Message | None:
    """Return where a key belongs, None if nowhere, or if it may as well be another's misspelt."""
    if (of_part := _within(name, path)) is not None:
        return of_part
    if "." in path or "[" in path:
        if field_named(Issue, name) is None or _parts_with(name):
            return None
        return Bilingual(
            "{name} is a key of the issue: begin it at the left margin.",
            "“{name}”是整期的键，请顶格写。",
            name=name,
        )
    parts = _parts_with(name)
    if not parts:
        return None
    part = parts[0]
    of_entry = isinstance(part.kind, kinds.Many)
    return Bilingual(
        "{name} is a key of {part}: write it under that, with what belongs to it, indented by "
        "{count}.",
        "“{name}”是“{part}”里的键：请写在“{part}:”之下，连同属于它的各行缩进{count}格。",
        name=name,
        part=Bilingual(part.name, part.chinese),
        count=_INDENT_OF_ENTRY if of_entry else _INDENT,
    )


def _within(name: str, path: str) -> Message | None:
    """Return how to write a key of an article that stands in it, but one level too high."""
    if not re.fullmatch(r"articles\[\d+\]\.[^.]+", path):
        return None
    if any(name in (lead.name, lead.chinese) for lead in map(_lead, BODY_RECORDS)):
        return Bilingual(
            "It stands in the list after body:. Write: - {name}: …",
            "它写在“正文:”的列表里。请写：- {name}: ……",
            name=name,
        )
    for field in fields_of(Article):
        if isinstance(field.kind, kinds.One) and field_named(field.kind.record, name) is not None:
            return Bilingual(
                "Write {part}: above it, and it indented by {count} more.",
                "请在上面加一行“{part}:”，这一行再缩进{count}格。",
                part=Bilingual(field.name, field.chinese),
                count=_INDENT,
            )
    return None


def _lead(record: type) -> Field:
    return fields_of(record)[0]


def advice_on_keys(node: Node, record: type) -> Message | None:
    """Return how to write keys that are written as a list, or a period as it is printed."""
    if isinstance(node, SequenceNode) and _are_keys_behind_dashes(node, record):
        return Bilingual(
            "Take the dashes away: keys stand one below the other.",
            "请删去“- ”：各个键上下对齐，逐行写。",
        )
    printed = _PERIOD.search(node.value) if isinstance(node, ScalarNode) else None
    if record is not Period or printed is None:
        return None
    values = [(field, printed[field.name]) for field in fields_of(Period)[: len(printed.groups())]]
    english = ", ".join(f"{field.name}: {value}" for field, value in values if value)
    chinese = ", ".join(f"{field.chinese}: {value}" for field, value in values if value)
    keys = Bilingual(f"{{{english}}}", f"{{{chinese}}}")
    return Message("Write {keys}.", keys=keys)


def _are_keys_behind_dashes(node: SequenceNode, record: type) -> bool:
    keys = [
        key_of(key)
        for item in node.items
        for key, _ in (item.entries if isinstance(item, MappingNode) else ())
    ]
    return len(keys) >= len(node.items) > 0 and all(field_named(record, key) for key in keys)


def _parts_with(name: str) -> list[Field]:
    """Return the keys of an issue under which there is such a key, in order."""
    return [
        field
        for field in fields_of(Issue)
        if isinstance(field.kind, kinds.One | kinds.Many)
        and field_named(field.kind.record, name) is not None
    ]
