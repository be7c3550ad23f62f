"""What every page carries beside its text: page numbers, running heads, watermarks.

In: the lines of all pages. Out: the lines of the text, and the page numbers. Known by their
place, and by coming again page after page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bulletin_layout.measuring.pdf.lines import Line
from bulletin_layout.named_tuple import NamedTuple

FOLIO = re.compile(
    r"[—–\-－─·~～]*\s*(\d{1,4})\s*[—–\-－─·~～]*|第\s*(\d{1,4})\s*页(?:[，,/]?\s*共\s*\d+\s*页)?|"
    r"(\d{1,4})\s*/\s*\d{1,4}|[ivxlcIVXLC]{1,6}"
)
_DIGITS = re.compile(r"\d+")
# In parts of the page's height: where heads and feet stand.
_HEAD, _FOOT = 0.13, 0.86
# A number between dashes is a page's wherever its page ends; in parts of the page's height.
_DASHED = re.compile(r"[—–\-－─].*\d.*[—–\-－─]|第\s*\d+\s*页.*")
_LOWER_PART = 0.6
# A running head comes on so many pages at least.
_LEAST_PAGES = 3
_SAME_PLACE = 2.0


class Sorted(NamedTuple):
    """The lines of the text, the page numbers' lines, and those of running heads and feet."""

    text: tuple[Line, ...]
    folios: tuple[Line, ...]
    running: tuple[Line, ...]


def sorted_out(lines: Sequence[Line], height: float) -> Sorted:
    """Return a file's lines parted into text and furniture."""
    at_edge = {i for i, line in enumerate(lines) if not _HEAD * height < line.y < _FOOT * height}
    edges = _outermost(lines)
    repeated = _repeated([(i, lines[i]) for i in sorted(at_edge)])
    folios, running, text = [], [], []
    for i, line in enumerate(lines):
        if _may_be_folio(line, i in at_edge, height) and _is_outermost(line, edges):
            folios.append(line)
        elif i in repeated:
            running.append(line)
        else:
            text.append(line)
    return Sorted(tuple(text), tuple(folios), tuple(running))


def _may_be_folio(line: Line, at_edge: bool, height: float) -> bool:
    words = line.text.strip()
    dashed = line.y > _LOWER_PART * height and _DASHED.fullmatch(words) is not None
    return (at_edge or dashed) and FOLIO.fullmatch(words) is not None


def _outermost(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """Return the first and the last baseline of each page."""
    edges: dict[int, tuple[float, float]] = {}
    for line in lines:
        first, last = edges.get(line.page, (line.y, line.y))
        edges[line.page] = min(first, line.y), max(last, line.y)
    return edges


def _is_outermost(line: Line, edges: Mapping[int, tuple[float, float]]) -> bool:
    """Return whether a line is the first or the last of its page."""
    first, last = edges[line.page]
    return line.y - first < 1.0 or last - line.y < 1.0


def _repeated(candidates: Sequence[tuple[int, Line]]) -> set[int]:
    """Return the lines that come again at their place on several pages, numbers aside."""

    def key(line: Line) -> tuple[str, int]:
        return _DIGITS.sub("0", line.text), round(line.y / _SAME_PLACE)

    pages = Counter(key(line) for _, line in candidates)
    return {i for i, line in candidates if pages[key(line)] >= _LEAST_PAGES}
