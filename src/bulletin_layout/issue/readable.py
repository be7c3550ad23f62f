"""What of an issue with mistakes can be read: enough to proofread it, never to set it.

In: the values of an issue's keys, None for what is wrong or missing, and what there is of records
that are wrong. Out: an Issue in which only what is wrong is empty, so that paths count as they do
in the file.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any, cast

from bulletin_layout.diagnostics import Diagnostic, InputError
from bulletin_layout.grammar import kinds
from bulletin_layout.grammar.fields import Field, fields_of
from bulletin_layout.issue.content import Photo, Photos, SinglePhoto
from bulletin_layout.issue.model import Appendix, Article, Check, Editors, Issue
from bulletin_layout.issue.parser import Unfinished
from bulletin_layout.issue.period import Period
from bulletin_layout.issue.text import Span, Text
from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.yaml_text.nodes import MappingNode, ScalarNode, key_of

_NOTHING = Text("")
# What stands for a year that nobody wrote, and the rules that would go by it.
_ANY_YEAR = 2000
_BY_DATE = ("weekday", "period-date", "signature-date", "saying-date", "post", "listed-name")
_ITEM = LazyPattern(r"(.*)\[(\d+)\]")


class UnreadIssue(InputError):
    """An issue is wrong; `readable` is what can be read of it.

    `only_lacks`: all that is wrong is that something is not there yet, as after an import.
    """

    def __init__(
        self, diagnostics: Sequence[Diagnostic], readable: Issue, only_lacks: bool = False
    ) -> None:
        super().__init__(diagnostics)
        self.readable = readable
        self.only_lacks = only_lacks

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.diagnostics, self.readable, self.only_lacks)


def readable_issue(
    values: Mapping[str, Any], unfinished: Mapping[str, Unfinished], **others: Any
) -> Issue:
    """Return what can be read. Where neither date nor period says its year, no rule asks for it.

    `unfinished` is what there is of records that are wrong, by their paths; `others` are the values
    of an Issue that no key has.
    """
    period: Any = values.get("period")
    editors: Any = values.get("editors")
    finished = _Finisher(unfinished)
    known: dict[str, Any] = {
        field.name: finished.value(field, values.get(field.name), field.name)
        for field in fields_of(Issue)
    }
    # A day on which no number of an issue is too high.
    year = period.year if period is not None else _ANY_YEAR
    if editors is not None and period is None:
        year = editors.date.year
    elif editors is None and period is None:
        off = tuple(Text(name) for name in _BY_DATE)
        known["check"] = (known["check"] or Check()).joined(Check(off=off))
    known["editors"] = editors or Editors(name=_NOTHING, date=datetime.date(year, 12, 31))
    known["period"] = period or Period(year=year)
    known["header"] = tuple(text for text in known["header"] or () if isinstance(text, Text))
    known["articles"] = tuple(
        article if isinstance(article, Article) else Article(title=(_NOTHING,), body=())
        for article in known["articles"] or ()
    )
    known["appendix"] = tuple(
        appendix if isinstance(appendix, Appendix) else Appendix(title=(_NOTHING,))
        for appendix in known["appendix"] or ()
    )
    return Issue(**known, **others)


class _Finisher:
    """Makes records of what there is of them, what is wrong left empty."""

    def __init__(self, unfinished: Mapping[str, Unfinished]) -> None:
        self._unfinished = unfinished
        # Which items of a list are wrong, in their order: texts of several lines count as several.
        self._items: dict[str, list[str]] = defaultdict(list)
        for path in unfinished:
            if match := _ITEM.fullmatch(path):
                self._items[match[1]].append(path)

    def value(self, field: Field, value: Any, path: str) -> Any:
        """Return the value of a field, with what there is of it where it is None."""
        if isinstance(value, tuple):
            wrong = iter(self._items.get(path, ()))
            items = (self._item(wrong) if item is None else item for item in value)
            return tuple(item for item in items if item is not None)
        if value is None and path in self._unfinished:
            return self._record(path)
        return _empty(field) if value is None else value

    def _item(self, wrong: Iterator[str]) -> Any:
        path = next(wrong, None)
        return self._record(path) if path is not None else _NOTHING

    def _record(self, path: str) -> Any:
        """Return what there is of a record; nothing holds it against what it ought to be."""
        record, values = self._unfinished[path]
        if record is Text:
            return _as_text(values["value"])
        named = fields_of(record)
        known = {f.name: self.value(f, values.get(f.name), f"{path}.{f.name}") for f in named}
        if record is SinglePhoto:
            photo = _unchecked(Photo, known | {"file": known["photo"]})
            return _unchecked(Photos, {"photos": (photo,)})
        made = _unchecked(record, known)
        return made.as_block() if hasattr(made, "as_block") else made


def _unchecked(record: type, values: Mapping[str, Any]) -> Any:
    """Return a record of these values, which no check of its own looks at."""
    made: Any = object.__new__(record)
    for field in fields(cast(Any, record)):
        default = None if field.default is MISSING else field.default
        object.__setattr__(made, field.name, values.get(field.name, default))
    return made


def _empty(field: Field) -> Any:
    """Return what stands for a value that is missing or wrong."""
    if not field.required:
        return field.default
    match field.kind:
        case kinds.Lines():
            return (_NOTHING,)
        case kinds.Body() | kinds.Many() | kinds.Rows() | kinds.Cells():
            return ()
        case kinds.Scalar(type="text" | "marked" | "caption"):
            return _NOTHING
    return None


def _as_text(node: MappingNode) -> Text:
    """Return keys that no block has as the line that they were meant to be, 会议要求: 抓好落实.

    Of its colon is told already.
    """
    if not node.entries:
        return _NOTHING
    key, value = node.entries[0]
    words = value.value if isinstance(value, ScalarNode) else ""
    spans = (Span(f"{key_of(key)}：", place=key.place), Span(words, place=value.place))
    return Text("".join(span.text for span in spans), key.place, spans)
