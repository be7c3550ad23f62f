"""An index of all passages in the memory of a series: any term of it is found at once."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import Any

from bulletin_layout.collecting import collecting_seldom
from bulletin_layout.series.memory import Memory, read_facts
from bulletin_layout.series.model import Series, SeriesIssue
from bulletin_layout.series.search.bigrams import (
    CHARACTERS,
    PAIRS,
    characters_of,
    folded,
    pairs_of,
    query_of,
)
from bulletin_layout.series.search.hits import (
    Hit,
    Query,
    issue_name,
    part_of,
    passages_of,
    scan,
)

_TABLES = (
    "CREATE TABLE IF NOT EXISTS indexed (file TEXT PRIMARY KEY, hash TEXT NOT NULL)",
    """CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL, issue TEXT NOT NULL, date TEXT NOT NULL,
    part TEXT NOT NULL, title TEXT NOT NULL, sources TEXT NOT NULL, authors TEXT NOT NULL,
    line INTEGER NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS passages_by_file ON passages (file)",
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS bigrams USING fts5 (
    {PAIRS}, {CHARACTERS}, content='', tokenize='ascii')""",
)
_CHANGED = """
SELECT issues.file, issues.hash, issues.facts FROM issues
LEFT JOIN indexed ON indexed.file = issues.file
WHERE indexed.hash IS NULL OR indexed.hash <> issues.hash
"""
_GONE = "SELECT file FROM indexed WHERE file NOT IN (SELECT file FROM issues)"
# FTS5 finds rows in their order: who asks for the first few waits for no more than these.
_FOUND = """
SELECT file, issue, date, part, title, line, text, sources, authors
FROM bigrams CROSS JOIN passages ON passages.id = bigrams.rowid
WHERE bigrams MATCH ? AND date >= ? AND date <= ? ORDER BY bigrams.rowid
"""
_KEEP = "INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INDEX = f"INSERT INTO bigrams (rowid, {PAIRS}, {CHARACTERS}) VALUES (?, ?, ?)"
_UNINDEX = f"INSERT INTO bigrams (bigrams, rowid, {PAIRS}, {CHARACTERS}) VALUES ('delete', ?, ?, ?)"
_PARTED = "\x1f"


class SearchIndex:
    """The index in a memory's SQLite file, of the issues of one series.

    Issues that the memory may not hold, those with a 密级, are looked through each time. Use it as
    a context; it raises OutputError if the file cannot be used.
    """

    def __init__(self, memory: str | Path, series: Series) -> None:
        self._names = {str(Path(issue.file).resolve()): issue.file for issue in series.issues}
        self._ranks = {issue.file: rank for rank, issue in enumerate(series.issues)}
        self._series = series
        self._memory = Memory(Path(memory))
        self._open = ExitStack()

    def __enter__(self) -> SearchIndex:
        self._database = self._open.enter_context(self._memory.opened())
        for table in _TABLES:
            self._database.execute(table)
        self._renew()
        held = {file for (file,) in self._database.execute("SELECT file FROM indexed")}
        self._unheld = [
            issue for issue in self._series.issues if str(Path(issue.file).resolve()) not in held
        ]
        return self

    def __exit__(self, *wrong: Any) -> bool | None:
        return self._open.__exit__(*wrong)

    def search(self, query: Query, most: int | None = None) -> list[Hit]:
        """Return the passages with the term, in the order of the series and of reading.

        With `most`, as many as these, the first that are in the index.
        """
        if not query.term:
            return []
        # A thousand hits are a few thousand objects, and decades of issues may be in memory.
        with collecting_seldom():
            hits = islice(chain(self._found(query), scan(self._unheld, query)), most)
            return sorted(hits, key=lambda hit: self._ranks[hit.file])

    def _found(self, query: Query) -> Iterator[Hit]:
        term = folded(query.term)
        first = query.first or datetime.date.min
        last = query.last or datetime.date.max
        asked = (query_of(term), first.isoformat(), last.isoformat())
        unit, person = folded(query.unit), folded(query.person)
        for file, issue, date, part, title, line, text, sources, authors in self._database.execute(
            _FOUND, asked
        ):
            if file in self._names and unit in sources and person in authors:
                day = datetime.date.fromisoformat(date)
                at = folded(text).find(term)
                yield Hit(self._names[file], issue, day, part, title, line, text, at)

    def _renew(self) -> None:
        """Bring the index in step with what the memory holds by now."""
        gone = [file for (file,) in self._database.execute(_GONE)]
        changed = self._database.execute(_CHANGED).fetchall()
        for file in (*gone, *(file for file, _, _ in changed)):
            self._drop(file)
        # In the order of the series, so that what is found first comes first.
        changed.sort(key=lambda row: self._ranks.get(self._names.get(row[0], ""), 0))
        for file, hash_, facts in changed:
            self._add(file, read_facts(json.loads(facts)))
            self._database.execute("INSERT INTO indexed VALUES (?, ?)", (file, hash_))

    def _drop(self, file: str) -> None:
        rows = self._database.execute("SELECT id, text FROM passages WHERE file = ?", (file,))
        old = [(id_, *_tokens(text)) for id_, text in rows]
        self._database.executemany(_UNINDEX, old)
        self._database.execute("DELETE FROM passages WHERE file = ?", (file,))
        self._database.execute("DELETE FROM indexed WHERE file = ?", (file,))

    def _add(self, file: str, issue: SeriesIssue) -> None:
        for row in _rows(file, issue):
            id_ = self._database.execute(_KEEP, row).lastrowid
            self._database.execute(_INDEX, (id_, *_tokens(row[-1])))


def _rows(file: str, issue: SeriesIssue) -> Iterator[tuple[Any, ...]]:
    """Yield an issue's passages as the columns of the table."""
    names = {part_of(one): (one.sources, one.authors) for one in issue.contributions}
    day = issue.date.isoformat()
    for part, title, passage in passages_of(issue, Query("")):
        sources, authors = names.get(part, ((), ()))
        who = (_joined(sources), _joined(authors))
        yield (file, issue_name(issue), day, part, title, *who, passage.line, passage.text)


def _tokens(text: str) -> tuple[str, str]:
    """Return a text as the columns of the index."""
    plain = folded(text)
    return pairs_of(plain), characters_of(plain)


def _joined(names: Iterable[str]) -> str:
    return folded(_PARTED.join(names))
