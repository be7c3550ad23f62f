"""Undo hard line breaks: lines as a page showed them become paragraphs again.

In: the lines of a text file. Out: paragraphs with where they begin, and which were guessed. A
file is hard-wrapped if most of its long lines are equally wide; then a paragraph ends with a short
line, or with a full stop before a line that is two 字 narrower, as a first line is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin_layout.importing.clean import joined_lines
from bulletin_layout.named_tuple import NamedTuple

_ENDS = re.compile(r"[。！？；：…”’）》.!?]$")
_FULL_STOP = re.compile(r"[。！？…][”’）》]*$")
_PAIR = re.compile(r"[，。、；：）》”’][（《“‘]|[）》”’][，。、；：）》”’]")
# Between figures and Han a text layer may hold a space where the page had a gap.
_GAP = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u4e00-\u9fff])")
_MARK = re.compile(r"[，。、；：！？…]$")
_MOST_TITLE_LINES = 3
_LEAST_LINES, _LEAST_WIDTH = 8, 16.0
# One long line may end without a mark; several do where a program broke them.
_LEAST_BROKEN = 2
# Full lines end up to so many 字 before the widest: a word or mark did not fit.
_RAGGED = 2.6
_INDENT = 2.0
# Lines set apart by spaces: so long at most, and from so deep an indent on at the right.
_LONGEST_APART, _RIGHT = 30.0, 12.0
_TAB = 8


class Line(NamedTuple):
    """A line that is not blank: its number, its text, the blank lines above it."""

    number: int
    text: str
    above: int


class Paragraph(NamedTuple):
    """A paragraph: the number of its first line, its text, whether a blank one stands above."""

    number: int
    text: str
    gap: bool
    indented: bool


def unwrapped(lines: Sequence[str], measure: float | None) -> list[Paragraph]:
    """Return the paragraphs of lines. `measure` is that of their file, None if a line is one."""
    parsed = list(_lines(lines))
    if measure is None or not parsed:
        return list(_by_indents(parsed))
    return list(_paragraphs(parsed, measure))


def _by_indents(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs of few lines: one goes on after a full line that no mark ends.

    Lines are wrapped if several are about as wide as the widest and end within a sentence; else
    each is a paragraph.
    """
    widest = max((_filled(line) for line in lines), default=0.0)
    full = [line for line in lines if _filled(line) > widest - _RAGGED]
    broken = sum(not _ENDS.search(line.text) for line in full)
    wrapped = widest >= _LEAST_WIDTH and broken >= _LEAST_BROKEN
    has_indents = any(_is_indented(line.text) for line in lines)
    begun: Paragraph | None = None
    held: list[str] = []
    last: Line | None = None
    for line in lines:
        if wrapped and begun and last and _goes_on(last, line, widest, has_indents):
            held.append(line.text.strip())
        else:
            if begun is not None:
                yield begun._replace(text=joined_lines(held))
            held = [line.text.strip()]
            begun = Paragraph(
                line.number, line.text.strip(), line.above > 1, _is_indented(line.text)
            )
        last = line
    if begun is not None:
        yield begun._replace(text=joined_lines(held))


def _filled(line: Line) -> float:
    """Return how much of the measure a line takes, its indent included."""
    return width_of(line.text) + (_INDENT if _is_indented(line.text) else 0.0)


def _goes_on(last: Line, line: Line, widest: float, has_indents: bool) -> bool:
    """Return whether a line goes on with the paragraph of the line before."""
    if line.above or _is_indented(line.text):
        return False
    if _filled(last) < widest - _RAGGED:
        return False
    return has_indents or not _FULL_STOP.search(last.text)


def _lines(lines: Sequence[str]) -> Iterator[Line]:
    above = 0
    for number, text in enumerate(lines, 1):
        if text.strip():
            yield Line(number, text.rstrip(), above)
            above = 0
        else:
            above += 1


def _is_indented(text: str) -> bool:
    return text[:2] in ("  ", "\t") or text[:1] in ("\t", "\u3000")


def side_by_spaces(text: str) -> str:
    """Return where spaces before a short line set it: in the "centre", at the "right", or nowhere.

    A paragraph's first line is indented by two 字; a line that is longer, or a sentence, is none.
    """
    words = text.strip()
    before = text[: len(text) - len(text.lstrip())].replace("\t", " " * _TAB)
    indent = sum(1.0 if c == "\u3000" else 0.5 for c in before)
    if indent < _INDENT + 1 or not words or width_of(words) > _LONGEST_APART or _ENDS.search(words):
        return ""
    return "right" if indent >= _RIGHT else "centre"


def width_of(text: str) -> float:
    """Return about how many 字 wide a line was set."""
    stripped = _GAP.sub("", text.strip())
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in stripped)
    return wide - 0.5 * len(_PAIR.findall(stripped)) + 0.25 * len(_GAP.findall(text.strip()))


def measure_of(texts: Sequence[str]) -> float | None:
    """Return the width in 字 of a file's full lines, None if its lines are whole paragraphs."""
    lines = list(_lines(texts))
    widths = [width for line in lines if (width := width_of(line.text)) >= _LEAST_WIDTH]
    if len(widths) < _LEAST_LINES:
        return None
    measure = max(set(map(round, widths)), key=lambda w: sum(abs(v - w) <= 1 for v in widths))
    near = [w for w in widths if abs(w - measure) <= _INDENT]
    open_ = sum(1 for line in lines if not _ENDS.search(line.text))
    if len(near) < 0.7 * len(widths) or open_ < 0.4 * len(lines):
        return None
    return sum(w for w in near if abs(w - measure) <= 1) / sum(abs(w - measure) <= 1 for w in near)


def _paragraphs(lines: Sequence[Line], measure: float) -> Iterator[Paragraph]:
    usual = _usual_gap(lines)
    first, gap, texts = lines[0], True, [lines[0].text.strip()]
    for line, after in pairwise([*lines, Line(0, "", 99)]):
        far = after.above > usual
        if far and _is_title(texts):
            yield from (Paragraph(first.number, text, gap, False) for text in texts)
        elif far or _ends_paragraph(line, after, measure, len(texts) == 1):
            yield Paragraph(first.number, joined_lines(texts), gap, False)
        else:
            texts.append(after.text.strip())
            continue
        first, gap, texts = after, far, [after.text.strip()]


def _is_title(texts: Sequence[str]) -> bool:
    """Return whether lines between blank ones are a title's: few, and none ends in a mark."""
    return len(texts) <= _MOST_TITLE_LINES and not any(_MARK.search(text) for text in texts)


def _usual_gap(lines: Sequence[Line]) -> int:
    counts = Counter(line.above for line in lines[1:])
    return min(counts, key=lambda above: (-counts[above], above), default=0)


def _ends_paragraph(line: Line, after: Line, measure: float, is_first: bool) -> bool:
    """Return whether a paragraph ends with `line`, of a file whose full lines are so wide."""
    stop = _FULL_STOP.search(line.text) is not None
    width, next_ = width_of(line.text), width_of(after.text)
    if width >= measure - 1.6:
        return stop and _is_first(after.text, measure)
    if is_first and _is_first(line.text, measure):
        return stop and next_ < measure - 0.9
    return True


def _is_first(text: str, measure: float) -> bool:
    """Return whether a line is as wide as one with an indent; a mark at its end may be halved."""
    width, indented = width_of(text), measure - _INDENT
    halved = width - 0.5 if _MARK.search(text) else width
    return abs(width - indented) <= 1.1 or abs(halved - indented) <= 1.1
