"""What frames an issue: masthead, particulars, signatures, 版记, page numbers, drafts, inks."""

from __future__ import annotations

from typing import ClassVar

from bulletin_layout.grammar.kinds import FLAG, choice, integer, length, number
from bulletin_layout.immutable import immutable
from bulletin_layout.style.keys import COLOUR, WORD, style_key


@immutable(kw_only=True)
class Masthead:
    """报头: whole lines of the grid through the red rule; distances between its parts.

    密级, a notice and 编号 stand at the top of the type area, the name below them.
    """

    CHINESE: ClassVar[str] = (
        "报头：连红线共占整行；各部分之间的距离。密级、提示、编号在版心顶端，名称在其下。"
    )

    below_marks: float = style_key(
        length(0, 2000), "least room between 密级 and the name", "密级与名称之间至少的距离"
    )
    lines: int = style_key(
        integer(1, 200), "lines of the grid that it takes, the rule included", "所占的行数，含红线"
    )
    above_name: float = style_key(
        length(0, 2000), "from the type area's top to the name", "版心上边到名称"
    )
    between_names: float = style_key(
        length(0, 2000), "between two lines of the name", "名称两行之间"
    )
    upper_names: float = style_key(
        number(0.2, 1),
        "size of the name's lines above the last, em of the last",
        "名称末行之上各行的字号，以末行的字号计",
    )
    above_period: float = style_key(length(0, 2000), "from the name to the period", "名称到期号")
    above_editors: float = style_key(
        length(0, 2000), "from the period to the editors' line", "期号到编印单位一行"
    )
    above_rule: float = style_key(
        length(0, 2000), "from the editors' line to the rule", "编印单位一行到红线"
    )
    rule_width: float = style_key(
        length(0, 2000), "thickness of the rule, 0 for none", "红线的粗细，0 为无"
    )
    rule_colour: str = style_key(COLOUR, "colour of the rule", "红线的颜色")
    below_rule: float = style_key(
        length(0, 2000),
        "least room below the rule; spare room goes above it",
        "红线之下至少的距离；余下的空间在红线之上",
    )
    editors_inset: float = style_key(
        length(0, 2000), "indent of the editors' line on both sides", "编印单位一行左右各缩进"
    )
    blank_below: int = style_key(
        integer(0, 100),
        "blank lines below the rule, before the first title's own",
        "红线之下空几行，在第一个标题自己空的之外",
    )


_AT_THE_TOP = choice("top-left", "top-right")
_ANYWHERE = choice("none", "top-left", "top-right", "masthead", "imprint")
_AT_THE_FOOT = choice("none", "imprint")


@immutable(kw_only=True)
class Particulars:
    """Where what is told about an issue stands, several at one place in this order.

    At the top of the type area on either side, under the editors' line, in 版记, or nowhere.
    """

    CHINESE: ClassVar[str] = (
        "一期的各个要项印在哪里：版心左上（top-left）、右上（top-right）、"
        "编印单位一行之下（masthead）、版记（imprint），或不印（none）。同处几项按此顺序。"
    )

    serial: str = style_key(_AT_THE_TOP, "编号, the copy's number", "编号（份号）")
    secrecy: str = style_key(_AT_THE_TOP, "密级", "密级和保密期限")
    urgency: str = style_key(_ANYWHERE, "紧急程度", "紧急程度")
    notice: str = style_key(_AT_THE_TOP, "a notice", "提示")
    permit: str = style_key(_ANYWHERE, "准印证号", "准印证号")
    approver: str = style_key(_ANYWHERE, "签发", "签发")
    chief_editor: str = style_key(_ANYWHERE, "主编", "主编")
    reviewer: str = style_key(_ANYWHERE, "审核", "审核")
    managing_editor: str = style_key(_ANYWHERE, "责编", "责编")
    examiner: str = style_key(_ANYWHERE, "核稿", "核稿")
    proofreader: str = style_key(_ANYWHERE, "校对人", "校对人")
    contact: str = style_key(_ANYWHERE, "联系人", "联系人")
    phone: str = style_key(_ANYWHERE, "电话", "电话")
    email: str = style_key(_ANYWHERE, "邮箱", "邮箱")
    address: str = style_key(_ANYWHERE, "地址", "地址")
    disclosure: str = style_key(_ANYWHERE, "公开属性", "公开属性")
    additional: str = style_key(_ANYWHERE, "其他事项", "其他事项")
    readers: str = style_key(_AT_THE_FOOT, "发送对象", "发送对象")
    printer: str = style_key(_AT_THE_FOOT, "印刷单位", "印刷单位")
    print_date: str = style_key(_AT_THE_FOOT, "印刷日期", "印刷日期")


