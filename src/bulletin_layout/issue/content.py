"""What stands in an article: paragraphs, headings, photos, tables, signatures.

A class is a record of an issue's file, its fields are the keys. Every type is immutable. What may
stand in a body has an `EXAMPLE`, an entry as it is written: the guide shows it, and
`tests/cases/blocks.yaml`, an issue with one of each, is made of them.
"""

from __future__ import annotations

import datetime
from dataclasses import field
from typing import Any, ClassVar

from bulletin_layout.diagnostics import Place
from bulletin_layout.geometry import Length
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import (
    CAPTION,
    DATE,
    FIT,
    FLAG,
    LINES,
    MARKED,
    PICTURE,
    TEXT,
    Cells,
    Many,
    One,
    Rows,
    choice,
    integer,
    length,
)
from bulletin_layout.images.model import Picture
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.record import record
from bulletin_layout.issue.text import Text

# What `bulletin_layout.model` offers to who builds issues by hand.
__all__ = [
    "Addressee",
    "BodyTable",
    "Cell",
    "Column",
    "Heading",
    "PageBreak",
    "Paragraph",
    "Photo",
    "Photos",
    "Signature",
    "SinglePhoto",
    "Table",
    "TableRow",
]

# What a table may have at the most; GB/T 9704 knows no more levels of headings.
_MOST_ACROSS, _MOST_DOWN, _MOST_LEVEL = 100, 1000, 4
# No photo and no column is wider than the largest sheet, A0.
_WIDTH = length(0.1, 2400)


@record
class Paragraph:
    """A paragraph that is written out as one: never taken for a heading.

    `fit` is by how many lines it is to be made longer (+) or shorter (-) by spacing its
    characters.
    """

    EXAMPLE: ClassVar[str] = "paragraph: 二、三季度工作量持平"

    paragraph: Text = key(
        "段落",
        MARKED,
        "A paragraph that is never taken for a heading.",
        "段落，不会当作层次标题。",
    )
    fit: int = key(
        "调整",
        FIT,
        "-1 line or +1 line: its characters are set closer or wider, by 0.2 pt at most.",
        "-1 行 或 +1 行：收紧或放松字距，每字至多 0.2 pt。",
        default=0,
    )


@record
class Heading:
    """A heading written out as one. `level` 1 to 4, or None to tell it by its number."""

    EXAMPLE: ClassVar[str] = "{heading: 下一步工作, level: 1}"

    heading: Text = key("层次标题", MARKED, "A heading.", "层次标题。")
    level: int | None = key(
        "级",
        integer(1, _MOST_LEVEL),
        "1 to 4; told by its number (一、（一）1.（1）) if not given.",
        "1 至 4；不写按序号（一、（一）1.（1））判断。",
        default=None,
    )


@record
class Addressee:
    """主送机关: to whom a letter goes, set from the left edge."""

    EXAMPLE: ClassVar[str] = "addressee: 各有关单位："

    addressee: Text = key(
        "主送",
        MARKED,
        "To whom a letter goes: set from the left edge, 各有关单位：",
        "主送机关，顶格排，如 各有关单位：",
    )


@immutable
class PhotoFile:
    """A photo's file: its name as written, and the picture that was found there."""

    name: Text
    picture: Picture


def _photo_key(name: str, english_help: str, chinese_help: str) -> Any:
    return key(name, PICTURE, english_help, chinese_help, printed=False, proofread=False)


def _caption_key(english_help: str, chinese_help: str) -> Any:
    return key("说明", CAPTION, english_help, chinese_help, default=None)


def _alt_key() -> Any:
    return key(
        "替代文字",
        TEXT,
        "What it shows, for those who cannot see it; the caption if not given.",
        "画面内容，供看不到图的读者；不写则用图下说明。",
        default=None,
        printed=False,  # it is heard instead of the photo
    )


def _width_key() -> Any:
    return key(
        "宽",
        _WIDTH,
        "Width of the row of photos: 80mm, 20字; the style's if not given.",
        "整行照片的宽度，如 80mm、20字；不写按版式。",
        default=None,
    )


def _as_is_key() -> Any:
    return key(
        "原样",
        FLAG,
        "true embeds every pixel; otherwise what is finer than the style's dpi is reduced.",
        "填 是 则原样嵌入；否则超出版式分辨率的照片会缩小。",
        default=False,
    )


@record
class Photo:
    """A photo: its file, what it shows in words for those who cannot see it, its caption."""

    file: PhotoFile = _photo_key(
        "文件",
        "A JPEG, PNG or WebP file below the issue's folder.",
        "照片文件（JPEG、PNG 或 WebP），在本期文件所在文件夹之内。",
    )
    caption: Text | None = _caption_key("The caption below it.", "图下说明。")
    alt: Text | None = _alt_key()


@record
class SinglePhoto:
    """How a photo that stands alone is written; it is read as a row of one."""

    EXAMPLE: ClassVar[str] = "{photo: photos/meeting.jpg, caption: 推进会现场, width: 80mm}"

    photo: PhotoFile = _photo_key(
        "照片", "A single photo's file below the issue's folder.", "单张照片的文件。"
    )
    caption: Text | None = _caption_key("The caption below it.", "图下说明。")
    alt: Text | None = _alt_key()
    width: Length | None = _width_key()
    as_is: bool = _as_is_key()

    def as_block(self) -> Photos:
        """Return the row of one photo that it is."""
        photo = Photo(self.photo, self.caption, self.alt)
        return Photos((photo,), None, self.width, self.as_is)


