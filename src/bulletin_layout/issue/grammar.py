"""The YAML of an issue, as data: every key, its Chinese name, its kind and what it means.

The reader walks this table, the reference page is made from it, and nothing else knows a key.
"""

from __future__ import annotations

from bulletin_layout.issue.content_grammar import BLOCKS, ROW, SIGNATURE, TABLE
from bulletin_layout.issue.kinds import (
    DATE,
    FLAG,
    INTEGER,
    TEXT,
    Body,
    Field,
    Lines,
    Many,
    Record,
    Scalar,
    records_in,
)
from bulletin_layout.issue.model import (
    Appendix,
    Article,
    Check,
    Distribution,
    Editors,
    Period,
    Secrecy,
)

LEVEL = Scalar("choice", (("top-secret", "绝密"), ("secret", "机密"), ("confidential", "秘密")))
SECRECY_WORDS = dict(LEVEL.choices)

PERIOD = Record(
    "period",
    Period,
    (
        Field("year", "年", INTEGER, True, "The year.", "年份。"),
        Field(
            "number",
            "期",
            INTEGER,
            False,
            "Number within the year; left out in a draft.",
            "年度期号；草稿可不填。",
        ),
        Field(
            "total",
            "总期",
            INTEGER,
            False,
            "Running total; left out in a draft.",
            "总期号；草稿可不填。",
        ),
        Field(
            "supplement",
            "增刊",
            FLAG,
            False,
            "true for a supplement, which is numbered apart.",
            "增刊填 是，另行编号。",
            False,
        ),
    ),
)

EDITORS = Record(
    "editors",
    Editors,
    (
        Field(
            "name",
            "单位",
            TEXT,
            True,
            "Who edits the issue, as printed.",
            "编印单位，照印。",
        ),
        Field(
            "date",
            "日期",
            DATE,
            True,
            "The issue's date: 2021-10-18 or 2021年10月18日.",
            "出刊日期：2021-10-18 或 2021年10月18日。",
        ),
    ),
)

SECRECY = Record(
    "secrecy",
    Secrecy,
    (
        Field("level", "密级", LEVEL, True, "The degree of secrecy.", "绝密、机密或秘密。"),
        Field("term", "期限", TEXT, False, "For how long: 1年.", "保密期限，如 1年。"),
    ),
)


_EDITORIAL_HELP = (
    "按语: what the editors say before it. A block or a list of paragraphs.",
    "按语（编者按），文本块或段落列表。",
)

ARTICLE = Record(
    "article",
    Article,
    (
        Field(
            "title",
            "标题",
            Lines(),
            True,
            "One line, which is broken by meaning if it is too long; or a list of lines, broken "
            "where you want.",
            "一行，过长时按词意断行；或用列表写成几行，按所写断行。",
        ),
        Field("editorial", "按语", Body(), False, *_EDITORIAL_HELP, ()),
        Field(
            "source",
            "来稿单位",
            TEXT,
            False,
            "The contributing company, for statistics.",
            "来稿单位，供统计用。",
        ),
        Field(
            "body",
            "正文",
            Body(BLOCKS),
            True,
            "A block (|) in which a line is a paragraph, or a list of paragraphs, headings, "
            "photos, tables and page breaks.",
            "用 | 起头的文本块，一行一段；或段落、层次标题、照片、表格、换页的列表。",
        ),
        Field(
            "signature", "落款", SIGNATURE, False, "Who signs, and the date.", "署名和成文日期。"
        ),
    ),
)

APPENDIX = Record(
    "appendix",
    Appendix,
    (
        Field("title", "标题", Lines(), True, "The appendix's title.", "附件标题。"),
        Field(
            "subtitle",
            "副标题",
            TEXT,
            False,
            "A line under the title, such as a date range.",
            "标题下一行，如起止日期。",
        ),
        Field("body", "正文", Body(BLOCKS), False, "Its text, as in articles.", "正文。", ()),
        Field("table", "表格", TABLE, False, "The table, after the text.", "表格，在正文之后。"),
    ),
)

