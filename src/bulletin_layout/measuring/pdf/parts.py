"""Which part of a bulletin each line is: masthead, title, heading, body, imprint, page number.

In: the lines of all pages, their frame, the rules. Out: passages, each with its part and look.
What cannot be told has no part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bulletin_layout.geometry import ASCENT, DESCENT
from bulletin_layout.measuring.faces import role_of
from bulletin_layout.measuring.model import Box, Passage, Where
from bulletin_layout.measuring.pdf.frame import Frame, in_look
from bulletin_layout.measuring.pdf.lines import Line, is_han, look_of, segments_of
from bulletin_layout.measuring.pdf.masthead import Masthead
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.typography.ladder import HEADING_NUMBERS

_LADDER = tuple(re.compile(number) for number in HEADING_NUMBERS)
_IMPRINT = re.compile(r"(报|送|发|抄送|抄报|主送|印发)[：:]|.*印发\s*$|（?共印")
# In em: how far off the middle a centred line may be, how far in it stands at least.
_CENTRED, _FAR_IN = 0.6, 1.5
# How near to the right edge a full line ends, a mark that hangs beyond it included.
_FULL = 1.05
# A first line's indent, in em.
_LEAST_INDENT, _MOST_INDENT = 1.4, 2.6
# So many characters tell a heading's face.
_HEAD = 8
_SENTENCE_ENDS = "。！？；，："


class Placed(NamedTuple):
    """A line, and the part that it is."""

    line: Line
    part: str


def placed_lines(
    lines: Sequence[Line], frame: Frame, masthead: Masthead | None, imprint_from: tuple[int, float]
) -> list[Placed]:
    """Return the lines with their parts. The imprint begins at a page and y."""
    head = masthead.parts if masthead else {}
    placed = []
    for number, line in enumerate(lines):
        if number in head:
            part = head[number]
        elif (line.page, line.y) >= imprint_from:
            part = "distribution"
        else:
            part = _part_of(line, lines[number - 1] if number else None, frame)
        placed.append(Placed(line, part))
    return placed


def _part_of(line: Line, last: Line | None, frame: Frame) -> str:
    size, before = frame.size, line.x - frame.left.value
    after = frame.right.value - line.end
    is_body = in_look(line, frame.look)
    centred = abs(before - after) < _CENTRED * size and before > _FAR_IN * size
    if centred and not is_body and _has_han(line) and line.text[-1] not in _SENTENCE_ENDS:
        return "title" if line.look.size >= frame.size - 0.1 else "caption"
    if not is_body and _goes_across(line, last, frame):
        return "title"
    level = _heading_level(line, before / size)
    if level:
        return f"heading_{level}"
    if is_body and -0.3 * size < before < 4.6 * size:
        return "body"
    return "body" if _fills_lines(line, last, frame) else ""


def _fills_lines(line: Line, last: Line | None, frame: Frame) -> bool:
    """Return whether a line in another look stands where the body's lines do, from edge to edge.

    Inset 按语, captions and signatures do not; a heading's second line is the heading's.
    """
    size, before = frame.size, line.x - frame.left.value
    begins = abs(before) < 0.3 * size or _LEAST_INDENT < before / size < _MOST_INDENT
    reaches = abs(frame.right.value - line.end) < _FULL * size
    goes_on = last is not None and in_look(last, line.look) and _ladder_level(last.text) > 0
    return begins and reaches and not goes_on and _has_han(line)


def _goes_across(line: Line, last: Line | None, frame: Frame) -> bool:
    """Return whether a line is a long title's: it fills the measure, in another face.

    In the body's size only if it stands alone: a paragraph may be in another face.
    """
    larger = line.look.size - frame.size
    if line.look.font == frame.look.font or larger < -0.1:
        return False
    begins = line.x - frame.left.value < _LEAST_INDENT * frame.size
    full = frame.right.value - line.end < _FAR_IN * frame.size
    near = last is not None and last.page == line.page and in_look(last, line.look)
    return begins and full and (larger > 0.5 or not near) and line.text[-1] not in _SENTENCE_ENDS


def _heading_level(line: Line, indent: float) -> int:
    """Return the level of the ladder with which a paragraph begins, 0 for none."""
    if not (_LEAST_INDENT < indent < _MOST_INDENT or abs(indent) < 0.3):
        return 0
    return _ladder_level(line.text)


def _ladder_level(text: str) -> int:
    for level, number in enumerate(_LADDER, 1):
        if number.match(text):
            return level
    return 0


def _has_han(line: Line) -> bool:
    return any(is_han(c.text) for c in line.characters)


def imprint_start(lines: Sequence[Line], rules: Sequence[tuple[int, float]]) -> tuple[int, float]:
    """Return the page and y from which on lines are the imprint's; beyond all pages if none.

    It is below a rule as wide as the text, on the last page, and begins with whom it goes to.
    """
    never = (1 << 30, 0.0)
    if not lines:
        return never
    last = max(line.page for line in lines)
    on_last = sorted((line for line in lines if line.page == last), key=lambda line: line.y)
    baselines = [line.y for line in on_last]
    for page, y in sorted(rules):
        number = bisect_right(baselines, y)
        if page == last and number < len(on_last) and _IMPRINT.match(on_last[number].text):
            return page, y
    return never


def passages_of(placed: Sequence[Placed]) -> Iterator[Passage]:
    """Yield what each line is and how it looks; a heading looks as its first characters do."""
    for line, part in placed:
        segments = segments_of(line) if part in ("editors", "") else [line]
        for segment in segments:
            shown = segment.characters
            look = look_of(shown[:_HEAD]) if part.startswith("heading") else segment.look
            yield Passage(
                part, segment.text, look.font, role_of(look.font), look.size, look.colour,
                where_of(segment),
            )  # fmt: skip


def where_of(line: Line) -> Where:
    """Return a line's place: its page and em boxes."""
    words = Bilingual("page {page}", "第{page}页", page=line.page)
    size = line.look.size
    box = Box(line.x, line.y - ASCENT * size, line.end, line.y + DESCENT * size)
    return Where(line.page, words, box)
