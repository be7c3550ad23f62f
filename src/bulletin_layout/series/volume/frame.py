"""What a volume puts round its issues: cover and contents before them, index and statistics behind.

In: issues that are bound, and a style. Out: the pages of both, their leaves numbered behind those
of the issues, so that every link can be made before it is known where a page will stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin_layout.flow.blocks import Flow
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.flow.pieces import PieceBuilder
from bulletin_layout.immutable import immutable
from bulletin_layout.layout.lay_out import LayoutOptions, lay_out_flow
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Document, Page
from bulletin_layout.series.volume.contents import contents_flow
from bulletin_layout.series.volume.cover import CoverWords, cover_page
from bulletin_layout.series.volume.faces import FacePool
from bulletin_layout.series.volume.gather import running_folio
from bulletin_layout.series.volume.index import add_index
from bulletin_layout.series.volume.model import PAGES_A_SHEET, BoundIssue
from bulletin_layout.series.volume.numbering import last_page
from bulletin_layout.series.volume.renumber import (
    renumbered_node,
    renumbered_outline,
    renumbered_page,
)
from bulletin_layout.series.volume.statistics import add_statistics
from bulletin_layout.structure import Metadata, Node, OutlineEntry
from bulletin_layout.style.model import Stylesheet

_MOST_PAGES = 2_000


@immutable
class Frame:
    """Pages before or behind the issues, their structure and bookmarks."""

    pages: tuple[Page, ...]
    structure: tuple[Node, ...]
    outline: tuple[OutlineEntry, ...]

    @property
    def sheets(self) -> int:
        """How many sheets they take."""
        return -(-len(self.pages) // PAGES_A_SHEET)


class FrameMaker:
    """Makes the frames of a volume's parts; `first_leaf` follows those of the issues."""

    def __init__(
        self, composer: LineComposer, pool: FacePool, folios: bool, first_leaf: int
    ) -> None:
        self._composer = composer
        self._pool = pool
        self._folios = folios
        self._next = first_leaf

    def front(self, issues: Sequence[BoundIssue], words: CoverWords, metadata: Metadata) -> Frame:
        """Return the cover, its back, and the contents; they end on a left-hand page."""
        cover = self._taken(cover_page(words, self._composer, metadata))
        style = self._numbered(self._composer.style.volume.front_folio)
        flow = contents_flow(issues, style, metadata, self._folios)
        contents = self._taken(self._laid(flow, style))
        pages = _even((*_even(cover.pages), *contents.pages))
        outline = (*cover.outline, *contents.outline)
        return Frame(pages, (*cover.structure, *contents.structure), outline)

    def back(self, issues: Sequence[BoundIssue], metadata: Metadata) -> Frame:
        """Return the index and the statistics; they end on a left-hand page."""
        style = self._numbered(self._composer.style.volume.back_folio)
        builder = PieceBuilder(style)
        blocks = [
            *add_index(issues, self._folios, builder),
            *add_statistics(issues, builder),
        ]
        tree = builder.structure.finish()
        flow = Flow(tuple(blocks), tree, tuple(builder.outline), metadata, (), Corpus())
        frame = self._taken(self._laid(flow, style))
        pages = frame.pages
        if self._folios:
            pages = tuple(
                self._with_folio(page, number)
                for number, page in enumerate(pages, last_page(issues) + 1)
            )
        return replace(frame, pages=_even(pages))

    def sheets(self, issues: Sequence[BoundIssue], words: CoverWords, metadata: Metadata) -> int:
        """Return how many sheets the frame of issues takes."""
        return self.front(issues, words, metadata).sheets + self.back(issues, metadata).sheets

    def _numbered(self, folio: str) -> Stylesheet:
        style = self._composer.style
        return replace(style, labels=replace(style.labels, folio=folio))

    def _laid(self, flow: Flow, style: Stylesheet) -> Document:
        options = LayoutOptions(most_pages=_MOST_PAGES)
        return lay_out_flow(flow, style, self._composer.fonts, options)

    def _taken(self, document: Document) -> Frame:
        """Return what a Document holds, its leaves numbered on and its faces taken in."""
        by = self._next
        self._next += sum(1 for _ in document.structure.leaves())
        faces = self._pool.take(document.fonts, document.pages)
        return Frame(
            tuple(renumbered_page(page, by, faces) for page in document.pages),
            renumbered_node(document.structure, by, f"v{by}-").children,
            renumbered_outline(document.outline, by),
        )

    def _with_folio(self, page: Page, number: int) -> Page:
        line = self._pool.take_line(self._composer.fonts, running_folio(number, self._composer))
        return replace(page, furniture=(*page.furniture, line))


def _even(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return pages with a blank one behind them if they would end on a right-hand page."""
    if len(pages) % PAGES_A_SHEET == 0:
        return pages
    return (*pages, Page(len(pages) + 1, (), (), (), ()))
