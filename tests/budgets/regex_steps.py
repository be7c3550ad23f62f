"""Count the steps of a regular expression: a plain backtracking matcher of what `re` has parsed.

`re` has no counter. This matcher goes the way that its engine goes, choice by choice, so that its
steps grow as the engine's do: linearly, or with the square of a run that is gone through from each
of its places. Its matches are held against those of `re` itself, in every run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined]
_compiler: Any = re._compiler  # type: ignore[attr-defined]

# Given where what comes next may begin, returns where the whole match ends, None if it fails.
Then = Callable[[int], int | None]
Matcher = Callable[[int, Then], int | None]
_ONE_CHARACTER = ("LITERAL", "NOT_LITERAL", "ANY", "IN")


class CountedPattern:
    """One regular expression; `steps` grows with every choice that is tried."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.steps = 0
        self._flags = pattern.flags
        self._parsed = _parser.parse(pattern.pattern, pattern.flags)
        self._whole = self._sequence(self._parsed)
        self._text = ""
        self._end = 0
        self._groups: dict[int, tuple[int, int]] = {}

    def end_of_match(self, text: str, at: int, end: int, full: bool = False) -> int | None:
        """Return where a match that begins at a place ends, None if there is none."""
        self._text, self._end, self._groups = text, end, {}

        def reached(i: int) -> int | None:
            return i if not full or i == end else None

        return self._whole(at, reached)

    def matches(self, text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the range of each match, from left to right."""
        while at <= end:
            self.steps += 1
            found = self.end_of_match(text, at, end)
            if found is None:
                at += 1
            else:
                yield at, found
                at = max(found, at + 1)

    def _sequence(self, items: Any) -> Matcher:
        matchers = [self._item(op, value) for op, value in items]

        def match(i: int, then: Then, number: int = 0) -> int | None:
            if number == len(matchers):
                return then(i)
            return matchers[number](i, lambda j: match(j, then, number + 1))

        return match

    def _item(self, op: Any, value: Any) -> Matcher:
        if str(op) in _ONE_CHARACTER:
            return self._character(op, value)
        make: Callable[[Any], Matcher] = getattr(self, f"_{str(op).lower()}")
        return make(value)

    def _character(self, op: Any, value: Any) -> Matcher:
        one = _parser.SubPattern(self._parsed.state, [(op, value)])
        fits = _compiler.compile(one, self._flags & ~re.DEBUG).fullmatch

        def match(i: int, then: Then) -> int | None:
            self.steps += 1
            return then(i + 1) if i < self._end and fits(self._text, i, i + 1) else None

        return match

    def _branch(self, value: Any) -> Matcher:
        ways = [self._sequence(items) for items in value[1]]
        return lambda i, then: _first(way(i, then) for way in ways)

    def _subpattern(self, value: Any) -> Matcher:
        group, _, _, items = value
        inner = self._sequence(items)
        if group is None:
            return inner

        def match(i: int, then: Then) -> int | None:
            def closed(j: int) -> int | None:
                before = self._groups.get(group)
                self._groups[group] = (i, j)
                found = then(j)
                if found is None and before is not None:
                    self._groups[group] = before
                return found

            return inner(i, closed)

        return match

    def _groupref(self, group: int) -> Matcher:
        def match(i: int, then: Then) -> int | None:
            begin, end = self._groups[group]
            words = self._text[begin:end]
            self.steps += len(words)
            return then(i + len(words)) if self._text.startswith(words, i, self._end) else None

        return match

    def _atomic_group(self, items: Any) -> Matcher:
        inner = self._sequence(items)

        def match(i: int, then: Then) -> int | None:
            j = inner(i, lambda j: j)
            return None if j is None else then(j)

        return match

    def _possessive_repeat(self, value: Any) -> Matcher:
        return self._atomic_group([(_parser.MAX_REPEAT, value)])

    def _max_repeat(self, value: Any) -> Matcher:
        return self._repeat(value, greedy=True)

    def _min_repeat(self, value: Any) -> Matcher:
        return self._repeat(value, greedy=False)

    def _repeat(self, value: Any, greedy: bool) -> Matcher:
        least, most, items = value
        inner = self._sequence(items)

        def match(i: int, then: Then, count: int = 0) -> int | None:
            self.steps += 1

            def again(j: int) -> int | None:
                return match(j, then, count + 1) if j > i or count < least else None

            more = partial(inner, i, again)
            ways: list[Callable[[], int | None]] = [more] if count < int(most) else []
            if count >= least:
                ways.insert(len(ways) if greedy else 0, partial(then, i))
            return _first(way() for way in ways)

        return match

    def _at(self, value: Any) -> Matcher:
        is_begin = value in (_parser.AT_BEGINNING, _parser.AT_BEGINNING_STRING)
        many = bool(self._flags & re.MULTILINE)

        def match(i: int, then: Then) -> int | None:
            self.steps += 1
            if is_begin:
                fits = i == 0 or (many and self._text[i - 1] == "\n")
            else:
                last = i == self._end - 1 or many
                fits = i == self._end or (last and self._text[i] == "\n")
            return then(i) if fits else None

        return match

    def _assert(self, value: Any) -> Matcher:
        looks = self._looks(value)
        return lambda i, then: then(i) if looks(i) else None

    def _assert_not(self, value: Any) -> Matcher:
        looks = self._looks(value)
        return lambda i, then: None if looks(i) else then(i)

    def _looks(self, value: Any) -> Callable[[int], bool]:
        direction, items = value
        inner = self._sequence(items)
        width = items.getwidth()[0] if direction < 0 else 0

        def found(i: int) -> bool:
            return i >= width and inner(i - width, lambda j: j) is not None

        return found


def _first(found: Iterator[int | None]) -> int | None:
    return next((end for end in found if end is not None), None)


__all__: Sequence[str] = ("CountedPattern",)
