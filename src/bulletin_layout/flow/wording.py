"""Periods and dates in the words of a style's labels."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from bulletin_layout.diagnostics import Diagnostic, warning
from bulletin_layout.issue.period import Period
from bulletin_layout.style.labels import Labels


def period_text(period: Period, labels: Labels) -> str:
    """Return the numbered period as printed, blanks for what a draft lacks."""
    return label_of(period, labels).format(
        year=period.year,
        number=labels.period_blank if period.number is None else period.number,
        total=labels.period_blank if period.total is None else period.total,
        kind=period.kind.value if period.kind is not None else "",
    )


def blanks_in(period: Period, labels: Labels) -> Iterator[Diagnostic]:
    """Yield a warning for each number that a draft's period lacks and the label asks for."""
    for name in ("number", "total"):
        if getattr(period, name) is None and f"{{{name}}}" in label_of(period, labels):
            message = "is not given; a blank is printed."
            yield warning(period.place, f"period.{name}", message)


def label_of(period: Period, labels: Labels) -> str:
    """Return the label that prints a period."""
    if period.kind is None:
        return labels.period
    return labels.period_of_kind if period.total is None else labels.period_of_kind_total


def date_text(date: datetime.date, label: str) -> str:
    """Return a date as a label prints it."""
    return label.format(year=date.year, month=date.month, day=date.day)
