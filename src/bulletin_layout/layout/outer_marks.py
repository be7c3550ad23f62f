"""The blank halves of marks at the ends of a line, which its ink does not reach.

A line that is centred or set to the right by its cells stands aside by them: “四心” at a line's
end, （总第7期）. Source: CLREQ 3.1.6, a mark's blank may be left out at a line's ends.
"""

from __future__ import annotations

from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.text.model import Run, SetLine
from bulletin_layout.typography.characters import classify
from bulletin_layout.typography.punctuation import BLANK_AFTER, BLANK_BEFORE, NARROW

_HALF = 0.5


def outer_blanks(line: SetLine, fonts: FontSet) -> tuple[float, float]:
    """Return how much of a line at its left and at its right end is a mark's blank, in points."""
    if not line.runs:
        return 0.0, 0.0
    first, last = line.runs[0], line.runs[-1]
    before = _HALF * first.size if _has_blank(first, first.text[0], BLANK_BEFORE, fonts) else 0.0
    after = _HALF * last.size if _has_blank(last, last.text[-1], BLANK_AFTER, fonts) else 0.0
    return before, after


def _has_blank(run: Run, mark: str, classes: str, fonts: FontSet) -> bool:
    return classify(mark) in classes and fonts.faces[run.face].advance_of(mark) >= NARROW
