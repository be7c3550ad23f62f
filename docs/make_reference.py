"""Write the reference pages from the tables that the readers walk.

python docs/make_reference.py

In: the models of issue and style, and the rules of 校对.
Out: reference.md, styles.md, the table of blocks in format.md, that of rules in desk.md, and the
same in Chinese; and tests/cases/blocks.yaml, an issue with one of each block. Nothing in them is
written by hand, so they cannot fall behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, every_record, fields_of, record_name
from bulletin_layout.issue.content import BODY_RECORDS
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.office_words import OfficeWords
from bulletin_layout.messages import in_chinese
from bulletin_layout.proofreading.model import ProofreadingRule
from bulletin_layout.proofreading.registry import rules_by_name
from bulletin_layout.style.model import SECTIONS, TEXT_STYLES
from bulletin_layout.style.reader import bundled_styles
from bulletin_layout.style.texts import TextStyle

HERE = Path(__file__).resolve().parent
TABLE_BEGIN = "<!-- The table is made by docs/make_reference.py from the {} themselves. -->"
TABLE_END = "<!-- The table ends. -->"
CASE = "../tests/cases/blocks.yaml"
MADE = "<!-- Made by docs/make_reference.py: change the tables in src, then run it again. -->"


@dataclass(frozen=True, slots=True)
class Words:
    """What a reference page says in one language, beside the grammar's own texts."""

    chinese: bool
    title: str
    switch: str
    opening: tuple[str, ...]
    issue: str
    words_file: str
    place: str
    columns: tuple[str, ...]
    yes: str
    lines: str
    body: str
    blocks: str
    rows: str
    cells: str
    many: str
    one: str
    scalars: dict[str, str]
    separator: str
    default: str


ENGLISH = Words(
    chinese=False,
    title="The YAML of an issue",
    switch="[中文](reference.zh-CN.md)",
    opening=(
        "Every key may be written in English or in Chinese; both may be mixed in one file. "
        "An unknown key is an error, and the message names the nearest known one.",
        "A value is taken as it stands in the file: `12:30`, `010` and `1.10` need no quotes. "
        "A text that holds a colon and a space, or ` #`, or begins with one of "
        "`[ ] { } , # & * ! > % @ \" '`, goes in quotes. A block (`|`) needs none.",
        "`series` names a YAML file, relative to the issue's folder, with the same keys; what the "
        "issue says goes before it. `period` and `editors` are joined key by key.",
        "A list of records may be one record without a dash if there is only one.",
        "Text in paragraphs, briefs, cells and captions may carry marks: `**strong**`, "
        "`__in 楷体__`, `m<sup>2</sup>`, `CO<sub>2</sub>`, `{kept on one line}`, "
        "`[words](https://address)`, `[^a note at the foot]`, "
        "and `\\\\` for a line break. A backslash before one of `* _ { } [ ]` makes it an ordinary "
        "character.",
        "Paragraphs in an article that begin with 一、 （一） 1. or （1） are headings if they "
        "have no end of sentence; of others, the first sentence is one, run in. The key "
        "`paragraph` keeps a text from being taken for a heading, `heading` makes it one.",
        "A length has a unit: `80mm`, `20字`, `16pt`.",
    ),
    issue="issue: the file itself",
    words_file="words file: `check: words_file:`",
    place="Stands under",
    columns=("key", "Chinese key", "kind", "required", "meaning"),
    yes="yes",
    lines="text or list of texts",
    body="block of paragraphs or list",
    blocks="block of paragraphs, or list of paragraphs and {}",
    rows="list of rows",
    cells="list of cells",
    many="list of {}",
    one="{}",
    scalars={
        "text": "text",
        "marked": "text with marks",
        "caption": "text with marks, no notes",
        "integer": "whole number",
        "numbers": "whole number, or 1-2",
        "date": "date",
        "flag": "`true` `是`, `false` `否`",
        "length": "length",
        "fit": "number of lines",
        "picture": "file name",
        "table_file": "file name",
    },
    separator=", ",
    default=" Default: {}.",
)

