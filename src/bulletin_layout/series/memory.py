"""What was read of issues before, in one SQLite file, known again by the hashes of their files.

It can be thrown away at any time: the issues are read again. Nothing of an issue with a 密级 is
ever put into it. Its rows are data (JSON), never code.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.grammar.values import Numbers
from bulletin_layout.messages import Message
from bulletin_layout.series.model import Contribution, Passage, Recipients, SeriesIssue
from bulletin_layout.version import __version__

# Another version of the library, or of this table, reads everything anew.
_MADE_BY = f"{__version__}/4"
_MADE_BY_TABLE = "CREATE TABLE IF NOT EXISTS made_by (version TEXT NOT NULL)"
_ISSUES_TABLE = """
CREATE TABLE IF NOT EXISTS issues (
    file TEXT PRIMARY KEY, hash TEXT NOT NULL, others TEXT NOT NULL, facts TEXT NOT NULL
) WITHOUT ROWID
"""


class Memory:
    """The SQLite file of a series. A file that is no such memory is refused, never overwritten."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._others: dict[str, str | None] = {}

    def known(self, files: Sequence[str], hashes: dict[str, str]) -> dict[str, SeriesIssue]:
        """Return what is known of files whose own and named files are still the same."""
        if not self.path.exists():
            return {}
        with self.opened() as database:
            rows = database.execute("SELECT file, hash, others, facts FROM issues").fetchall()
            names = {str(Path(file).resolve()): file for file in files}
            return {
                names[file]: replace(read_facts(json.loads(facts)), file=names[file])
                for file, hash_, others, facts in rows
                if file in names
                and hashes.get(names[file]) == hash_
                and all(self._hash(other) == was for other, was in json.loads(others).items())
            }

    def keep(self, read: Iterable[tuple[SeriesIssue, str, tuple[str, ...]]]) -> None:
        """Keep issues with the hash of their file and the other files they were read from."""
        rows = [
            (
                str(Path(issue.file).resolve()),
                hash_,
                json.dumps({str(Path(o).resolve()): self._hash(o) for o in others}),
                json.dumps(asdict(issue), ensure_ascii=False, default=str),
            )
            for issue, hash_, others in read
            if not issue.is_secret
        ]
        if rows:
            with self.opened() as database:
                database.executemany("INSERT OR REPLACE INTO issues VALUES (?, ?, ?, ?)", rows)

    def forget(self, files: Iterable[str]) -> None:
        """Take files out, such as one that has a 密级 by now, and the index if they are in it."""
        rows = [(str(Path(file).resolve()),) for file in files]
        if not rows or not self.path.exists():
            return
        with self.opened() as database:
            known = {file for (file,) in database.execute("SELECT file FROM issues")}
            if known.intersection(file for (file,) in rows):
                _drop_all(database)

    def _hash(self, file: str) -> str | None:
        name = str(Path(file).resolve())
        if name not in self._others:
            self._others[name] = hash_of(Path(name))
        return self._others[name]

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """Open the database for a transaction, which is undone if it fails.

        Raises OutputError if the file is no memory, or cannot be used.
        """
        try:
            with closing(sqlite3.connect(self.path)) as database, database:
                database.execute("PRAGMA secure_delete = ON")
                _refuse_other(database)
                database.execute(_MADE_BY_TABLE)
                if database.execute("SELECT version FROM made_by").fetchall() != [(_MADE_BY,)]:
                    _drop_all(database)
                database.execute(_ISSUES_TABLE)
                yield database
        except (sqlite3.Error, KeyError, TypeError, ValueError) as problem:
            words = Message(
                "{file} cannot be used to remember a series: {reason}.",
                file=self.path,
                reason=str(problem),
            )
            raise OutputError(words) from None


def _drop_all(database: sqlite3.Connection) -> None:
    """Begin anew: all tables go, the index's own with it, and what they held is overwritten."""
    for kind in ("VIRTUAL", ""):
        rows = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE ?",
            (f"CREATE {kind}%TABLE%",),
        ).fetchall()
        for (name,) in rows:
            database.execute(f'DROP TABLE IF EXISTS "{name}"')
    database.execute(_MADE_BY_TABLE)
    database.execute("INSERT INTO made_by VALUES (?)", (_MADE_BY,))
    database.execute(_ISSUES_TABLE)


def _refuse_other(database: sqlite3.Connection) -> None:
    """Raise sqlite3.Error for a database of somebody else's."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    if tables and "made_by" not in tables:
        raise sqlite3.DatabaseError("it is another program's database")


def hash_of(file: Path) -> str | None:
    """Return the SHA-256 of a file's bytes, None if it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


def read_facts(held: dict[str, Any]) -> SeriesIssue:
    """Return the facts of an issue from what JSON keeps of them."""
    day = datetime.date.fromisoformat
    return SeriesIssue(
        **held
        | {
            "number": Numbers(*held["number"]) if held["number"] else None,
            "total": Numbers(*held["total"]) if held["total"] else None,
            "date": day(held["date"]),
            "sent_on": day(held["sent_on"]) if held["sent_on"] else None,
            "recipients": tuple(map(_recipients, held["recipients"])),
            "persons": tuple((post, name) for post, name in held["persons"]),
            "contributions": tuple(map(_contribution, held["contributions"])),
            "appendix": tuple(Passage(**p) for p in held["appendix"]),
            "named": tuple(Passage(**p) for p in held["named"]),
            "counted_on": tuple(held["counted_on"]),
        }
    )


def _recipients(held: dict[str, Any]) -> Recipients:
    return Recipients(held["key"], tuple(held["names"]))


def _contribution(held: dict[str, Any]) -> Contribution:
    return Contribution(
        **held
        | {
            "sources": tuple(held["sources"]),
            "authors": tuple(held["authors"]),
            "passages": tuple(Passage(**p) for p in held["passages"]),
            "named": tuple(Passage(**p) for p in held["named"]),
        }
    )
