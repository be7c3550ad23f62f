"""Cut a line into runs: of one face, one piece and one spacing, as outputs show them.

In: a paragraph, a line of it, by how much its gaps are stretched and what single ones give. Out:
runs. Characters that plainly go on are passed over together, by the paragraph's joints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletin_layout.text.boundaries import UNIT
from bulletin_layout.text.breaking import EPSILON, Break
from bulletin_layout.text.model import Run
from bulletin_layout.text.prepare import APART, LATIN, SPREAD, TIGHT, Prepared
from bulletin_layout.typography import characters as ch

# A gap wider or narrower than this, in em, is a gap of its own and not a run's spacing.
_MOST_EVEN_SPACING = 0.2
# How wide an autospace grows before other gaps do, in em (CLREQ 3.2.4; Word, docs/word.md).
AUTOSPACE_MOST = 0.5
_ALIKE = {joint: re.compile(b"\\x%02x+" % joint) for joint in (SPREAD, TIGHT)}


def runs_of(
    text: Prepared, line: Break, indent: float, stretch: float, shrink: Mapping[int, float]
) -> tuple[Run, ...]:
    """Return the runs of a line that begins at `indent`. Lengths in points.

    `stretch` is added to each gap that may be stretched; `shrink` says what single gaps give, by
    the character before them.
    """
    starts, gaps, boundary = text.starts, text.gaps, text.boundary
    stretched_end = without_spaces(text, line)
    joints = _joints_of(text, line, shrink, stretched_end)
    runs: list[Run] = []
    first, before = line.start, 0.0
    x = run_x = indent
    spacing: float | None = None
    i = first + 1
    while i < line.end:
        joint = joints[i - line.start]
        is_stretched = i < stretched_end and boundary[i] < UNIT
        gap = gaps[i - 1] - shrink.get(i - 1, 0.0) + (stretch if is_stretched else 0.0)
        if joint != APART and _is_even(text, i, gap, spacing):
            same = _ALIKE[joint].match(joints, i - line.start)
            following = line.start + same.end() if same else i + 1
            x += starts[following - 1] - starts[i - 1]
            x += (following - i) * stretch if is_stretched else 0.0
            spacing, i = gap, following
            continue
        step = starts[i] - starts[i - 1] - gaps[i - 1]
        x += step + gap
        is_autospaced = text.autospaced[i - 1]
        if joint == APART and not is_autospaced and _goes_on(text, i, step, gap, spacing):
            spacing, i = gap, i + 1
            continue
        after = 0.0
        next_x, next_before = x, 0.0
        if is_autospaced:
            own = _space_of_glyph(text, gap)
            if text.classes[i] in LATIN:
                next_x, next_before = x - own, own
            else:
                after = own
        runs.append(_run(text, first, i, run_x, spacing or 0.0, before, after))
        first, run_x, before, spacing = i, next_x, next_before, None
        i += 1
    runs.append(_run(text, first, line.end, run_x, spacing or 0.0, before, 0.0))
    return tuple(runs)


def without_spaces(text: Prepared, line: Break) -> int:
    """Return where a line ends without the typed spaces at its end."""
    end = line.end
    while end > line.start + 1 and text.classes[end - 1] == ch.SPACE:
        end -= 1
    return end


def _joints_of(text: Prepared, line: Break, shrink: Mapping[int, float], end: int) -> bytearray:
    """Return the joints of a line's characters; gaps that give something are looked at singly.

    So are the spaces from `end` on.
    """
    joints = text.joints[line.start : line.end]
    for gap in shrink:
        if line.start <= gap < line.end - 1:
            joints[gap + 1 - line.start] = APART
    for i in range(end, line.end):
        joints[i - line.start] = APART
    return joints


def _is_even(text: Prepared, i: int, gap: float, spacing: float | None) -> bool:
    """Return whether the gap before character i is as wide as its run's, or may be a run's."""
    if spacing is None:
        return abs(gap) <= _MOST_EVEN_SPACING * text.owners[i].size
    return abs(gap - spacing) < EPSILON


def _goes_on(text: Prepared, i: int, step: float, gap: float, spacing: float | None) -> bool:
    """Return whether character i may join the run before it: same face and piece, even spacing."""
    before, here, owner = text.glyphs[i - 1], text.glyphs[i], text.owners[i]
    if here.placing or before.placing:
        return False
    if here.face != before.face or owner is not text.owners[i - 1] or here.lower != before.lower:
        return False
    if abs(step - before.advance * owner.size) > EPSILON:
        return False
    return _is_even(text, i, gap, spacing)


def _space_of_glyph(text: Prepared, gap: float) -> float:
    """Return how much of an autospace, `gap` wider than the plain one, its Latin glyph brings.

    Readers take what a glyph does not bring for a typed space, where it is wide. The plain
    autospace and the widest, no more: each is a font of its own in the file.
    """
    widest = AUTOSPACE_MOST * text.size
    return widest if gap > (widest - text.autospace) / 2 else text.autospace


def _run(
    text: Prepared, start: int, end: int, x: float, spacing: float, before: float, after: float
) -> Run:
    glyph, owner = text.glyphs[start], text.owners[start]
    lower = glyph.lower * owner.size - owner.raised
    words = text.text[start:end]
    shift, stretch = glyph.placing or (0.0, 1.0)
    x += shift * owner.size
    return Run(x, glyph.face, owner.size, lower, spacing, words, owner.node, before, after, stretch)
