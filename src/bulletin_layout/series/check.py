"""Everything that can be told of a series as a whole."""

from __future__ import annotations

from bulletin_layout.diagnostics import Diagnostic, in_file_order
from bulletin_layout.series.checks.changes import check_changes
from bulletin_layout.series.checks.dates import check_dates
from bulletin_layout.series.checks.numbers import check_numbers
from bulletin_layout.series.checks.repeats import check_repeats
from bulletin_layout.series.checks.spellings import check_spellings
from bulletin_layout.series.model import Series


def check_series(
    series: Series, *, counted_on: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """Return what is wrong between the issues of a series, by file.

    Numbers of each kind begin anew every year, but for kinds `counted_on`, and those that an issue
    or its series' file names so. Errors are what could not be read; warnings contradict each other;
    hints may be meant.
    """
    named = frozenset(kind for issue in series.issues for kind in issue.counted_on)
    numbers = check_numbers(series, counted_on | named)
    found = [*series.unread, *numbers.found, *check_dates(series, numbers.misnumbered)]
    found += [*check_repeats(series), *check_spellings(series), *check_changes(series)]
    return in_file_order(found)