CHINESE = Words(
    chinese=True,
    title="简报 YAML 参考",
    switch="[English](reference.md)",
    opening=(
        "键名可用英文，也可用中文，同一文件里可以混用。写错的键名会报错，并提示最接近的键名。",
        "值按文件里的写法原样读取：`12:30`、`010`、`1.10` 都不必加引号。"
        "文字里有半角冒号加空格、有 ` #`，或以 `[ ] { } , # & * ! > % @ \" '` 之一起头时，"
        "整段加半角引号。用 `|` 起头的文本块不必加。",
        "`series`（`系列`）指明一个 YAML 文件，路径相对于本期文件所在文件夹，键名相同；"
        "本期所写优先。`period`（`期号`）和 `editors`（`编印`）逐键合并。",
        "列表里只有一项时，可以不写短横。",
        "段落、简讯、单元格和图下说明里的文字可带标记：`**加重**`、`__楷体__`、`m<sup>2</sup>`、`CO<sub>2</sub>`、`{不断开}`、"
        "`[文字](https://网址)`、`[^脚注]`，`\\\\` 为换行。"
        "在 `* _ { } [ ]` 前加反斜杠，即为普通字符。",
        "文章中以“一、”“（一）”“1.”“（1）”开头的段落，没有句末点号的是层次标题；有的，首句接排为标题。"
        "写 `paragraph`（`段落`）则不当作标题，写 `heading`（`层次标题`）则当作标题。",
        "长度要写单位：`80mm`、`20字`、`16pt`。",
    ),
    issue="issue：本期文件",
    words_file="words file：用词文件（`校对: 用词文件:`）",
    place="所在位置",
    columns=("键", "中文键", "类型", "必填", "说明"),
    yes="是",
    lines="文字，或文字列表",
    body="段落文本块，或段落列表",
    blocks="段落文本块，或段落与 {} 的列表",
    rows="行的列表",
    cells="单元格的列表",
    many="{} 的列表",
    one="{}",
    scalars={
        "text": "文字",
        "marked": "文字，可带标记",
        "caption": "文字，可带标记，不带脚注",
        "integer": "整数",
        "numbers": "整数，或 1-2",
        "date": "日期",
        "flag": "`true` `是`、`false` `否`",
        "length": "长度",
        "fit": "行数",
        "picture": "文件名",
        "table_file": "文件名",
    },
    separator="、",
    default="默认为 {}。",
)


def reference() -> dict[str, str]:
    """Return the text of every made page by its file name."""
    return {
        "reference.md": _issue_page(ENGLISH),
        "reference.zh-CN.md": _issue_page(CHINESE),
        "styles.md": _styles_page(STYLES_ENGLISH),
        "styles.zh-CN.md": _styles_page(_styles_chinese()),
        "format.md": _with_table("format.md", "records", _blocks(chinese=False)),
        "format.zh-CN.md": _with_table("format.zh-CN.md", "records", _blocks(chinese=True)),
        "desk.md": _with_table("desk.md", "rules", _rules(chinese=False)),
        "desk.zh-CN.md": _with_table("desk.zh-CN.md", "rules", _rules(chinese=True)),
        CASE: _case_of_blocks(),
    }


def _with_table(page: str, of: str, table: str) -> str:
    """Return a page as it stands, but for a table that is made."""
    text = (HERE / page).read_text(encoding="utf-8")
    begin = TABLE_BEGIN.format(of)
    head, _, rest = text.partition(begin)
    _, _, tail = rest.partition(TABLE_END)
    return f"{head}{begin}\n\n{table}\n\n{TABLE_END}{tail}"


def _blocks(chinese: bool) -> str:
    """Return the table of what may stand in a body, each known by its first key."""
    columns = ("写法", "说明") if chinese else ("written", "meaning")
    rows = [
        (f"`- {_example(record, chinese)}`", _help(fields_of(record)[0], chinese))
        for record in BODY_RECORDS
    ]
    return _table(columns, rows)


def _help(field: Field, chinese: bool) -> str:
    return field.help.chinese() if chinese else str(field.help)


def _example(record: Any, chinese: bool) -> str:
    """Return a block's example, its keys in the language of the page."""
    example = record.EXAMPLE
    if chinese:
        for field in (f for inner in every_record(record) for f in fields_of(inner)):
            example = re.sub(rf"\b{field.name}: ", f"{field.chinese}: ", example)
        example = re.sub(r": true\b", ": 是", example)
    return example


def _case_of_blocks() -> str:
    """Return an issue with one of each block."""
    head = """\
# One of each block, as its record has it. Made by docs/make_reference.py.
style: gbt9704
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 每种写法
    body:
      - 一段。
"""
    blocks = [*(_example(record, chinese=False) for record in BODY_RECORDS), "末段。"]
    return head + "".join(f"      - {block}\n" for block in blocks)


