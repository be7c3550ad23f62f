"""Read rules of scoring: a file, or a rule set that comes with the library, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, nearest
from bulletin_layout.grammar.fields import known_keys
from bulletin_layout.issue.parser import Entries, RecordParser
from bulletin_layout.issue.report import Report
from bulletin_layout.issue.text_reader import TextReader
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.series.ledger.table_file import in_words_of
from bulletin_layout.series.scoring.rules import Rules
from bulletin_layout.yaml_text.nodes import MappingNode, ScalarNode
from bulletin_layout.yaml_text.read import Source, read_source

_FOLDER = Path(__file__).resolve().parent / "rule_sets"
_SUFFIXES = (".yaml", ".yml")
# What a row asks for; it fits all where it asks for nothing.
_CONDITIONS = ("issue", "publication", "kind", "level", "merged")


def rule_sets() -> tuple[str, ...]:
    """Return the names of the rule sets that come with the library."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def read_rules(name: str | Path, *, limits: Limits = DEFAULT_LIMITS) -> Rules:
    """Return the rules of a file, or those called `name`. A file may extend such a set.

    Raises InputError with every mistake: also of rows that never count because one before them
    takes all that they fit, and of units in two classes.
    """
    path = Path(name)
    if path.suffix not in _SUFFIXES:
        if str(name) not in rule_sets():
            words = Message("there are no rules called {name}.", name=name)
            raise InputError([error(None, "", words, nearest(str(name), rule_sets()))])
        path = _file_of(str(name))
    return _Reader(limits).rules(path)


def _file_of(name: str) -> Path:
    return _FOLDER / f"{name}.yaml"


class _Reader:
    """Reads a file of rules, over those that it extends."""

    def __init__(self, limits: Limits) -> None:
        self._report = Report(limits)
        self._sources: dict[str, Source] = {}
        self._parser = RecordParser(self._report, TextReader(self._report, self._sources), None)

    def rules(self, path: Path) -> Rules:
        root = self._root(path)
        if root is None:
            raise InputError(self._report.diagnostics)
        own = self._parser.entries(Rules, root, "")
        entries = self._extended(own) | own
        values = self._parser.values(Rules, entries, root, "")
        if not self._report.errors():
            self._report.diagnostics += _misfits(values)
        if self._report.errors():
            raise InputError([in_words_of(Rules, found) for found in self._report.diagnostics])
        return Rules(**values)

    def _root(self, path: Path) -> MappingNode | None:
        name = str(path)
        source, slips = read_source(path, name, self._report.limits, known_keys(Rules))
        self._sources[name] = source
        self._report.diagnostics += slips
        if isinstance(source.root, MappingNode):
            return source.root
        if source.root is None and not slips:
            self._report.diagnostics.append(error(Place(name, 1, 1), "", "the file is empty."))
        elif not slips:
            words = "rules are a list of keys and values."
            advice = "Begin with a line such as extends: county-office."
            self._report.diagnostics.append(error(Place(name, 1, 1), "", words, advice))
        return None

    def _extended(self, own: Entries) -> Entries:
        """Return the entries of the set that is extended, none if none is."""
        if "extends" not in own:
            return {}
        node = own["extends"][1]
        name = node.value.strip() if isinstance(node, ScalarNode) else ""
        if name not in rule_sets():
            words = Message("there are no rules called {name}.", name=name)
            self._report.error(node, "extends", words, nearest(name, rule_sets()))
            return {}
        root = self._root(_file_of(name))
        assert root is not None
        return self._parser.entries(Rules, root, "")


def _misfits(values: dict[str, Any]) -> Iterator[Diagnostic]:
    for name in ("printed", "adopted", "remarks", "asked", "multiplied"):
        yield from _never_reached(name, values[name])
    forwarding = next((row for row in values["multiplied"] if row.is_of_forwarding), None)
    if forwarding is not None and not values["printed"]:
        words = "what is multiplied is what being printed is worth, and no points are given for it."
        yield error(forwarding.place, "multiplied", words, "Write printed: (刊用).")
    yield from _doubles("late", ((str(row.days), row.place) for row in values["late"]))
    yield from _doubles("quotas", ((str(q.unit_class), q.place) for q in values["quotas"]))
    classes = [str(one.unit_class) for one in values["units"]]
    for quota in values["quotas"] if classes else ():
        if str(quota.unit_class) not in classes:
            words = Message("there is no class {name} under units: (名册).", name=quota.unit_class)
            yield error(quota.place, "quotas", words, nearest(str(quota.unit_class), classes))
    names = (name for one in values["units"] for name in one.names)
    yield from _doubles("units", ((str(name), name.place) for name in names))


def _doubles(path: str, named: Iterable[tuple[str, Place | None]]) -> Iterator[Diagnostic]:
    first: dict[str, Place | None] = {}
    for name, place in named:
        if name in first:
            words = Message("{name} is there already: {place}.", name=name, place=first[name])
            yield error(place, path, words, "Keep one of them.")
        first.setdefault(name, place)


def _never_reached(name: str, rows: Sequence[Any]) -> Iterator[Diagnostic]:
    """Yield rows of which one before them takes all: it asks for the same, or for less."""
    seen: dict[tuple[str, ...], Any] = {}
    for at, row in enumerate(rows, 1):
        asked = _asked(row)
        fewer = (tuple(c) for n in range(len(asked) + 1) for c in combinations(asked, n))
        other = next((seen[some] for some in fewer if some in seen), None)
        if other is not None:
            words = Message("this row never counts: {place} fits it all.", place=other.place)
            advice = "Put it before that one, or leave it out."
            yield error(row.place, f"{name}[{at}]", words, advice)
        seen.setdefault(tuple(asked), row)


def _asked(row: Any) -> list[str]:
    """Return what a row asks for, a word for each condition."""
    written = ((name, getattr(row, name, None)) for name in _CONDITIONS)
    found = []
    for name, value in written:
        if isinstance(value, tuple):
            value = "、".join(sorted(map(str, value))) or None
        if value is not None:
            found.append(f"{name}={value}")
    return found