DISTRIBUTION = Record(
    "distribution",
    Distribution,
    (
        Field(
            "report",
            "报",
            Lines(),
            False,
            "Bodies reported to, one a line.",
            "报送上级，一行一个。",
            (),
        ),
        Field(
            "send",
            "送",
            Lines(),
            False,
            "Bodies it is sent to; set in one run.",
            "送达单位，连排。",
            (),
        ),
        Field(
            "copy", "发", Lines(), False, "Bodies it is issued to; one run.", "下发单位，连排。", ()
        ),
        Field("office", "印发机关", TEXT, False, "Who prints and sends it.", "印发机关。"),
        Field("date", "印发日期", DATE, False, "When it is sent.", "印发日期。"),
        Field("copies", "共印", INTEGER, False, "How many are printed.", "共印份数。"),
    ),
)

CHECK = Record(
    "check",
    Check,
    (
        Field("off", "关", Lines(), False, "Rules that are switched off.", "不用的校对规则。", ()),
        Field(
            "words",
            "用词",
            Lines(),
            False,
            "The office's own words, wrong → right, one a line.",
            "本单位用词，一行一条：错 → 对。",
            (),
        ),
    ),
)

_HEADER = Field("header", "报头", Lines(), True, "The masthead's lines.", "报头，一行或几行。")
_STYLE = Field(
    "style",
    "版式",
    TEXT,
    False,
    "A bundled style's name or a file beside the issue.",
    "自带版式名，或与本期文件同处的版式文件。",
    "series-2023",
)


def _top_fields(required: bool) -> tuple[Field, ...]:
    return (
        _HEADER,
        Field("period", "期号", PERIOD, required, "The numbered period.", "年度期号和总期号。"),
        Field("editors", "编印", EDITORS, True, "Editors and date.", "编印单位和日期。"),
        Field("secrecy", "密级", SECRECY, False, "The degree of secrecy.", "密级和保密期限。"),
        Field(
            "notice",
            "提示",
            TEXT,
            False,
            "A notice at the top left that is no 密级, such as 内部资料 注意保存.",
            "版头左上角的提示（不是密级），如 内部资料 注意保存。",
        ),
        Field("serial", "编号", TEXT, False, "The copy's number, top right.", "份号，在右上角。"),
        Field("editorial", "按语", Body(), False, *_EDITORIAL_HELP, ()),
        Field("articles", "文章", Many(ARTICLE), required, "The articles.", "文章。"),
        Field(
            "briefs",
            "简讯",
            Body(),
            False,
            "News in brief; numbered for you.",
            "简讯，自动编号。",
            (),
        ),
        Field(
            "appendix",
            "附件",
            Many(APPENDIX),
            False,
            "Appendices, each on a new page.",
            "附件，各自另起一页。",
            (),
        ),
        Field(
            "distribution",
            "报送",
            DISTRIBUTION,
            False,
            "Who receives the issue.",
            "报、送、发。",
            Distribution(),
        ),
        Field(
            "unplaced",
            "待处理",
            Lines(),
            False,
            "What an import could not place; told and never printed.",
            "导入时没有归到任何地方的文字；只提醒，不付印。",
            (),
        ),
        Field("check", "校对", CHECK, False, "Proofreading.", "校对设置。", Check()),
        _STYLE,
        Field(
            "series",
            "系列",
            TEXT,
            False,
            "A file with what the series' issues share.",
            "同一系列各期共用内容的文件。",
        ),
    )


ISSUE = Record("issue", dict, _top_fields(True))


def known_keys() -> tuple[str, ...]:
    """Return every key of the grammar, English and Chinese, each once."""
    keys: dict[str, None] = {}

    def visit(record: Record) -> None:
        for field in record.fields:
            keys.setdefault(field.name)
            keys.setdefault(field.chinese)
            for inner in records_in(field.kind):
                visit(inner)

    for record in (ISSUE, ROW):
        visit(record)
    return tuple(keys)
