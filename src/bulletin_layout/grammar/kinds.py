"""The kinds of value that a file is made of: single values, texts in rows, records, lists.

A kind is data. A record is a dataclass of the model whose fields are made by `fields.key`.
"""

from __future__ import annotations

from bulletin_layout.immutable import immutable


@immutable
class Scalar:
    """A single value of a type, within bounds, or one of `choices` (English and Chinese word).

    Types: text, marked (text with inline marks), caption (marked, without notes), integer, numbers
    (a whole number, or the first and the last of several), number, date, choice, flag, length,
    colour, role, label (`choices` may stand in its braces), fit, picture (a picture file),
    table_file (a CSV file). `least` and `most` bound numbers, and lengths in points. `blank`: an
    empty value is none. `word` may be written instead of a value, and is none too.
    """

    type: str
    choices: tuple[tuple[str, str], ...] = ()
    least: float = 0
    most: float = 0
    blank: bool = False
    word: str = ""


@immutable
class Lines:
    """One text or a list of texts; each is a line of its own."""


@immutable
class Body:
    """Paragraphs: a block in which a line is a paragraph, or a list of paragraphs.

    `blocks` are the records that may stand in such a list; each is known by its first key.
    """

    blocks: tuple[type, ...] = ()


@immutable
class Cells:
    """A list of cells; a cell is a text, or a record of `cell`."""

    cell: type


@immutable
class Rows:
    """Table rows: a list; a row is a list of cells, or the record `row` that holds such a list."""

    row: type
    cell: type


@immutable
class Many:
    """A list of records; a single record may stand without a list."""

    record: type


@immutable
class One:
    """A record."""

    record: type


Kind = Scalar | Lines | Body | Cells | Rows | Many | One


def records_in(kind: Kind) -> tuple[type, ...]:
    """Return the records that a value of this kind may be made of."""
    if isinstance(kind, One | Many):
        return (kind.record,)
    if isinstance(kind, Body):
        return kind.blocks
    if isinstance(kind, Rows):
        return (kind.row, kind.cell)
    return (kind.cell,) if isinstance(kind, Cells) else ()


TEXT, MARKED, CAPTION = Scalar("text"), Scalar("marked"), Scalar("caption")
DATE, FLAG, FIT, PICTURE = Scalar("date"), Scalar("flag"), Scalar("fit"), Scalar("picture")
TABLE_FILE = Scalar("table_file")
LINES = Lines()


def integer(least: int = 0, most: int = 999_999_999, *, blank: bool = False) -> Scalar:
    """Return the kind of a whole number from `least` to `most`."""
    return Scalar("integer", (), least, most, blank)


def numbers(least: int = 0, most: int = 999_999_999, *, blank: bool = False) -> Scalar:
    """Return the kind of a whole number, or of several in a row: 1-2."""
    return Scalar("numbers", (), least, most, blank)


def number(least: float, most: float) -> Scalar:
    """Return the kind of a number from `least` to `most`."""
    return Scalar("number", (), least, most)


def length(least: float, most: float, *, word: str = "") -> Scalar:
    """Return the kind of a length of `least` to `most` points, or a word instead of it."""
    return Scalar("length", (), least, most, word=word)


def choice(*words: tuple[str, str] | str) -> Scalar:
    """Return the kind of one of several words, each in English or with its Chinese beside it."""
    return Scalar("choice", tuple((w, w) if isinstance(w, str) else w for w in words))


def label(*placeholders: str) -> Scalar:
    """Return the kind of words that the library prints, with what may stand in their braces."""
    return Scalar("label", tuple((name, name) for name in placeholders))
