"""The masthead as one row: name, numbered period, editors and date, red rule."""

from __future__ import annotations

from math import ceil

from bulletin_layout.flow.blocks import Masthead, Pieces
from bulletin_layout.geometry import ASCENT
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.paragraphs import with_blanks
from bulletin_layout.style.model import TextStyle


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
    lines: list[PlacedLine] = []
    marks = _add_marks(lines, block, composer)
    y = max(style.above_name + extra, marks + style.below_marks if marks else 0.0)
    for number, name in enumerate(block.names):
        y += style.between_names if number else 0.0
        y = _add_lines(lines, name, texts.name, y, composer, style.between_names)
    y = _add_lines(lines, block.period, texts.period, y + style.above_period + extra, composer)
    y = _add_editors(lines, block, y + style.above_editors, composer)
    rules: tuple[Rule, ...] = ()
    if style.rule_width:
        middle = y + style.above_rule + style.rule_width / 2
        rules = (Rule(0.0, middle, composer.measure, middle, style.rule_width, style.rule_colour),)
        y = middle + style.rule_width / 2
    slots = max(style.lines, ceil(y / composer.pitch - 1e-6))
    return Row(slots, tuple(lines), rules), y


def _add_marks(lines: list[PlacedLine], block: Masthead, composer: LineComposer) -> float:
    """Add 密级 and a notice at the left, 编号 at the right; return how low they reach."""
    texts = composer.style.text
    lowest = y = 0.0
    for pieces, style in ((block.secrecy, texts.secrecy), (block.notice, texts.notice)):
        if pieces:
            y = _add_lines(lines, pieces, style, y, composer)
            lowest = y
            y += style.size / 2
    if block.serial:
        lowest = max(lowest, _add_lines(lines, block.serial, texts.serial, 0.0, composer))
    return lowest


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
