"""A series: what is kept of each of its issues, apart from how it looks."""

from __future__ import annotations

import datetime
from dataclasses import replace

from bulletin_layout.diagnostics import Diagnostic, Place
from bulletin_layout.grammar.values import Numbers
from bulletin_layout.immutable import immutable


@immutable
class Passage:
    """A paragraph, title or cell of an article, and the line of the issue's file, from 1."""

    text: str
    line: int


@immutable
class Contribution:
    """An article or a 简讯 (`is_brief`) as it was printed.

    `number` counts from 1 within articles or briefs. `manuscript` is its 稿号, "" for none.
    `passages` are its texts in reading order, the title first; `named` are its column, who sent it
    in and who wrote it, to be searched; `line` is where it stands.
    """

    number: int
    title: str
    sources: tuple[str, ...]
    authors: tuple[str, ...]
    manuscript: str
    passages: tuple[Passage, ...]
    line: int
    is_brief: bool = False
    named: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """All of its passages, one after the other."""
        return "".join(passage.text for passage in self.passages)


@immutable
class Recipients:
    """A line of the 版记: its key (`report`, `send`, …) and the bodies named there, in order."""

    key: str
    names: tuple[str, ...]


@immutable
class SeriesIssue:
    """What a series keeps of one issue.

    `kind` is "" for an ordinary one, or 增刊, 专刊 …; `number` and `total` are None in a draft.
    `copies` is how many were printed, None if it is not told. `is_secret`: it has a 密级.
    `persons` are the posts and names that the issue gives of who made it (责编, 张三).
    `named` are these names and those of who receives it, to be searched. `period_line` is a line of
    its file, from 1; 0 where a series file has it. `counted_on` are kinds whose numbers go on over
    the years.
    """

    file: str
    header: str
    kind: str
    year: int
    number: Numbers | None
    total: Numbers | None
    date: datetime.date
    sent_on: datetime.date | None
    style: str
    recipients: tuple[Recipients, ...]
    copies: int | None
    is_secret: bool
    persons: tuple[tuple[str, str], ...]
    contributions: tuple[Contribution, ...]
    appendix: tuple[Passage, ...]
    period_line: int = 0
    named: tuple[Passage, ...] = ()
    counted_on: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where its file tells its number."""
        return Place(self.file, self.period_line, 1 if self.period_line else 0)

    def place_of(self, line: int) -> Place:
        """Return a line of its file as a place."""
        return Place(self.file, line, 1 if line else 0)


@immutable
class Series:
    """The issues of a bulletin by date, then number.

    `unread` says which could not be read, `passed_over` which YAML files of a folder are none.
    """

    issues: tuple[SeriesIssue, ...]
    unread: tuple[Diagnostic, ...] = ()
    passed_over: tuple[Diagnostic, ...] = ()

    def between(self, first: datetime.date | None, last: datetime.date | None) -> Series:
        """Return the series of the issues dated from `first` to `last`, both included."""
        kept = tuple(
            issue
            for issue in self.issues
            if (first is None or issue.date >= first) and (last is None or issue.date <= last)
        )
        return replace(self, issues=kept)
