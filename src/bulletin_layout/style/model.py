"""A stylesheet resolved: every length in points, every section an immutable record.

A field that `_key` makes is a key of a style: its kind and bounds, and what it means in both
languages. The reader, and the reference page, are made from it; a new key is one line here.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, ClassVar

from bulletin_layout.diagnostics import Diagnostic, Place
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import FLAG, Scalar, choice, integer, label, length, number
from bulletin_layout.typography.punctuation import LEVELS

ROLE, WORD, COLOUR = Scalar("role"), Scalar("word"), Scalar("colour")


def _key(
    kind: Scalar,
    english_help: str,
    chinese_help: str,
    *,
    default: Any = MISSING,
    former: str = "",
) -> Any:
    """Return a dataclass field that is a key of a style. With a default it may be left out."""
    return key("", kind, english_help, chinese_help, default=default, former=former)


@dataclass(frozen=True, kw_only=True)
class Page:
    """The paper and where the type area begins."""

    CHINESE: ClassVar[str] = "纸张和版心的位置。"

    width: float = _key(length(50, 5000), "paper width", "纸宽")
    height: float = _key(length(50, 5000), "paper height", "纸高")
    top: float = _key(length(0, 5000), "top of the type area (天头)", "版心上边（天头）")
    left: float | None = _key(
        length(0, 5000, word="centred"),
        "left edge of the type area (订口), or centred",
        "版心左边（订口），或写 centred 居中",
    )


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The baseline grid: one line pitch is one slot, and everything takes whole slots."""

    CHINESE: ClassVar[str] = "行格：一个行距为一格，一切内容占整格。"

    lines: int = _key(integer(1, 500), "lines a page", "每页行数")
    pitch: float = _key(length(1, 500), "line pitch", "行距")
    line_position: str = _key(
        choice("top", "middle"),
        "where the body's em box lies in its slot",
        "正文的字身在格中的位置：靠上或居中",
    )


@dataclass(frozen=True, kw_only=True)
class Composition:
    """How lines are composed. Amounts in em, measure and tracking in points."""

    CHINESE: ClassVar[str] = "行内排法。数值以正文字宽（em）计，版心宽和字距以点计。"

    measure: float = _key(length(10, 5000), "width of the lines", "版心宽（行长）")
    tracking: float = _key(
        length(-10, 50), "added between the cells of Han text", "汉字之间另加的字距"
    )
    autospace: float = _key(
        number(0, 1),
        "gap between Han and Latin letters or digits, em",
        "汉字与字母、数字之间的空隙，em",
    )
    han_space: float = _key(
        number(0, 2), "width of a typed space between Han, em", "汉字之间打的空格的宽，em"
    )
    pair: float = _key(
        number(0, 1), "what two adjacent marks lose together, em", "相邻两个标点合起来减去的宽，em"
    )
    squeeze_inside: float = _key(
        number(0, 0.5), "what a mark inside a line can give, em", "行内的标点能让出的宽，em"
    )
    squeeze_end: float = _key(
        number(0, 0.5), "what a mark at the line end can give, em", "行末的标点能让出的宽，em"
    )
    compress: str = _key(
        choice("none", "mandatory", "word", "word15"),
        "when marks are squeezed: never; for a mark that may not begin a line; as Word does",
        "标点何时挤压：不挤；只为不能排在行首的标点；照 Word（word15 为兼容模式 15）",
        default="mandatory",
    )
    hang: bool = _key(
        FLAG,
        "，。、；： may stand outside the line's end",
        "行末点号可悬在版心之外",
        default=False,
    )
    latin: str = _key(
        choice("whole", "anywhere"),
        "where Latin words and numbers may break",
        "西文单词和数字：整体不断，或随处可断",
        default="whole",
    )
    stretch: str = _key(
        choice("even", "autospace-first"),
        "what a line is stretched at: every gap alike, or autospaces up to half an em first",
        "行内余空：各处均摊，或先加在中西间隙（至多半个字）",
        default="even",
    )
    kinsoku: str = _key(choice(*LEVELS), "避头尾 level", "避头尾的级别")
    line_start: str = _key(
        choice("keep", "trim"),
        "the blank half of an opening mark that begins a line: kept (Word), or cut off",
        "行首的前引号、前括号左边的空白：保留（同 Word），或去掉",
    )
    loosest: float = _key(
        number(0, 5),
        "a line stretched by more than this between its characters is told, em",
        "字间拉开超过此数的行给出提醒，以 em 计",
    )
    double_marks: str = _key(
        choice("full", "half"),
        "！！ and ？！: a 字 each, or two in one (GB/T 15834-2011 5.1.3)",
        "叠用、连用的叹号、问号：每个占一字，或两个合占一字（GB/T 15834-2011 5.1.3）",
    )
    line_end: str = _key(
        choice("full", "half"), "width of a mark at a line end", "行末标点的宽：一个字或半个字"
    )
    lone_character: str = _key(
        choice("allow", "avoid"), "孤字 at a paragraph's end", "段末孤字：允许或避免"
    )


