"""Which findings of 校对 are dropped: an issue switches rules off as a whole, or for a line.

In: findings and their issue. Out: those left, and warnings of switches that name no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_layout.diagnostics import Diagnostic, Place, Severity, nearest, warning
from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Message


def drop_suppressed(diagnostics: Iterable[Diagnostic], issue: Issue) -> list[Diagnostic]:
    """Return the findings whose rule is on where they stand. Errors are always kept."""
    off = {text.value for text in issue.check.off}
    lines = {(s.place.file, s.place.line + 1): s.rules for s in issue.suppressions}
    return [d for d in diagnostics if d.severity is Severity.ERROR or not _is_off(d, off, lines)]


def _is_off(
    diagnostic: Diagnostic, off: set[str], lines: dict[tuple[str, int], tuple[str, ...]]
) -> bool:
    if diagnostic.rule in off:
        return True
    place = diagnostic.place
    rules = lines.get((place.file, place.line)) if place is not None and diagnostic.rule else None
    return rules is not None and (not rules or diagnostic.rule in rules)


def unknown_rules(issue: Issue) -> Iterator[Diagnostic]:
    """Yield a warning for each switch that names a rule which does not exist."""
    for number, text in enumerate(issue.check.off, 1):
        yield from _unknown(text.value, text.place, f"check.off[{number}]")
    for suppression in issue.suppressions:
        for name, place in zip(suppression.rules, suppression.rule_places, strict=True):
            yield from _unknown(name, place, "")


def _unknown(name: str, place: Place | None, path: str) -> Iterator[Diagnostic]:
    from bulletin_layout.proofreading.registry import rules_by_name

    known = rules_by_name()
    if name not in known:
        message = Message("there is no rule {name}.", name=name)
        yield warning(place, path, message, nearest(name, known))
