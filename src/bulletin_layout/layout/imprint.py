"""The imprint (版记) as rows: 报, 送 and 发 between rules, for the last page's foot.

One row, unless it is longer than a page: then its parts, between which pages break.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil

from bulletin_layout.flow.blocks import Entry, Imprint
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.particulars import particular_lines, place_particulars
from bulletin_layout.text.model import SetLine


def imprint_rows(block: Imprint, composer: LineComposer) -> list[Row]:
    """Return the imprint's row, or several of one that is longer than a page."""
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
    rules = dict(_rules(borders, composer))
    if borders[-1] <= composer.page_lines:
        return [Row(borders[-1], tuple(lines), tuple(rules.values()))]
    return list(_parts(lines, borders, rules, composer))


def _parts(
    lines: Sequence[PlacedLine],
    borders: Sequence[int],
    rules: Mapping[int, Rule],
    composer: LineComposer,
) -> Iterator[Row]:
    """Yield an imprint in rows. One that begins a page has the rule above it again as its head."""
    # On a page of its own the rule above the first line is not to rise above the type area.
    above = ceil(max(-composer.slot_top, 0.0) / composer.pitch)
    for first, end in pairwise(_cuts(borders, int(composer.page_lines) - above)):
        own = (line for line in lines if first <= _slot_of(line, composer) < end)
        top = (_lowered(rules[first], above - first, composer),) if first in rules else ()
        yield Row(
            end - first,
            tuple(line._replace(y=line.y - first * composer.pitch) for line in own),
            tuple(
                _lowered(rule, -first, composer)
                for slot, rule in rules.items()
                if first < slot <= end
            ),
            head=(Row(above, rules=top),),
        )


def _cuts(borders: Sequence[int], most: int) -> list[int]:
    """Return the slots at which an imprint may part: between items, the last not alone.

    An item of more than `most` lines parts between any, two at least on either side.
    """
    cuts = set(borders)
    for first, end in pairwise(borders):
        if end - first > most:
            cuts.update(range(first + 2, end - 1))
    before = sorted(cuts)[-3:]
    if len(before) == 3 and before[2] - before[0] <= most:
        cuts.discard(before[1])
    return sorted(cuts)


def _slot_of(line: PlacedLine, composer: LineComposer) -> int:
    return round((line.y - _baseline(0, composer)) / composer.pitch)


def _lowered(rule: Rule, slots: int, composer: LineComposer) -> Rule:
    by = slots * composer.pitch
    return rule._replace(y1=rule.y1 + by, y2=rule.y2 + by)


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
    """Add how many are printed at the right of the last line, or below it if it has no room."""
    style, inset = composer.style.text.distribution, composer.style.imprint.inset
    width = composer.measure - 2 * inset
    copies = composer.justified(block.copies, width, 0.0, 0.0)
    used = lines[-1].x + lines[-1].end - inset if lines else width
    if not lines:
        borders.append(0)
    beside = bool(lines) and used + style.size + copies[0].advance <= width
    for number, line in enumerate(copies):
        borders[-1] += 0 if beside and not number else 1
        y = _baseline(borders[-1] - 1, composer)
        x = inset + width - line.advance + composer.outer_blanks(line)[1]
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


def _rules(borders: list[int], composer: LineComposer) -> Iterator[tuple[int, Rule]]:
    """Yield the rule at each border, if there is one."""
    style = composer.style.imprint
    for number, slot in enumerate(borders):
        outer = number in (0, len(borders) - 1)
        width = style.outer_rule if outer else style.inner_rule
        if not width:
            continue
        y = _border(slot, composer)
        yield slot, Rule(0.0, y, composer.measure, y, width, style.rule_colour)


def _border(slot: int, composer: LineComposer) -> float:
    """Return where the border above a slot lies: midway between lines, the last on the foot."""
    return slot * composer.pitch + composer.slot_top