@dataclass(frozen=True, kw_only=True)
class Pagination:
    """What may stand alone at a page's head or foot."""

    CHINESE: ClassVar[str] = "页首、页末可否单独留一行。"

    widow: str = _key(
        choice("allow", "avoid"),
        "a paragraph's last line at a page's head",
        "段末一行排在页首：允许或避免",
    )
    orphan: str = _key(
        choice("allow", "avoid"),
        "a paragraph's first line at a page's foot",
        "段首一行排在页末：允许或避免",
    )


@dataclass(frozen=True, kw_only=True)
class TextStyle:
    """How one kind of text looks. Indents in points, blanks in lines of the grid."""

    CHINESE: ClassVar[str] = "一种文字的样子。缩进以点计，空行以行格计。"

    role: str = _key(
        ROLE,
        "the font set's role: fangsong, kai, hei, song, xiaobiaosong …",
        "字体集里的角色：fangsong、kai、hei、song、xiaobiaosong 等",
    )
    size: float = _key(length(1, 500), "type size", "字号")
    colour: str = _key(COLOUR, "ink", "颜色")
    align: str = _key(choice("justify", "left", "centre", "right"), "alignment", "对齐")
    first_indent: float = _key(length(0, 2000), "indent of the first line", "首行缩进")
    indent: float = _key(length(0, 2000), "indent of the other lines", "其余各行缩进")
    inset: float = _key(length(0, 2000), "indent of all lines on both sides", "各行左右各缩进")
    blank_above: int = _key(
        integer(0, 100), "blank lines above, dropped at a page's head", "其上的空行，在页首时略去"
    )
    blank_below: int = _key(integer(0, 100), "blank lines below", "其下的空行")


@dataclass(frozen=True, kw_only=True)
class Texts:
    """The text styles, by what they set."""

    body: TextStyle
    title: TextStyle
    source: TextStyle
    editorial: TextStyle
    heading_1: TextStyle
    heading_2: TextStyle
    heading_3: TextStyle
    heading_4: TextStyle
    contents_heading: TextStyle
    contents: TextStyle
    addressee: TextStyle
    briefs_heading: TextStyle
    brief: TextStyle
    caption: TextStyle
    note: TextStyle
    signature: TextStyle
    appendix_list: TextStyle
    appendix_label: TextStyle
    appendix_title: TextStyle
    appendix_subtitle: TextStyle
    table_caption: TextStyle
    table_heading: TextStyle
    table_cell: TextStyle
    table_total: TextStyle
    distribution: TextStyle
    name: TextStyle
    secrecy: TextStyle
    notice: TextStyle
    serial: TextStyle
    period: TextStyle
    editors: TextStyle
    folio: TextStyle
    watermark: TextStyle
    line_number: TextStyle


@dataclass(frozen=True, kw_only=True)
class Headings:
    """层次序数 inside an article."""

    CHINESE: ClassVar[str] = "文章里的层次序数。"

    recognise: bool = _key(
        FLAG,
        "paragraphs that begin with 一、（一）1.（1） are headings",
        "以“一、”“（一）”“1.”“（1）”开头的段落是否当作标题",
    )
    run_in: str = _key(
        choice("none", "number", "clause"),
        "how much of 一是…二是… is set off",
        "“一是”“二是”用楷体的范围",
    )


@dataclass(frozen=True, kw_only=True)
class Inline:
    """Marks inside a text: the faces of strong text and of run-ins, note marks, scripts."""

    CHINESE: ClassVar[str] = "行内标记：加重和“一是”的字体，页下注的标记，上标和下标。"

    strong: str = _key(ROLE, "the font set's role for **strong** text", "**加重** 的字体角色")
    kai: str = _key(ROLE, "the role for __text__", "__楷体__ 的字体角色")
    run_in: str = _key(
        ROLE,
        "the role for 一是… and for a heading that its text follows",
        "“一是”以及与正文接排的标题的字体角色",
    )
    note_size: float = _key(
        number(0.2, 1.5),
        "size of a note mark, em of its text",
        "注的标记的字号，以所在文字的字号计",
    )
    note_rise: float = _key(
        number(0, 1.5),
        "how far a note mark is raised, em of its text",
        "注的标记升高多少，以所在文字的字号计",
    )
    script_size: float = _key(
        number(0.2, 1.5),
        "size of superscripts and subscripts, em of their text",
        "上标、下标的字号，以所在文字的字号计",
    )
    superscript_rise: float = _key(
        number(0, 1.5),
        "how far a superscript is raised, em of its text",
        "上标升高多少，以所在文字的字号计",
    )
    subscript_drop: float = _key(
        number(0, 1.5),
        "how far a subscript is lowered, em of its text",
        "下标降低多少，以所在文字的字号计",
    )


