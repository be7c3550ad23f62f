"""What an issue says, independent of how it will look. Every type is immutable.

The model is the grammar of an issue's file: a class is a record, its fields made by `key` are the
keys that may be written. What has no `key` is what the reading knows.
"""

from __future__ import annotations

import datetime
from dataclasses import field
from typing import TYPE_CHECKING

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, Severity
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import (
    DATE,
    LINES,
    TABLE_FILE,
    TEXT,
    Body,
    Many,
    One,
    choice,
)
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.content import BODY_RECORDS, Block, Signature, Table, TableFile
from bulletin_layout.issue.distribution import Distribution
from bulletin_layout.issue.misfits import misfits
from bulletin_layout.issue.period import Period
from bulletin_layout.issue.record import record
from bulletin_layout.issue.text import Text

if TYPE_CHECKING:  # an issue without a words file needs none of it
    from bulletin_layout.issue.office_words import OfficeWords

SECRECY_LEVELS = choice(("top-secret", "绝密"), ("secret", "机密"), ("confidential", "秘密"))
_EDITORIAL_HELP = (
    "按语: what the editors say before it. A block or a list of paragraphs.",
    "按语（编者按），文本块或段落列表。",
)
DISCLOSURES = choice(
    ("public", "主动公开"), ("on-request", "依申请公开"), ("not-public", "不予公开")
)
_BODY = Body(BODY_RECORDS)
# What of an issue is held against the rest of it.
_HELD_TOGETHER = ("articles", "appendix", "check", "office_words", "editors", "unplaced")
_JOINED = ("off", "words", "known", "words_file")


@record
class Editors:
    """编印: who edits the issue, and its date."""

    name: Text = key("单位", TEXT, "Who edits the issue, as printed.", "编印单位，照印。")
    date: datetime.date = key(
        "日期",
        DATE,
        "The issue's date: 2021-10-18 or 2021年10月18日.",
        "出刊日期：2021-10-18 或 2021年10月18日。",
    )


@record
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
    place: Place | None = field(default=None, compare=False)


