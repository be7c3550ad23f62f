"""What an editor is to write where an entry of an issue is not as its model has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin_layout.grammar.fields import Field, field_named
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.resources import shortened
from bulletin_layout.yaml_text.nodes import MappingNode, Node, ScalarNode, key_of

# So many keys are named where none of them was written.
_MOST_SHOWN = 4


def another_entry(key: Node, value: Node) -> Message:
    """Return how to write the first key of an entry whose dash is missing."""
    text = shortened(value.value) if isinstance(value, ScalarNode) and not value.style else "…"
    return Bilingual(
        "If another entry begins here, write, behind {count} blanks: - {key}: {text} Else keep one "
        "of them.",
        "如果这里另起一项，请先空{count}格，再写：- {key}: {text}；否则两个只留一个。",
        count=max(0, key.start.column - len("- ")),
        key=key_of(key),
        text=text,
    )


def one_of(in_list: bool) -> str:
    """Return what to do about a key that stands twice."""
    if in_list:
        return (
            "Keep one of them; or, if another entry begins here, put a dash and a space before it."
        )
    return "Keep one of them."


def keys_of(fields: Iterable[Field]) -> Bilingual:
    """Return the keys of fields in a row, in either language."""
    names = [(field.name, field.chinese) for field in fields]
    return Bilingual(", ".join(n for n, _ in names), "、".join(c for _, c in names))


def pattern_of(fields: Sequence[Field]) -> Bilingual:
    """Return keys as they are written on one line, the needed ones first, in either language."""
    shown = sorted(fields, key=lambda field: not field.required)[:_MOST_SHOWN]
    more = ", …" if len(fields) > len(shown) else ""
    english = ", ".join(f"{field.name}: …" for field in shown)
    chinese = ", ".join(f"{field.chinese}: ……" for field in shown)
    return Bilingual(f"{{{english}{more}}}", f"{{{chinese}{more}}}")


def text_with_colon(node: MappingNode, records: Iterable[type]) -> str | None:
    """Return a text that was read as a key and its value, with a full-width colon; None for keys.

    会议强调: 要抓好 is one; what one of the records has as a key is a key.
    """
    if len(node.entries) != 1:
        return None
    ((key, value),) = node.entries
    word = key_of(key)
    if not isinstance(value, ScalarNode) or word.isascii():
        return None
    if any(field_named(record, word) for record in records):
        return None
    return f"{word}：{value.value}"
