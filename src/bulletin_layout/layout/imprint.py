"""The imprint (版记) as one row: 报, 送 and 发 between rules, for the last page's foot."""

from __future__ import annotations

from bulletin_layout.flow.blocks import Entry, Imprint
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.setter import Setter
from bulletin_layout.text.model import SetLine
from bulletin_layout.text.setting import compose


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
        for line, indent in _entry_lines(entry, setter):
            y = setter.baseline(text.size, slot) + rise
            x = style.inset + indent
            lines.append(PlacedLine(x, y, line.runs, line.advance, text.colour, line.full))
            slot += 1
        borders.append(slot)
    return [Row(slot, tuple(lines), tuple(_rules(borders, setter)))]


def _entry_lines(entry: Entry, setter: Setter) -> list[tuple[SetLine, float]]:
    """Return an entry's lines and what each is indented by."""
    style = setter.style.imprint
    amounts = setter.amounts._replace(measure=setter.measure - 2 * style.inset)
    label_width = len(entry.label.text) * entry.label.size
    by_line = len(entry.lines) > 1 or style.hanging == "colon"
    found: list[tuple[SetLine, float]] = []
    for number, pieces in enumerate(entry.lines):
        if number == 0:
            hang = label_width if by_line else style.hanging_indent
            whole = (entry.label, *pieces)
            found += [(line, 0.0) for line in compose(whole, setter.fonts, amounts, 0.0, hang)]
        else:
            lines = compose(pieces, setter.fonts, amounts, label_width, label_width)
            found += [(line, 0.0) for line in lines]
    return found


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
