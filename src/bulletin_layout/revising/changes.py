"""What an edited file changes of an issue: each kind of change, by the paths of texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from bulletin_layout.docx.base import PICTURE
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.pictures import ShownPicture
from bulletin_layout.revising.word_file import Comment

_MOST_SHOWN = 40


class Change(NamedTuple):
    """A text of the issue, by its path: what it was, and what it is now."""

    path: str
    old: str
    new: str


class Addition(NamedTuple):
    """A new paragraph: the path that it stands behind, or before if `after` is False.

    `level`: it is a heading of that level, and no number before it says so.
    """

    path: str
    after: bool
    new: str
    level: int = 0


class Removal(NamedTuple):
    """A paragraph that is gone; `whole`: all of the entry that it is in, a table or photos."""

    path: str
    old: str
    whole: bool = False


class Move(NamedTuple):
    """A paragraph that stands elsewhere: behind a path, or before it if `after` is False."""

    path: str
    after: bool
    to: str
    new: str


class RowAddition(NamedTuple):
    """A new row of a table, behind the row of a cell, or before it: what its cells say."""

    path: str
    after: bool
    cells: tuple[str, ...]


class RowRemoval(NamedTuple):
    """A row of a table that is gone, by its first cell."""

    path: str
    old: str


class ColumnAddition(NamedTuple):
    """A new column of a table: for each row the cell beside which it stands, and what it says.

    `after`: it stands behind those cells, else before. The first is the columns' heading.
    """

    path: str
    after: bool
    cells: tuple[tuple[str, str], ...]


class ColumnRemoval(NamedTuple):
    """A column of a table that is gone: the paths of its cells, the columns' heading first."""

    path: str
    cells: tuple[str, ...]


class TitleLines(NamedTuple):
    """A title whose lines end elsewhere."""

    path: str
    old: tuple[str, ...]
    new: tuple[str, ...]


class CaptionRemoval(NamedTuple):
    """A caption that is gone, what it belonged to is not."""

    path: str
    old: str


class Entries(NamedTuple):
    """An entry of a list that is several now: bodies typed behind one in the 版记."""

    path: str
    old: str
    new: tuple[str, ...]


class RowMove(NamedTuple):
    """A row of a table, by its first cell, that stands behind the row of another, or before it."""

    path: str
    after: bool
    to: str


class ArticleAddition(NamedTuple):
    """A new article behind another, or before it: the lines of its title; kinds and texts of it."""

    path: str
    after: bool
    title: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]


class ArticleRemoval(NamedTuple):
    """An article or appendix of which nothing is left, and how it began."""

    path: str
    old: str


class ArticleMove(NamedTuple):
    """An article or appendix that stands whole behind another, or before it."""

    path: str
    after: bool
    to: str


class ValueChange(NamedTuple):
    """A number or date by its path: the words that printed it, those that do now, the value now."""

    path: str
    old: str
    new: str
    written: str


class PhotoChange(NamedTuple):
    """A photo, by the path of its file, that is another picture now."""

    path: str
    picture: ShownPicture


class AlternativeChange(NamedTuple):
    """Other words for those who cannot see a photo, by the path of its file."""

    path: str
    old: str
    new: str


class WidthChange(NamedTuple):
    """A photo, by the path of its file, that is shown at another width, in millimetres."""

    path: str
    old: float
    new: float


class PhotoAddition(NamedTuple):
    """A new photo with its caption, behind the text of a path, or before it."""

    path: str
    after: bool
    picture: ShownPicture
    caption: str


class TableAddition(NamedTuple):
    """A new table behind the text of a path, or before it: its caption, its heads, its rows."""

    path: str
    after: bool
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


AnyChange = (
    Change | Addition | Removal | Move | RowAddition | RowRemoval | ColumnAddition
    | ColumnRemoval | TitleLines | CaptionRemoval | ArticleAddition | ArticleRemoval | ArticleMove
    | Entries | RowMove | ValueChange | PhotoChange | AlternativeChange | WidthChange
    | PhotoAddition | TableAddition
)  # fmt: skip


class Remark(NamedTuple):
    """A comment of the margin, at the text of a path; `about` a new paragraph behind that."""

    path: str
    comment: Comment
    about: str = ""


@dataclass(slots=True)
class Comparison:
    """What an edited file changes, in the order of the file.

    `said` is what the file says in order, without the library's words: for each paragraph the
    texts in it, of a title the whole. `not_taken` is what else stands in the file.
    """

    changes: list[AnyChange] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    conflicts: list[Message] = field(default_factory=list)
    unplaced: list[Message] = field(default_factory=list)
    not_taken: list[Message] = field(default_factory=list)
    said: list[tuple[str, ...]] = field(default_factory=list)


def short(text: str) -> str:
    """Return a text as it is shown in a message, without the sign that stands for a photo."""
    text = text.replace(PICTURE, "")
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
