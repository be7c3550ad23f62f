"""Begin the next issue's file from the last one's.

In: the last issue's file and the new date. Out: the new file's text: the series' keys as they were
written, comments included; number and running total one up, or the year's first; articles to be
filled in, with comments that teach the format.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error
from bulletin_layout.drafting.carry_over import carried_over
from bulletin_layout.drafting.entries import entries_of
from bulletin_layout.grammar.fields import fields_of, known_keys
from bulletin_layout.issue.content import Column, Table
from bulletin_layout.issue.model import Appendix, Article, Issue
from bulletin_layout.issue.reader import STYLE_FILES, read_issue
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.nodes import MappingNode
from bulletin_layout.yaml_text.read import Source, read_source

SCHEMA_FILE = "bulletin.schema.json"
_FILLED_IN = (
    *("articles", "briefs", "appendix", "editorial", "serial", "unplaced"),
    *("urgency", "approver"),  # each issue's own
)
_CARRIED = (
    *("header", "distribution", "secrecy", "notice", "check", "disclosure", "permit"),
    *("chief_editor", "reviewer", "managing_editor", "examiner", "proofreader"),
    *("contact", "phone", "email", "address", "additional"),
)
_HEAD = f"# yaml-language-server: $schema={SCHEMA_FILE}"
# What stands in the file until it is filled in.
TITLE_TO_FILL_IN = "在此写标题"
BODY_TO_FILL_IN = "在此写正文，每行一段。"
ARTICLES_TO_FILL_IN = """\
# 文章：每篇以“- title:”起头。标题一行写完，过长时自动按词意断行；要自己断行，写成列表：
#   - title:
#       - 第一行
#       - 第二行
# 正文用“|”起头，每行一段，不必空行、不必缩进首行。文字可带标记：
#   **加重**、__楷体__、m<sup>2</sup>、CO<sub>2</sub>、{不断开}、[文字](https://网址)、[^脚注]
articles:
  - title: 在此写标题
    # source: 某单位
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
_RECORDS = (Issue, Article, Appendix, Table, Column)


def next_issue(
    last: Path,
    date: datetime.date,
    *,
    folder: Path | None = None,
    root: str | Path | None = None,
) -> str:
    """Return the text of the issue that follows `last`, as it is written into `folder`.

    Raises InputError if `last` is wrong, or written so that its keys cannot be carried over.
    """
    issue = read_issue(last, root=root)
    source, _ = read_source(last, str(last), DEFAULT_LIMITS, known_keys(Issue))
    top = _root_of(source)
    _refuse_earlier(issue.editors.date, date, top)
    _refuse_braces(top)
    entries = list(entries_of(top, source.lines))
    parts = [_HEAD]
    chinese = any(entry.key == entry.field.chinese for entry in entries)
    for entry in entries:
        if entry.field.name == "articles":
            parts.append("\n" + _articles(entry.key == entry.field.chinese) + "\n")
        elif entry.field.name not in _FILLED_IN:
            parts.append(carried_over(entry, issue, date, last.parent, folder or last.parent))
    if not any(entry.field.name == "articles" for entry in entries):
        parts.append("\n" + _articles(chinese) + "\n")
    text = "\n".join(part for part in parts if "$schema=" not in part or part == _HEAD)
    text = text.rstrip() + "\n"
    _refuse_lost_anchors(text, str(last), source.lines)
    return text


def _root_of(source: Source) -> MappingNode:
    """Return the root of a file that was read as an issue before. Raises InputError."""
    if not isinstance(source.root, MappingNode):
        raise InputError([error(Place(source.file, 1, 1), "", "the file is empty.")])
    return source.root


def differences(last: Issue, new: Issue) -> list[Diagnostic]:
    """Return an error for each key of the last issue that is another in the new one."""
    names = [name for name in _CARRIED if _value(last, name) != _value(new, name)]
    if last.editors.name != new.editors.name:
        names.append("editors.name")
    if _style(last) != _style(new):
        names.append("style")
    advice = "Write the last issue's file a key a line, without anchors, and try again."
    return [error(None, name, "would not be that of the last issue.", advice) for name in names]


def _value(issue: Issue, name: str) -> Any:
    # 印发日期 and 印刷日期 are each issue's own.
    value = getattr(issue, name)
    if name == "check":  # the names of words files lead to the same from another folder
        return replace(value, words_file=()), issue.office_words
    return replace(value, date=None, print_date=None) if name == "distribution" else value


def _style(issue: Issue) -> str:
    if issue.style.endswith(STYLE_FILES):
        return str((Path(issue.file).parent / issue.style).resolve())
    return issue.style


def _refuse_earlier(last: datetime.date, date: datetime.date, root: MappingNode) -> None:
    if date < last:
        message = Message(
            "the new issue's date {date} is before the last one's, {last}.", date=date, last=last
        )
        raise InputError([error(root.place, "editors.date", message)])


def _refuse_braces(root: MappingNode) -> None:
    """Raise InputError for an issue written as JSON is: its keys have no lines of their own."""
    if root.flow:
        message = "the issue is written in braces, and its keys cannot be carried over."
        advice = "Write each key on a line of its own, without braces round them all."
        raise InputError([error(root.place, "", message, advice)])


def _refuse_lost_anchors(text: str, last: str, lines: tuple[str, ...]) -> None:
    """Raise InputError if what is carried over refers (*name) to what is not (&name)."""
    import yaml  # 15 ms of a cold start, for this command only

    tokens = list(yaml.scan(text, Loader=yaml.SafeLoader))
    anchors = {token.value for token in tokens if isinstance(token, yaml.AnchorToken)}
    lost = [t.value for t in tokens if isinstance(t, yaml.AliasToken) and t.value not in anchors]
    diagnostics = []
    for name in dict.fromkeys(lost):
        at = next((n for n, line in enumerate(lines, 1) if f"*{name}" in line), 1)
        column = lines[at - 1].find(f"*{name}") + 1
        message = Message(
            "*{name} is carried over, but &{name} stands in what is left out.", name=name
        )
        advice = "Write the text itself there."
        diagnostics.append(error(Place(last, at, max(1, column)), "", message, advice))
    if diagnostics:
        raise InputError(diagnostics)


def _articles(chinese: bool) -> str:
    """Return articles to be filled in, with keys in English or Chinese."""
    if not chinese:
        return ARTICLES_TO_FILL_IN.rstrip()
    fields = [f for record in _RECORDS for f in fields_of(record)]
    names = {field.name: field.chinese for field in reversed(fields)}
    text = re.sub(
        r"\b([a-z]+)(?=:(?!//))", lambda key: names.get(key[1], key[1]), ARTICLES_TO_FILL_IN
    )
    return text.replace(": centre", ": 中").replace(": right", ": 右").rstrip()
