"""Rules about what stands once in an issue: its titles, its numbers and date, its word list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.diagnostics import Diagnostic, Replacement, Severity
from bulletin_layout.issue.model import Check, Issue, Text
from bulletin_layout.messages import Message

_TITLE_MARK = re.compile(r"[。，、；：]$")
_ARROW = re.compile("→|->")


def forbidden_words(text: Text, path: str, check: Check) -> Iterator[Diagnostic]:
    """Yield where a text uses what the office's own word list forbids.

    Of two entries for one word the first prevails: the issue's before its series'.
    """
    seen: set[str] = set()
    for word in check.words:
        wrong, *rest = (part.strip() for part in _ARROW.split(word.value, maxsplit=1))
        right = rest[0] if rest else ""
        if not wrong or wrong in seen:
            continue
        seen.add(wrong)
        for match in re.finditer(re.escape(wrong), text.value):
            if right and _stands_already(text.value, match.start(), wrong, right):
                continue
            place = text.place_at(match.start())
            message = Message("{wrong} is not written here.", wrong=wrong)
            replacement = Replacement(wrong, right, True) if right else None
            advice = Message("Write {right}", right=right) if right else "Write another word."
            yield Diagnostic(Severity.WARNING, place, path, message, advice, "words", replacement)


def _stands_already(text: str, at: int, wrong: str, right: str) -> bool:
    """Return whether the right word, which holds the wrong one, stands there: 党的二十大."""
    places = (at - match.start() for match in re.finditer(re.escape(wrong), right))
    return any(place >= 0 and text.startswith(right, place) for place in places)


def titles(issue: Issue) -> Iterator[Diagnostic]:
    """Yield the titles that end in a mark."""
    for number, article in enumerate(issue.articles, 1):
        last = article.title[-1]
        if match := _TITLE_MARK.search(last.value):
            place, path = last.place_at(match.start()), f"articles[{number}].title"
            message = Message("the title ends in {found}.", found=match[0])
            yield Diagnostic(
                Severity.WARNING, place, path, message, "Leave it out.", "title-mark",
                Replacement(match[0], "", True),
            )  # fmt: skip


def period_against_date(issue: Issue) -> Iterator[Diagnostic]:
    """Yield where the period's numbers contradict each other or the date."""
    period, date = issue.period, issue.editors.date
    place = issue.editors.name.place
    problems = []
    if period.year != date.year:
        words = "the period is of {year}, the date of {other}."
        problems.append(Message(words, year=period.year, other=date.year))
    if period.number is not None and period.total is not None and period.total < period.number:
        words = "the running total {total} is below number {number}."
        problems.append(Message(words, total=period.total, number=period.number))
    if period.number is not None and period.number > date.timetuple().tm_yday:
        words = "number {number} comes before as many days of the year."
        problems.append(Message(words, number=period.number))
    for message in problems:
        advice = "Check the numbers and the date."
        yield Diagnostic(Severity.WARNING, place, "period", message, advice, "period-date")
