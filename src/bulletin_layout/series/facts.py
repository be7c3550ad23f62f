"""What a series keeps of an issue: an Issue in, a SeriesIssue out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin_layout.grammar.fields import Field
from bulletin_layout.issue.distribution import Distribution
from bulletin_layout.issue.model import Article, Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.texts import texts_in
from bulletin_layout.series.model import Contribution, Passage, Recipients, SeriesIssue

_RECIPIENTS = ("main_send", "report", "copy_report", "send", "copy_send", "issue")
_PERSONS = {
    "approver": "签发",
    "chief_editor": "主编",
    "reviewer": "审核",
    "managing_editor": "责编",
    "examiner": "核稿",
    "proofreader": "校对",
}
# Said about an article and not in it; the title is taken before all else.
_NOT_READ = ("title", "column", "source", "authors")


def facts_of(issue: Issue) -> SeriesIssue:
    """Return what a series keeps of an issue."""
    period, own = issue.period, issue.file
    articles = (_article(n, article, own) for n, article in enumerate(issue.articles, 1))
    briefs = (_brief(n, text, own) for n, text in enumerate(issue.briefs, 1))
    return SeriesIssue(
        file=own,
        header="".join(map(str, issue.header)),
        kind=str(period.kind or ""),
        year=period.year,
        number=period.number,
        total=period.total,
        date=issue.editors.date,
        sent_on=issue.distribution.date,
        style=issue.style,
        recipients=tuple(_recipients(issue.distribution)),
        copies=issue.distribution.copies,
        is_secret=issue.secrecy is not None,
        persons=tuple(_persons(issue)),
        contributions=(*articles, *briefs),
        appendix=_passages(issue.appendix, own),
        period_line=period.place.line if period.place and period.place.file == own else 0,
        named=tuple(_named(issue)),
        counted_on=tuple(map(str, issue.counted_on)),
    )


def _article(number: int, article: Article, file: str) -> Contribution:
    title = "".join(map(str, article.title))
    first = Passage(title, _line(article.title[0], file))
    passages = tuple(
        Passage(text.value, _line(text, file))
        for path, text in texts_in(article, _is_printed)
        if text.value and not path.startswith(_NOT_READ)
    )
    return Contribution(
        number=number,
        title=title,
        sources=tuple(map(str, article.source)),
        authors=tuple(map(str, article.authors)),
        manuscript=str(article.manuscript or ""),
        passages=(first, *passages),
        line=first.line,
        named=tuple(
            Passage(text.value, _line(text, file))
            for path, text in texts_in(article, _is_told)
            if text.value and path.startswith(_NOT_READ[1:])
        ),
    )


def _brief(number: int, text: Text, file: str) -> Contribution:
    line = _line(text, file)
    passages = (Passage(text.value, line),)
    return Contribution(number, text.value, (), (), "", passages, line, is_brief=True)


def _passages(value: Any, file: str) -> tuple[Passage, ...]:
    found = (text for _, text in texts_in(value, _is_printed) if text.value)
    return tuple(Passage(text.value, _line(text, file)) for text in found)


def _named(issue: Issue) -> Iterator[Passage]:
    """Yield who made an issue and who receives it."""
    texts = [issue.editors.name, *(getattr(issue, name) for name in _PERSONS)]
    texts += [name for key in _RECIPIENTS for name in getattr(issue.distribution, key)]
    for text in texts:
        if text is not None and text.value:
            yield Passage(text.value, _line(text, issue.file))


def _is_told(_field: Field) -> bool:
    return True


def _is_printed(field: Field) -> bool:
    return field.printed or field.name == "body"


def _line(text: Text, file: str) -> int:
    return text.place.line if text.place and text.place.file == file else 0


def _recipients(distribution: Distribution) -> Iterator[Recipients]:
    for key in _RECIPIENTS:
        names = tuple(map(str, getattr(distribution, key)))
        if names:
            yield Recipients(key, names)


def _persons(issue: Issue) -> Iterator[tuple[str, str]]:
    for name, post in _PERSONS.items():
        text = getattr(issue, name)
        if text is not None:
            yield post, str(text)