@record(kw_only=True)
class Article:
    """An article: title lines as the editor broke them, blocks, who contributed it.

    `editorial` is 按语, set before the title; `signature` stands after the text. Articles of one
    `column` (栏目) that follow each other stand under its name.
    """

    title: tuple[Text, ...] = key(
        "标题",
        LINES,
        "One line, which is broken by meaning if it is too long; or a list of lines, broken "
        "where you want.",
        "一行，过长时按词意断行；或用列表写成几行，按所写断行。",
    )
    subtitle: Text | None = key(
        "副标题",
        TEXT,
        "A line under the title: ——以某镇为例.",
        "标题下一行，如 ——以某镇为例。",
        default=None,
    )
    column: Text | None = key(
        "栏目",
        TEXT,
        "The column it stands in; articles of one that follow each other share its heading.",
        "所属栏目；相连各篇同一栏目的，只印一次。",
        default=None,
        printed=False,
    )
    editorial: tuple[Text, ...] = key("按语", Body(), *_EDITORIAL_HELP, default=())
    source: tuple[Text, ...] = key(
        "来稿单位",
        LINES,
        "Who contributed it, one or several, for statistics; printed if the style says so.",
        "来稿单位，一个或几个，供统计用；是否付印由版式定。",
        default=(),
    )
    authors: tuple[Text, ...] = key(
        "作者",
        LINES,
        "Who wrote it; printed with the source.",
        "作者，与来稿单位同印。",
        default=(),
    )
    manuscript: Text | None = key(
        "稿号",
        TEXT,
        "Its number in the register of contributions; not printed.",
        "来稿登记号，不付印。",
        default=None,
        printed=False,
        proofread=False,
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
    remark: Text | None = key(
        "附注",
        TEXT,
        "A line below the date, in brackets as written: （联系人：张三，电话：…）.",
        "成文日期下一行，连括号照写：（联系人：张三，电话：…）。",
        default=None,
    )


@record
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
    table_from: TableFile | None = key(
        "表格取自",
        TABLE_FILE,
        "A CSV file below the issue's folder whose rows the table has; bulletin fill writes them.",
        "表格取自哪个 CSV 文件（在本期文件夹之内）；各行由 bulletin fill 写入。",
        default=None,
        printed=False,
        proofread=False,
    )


@record
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
    known: tuple[Text, ...] = key(
        "专名",
        LINES,
        "Names and words that the word check leaves alone, one a line.",
        "查别字时放过的专名、术语，一行一个。",
        default=(),
    )
    words_file: tuple[Text, ...] = key(
        "用词文件",
        LINES,
        "A file of the office's own words (words.yaml), or several.",
        "本单位用词的文件（words.yaml），可有几个。",
        default=(),
    )

    def joined(self, other: Check) -> Check:
        """Return these settings, then those of another: of two entries for a word, these count."""
        return Check(*(getattr(self, n) + getattr(other, n) for n in _JOINED))


@immutable
class Suppression:
    """A comment that switches rules off for the line below its place: these, or all if none."""

    place: Place
    rules: tuple[str, ...]
    rule_places: tuple[Place, ...]


@record(kw_only=True)
class Issue:
    """One issue of a bulletin.

    `unplaced` is what an import could not place: reported, never printed. `style` is a
    stylesheet's name or file; `diagnostics` are the warnings of its reading; `files` are those
    that it was read from: its own, its series', its photos; `suppressions` are its comments that
    switch rules of 校对 off, `guesses` those that say what an import guessed.
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
        "The copy's number (份号); the style says where.",
        "份号，位置由版式定。",
        default=None,
        proofread=False,
    )
    urgency: Text | None = key(
        "紧急程度", TEXT, "How urgent it is: 特急, 加急.", "紧急程度，如 特急、加急。", default=None
    )
    disclosure: str | None = key(
        "公开属性", DISCLOSURES, "Whether it may be published.", "公开属性。", default=None
    )
    permit: Text | None = key(
        "准印证号",
        TEXT,
        "The number of the permit to print (准印证).",
        "内部资料性出版物准印证编号。",
        default=None,
        proofread=False,
    )
    approver: Text | None = key("签发", TEXT, "Who approved the issue.", "签发人。", default=None)
    chief_editor: Text | None = key("主编", TEXT, "The chief editor.", "主编。", default=None)
    reviewer: Text | None = key("审核", TEXT, "Who reviewed it.", "审核人。", default=None)
    managing_editor: Text | None = key(
        "责编", TEXT, "The editor in charge.", "责任编辑。", default=None
    )
    examiner: Text | None = key("核稿", TEXT, "Who examined it.", "核稿人。", default=None)
    proofreader: Text | None = key(
        "校对人",
        TEXT,
        "Who read the proofs; a name under check (校对) is taken as this too.",
        "校对人；也可写 校对: 姓名。",
        default=None,
        text_of="check",
    )
    contact: Text | None = key("联系人", TEXT, "Whom readers may ask.", "联系人。", default=None)
    phone: Text | None = key("电话", TEXT, "A telephone number.", "联系电话。", default=None)
    email: Text | None = key("邮箱", TEXT, "An e-mail address.", "电子邮箱。", default=None)
    address: Text | None = key("地址", TEXT, "An address.", "地址。", default=None)
    additional: tuple[Text, ...] = key(
        "其他事项",
        LINES,
        "What else is told about the issue, as printed: 摄影：张三.",
        "其他要印的事项，照印，如 摄影：张三。",
        default=(),
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
        shared="merge",
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
    counted_on: tuple[Text, ...] = key(
        "连续编号",
        LINES,
        "Kinds of issues whose numbers do not begin anew each year, such as 专刊; for the series.",
        "期号不逐年重编的种类，如 专刊；写在系列文件里。",
        default=(),
        printed=False,
        proofread=False,
    )
    style_place: Place | None = field(default=None, compare=False)
    file: str = field(default="", compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    files: tuple[str, ...] = field(default=(), compare=False)
    suppressions: tuple[Suppression, ...] = field(default=(), compare=False)
    guesses: tuple[Text, ...] = field(default=(), compare=False)
    office_words: tuple[OfficeWords, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        """Hold an issue that no reader made against what its parts must be to each other.

        Raises InputError; what is no error is among its diagnostics.
        """
        if self.file:
            return
        found = tuple(misfits({name: getattr(self, name) for name in _HELD_TOGETHER}))
        if any(d.severity is Severity.ERROR for d in found):
            raise InputError(found)
        told = tuple(dict.fromkeys((*self.diagnostics, *found)))
        object.__setattr__(self, "diagnostics", told)
