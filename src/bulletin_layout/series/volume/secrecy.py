"""密级 of what is bound together: the highest, and what may not be bound.

A compilation bears the highest level of what it holds, and the longest term of that level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bulletin_layout.diagnostics import Diagnostic, InputError, error
from bulletin_layout.issue.model import SECRECY_LEVELS, Issue
from bulletin_layout.series.volume.model import BoundSecrecy
from bulletin_layout.style.labels import Labels

# From the highest down, as the grammar has them.
_LEVELS = tuple(level for level, _ in SECRECY_LEVELS.choices)
_TOP = _LEVELS[0]
_TERM = re.compile(r"(\d+)\s*(年|个月|日|天)", re.ASCII)
_DAYS = {"年": 365.0, "个月": 30.0, "日": 1.0, "天": 1.0}
_FOR_EVER = ("长期", "永久")


def secrecy_of(issue: Issue) -> BoundSecrecy | None:
    """Return the 密级 of an issue, None if it has none."""
    if issue.secrecy is None:
        return None
    term = issue.secrecy.term.value if issue.secrecy.term is not None else ""
    return BoundSecrecy(issue.secrecy.level, term)


def highest(found: Iterable[BoundSecrecy | None]) -> BoundSecrecy | None:
    """Return the highest level, with the longest of its terms; None if there is none.

    A term whose length is not told in years, months or days counts as the longest.
    """
    levels = [secrecy for secrecy in found if secrecy is not None]
    if not levels:
        return None
    return min(levels, key=lambda s: (_LEVELS.index(s.level), -_days(s.term)))


def refuse_secret(issues: Sequence[Issue], approval: str) -> None:
    """Raise InputError for issues that may not be bound: 绝密, and others without an approval."""
    wrong = [found for issue in issues for found in _refused(issue, approval)]
    if wrong:
        raise InputError(wrong)


def words_of(secrecy: BoundSecrecy | None, labels: Labels) -> str:
    """Return 密级 as a style prints it, empty for none."""
    if secrecy is None:
        return ""
    level = dict(SECRECY_LEVELS.choices)[secrecy.level]
    if not secrecy.term:
        return labels.secrecy.format(level=level)
    return labels.secrecy_term.format(level=level, term=secrecy.term)


def _refused(issue: Issue, approval: str) -> Iterable[Diagnostic]:
    secrecy = issue.secrecy
    if secrecy is None:
        return
    if secrecy.level == _TOP:
        advice = "Leave it out, and keep it by itself."
        yield error(secrecy.place, "secrecy", "绝密 is never bound with others.", advice)
    elif not approval.strip():
        said = "what has a 密级 is bound only with an approval."
        yield error(secrecy.place, "secrecy", said, "Write --approval with its number.")


def _days(term: str) -> float:
    found = _TERM.search(term)
    if found is not None:
        return int(found[1]) * _DAYS[found[2]]
    return 0.0 if not term else float("inf")
