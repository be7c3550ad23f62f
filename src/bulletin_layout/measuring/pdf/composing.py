"""How a file's lines are composed: gaps between Han, beside Latin, between marks.

In: paragraphs and their frame. Out: estimates. Only last lines of paragraphs count: nothing in
them was stretched or squeezed to reach the edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from bulletin_layout.measuring.pdf.estimates import Estimate, clusters, estimate, largest
from bulletin_layout.measuring.pdf.frame import Frame
from bulletin_layout.measuring.pdf.lines import Line, is_han
from bulletin_layout.measuring.pdf.paragraphs import BodyParagraph
from bulletin_layout.measuring.pdf.widths import Widths
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import CharacterFact
from bulletin_layout.typography import punctuation
from bulletin_layout.typography.characters import classify

_PAIR = punctuation.pair_pattern()
# Fewer cases than this tell nothing.
_FEW = 2
_MOST_TRACKING = 6.0
# A gap wider than it would be by more than this, in em, is stretched.
_STRETCHED = 0.02
# The same for a line of Han, in points.
_EVENLY = 0.05
_NO_GAP = 0.12


class Gaps(NamedTuple):
    """What gaps were measured, each None where there was no case.

    `tracking` in points, `autospace` and `pair` (what two marks lose together) in em.
    """

    tracking: Estimate | None
    autospace: Estimate | None
    pair: Estimate | None
    pair_points_only: bool = False


def gaps_of(paragraphs: Sequence[BodyParagraph], frame: Frame, widths: Widths) -> Gaps:
    """Return the gaps of the body's lines that were not justified."""
    plain = list(_natural_lines(paragraphs, frame))
    between = [b.x - a.x - frame.size for a, b in _pairs(plain) if _both_han(a, b)]
    between = [gap for gap in between if abs(gap) < _MOST_TRACKING]
    tracking = estimate(between) if len(between) > _FEW else None
    added = tracking.value if tracking else 0.0
    latin = [gap / frame.size for line in plain for gap in _beside_latin(line, widths, added)]
    near = [gap for gap in latin if -0.05 < gap < 0.75]
    none_beside = _none_beside_latin(paragraphs, frame, widths) if len(near) < _FEW else None
    lost = [
        1 - (b.x - a.x - added) / frame.size for a, b in _pairs(plain) if _is_pair(a.text, b.text)
    ] or list(_lost_in_stretched(paragraphs, frame))
    return Gaps(
        tracking,
        largest(clusters(near, 0.04)) if len(near) >= _FEW else none_beside,
        largest(clusters(lost, 0.1)) if len(lost) >= _FEW else None,
    )


def _lost_in_stretched(paragraphs: Sequence[BodyParagraph], frame: Frame) -> Iterator[float]:
    """Yield what two marks lose together in lines that are stretched at every gap.

    Nothing is squeezed in those.
    """
    for paragraph in paragraphs:
        for line in paragraph.lines:
            pairs = list(pairwise(line.characters))
            han = [b.x - a.x - frame.size for a, b in pairs if _both_han(a, b)]
            stretch = median(han) if len(han) > _FEW else 0.0
            if stretch > _EVENLY:
                for a, b in pairs:
                    if _is_pair(a.text, b.text):
                        yield 1 - (b.x - a.x - stretch) / frame.size


def _none_beside_latin(
    paragraphs: Sequence[BodyParagraph], frame: Frame, widths: Widths
) -> Estimate | None:
    """Return no gap beside Latin if full lines in which nothing is squeezed have none.

    Where no other line tells: there a gap may be stretched, but not be narrower than it is.
    """
    gaps: list[float] = []
    for paragraph in paragraphs:
        for line in paragraph.lines:
            steps = [b.x - a.x - a.size for a, b in pairwise(line.characters) if a.size == b.size
                     and not a.text.isascii() and not b.text.isascii()]  # fmt: skip
            if steps and min(steps) > -_STRETCHED * frame.size:
                gaps += (gap / frame.size for gap in _beside_latin(line, widths, 0.0))
    none = len(gaps) > _FEW and median(gaps) < _NO_GAP
    return Estimate(0.0, 0.03, len(gaps)) if none else None


def _beside_latin(line: Line, widths: Widths, tracking: float) -> Iterator[float]:
    """Yield the gap on each side of the line's Latin runs between Han, in points."""
    before: CharacterFact | None = None
    run: list[CharacterFact] = []
    for character in line.characters:
        if is_han(character.text):
            if before is not None and run:
                whole = widths.gap(before, run, character) - (len(run) + 1) * tracking
                yield whole / 2
            before, run = character, []
        elif character.text.isascii() and character.text.isalnum():
            run.append(character)
        else:
            before, run = None, []


def _natural_lines(paragraphs: Sequence[BodyParagraph], frame: Frame) -> Iterator[Line]:
    for paragraph in paragraphs:
        last = paragraph.lines[-1]
        if paragraph.complete and frame.right.value - last.end > frame.size:
            yield last


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[CharacterFact, CharacterFact]]:
    for line in lines:
        yield from pairwise(line.characters)


def _both_han(a: CharacterFact, b: CharacterFact) -> bool:
    return is_han(a.text) and is_han(b.text)


def _is_pair(a: str, b: str) -> bool:
    """Return whether two marks lose half a cell together where marks are closed up."""
    return _PAIR.match(classify(a[0] + b[0])) is not None


def stretch_of(
    paragraphs: Sequence[BodyParagraph], frame: Frame, widths: Widths, autospace: float
) -> tuple[float, int]:
    """Return which share of stretched lines widens its autospaces first, and of how many.

    `autospace` is the gap in em that is not stretched. Only lines with one count.
    """
    first = total = 0
    for paragraph in paragraphs:
        for line in paragraph.lines[:-1] if paragraph.complete else paragraph.lines:
            han = [b.x - a.x - frame.size for a, b in pairwise(line.characters) if _both_han(a, b)]
            border = list(_beside_latin(line, widths, 0.0))
            if len(han) < 3 or not border:
                continue
            wider = median(border) - autospace * frame.size
            even = median(han)
            if -_STRETCHED * frame.size < even and max(wider, even) > _STRETCHED * frame.size:
                total += 1
                first += even < wider / 2
    return first / total if total else 0.0, total
