"""Nodes of values that a program made: dictionaries, lists, texts, numbers, dates.

In: a mapping as a YAML file would hold it. Out: the same nodes that a file gives, at no line; or
InputError that names the field and what may stand there. Nothing is guessed: a number becomes the
text that Python writes for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, error
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.nodes import MappingNode, Node, Position, ScalarNode, SequenceNode

# Line and column 0 of a Place: it has none.
_NOWHERE = Position(-1, -1)
_NO_LISTS = (str, bytes, bytearray)
_MOST_SHOWN = 120


def node_of(value: Mapping[Any, Any], name: str, limits: Limits) -> MappingNode:
    """Return a mapping as nodes of a file called `name`.

    Raises InputError for values of other types, keys that are no text, a value within itself, and
    what is nested more than `limits.nesting` deep.
    """
    maker = _NodeMaker(name, limits.nesting)
    node = maker.mapping(value, "")
    if maker.wrong:
        raise InputError(maker.wrong)
    return node


class _NodeMaker:
    """Makes nodes; keeps what is wrong, and which values it is within."""

    def __init__(self, name: str, most: int) -> None:
        self.wrong: list[Diagnostic] = []
        self._name = name
        self._most = most
        self._within: list[int] = []

    def mapping(self, value: Mapping[Any, Any], path: str) -> MappingNode:
        entries = []
        for key, item in value.items():
            where = f"{path}.{key}" if path else str(key)
            if isinstance(key, str):
                entries.append((self._scalar(key), self._node(item, where)))
            else:
                said = Message("a key is a text, not {type}.", type=_type_of(key))
                self.wrong.append(error(None, where, said))
        return MappingNode(self._name, _NOWHERE, _NOWHERE, tuple(entries))

    def _node(self, value: Any, path: str) -> Node:
        is_mapping = isinstance(value, Mapping)
        if is_mapping or (isinstance(value, Sequence) and not isinstance(value, _NO_LISTS)):
            if self._may_hold(value, path):
                self._within.append(id(value))
                node = self.mapping(value, path) if is_mapping else self._sequence(value, path)
                self._within.pop()
                return node
            return self._scalar("")
        text = _text_of(value)
        if text is None:
            said = Message("{type} cannot stand here.", type=_type_of(value))
            advice = "Give a text, a number, a date, True or False, a list or a mapping."
            self.wrong.append(error(None, path, said, advice))
        return self._scalar(text or "")

    def _sequence(self, value: Sequence[Any], path: str) -> SequenceNode:
        items = []  # a loop: a generator is a frame of its own, and these are many
        for i, item in enumerate(value, 1):
            items.append(self._node(item, f"{path}[{i}]"))
        return SequenceNode(self._name, _NOWHERE, _NOWHERE, tuple(items))

    def _may_hold(self, value: Any, path: str) -> bool:
        """Return whether a list or mapping may stand here, after reporting why it may not."""
        if id(value) in self._within:
            self.wrong.append(error(None, path, "it stands within itself.", "Give a copy."))
            return False
        if len(self._within) >= self._most:
            said = "lists or keys are nested more than {most} deep (limit nesting)."
            shown = path if len(path) <= _MOST_SHOWN else path[:_MOST_SHOWN] + "…"
            self.wrong.append(
                error(None, shown, Message(said, most=self._most), "Write them flat.")
            )
            return False
        return True

    def _scalar(self, text: str) -> ScalarNode:
        """Return a text as if it stood in quotes, or after | if it has several lines."""
        return ScalarNode(self._name, _NOWHERE, _NOWHERE, text, "|" if "\n" in text else '"')


def _text_of(value: Any) -> str | None:
    """Return the text of a value, None if it has none."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case None:
            return ""
        case datetime.datetime():
            return value.date().isoformat()
        case datetime.date():
            return value.isoformat()
    return None


def _type_of(value: Any) -> str:
    return type(value).__name__
