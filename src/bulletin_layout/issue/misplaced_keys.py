"""Where in an issue a key belongs that stands on the wrong level: `send:` at the left margin, or
behind a dash.

In: a key that the record where it stands does not have, and the key's path. Out: advice, if an
issue or a part of it has such a key.
"""

from __future__ import annotations

from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, field_named, fields_of
from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.yaml_text.nodes import MappingNode, Node, SequenceNode, key_of

# So far are the keys of a part indented, and those of an entry of a list behind its dash.
_INDENT, _INDENT_OF_ENTRY = 2, 4


def where_key_belongs(name: str, path: str) -> Message | None:
    """Return where a key belongs, None if nowhere, or if it may as well be another's misspelt."""
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
        "{name} is a key of {part}: indent it by {count}.",
        "“{name}”是“{part}”里的键，请缩进{count}格。",
        name=name,
        part=Bilingual(part.name, part.chinese),
        count=_INDENT_OF_ENTRY if of_entry else _INDENT,
    )


def is_keys_as_list(node: Node, record: type) -> bool:
    """Return whether the keys of a record are written as entries of a list, each with a dash."""
    if not isinstance(node, SequenceNode) or not node.items:
        return False
    keys = [
        key_of(key)
        for item in node.items
        for key, _ in (item.entries if isinstance(item, MappingNode) else ())
    ]
    return len(keys) >= len(node.items) and all(field_named(record, key) for key in keys)


def _parts_with(name: str) -> list[Field]:
    """Return the keys of an issue under which there is such a key, in order."""
    return [
        field
        for field in fields_of(Issue)
        if isinstance(field.kind, kinds.One | kinds.Many)
        and field_named(field.kind.record, name) is not None
    ]
