"""A YAML parser's error, taken apart: its words, where it is, and the lines around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, Place
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.nodes import Position


class Complaint(NamedTuple):
    """A parser's error: its words, where it is, where what it is about began, the lines."""

    words: str
    whole: str
    name: str
    at: Position
    begun: Position | None
    lines: Sequence[str]

    @property
    def line(self) -> str:
        """The line that it stands on."""
        return self.lines[self.at.line] if self.at.line < len(self.lines) else ""

    def place(self, at: Position | None = None) -> Place:
        """Return a position's place, the complaint's own by default."""
        line, column = self.at if at is None else at
        return Place(self.name, line + 1, column + 1)


# Returns what is wrong by what a parser says, None if that says something else.
Explain = Callable[[Complaint], Diagnostic | None]


def complaint_of(problem: Any, name: str, lines: Sequence[str]) -> Complaint | None:
    """Return a parser's error as a complaint, None if it says no place."""
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    if mark is None:
        return None
    context = getattr(problem, "context_mark", None)
    return Complaint(
        getattr(problem, "problem", "") or str(problem),
        str(problem),
        name,
        Position(mark.line, mark.column),
        Position(context.line, context.column) if context is not None else None,
        lines,
    )


def line_of(problem: Any) -> int:
    """Return the line, from 0, at which a parser gave up (a yaml.YAMLError)."""
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    return mark.line if mark is not None else 0


def first_explanation(explanations: Sequence[Explain], complaint: Complaint) -> Diagnostic | None:
    """Return what the first says that has something to say."""
    found = (explain(complaint) for explain in explanations)
    return next((diagnostic for diagnostic in found if diagnostic is not None), None)


def indent_of(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