@dataclass(frozen=True, kw_only=True)
class Masthead:
    """报头: whole lines of the grid through the red rule; distances between its parts.

    密级, a notice and 编号 stand at the top of the type area, the name below them.
    """

    CHINESE: ClassVar[str] = (
        "报头：连红线共占整行；各部分之间的距离。密级、提示、编号在版心顶端，名称在其下。"
    )

    below_marks: float = _key(
        length(0, 2000), "least room between 密级 and the name", "密级与名称之间至少的距离"
    )
    lines: int = _key(
        integer(1, 200), "lines of the grid that it takes, the rule included", "所占的行数，含红线"
    )
    above_name: float = _key(
        length(0, 2000), "from the type area's top to the name", "版心上边到名称"
    )
    between_names: float = _key(length(0, 2000), "between two lines of the name", "名称两行之间")
    above_period: float = _key(length(0, 2000), "from the name to the period", "名称到期号")
    above_editors: float = _key(
        length(0, 2000), "from the period to the editors' line", "期号到编印单位一行"
    )
    above_rule: float = _key(
        length(0, 2000), "from the editors' line to the rule", "编印单位一行到红线"
    )
    rule_width: float = _key(
        length(0, 2000), "thickness of the rule, 0 for none", "红线的粗细，0 为无"
    )
    rule_colour: str = _key(COLOUR, "colour of the rule", "红线的颜色")
    below_rule: float = _key(
        length(0, 2000),
        "least room below the rule; spare room goes above it",
        "红线之下至少的距离；余下的空间在红线之上",
    )
    editors_inset: float = _key(
        length(0, 2000), "indent of the editors' line on both sides", "编印单位一行左右各缩进"
    )
    blank_below: int = _key(
        integer(0, 100),
        "blank lines below the rule, before the first title's own",
        "红线之下空几行，在第一个标题自己空的之外",
    )


@dataclass(frozen=True, kw_only=True)
class Labels:
    """Words that the library prints. What stands in braces is filled in."""

    CHINESE: ClassVar[str] = "软件加上的字。花括号里的由软件填写。"

    period: str = _key(label("year", "number", "total"), "the numbered period", "期号")
    supplement: str = _key(label("year", "number", "total"), "a supplement's period", "增刊的期号")
    secrecy: str = _key(label("level"), "密级 without a term", "没有期限的密级")
    secrecy_term: str = _key(label("level", "term"), "密级 with its term", "有期限的密级")
    editorial: str = _key(
        label(),
        "before 按语 that does not begin with such a word itself",
        "按语前的字；按语自己写了的不加",
    )
    contents: str = _key(label(), "heading of the contents", "要目的标题")
    leader: str = _key(
        label(),
        "what leads from an entry of the contents to its page",
        "要目各条与页码之间的引导点",
    )
    note: str = _key(label("n"), "a note's mark", "注的标记")
    continued: str = _key(label(), "above a table that goes on", "续表之上的字")
    period_blank: str = _key(
        WORD, "what is printed for a number that a draft lacks", "征求意见稿没有写期号时印的空白"
    )
    date: str = _key(label("year", "month", "day"), "the date", "日期")
    briefs: str = _key(label(), "heading of the briefs", "简讯的标题")
    brief_number: str = _key(label("n"), "number before a brief", "简讯的序号")
    appendix: str = _key(label(), "label of a single appendix", "只有一个附件时的附件标识")
    appendix_numbered: str = _key(label("n"), "label of one of several", "有几个附件时的附件标识")
    appendix_list: str = _key(label(), "before the list of appendices", "附件说明之前的字")
    appendix_list_number: str = _key(
        label("n"), "before each of several in it", "附件说明中各附件的序号"
    )
    report: str = _key(label(), "before the bodies reported to", "“报”之前的字")
    send: str = _key(label(), "before the bodies sent to", "“送”之前的字")
    issue: str = _key(label(), "before the bodies issued to", "“发”之前的字", former="copy")
    send_separator: str = _key(
        WORD, "between the bodies of a run-in list", "连排的各单位之间的标点"
    )
    send_end: str = _key(WORD, "at the end of a run-in list", "连排的各单位之后的标点")
    sent: str = _key(label("year", "month", "day"), "when the issue is sent", "印发日期")
    copies: str = _key(label("n"), "how many are printed", "印数")
    folio: str = _key(label("n"), "the page number", "页码")
    watermark: str = _key(label(), "across the pages of a draft", "征求意见稿的水印")


