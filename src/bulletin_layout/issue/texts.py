"""Walk an issue by its grammar, and find every text in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bulletin_layout.grammar.fields import Field, fields_of
from bulletin_layout.issue.text import Text


def texts_in(
    value: Any, wanted: Callable[[Field], bool], path: str = ""
) -> Iterator[tuple[str, Text]]:
    """Yield every text that a model object holds in wanted fields, notes too, with its path."""
    if isinstance(value, Text):
        yield path, value
        for span in value.spans:
            if span.note is not None:
                yield path, span.note
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from texts_in(item, wanted, f"{path}[{number}]")
    elif hasattr(type(value), "__dataclass_fields__"):
        record: type = type(value)
        for field in fields_of(record):
            if wanted(field):
                inner = f"{path}.{field.name}" if path else field.name
                yield from texts_in(getattr(value, field.name), wanted, inner)