@immutable(kw_only=True)
class SignatureStyle:
    """署名 and 成文日期 (GB/T 9704 7.3.5)."""

    CHINESE: ClassVar[str] = "署名和成文日期（GB/T 9704 7.3.5）。"

    blank_above: int = style_key(integer(0, 100), "blank lines above it", "其上的空行")
    from_right: float = style_key(
        length(0, 2000), "from its end to the right edge", "右端到版心右边"
    )
    date_shift: float = style_key(
        length(0, 2000),
        "by how much the date begins to the right of the name",
        "日期首字比署名首字右移多少",
    )
    sealed_blank: int = style_key(
        integer(0, 100), "blank lines above it if it is sealed", "加盖印章时其上的空行"
    )
    sealed_from_right: float = style_key(
        length(0, 2000),
        "from the date's end to the right edge if sealed",
        "加盖印章时日期右端到版心右边",
    )


@immutable(kw_only=True)
class Imprint:
    """版记, the 报/送/发 block at the foot of the last page."""

    CHINESE: ClassVar[str] = "版记，在末页的下端。"

    blank_above: int = style_key(integer(0, 100), "least blank lines above it", "其上至少的空行")
    outer_rule: float = style_key(
        length(0, 2000),
        "thickness of the first and last rule, 0 for none",
        "首条和末条分隔线的粗细，0 为无",
    )
    inner_rule: float = style_key(
        length(0, 2000), "thickness of the rules between, 0 for none", "中间分隔线的粗细，0 为无"
    )
    rule_colour: str = style_key(COLOUR, "colour of the rules", "分隔线的颜色")
    inset: float = style_key(length(0, 2000), "indent of the text on both sides", "文字左右各缩进")
    even_page: bool = style_key(
        FLAG,
        "it stands on an even page, an empty one before it if need be",
        "是否须在偶数页，必要时其前空一页",
    )
    alone: str = style_key(
        choice("allow", "tell"),
        "it alone on the last page, for want of room below the text: allowed, or told",
        "正文之下排不下、版记单独占末页：允许，或给出提示",
        default="allow",
    )
    report_layout: str = style_key(
        choice("lines", "run-in"), "how 报 is set", "“报”的排法：一行一个或连排"
    )
    hanging: str = style_key(
        choice("colon", "indent"),
        "where a run-in list continues",
        "连排回行的位置：与冒号后首字对齐，或缩进",
    )
    hanging_indent: float = style_key(length(0, 2000), "that indent", "该缩进")


@immutable(kw_only=True)
class Folio:
    """页码: the page number."""

    CHINESE: ClassVar[str] = "页码。"

    position: str = style_key(
        choice("none", "centre", "outer"),
        "none, centred, or at the outer edge",
        "无、居中，或在外侧",
    )
    below: float = style_key(
        length(0, 2000), "from the type area's foot to the dashes", "版心下边到一字线"
    )
    inset: float = style_key(
        length(0, 2000), "from the outer edge of the type area", "到版心外侧边"
    )


@immutable(kw_only=True)
class Draft:
    """What marks the pages of a draft."""

    CHINESE: ClassVar[str] = "征求意见稿各页的标记。"

    angle: float = style_key(
        number(0, 90), "by how many degrees the watermark rises", "水印斜升的度数"
    )
    number_gap: float = style_key(
        length(0, 2000), "from the line numbers to the lines", "行号到正文"
    )


@immutable(kw_only=True)
class Print:
    """What of an issue is printed."""

    CHINESE: ClassVar[str] = "印哪些内容。"

    source: bool = style_key(
        FLAG, "the contributing company under an article", "文章之下的来稿单位"
    )
    contents: bool = style_key(
        FLAG,
        "本期要目, the contents with page numbers, before the articles",
        "文章之前的本期要目，带页码",
    )
    appendix_list: bool = style_key(
        FLAG, "附件说明, the list of appendices, after the text", "正文之后的附件说明"
    )


@immutable(kw_only=True)
class Ink:
    """What the PDF says to a printer. Black is the black ink alone, whatever stands here."""

    CHINESE: ClassVar[str] = "PDF 写给印刷厂的话。黑色总是单黑，与此无关。"

    intent: str = style_key(
        WORD,
        "srgb, or the file of the printer's CMYK profile (ICC), beside this style",
        "srgb，或与本版式同处的印刷厂 CMYK 特性文件（ICC）",
        default="srgb",
    )
    spot: str = style_key(
        WORD,
        "name of an ink of its own for the colour of the masthead's name; empty: the process inks",
        "报头名称的颜色另用的专色名；空则用四色",
        default="",
    )
