"""The blocks of a flow: what is to be set, in which style, not yet in lines or on pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from bulletin_layout.diagnostics import Place
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.images.model import Picture
from bulletin_layout.immutable import immutable
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.structure import Metadata, Node, OutlineEntry
from bulletin_layout.style.texts import TextStyle
from bulletin_layout.text.model import Piece

Pieces = tuple[Piece, ...]


class Note(NamedTuple):
    """A note at the foot of the page on which its mark, a leaf, lands."""

    mark: int
    pieces: Pieces


class Paragraph(NamedTuple):
    """A paragraph. `keep_with_next` keeps it whole and with what follows, `whole` just whole.

    `fit` is by how many lines it is to be longer or shorter. `ends_article`: photos of the article
    stand before it, as 供稿单位, and it never stands alone on a page: the line before goes with it.
    `by_meaning`: it is a heading, and breaks between its phrases.
    """

    pieces: Pieces
    style: TextStyle
    keep_with_next: bool = False
    fit: int = 0
    notes: tuple[Note, ...] = ()
    whole: bool = False
    ends_article: bool = False
    by_meaning: bool = False


class Heading(NamedTuple):
    """Title lines broken by the editor, kept together and with what follows.

    A single line that is too long is broken by meaning.
    """

    lines: tuple[Pieces, ...]
    style: TextStyle


class Particular(NamedTuple):
    """Something told about an issue, such as its 密级 or 签发, and its looks."""

    pieces: Pieces
    style: TextStyle


class Masthead(NamedTuple):
    """报头: name lines, the numbered period, the editors and the date on one line, the rule.

    Particulars stand at the top on the `left` and the `right`, and `below` the editors' line.
    """

    names: tuple[Pieces, ...]
    period: Pieces
    editors: Pieces
    date: Pieces
    left: tuple[Particular, ...] = ()
    right: tuple[Particular, ...] = ()
    below: tuple[Particular, ...] = ()


class ContentsEntry(NamedTuple):
    """An entry of the contents: its words and its page number; a column's name has none.

    `level` is how many entries it stands under (an article's 1 under its issue's), each by 1 em.
    """

    words: Pieces
    number: Pieces
    level: int = 0


class Contents(NamedTuple):
    """本期要目: the heading and its entries."""

    heading: Pieces
    entries: tuple[ContentsEntry, ...]


class PhotoItem(NamedTuple):
    """A photo: its file's facts, the leaf of its figure, its caption."""

    picture: Picture
    node: int
    caption: Pieces
    place: Place | None


class PhotoRow(NamedTuple):
    """Photos abreast, with a caption for all. `width` in points, None for the style's own."""

    photos: tuple[PhotoItem, ...]
    caption: Pieces
    width: float | None
    as_is: bool


class TableColumn(NamedTuple):
    """How a column's cells are aligned, and its width in points if it is given."""

    align: str
    width: float | None


class TableCell(NamedTuple):
    """A cell: its text, the first column and row (of its part of the table) it covers, its span."""

    pieces: Pieces
    row: int
    column: int
    across: int
    down: int


class TableBlock(NamedTuple):
    """A table: columns, the cells of its heading rows and of its rows, which rows are totals."""

    columns: tuple[TableColumn, ...]
    head: tuple[TableCell, ...]
    cells: tuple[TableCell, ...]
    head_rows: int
    rows: int
    totals: frozenset[int]
    caption: Pieces
    split: bool
    place: Place | None


class Turned(NamedTuple):
    """A table turned by 90° on pages of its own, with the titles that belong to it."""

    blocks: tuple[Paragraph | Heading | TableBlock, ...]


class Signature(NamedTuple):
    """署名 and 成文日期, which never stand alone on a page."""

    names: tuple[Pieces, ...]
    date: Pieces
    sealed: bool


class ListItem(NamedTuple):
    """An entry of the list of appendices: its number, empty for a single one, and its title."""

    number: Pieces
    words: Pieces


class AppendixList(NamedTuple):
    """附件说明: its label and the appendices' titles."""

    label: Piece
    items: tuple[ListItem, ...]


class Entry(NamedTuple):
    """One of 报, 送, 发 and their like: its label and its lines; a run-in list is a single line."""

    label: Piece
    lines: tuple[Pieces, ...]


class Imprint(NamedTuple):
    """版记, at the foot of the last page: who gets the issue, particulars, who sends it.

    `office` and `sent` share a line; `copies` ends the line above.
    """

    entries: tuple[Entry, ...]
    office: Pieces = ()
    sent: Pieces = ()
    copies: Pieces = ()
    particulars: tuple[Particular, ...] = ()


class NewPage(NamedTuple):
    """What follows begins a page."""


Block = (
    Paragraph
    | Heading
    | Masthead
    | Contents
    | PhotoRow
    | TableBlock
    | Turned
    | Signature
    | AppendixList
    | Imprint
    | NewPage
)
BLOCK_TYPES: tuple[type, ...] = get_args(Block)


@immutable
class Flow:
    """Everything to be laid out, in reading order.

    `targets` are the leaves that the contents' entries lead to; `corpus` is what the issue says,
    which tells its words.
    """

    blocks: tuple[Block, ...]
    structure: Node
    outline: tuple[OutlineEntry, ...]
    metadata: Metadata
    targets: tuple[int, ...]
    corpus: Corpus


def paragraphs_in(block: Block, style: TextStyle) -> Iterator[Paragraph]:
    """Yield what a block says as plain paragraphs, in order, for who has no other way to show it.

    A label goes before what it labels. Of a block that has no style of its own, `style` is taken.
    """
    yield from _paragraphs(block, style)


def _paragraphs(value: Any, style: TextStyle) -> Iterator[Paragraph]:
    if isinstance(value, Paragraph):
        yield value
        return
    own: TextStyle = getattr(value, "style", style)
    said: Pieces = ()
    for item in value:
        if isinstance(item, Piece):
            said += (item,)
        elif isinstance(item, tuple) and item and all(isinstance(part, Piece) for part in item):
            said += item
        elif isinstance(item, tuple) and not isinstance(item, Note):
            for paragraph in _paragraphs(item, own):
                yield paragraph._replace(pieces=said + paragraph.pieces)
                said = ()
    if said:
        yield Paragraph(said, own, notes=getattr(value, "notes", ()))
