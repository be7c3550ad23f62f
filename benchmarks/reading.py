"""Read an issue for a peer: with this library's reader, as plain strings to typeset.

A peer's process does not import the rest of this library, whose import would count as the
peer's time: the package's `__init__` is left out.
"""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bulletin_layout.issue.text import Text

PACKAGE = "bulletin_layout"


@dataclass(frozen=True, slots=True)
class Plain:
    """An issue as strings, numbered and labelled as the bulletin prints them."""

    name: list[str]
    period: str
    editors: str
    date: str
    articles: list[tuple[list[str], list[str]]]
    briefs: list[str]
    appendix: list[tuple[list[str], str, list[list[str]]]]
    report: list[str]
    send: str


def read(path: Path) -> Plain:
    """Return an issue's texts. The first row of a table is its headings."""
    if PACKAGE not in sys.modules:
        _import_without_init()
    from bulletin_layout.issue.reader import read_issue

    issue = read_issue(path)
    period, day = issue.period, issue.editors.date
    return Plain(
        name=_strings(issue.header),
        period=f"{period.year}年第{period.number}期（总第{period.total}期）",
        editors=str(issue.editors.name),
        date=f"{day.year}年{day.month}月{day.day}日",
        articles=[(_strings(a.title), _strings(a.body)) for a in issue.articles],
        briefs=[f"{n}、{brief}" for n, brief in enumerate(issue.briefs, 1)],
        appendix=[
            (
                _strings(a.title),
                str(a.subtitle or ""),
                [
                    [str(c.heading) for c in a.table.columns],
                    *([str(cell) for cell in row.cells] for row in a.table.rows),
                ],
            )
            for a in issue.appendix
        ],
        report=_strings(issue.distribution.report),
        send="，".join(_strings(issue.distribution.send)),
    )


def _strings(texts: Iterable[Text]) -> list[str]:
    return [text.value for text in texts]


def _import_without_init() -> None:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None:
        raise ImportError(f"{PACKAGE} is not installed")
    sys.modules[PACKAGE] = importlib.util.module_from_spec(spec)
