"""What a Word file says, as characters that still know the XML that they were read from.

A paragraph is atoms up to its end, which is an atom too: so that a paragraph may be split, joined,
added and taken out as characters are. XML is of lxml and is never changed.
"""

from __future__ import annotations

from typing import Any

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.redlining.differences import PARAGRAPH_END, State
from bulletin_layout.redlining.who import UNKNOWN, Who

# What a key begins with that stands for no character: a picture, a field, a note's mark.
SPECIAL = "\0"
NOTE_KINDS = ("footnote", "endnote")


class Atom(NamedTuple):
    """A character, or what stands in a line as one does.

    `looks` are the properties of its run (w:rPr), None for none, and `look` what they come to;
    `content` is the element of what
    is no character, of a paragraph's end its properties (w:pPr); `link` is the w:hyperlink that it
    is in. `loose` stands before it and is no text: bookmarks, the ranges of comments. `came` and
    `gone`: who put it in or struck it out, by the file's own tracked changes; None for nobody.
    """

    key: str
    looks: Any = None
    content: Any = None
    link: Any = None
    loose: tuple[Any, ...] = ()
    came: Who | None = None
    gone: Who | None = None
    look: str = ""


class Paragraph(NamedTuple):
    """A paragraph: its atoms, the last its end, and the element that they were read from."""

    atoms: tuple[Atom, ...]
    element: Any

    @property
    def text(self) -> str:
        """What it says, special atoms by their keys."""
        return "".join(atom.key for atom in self.atoms[:-1])

    @property
    def is_section(self) -> bool:
        """Whether a section ends with it, whose settings it holds."""
        looks = self.atoms[-1].content
        return looks is not None and looks.find("{*}sectPr") is not None


class Row(NamedTuple):
    """A row of a table: what each cell holds; who put it in or struck it out."""

    cells: tuple[tuple[Paragraph | Table, ...], ...]
    element: Any
    came: Who | None = None
    gone: Who | None = None


class Table(NamedTuple):
    """A table."""

    rows: tuple[Row, ...]
    element: Any

    @property
    def text(self) -> str:
        """What it says, cell by cell."""
        return "\n".join(said(cell) for row in self.rows for cell in row.cells)


Block = Paragraph | Table


def said(blocks: tuple[Block, ...]) -> str:
    """Return what blocks say."""
    return "\n".join(block.text for block in blocks)


class Item(NamedTuple):
    """An atom of two texts in one: what became of it, and who did it.

    `was`: of what is the same, but looks otherwise, the atom of the old text.
    """

    state: State
    atom: Atom
    who: Who = UNKNOWN
    was: Atom | None = None

    @property
    def is_end(self) -> bool:
        """Whether it is a paragraph's end."""
        return self.atom.key == PARAGRAPH_END


class MergedParagraph(NamedTuple):
    """A paragraph of two texts in one. `as_is`: its element, where nothing in it changed."""

    items: tuple[Item, ...]
    as_is: Any = None


class MergedRow(NamedTuple):
    """A row of two tables in one."""

    state: State
    cells: tuple[tuple[MergedParagraph | MergedTable, ...], ...]
    element: Any
    who: Who = UNKNOWN


class MergedTable(NamedTuple):
    """Two tables in one. `element` is that of the carrier if it has it."""

    rows: tuple[MergedRow, ...]
    element: Any


MergedBlock = MergedParagraph | MergedTable


class MergedText(NamedTuple):
    """Two files in one: the blocks, and by kind and carrier's id the notes that are in both."""

    blocks: tuple[MergedBlock, ...]
    notes: dict[tuple[str, str], tuple[MergedBlock, ...]]
