"""The YAML of an issue, as data: every key, its Chinese name, its kind and what it means.

The reader walks this table, the reference page is made from it, and nothing else knows a key.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bulletin_layout.issue.model import (
    Appendix,
    Article,
    Column,
    Distribution,
    Editors,
    Period,
    Table,
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: `text`, `integer`, `date`, or one of `choices`."""

    type: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """One text or a list of texts; each is a line of its own."""


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs: a block in which a line is a paragraph, or a list of paragraphs."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Table rows: a list of lists of cells."""


@dataclass(frozen=True, slots=True)
class Many:
    """A list of records; a single record may stand without a list."""

    record: Record


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record."""

    name: str
    chinese: str
    kind: Kind
    required: bool
    english_help: str
    chinese_help: str
    default: Any = None


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys, from which `make` builds a model object."""

    name: str
    make: Callable[..., Any]
    fields: tuple[Field, ...]

    def find(self, key: str) -> Field | None:
        """Return the field that a key names, in English or Chinese."""
        for field in self.fields:
            if key in (field.name, field.chinese):
                return field
        return None


Kind = Scalar | Lines | Body | Rows | Many | Record

TEXT, INTEGER, DATE = Scalar("text"), Scalar("integer"), Scalar("date")
ALIGN = Scalar("choice", (("left", "左"), ("centre", "中"), ("right", "右")))

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

ARTICLE = Record(
    "article",
    Article,
    (
        Field(
            "title",
            "标题",
            Lines(),
            True,
            "One line, or a list of lines broken where you want.",
            "一行；或用列表写成几行，按所写断行。",
        ),
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
            Body(),
            True,
            "A block (|) in which a line is a paragraph, or a list of paragraphs.",
            "用 | 起头的文本块，一行一段；或段落列表。",
        ),
    ),
)

COLUMN = Record(
    "column",
    Column,
    (
        Field("heading", "栏名", TEXT, True, "The column's heading.", "栏目名称。"),
        Field(
            "align",
            "对齐",
            ALIGN,
            False,
            "left, centre or right; left if not given.",
            "左、中或右；不写为左。",
            "left",
        ),
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
            "rows",
            "行",
            Rows(),
            True,
            "A list of rows; a row is a list of cells.",
            "行的列表；一行是单元格的列表。",
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
        Field("table", "表格", TABLE, True, "The table.", "表格。"),
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
            inner = field.kind.record if isinstance(field.kind, Many) else field.kind
            if isinstance(inner, Record):
                visit(inner)

    visit(ISSUE)
    return tuple(keys)
