"""Lay an issue out: flow, rows, pages, furniture, Document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bulletin_layout.flow.blocks import (
    AppendixList,
    Block,
    Contents,
    Flow,
    Heading,
    Imprint,
    Masthead,
    NewPage,
    Paragraph,
    PhotoRow,
    Signature,
    TableBlock,
    Turned,
)
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.breaks import Replay
from bulletin_layout.layout.checks import (
    problems,
    refuse_many_pages,
    refuse_missing_glyphs,
    refuse_missing_roles,
    refuse_tall_rows,
    tell_lone_imprint,
)
from bulletin_layout.layout.contents import contents_rows
from bulletin_layout.layout.imprint import imprint_rows
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.masthead import masthead_rows
from bulletin_layout.layout.model import Document, Inks, Row
from bulletin_layout.layout.pages import make_pages
from bulletin_layout.layout.paginate import PageSlots, PlacedRow, paginate, paginate_as
from bulletin_layout.layout.paragraphs import heading_rows, new_page_rows, paragraph_rows
from bulletin_layout.layout.photos import photo_rows
from bulletin_layout.layout.signature import appendix_list_rows, signature_rows
from bulletin_layout.layout.tables import table_rows
from bulletin_layout.layout.turned import turned_rows
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.progress import stepped
from bulletin_layout.style.model import Stylesheet

ROWS_OF: dict[type, Callable[[Any, LineComposer], list[Row]]] = {
    Paragraph: paragraph_rows,
    Heading: heading_rows,
    Masthead: masthead_rows,
    Contents: contents_rows,
    PhotoRow: photo_rows,
    TableBlock: table_rows,
    Turned: turned_rows,
    Signature: signature_rows,
    AppendixList: appendix_list_rows,
    Imprint: imprint_rows,
    NewPage: new_page_rows,
}


class LayoutOptions(NamedTuple):
    """What is asked of a layout besides its style: a draft's marks, and at most so many pages.

    `name` is the issue's file, for messages; `replay` are breaks that it is to keep.
    """

    name: str = ""
    draft: bool = False
    most_pages: int = DEFAULT_LIMITS.pages
    replay: Replay | None = None


def lay_out_flow(flow: Flow, style: Stylesheet, fonts: FontSet, options: LayoutOptions) -> Document:
    """Return the Document of a flow. Raises InputError for characters that no face has."""
    leaves = {leaf.leaf: leaf for leaf in flow.structure.leaves()}
    refuse_missing_roles(style, fonts)
    refuse_missing_glyphs(flow, style, fonts, leaves)
    composer = LineComposer(style, fonts, flow.corpus, options.replay)
    blocks = stepped("lay out", flow.blocks, len(flow.blocks))
    rows_by_block = [rows_of(block, composer) for block in blocks]
    rows, foot = joined(flow.blocks, rows_by_block)
    slots_ = page_slots(style)
    refuse_tall_rows([*rows, *foot], slots_, style, leaves)
    placed_rows = _placed(rows, foot, slots_, options.replay)
    refuse_many_pages(options.name, len(placed_rows), options.most_pages)
    tell_lone_imprint(placed_rows, slots_, composer)
    return Document(
        width=style.page.width,
        height=style.page.height,
        pages=make_pages(placed_rows, composer, options.draft),
        structure=flow.structure,
        outline=flow.outline,
        metadata=flow.metadata,
        fonts=fonts,
        diagnostics=problems(leaves, composer),
        targets=flow.targets,
        inks=Inks(style.profile, style.ink.spot, style.text.name.colour),
    )


def _placed(
    rows: list[Row], foot: list[Row], slots_: PageSlots, replay: Replay | None
) -> list[list[PlacedRow]]:
    if replay is None:
        return paginate(rows, foot, slots_)
    return paginate_as(replay.by_page(rows), replay.by_page(foot), slots_)


def page_slots(style: Stylesheet) -> PageSlots:
    """Return what the pages of a style are like."""
    return PageSlots(
        lines=style.grid.lines,
        pitch=style.grid.pitch,
        above_notes=2 * style.notes.above,
        blank_above_imprint=style.imprint.blank_above,
        even_imprint=style.imprint.even_page,
    )


def rows_of(block: Block, composer: LineComposer) -> list[Row]:
    """Return the rows of one block."""
    return ROWS_OF[type(block)](block, composer)


def joined(
    blocks: Sequence[Block], rows_by_block: Sequence[list[Row]]
) -> tuple[list[Row], list[Row]]:
    """Return the rows of blocks in one sequence, and apart from them the imprint's."""
    rows: list[Row] = []
    foot: list[Row] = []
    for block, block_rows in zip(blocks, rows_by_block, strict=True):
        if _ends_what_is_before(block) and rows:
            # It does not stand alone: the line before it goes with it (GB/T 9704 7.3.4, 7.3.5).
            rows[-1] = rows[-1].breaking(keep=True)
        if isinstance(block, Imprint):
            foot = block_rows
        else:
            # No maker of rows sets `begins`: the first row of a block has it from here.
            rows += [row if i else row.breaking(begins=True) for i, row in enumerate(block_rows)]
    return rows, foot


def _ends_what_is_before(block: Block) -> bool:
    """Return whether a block belongs to the text before it: 落款, 附注, 供稿单位, 附件说明."""
    if isinstance(block, Paragraph):
        return block.ends_article
    return isinstance(block, Signature | AppendixList)


def pages_of(targets: Sequence[int], document: Document) -> tuple[tuple[int, int], ...]:
    """Return each target's leaf with the number of the page on which it begins."""
    first: dict[int, int] = {}
    for page in document.pages:
        for line in page.lines:
            for run in line.runs:
                first.setdefault(run.node, page.number)
    return tuple((leaf, first[leaf]) for leaf in targets)
