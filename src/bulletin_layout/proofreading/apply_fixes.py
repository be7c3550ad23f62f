"""Apply what is certain to an issue's file, and nothing else: comments and layout stay.

In: a file's text and its diagnostics. Out: the text with the certain replacements made, and which.
A replacement is made only where the file holds, at its place, just what is to be replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletin_layout.diagnostics import Diagnostic, Place, Replacement
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.edits import Edit, apply_edits
from bulletin_layout.yaml_text.nodes import Position

_LINE_END = re.compile(r"\r\n|\r|\n")
# What stands for one character by two: on such a line columns are not those of its text.
_DOUBLED = re.compile(r"\\|[^\s,\[{:]''|''[^\s,\]}]")


class AppliedFixes(NamedTuple):
    """The text with replacements made, those made, and those whose place did not hold them."""

    text: str
    made: tuple[Diagnostic, ...]
    missed: tuple[Diagnostic, ...]


def fix(text: str, file: str, diagnostics: Iterable[Diagnostic]) -> AppliedFixes:
    """Make the certain replacements that belong to `file`; of two at one place the last."""
    lines = _LINE_END.split(text)
    shifted = {number for number, line in enumerate(lines, 1) if _DOUBLED.search(line)}
    edits: dict[Diagnostic, Edit] = {}
    missed: list[Diagnostic] = []
    certain = [d for d in diagnostics if d.replacement is not None and d.replacement.certain]
    places = [(d.place, d) for d in certain if d.place is not None and d.place.file == file]
    last: Position | None = None
    for place, diagnostic in sorted(places, key=lambda pair: pair[0], reverse=True):
        edit = _edit(lines[place.line - 1], place, diagnostic.replacement)
        if edit is None or place.line in shifted or (last is not None and edit.end > last):
            missed.append(diagnostic)
        else:
            edits[diagnostic] = edit
            last = edit.start
    made = tuple(reversed(edits))
    return AppliedFixes(apply_edits(text, edits.values()), made, tuple(reversed(missed)))


def _edit(line: str, place: Place, replacement: Replacement | None) -> Edit | None:
    """Return the edit that a replacement is, None if its place does not hold what it replaces."""
    if replacement is None:
        return None
    start = Position(place.line - 1, place.column - 1)
    end = Position(start.line, start.column + len(replacement.found))
    if line[start.column : end.column] != replacement.found:
        return None
    return Edit(start, end, replacement.text)
