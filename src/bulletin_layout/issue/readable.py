"""What of an issue with mistakes can be read: enough to proofread it, never to set it.

In: the values of an issue's keys, None for what is wrong or missing. Out: an Issue in which such a
value is empty, so that paths count as they do in the file.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.issue.model import Appendix, Article, Editors, Issue
from bulletin_layout.issue.period import Period
from bulletin_layout.issue.text import Text

_NOTHING = Text("")


class UnreadIssue(InputError):
    """An issue is wrong; `readable` is what can be read of it."""

    def __init__(self, diagnostics: Sequence[Diagnostic], readable: Issue) -> None:
        super().__init__(diagnostics)
        self.readable = readable

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.diagnostics, self.readable)


def readable_issue(values: Mapping[str, Any], **others: Any) -> Issue | None:
    """Return what can be read, None where neither date nor period says which year it is.

    `others` are the values of an Issue that no key has.
    """
    period: Any = values.get("period")
    editors: Any = values.get("editors")
    if period is None and editors is None:
        return None
    known: dict[str, Any] = {
        field.name: field.default if values.get(field.name) is None else values[field.name]
        for field in fields_of(Issue)
    }
    # A day on which no number of an issue is too high.
    year = editors.date.year if period is None else period.year
    known["editors"] = editors or Editors(name=_NOTHING, date=datetime.date(year, 12, 31))
    known["period"] = period or Period(year=year)
    known["header"] = tuple(text for text in known["header"] or () if isinstance(text, Text))
    known["articles"] = tuple(
        article or Article(title=(_NOTHING,), body=()) for article in known["articles"] or ()
    )
    known["appendix"] = tuple(
        appendix or Appendix(title=(_NOTHING,)) for appendix in known["appendix"] or ()
    )
    return Issue(**known, **others)
