"""The masthead as one row: name, numbered period, editors and date, red rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from bulletin_layout.flow.blocks import Masthead, Particular, Pieces
from bulletin_layout.geometry import ASCENT
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.paragraphs import with_blanks
from bulletin_layout.layout.particulars import particular_lines, place_particulars
from bulletin_layout.style.texts import TextStyle


def masthead_rows(block: Masthead, composer: LineComposer) -> list[Row]:
    """Return the masthead's row: at least as many slots as the style says, more if it must.

    Room that a short name leaves goes above the name and above the period, in equal parts.
    """
    row, height = _set(block, composer, 0.0)
    style = composer.style.masthead
    spare = row.slots * composer.pitch - style.below_rule - height
    row = _set(block, composer, spare / 2)[0] if spare > 0 else row
    return with_blanks([row], 0, style.blank_below, True)


def _set(block: Masthead, composer: LineComposer, extra: float) -> tuple[Row, float]:
    """Return the row with `extra` points twice above its parts, and the height of its content."""
    style, texts = composer.style.masthead, composer.style.text
    lines, marks = _marks(block, composer)
    y = max(style.above_name + extra, marks + style.below_marks if marks else 0.0)
    for number, name in enumerate(block.names):
        y += style.between_names if number else 0.0
        looks = replace(texts.name, size=name[0].size)
        y = _add_lines(lines, name, looks, y, composer, style.between_names)
    y = _add_lines(lines, block.period, texts.period, y + style.above_period + extra, composer)
    y = _add_editors(lines, block, y + style.above_editors, composer)
    y = _add_particulars(lines, block, y, composer)
    rules: tuple[Rule, ...] = ()
    if style.rule_width:
        middle = y + style.above_rule + style.rule_width / 2
        rules = (Rule(0.0, middle, composer.measure, middle, style.rule_width, style.rule_colour),)
        y = middle + style.rule_width / 2
    slots = max(style.lines, ceil(y / composer.pitch - 1e-6))
    return Row(slots, tuple(lines), rules), y


def _marks(block: Masthead, composer: LineComposer) -> tuple[list[PlacedLine], float]:
    """Return what stands at the top on both sides, and how low it reaches.

    What is on the right begins below what is on the left where the two would meet.
    """
    left, lowest = _stack(block.left, "left", 0.0, composer)
    right, foot = _stack(block.right, "right", 0.0, composer)
    if any(_meet(a, b) for a in left for b in right):
        right, foot = _stack(block.right, "right", lowest + _between(block.left), composer)
    return left + right, max(lowest, foot)


def _stack(
    items: Sequence[Particular], side: str, top: float, composer: LineComposer
) -> tuple[list[PlacedLine], float]:
    """Return particulars above each other on a side, and where the last one ends."""
    lines: list[PlacedLine] = []
    y = top
    for number, item in enumerate(items):
        y += _between(items) if number else 0.0
        y = _add_lines(lines, item.pieces, replace(item.style, align=side), y, composer)
    return lines, y if items else 0.0


def _between(items: Sequence[Particular]) -> float:
    """Return the room between two particulars above each other."""
    return items[0].style.size / 2


def _meet(left: PlacedLine, right: PlacedLine) -> bool:
    """Return whether two lines of the two sides stand beside each other and too near."""
    beside = abs(left.y - right.y) < left.runs[0].size
    return beside and left.x + left.end + left.runs[0].size > right.x


def _add_lines(
    lines: list[PlacedLine],
    pieces: Pieces,
    style: TextStyle,
    top: float,
    composer: LineComposer,
    between: float = 0.0,
) -> float:
    """Add a text whose first em box begins at `top`; return where its last one ends.

    `between` is left free between its lines.
    """
    for number, line in enumerate(composer.by_meaning(pieces, style)):
        top += between if number else 0.0
        lines.append(composer.place(line, style, 0.0, top + ASCENT * style.size))
        top += style.size
    return top


def _add_editors(
    lines: list[PlacedLine], block: Masthead, top: float, composer: LineComposer
) -> float:
    """Add the editors at the left and the date at the right, on one line if they fit."""
    style, inset = composer.style.text.editors, composer.style.masthead.editors_inset
    width = composer.measure - 2 * inset
    pitch = style.size * 1.5
    y = top + ASCENT * style.size - pitch
    for line in composer.paragraph(block.editors, style, width):
        y += pitch
        lines.append(composer.place(line, style, inset, y, width))
    dates = composer.paragraph(block.date, style, width)
    fits = lines[-1].end + style.size + dates[0].advance <= width and len(dates) == 1
    y -= pitch if fits else 0.0
    for date in dates:
        y += pitch
        x = inset + width - date.advance
        lines.append(PlacedLine(x, y, date.runs, date.advance, style.colour, False))
    return y + (1 - ASCENT) * style.size


def _add_particulars(
    lines: list[PlacedLine], block: Masthead, bottom: float, composer: LineComposer
) -> float:
    """Add what stands below the editors' line; return where its last line ends."""
    if not block.below:
        return bottom
    style, inset = block.below[0].style, composer.style.masthead.editors_inset
    for line in particular_lines(block.below, composer.measure - 2 * inset, composer):
        y = bottom + style.size / 2 + ASCENT * style.size
        lines += place_particulars(line, inset, y, style.colour)
        bottom = y + (1 - ASCENT) * style.size
    return bottom
