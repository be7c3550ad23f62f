"""Begin the next issue's file from the last one's.

In: the last issue's text and the new date. Out: the new file's text: the series' keys as they were
written, comments included; number and running total one up, or the year's first; articles to be
filled in, with comments that teach the format.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.issue import grammar, kinds
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.source import place_of, read_source

SCHEMA_FILE = "bulletin.schema.json"
_FILLED_IN = ("articles", "briefs", "appendix", "editorial", "serial")
# 印发日期 is the last issue's own.
_SENT = re.compile(r"^\s+(?:date|印发日期)\s*:")
_HEAD = f"# yaml-language-server: $schema={SCHEMA_FILE}"
_ARTICLES = """\
# 文章：每篇以“- 标题:”起头。标题一行写完，过长时自动按词意断行；要自己断行，写成列表：
#   - 标题:
#       - 第一行
#       - 第二行
# 正文用“|”起头，每行一段，不必空行、不必缩进首行。文字可带标记：
#   **加重**、__楷体__、{不断开}、[文字](https://网址)、[^脚注]
articles:
  - title: 在此写标题
    # source: 来稿单位
    body: |
      在此写正文，每行一段。

# 简讯：每行一条，自动编号。不用就删去。
# briefs: |
#   第一条简讯。
#   第二条简讯。

# 附件：各自另起一页。不用就删去。
# appendix:
#   - title: 附件标题
#     table:
#       columns: [{heading: 序号, align: centre}, {heading: 单位}, {heading: 数量, align: right}]
#       rows:
#         - [1, 某单位, 10]
"""


class _Entry(NamedTuple):
    """A key of the last issue's file: its name in the grammar, as written, its lines."""

    name: str
    key: str
    node: Any
    lines: tuple[str, ...]


def following_issue(last: Path, date: datetime.date) -> str:
    """Return the text of the issue that follows `last`. Raises InputError if `last` is wrong."""
    issue = read_issue(last)
    source, _ = read_source(last, str(last), DEFAULT_LIMITS, grammar.known_keys())
    _refuse_earlier(issue.editors.date, date, source.root)
    parts = [_HEAD]
    for entry in _entries(source.root, source.lines):
        if entry.name == "period":
            parts.append(_period(entry, issue.period, date))
        elif entry.name == "editors":
            parts.append(_editors(entry, date))
        elif entry.name not in _FILLED_IN:
            kept = [line for line in entry.lines if not _SENT.match(line)]
            parts.append("\n".join(kept).rstrip())
        elif entry.name == "articles":
            parts.append("\n" + _ARTICLES.rstrip() + "\n")
    return "\n".join(parts).rstrip() + "\n"


def _refuse_earlier(last: datetime.date, date: datetime.date, root: Any) -> None:
    if date < last:
        message = f"the new issue's date {date} is before the last one's, {last}."
        raise InputError([error(place_of(root.start_mark), "editors.date", message)])


def _entries(root: Any, lines: tuple[str, ...]) -> Iterator[_Entry]:
    """Yield the file's keys in order, each with its lines and the comments above it."""
    starts = [key.start_mark.line for key, _ in root.value]
    above = [_comments_above(lines, start) for start in starts]
    above[0] = starts[0]  # what stands above the first key speaks of the last issue
    for number, (key, node) in enumerate(root.value):
        end = above[number + 1] if number + 1 < len(above) else len(lines)
        field = grammar.ISSUE.find(key.value)
        if field is not None:
            own = tuple(line for line in lines[above[number] : end] if "$schema=" not in line)
            yield _Entry(field.name, key.value, node, own)


def _comments_above(lines: tuple[str, ...], start: int) -> int:
    while start > 0 and lines[start - 1].startswith("#"):
        start -= 1
    return start


def _period(entry: _Entry, period: Any, date: datetime.date) -> str:
    """Return the next period: one up, or the year's first; what was not known stays open."""
    same_year = date.year == period.year
    known = period.number is not None and not period.supplement
    number = (period.number + 1 if same_year else 1) if known else None
    total = period.total + 1 if period.total is not None and not period.supplement else None
    names = _names(grammar.PERIOD, entry)
    values = {"year": date.year, "number": number, "total": total}
    inner = ", ".join(f"{names[k]}: {value}" for k, value in values.items() if value is not None)
    return f"{entry.key}: {{{inner}}}"


def _editors(entry: _Entry, date: datetime.date) -> str:
    names = _names(grammar.EDITORS, entry)
    pairs = [(grammar.EDITORS.find(key.value), node) for key, node in entry.node.value]
    inner = [
        f"{names['name']}: {_quoted(node)}"
        for field, node in pairs
        if field is not None and field.name == "name"
    ]
    inner.append(f"{names['date']}: {date.isoformat()}")
    return f"{entry.key}: {{{', '.join(inner)}}}"


def _quoted(node: Any) -> str:
    """Return a text as it may stand in braces."""
    text = str(node.value)
    if node.style or any(c in text for c in ",{}[]:#&*!|>'\"%@`"):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def _names(record: kinds.Record, entry: _Entry) -> dict[str, str]:
    """Return how a record's keys are written: in Chinese where the file writes them so."""
    chinese = any(
        (field := record.find(key.value)) is not None and key.value == field.chinese
        for key, _ in entry.node.value
    )
    return {f.name: f.chinese if chinese else f.name for f in record.fields}
