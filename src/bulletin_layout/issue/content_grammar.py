"""The YAML of what stands in an article, as data: paragraphs, headings, photos, tables."""

from __future__ import annotations

from bulletin_layout.images.model import Picture
from bulletin_layout.issue.kinds import (
    CAPTION,
    DATE,
    FIT,
    FLAG,
    INTEGER,
    LENGTH,
    MARKED,
    PICTURE,
    TEXT,
    Field,
    Lines,
    Many,
    Record,
    Rows,
    Scalar,
)
from bulletin_layout.issue.model import (
    Addressee,
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Photo,
    Photos,
    Signature,
    Table,
    Text,
)

ALIGN = Scalar("choice", (("left", "左"), ("centre", "中"), ("right", "右"), ("point", "小数点")))
YES = Scalar("choice", (("true", "是"),))
HEADING_LEVEL = Scalar("choice", tuple((n, n) for n in "1234"))


def _paragraph(paragraph: Text, fit: int) -> Paragraph:
    return Paragraph(paragraph, fit)


def _heading(heading: Text, level: str | None) -> Heading:
    return Heading(heading, int(level) if level else None)


def _photo(file: tuple[Text, Picture], caption: Text | None, alt: Text | None) -> Photo:
    return Photo(*file, caption, alt)


def _single_photo(
    photo: tuple[Text, Picture],
    caption: Text | None,
    alt: Text | None,
    width: str | None,
    as_is: bool,
) -> Photos:
    return Photos((Photo(*photo, caption, alt),), None, width, as_is)


_CAPTION = Field("caption", "说明", CAPTION, False, "The caption below it.", "图下说明。")
_ALT = Field(
    "alt",
    "替代文字",
    TEXT,
    False,
    "What it shows, for those who cannot see it; the caption if not given.",
    "画面内容，供看不到图的读者；不写则用图下说明。",
)
_WIDTH = Field(
    "width",
    "宽",
    LENGTH,
    False,
    "Width of the row of photos: 80mm, 20字; the style's if not given.",
    "整行照片的宽度，如 80mm、20字；不写按版式。",
)
_AS_IS = Field(
    "as_is",
    "原样",
    FLAG,
    False,
    "true embeds every pixel; otherwise what is finer than the style's dpi is reduced.",
    "填 是 则原样嵌入；否则超出版式分辨率的照片会缩小。",
    False,
)

PHOTO = Record(
    "photo",
    _photo,
    (
        Field(
            "file",
            "文件",
            PICTURE,
            True,
            "A JPEG, PNG or WebP file below the issue's folder.",
            "照片文件（JPEG、PNG 或 WebP），在本期文件所在文件夹之内。",
        ),
        _CAPTION,
        _ALT,
    ),
)

COLUMN = Record(
    "column",
    Column,
    (
        Field(
            "heading",
            "栏名",
            TEXT,
            False,
            "The column's heading; may be left out if the table has head rows.",
            "栏目名称；表格另有表头行时可不写。",
        ),
        Field(
            "align",
            "对齐",
            ALIGN,
            False,
            "left, centre, right, or point (numbers aligned on their point); left if not given.",
            "左、中、右，或小数点（数字按小数点对齐）；不写为左。",
            "left",
        ),
        Field(
            "width",
            "宽",
            LENGTH,
            False,
            "The column's width: 3字, 20mm; what its content asks for if not given.",
            "栏宽，如 3字、20mm；不写按内容。",
        ),
    ),
)

CELL = Record(
    "cell",
    Cell,
    (
        Field("text", "文字", CAPTION, True, "The cell's text.", "单元格文字。"),
        Field("across", "跨栏", INTEGER, False, "Columns that it spans.", "跨几栏。", 1),
        Field("down", "跨行", INTEGER, False, "Rows that it spans.", "跨几行。", 1),
    ),
)

ROW = Record(
    "row",
    dict,
    (
        Field("cells", "单元格", Rows(CELL), True, "The row's cells.", "该行的单元格。"),
        Field("total", "合计", FLAG, False, "true for a total.", "合计行填 是。", False),
    ),
)

