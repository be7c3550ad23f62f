"""Build many issues: as they come, one wrong issue stops none, a worker that dies costs its own.

In: files, a folder, any `concurrent.futures.Executor`. Out: a record an issue, in the order in
which they are done.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from dataclasses import replace
from pathlib import Path

from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.many.inputs import files_read, hash_of, names_from, shipped
from bulletin_layout.many.job import Answer, BuildJob, BuildRecord, work
from bulletin_layout.many.ledger import BuildLedger
from bulletin_layout.messages import Message
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pipeline import BuildOptions

# So many issues wait with the executor at a time: enough for many workers, few in memory.
_WAITING = 64
_DIED = "the process that built it died."


def build_many(
    issues: Iterable[str | Path],
    out: str | Path,
    *,
    executor: Executor | None = None,
    options: BuildOptions | None = None,
    on_result: Callable[[BuildRecord], None] | None = None,
    resume: bool = False,
    ship: bool = False,
    processes: int | None = None,
) -> Iterator[BuildRecord]:
    """Build issues into a folder, `NAME.yaml` into `NAME.pdf`, and yield a record of each.

    `executor` is any `concurrent.futures.Executor`: threads, processes, those of loky, mpi4py or
    dask (`Client.get_executor()`); without one there is a pool of `processes` (as many as there
    are processors), in which an issue whose worker dies is tried once more, alone. `on_result` is
    called with each record too. `resume` skips what was built before from the same issue, photos,
    styles, series, fonts, options and version, and is there still. `ship` sends the files to
    workers that share no disk, and takes the PDFs back. Nothing is raised for an issue: its record
    tells. Two issues of one name: the second is told and not built.
    """
    ledger = BuildLedger(Path(out), resume)
    jobs = _without_built(_jobs(issues, Path(out), options or BuildOptions(), ship), ledger)
    answers = _in_our_pool(jobs, processes) if executor is None else _through(executor, jobs)
    for answer in answers:
        record = _taken(answer)
        ledger.keep(record)
        if on_result is not None:
            on_result(record)
        yield record


def _without_built(
    jobs: Iterable[BuildJob | BuildRecord], ledger: BuildLedger
) -> Iterator[BuildJob | BuildRecord]:
    """Yield jobs, and instead of one that was built before its record."""
    for job in jobs:
        yield (ledger.skipped(job) or job) if isinstance(job, BuildJob) else job


def _taken(answer: Answer) -> BuildRecord:
    """Return an answer's record, the PDF that came with it written."""
    record = answer.record
    if not answer.data:
        return record
    try:
        Path(record.pdf).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(Path(record.pdf), [answer.data])
    except (OutputError, OSError) as problem:
        words = getattr(problem, "message", "") or str(problem)
        return replace(record, pages=None, sha256="", problem=words)
    return record


def _in_our_pool(jobs: Iterable[BuildJob | BuildRecord], processes: int | None) -> Iterator[Answer]:
    """Yield answers of a pool of our own; a new one takes over from a pool that broke."""
    waiting = iter(jobs)
    while True:
        lost: list[BuildJob] = []
        pool = ProcessPoolExecutor(processes or os.cpu_count() or 1)
        try:
            yield from _through(pool, waiting, lost)
        finally:
            pool.shutdown(cancel_futures=True)
        if not lost:
            return
        for job in lost:
            yield _alone(job)


def _alone(job: BuildJob) -> Answer:
    """Return the answer to a job tried in a process of its own: its last may have died of it."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenExecutor:
            return _failed(job, _DIED)


def _through(
    executor: Executor,
    jobs: Iterable[BuildJob | BuildRecord],
    lost: list[BuildJob] | None = None,
) -> Iterator[Answer]:
    """Yield answers as they come; with `lost`, jobs of an executor that broke are put there."""
    waiting: dict[Future[Answer], BuildJob] = {}
    for job in jobs:
        if isinstance(job, BuildRecord):
            yield Answer(job)
            continue
        try:
            waiting[executor.submit(work, job)] = job
        except (BrokenExecutor, RuntimeError) as problem:
            if lost is None:
                yield _failed(job, str(problem) or _DIED)
                continue
            lost.append(job)
            break
        if len(waiting) >= _WAITING:
            yield from _done(waiting, lost)
    while waiting:
        yield from _done(waiting, lost)


def _done(waiting: dict[Future[Answer], BuildJob], lost: list[BuildJob] | None) -> Iterator[Answer]:
    """Yield the answers that are there, waiting for the first."""
    finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in finished:
        job = waiting.pop(future)
        try:
            answer = future.result()
        except BrokenExecutor:
            if lost is None:
                yield _failed(job, _DIED)
            else:
                lost.append(job)
        except Exception as problem:  # an executor of any kind may lose a job in its own way
            yield _failed(job, f"{type(problem).__name__}: {problem}")
        else:
            yield answer


def _failed(job: BuildJob, problem: str) -> Answer:
    return Answer(BuildRecord(job.file, job.target, None, 0.0, "", problem=problem))


def _jobs(
    issues: Iterable[str | Path], out: Path, options: BuildOptions, ship: bool
) -> Iterator[BuildJob | BuildRecord]:
    """Yield a job for each issue, or at once the record of one that cannot be built."""
    seen: set[str] = set()
    for issue in issues:
        target = str(out / (Path(issue).stem + ".pdf"))
        if target in seen:
            twice = Message("two issues would be written to {file}.", file=target)
            yield BuildRecord(str(issue), target, None, 0.0, "", problem=twice)
            continue
        seen.add(target)
        if not ship:  # the worker reads it: who asks would not keep up with many
            yield BuildJob(str(issue), target, options)
            continue
        try:
            paths = files_read(issue, options)
            input_hash = hash_of(paths, options)
            files, own = shipped(paths, options)
        except InputError as wrong:
            yield BuildRecord(str(issue), target, None, 0.0, "", wrong.diagnostics)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            yield BuildRecord(str(issue), target, None, 0.0, "", problem=reason)
        else:
            names = names_from(issue, paths)
            yield BuildJob(str(issue), target, own, input_hash, files, names)
