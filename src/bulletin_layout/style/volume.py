"""合订本: what the cover and the spine of a bound volume, and its own pages, look like and say."""

from __future__ import annotations

from typing import ClassVar

from bulletin_layout.grammar.kinds import label, length
from bulletin_layout.immutable import immutable
from bulletin_layout.style.keys import COLOUR, ROLE, style_key


@immutable(kw_only=True)
class VolumeStyle:
    """合订本, a bound volume: its cover, its spine, and what its own pages say."""

    CHINESE: ClassVar[str] = "合订本：封面、书脊，以及合订本自己各页上的字。"

    name_role: str = style_key(
        ROLE, "face of the name on the cover", "封面名称的字体", default="xiaobiaosong"
    )
    name_size: float = style_key(
        length(1, 500), "size of the name on the cover", "封面名称的字号", default=48.0
    )
    name_colour: str = style_key(
        COLOUR, "ink of the name on the cover", "封面名称的颜色", default="#D7000F"
    )
    name_top: float = style_key(
        length(0, 2000), "from the paper's top to the name", "纸的上边到名称", default=198.43
    )
    role: str = style_key(
        ROLE, "face of the cover's other words", "封面其他字的字体", default="kai"
    )
    title_size: float = style_key(
        length(1, 500), "size of the volume's title", "合订本题名的字号", default=26.0
    )
    size: float = style_key(
        length(1, 500), "size of the cover's other words", "封面其他字的字号", default=16.0
    )
    between: float = style_key(
        length(0, 2000), "between two of the cover's lines", "封面各行之间的距离", default=28.35
    )
    office_above: float = style_key(
        length(0, 2000),
        "from who edits it to the paper's foot",
        "编印单位到纸的下边",
        default=141.73,
    )
    spine_role: str = style_key(ROLE, "face of the spine", "书脊的字体", default="hei")
    spine_size: float = style_key(
        length(1, 500), "type size of the spine", "书脊的字号", default=14.0
    )
    spine_top: float = style_key(
        length(0, 2000),
        "from the paper's top to the spine's words",
        "纸的上边到书脊的字",
        default=56.69,
    )
    spine_gap: float = style_key(
        length(0, 2000), "between the spine's words", "书脊各项之间", default=28.35
    )
    sheet: float = style_key(
        length(0.01, 5),
        "thickness of a sheet, for the spine's width",
        "一张纸的厚度，据以定书脊宽",
        default=0.28,
    )
    folio_top: float = style_key(
        length(0, 2000),
        "from the paper's top to the continuous page numbers",
        "纸的上边到连续页码",
        default=42.52,
    )
    title: str = style_key(
        label("years"), "the volume's title", "合订本的题名", default="{years}年合订本"
    )
    part: str = style_key(label("n"), "one of several parts", "分册", default="第{n}册")
    issues: str = style_key(
        label("first", "last"),
        "which issues it holds",
        "收录的期",
        default="第{first}期至第{last}期",
    )
    single: str = style_key(
        label("first"), "the only issue that it holds", "只收录一期时", default="第{first}期"
    )
    totals: str = style_key(
        label("first", "last"),
        "their running totals",
        "收录各期的总期号",
        default="总第{first}期至第{last}期",
    )
    approval: str = style_key(
        label("number"),
        "the number under which binding 密级 was approved",
        "汇编涉密各期的批准文号",
        default="批准文号：{number}",
    )
    front_folio: str = style_key(
        label("n"), "page number of the contents", "目录的页码", default="目录{n}"
    )
    back_folio: str = style_key(
        label("n"), "page number of index and statistics", "索引、统计的页码", default="附{n}"
    )
    by_issue: str = style_key(label(), "heading of the contents", "目录的标题", default="目　录")
    by_column: str = style_key(
        label(), "heading of the contents by column", "分栏目录的标题", default="分栏目录"
    )
    no_column: str = style_key(
        label(), "articles without a column", "没有栏目的文章", default="未设栏目"
    )
    index: str = style_key(label(), "heading of the index", "索引的标题", default="索　引")
    units: str = style_key(label(), "the index's units", "索引的单位", default="来稿单位")
    persons: str = style_key(label(), "the index's persons", "索引的人名", default="作者")
    statistics: str = style_key(
        label(), "heading of the statistics", "统计的标题", default="统　计"
    )
