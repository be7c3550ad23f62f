"""What stands among text: tables, photos, notes."""

from __future__ import annotations

from typing import ClassVar

from bulletin_layout.grammar.kinds import choice, integer, length, number
from bulletin_layout.immutable import immutable
from bulletin_layout.style.keys import COLOUR, style_key


@immutable(kw_only=True)
class TableStyle:
    """Tables: grid rules and cells."""

    CHINESE: ClassVar[str] = "表格的线和单元格。"

    row_lines: int = style_key(
        integer(1, 50), "least height of a row, in lines of the grid", "表行至少占几行"
    )
    leading: float = style_key(
        number(0, 5),
        "line pitch in cells, em of their text; 0 for the page's own lines",
        "单元格里的行距，以其字号计；0 为与正文各行对齐",
    )
    row_padding: float = style_key(
        length(0, 2000),
        "above and below a cell's lines, where there is a leading",
        "单元格文字上下的空白，设了行距时用",
    )
    rule_width: float = style_key(length(0, 2000), "thickness of the rules", "表线的粗细")
    rule_colour: str = style_key(COLOUR, "colour of the rules", "表线的颜色")
    padding: float = style_key(length(0, 2000), "between a rule and the text", "表线与文字之间")
    continued: str = style_key(
        choice("none", "left", "right"),
        "where 续表 stands over a table that goes on",
        "“（续表）”在转页的表格之上的位置",
    )


@immutable(kw_only=True)
class PhotoStyle:
    """Photos: their size, what is around them, where they may go."""

    CHINESE: ClassVar[str] = "照片的大小、四周的空白和位置。"

    single_width: float = style_key(
        length(5, 5000), "width of a photo that stands alone", "单张照片的宽"
    )
    row_width: float = style_key(
        length(5, 5000),
        "width of two or three abreast, captions included",
        "两三张并排的总宽，含说明",
    )
    most_height: float = style_key(length(5, 5000), "most height of a photo", "照片至多的高")
    gap: float = style_key(length(0, 2000), "between photos abreast", "并排的照片之间")
    caption_gap: float = style_key(
        length(0, 2000), "between a photo and its caption", "照片与说明之间"
    )
    around: float = style_key(length(0, 2000), "least room above and below", "上下至少的空白")
    placement: str = style_key(
        choice("here", "later"),
        "where a photo goes that does not fit: later lets text before it",
        "本页排不下时：就地（here），或让后面的文字先排（later）",
    )
    dpi: int = style_key(
        integer(0, 2400),
        "what is finer is reduced to this, 0 for never",
        "高于此数的缩小，0 为不缩小",
    )
    least_dpi: int = style_key(integer(0, 2400), "what is coarser is warned of", "低于此数的提醒")


@immutable(kw_only=True)
class Notes:
    """Notes at the foot of the page."""

    CHINESE: ClassVar[str] = "页下注。"

    leading: float = style_key(
        number(0.8, 5), "line pitch, em of the notes' size", "行距，以注的字号计"
    )
    rule_length: float = style_key(
        length(0, 2000), "length of the rule above them", "注上方的线的长"
    )
    rule_width: float = style_key(
        length(0, 2000), "thickness of that rule, 0 for none", "该线的粗细，0 为无"
    )
    above: float = style_key(
        length(0, 2000), "room between text and rule, and rule and notes", "正文与线、线与注之间"
    )
