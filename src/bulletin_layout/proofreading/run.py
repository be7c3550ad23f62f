"""校对 of a whole issue: every text by every rule, and what only the whole shows.

In: an Issue and the lines of its file. Out: diagnostics in the order of the file, those left out
that a rule's switch in the file or a comment on the line above turns off.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, in_file_order
from bulletin_layout.issue.model import Issue
from bulletin_layout.proofreading.issue_rules.consistency import quoted_lists, uneven_numbers
from bulletin_layout.proofreading.issue_rules.names import names_spelt_twice
from bulletin_layout.proofreading.issue_rules.order import (
    goes_on_quoting,
    numbers_out_of_order,
    without_end_mark,
)
from bulletin_layout.proofreading.issue_rules.titles_and_dates import (
    forbidden_words,
    period_against_date,
    titles,
)
from bulletin_layout.proofreading.lint import lint_text
from bulletin_layout.proofreading.registry import BY_NAME, READING_RULES, RULES
from bulletin_layout.proofreading.suppressions import drop_suppressed
from bulletin_layout.proofreading.texts import texts_of


def proofread(issue: Issue, lines: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Return what there is to say about an issue's texts. `lines` are those of its own file."""
    texts = list(texts_of(issue))
    reading = {rule.name for rule in READING_RULES}
    diagnostics = [d for d in issue.diagnostics if d.rule in reading]
    quoting = goes_on_quoting(issue)
    for path, text in texts:
        diagnostics += [
            d for d in lint_text(text, path, RULES) if d.rule != "unpaired" or _at(d) not in quoting
        ]
        diagnostics += forbidden_words(text, path, issue.check)
    diagnostics += titles(issue)
    diagnostics += period_against_date(issue)
    diagnostics += numbers_out_of_order(issue)
    diagnostics += without_end_mark(issue)
    diagnostics += names_spelt_twice(texts)
    diagnostics += quoted_lists(texts)
    diagnostics += uneven_numbers(texts)
    others = {d.place.file for d in diagnostics if d.place is not None} - {issue.file}
    by_file = {issue.file: lines} | {file: _lines_of(file) for file in others}
    return in_file_order(drop_suppressed(diagnostics, issue.check, by_file))


def _at(diagnostic: Diagnostic) -> tuple[int, int] | None:
    place = diagnostic.place
    return (place.line, place.column) if place is not None else None


def rule_names() -> list[str]:
    """Return the names of all rules."""
    return list(BY_NAME)


def _lines_of(file: str) -> Sequence[str]:
    """Return the lines of a series file, which was read as text before."""
    return Path(file).read_text(encoding="utf-8-sig").splitlines()
