"""Count the work that code does on a text, without a clock: what a test may hold against a budget.

Counted are the lines of the library that are run (each turn of a comprehension too), the steps of
its regular expressions, and the characters that methods and slices of the text go through. Not
counted is what C code does with other things than the text: copies of lists, sorting, YAML.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

import bulletin_layout
from bulletin_layout.lazy_pattern import LazyPattern
from tests.budgets.regex_steps import CountedPattern

_LIBRARY = str(Path(bulletin_layout.__file__).parent)


class Work:
    """How much was done so far."""

    def __init__(self) -> None:
        self.done = 0

    def text(self, text: str) -> str:
        """Return a text whose methods and slices are counted."""
        counted = CountedText(text)
        counted.work = self
        return counted

    @contextmanager
    def lines(self) -> Iterator[None]:
        """Count the lines of the library that are run within the block."""

        def line(_frame: FrameType, event: str, _argument: Any) -> Any:
            self.done += event == "line"
            return line

        def call(frame: FrameType, _event: str, _argument: Any) -> Any:
            return line if frame.f_code.co_filename.startswith(_LIBRARY) else None

        before = sys.gettrace()
        sys.settrace(call)
        try:
            yield
        finally:
            sys.settrace(before)


class CountedText(str):
    """A text; what its methods and slices go through is counted."""

    work: Work

    def __getitem__(self, key: Any) -> str:
        part = str.__getitem__(self, key)
        self.work.done += len(part)
        return self.work.text(part) if isinstance(key, slice) else part

    def __iter__(self) -> Iterator[str]:
        for character in str.__iter__(self):
            self.work.done += 1
            yield character

    def __contains__(self, other: Any) -> bool:
        self.work.done += len(self)
        return str.__contains__(self, other)

    def count(self, other: str, *bounds: Any) -> int:
        self.work.done += len(str.__getitem__(self, slice(*bounds)) if bounds else self)
        return str.count(self, other, *bounds)

    def find(self, other: str, *bounds: Any) -> int:
        found = str.find(self, other, *bounds)
        begin, end = (*bounds, 0, len(self))[:2] if len(bounds) != 1 else (bounds[0], len(self))
        self.work.done += max(0, (found + len(other) if found >= 0 else end) - begin)
        return found

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name in _WHOLE:
            super().__getattribute__("work").done += len(self)
        return found


# What goes through all of a text, wherever it ends.
_WHOLE = (
    *("rfind", "rindex", "index", "split", "splitlines", "partition", "rpartition", "strip"),
    *("lstrip", "rstrip", "replace", "translate", "isascii", "isprintable", "lower", "upper"),
)


class _Pattern:
    """A pattern of a module, its steps counted; what it finds is what `re` finds."""

    def __init__(self, pattern: re.Pattern[str], work: Work) -> None:
        self._real, self._work = pattern, work
        self._counted = CountedPattern(pattern)
        self.pattern = pattern.pattern

    def finditer(self, text: str, at: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        real = list(self._real.finditer(text, at, end))
        counted = list(self._counted.matches(str(text), at, min(end, len(text))))
        self._book()
        assert counted == [match.span() for match in real], self.pattern
        return iter(real)

    def search(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        real = self._real.search(text, at, end)
        counted = next(self._counted.matches(str(text), at, min(end, len(text))), None)
        self._book()
        assert counted == (real.span() if real else None), self.pattern
        return real

    def match(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._anchored(self._real.match(text, at, end), text, at, end, False)

    def fullmatch(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._anchored(self._real.fullmatch(text, at, end), text, at, end, True)

    def findall(self, text: str) -> list[Any]:
        self.finditer(text)
        return self._real.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        self.finditer(text)
        return self._real.split(text, maxsplit)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        self.finditer(text)
        return self._real.sub(new, text, count)

    def _anchored(
        self, real: re.Match[str] | None, text: str, at: int, end: int, full: bool
    ) -> re.Match[str] | None:
        counted = self._counted.end_of_match(str(text), at, min(end, len(text)), full)
        self._book()
        assert counted == (real.end() if real else None), self.pattern
        return real

    def _book(self) -> None:
        self._work.done += self._counted.steps
        self._counted.steps = 0


class _Re(ModuleType):
    """The module `re`, for a module that asks it with patterns of its own."""

    def __init__(self, work: Work) -> None:
        super().__init__("re")
        self._work = work

    def __getattr__(self, name: str) -> Any:
        if name not in ("finditer", "findall", "search", "match", "fullmatch", "split", "sub"):
            return getattr(re, name)

        def called(pattern: Any, *arguments: Any, **keywords: Any) -> Any:
            counted = _Pattern(re.compile(pattern), self._work)
            return getattr(counted, name)(*arguments, **keywords)

        return called


def count_patterns(work: Work, rooms: tuple[str, ...], patch: pytest.MonkeyPatch) -> None:
    """Let the patterns of all modules whose names begin so count their steps, until undone."""
    for name, module in tuple(sys.modules.items()):
        if not name.startswith(rooms):
            continue
        for key, value in tuple(vars(module).items()):
            counted = _Re(work) if value is re else _counted(value, work)
            if counted is not value:
                patch.setattr(module, key, counted)


def _counted(value: Any, work: Work) -> Any:
    if isinstance(value, LazyPattern):
        value = value.compiled
    if isinstance(value, re.Pattern):
        return _Pattern(value, work)
    if type(value) is tuple and any(isinstance(item, re.Pattern | tuple) for item in value):
        return tuple(_counted(item, work) for item in value)
    return value


def growth(work: Work, do: Callable[[int], object]) -> float:
    """Return how fast the work grows with its factor: 1 for linear, 2 for the square.

    What is done once, however long the text is, drops out.
    """
    do(1)  # what is loaded when it is first asked for is no work on the text
    done = []
    for factor in (1, 2, 4):
        work.done = 0
        do(factor)
        done.append(work.done)
    # A few lines more or less, where hardly anything is done, are no growth.
    least = 40
    return (done[2] - done[1]) / (2 * max(done[1] - done[0], least))
