"""Blank lines taken in or added by a key of the style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bulletin_layout.copyfitting.model import Proposal, StyleKey
from bulletin_layout.copyfitting.setting import Setting
from bulletin_layout.deadline import check_time
from bulletin_layout.flow.blocks import AppendixList, Heading, Masthead, Paragraph, Signature
from bulletin_layout.messages import Bilingual
from bulletin_layout.style.model import Stylesheet

# The keys, and the blocks whose looks they change.
_BLANKS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("text.title.blank_above", (Heading,)),
    ("text.title.blank_below", (Heading,)),
    ("text.column.blank_above", (Heading,)),
    ("text.editorial.blank_above", (Paragraph,)),
    ("text.briefs_heading.blank_above", (Paragraph,)),
    ("text.appendix_list.blank_above", (AppendixList,)),
    ("signature.blank_above", (Signature,)),
    ("imprint.blank_above", ()),
    ("masthead.blank_below", (Masthead,)),
    ("masthead.lines", (Masthead,)),
)
# What it costs that every title of an issue looks otherwise, in 字 a line won or at all.
_COST = 4.0


def fewer_blanks(setting: Setting) -> Iterator[Proposal]:
    """Yield keys of the style by which one blank line less wins lines."""
    yield from _with_blanks(setting, -1)


def more_blanks(setting: Setting) -> Iterator[Proposal]:
    """Yield keys of the style by which one blank line more fills lines."""
    yield from _with_blanks(setting, 1)


def _with_blanks(setting: Setting, change: int) -> Iterator[Proposal]:
    for key, affected in _BLANKS:
        check_time()
        value = _value(setting.style, key) + change
        if value < (1 if key == "masthead.lines" else 0):
            continue
        after = setting.restyled(with_value(setting.style, key, value), affected)
        lines = setting.extent.total - after.total
        if lines * change >= 0:
            continue
        words = Bilingual(
            "style: {key}: {value}",
            "版式：{key}: {value}",
            key=key,
            value=value,
        )
        yield Proposal(words, lines, _COST + abs(lines), after, None, StyleKey(key, value))


def _value(style: Stylesheet, key: str) -> int:
    value: Any = style
    for name in key.split("."):
        value = getattr(value, name)
    return int(value)


def with_value(style: Any, key: str, value: int) -> Any:
    """Return a style with another value for a dotted key."""
    name, _, rest = key.partition(".")
    inner = with_value(getattr(style, name), rest, value) if rest else value
    return replace(style, **{name: inner})
