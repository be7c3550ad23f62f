"""The masthead as one row: name, numbered period, editors and date, red rule."""

from __future__ import annotations

from math import ceil

from bulletin_layout.flow.blocks import Masthead, Pieces
from bulletin_layout.geometry import ASCENT
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.setter import Setter
from bulletin_layout.style.model import TextStyle


def masthead_rows(block: Masthead, setter: Setter) -> list[Row]:
    """Return the masthead's row: at least as many slots as the style says, more if it must.

    Room that a short name leaves goes above the name and above the period, in equal parts.
    """
    row, height = _set(block, setter, 0.0)
    style = setter.style.masthead
    spare = row.slots * setter.pitch - style.below_rule - height
    return [_set(block, setter, spare / 2)[0] if spare > 0 else row]


def _set(block: Masthead, setter: Setter, extra: float) -> tuple[Row, float]:
    """Return the row with `extra` points twice above its parts, and the height of its content."""
    style, texts = setter.style.masthead, setter.style.text
    lines: list[PlacedLine] = []
    y = style.above_name + extra
    for number, name in enumerate(block.names):
        y += style.between_names if number else 0.0
        y = _add_lines(lines, name, texts.name, y, setter)
    y = _add_lines(lines, block.period, texts.period, y + style.above_period + extra, setter)
    y = _add_editors(lines, block, y + style.above_editors, setter)
    rules: tuple[Rule, ...] = ()
    if style.rule_width:
        middle = y + style.above_rule + style.rule_width / 2
        rules = (Rule(0.0, middle, setter.measure, middle, style.rule_width, style.rule_colour),)
        y = middle + style.rule_width / 2
    slots = max(style.lines, ceil(y / setter.pitch - 1e-6))
    return Row(slots, tuple(lines), rules), y


def _add_lines(
    lines: list[PlacedLine], pieces: Pieces, style: TextStyle, top: float, setter: Setter
) -> float:
    """Add a text whose first em box begins at `top`; return where its last one ends."""
    for line in setter.paragraph(pieces, style):
        lines.append(setter.place(line, style, 0.0, top + ASCENT * style.size))
        top += style.size
    return top


def _add_editors(lines: list[PlacedLine], block: Masthead, top: float, setter: Setter) -> float:
    """Add the editors at the left and the date at the right, on one line if they fit."""
    style, inset = setter.style.text.editors, setter.style.masthead.editors_inset
    width = setter.measure - 2 * inset
    editors = setter.paragraph(block.editors, style, width)
    date = setter.paragraph(block.date, style, width)[0]
    y = top + ASCENT * style.size
    for line in editors:
        lines.append(setter.place(line, style, inset, y, width))
        y += style.size * 1.5
    last_end = lines[-1].end
    y = lines[-1].y
    if last_end + style.size + date.advance > width:
        y += style.size * 1.5
    lines.append(
        PlacedLine(inset + width - date.advance, y, date.runs, date.advance, style.colour, False)
    )
    return y + (1 - ASCENT) * style.size
