"""Units and persons whose names are written in two ways in a series.

Two ways of one name: the same but for punctuation, width and blanks; or of the same length, four
characters or more (persons three), with one character different that is no number and no
direction, where the one is rare and the other usual.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from bulletin_layout.diagnostics import Diagnostic, Place, Severity
from bulletin_layout.messages import Message
from bulletin_layout.series.model import Series, SeriesIssue

_NO_WORDS = re.compile(r"[\W_]+")
_LEAST_UNIT, _LEAST_PERSON = 4, 3
# One that is seen this many times more often than the other is the usual one.
_USUAL = 3
# What is told apart by design: 一处 and 二处, 东 and 西, 甲 and 乙, and digits.
_ORDINALS = re.compile(
    "[0-9一二三四五六七八九十百东南西北中上下左右前后甲乙丙丁内外正副大小老新省市区县]"
)


class _Use(NamedTuple):
    issue: SeriesIssue
    line: int
    path: str


def check_spellings(series: Series) -> Iterator[Diagnostic]:
    """Yield each rare way of writing a unit's or person's name, where it first stands."""
    units: dict[str, list[_Use]] = defaultdict(list)
    persons: dict[str, list[_Use]] = defaultdict(list)
    for issue in series.issues:
        _gather(issue, units, persons)
    yield from _variants(units, _LEAST_UNIT)
    yield from _variants(persons, _LEAST_PERSON)


def _gather(
    issue: SeriesIssue, units: dict[str, list[_Use]], persons: dict[str, list[_Use]]
) -> None:
    for one in issue.contributions:
        path = f"{'briefs' if one.is_brief else 'articles'}[{one.number}]"
        for unit in one.sources:
            units[unit].append(_Use(issue, one.line, f"{path}.source"))
        for author in one.authors:
            persons[author].append(_Use(issue, one.line, f"{path}.authors"))
    for line in issue.recipients:
        for name in line.names:
            units[name].append(_Use(issue, issue.period_line, f"distribution.{line.key}"))
    for post, name in issue.persons:
        persons[name].append(_Use(issue, issue.period_line, post))


def _variants(uses: dict[str, list[_Use]], least: int) -> Iterator[Diagnostic]:
    """Yield names that are nearly another one; found by their form, or with one place left open."""
    counts = {name: len(found) for name, found in uses.items()}
    forms: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        for form in _forms(name, least):
            forms[form].append(name)
    told: set[str] = set()
    for names in forms.values():
        usual = max(names, key=lambda n: (counts[n], n))
        for name in names:
            if name != usual and name not in told and _is_variant(name, usual, counts):
                told.add(name)
                yield _variant(name, usual, uses, counts)


def _plain(name: str) -> str:
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", name))


def _forms(name: str, least: int) -> Iterator[str]:
    plain = _plain(name)
    yield plain
    if len(plain) >= least:
        for at, character in enumerate(plain):
            if not _ORDINALS.match(character):
                yield f"{plain[:at]}?{plain[at + 1 :]}"


def _is_variant(name: str, usual: str, counts: dict[str, int]) -> bool:
    return _plain(name) == _plain(usual) or counts[usual] >= _USUAL * counts[name]


def _variant(
    name: str, usual: str, uses: dict[str, list[_Use]], counts: Counter[str] | dict[str, int]
) -> Diagnostic:
    use = uses[name][0]
    place: Place = use.issue.place_of(use.line)
    words = Message(
        "“{name}” is elsewhere written “{usual}” ({count} times).",
        name=name,
        usual=usual,
        count=counts[usual],
    )
    return Diagnostic(Severity.HINT, place, use.path, words)
