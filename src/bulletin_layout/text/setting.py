"""Set lines: stretch or squeeze each to the measure and cut it into runs.

In: a Prepared paragraph and its Breaks. Out: SetLines. Slack goes evenly into every gap
that is not inside an unbreakable unit, or into autospaces first, as Word has it; a shortfall is
taken from the line's marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.text.boundaries import BREAKS, FREE, KINSOKU, UNIT
from bulletin_layout.text.breaking import (
    EPSILON,
    HALF,
    Break,
    break_lines,
    given_lines,
    squeeze_room,
    trimmed,
)
from bulletin_layout.text.headings import break_heading
from bulletin_layout.text.model import Amounts, Piece, SetLine
from bulletin_layout.text.prepare import Prepared, prepare
from bulletin_layout.text.pulling import AUTOSPACE_SHRINKS, TOLERANCE, end_gives
from bulletin_layout.text.runs import AUTOSPACE_MOST, runs_of, without_spaces
from bulletin_layout.text.titles import break_title
from bulletin_layout.typography import characters as ch

# A line that would be stretched by more than this between two characters, in em, stays ragged.
_MOST_STRETCH = 0.5
# By how much each gap of a line whose end is given may be tightened if it is too long, in em.
_MOST_TIGHTENED = 0.02


def compose(
    pieces: Sequence[Piece],
    fonts: FontSet,
    amounts: Amounts,
    first_indent: float = 0.0,
    indent: float = 0.0,
    ends: Sequence[int] | None = None,
) -> list[SetLine]:
    """Compose a justified paragraph at the amounts' measure. Indents in points.

    With `ends` its lines end after so many characters, fit or not.
    """
    text = prepare(pieces, fonts, amounts)
    if ends is None:
        lines = break_lines(text, amounts, amounts.measure, first_indent, indent)
    else:
        lines = given_lines(ends)
    set_lines = []
    for line in lines:
        begins = (indent if line.start else first_indent) - trimmed(text, amounts, line.start)
        set_lines.append(_told(text, line, _set_line(text, amounts, line, begins)))
    return set_lines


def compose_unjustified(
    pieces: Sequence[Piece],
    fonts: FontSet,
    amounts: Amounts,
    width: float,
    ends: Sequence[int] | None = None,
) -> list[SetLine]:
    """Compose text at its natural spacing in lines of at most `width` points, for centring.

    With `ends` its lines end after so many characters, fit or not.
    """
    text = prepare(pieces, fonts, amounts)
    lines = break_lines(text, amounts, width, 0.0, 0.0) if ends is None else given_lines(ends)
    return [_told(text, line, _set_unjustified(text, amounts, line, width)) for line in lines]


def _told(text: Prepared, line: Break, set_: SetLine) -> SetLine:
    """Return a set line that tells whether it ends inside a word or number."""
    torn = line.forced and text.boundary[line.end] == UNIT
    return set_._replace(torn=True) if torn else set_


def widest_unit(pieces: Sequence[Piece], fonts: FontSet, amounts: Amounts) -> float:
    """Return the width in points below which a word, a number or a mark with its 字 is torn."""
    text = prepare(pieces, fonts, amounts)
    widest, start = 0.0, 0
    for end in range(1, len(text.text) + 1):
        if text.boundary[end] in BREAKS:
            widest = max(widest, text.ends[end - 1] - text.starts[start])
            start = end
    return widest


def compose_title(
    pieces: Sequence[Piece],
    fonts: FontSet,
    amounts: Amounts,
    width: float,
    joints: Sequence[float],
) -> list[SetLine]:
    """Compose a title in lines of at most `width` points, broken by meaning; none if it cannot.

    `joints` says what a break before each character costs.
    """
    text = prepare(pieces, fonts, amounts)
    lines = break_title(text, width, joints)
    return [_set_unjustified(text, amounts, line, width) for line in lines]


def compose_heading(
    pieces: Sequence[Piece],
    fonts: FontSet,
    amounts: Amounts,
    indents: tuple[float, float],
    joints: Sequence[float],
) -> list[SetLine]:
    """Compose a heading of the text in the measure, broken by meaning; none if it cannot.

    Its first line and its others are indented.
    """
    text = prepare(pieces, fonts, amounts)
    lines = break_heading(text, amounts.measure, indents, joints)
    return [
        _set_unjustified(text, amounts, x, amounts.measure, indents[x.start > 0]) for x in lines
    ]


def _set_unjustified(
    text: Prepared, amounts: Amounts, line: Break, width: float, indent: float = 0.0
) -> SetLine:
    """Set a line at its natural spacing; its marks give what it is too long by."""
    natural = indent + _natural(text, line)
    over = natural - width
    shrink, missing = _shrink(text, amounts, line, over) if over > EPSILON else ({}, 0.0)
    runs = runs_of(text, line, indent, 0.0, shrink)
    return SetLine(runs, natural - sum(shrink.values()), False, missing)


def _natural(text: Prepared, line: Break) -> float:
    return text.ends[line.end - 1] - text.starts[line.start]


def _set_line(text: Prepared, amounts: Amounts, line: Break, indent: float) -> SetLine:
    natural = indent + _natural(text, line)
    slack = amounts.measure - natural
    if slack < -EPSILON:
        shrink, missing = _shrink(text, amounts, line, -slack)
        # What Word's rounding hides is taken from all gaps alike, unseen.
        gaps = _stretching(text, line.start, line.end)
        most = (gaps * _MOST_TIGHTENED if line.given else TOLERANCE) * text.size
        each = missing / gaps if gaps and missing <= most + EPSILON else 0.0
        missing -= each * gaps
        runs = runs_of(text, line, indent, -each, shrink)
        advance = natural - sum(shrink.values()) - each * gaps
        return SetLine(runs, advance, missing < EPSILON, max(missing, 0.0))
    if line.last:
        return SetLine(runs_of(text, line, indent, 0.0, {}), natural, slack < EPSILON, 0.0)
    end = without_spaces(text, line)
    shrink = _half_mark(text, amounts, end - 1)
    slack += sum(shrink.values())
    gaps = _stretching(text, line.start, end)
    if amounts.autospace_first:
        widened = _widened_autospaces(text, line.start, end, slack)
        shrink |= {gap: -wider for gap, wider in widened.items()}
        slack -= sum(widened.values())
    stretch = slack / gaps if gaps else 0.0
    torn = stretch > _MOST_STRETCH * text.size
    if torn or not gaps:
        runs = runs_of(text, line, indent, 0.0, shrink)
        advance = natural - sum(shrink.values())
        return SetLine(runs, advance, False, 0.0, short=slack if torn else 0.0)
    runs = runs_of(text, line, indent, stretch, shrink)
    return SetLine(runs, amounts.measure, True, 0.0, stretch=stretch / text.size)


def _stretching(text: Prepared, start: int, end: int) -> int:
    """Return how many gaps of a line may be stretched."""
    inner = text.boundary[start + 1 : end]
    return inner.count(FREE) + inner.count(KINSOKU)


def _widened_autospaces(text: Prepared, start: int, end: int, slack: float) -> dict[int, float]:
    """Return by how much each autospace of a line grows before other gaps do: to ½ em at most."""
    if not text.autospaced.count(1, start, end - 1):
        return {}
    gaps = [i for i in range(start, end - 1) if text.autospaced[i]]
    each = min(slack / len(gaps), max(AUTOSPACE_MOST * text.size - text.autospace, 0.0))
    return dict.fromkeys(gaps, each)


def _shrink(
    text: Prepared, amounts: Amounts, line: Break, need: float
) -> tuple[dict[int, float], float]:
    """Return how much each gap gives, and what is missing still. All in points.

    By need the mark at the line's end gives first, then those inside alike; by Word's rule a 点号
    hangs, then all marks give alike, then autospaces shrink.
    """
    at_end, inside = squeeze_room(text, amounts, line.start, line.end)
    last = line.end - 1
    if amounts.compress == "mandatory":
        from_end = min(need, at_end)
        shrink = {last: from_end}
        rest = need - from_end
        if rest > EPSILON and inside:
            each = min(rest / len(inside), amounts.squeeze_inside * text.size)
            shrink.update((gap, each) for gap in inside)
            rest -= each * len(inside)
        return shrink, max(rest, 0.0)
    hangs = amounts.hang and text.classes[last] == ch.POINT
    hanging = min(need, end_gives(text, amounts, line.end)) if hangs else 0.0
    rest = need - hanging
    marks = [*inside, *([last] if at_end and not hangs else [])]
    each = min(rest / len(marks), amounts.squeeze_inside * text.size) if marks else 0.0
    shrink = dict.fromkeys(marks, each)
    shrink[last] = shrink.get(last, 0.0) + hanging
    rest -= each * len(marks)
    if rest > EPSILON and text.autospaced.count(1, line.start, last):
        spaces = [i for i in range(line.start, last) if text.autospaced[i]]
        each = min(rest / len(spaces), AUTOSPACE_SHRINKS * text.size)
        shrink |= dict.fromkeys(spaces, each)
        rest -= each * len(spaces)
    return shrink, max(rest, 0.0)


def _half_mark(text: Prepared, amounts: Amounts, last: int) -> dict[int, float]:
    """Return what the mark at a line end loses where the style gives it half a cell."""
    if amounts.line_end_half and text.blanks.get(last) == last:
        return {last: HALF * text.size}
    return {}