TABLE = Record(
    "table",
    Table,
    (
        Field(
            "columns", "栏", Many(COLUMN), True, "The columns, left to right.", "各栏，自左至右。"
        ),
        Field(
            "head",
            "表头",
            Rows(CELL),
            False,
            "Heading rows instead of the columns' headings; cells may be merged.",
            "表头行，代替各栏的栏名；单元格可合并。",
            (),
        ),
        Field(
            "rows",
            "行",
            Rows(CELL),
            True,
            "A list of rows. A row is a list of cells, or {cells: [...], total: true} for a "
            "total. A cell is a text, or {text: ..., across: 2, down: 3} if it is merged.",
            "行的列表。一行是单元格的列表；合计行写 {cells: [...], total: 是}。"
            "单元格是文字；合并的写 {文字: …, 跨栏: 2, 跨行: 3}。",
        ),
        Field("caption", "表题", CAPTION, False, "The table's title above it.", "表格上方的标题。"),
        Field(
            "split",
            "拆行",
            FLAG,
            False,
            "true lets a row of several lines break over pages.",
            "填 是 则多行的表行可跨页。",
            False,
        ),
        Field(
            "turned",
            "横排",
            FLAG,
            False,
            "true turns a wide table by 90°, on pages of its own.",
            "填 是 则把宽表转 90°，单独占页。",
            False,
        ),
    ),
)

BLOCKS = (
    Record(
        "paragraph",
        _paragraph,
        (
            Field(
                "paragraph",
                "段落",
                MARKED,
                True,
                "A paragraph that is never taken for a heading.",
                "段落，不会当作层次标题。",
            ),
            Field(
                "fit",
                "调整",
                FIT,
                False,
                "-1 line or +1 line: its characters are set closer or wider, by 0.2 pt at most.",
                "-1 行 或 +1 行：收紧或放松字距，每字至多 0.2 pt。",
                0,
            ),
        ),
    ),
    Record(
        "heading",
        _heading,
        (
            Field("heading", "层次标题", MARKED, True, "A heading.", "层次标题。"),
            Field(
                "level",
                "级",
                HEADING_LEVEL,
                False,
                "1 to 4; told by its number (一、（一）1.（1）) if not given.",
                "1 至 4；不写按序号（一、（一）1.（1））判断。",
            ),
        ),
    ),
    Record(
        "addressee",
        lambda addressee: Addressee(addressee),
        (
            Field(
                "addressee",
                "主送",
                MARKED,
                True,
                "To whom a letter goes: set from the left edge, 各有关单位：",
                "主送机关，顶格排，如 各有关单位：",
            ),
        ),
    ),
    Record(
        "single_photo",
        _single_photo,
        (
            Field(
                "photo",
                "照片",
                PICTURE,
                True,
                "A single photo's file below the issue's folder.",
                "单张照片的文件。",
            ),
            _CAPTION,
            _ALT,
            _WIDTH,
            _AS_IS,
        ),
    ),
    Record(
        "photos",
        Photos,
        (
            Field(
                "photos",
                "并排照片",
                Many(PHOTO),
                True,
                "Two or three photos abreast, at equal height.",
                "两三张并排、等高的照片。",
            ),
            Field(
                "caption",
                "说明",
                CAPTION,
                False,
                "A caption for all of them.",
                "共用的图下说明。",
            ),
            _WIDTH,
            _AS_IS,
        ),
    ),
    Record(
        "table_block",
        lambda table: table,
        (Field("table", "表格", TABLE, True, "A table in the text.", "正文中的表格。"),),
    ),
    Record(
        "page_break",
        lambda page_break: PageBreak(),
        (
            Field(
                "page_break",
                "换页",
                YES,
                True,
                "true: what follows begins a page.",
                "填 是，其后另起一页。",
            ),
        ),
    ),
)

SIGNATURE = Record(
    "signature",
    Signature,
    (
        Field("names", "署名", Lines(), True, "Who signs, one a line.", "署名，一行一个。"),
        Field("date", "日期", DATE, False, "The date below.", "成文日期。"),
        Field(
            "sealed",
            "加盖印章",
            FLAG,
            False,
            "true leaves room for a seal.",
            "填 是 则按加盖印章排。",
            False,
        ),
    ),
)