@dataclass(frozen=True, kw_only=True)
class TableStyle:
    """Tables: grid rules and cells."""

    CHINESE: ClassVar[str] = "表格的线和单元格。"

    row_lines: int = _key(
        integer(1, 50), "least height of a row, in lines of the grid", "表行至少占几行"
    )
    leading: float = _key(
        number(0, 5),
        "line pitch in cells, em of their text; 0 for the page's own lines",
        "单元格里的行距，以其字号计；0 为与正文各行对齐",
    )
    row_padding: float = _key(
        length(0, 2000),
        "above and below a cell's lines, where there is a leading",
        "单元格文字上下的空白，设了行距时用",
    )
    rule_width: float = _key(length(0, 2000), "thickness of the rules", "表线的粗细")
    rule_colour: str = _key(COLOUR, "colour of the rules", "表线的颜色")
    padding: float = _key(length(0, 2000), "between a rule and the text", "表线与文字之间")
    continued: str = _key(
        choice("none", "left", "right"),
        "where 续表 stands over a table that goes on",
        "“（续表）”在转页的表格之上的位置",
    )


@dataclass(frozen=True, kw_only=True)
class PhotoStyle:
    """Photos: their size, what is around them, where they may go."""

    CHINESE: ClassVar[str] = "照片的大小、四周的空白和位置。"

    single_width: float = _key(
        length(5, 5000), "width of a photo that stands alone", "单张照片的宽"
    )
    row_width: float = _key(
        length(5, 5000),
        "width of two or three abreast, captions included",
        "两三张并排的总宽，含说明",
    )
    most_height: float = _key(length(5, 5000), "most height of a photo", "照片至多的高")
    gap: float = _key(length(0, 2000), "between photos abreast", "并排的照片之间")
    caption_gap: float = _key(length(0, 2000), "between a photo and its caption", "照片与说明之间")
    around: float = _key(length(0, 2000), "least room above and below", "上下至少的空白")
    placement: str = _key(
        choice("here", "later"),
        "where a photo goes that does not fit: later lets text before it",
        "本页排不下时：就地（here），或让后面的文字先排（later）",
    )
    dpi: int = _key(
        integer(0, 2400),
        "what is finer is reduced to this, 0 for never",
        "高于此数的缩小，0 为不缩小",
    )
    least_dpi: int = _key(integer(0, 2400), "what is coarser is warned of", "低于此数的提醒")


@dataclass(frozen=True, kw_only=True)
class Notes:
    """Notes at the foot of the page."""

    CHINESE: ClassVar[str] = "页下注。"

    leading: float = _key(number(0.8, 5), "line pitch, em of the notes' size", "行距，以注的字号计")
    rule_length: float = _key(length(0, 2000), "length of the rule above them", "注上方的线的长")
    rule_width: float = _key(
        length(0, 2000), "thickness of that rule, 0 for none", "该线的粗细，0 为无"
    )
    above: float = _key(
        length(0, 2000), "room between text and rule, and rule and notes", "正文与线、线与注之间"
    )


