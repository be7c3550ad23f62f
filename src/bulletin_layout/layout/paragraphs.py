"""Paragraphs and headings as rows: one line a slot, blanks that vanish at a page's head."""

from __future__ import annotations

from bulletin_layout.flow.blocks import Heading, NewPage, Paragraph
from bulletin_layout.layout.model import Row
from bulletin_layout.layout.setter import Setter


def paragraph_rows(block: Paragraph, setter: Setter) -> list[Row]:
    """Return a paragraph's rows; widows and orphans are kept off as the style says."""
    style, pagination = block.style, setter.style.pagination
    y = setter.baseline(style.size)
    lines = setter.paragraph(block.pieces, style)
    rows = [Row(1, (setter.place(line, style, 0.0, y),)) for line in lines]
    if len(rows) > 1:
        if pagination.orphan == "avoid":
            rows[0] = rows[0]._replace(keep=True)
        if pagination.widow == "avoid":
            rows[-2] = rows[-2]._replace(keep=True)
    if block.keep_with_next:
        rows = [row._replace(keep=True) for row in rows]
    return _with_blanks(rows, style.blank_above, style.blank_below, block.keep_with_next)


def heading_rows(block: Heading, setter: Setter) -> list[Row]:
    """Return a heading's rows, kept together and with the row that follows."""
    style = block.style
    y = setter.baseline(style.size)
    rows = [
        Row(1, (setter.place(line, style, 0.0, y),), keep=True)
        for pieces in block.lines
        for line in setter.paragraph(pieces, style)
    ]
    return _with_blanks(rows, style.blank_above, style.blank_below, True)


def new_page_rows(_block: NewPage, _setter: Setter) -> list[Row]:
    """Return the row that begins a page."""
    return [Row(0, new_page=True, keep=True)]


def _with_blanks(rows: list[Row], above: int, below: int, keep: bool) -> list[Row]:
    over = [Row(1, blank=True, keep=True)] * above
    under = [Row(1, blank=True, keep=keep)] * below
    return over + rows + under
