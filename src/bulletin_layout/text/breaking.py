"""Decide where lines break: greedy, squeeze first, then push out.

In: a Prepared paragraph, a measure and indents in points. Out: Breaks, whose ranges
concatenate to the paragraph. Rules: CLREQ 3.2.1 避头尾; what is squeezed into a line is only a
mark that may not begin the next (`mandatory`), or what Word pulls in (`text.pulling`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bulletin_layout.events import count
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.text.boundaries import BREAKS, KINSOKU, RESORT, UNIT
from bulletin_layout.text.model import Amounts
from bulletin_layout.text.prepare import Prepared
from bulletin_layout.text.pulling import TOLERANCE, pulls_in
from bulletin_layout.typography import characters as ch

# Sums of floating-point advances differ in the last digits; less than this is nothing.
EPSILON = 1e-6

# What a mark loses at a line end where the style sets it to half a cell (GB/T 15834 5.1.10), em.
HALF = 0.5

# More marks than this no line can squeeze in, whatever its own marks give.
_MOST_SQUEEZED_IN = 64
# No unit longer than this is pulled in.
_MOST_PULLED_IN = 200


class Break(NamedTuple):
    """A line's characters, `start` to `end`, and whether it is the paragraph's last.

    `forced` tells that a unit wider than the line was broken where it may not be, `given` that the
    line was to end there.
    """

    start: int
    end: int
    last: bool
    forced: bool
    given: bool = False


def break_lines(
    text: Prepared, amounts: Amounts, measure: float, first_indent: float, indent: float
) -> list[Break]:
    """Return the lines of a paragraph at a measure, the first and the other lines indented."""
    lines: list[Break] = []
    start, length = 0, len(text.text)
    width = measure - first_indent
    while start < length:
        end, forced = _line_end(text, amounts, start, width)
        lines.append(Break(start, end, end == length, forced))
        start, width = end, measure - indent + trimmed(text, amounts, end)
    count("lines broken", len(lines))
    if amounts.avoid_lone_character and len(lines) > 1:
        _relieve_lone_character(text, amounts, lines, measure - indent)
    return lines


def given_lines(ends: Sequence[int]) -> list[Break]:
    """Return lines that end where they are to."""
    starts = (0, *ends[:-1])
    pairs = zip(starts, ends, strict=True)
    return [Break(start, end, end == ends[-1], False, True) for start, end in pairs]


def trimmed(text: Prepared, amounts: Amounts, start: int) -> float:
    """Return by how much a line begins to the left, its opening mark's blank half cut off.

    In points; never of a paragraph's first line (CLREQ 3.1.6.2 allows both).
    """
    if not amounts.trim_line_start or not 0 < start < len(text.text):
        return 0.0
    return HALF * text.size if text.blanks.get(start) == start - 1 else 0.0


def squeeze_room(text: Prepared, amounts: Amounts, start: int, end: int) -> tuple[float, list[int]]:
    """Return what the mark at the line end can give, in points, and the gaps that can shrink.

    The blank of an opening mark at the line start stays, and a gap counts once.
    """
    last = end - 1
    at_end = 0.0
    inside = []
    mark = text.marked.find(1, start, end)
    while mark >= 0:
        gap = text.blanks[mark]
        if gap == last:
            at_end = amounts.squeeze_end * text.size
        elif gap >= start:
            inside.append(gap)
        mark = text.marked.find(1, mark + 1, end)
    return at_end, inside


def line_end(text: Prepared, amounts: Amounts, start: int, width: float) -> int:
    """Return where a line ends that begins at `start` and is `width` points wide."""
    return _line_end(text, amounts, start, width)[0]


def _line_end(text: Prepared, amounts: Amounts, start: int, width: float) -> tuple[int, bool]:
    by_word = amounts.compress != "mandatory"
    reach = text.starts[start] + width + (TOLERANCE * text.size if by_word else EPSILON)
    natural = max(bisect_right(text.ends, reach, start), start + 1)
    if amounts.line_end_half:
        natural = _with_half_mark(text, natural, reach)
    if natural == len(text.text):
        return natural, False
    end = (_end_by_word if by_word else _end_by_need)(text, amounts, start, natural, width)
    return (end, False) if end > start else (_emergency_end(text, start, natural), True)


def _end_by_need(text: Prepared, amounts: Amounts, start: int, natural: int, width: float) -> int:
    """Return where a line ends if only a mark that may not begin the next is squeezed in.

    The start is returned for a line in which nothing may break.
    """
    if text.boundary[natural] == KINSOKU:
        squeezed = _next_free(text, natural, natural + _MOST_SQUEEZED_IN)
        need = text.ends[squeezed - 1] - text.starts[start] - width
        at_end, inside = squeeze_room(text, amounts, start, squeezed)
        room = at_end + len(inside) * amounts.squeeze_inside * text.size
        if text.boundary[squeezed] in BREAKS and need <= room + EPSILON:
            return squeezed
    return _free_before(text, start, natural)


def _end_by_word(text: Prepared, amounts: Amounts, start: int, natural: int, width: float) -> int:
    """Return where Word ends a line; its start for a line in which nothing may break."""
    b = _free_before(text, start, natural)
    if b == start:
        return b
    e = _next_free(text, b + 1, b + _MOST_PULLED_IN)
    pulled = text.boundary[e] in BREAKS and pulls_in(text, amounts, start, width, b, e)
    return e if pulled else b


def _free_before(text: Prepared, start: int, natural: int) -> int:
    """Return the last free break within a line, its start if there is none."""
    b = natural
    while b > start and text.boundary[b] not in BREAKS:
        b -= 1
    count("break candidates tried", natural - b)
    return b


def _with_half_mark(text: Prepared, natural: int, reach: float) -> int:
    """Return the end that is reached if a mark at the line end takes half a cell."""
    ends_in_mark = natural < len(text.text) and text.blanks.get(natural) == natural
    if ends_in_mark and text.ends[natural] - HALF * text.size <= reach:
        return natural + 1
    return natural


def _next_free(text: Prepared, at: int, most: int) -> int:
    """Return where the next break is free, or a place too far on to be squeezed in."""
    while text.boundary[at] not in BREAKS and at < most:
        at += 1
    return at


def _emergency_end(text: Prepared, start: int, natural: int) -> int:
    """Return where to break when nothing may break: best inside a unit, else anywhere."""
    for wanted in (RESORT, UNIT):
        for end in range(natural, start, -1):
            if text.boundary[end] == wanted:
                return end
    return natural


def _relieve_lone_character(
    text: Prepared, amounts: Amounts, lines: list[Break], width: float
) -> None:
    """Bring a 字 down from the line before where a paragraph would end on a single one."""
    before, last = lines[-2], lines[-1]
    characters = sum(letter not in _MARKS for letter in text.classes[last.start : last.end])
    if characters != 1:
        return
    for end in range(last.start - 1, before.start + 1, -1):
        if text.boundary[end] in BREAKS:
            at_end, inside = squeeze_room(text, amounts, end, last.end)
            room = width + at_end + len(inside) * amounts.squeeze_inside * text.size
            if text.ends[last.end - 1] - text.starts[end] > room + EPSILON:
                return
            lines[-2:] = [before._replace(end=end), last._replace(start=end)]
            return


_MARKS = frozenset(
    ch.OPENING
    + ch.CLOSING
    + ch.POINT
    + ch.CENTRED_POINT
    + ch.INTERPUNCT
    + ch.ELLIPSIS
    + ch.SPACE
    + ch.IDEOGRAPHIC_SPACE
    + ch.WESTERN_CLOSING
    + ch.WESTERN
)
