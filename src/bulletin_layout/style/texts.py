"""The looks of texts: each kind of text, headings, inline marks."""

from __future__ import annotations

from dataclasses import field
from typing import Any, ClassVar

from bulletin_layout.grammar.kinds import FLAG, choice, integer, length, number
from bulletin_layout.immutable import immutable
from bulletin_layout.style.keys import COLOUR, ROLE, WORD, style_key


@immutable(kw_only=True)
class TextStyle:
    """How one kind of text looks. Indents in points, blanks in lines of the grid.

    `kind` is the kind's name in `Texts`; what is made from it with other blanks keeps it.
    """

    CHINESE: ClassVar[str] = "一种文字的样子。缩进以点计，空行以行格计。"

    role: str = style_key(
        ROLE,
        "the font set's role: fangsong, kai, hei, song, xiaobiaosong …",
        "字体集里的角色：fangsong、kai、hei、song、xiaobiaosong 等",
    )
    size: float = style_key(length(1, 500), "type size", "字号")
    colour: str = style_key(COLOUR, "ink", "颜色")
    align: str = style_key(choice("justify", "left", "centre", "right"), "alignment", "对齐")
    first_indent: float = style_key(length(0, 2000), "indent of the first line", "首行缩进")
    indent: float = style_key(length(0, 2000), "indent of the other lines", "其余各行缩进")
    inset: float = style_key(length(0, 2000), "indent of all lines on both sides", "各行左右各缩进")
    blank_above: int = style_key(
        integer(0, 100), "blank lines above, dropped at a page's head", "其上的空行，在页首时略去"
    )
    blank_below: int = style_key(integer(0, 100), "blank lines below", "其下的空行")
    kind: str = field(default="", compare=False)


def text_style(chinese: str) -> Any:
    """Return a field for a kind of text, with its name in Chinese, by which Word lists it too."""
    return field(metadata={"chinese": chinese})


@immutable(kw_only=True)
class Texts:
    """The text styles, by what they set.

    What a style's `text` does not name looks as its `text.default`.
    """

    body: TextStyle = text_style("正文")
    title: TextStyle = text_style("标题")
    subtitle: TextStyle = text_style("副标题")
    remark: TextStyle = text_style("附注")
    source: TextStyle = text_style("来稿单位")
    editorial: TextStyle = text_style("按语")
    heading_1: TextStyle = text_style("一级标题")
    heading_2: TextStyle = text_style("二级标题")
    heading_3: TextStyle = text_style("三级标题")
    heading_4: TextStyle = text_style("四级标题")
    contents_heading: TextStyle = text_style("要目标题")
    contents: TextStyle = text_style("要目")
    column: TextStyle = text_style("栏目")
    addressee: TextStyle = text_style("主送机关")
    briefs_heading: TextStyle = text_style("简讯标题")
    brief: TextStyle = text_style("简讯")
    caption: TextStyle = text_style("图下说明")
    note: TextStyle = text_style("页下注")
    signature: TextStyle = text_style("落款")
    appendix_list: TextStyle = text_style("附件说明")
    appendix_label: TextStyle = text_style("附件标识")
    appendix_title: TextStyle = text_style("附件标题")
    appendix_subtitle: TextStyle = text_style("附件副标题")
    table_caption: TextStyle = text_style("表题")
    table_heading: TextStyle = text_style("表头")
    table_cell: TextStyle = text_style("表格文字")
    table_total: TextStyle = text_style("表格合计")
    distribution: TextStyle = text_style("版记")
    name: TextStyle = text_style("简报名称")
    secrecy: TextStyle = text_style("密级")
    notice: TextStyle = text_style("提示")
    serial: TextStyle = text_style("份号")
    urgency: TextStyle = text_style("紧急程度")
    particulars: TextStyle = text_style("要项")
    period: TextStyle = text_style("期号")
    editors: TextStyle = text_style("编印单位")
    folio: TextStyle = text_style("页码")
    watermark: TextStyle = text_style("水印")
    line_number: TextStyle = text_style("行号")


@immutable(kw_only=True)
class Headings:
    """层次序数 inside an article."""

    CHINESE: ClassVar[str] = "文章里的层次序数。"

    recognise: bool = style_key(
        FLAG,
        "paragraphs that begin with 一、（一）1.（1） are headings",
        "以“一、”“（一）”“1.”“（1）”开头的段落是否当作标题",
    )
    run_in: str = style_key(
        choice("none", "number", "clause"),
        "how much of 一是…二是… is set off",
        "“一是”“二是”用楷体的范围",
    )


@immutable(kw_only=True)
class Inline:
    """Marks inside a text: the faces of strong text and of run-ins, note marks, scripts."""

    CHINESE: ClassVar[str] = "行内标记：加重和“一是”的字体，页下注的标记，上标和下标。"

    strong: str = style_key(ROLE, "the font set's role for **strong** text", "**加重** 的字体角色")
    kai: str = style_key(ROLE, "the role for __text__", "__楷体__ 的字体角色")
    run_in: str = style_key(
        ROLE,
        "the role for 一是… and for a heading that its text follows",
        "“一是”以及与正文接排的标题的字体角色",
    )
    note_size: float = style_key(
        number(0.2, 1.5),
        "size of a note mark, em of its text",
        "注的标记的字号，以所在文字的字号计",
    )
    note_rise: float = style_key(
        number(0, 1.5),
        "how far a note mark is raised, em of its text",
        "注的标记升高多少，以所在文字的字号计",
    )
    script_size: float = style_key(
        number(0.2, 1.5),
        "size of superscripts and subscripts, em of their text",
        "上标、下标的字号，以所在文字的字号计",
    )
    superscript_rise: float = style_key(
        number(0, 1.5),
        "how far a superscript is raised, em of its text",
        "上标升高多少，以所在文字的字号计",
    )
    subscript_drop: float = style_key(
        number(0, 1.5),
        "how far a subscript is lowered, em of its text",
        "下标降低多少，以所在文字的字号计",
    )


@immutable(kw_only=True)
class WordFaces:
    """The faces that Word and WPS are told, by the roles of the text styles."""

    CHINESE: ClassVar[str] = "Word 文件里写的字体名，按文字的角色。"

    fangsong: str = style_key(WORD, "仿宋", "仿宋", default="仿宋_GB2312")
    kai: str = style_key(WORD, "楷体", "楷体", default="楷体_GB2312")
    hei: str = style_key(
        WORD, "黑体, of Latin letters too", "黑体，字母、数字也用它", default="黑体"
    )
    song: str = style_key(WORD, "宋体", "宋体", default="宋体")
    xiaobiaosong: str = style_key(WORD, "小标宋", "小标宋", default="方正小标宋简体")
    masthead: str = style_key(
        WORD,
        "the bulletin's name, Latin letters too",
        "简报名称，字母、数字也用它",
        default="方正小标宋简体",
    )
    latin: str = style_key(
        WORD, "Latin letters and digits", "字母和数字", default="Times New Roman"
    )
