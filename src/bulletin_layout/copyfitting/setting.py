"""An issue set block by block, so that a change of one block is set without all the others.

In: an issue, its style, fonts. Out: how far the pages are filled, as it is and with changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bulletin_layout.flow.blocks import Block
from bulletin_layout.flow.build import build_flow
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.issue.model import Issue
from bulletin_layout.layout.lay_out import (
    LayoutOptions,
    joined,
    lay_out_flow,
    page_slots,
    pages_of,
    rows_of,
)
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Row
from bulletin_layout.layout.paginate import PlacedRow, paginate
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.style.model import Stylesheet


class Extent(NamedTuple):
    """How far an issue goes: pages, and the lines of the last one that are used, and all of them.

    `total` are the lines from the first page's head to the end. The imprint, at the foot of its
    page, counts as if it stood right below the text, also where it stands on a page of its own.
    """

    pages: int
    used: int
    lines: int
    total: int

    @property
    def free(self) -> int:
        """The lines of the last page that are free."""
        return self.lines - self.used


class Setting:
    """An issue in a style, every block set once."""

    def __init__(self, issue: Issue, style: Stylesheet, fonts: FontSet) -> None:
        self.issue = issue
        self.style = style
        self.fonts = fonts
        flow = build_flow(issue, style)
        if style.print.contents:
            document = lay_out_flow(flow, style, fonts, LayoutOptions())
            flow = build_flow(issue, style, pages_of(document.targets, document))
        self.blocks: tuple[Block, ...] = flow.blocks
        self.structure = flow.structure
        self.composer = LineComposer(style, fonts, flow.corpus)
        self.rows = [rows_of(block, self.composer) for block in flow.blocks]
        self.extent = self.with_rows(self.rows)

    def changed(self, blocks: Mapping[int, Block]) -> Extent:
        """Return how far the issue goes with other blocks in the places of some."""
        return self.with_rows(
            [
                rows_of(blocks[i], self.composer) if i in blocks else rows
                for i, rows in enumerate(self.rows)
            ]
        )

    def restyled(self, style: Stylesheet, affected: tuple[type, ...]) -> Extent:
        """Return how far the issue goes in another style that changes only blocks of these types.

        Paragraphs are meant with the blanks above and below them, not with another size.
        """
        flow = build_flow(self.issue, style)
        composer = LineComposer(style, self.fonts, flow.corpus)
        rows = [
            rows_of(block, composer) if isinstance(block, affected) else old
            for block, old in zip(flow.blocks, self.rows, strict=True)
        ]
        return self._extent(flow.blocks, rows, style)

    def reordered(self, order: Sequence[int]) -> Extent:
        """Return how far the issue goes with its blocks in another order."""
        return self._extent([self.blocks[i] for i in order], [self.rows[i] for i in order])

    def with_rows(self, rows: Sequence[list[Row]]) -> Extent:
        """Return how far the issue goes with these rows for its blocks."""
        return self._extent(self.blocks, rows)

    def _extent(
        self, blocks: Sequence[Block], rows: Sequence[list[Row]], style: Stylesheet | None = None
    ) -> Extent:
        flat, foot = joined(blocks, rows)
        pages = paginate(flat, foot, page_slots(style or self.style))
        lines = self.style.grid.lines
        used = round(_end_of_text(pages[-1]) + _slots_of_imprint(pages[-1]))
        last = max((i for i, page in enumerate(pages) if _end_of_text(page)), default=0)
        imprint = sum(map(_slots_of_imprint, pages))
        total = last * lines + round(_end_of_text(pages[last]) + imprint)
        return Extent(len(pages), min(used, lines), lines, total)


def _end_of_text(page: Sequence[PlacedRow]) -> float:
    """Return the slot at which a page's text ends, 0 where there is none."""
    return max((row.slot + row.row.slots for row in page if not row.at_foot), default=0.0)


def _slots_of_imprint(page: Sequence[PlacedRow]) -> float:
    return sum(placed.row.slots for placed in page if placed.at_foot)