def _rules(chinese: bool) -> str:
    """Return the table of rules, made from the registry."""
    columns = (
        ("规则", "级别", "查什么", "依据", "例", "`fix`")
        if chinese
        else ("Rule", "Level", "Finds", "Source", "Example", "`fix`")
    )
    return _table(columns, [_rule_row(rule, chinese) for rule in rules_by_name().values()])


def _rule_row(rule: ProofreadingRule[Any], chinese: bool) -> list[str]:
    def words(text: str) -> str:
        return str(in_chinese(text)) if chinese else str(text)

    level = rule.severity.value
    if chinese:
        level = {"warning": "提醒", "hint": "提示"}[level]
    example = f"`{_visible(rule.wrong)}`"
    if rule.right:
        example += f" → `{rule.right}`"
    source = words(rule.source) or "—"
    return [f"`{rule.name}`", level, words(rule.description), source, example, words(rule.fixes)]


def _visible(text: str) -> str:
    """Return a text on one line, characters that no page shows written as U+XXXX."""
    text = "; ".join(text.splitlines())
    return "".join(c if c == " " or c.isprintable() else f"U+{ord(c):04X}" for c in text)


def _issue_page(words: Words) -> str:
    parts = [f"# {words.title}", words.switch, MADE, *words.opening]
    tops = {Issue: words.issue, OfficeWords: words.words_file}
    for path, record in (*_records(Issue), *_records(OfficeWords)):
        if record in tops:
            parts.append(f"## {tops[record]}")
        else:
            parts += [f"## {record_name(record)}", f"{words.place} `{path}`."]
            if words.chinese:
                parts[-1] = f"{words.place}：`{path}`。"
        rows = [_field_row(field, words) for field in fields_of(record)]
        parts.append(_table(words.columns, rows))
    return "\n\n".join(parts) + "\n"


def _records(top: type) -> list[tuple[str, type]]:
    """Return every record of a file with the keys under which it stands, the file's own first."""
    places: dict[type, list[str]] = {}

    def visit(path: str, record: type) -> None:
        known = record in places
        places.setdefault(record, []).append(path)
        if known:
            return
        for field in fields_of(record):
            where = f"{path}.{field.name}" if path else field.name
            for inner in kinds.records_in(field.kind):
                visit(where, inner)

    visit("", top)
    return [("`, `".join(dict.fromkeys(paths)), record) for record, paths in places.items()]


def _field_row(field: Field, words: Words) -> tuple[str, ...]:
    meaning = _help(field, words.chinese)
    if isinstance(field.default, str) and field.default not in meaning:
        meaning += words.default.format(f"`{field.default}`")
    return (
        f"`{field.name}`",
        f"`{field.chinese}`",
        _kind(field.kind, words),
        words.yes if field.required else "",
        meaning,
    )


def _bounds(kind: kinds.Scalar) -> str:
    """Return between which numbers a value lies, nothing where it has no bounds."""
    if kind.least == kind.most == 0:
        return ""
    unit = " pt" if kind.type == "length" else ""
    ends = (str(n) if kind.type == "integer" else f"{n:g}" for n in (kind.least, kind.most))
    return " " + "–".join(ends).replace("–-", "–−").replace("-", "−") + unit


def _kind(kind: kinds.Kind, words: Words) -> str:
    if isinstance(kind, kinds.Scalar):
        if kind.choices:
            pairs = (dict.fromkeys(pair) for pair in kind.choices)
            return words.separator.join(" ".join(f"`{w}`" for w in pair) for pair in pairs)
        return words.scalars[kind.type] + _bounds(kind)
    names = [record_name(record) for record in kinds.records_in(kind)]
    links = words.separator.join(f"[{name}](#{name})" for name in names)
    if isinstance(kind, kinds.Body):
        return words.body if not links else words.blocks.format(links)
    if isinstance(kind, kinds.Rows):
        return words.rows
    if isinstance(kind, kinds.Cells):
        return words.cells
    if isinstance(kind, kinds.Lines):
        return words.lines
    return (words.many if isinstance(kind, kinds.Many) else words.one).format(links)


STYLE_EXAMPLE = """```yaml
extends: series-2023
text:
  title: {size: 二号}
masthead: {rule_colour: "#B00000"}
```"""


