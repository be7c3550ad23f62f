"""Page, baseline grid, lines, pagination: how text fills the type area."""

from __future__ import annotations

from typing import ClassVar

from bulletin_layout.grammar.kinds import FLAG, choice, integer, length, number
from bulletin_layout.immutable import immutable
from bulletin_layout.style.keys import style_key
from bulletin_layout.typography.punctuation import LEVELS


@immutable(kw_only=True)
class Page:
    """The paper and where the type area begins."""

    CHINESE: ClassVar[str] = "纸张和版心的位置。"

    width: float = style_key(length(50, 5000), "paper width", "纸宽")
    height: float = style_key(length(50, 5000), "paper height", "纸高")
    top: float = style_key(length(0, 5000), "top of the type area (天头)", "版心上边（天头）")
    left: float | None = style_key(
        length(0, 5000, word="centred"),
        "left edge of the type area (订口), or centred",
        "版心左边（订口），或写 centred 居中",
    )


@immutable(kw_only=True)
class Grid:
    """The baseline grid: one line pitch is one slot, and everything takes whole slots."""

    CHINESE: ClassVar[str] = "行格：一个行距为一格，一切内容占整格。"

    lines: int = style_key(integer(1, 500), "lines a page", "每页行数")
    pitch: float = style_key(length(1, 500), "line pitch", "行距")
    line_position: str = style_key(
        choice("top", "middle"),
        "where the body's em box lies in its slot",
        "正文的字身在格中的位置：靠上或居中",
    )


@immutable(kw_only=True)
class Composition:
    """How lines are composed. Amounts in em, measure and tracking in points."""

    CHINESE: ClassVar[str] = "行内排法。数值以正文字宽（em）计，版心宽和字距以点计。"

    measure: float = style_key(length(10, 5000), "width of the lines", "版心宽（行长）")
    tracking: float = style_key(
        length(-10, 50), "added between the cells of Han text", "汉字之间另加的字距"
    )
    autospace: float = style_key(
        number(0, 1),
        "gap between Han and Latin letters or digits, em",
        "汉字与字母、数字之间的空隙，em",
    )
    han_space: float = style_key(
        number(0, 2), "width of a typed space between Han, em", "汉字之间打的空格的宽，em"
    )
    pair: float = style_key(
        number(0, 1), "what two adjacent marks lose together, em", "相邻两个标点合起来减去的宽，em"
    )
    squeeze_inside: float = style_key(
        number(0, 0.5), "what a mark inside a line can give, em", "行内的标点能让出的宽，em"
    )
    squeeze_end: float = style_key(
        number(0, 0.5), "what a mark at the line end can give, em", "行末的标点能让出的宽，em"
    )
    compress: str = style_key(
        choice("none", "mandatory", "word", "word15"),
        "when marks are squeezed: never; for a mark that may not begin a line; as Word does",
        "标点何时挤压：不挤；只为不能排在行首的标点；照 Word（word15 为兼容模式 15）",
        default="mandatory",
    )
    hang: bool = style_key(
        FLAG,
        "，。、；： may stand outside the line's end",
        "行末点号可悬在版心之外",
        default=False,
    )
    latin: str = style_key(
        choice("whole", "anywhere"),
        "where Latin words and numbers may break",
        "西文单词和数字：整体不断，或随处可断",
        default="whole",
    )
    stretch: str = style_key(
        choice("even", "autospace-first"),
        "what a line is stretched at: every gap alike, or autospaces up to half an em first",
        "行内余空：各处均摊，或先加在中西间隙（至多半个字）",
        default="even",
    )
    kinsoku: str = style_key(choice(*LEVELS), "避头尾 level", "避头尾的级别")
    line_start: str = style_key(
        choice("keep", "trim"),
        "the blank half of an opening mark that begins a line: kept (Word), or cut off",
        "行首的前引号、前括号左边的空白：保留（同 Word），或去掉",
    )
    outer_marks: str = style_key(
        choice("keep", "trim"),
        "the blank half of a mark at an end of a centred line, or at the right of one that is set"
        " there: counted (Word), or left out so that the ink stands in the middle, or at the edge",
        "居中的行两端、居右的行末标点外侧的空白：计入（同 Word），或不计，使字面居中、靠齐",
    )
    loosest: float = style_key(
        number(0, 5),
        "a line stretched by more than this between its characters is told, em",
        "字间拉开超过此数的行给出提醒，以 em 计",
    )
    double_marks: str = style_key(
        choice("full", "half"),
        "！！ and ？！: a 字 each, or two in one (GB/T 15834-2011 5.1.3)",
        "叠用、连用的叹号、问号：每个占一字，或两个合占一字（GB/T 15834-2011 5.1.3）",
    )
    line_end: str = style_key(
        choice("full", "half"), "width of a mark at a line end", "行末标点的宽：一个字或半个字"
    )
    lone_character: str = style_key(
        choice("allow", "avoid"), "孤字 at a paragraph's end", "段末孤字：允许或避免"
    )


@immutable(kw_only=True)
class Pagination:
    """What may stand alone at a page's head or foot."""

    CHINESE: ClassVar[str] = "页首、页末可否单独留一行。"

    widow: str = style_key(
        choice("allow", "avoid"),
        "a paragraph's last line at a page's head",
        "段末一行排在页首：允许或避免",
    )
    orphan: str = style_key(
        choice("allow", "avoid"),
        "a paragraph's first line at a page's foot",
        "段首一行排在页末：允许或避免",
    )