@record
class Photos:
    """One to three photos abreast, at equal height, and a caption for all of them.

    `width` is that of all together; None is the style's own. `as_is` embeds them at their full
    size.
    """

    EXAMPLE: ClassVar[str] = (
        "{photos: [{file: photos/meeting.jpg}, {file: photos/turned.jpg}], caption: 各单位活动掠影}"
    )

    photos: tuple[Photo, ...] = key(
        "并排照片",
        Many(Photo),
        "Two or three photos abreast, at equal height.",
        "两三张并排、等高的照片。",
    )
    caption: Text | None = _caption_key("A caption for all of them.", "共用的图下说明。")
    width: Length | None = _width_key()
    as_is: bool = _as_is_key()


@record
class PageBreak:
    """What follows begins a page."""

    EXAMPLE: ClassVar[str] = "page_break: true"

    page_break: str = key(
        "换页",
        choice(("true", "是")),
        "true: what follows begins a page.",
        "填 是，其后另起一页。",
    )


@record
class Column:
    """A table column: its heading, how its cells are aligned (left, centre, right, point).

    `heading` is None where the table has heading rows of its own; `width` is None for what the
    content asks for.
    """

    heading: Text | None = key(
        "栏名",
        TEXT,
        "The column's heading; may be left out if the table has head rows.",
        "栏目名称；表格另有表头行时可不写。",
        default=None,
    )
    align: str = key(
        "对齐",
        choice(("left", "左"), ("centre", "中"), ("right", "右"), ("point", "小数点")),
        "left, centre, right, or point (numbers aligned on their point); left if not given.",
        "左、中、右，或小数点（数字按小数点对齐）；不写为左。",
        default="left",
    )
    width: Length | None = key(
        "宽",
        _WIDTH,
        "The column's width: 3字, 20mm; what its content asks for if not given.",
        "栏宽，如 3字、20mm；不写按内容。",
        default=None,
    )
    place: Place | None = field(default=None, compare=False)


@record
class Cell:
    """A table cell that spans `across` columns and `down` rows."""

    text: Text = key("文字", CAPTION, "The cell's text.", "单元格文字。")
    across: int = key(
        "跨栏", integer(1, _MOST_ACROSS), "Columns that it spans.", "跨几栏。", default=1
    )
    down: int = key("跨行", integer(1, _MOST_DOWN), "Rows that it spans.", "跨几行。", default=1)
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.text.value


@record
class TableRow:
    """A row: the cells that begin in it, left to right. `total` is a 合计 row."""

    cells: tuple[Cell, ...] = key("单元格", Cells(Cell), "The row's cells.", "该行的单元格。")
    total: bool = key("合计", FLAG, "true for a total.", "合计行填 是。", default=False)
    place: Place | None = field(default=None, compare=False)


@record
class Table:
    """A table. Its cells cover every place of its grid once.

    `head` are heading rows instead of the columns' own headings. `split`: rows may break over
    pages. `turned`: set across the paper, turned by 90°.
    """

    columns: tuple[Column, ...] = key(
        "栏", Many(Column), "The columns, left to right.", "各栏，自左至右。"
    )
    rows: tuple[TableRow, ...] = key(
        "行",
        Rows(TableRow, Cell),
        "A list of rows. A row is a list of cells, or {cells: [...], total: true} for a "
        "total. A cell is a text, or {text: ..., across: 2, down: 3} if it is merged.",
        "行的列表。一行是单元格的列表；合计行写 {cells: [...], total: 是}。"
        "单元格是文字；合并的写 {文字: …, 跨栏: 2, 跨行: 3}。",
    )
    head: tuple[TableRow, ...] = key(
        "表头",
        Rows(TableRow, Cell),
        "Heading rows instead of the columns' headings; cells may be merged.",
        "表头行，代替各栏的栏名；单元格可合并。",
        default=(),
    )
    caption: Text | None = key(
        "表题", CAPTION, "The table's title above it.", "表格上方的标题。", default=None
    )
    split: bool = key(
        "拆行",
        FLAG,
        "true lets a row of several lines break over pages.",
        "填 是 则多行的表行可跨页。",
        default=False,
    )
    turned: bool = key(
        "横排",
        FLAG,
        "true turns a wide table by 90°, on pages of its own.",
        "填 是 则把宽表转 90°，单独占页。",
        default=False,
    )


@immutable
class TableFile:
    """A CSV file that a table is taken from: its name as written, its columns' names, its rows."""

    name: Text
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@record
class BodyTable:
    """How a table among paragraphs is written; it is read as the table itself."""

    EXAMPLE: ClassVar[str] = (
        "table: {columns: [{heading: 区}, {heading: 名额}], rows: [[黄浦区, 3]]}"
    )

    table: Table = key("表格", One(Table), "A table in the text.", "正文中的表格。")

    def as_block(self) -> Table:
        """Return the table that it is."""
        return self.table


# What a paragraph-wise body may hold besides plain text; each is known by its first key.
BODY_RECORDS: tuple[type, ...] = (
    Paragraph,
    Heading,
    Addressee,
    SinglePhoto,
    Photos,
    BodyTable,
    PageBreak,
)
Block = Text | Paragraph | Heading | Addressee | Photos | Table | PageBreak


@record
class Signature:
    """署名 and 成文日期. `sealed`: room is left for a seal."""

    names: tuple[Text, ...] = key("署名", LINES, "Who signs, one a line.", "署名，一行一个。")
    date: datetime.date | None = key("日期", DATE, "The date below.", "成文日期。", default=None)
    sealed: bool = key(
        "加盖印章",
        FLAG,
        "true leaves room for a seal.",
        "填 是 则按加盖印章排。",
        default=False,
    )
