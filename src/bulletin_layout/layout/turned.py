"""A wide table turned by 90°, with its titles: laid out across the paper, on pages of its own.

Its head lies at the left: at the 订口 of odd pages and at the 切口 of even ones (GB/T 9704-2012
8). The page number stays where it always is.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any

from bulletin_layout.diagnostics import Severity
from bulletin_layout.flow.blocks import Heading, Paragraph, TableBlock, Turned
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import BreakRule, PlacedLine, Row, Rule
from bulletin_layout.layout.paginate import PageSlots, PlacedRow, paginate
from bulletin_layout.layout.paragraphs import heading_rows, paragraph_rows
from bulletin_layout.layout.remarks import LayoutProblem
from bulletin_layout.layout.tables import table_rows
from bulletin_layout.messages import Message

_NOTHING = 1e-6
_ROWS_OF: dict[type, Callable[[Any, LineComposer], list[Row]]] = {
    Paragraph: paragraph_rows,
    Heading: heading_rows,
    TableBlock: table_rows,
}


def turned_rows(block: Turned, composer: LineComposer) -> list[Row]:
    """Return one row, as high as the type area, for each page of the table."""
    across = composer.at_measure(composer.style.foot - composer.style.page.top)
    slots_ = PageSlots(across.page_lines, composer.pitch)
    rows = [row for part in block.blocks for row in _ROWS_OF[type(part)](part, across)]
    rows = [_without_clear(row) for row in rows]
    for row in rows:
        needed = row.slots + sum(head.slots for head in row.head)
        if needed > slots_.lines + _NOTHING:
            message = Message(
                "a row needs {needed} lines in one piece; across the page there are {lines}.",
                needed=ceil(needed - _NOTHING),
                lines=int(slots_.lines),
            )
            node = row.lines[0].runs[0].node if row.lines else None
            problem = LayoutProblem(Severity.ERROR, message, "Shorten or divide it.", node)
            composer.problems.append(problem)
            return []
    pages = paginate(rows, (), slots_)
    return [_turned(page, across, composer.style.grid.lines) for page in pages]


def _without_clear(row: Row) -> Row:
    """Return a row without room below it: turned, its rule lies on its last slot's end."""
    head = tuple(head.breaking(clear=0) for head in row.head)
    return row._replace(head=head).breaking(clear=0)


def _turned(page: list[PlacedRow], across: LineComposer, slots: int) -> Row:
    """Return a page's rows as one row, turned against the clock."""
    lines: list[PlacedLine] = []
    artifacts: list[PlacedLine] = []
    rules: list[Rule] = []
    below = -across.slot_top / 2
    for slot, row, is_repeated, _ in page:
        down = slot * across.pitch + below
        turned = [_line(line, down, across.measure) for line in row.lines]
        (artifacts if is_repeated else lines).extend(turned)
        artifacts += [_line(line, down, across.measure) for line in row.artifacts]
        rules += [_rule(rule, down, across.measure) for rule in row.rules]
    if page:
        rules += [
            _rule(rule, page[-1].slot * across.pitch + below, across.measure)
            for rule in page[-1].row.closing
        ]
    return Row(
        slots, tuple(lines), tuple(rules), BreakRule(new_page=True), artifacts=tuple(artifacts)
    )


def _line(line: PlacedLine, down: float, height: float) -> PlacedLine:
    return line._replace(x=line.y + down, y=height - line.x, angle=90.0)


def _rule(rule: Rule, down: float, height: float) -> Rule:
    return rule._replace(
        x1=rule.y1 + down, y1=height - rule.x1, x2=rule.y2 + down, y2=height - rule.x2
    )
