"""The blocks of a flow: what is to be set, in which style, not yet in lines or on pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from bulletin_layout.structure import Metadata, Node, OutlineEntry
from bulletin_layout.style.model import TextStyle
from bulletin_layout.text.model import Piece

Pieces = tuple[Piece, ...]


class Paragraph(NamedTuple):
    """A paragraph. `keep_with_next` forbids a page break after it."""

    pieces: Pieces
    style: TextStyle
    keep_with_next: bool = False


class Heading(NamedTuple):
    """Title lines broken by the editor, kept together and with what follows."""

    lines: tuple[Pieces, ...]
    style: TextStyle


class Masthead(NamedTuple):
    """报头: name lines, the numbered period, the editors and the date on one line, the rule."""

    names: tuple[Pieces, ...]
    period: Pieces
    editors: Pieces
    date: Pieces


class TableBlock(NamedTuple):
    """A table: column alignments, heading cells, and rows of cells."""

    aligns: tuple[str, ...]
    headings: tuple[Pieces, ...]
    rows: tuple[tuple[Pieces, ...], ...]


class Entry(NamedTuple):
    """One of 报, 送, 发: its label and its lines; a run-in list is a single line."""

    label: Piece
    lines: tuple[Pieces, ...]


class Imprint(NamedTuple):
    """版记, at the foot of the last page."""

    entries: tuple[Entry, ...]


class NewPage(NamedTuple):
    """What follows begins a page."""


Block = Paragraph | Heading | Masthead | TableBlock | Imprint | NewPage
BLOCK_TYPES: tuple[type, ...] = (Paragraph, Heading, Masthead, TableBlock, Imprint, NewPage)


@dataclass(frozen=True, slots=True)
class Flow:
    """Everything to be laid out, in reading order."""

    blocks: tuple[Block, ...]
    structure: Node
    outline: tuple[OutlineEntry, ...]
    metadata: Metadata