@dataclass(frozen=True, slots=True)
class StyleWords:
    """What the page on styles says in one language, beside the model's own texts."""

    title: str
    switch: str
    opening: tuple[str, ...]
    text: str
    columns: tuple[str, ...]
    separator: str
    kinds: dict[str, str]
    chinese: bool


STYLES_ENGLISH = StyleWords(
    title="The YAML of a style",
    switch="[中文](styles.zh-CN.md)",
    opening=(
        "A style is a YAML file of the sections below. Bundled: {styles}. An issue names one in "
        "`style`; a name that ends in `.yaml` or `.yml` is a file relative to the issue's folder.",
        "`extends: base` takes every value from the style named, and the file then says only what "
        "differs. A style that extends nothing must give every key.",
        "A length has a unit: `16pt`, `25.4mm`, a 字号 such as `三号`, or `2字`, where 字 is the "
        "type size of the text style, and elsewhere that of `text.body`. A number has none. A "
        'colour is `"#D7000F"`, in quotes. A flag is `true` or `false`. Every key has one value: '
        "a style holds no lists.",
    ),
    text=(
        "`text` holds one mapping for each kind of text: {names}. `text.default` holds what they "
        "share. The keys of each:"
    ),
    columns=("key", "kind", "meaning"),
    separator=", ",
    kinds={"word": "text", "or": "{} or `{}`"},
    chinese=False,
)


def _styles_chinese() -> StyleWords:
    """Return the Chinese words."""
    return StyleWords(
        title="版式 YAML 参考",
        switch="[English](styles.md)",
        opening=(
            "版式是由下列各节组成的 YAML 文件。自带 {styles}。稿件在 `版式` 里写版式名；"
            "以 `.yaml` 或 `.yml` 结尾的是文件，路径相对于稿件所在文件夹。版式的键只有英文。",
            "`extends: base` 先取所指版式的全部值，文件里只写不同之处。"
            "不继承任何版式的，须写出全部键。",
            "长度要写单位：`16pt`、`25.4mm`、字号如 `三号`，或 `2字`；"
            "“字”在 `text` 各项里是该项的字号，在别处是 `text.body` 的字号。数值不写单位。"
            '颜色写 `"#D7000F"`，加引号。开关写 `true` 或 `false`。'
            "每个键只有一个值，版式里没有列表。",
        ),
        text=("`text` 为每种文字各有一项：{names}。共同的写在 `text.default`。每项的键："),
        columns=("键", "类型", "说明"),
        separator="、",
        kinds={
            "length": "长度",
            "number": "数值",
            "integer": "整数",
            "colour": "颜色",
            "flag": "开关",
            "role": "角色",
            "label": "文字",
            "word": "文字",
            "or": "{}或 `{}`",
        },
        chinese=True,
    )


def _styles_page(words: StyleWords) -> str:
    styles = words.separator.join(f"`{name}`" for name in bundled_styles())
    parts = [f"# {words.title}", words.switch, MADE]
    parts += [text.format(styles=styles) for text in words.opening]
    parts.append(STYLE_EXAMPLE)
    for name, section in SECTIONS.items():
        meaning = section.CHINESE if words.chinese else (section.__doc__ or "").strip()
        parts += [f"## {name}", meaning, _section_table(section, words)]
    named = "`{}`（{}）" if words.chinese else "`{}` ({})"
    names = words.separator.join(named.format(*item) for item in TEXT_STYLES.items())
    parts += ["## text", words.text.format(names=names), _section_table(TextStyle, words)]
    return "\n\n".join(parts) + "\n"


def _section_table(section: type, words: StyleWords) -> str:
    rows = [
        (
            f"`{field.name}`",
            _style_kind(field.kind, words),
            _help(field, words.chinese),
        )
        for field in fields_of(section)
    ]
    return _table(words.columns, rows)


def _style_kind(kind: kinds.Kind, words: StyleWords) -> str:
    assert isinstance(kind, kinds.Scalar)
    if kind.choices and kind.type == "choice":
        return words.separator.join(f"`{choice}`" for choice, _ in kind.choices)
    if kind.choices:
        return words.separator.join(f"`{{{name}}}`" for name, _ in kind.choices)
    name = words.kinds.get(kind.type, kind.type) + _bounds(kind)
    return words.kinds["or"].format(name, kind.word) if kind.word else name


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    for name, text in reference().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
        print((HERE / name).resolve().relative_to(HERE.parent))
