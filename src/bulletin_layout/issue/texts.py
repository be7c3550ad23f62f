"""Walk an issue by its grammar, and find every text in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bulletin_layout.grammar.fields import Field, fields_of
from bulletin_layout.issue.text import Text

# A field's name or an entry's number, and the way to what it is in; None for the object itself.
_Way = tuple[Any, str | int] | None


def texts_in(
    value: Any, wanted: Callable[[Field], bool], path: str = ""
) -> Iterator[tuple[str, Text]]:
    """Yield every text that a model object holds in wanted fields, notes too, with its path."""
    for way, text in _Walk(wanted).found(value):
        yield _written(path, way), text


def every_text(value: Any, wanted: Callable[[Field], bool]) -> list[Text]:
    """Return every text that a model object holds in wanted fields, notes too."""
    return [text for _, text in _Walk(wanted).found(value)]


def _written(path: str, way: _Way) -> str:
    """Return a way below a path as messages write it: articles[1].body[3]."""
    if way is None:
        return path
    above, step = way
    before = _written(path, above)
    if isinstance(step, int):
        return f"{before}[{step}]"
    return f"{before}.{step}" if before else step


class _Walk:
    """Goes through a model object once; asks once a kind of record which of its fields count."""

    def __init__(self, wanted: Callable[[Field], bool]) -> None:
        self._wanted = wanted
        self._names: dict[type, tuple[str, ...]] = {}
        self._texts: list[tuple[_Way, Text]] = []

    def found(self, value: Any) -> list[tuple[_Way, Text]]:
        self._add(value, None)
        return self._texts

    def _add(self, value: Any, way: _Way) -> None:
        if isinstance(value, Text):
            self._texts.append((way, value))
            for span in value.spans:
                if span.note is not None:
                    self._texts.append((way, span.note))
        elif isinstance(value, tuple):
            for number, item in enumerate(value, 1):
                self._add(item, (way, number))
        elif value is not None:
            for name in self._names_of(type(value)):
                self._add(getattr(value, name), (way, name))

    def _names_of(self, record: type) -> tuple[str, ...]:
        """Return the names of a record's wanted fields; none of what is no record."""
        names = self._names.get(record)
        if names is None:
            is_record = hasattr(record, "__dataclass_fields__")
            fields = filter(self._wanted, fields_of(record)) if is_record else ()
            names = self._names[record] = tuple(field.name for field in fields)
        return names
