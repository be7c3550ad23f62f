"""Lay an issue out: flow, rows, pages, furniture, Document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletin_layout.flow.blocks import (
    Flow,
    Heading,
    Imprint,
    Masthead,
    NewPage,
    Paragraph,
    TableBlock,
)
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.checks import (
    line_warnings,
    refuse_missing_glyphs,
    refuse_missing_roles,
    refuse_tall_rows,
)
from bulletin_layout.layout.furniture import folio
from bulletin_layout.layout.imprint import imprint_rows
from bulletin_layout.layout.masthead import masthead_rows
from bulletin_layout.layout.model import Document, Page, PlacedLine, Row, Rule
from bulletin_layout.layout.paginate import Laid, paginate
from bulletin_layout.layout.paragraphs import heading_rows, new_page_rows, paragraph_rows
from bulletin_layout.layout.setter import Setter
from bulletin_layout.layout.tables import table_rows
from bulletin_layout.style.model import Stylesheet

ROWS_OF: dict[type, Callable[[Any, Setter], list[Row]]] = {
    Paragraph: paragraph_rows,
    Heading: heading_rows,
    Masthead: masthead_rows,
    TableBlock: table_rows,
    Imprint: imprint_rows,
    NewPage: new_page_rows,
}


def lay_out_flow(flow: Flow, style: Stylesheet, fonts: FontSet) -> Document:
    """Return the Document of a flow. Raises InputError for characters that no face has."""
    leaves = {leaf.leaf: leaf for leaf in flow.structure.leaves()}
    refuse_missing_roles(style, fonts)
    refuse_missing_glyphs(flow, style, fonts, leaves)
    setter = Setter(style, fonts)
    rows, foot = _measure(flow, setter)
    refuse_tall_rows([*rows, *([foot] if foot else [])], style, leaves)
    laid = paginate(rows, foot, style.grid.lines, style.imprint.blank_above)
    pages = tuple(_page(number, page, setter) for number, page in enumerate(laid, 1))
    return Document(
        width=style.page.width,
        height=style.page.height,
        pages=pages,
        structure=flow.structure,
        outline=flow.outline,
        metadata=flow.metadata,
        fonts=fonts,
        diagnostics=tuple(line_warnings(leaves, setter)),
    )


def _measure(flow: Flow, setter: Setter) -> tuple[list[Row], Row | None]:
    """Return the rows of the flow, and apart from them the imprint's."""
    rows: list[Row] = []
    foot: Row | None = None
    for block in flow.blocks:
        found = ROWS_OF[type(block)](block, setter)
        if isinstance(block, Imprint):
            foot = found[0]
        else:
            rows += found
    return rows, foot


def _page(number: int, laid: list[Laid], setter: Setter) -> Page:
    left, top = setter.style.left, setter.style.page.top
    lines: list[PlacedLine] = []
    repeated: list[PlacedLine] = []
    rules: list[Rule] = []
    lowered = _above_the_page(laid)
    for slot, row, is_repeated in laid:
        lowered = lowered if row.rules else 0.0
        y = top + slot * setter.pitch + lowered
        here = repeated if is_repeated else lines
        here += [line._replace(x=line.x + left, y=line.y + y) for line in row.lines]
        rules += [_moved(rule, left, y) for rule in row.rules]
    return Page(number, tuple(lines), tuple(rules), tuple(repeated), folio(number, setter))


def _above_the_page(laid: list[Laid]) -> float:
    """Return by how much rules of a page's first row (a table's) would rise above the type area."""
    rules = laid[0].row.rules if laid and laid[0].slot == 0 else ()
    return max([0.0, *(-rule.y1 for rule in rules)])


def _moved(rule: Rule, x: float, y: float) -> Rule:
    return rule._replace(x1=rule.x1 + x, x2=rule.x2 + x, y1=rule.y1 + y, y2=rule.y2 + y)
