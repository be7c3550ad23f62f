"""A finding in words, in English or Chinese: place, level, field, what is wrong, what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.grammar.fields import Field, field_named, fields_of
from bulletin_layout.grammar.kinds import records_in
from bulletin_layout.issue.model import Issue
from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.messages import Message, in_chinese

_STEP = LazyPattern(r"([^.\[\]]+)((?:\[\d+\])*)(\.?)")
_LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}


def format_diagnostic(diagnostic: Diagnostic, chinese: bool = False, rules: bool = False) -> str:
    """Return a finding in words; with `rules` the rule that found it, and its source, at the end.

    In either language it begins with file:line:column, which editors turn into a link.
    """
    words = _in_chinese(diagnostic) if chinese else str(diagnostic)
    if not rules or not diagnostic.rule or diagnostic.severity is Severity.ERROR:
        return words
    from bulletin_layout.proofreading.registry import rules_by_name  # a build needs none

    rule = rules_by_name()[diagnostic.rule]
    source = in_chinese(rule.source) if chinese else rule.source
    return f"{words} [{', '.join(filter(None, (rule.name, source)))}]"


def _in_chinese(diagnostic: Diagnostic) -> str:
    where = f"{diagnostic.place}: " if diagnostic.place else ""
    path = f"{_path_in_chinese(diagnostic.path)}：" if diagnostic.path else ""
    level = _LEVELS[diagnostic.severity]
    return f"{where}{level}：{path}{in_chinese(diagnostic.message)}{in_chinese(diagnostic.advice)}"


def _path_in_chinese(path: str) -> str:
    """Return a path in Chinese; one of another file than an issue's brings its own."""
    return path.chinese() if isinstance(path, Message) else chinese_path(path)


@cache
def chinese_path(path: str, top: type = Issue) -> str:
    """Return a path of a field of `top` with the keys' Chinese names; what is no key stays."""
    records: tuple[type, ...] = _records(path) if top is Issue else (top,)
    parts = []
    for match in _STEP.finditer(path):
        name, numbers, dot = match.groups()
        field = _field_of(records, name)
        if field is None:  # of a block the path has no key: body[3].columns, of its table:
            field = _field_of(_within(records), name)
        parts.append((field.chinese if field is not None else name) + numbers + dot)
        records = records_in(field.kind) if field is not None else records
    return "".join(parts)


def _field_of(records: Iterable[type], name: str) -> Field | None:
    found = (field_named(record, name) for record in records)
    return next((field for field in found if field is not None), None)


def _within(records: Iterable[type]) -> Iterator[type]:
    for record in records:
        for field in fields_of(record):
            yield from records_in(field.kind)


def _records(path: str) -> tuple[type, ...]:
    """Return whose keys a path begins with: an issue's, or else a words file's."""
    first = _STEP.match(path)
    if first is None or field_named(Issue, first[1]) is not None:
        return (Issue,)
    from bulletin_layout.issue.office_words import OfficeWords  # few issues name a words file

    return (OfficeWords,)
