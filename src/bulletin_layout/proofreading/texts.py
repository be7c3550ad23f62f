"""The texts of an issue that are proofread, one by one, with their fields' paths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from bulletin_layout.diagnostics import Place
from bulletin_layout.issue.model import Issue, Text

_UNREAD = ("diagnostics", "style", "file", "check", "unplaced")


def texts_of(issue: Issue) -> Iterator[tuple[str, Text]]:
    """Yield every text of an issue with its field's path."""
    return _texts(issue, "")


def _texts(value: Any, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
        for span in value.spans:
            if span.note is not None:
                yield path, span.note
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _texts(item, f"{path}[{number}]")
    elif is_dataclass(value) and not isinstance(value, Place):
        for field in fields(value):
            if field.name not in _UNREAD:
                inner = f"{path}.{field.name}" if path else field.name
                yield from _texts(getattr(value, field.name), inner)
