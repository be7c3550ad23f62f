"""校对 of a whole issue: every text by every rule, and what only the whole shows.

In: an Issue and the lines of its file. Out: diagnostics in the order of the file, those left out
that a rule's switch in the file or a comment on the line above turns off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from bulletin_layout.diagnostics import (
    Diagnostic,
    Place,
    Replacement,
    Severity,
    in_file_order,
)
from bulletin_layout.issue.lint import lint_text
from bulletin_layout.issue.model import Check, Issue, Text
from bulletin_layout.issue.slips import RULES

_UNREAD = ("diagnostics", "style", "file", "alt", "check")
_TITLE_MARK = re.compile(r"[。，、；：]$")
_OFF = re.compile(r"^\s*#\s*(?:check|校对)\s*[:：]\s*(?:off|关)\s*([\w\s,，-]*)$")
WHOLE_RULES = ("title-mark", "period-date", "words")


def proofread(issue: Issue, lines: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Return what there is to say about an issue's texts. `lines` are those of its own file."""
    found = [
        diagnostic
        for path, text in _texts(issue, "")
        for diagnostic in (*lint_text(text, path, RULES), *_by_words(text, path, issue.check))
    ]
    found += _titles(issue)
    found += _period(issue)
    off = {text.value for text in issue.check.off}
    kept = [d for d in found if d.rule not in off and not _switched_off(d, issue.file, lines)]
    return in_file_order(kept)


def rule_names() -> list[str]:
    """Return the names of all rules."""
    return [*(rule.name for rule in RULES), *WHOLE_RULES]


def _texts(value: Any, path: str) -> Iterator[tuple[str, Text]]:
    """Yield every text of an issue with its field's path."""
    if isinstance(value, Text):
        yield path, value
        for span in value.spans:
            if span.note is not None:
                yield path, span.note
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _texts(item, f"{path}[{number}]")
    elif is_dataclass(value) and not isinstance(value, Place):
        for field in fields(value):
            if field.name not in _UNREAD:
                inner = f"{path}.{field.name}" if path else field.name
                yield from _texts(getattr(value, field.name), inner)


def _by_words(text: Text, path: str, check: Check) -> Iterator[Diagnostic]:
    """Yield where a text uses what the office's own word list forbids."""
    for word in check.words:
        wrong, *rest = (part.strip() for part in re.split("→|->", word.value, maxsplit=1))
        right = rest[0] if rest else ""
        if not wrong:
            continue
        for match in re.finditer(re.escape(wrong), text.value):
            place = text.place_at(match.start())
            said = f"{wrong} is not written here."
            replacement = Replacement(wrong, right, True) if right else None
            advice = f"Write {right}" if right else "Write another word."
            yield Diagnostic(Severity.WARNING, place, path, said, advice, "words", replacement)


def _titles(issue: Issue) -> Iterator[Diagnostic]:
    for number, article in enumerate(issue.articles, 1):
        last = article.title[-1]
        if match := _TITLE_MARK.search(last.value):
            place, path = last.place_at(match.start()), f"articles[{number}].title"
            said = f"the title ends in {match[0]}."
            yield Diagnostic(
                Severity.WARNING, place, path, said, "Leave it out.", "title-mark",
                Replacement(match[0], "", True),
            )  # fmt: skip


def _period(issue: Issue) -> Iterator[Diagnostic]:
    """Yield where the period's numbers contradict each other or the date."""
    period, date = issue.period, issue.editors.date
    place = issue.editors.name.place
    problems = []
    if period.year != date.year:
        problems.append(f"the period is of {period.year}, the date of {date.year}.")
    if period.number is not None and period.total is not None and period.total < period.number:
        problems.append(f"the running total {period.total} is below number {period.number}.")
    if period.number is not None and period.number > date.timetuple().tm_yday:
        problems.append(f"number {period.number} comes before as many days of the year.")
    for said in problems:
        advice = "Check the numbers and the date."
        yield Diagnostic(Severity.WARNING, place, "period", said, advice, "period-date")


def _switched_off(diagnostic: Diagnostic, file: str, lines: Sequence[str]) -> bool:
    """Return whether a comment on the line above switches a rule off for this line."""
    place = diagnostic.place
    if place is None or place.file != file or not 2 <= place.line <= len(lines) + 1:
        return False
    match = _OFF.match(lines[place.line - 2])
    if match is None:
        return False
    named = re.split(r"[\s,，]+", match[1].strip())
    return named == [""] or diagnostic.rule in named
