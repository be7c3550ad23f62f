"""Read a series: files and folders in, a Series out; what is remembered is not read again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, Severity, error
from bulletin_layout.file_kinds import YAML_SUFFIXES, FileKind, kinds_of_files
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.facts import facts_of
from bulletin_layout.series.memory import Memory, hash_of
from bulletin_layout.series.model import Series, SeriesIssue

# With a new process's start paid for, fewer are read as fast by one.
_FEW = 8


class Reading(NamedTuple):
    """How issues are read: see `read_issue`."""

    root: str | None = None
    limits: Limits = DEFAULT_LIMITS
    drop_invisible: bool = False


DEFAULT_READING = Reading()


class _Outcome(NamedTuple):
    issue: SeriesIssue | None
    others: tuple[str, ...]
    wrong: tuple[Diagnostic, ...]


def read_series(
    paths: Iterable[str | Path],
    *,
    memory: str | Path | None = None,
    executor: Executor | None = None,
    reading: Reading = DEFAULT_READING,
    passed: Callable[[int, int], None] | None = None,
) -> Series:
    """Read issues: files, and of folders every YAML file that is one by its keys.

    `memory` is an SQLite file that is made if it is not there, so that what has not changed is not
    read again; nothing of issues with a 密级 goes into it. `executor` reads several at a time.
    `passed` is called with how many are done, of how many. An issue that cannot be read is told in
    the Series and left out. Raises InputError if there is none at all, OutputError if `memory` is
    no memory.
    """
    tell = passed or (lambda _done, _all: None)
    files, others = issue_files(paths)
    hashes = {file: hash_of(Path(file)) or "" for file in files}
    store = Memory(Path(memory)) if memory is not None else None
    known = store.known(files, hashes) if store else {}
    fresh = [file for file in files if file not in known]
    outcomes: list[tuple[str, _Outcome]] = []
    tell(len(known), len(files))
    for file, outcome in zip(fresh, _outcomes(fresh, executor, reading), strict=True):
        outcomes.append((file, outcome))
        tell(len(known) + len(outcomes), len(files))
    if store:
        secret = [f for f, o in outcomes if o.issue is None or o.issue.is_secret]
        store.forget(secret)
        store.keep((o.issue, hashes[f], o.others) for f, o in outcomes if o.issue is not None)
    issues = [*known.values(), *(o.issue for _, o in outcomes if o.issue is not None)]
    wrong = tuple(d for _, outcome in outcomes for d in outcome.wrong)
    if not issues and wrong:
        raise InputError(wrong)
    return Series(tuple(sorted(issues, key=_order)), wrong, tuple(map(_passed_over, others)))


def issue_files(paths: Iterable[str | Path]) -> tuple[list[str], list[str]]:
    """Return the issues' files among paths, in order, and files of folders that are of no kind.

    Raises InputError if there is no issue.
    """
    named = list(paths)
    files: list[str] = []
    others: list[str] = []
    for path in map(Path, named):
        if not path.is_dir():
            files.append(str(path))
            continue
        kinds = kinds_of_files(list(_yaml_files_in(path)))
        files += [file for file, kind in kinds.items() if kind is FileKind.ISSUE]
        others += [file for file, kind in kinds.items() if kind is FileKind.OTHER]
    if not files:
        where = ", ".join(map(str, named))
        said = Message("there is no issue in {where}.", where=where)
        raise InputError([error(None, "", said, "Name issues' files or folders of them.")])
    return list(dict.fromkeys(files)), list(dict.fromkeys(others))


def _yaml_files_in(path: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(YAML_SUFFIXES) and not name.startswith("."):
                yield str(Path(folder) / name)


def _passed_over(file: str) -> Diagnostic:
    message = "passed over: it has no key of an issue (articles, briefs, period …)."
    return Diagnostic(Severity.HINT, Place(file, 1, 1), "", message)


def _outcomes(
    files: Sequence[str], executor: Executor | None, reading: Reading
) -> Iterable[_Outcome]:
    if executor is None or len(files) < _FEW:
        return (_read(file, reading) for file in files)
    return executor.map(_read, files, [reading] * len(files), chunksize=_FEW)


def _read(file: str, reading: Reading) -> _Outcome:
    """Read one issue; what is wrong with it is in the outcome."""
    try:
        issue = read_issue(
            file,
            root=reading.root,
            limits=reading.limits,
            drop_invisible=reading.drop_invisible,
        )
    except InputError as problem:
        wrong = tuple(d for d in problem.diagnostics if d.severity is Severity.ERROR)
        return _Outcome(None, (), wrong)
    others = tuple(other for other in issue.files if other != file)
    return _Outcome(facts_of(issue), others, ())


def _order(issue: SeriesIssue) -> tuple[object, ...]:
    number = issue.number.first if issue.number else 0
    return (issue.date, issue.year, issue.kind, number, issue.file)
