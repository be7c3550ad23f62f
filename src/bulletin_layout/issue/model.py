"""What an issue says, independent of how it will look. Every type is immutable.

Text keeps the place it was read from, so that a later stage can name it; two texts are
equal if their characters are.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from bulletin_layout.diagnostics import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of the editor's text, one paragraph or less, and where it stands in the file."""

    value: str
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Period:
    """The issue's 期号: year, number within the year (期), running total (总期).

    `number` and `total` may be None in a draft; blanks are printed for them.
    """

    year: int
    number: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Editors:
    """编印: who edits the issue, and its date."""

    name: Text
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Article:
    """An article: title lines as the editor broke them, paragraphs, the contributing company."""

    title: tuple[Text, ...]
    body: tuple[Text, ...]
    source: Text | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading, and how its cells are aligned (left, centre, right)."""

    heading: Text
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """附件: a title, a sub-title, and a table."""

    title: tuple[Text, ...]
    table: Table
    subtitle: Text | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """报, 送 and 发: who receives the issue, in order."""

    report: tuple[Text, ...] = ()
    send: tuple[Text, ...] = ()
    copy: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a bulletin.

    `style` is a stylesheet's name or file; `diagnostics` are the warnings of its reading.
    """

    header: tuple[Text, ...]
    period: Period
    editors: Editors
    articles: tuple[Article, ...]
    briefs: tuple[Text, ...] = ()
    appendix: tuple[Appendix, ...] = ()
    distribution: Distribution = Distribution()
    style: str = "series-2023"
    file: str = field(default="", compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
