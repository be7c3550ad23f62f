"""What is searched for and found, and the plain scan, which every other search must equal."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from bulletin_layout.diagnostics import Place
from bulletin_layout.immutable import immutable
from bulletin_layout.series.model import Contribution, Passage, SeriesIssue
from bulletin_layout.series.search.bigrams import folded


@immutable
class Query:
    """What is wanted: a term, and in which contributions.

    `unit` stands in the name of who sent it in, `person` in an author's name; `first` and `last`
    are days, both included, None for any.
    """

    term: str
    unit: str = ""
    person: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None


@immutable
class Hit:
    """A passage with the term: `issue` as it is called, `at` is the index of the first one.

    `part` is as in a path: articles[2], briefs[1], appendix; distribution for who made an issue or
    receives it; `title` is "" in these two. `line`
    is of the issue's file, from 1; 0 where another file has the text.
    """

    file: str
    issue: str
    date: datetime.date
    part: str
    title: str
    line: int
    text: str
    at: int

    @property
    def place(self) -> Place:
        """Where the passage begins in the issue's file."""
        return Place(self.file, self.line, 1 if self.line else 0)


def issue_name(issue: SeriesIssue) -> str:
    """Return what an issue is called: 2026年第12期, 2026年增刊第1期."""
    number = f"第{issue.number}期" if issue.number else ""
    return f"{issue.year}年{issue.kind}{number}"


def scan(issues: Iterable[SeriesIssue], query: Query) -> Iterator[Hit]:
    """Yield every passage that holds the term, looking through all of them."""
    term = folded(query.term)
    for issue in issues:
        if not _is_in(issue.date, query):
            continue
        for part, title, passage in passages_of(issue, query):
            at = folded(passage.text).find(term)
            if at >= 0:
                name = issue_name(issue)
                line = passage.line
                yield Hit(issue.file, name, issue.date, part, title, line, passage.text, at)


def passages_of(issue: SeriesIssue, query: Query) -> Iterator[tuple[str, str, Passage]]:
    """Yield the passages of the contributions that a query asks for, with part and title."""
    for one in issue.contributions:
        if _names(one.sources, query.unit) and _names(one.authors, query.person):
            for passage in (*one.passages, *one.named):
                yield part_of(one), one.title, passage
    if not (query.unit or query.person):
        for passage in issue.named:
            yield "distribution", "", passage
        for passage in issue.appendix:
            yield "appendix", "", passage


def part_of(contribution: Contribution) -> str:
    """Return where a contribution stands in its issue: articles[2], briefs[1]."""
    return f"{'briefs' if contribution.is_brief else 'articles'}[{contribution.number}]"


def _names(names: tuple[str, ...], wanted: str) -> bool:
    return not wanted or any(folded(wanted) in folded(name) for name in names)


def _is_in(date: datetime.date, query: Query) -> bool:
    return (query.first is None or date >= query.first) and (
        query.last is None or date <= query.last
    )
