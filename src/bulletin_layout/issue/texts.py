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
    return iter(_Walk(wanted).texts(value, path))


class _Walk:
    """Goes through a model object once; asks once a kind of record which of its fields count."""

    def __init__(self, wanted: Callable[[Field], bool]) -> None:
        self._wanted = wanted
        self._names: dict[type, tuple[str, ...]] = {}
        self._texts: list[tuple[str, Text]] = []

    def texts(self, value: Any, path: str) -> list[tuple[str, Text]]:
        self._add(value, path)
        return self._texts

    def _add(self, value: Any, path: str) -> None:
        if isinstance(value, Text):
            self._texts.append((path, value))
            for span in value.spans:
                if span.note is not None:
                    self._texts.append((path, span.note))
        elif isinstance(value, tuple):
            for number, item in enumerate(value, 1):
                self._add(item, f"{path}[{number}]")
        elif value is not None:
            for name in self._names_of(type(value)):
                self._add(getattr(value, name), f"{path}.{name}" if path else name)

    def _names_of(self, record: type) -> tuple[str, ...]:
        """Return the names of a record's wanted fields; none of what is no record."""
        names = self._names.get(record)
        if names is None:
            is_record = hasattr(record, "__dataclass_fields__")
            fields = filter(self._wanted, fields_of(record)) if is_record else ()
            names = self._names[record] = tuple(field.name for field in fields)
        return names
