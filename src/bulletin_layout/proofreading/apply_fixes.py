"""Apply what is certain to an issue's file, and nothing else: comments and layout stay.

In: a file's text and its diagnostics. Out: the text with the certain replacements made, and which.
A replacement is made only where the file holds, at its place, just what is to be replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bulletin_layout.diagnostics import Diagnostic

_LINE_END = re.compile(r"\r\n|\r|\n")
# What stands for one character by two: places after it are not those of the text.
_DOUBLED = re.compile(r"\\|[^\s,\[{:]''|''[^\s,\]}]")


class AppliedFixes(NamedTuple):
    """The text with replacements made, those made, and those whose place did not hold them."""

    text: str
    made: tuple[Diagnostic, ...]
    missed: tuple[Diagnostic, ...]


def fix(text: str, file: str, diagnostics: Iterable[Diagnostic]) -> AppliedFixes:
    """Make the certain replacements that belong to `file`, from the end to the beginning."""
    lines = _LINE_END.split(text)
    ends = [*_LINE_END.findall(text), ""]
    made: list[Diagnostic] = []
    missed: list[Diagnostic] = []
    taken: set[tuple[int, int]] = set()
    certain = [d for d in diagnostics if d.replacement is not None and d.replacement.certain]
    places = [(d.place, d) for d in certain if d.place is not None and d.place.file == file]
    for place, diagnostic in sorted(places, key=lambda pair: pair[0], reverse=True):
        found = diagnostic.replacement
        if found is None:
            continue
        line, start = lines[place.line - 1], place.column - 1
        span = {(place.line, column) for column in range(start, start + len(found.found))}
        if _shifted(line) or line[start : start + len(found.found)] != found.found or span & taken:
            missed.append(diagnostic)
            continue
        lines[place.line - 1] = line[:start] + found.text + line[start + len(found.found) :]
        taken |= span
        made.append(diagnostic)
    whole = "".join(line + end for line, end in zip(lines, ends, strict=True))
    return AppliedFixes(whole, tuple(reversed(made)), tuple(reversed(missed)))


def _shifted(line: str) -> bool:
    """Return whether a line holds an escape, so that its columns are not those of its text."""
    return _DOUBLED.search(line) is not None
