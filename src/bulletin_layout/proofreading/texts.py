"""An issue's texts one by one, and findings about them.

In: an Issue. Out: every text that is printed, with its field's path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from bulletin_layout.diagnostics import Diagnostic, Place, Replacement
from bulletin_layout.issue.model import Issue, Text
from bulletin_layout.messages import Message
from bulletin_layout.proofreading.registry import BY_NAME

_UNREAD = ("diagnostics", "style", "file", "check", "unplaced")


class Spot(NamedTuple):
    """A range of one text of an issue; `order` is which of the texts it is."""

    path: str
    text: Text
    start: int
    end: int
    order: int = 0

    @property
    def words(self) -> str:
        """The characters of the range."""
        return self.text.value[self.start : self.end]

    @property
    def line(self) -> str:
        """Where the range begins, in words that follow a comma."""
        place = self.text.place_at(self.start)
        return Message("line {number}", number=place.line) if place is not None else self.path


def texts_of(issue: Issue) -> Iterator[tuple[str, Text]]:
    """Yield every text of an issue with its field's path."""
    return _texts(issue, "")


def finding(
    rule: str, spot: Spot, message: str, advice: str = "", right: str | None = None
) -> Diagnostic:
    """Return a finding of a rule at a spot; `right` is what an editor may write instead."""
    place = spot.text.place_at(spot.start)
    replacement = Replacement(spot.words, right, False) if right is not None else None
    severity = BY_NAME[rule].severity
    return Diagnostic(severity, place, spot.path, message, advice, rule, replacement)


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
