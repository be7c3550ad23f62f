"""Which row of an office's rules fits: of each list the first; what was looked up is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from bulletin_layout.issue.text import Text
from bulletin_layout.series.scoring.rules import Rules

# What an ordinary issue is called where rules tell kinds of issue apart.
_ORDINARY_ISSUE = "普通"


class Rows:
    """Looks up points and multipliers. Each is None where no row fits."""

    def __init__(self, rules: Rules) -> None:
        self.knows_adoptions = bool(rules.adopted) or any(
            row.is_of_forwarding for row in rules.multiplied
        )
        self._rules = rules
        self._by_kind = [row for row in rules.multiplied if not row.is_of_forwarding]
        self._forwarding = [row for row in rules.multiplied if row.is_of_forwarding]
        # Few kinds, levels and publications are asked for many times.
        self.printed: Callable[[str, str, bool], Fraction | None] = cache(self._printed)
        self.adopted: Callable[[str, str, str], Fraction | None] = cache(self._adopted)
        self.times: Callable[[str, str, str], Fraction | None] = cache(self._times)

    def on_top(self, deed: str, level: str) -> Fraction | None:
        """Return what a 批示 or 约稿 (`deed` remark or asked) adds; nothing if no rule is of it."""
        rows = self._rules.remarks if deed == "remark" else self._rules.asked
        if not rows:
            return Fraction()
        return next((exact(row.points) for row in rows if row.level in (None, level)), None)

    def _printed(self, issue: str, kind: str, merged: bool) -> Fraction | None:
        for row in self._rules.printed:
            fits_issue = _names(row.issue, issue or _ORDINARY_ISSUE)
            if fits_issue and _names(row.kind, kind) and row.merged in (None, merged):
                return exact(row.points) * self._of_kind(kind)
        return None

    def _adopted(self, level: str, publication: str, kind: str) -> Fraction | None:
        row = _first(self._rules.adopted, level, publication, kind)
        return None if row is None else exact(row.points) * self._of_kind(kind)

    def _times(self, level: str, publication: str, kind: str) -> Fraction | None:
        row = _first(self._forwarding, level, publication, kind)
        return None if row is None else exact(row.times)

    def _of_kind(self, kind: str) -> Fraction:
        fitting = (exact(row.times) for row in self._by_kind if _names(row.kind, kind))
        return next(fitting, Fraction(1))


def exact(number: float) -> Fraction:
    """Return the number that was written: 0.1 is a tenth."""
    return Fraction(repr(number))


def _names(wanted: tuple[Text, ...], word: str) -> bool:
    return not wanted or any(str(text) == word for text in wanted)


def _first(rows: Sequence[Any], level: str, publication: str, kind: str) -> Any:
    for row in rows:
        fits_level = row.level in (None, level)
        if fits_level and _names(row.publication, publication) and _names(row.kind, kind):
            return row
    return None
