"""What an issue says, independent of how it will look. Every type is immutable.

The model is the grammar of an issue's file: a class is a record, its fields made by `key` are the
keys that may be written. What has no `key` is what the reading knows.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from bulletin_layout.diagnostics import Diagnostic, Place
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import (
    DATE,
    FLAG,
    LINES,
    TEXT,
    Body,
    Many,
    One,
    choice,
    integer,
)
from bulletin_layout.issue.content import BODY_RECORDS, Block, Signature, Table
from bulletin_layout.issue.text import Text

SECRECY_LEVELS = choice(("top-secret", "绝密"), ("secret", "机密"), ("confidential", "秘密"))
_EDITORIAL_HELP = (
    "按语: what the editors say before it. A block or a list of paragraphs.",
    "按语（编者按），文本块或段落列表。",
)
_BODY = Body(BODY_RECORDS)
_MOST_YEAR, _MOST_NUMBER, _MOST_TOTAL, _MOST_COPIES = 9999, 9999, 9_999_999, 9_999_999


@dataclass(frozen=True, slots=True)
class Period:
    """The issue's 期号: year, number within the year (期), running total (总期).

    `number` and `total` may be None in a draft; blanks are printed for them. `supplement` is
    增刊: numbered apart.
    """

    year: int = key("年", integer(1, _MOST_YEAR), "The year.", "年份。")
    number: int | None = key(
        "期",
        integer(0, _MOST_NUMBER, blank=True),
        "Number within the year; left out in a draft.",
        "年度期号；草稿可不填。",
        default=None,
    )
    total: int | None = key(
        "总期",
        integer(0, _MOST_TOTAL, blank=True),
        "Running total; left out in a draft.",
        "总期号；草稿可不填。",
        default=None,
    )
    supplement: bool = key(
        "增刊",
        FLAG,
        "true for a supplement, which is numbered apart.",
        "增刊填 是，另行编号。",
        default=False,
    )


@dataclass(frozen=True, slots=True)
class Editors:
    """编印: who edits the issue, and its date."""

    name: Text = key("单位", TEXT, "Who edits the issue, as printed.", "编印单位，照印。")
    date: datetime.date = key(
        "日期",
        DATE,
        "The issue's date: 2021-10-18 or 2021年10月18日.",
        "出刊日期：2021-10-18 或 2021年10月18日。",
    )


@dataclass(frozen=True, slots=True)
class Secrecy:
    """密级 and 保密期限. Its words are set by a label of the style."""

    level: str = key("密级", SECRECY_LEVELS, "The degree of secrecy.", "绝密、机密或秘密。")
    term: Text | None = key(
        "期限",
        TEXT,
        "For how long: 1年.",
        "保密期限，如 1年。",
        default=None,
        printed=False,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article: title lines as the editor broke them, blocks, the contributing company.

    `editorial` is 按语, set before the title; `signature` stands after the text.
    """

    title: tuple[Text, ...] = key(
        "标题",
        LINES,
        "One line, which is broken by meaning if it is too long; or a list of lines, broken "
        "where you want.",
        "一行，过长时按词意断行；或用列表写成几行，按所写断行。",
    )
    editorial: tuple[Text, ...] = key("按语", Body(), *_EDITORIAL_HELP, default=())
    source: Text | None = key(
        "来稿单位",
        TEXT,
        "The contributing company, for statistics.",
        "来稿单位，供统计用。",
        default=None,
    )
    body: tuple[Block, ...] = key(
        "正文",
        _BODY,
        "A block (|) in which a line is a paragraph, or a list of paragraphs, headings, "
        "photos, tables and page breaks.",
        "用 | 起头的文本块，一行一段；或段落、层次标题、照片、表格、换页的列表。",
    )
    signature: Signature | None = key(
        "落款",
        One(Signature),
        "Who signs, and the date.",
        "署名和成文日期。",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Appendix:
    """附件: a title, a sub-title, and a table or text or both."""

    title: tuple[Text, ...] = key("标题", LINES, "The appendix's title.", "附件标题。")
    subtitle: Text | None = key(
        "副标题",
        TEXT,
        "A line under the title, such as a date range.",
        "标题下一行，如起止日期。",
        default=None,
    )
    body: tuple[Block, ...] = key("正文", _BODY, "Its text, as in articles.", "正文。", default=())
    table: Table | None = key(
        "表格",
        One(Table),
        "The table, after the text.",
        "表格，在正文之后。",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Distribution:
    """报, 送 and 发: who receives the issue, in order; who printed it, when, and how many."""

    report: tuple[Text, ...] = key(
        "报", LINES, "Bodies reported to, one a line.", "报送上级，一行一个。", default=()
    )
    send: tuple[Text, ...] = key(
        "送", LINES, "Bodies it is sent to; set in one run.", "送达单位，连排。", default=()
    )
    issue: tuple[Text, ...] = key(
        "发",
        LINES,
        "Bodies it is issued to; one run.",
        "下发单位，连排。",
        default=(),
        former="copy",
    )
    office: Text | None = key(
        "印发机关", TEXT, "Who prints and sends it.", "印发机关。", default=None
    )
    date: datetime.date | None = key(
        "印发日期", DATE, "When it is sent.", "印发日期。", default=None
    )
    copies: int | None = key(
        "共印",
        integer(0, _MOST_COPIES),
        "How many are printed.",
        "共印份数。",
        default=None,
    )

    def __bool__(self) -> bool:
        return any((self.report, self.send, self.issue, self.office, self.date, self.copies))


@dataclass(frozen=True, slots=True)
class Check:
    """校对: the rules that are switched off, and the office's own words (`wrong → right`)."""

    off: tuple[Text, ...] = key(
        "关", LINES, "Rules that are switched off.", "不用的校对规则。", default=()
    )
    words: tuple[Text, ...] = key(
        "用词",
        LINES,
        "The office's own words, wrong → right, one a line.",
        "本单位用词，一行一条：错 → 对。",
        default=(),
    )

    def joined(self, other: Check) -> Check:
        """Return these settings, then those of another: of two entries for a word, these count."""
        return Check(self.off + other.off, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that switches rules off for the line below its place: these, or all if none."""

    place: Place
    rules: tuple[str, ...]
    rule_places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue of a bulletin.

    `unplaced` is what an import could not place: reported, never printed. `style` is a
    stylesheet's name or file; `diagnostics` are the warnings of its reading; `files` are those
    that it was read from: its own, its series', its photos; `suppressions` are its comments that
    switch rules of 校对 off.
    """

    header: tuple[Text, ...] = key("报头", LINES, "The masthead's lines.", "报头，一行或几行。")
    period: Period = key(
        "期号",
        One(Period),
        "The numbered period.",
        "年度期号和总期号。",
        shared="merge",
    )
    editors: Editors = key(
        "编印", One(Editors), "Editors and date.", "编印单位和日期。", shared="merge"
    )
    secrecy: Secrecy | None = key(
        "密级", One(Secrecy), "The degree of secrecy.", "密级和保密期限。", default=None
    )
    notice: Text | None = key(
        "提示",
        TEXT,
        "A notice at the top left that is no 密级, such as 内部资料 注意保存.",
        "版头左上角的提示（不是密级），如 内部资料 注意保存。",
        default=None,
    )
    serial: Text | None = key(
        "编号",
        TEXT,
        "The copy's number, top right.",
        "份号，在右上角。",
        default=None,
    )
    editorial: tuple[Text, ...] = key("按语", Body(), *_EDITORIAL_HELP, default=())
    articles: tuple[Article, ...] = key("文章", Many(Article), "The articles.", "文章。")
    briefs: tuple[Text, ...] = key(
        "简讯", Body(), "News in brief; numbered for you.", "简讯，自动编号。", default=()
    )
    appendix: tuple[Appendix, ...] = key(
        "附件",
        Many(Appendix),
        "Appendices, each on a new page.",
        "附件，各自另起一页。",
        default=(),
    )
    distribution: Distribution = key(
        "报送",
        One(Distribution),
        "Who receives the issue.",
        "报、送、发。",
        default=Distribution(),
    )
    unplaced: tuple[Text, ...] = key(
        "待处理",
        LINES,
        "What an import could not place; told and never printed.",
        "导入时没有归到任何地方的文字；只提醒，不付印。",
        default=(),
        printed=False,
        proofread=False,
    )
    check: Check = key(
        "校对",
        One(Check),
        "Proofreading.",
        "校对设置。",
        default=Check(),
        printed=False,
        proofread=False,
        shared="join",
    )
    style: str = key(
        "版式",
        TEXT,
        "A bundled style's name or a file beside the issue.",
        "自带版式名，或与本期文件同处的版式文件。",
        default="series-2023",
        printed=False,
        proofread=False,
    )
    series: Text | None = key(
        "系列",
        TEXT,
        "A file with what the series' issues share.",
        "同一系列各期共用内容的文件。",
        default=None,
        printed=False,
        proofread=False,
    )
    style_place: Place | None = field(default=None, compare=False)
    file: str = field(default="", compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    files: tuple[str, ...] = field(default=(), compare=False)
    suppressions: tuple[Suppression, ...] = field(default=(), compare=False)