@dataclass(frozen=True, kw_only=True)
class SignatureStyle:
    """署名 and 成文日期 (GB/T 9704 7.3.5)."""

    CHINESE: ClassVar[str] = "署名和成文日期（GB/T 9704 7.3.5）。"

    blank_above: int = _key(integer(0, 100), "blank lines above it", "其上的空行")
    from_right: float = _key(length(0, 2000), "from its end to the right edge", "右端到版心右边")
    date_shift: float = _key(
        length(0, 2000),
        "by how much the date begins to the right of the name",
        "日期首字比署名首字右移多少",
    )
    sealed_blank: int = _key(
        integer(0, 100), "blank lines above it if it is sealed", "加盖印章时其上的空行"
    )
    sealed_from_right: float = _key(
        length(0, 2000),
        "from the date's end to the right edge if sealed",
        "加盖印章时日期右端到版心右边",
    )


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What marks the pages of a draft."""

    CHINESE: ClassVar[str] = "征求意见稿各页的标记。"

    angle: float = _key(number(0, 90), "by how many degrees the watermark rises", "水印斜升的度数")
    number_gap: float = _key(length(0, 2000), "from the line numbers to the lines", "行号到正文")


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """版记, the 报/送/发 block at the foot of the last page."""

    CHINESE: ClassVar[str] = "版记，在末页的下端。"

    blank_above: int = _key(integer(0, 100), "least blank lines above it", "其上至少的空行")
    outer_rule: float = _key(
        length(0, 2000),
        "thickness of the first and last rule, 0 for none",
        "首条和末条分隔线的粗细，0 为无",
    )
    inner_rule: float = _key(
        length(0, 2000), "thickness of the rules between, 0 for none", "中间分隔线的粗细，0 为无"
    )
    rule_colour: str = _key(COLOUR, "colour of the rules", "分隔线的颜色")
    inset: float = _key(length(0, 2000), "indent of the text on both sides", "文字左右各缩进")
    even_page: bool = _key(
        FLAG,
        "it stands on an even page, an empty one before it if need be",
        "是否须在偶数页，必要时其前空一页",
    )
    report_layout: str = _key(
        choice("lines", "run-in"), "how 报 is set", "“报”的排法：一行一个或连排"
    )
    hanging: str = _key(
        choice("colon", "indent"),
        "where a run-in list continues",
        "连排回行的位置：与冒号后首字对齐，或缩进",
    )
    hanging_indent: float = _key(length(0, 2000), "that indent", "该缩进")


@dataclass(frozen=True, kw_only=True)
class Folio:
    """页码: the page number."""

    CHINESE: ClassVar[str] = "页码。"

    position: str = _key(
        choice("none", "centre", "outer"),
        "none, centred, or at the outer edge",
        "无、居中，或在外侧",
    )
    below: float = _key(
        length(0, 2000), "from the type area's foot to the dashes", "版心下边到一字线"
    )
    inset: float = _key(length(0, 2000), "from the outer edge of the type area", "到版心外侧边")


@dataclass(frozen=True, kw_only=True)
class Print:
    """What of an issue is printed."""

    CHINESE: ClassVar[str] = "印哪些内容。"

    source: bool = _key(FLAG, "the contributing company under an article", "文章之下的来稿单位")
    contents: bool = _key(
        FLAG,
        "本期要目, the contents with page numbers, before the articles",
        "文章之前的本期要目，带页码",
    )
    appendix_list: bool = _key(
        FLAG, "附件说明, the list of appendices, after the text", "正文之后的附件说明"
    )


@dataclass(frozen=True, kw_only=True)
class Stylesheet:
    """A complete stylesheet.

    `name` is how issues call it, `files` are those it was read from, `places` is where each key
    (`grid.lines`) is written, `diagnostics` are the warnings of its reading.
    """

    name: str
    page: Page
    grid: Grid
    composition: Composition
    pagination: Pagination
    text: Texts
    headings: Headings
    inline: Inline
    masthead: Masthead
    labels: Labels
    table: TableStyle
    photos: PhotoStyle
    notes: Notes
    signature: SignatureStyle
    imprint: Imprint
    folio: Folio
    print: Print
    draft: Draft
    files: tuple[str, ...] = field(default=(), compare=False)
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)

    def place_of(self, path: str) -> Place | None:
        """Return where the value of a dotted path is written; of a text style, or its default."""
        places = dict(self.places)
        section, _, key = path.rpartition(".")
        default = f"text.default.{key}" if section.startswith("text.") else path
        return places.get(path, places.get(default))

    @property
    def left(self) -> float:
        """The left edge of the type area, from the paper's left edge."""
        if self.page.left is not None:
            return self.page.left
        return (self.page.width - self.composition.measure) / 2

    @property
    def foot(self) -> float:
        """The foot of the type area, from the paper's top edge."""
        last_line = self.page.top + (self.grid.lines - 1) * self.grid.pitch
        whole = self.grid.pitch if self.grid.line_position == "middle" else self.text.body.size
        return last_line + whole


SECTIONS: dict[str, type[Any]] = {
    "page": Page,
    "grid": Grid,
    "composition": Composition,
    "pagination": Pagination,
    "headings": Headings,
    "inline": Inline,
    "masthead": Masthead,
    "labels": Labels,
    "table": TableStyle,
    "photos": PhotoStyle,
    "notes": Notes,
    "signature": SignatureStyle,
    "imprint": Imprint,
    "folio": Folio,
    "print": Print,
    "draft": Draft,
}
TEXT_STYLES: tuple[str, ...] = tuple(f.name for f in fields(Texts))
