"""A wide table turned by 90°, with its titles: laid out across the paper, on pages of its own.

Its head lies at the left: at the 订口 of odd pages and at the 切口 of even ones (GB/T 9704-2012
8). The page number stays where it always is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletin_layout.diagnostics import Severity
from bulletin_layout.flow.blocks import Heading, Paragraph, TableBlock, Turned
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.paginate import Laid, Sheet, paginate
from bulletin_layout.layout.paragraphs import heading_rows, paragraph_rows
from bulletin_layout.layout.setter import Remark, Setter
from bulletin_layout.layout.tables import table_rows
from bulletin_layout.wording import Said

_ROWS_OF: dict[type, Callable[[Any, Setter], list[Row]]] = {
    Paragraph: paragraph_rows,
    Heading: heading_rows,
    TableBlock: table_rows,
}


def turned_rows(block: Turned, setter: Setter) -> list[Row]:
    """Return one row, as high as the type area, for each page of the table."""
    across = setter.at_measure(setter.style.foot - setter.style.page.top)
    sheet = Sheet(int(setter.measure / setter.pitch), setter.pitch)
    rows = [row for part in block.blocks for row in _ROWS_OF[type(part)](part, across)]
    rows = [_without_clear(row) for row in rows]
    for row in rows:
        needed = row.slots + sum(head.slots for head in row.head)
        if needed > sheet.lines:
            message = Said(
                "a row needs {needed} lines in one piece; across the page there are {lines}.",
                needed=needed,
                lines=sheet.lines,
            )
            node = row.lines[0].runs[0].node if row.lines else None
            remark = Remark(Severity.ERROR, message, "Shorten or divide it.", node)
            setter.remarks.append(remark)
            return []
    pages = paginate(rows, None, sheet)
    return [_turned(page, across, setter.style.grid.lines) for page in pages]


def _without_clear(row: Row) -> Row:
    """Return a row without room below it: turned, its rule lies on its last slot's end."""
    return row._replace(clear=0, head=tuple(head._replace(clear=0) for head in row.head))


def _turned(page: list[Laid], across: Setter, slots: int) -> Row:
    """Return a page's rows as one row, turned against the clock."""
    lines: list[PlacedLine] = []
    artifacts: list[PlacedLine] = []
    rules: list[Rule] = []
    below = -across.slot_top / 2
    for slot, row, is_repeated in page:
        down = slot * across.pitch + below
        turned = [_line(line, down, across.measure) for line in row.lines]
        (artifacts if is_repeated else lines).extend(turned)
        rules += [_rule(rule, down, across.measure) for rule in row.rules]
    if page:
        rules += [
            _rule(rule, page[-1].slot * across.pitch + below, across.measure)
            for rule in page[-1].row.closing
        ]
    return Row(slots, tuple(lines), tuple(rules), new_page=True, artifacts=tuple(artifacts))


def _line(line: PlacedLine, down: float, height: float) -> PlacedLine:
    return line._replace(x=line.y + down, y=height - line.x, angle=90.0)


def _rule(rule: Rule, down: float, height: float) -> Rule:
    return rule._replace(
        x1=rule.y1 + down, y1=height - rule.x1, x2=rule.y2 + down, y2=height - rule.x2
    )
