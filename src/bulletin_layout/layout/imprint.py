"""The imprint (版记) as one row: 报, 送 and 发 between rules, for the last page's foot."""

from __future__ import annotations

from bulletin_layout.flow.blocks import Entry, Imprint
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.particulars import particular_lines, place_particulars
from bulletin_layout.text.model import SetLine


def imprint_rows(block: Imprint, composer: LineComposer) -> list[Row]:
    """Return the imprint's single row; its last rule lies on the type area's foot."""
    lines: list[PlacedLine] = []
    borders = [0]
    for entry in block.entries:
        _add(lines, borders, _entry_lines(entry, composer), composer)
    if block.particulars:
        _add_particulars(lines, borders, block, composer)
    if block.copies:
        _add_copies(lines, borders, block, composer)
    if block.office or block.sent:
        _add_sent(lines, borders, block, composer)
    return [Row(borders[-1], tuple(lines), tuple(_rules(borders, composer)))]


def _add(
    lines: list[PlacedLine], borders: list[int], set_lines: list[SetLine], composer: LineComposer
) -> None:
    """Add lines below those there are, and the border below them."""
    colour = composer.style.text.distribution.colour
    inset = composer.style.imprint.inset
    for i, line in enumerate(set_lines):
        y = _baseline(borders[-1] + i, composer)
        lines.append(PlacedLine(inset, y, line.runs, line.advance, colour, line.full))
    borders.append(borders[-1] + len(set_lines))


def _baseline(slot: int, composer: LineComposer) -> float:
    """Return a slot's baseline.

    Lines are centred between their borders; where a grid's last slot ends with the em box, the
    whole block so rises by the half of the leading that lies below its last line.
    """
    return composer.baseline(composer.style.text.distribution.size, slot) + composer.slot_top / 2


def _add_particulars(
    lines: list[PlacedLine], borders: list[int], block: Imprint, composer: LineComposer
) -> None:
    """Add particulars below what there is, and the border below them."""
    colour, inset = composer.style.text.distribution.colour, composer.style.imprint.inset
    filled = particular_lines(block.particulars, composer.measure - 2 * inset, composer)
    for i, line in enumerate(filled):
        lines += place_particulars(line, inset, _baseline(borders[-1] + i, composer), colour)
    borders.append(borders[-1] + len(filled))


def _add_copies(
    lines: list[PlacedLine], borders: list[int], block: Imprint, composer: LineComposer
) -> None:
    """Add how many are printed at the right of the last line, or below it if it is too long."""
    style, inset = composer.style.text.distribution, composer.style.imprint.inset
    width = composer.measure - 2 * inset
    line = composer.justified(block.copies, width, 0.0, 0.0)[0]
    used = lines[-1].x + lines[-1].end - inset if lines else width
    if not lines:
        borders.append(1)
    elif used + style.size + line.advance > width:
        borders[-1] += 1
    y = _baseline(borders[-1] - 1, composer)
    x = inset + width - line.advance
    lines.append(PlacedLine(x, y, line.runs, line.advance, style.colour, False))


def _add_sent(
    lines: list[PlacedLine], borders: list[int], block: Imprint, composer: LineComposer
) -> None:
    """Add who sends the issue at the left, and when at the right."""
    style, inset = composer.style.text.distribution, composer.style.imprint.inset
    width = composer.measure - 2 * inset
    offices = composer.justified(block.office, width, 0.0, 0.0) if block.office else []
    dates = composer.justified(block.sent, width, 0.0, 0.0) if block.sent else []
    if offices or dates:
        _add(lines, borders, offices, composer)
    for date in dates:
        used = offices[-1].advance if offices else 0.0
        if not offices or used + style.size + date.advance > width:
            borders[-1] += 1
        y = _baseline(borders[-1] - 1, composer)
        x = inset + width - date.advance
        lines.append(PlacedLine(x, y, date.runs, date.advance, style.colour, False))


def _entry_lines(entry: Entry, composer: LineComposer) -> list[SetLine]:
    """Return an entry's lines: the label with the first, the others hung or aligned after it."""
    style = composer.style.imprint
    width = composer.measure - 2 * style.inset
    label_width = len(entry.label.text) * entry.label.size
    by_line = len(entry.lines) > 1 or style.hanging == "colon"
    hang = label_width if by_line else style.hanging_indent
    first, *others = entry.lines
    lines = composer.justified((entry.label, *first), width, 0.0, hang)
    for pieces in others:
        lines += composer.justified(pieces, width, label_width, label_width)
    return lines


def _rules(borders: list[int], composer: LineComposer) -> list[Rule]:
    style = composer.style.imprint
    rules = []
    for number, slot in enumerate(borders):
        outer = number in (0, len(borders) - 1)
        width = style.outer_rule if outer else style.inner_rule
        if not width:
            continue
        y = _border(slot, composer)
        rules.append(Rule(0.0, y, composer.measure, y, width, style.rule_colour))
    return rules


def _border(slot: int, composer: LineComposer) -> float:
    """Return where the border above a slot lies: midway between lines, the last on the foot."""
    return slot * composer.pitch + composer.slot_top
