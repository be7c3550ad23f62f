"""Changes to a text, each at its range, made together: all else stays to the last byte.

As editors' protocols have them: a range from one position to another, and the text instead of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.nodes import Position

_LINE_END = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """The text that stands instead of what is between two positions; "" deletes it."""

    start: Position
    end: Position
    text: str


class OverlappingEdits(ValueError):
    """Two edits change the same characters: both cannot be made."""


def line_starts(text: str) -> list[int]:
    """Return where each line of a text begins. Lines end as YAML ends them: LF, CR LF, CR."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made. Positions are those of the text before any of them.

    Edits at one position are made in the order in which they come. Raises OverlappingEdits.
    """
    starts = line_starts(text)

    def offset(position: Position) -> int:
        if position.line >= len(starts):
            return len(text)
        return min(starts[position.line] + position.column, len(text))

    ranges = [(offset(e.start), offset(e.end), n, e.text) for n, e in enumerate(edits)]
    parts: list[str] = []
    done = 0
    for start, end, _, new in sorted(ranges):
        if start < done:
            raise OverlappingEdits(f"two edits change what stands at {start}")
        parts += [text[done:start], new]
        done = max(start, end)
    return "".join([*parts, text[done:]])
