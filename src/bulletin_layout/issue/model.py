"""What an issue says, independent of how it will look. Every type is immutable.

Text keeps the place it was read from, so that a later stage can name it; two texts are
equal if their characters and marks are.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from bulletin_layout.diagnostics import Diagnostic, Place
from bulletin_layout.images.model import Picture


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a text under the same inline marks.

    `role` is "", "strong" or "kai". `whole`: never broken over lines. `link`: an address.
    `note`: the text of a note whose mark stands here; `forced`: a line break stands here; the
    characters are empty then.
    """

    text: str
    role: str = ""
    whole: bool = False
    link: str = ""
    note: Text | None = None
    forced: bool = False
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of the editor's text, one paragraph or less, and where it stands in the file.

    `value` holds the characters without inline marks; `spans`, where there are marks, the same
    characters cut by them.
    """

    value: str
    place: Place | None = field(default=None, compare=False)
    spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return self.value

    def place_at(self, index: int) -> Place | None:
        """Return where the character at `index` of `value` stands in the file."""
        place, inside = self.place, index
        for span in self.spans:
            if inside < len(span.text):
                place = span.place
                break
            inside -= len(span.text)
        return Place(place.file, place.line, place.column + inside) if place else None


@dataclass(frozen=True, slots=True)
class Period:
    """The issue's 期号: year, number within the year (期), running total (总期).

    `number` and `total` may be None in a draft; blanks are printed for them. `supplement` is
    增刊: numbered apart.
    """

    year: int
    number: int | None = None
    total: int | None = None
    supplement: bool = False


@dataclass(frozen=True, slots=True)
class Editors:
    """编印: who edits the issue, and its date."""

    name: Text
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Secrecy:
    """密级 and 保密期限."""

    level: str
    term: Text | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that is written out as one: never taken for a heading.

    `fit` is by how many lines it is to be made longer (+) or shorter (-) by spacing its
    characters.
    """

    text: Text
    fit: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading written out as one. `level` 1 to 4, or None to tell it by its number."""

    text: Text
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关: to whom a letter goes, set from the left edge."""

    text: Text


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo: its file, what it shows in words for those who cannot see it, its caption."""

    file: Text
    picture: Picture
    caption: Text | None = None
    alt: Text | None = None


@dataclass(frozen=True, slots=True)
class Photos:
    """One to three photos abreast, at equal height, and a caption for all of them.

    `width` is that of all together, as written with its unit; None is the style's own.
    `as_is` embeds them at their full size.
    """

    photos: tuple[Photo, ...]
    caption: Text | None = None
    width: str | None = None
    as_is: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading, how its cells are aligned (left, centre, right, point).

    `heading` is None where the table has heading rows of its own. `width` is as written with
    its unit, None for what the content asks for.
    """

    heading: Text | None = None
    align: str = "left"
    width: str | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell that spans `across` columns and `down` rows."""

    text: Text
    across: int = 1
    down: int = 1
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.text.value


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the cells that begin in it, left to right. `total` is a 合计 row."""

    cells: tuple[Cell, ...]
    total: bool = False
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its cells cover every place of its grid once.

    `head` are heading rows instead of the columns' own headings. `split`: rows may break over
    pages. `turned`: set across the paper, turned by 90°.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    head: tuple[TableRow, ...] = ()
    caption: Text | None = None
    split: bool = False
    turned: bool = False


Block = Text | Paragraph | Heading | Addressee | Photos | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期. `sealed`: room is left for a seal."""

    names: tuple[Text, ...]
    date: datetime.date | None = None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """An article: title lines as the editor broke them, blocks, the contributing company.

    `editorial` is 按语, set before the title; `signature` stands after the text.
    """

    title: tuple[Text, ...]
    body: tuple[Block, ...]
    source: Text | None = None
    editorial: tuple[Text, ...] = ()
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """附件: a title, a sub-title, and a table or text or both."""

    title: tuple[Text, ...]
    table: Table | None = None
    subtitle: Text | None = None
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Distribution:
    """报, 送 and 发: who receives the issue, in order; who printed it, when, and how many."""

    report: tuple[Text, ...] = ()
    send: tuple[Text, ...] = ()
    copy: tuple[Text, ...] = ()
    office: Text | None = None
    date: datetime.date | None = None
    copies: int | None = None

    def __bool__(self) -> bool:
        return any((self.report, self.send, self.copy, self.office, self.date, self.copies))


@dataclass(frozen=True, slots=True)
class Check:
    """校对: the rules that are switched off, and the office's own words (`wrong → right`)."""

    off: tuple[Text, ...] = ()
    words: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that switches rules off for the line below its place: these, or all if none."""

    place: Place
    rules: tuple[str, ...]
    rule_places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a bulletin.

    `unplaced` is what an import could not place: reported, never printed. `style` is a
    stylesheet's name or file; `diagnostics` are the warnings of its reading; `files` are those
    that it was read from: its own, its series', its photos; `suppressions` are its comments that
    switch rules of 校对 off.
    """

    header: tuple[Text, ...]
    period: Period
    editors: Editors
    articles: tuple[Article, ...]
    secrecy: Secrecy | None = None
    notice: Text | None = None
    serial: Text | None = None
    editorial: tuple[Text, ...] = ()
    briefs: tuple[Text, ...] = ()
    appendix: tuple[Appendix, ...] = ()
    distribution: Distribution = Distribution()
    unplaced: tuple[Text, ...] = ()
    check: Check = Check()
    style: str = "series-2023"
    style_place: Place | None = field(default=None, compare=False)
    file: str = field(default="", compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    files: tuple[str, ...] = field(default=(), compare=False)
    suppressions: tuple[Suppression, ...] = field(default=(), compare=False)
