"""The imprint (版记) as one row: 报, 送 and 发 between rules, for the last page's foot."""

from __future__ import annotations

from bulletin_layout.flow.blocks import Entry, Imprint
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.setter import Setter
from bulletin_layout.text.model import SetLine


def imprint_rows(block: Imprint, setter: Setter) -> list[Row]:
    """Return the imprint's single row; its last rule lies on the type area's foot."""
    style, text = setter.style.imprint, setter.style.text.distribution
    lines: list[PlacedLine] = []
    borders = [0]
    slot = 0
    # Lines are centred between their borders; where a grid's last slot ends with the em box, the
    # whole block so rises by the half of the leading that lies below its last line.
    rise = setter.slot_top / 2
    for entry in block.entries:
        for line in _entry_lines(entry, setter):
            y = setter.baseline(text.size, slot) + rise
            lines.append(
                PlacedLine(style.inset, y, line.runs, line.advance, text.colour, line.full)
            )
            slot += 1
        borders.append(slot)
    return [Row(slot, tuple(lines), tuple(_rules(borders, setter)))]


def _entry_lines(entry: Entry, setter: Setter) -> list[SetLine]:
    """Return an entry's lines: the label with the first, the others hung or aligned after it."""
    style = setter.style.imprint
    width = setter.measure - 2 * style.inset
    label_width = len(entry.label.text) * entry.label.size
    by_line = len(entry.lines) > 1 or style.hanging == "colon"
    hang = label_width if by_line else style.hanging_indent
    first, *others = entry.lines
    lines = setter.justified((entry.label, *first), width, 0.0, hang)
    for pieces in others:
        lines += setter.justified(pieces, width, label_width, label_width)
    return lines


def _rules(borders: list[int], setter: Setter) -> list[Rule]:
    style = setter.style.imprint
    rules = []
    for number, slot in enumerate(borders):
        outer = number in (0, len(borders) - 1)
        width = style.outer_rule if outer else style.inner_rule
        if not width:
            continue
        y = _border(slot, setter)
        rules.append(Rule(0.0, y, setter.measure, y, width, style.rule_colour))
    return rules


def _border(slot: int, setter: Setter) -> float:
    """Return where the border above a slot lies: midway between lines, the last on the foot."""
    return slot * setter.pitch + setter.slot_top
