"""What a file holds, in its order, before anybody asks what it means. All immutable.

A reader for each format makes it; the recogniser takes it. Text is free of hard line breaks and
of what extraction left behind; otherwise it is as in the file.
"""

from __future__ import annotations

import re
from dataclasses import field

from bulletin_layout.immutable import immutable
from bulletin_layout.importing.clean import on_one_line, visible
from bulletin_layout.messages import Message

# An address that a link of an issue may have.
ADDRESS = re.compile(r"(https?://|mailto:)[^\s()]+")

# An issue has no mark for a backslash: before a mark, another or the end it would be one.
BACKSLASHES = re.compile(r"\\{2,}|\\+(?=[*_{}\[\]]|</?su[bp]>|$)")
# What means a mark where it is not escaped.
_MARKS = re.compile(r"[*_{}\[\]]|<(?=/?su[bp]>)")
# Characters of the faces Symbol and Wingdings, as lists of Word and LibreOffice have them.
SYMBOLS = {
    0xF0B7: "·",
    0xF0A7: "■",
    0xF0FC: "√",
    0xF0D8: "➢",
    0xF06C: "●",
    0xF06E: "■",
    0xF0E0: "→",
}


@immutable
class Appearance:
    """How a paragraph looks, as far as the format tells. None: it does not tell.

    `indented`: its first line is. `level`: of a heading by its style, 0 for a title. `gap`: blank
    space stands above it. `caption`: its style says that it is one.
    """

    centred: bool | None = None
    bold: bool | None = None
    indented: bool | None = None
    right: bool | None = None
    level: int | None = None
    gap: bool = False
    caption: bool = False


@immutable
class Words:
    """A paragraph, or lines that belong together (a title's, which the editor broke).

    `marked` is the text with an issue's inline marks (`**`, notes, links) where the file has what
    they stand for; `where` is for people: page 3, line 12. `note`: what was guessed about it.
    """

    text: str
    where: Message
    appearance: Appearance = Appearance()
    marked: str | None = None
    note: str = ""

    @property
    def plain(self) -> str:
        """The text as it is written where neither notes nor links may stand."""
        return escaped(self.text)

    @property
    def written(self) -> str:
        """The text as it is written into an issue: with marks, its own characters escaped."""
        return escaped(self.text) if self.marked is None else self.marked


@immutable
class GridCell:
    """A cell that spans `across` columns and `down` rows."""

    text: str
    across: int = 1
    down: int = 1


@immutable
class Grid:
    """A table: the cells that begin in each row, its head rows, its columns' alignment, caption."""

    rows: tuple[tuple[GridCell, ...], ...]
    columns: int
    where: Message
    head: int = 1
    aligns: tuple[str, ...] = ()
    caption: str = ""


@immutable
class Picture:
    """A picture's bytes, the ending of a file that holds them, what it shows, its caption."""

    data: bytes = field(repr=False)
    suffix: str
    where: Message
    alt: str = ""
    caption: str = ""


@immutable
class Gallery:
    """Pictures that stand abreast, and the caption that they share."""

    pictures: tuple[Picture, ...]
    where: Message
    caption: str = ""


Piece = Words | Grid | Picture | Gallery


def words_of(piece: Piece) -> str:
    """Return a piece's words on one line, a table's cells parted by strokes."""
    if isinstance(piece, Words):
        return " ".join(piece.text.split())
    if isinstance(piece, Picture):
        return piece.caption or piece.alt
    if isinstance(piece, Gallery):
        return " ".join(filter(None, (*map(words_of, piece.pictures), piece.caption)))
    rows = (" ".join(cell.text for cell in row if cell.text) for row in piece.rows)
    return "｜".join([*filter(None, [piece.caption]), *rows])


@immutable
class Remark:
    """Something of the file that is not in its pieces, or was decided: told to the editor.

    `kept` is its text, which then stands under `unplaced`; empty for what is no text of the issue
    (a page number, a deletion that the author made): that is `gone`. `pictures` are saved and named
    there.
    """

    what: Message
    where: Message
    kept: str = ""
    pictures: tuple[Picture, ...] = ()
    gone: str = ""


def pictures_in(piece: Piece) -> tuple[Picture, ...]:
    """Return the photos of a piece."""
    if isinstance(piece, Gallery):
        return piece.pictures
    return (piece,) if isinstance(piece, Picture) else ()


@immutable
class SourcePart:
    """A paragraph, line or page of a file as it lies there, for the account of the import."""

    where: Message
    text: str


@immutable
class Material:
    """All that a file holds: its pieces in order, the reader's remarks; the file's name.

    `source` is what the file holds, gathered apart from the pieces, and so are the numbers of its
    tables, pictures and notes; `read` is what is written anew and so in no piece (a note's number).
    `subject` is that of a mail.
    """

    name: str
    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...] = ()
    source: tuple[SourcePart, ...] = ()
    tables: int = 0
    pictures: int = 0
    notes: int = 0
    read: tuple[str, ...] = ()
    subject: str = ""


def escaped(text: str, always: bool = False) -> str:
    r"""Return a text whose characters mean themselves in an issue: inline marks get a backslash.

    `always`: also characters that make no mark by themselves, but may beside another text.
    """
    from bulletin_layout.issue.markup import first_mark

    text = visible(text)  # what is left out later might have kept two characters from a mark
    if not always and first_mark(text) is None:
        return text
    text = BACKSLASHES.sub(lambda found: "＼" * len(found[0]), text)
    return _MARKS.sub(lambda found: "\\" + found[0], text)


def may_be_linked(words: str) -> bool:
    """Return whether words may stand in a link of an issue: on one line, and none a mark."""
    return bool(on_one_line(words)) and "\\" not in words and not _MARKS.search(words)


def note_mark(words: str) -> str:
    """Return a note as it is written into an issue, empty if it holds what no note may."""
    from bulletin_layout.issue.markup import first_mark

    words = on_one_line(words)
    note = f"[^{words}]"
    mark = first_mark(note)
    whole = mark is not None and mark.lastgroup == "note" and mark[0] == note
    plain = first_mark(words) is None and not words.endswith("\\")
    return note if words and whole and plain else ""
