"""`bulletin build`: each issue into its files; a wrong issue does not stop the others.

Many issues are built by all processors at once. What is said comes in the order of the files.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin_layout import __version__
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.targets import STANDARD_OUTPUT, Target, targets_of
from bulletin_layout.cli.terminal import (
    localized,
    print_command_problem,
    print_diagnostics,
    print_message,
    print_problem,
)
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import (
    BulletinError,
    Diagnostic,
    InputError,
    InternalError,
    Refused,
)
from bulletin_layout.fonts.reader import read_fonts_once
from bulletin_layout.messages import Message, counted
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pipeline import Build, BuildOptions, as_draft
from bulletin_layout.pipeline import build as build_document
from bulletin_layout.progress import watch_progress
from bulletin_layout.writers import refuse_draft, refuse_keywords, written

if TYPE_CHECKING:
    from bulletin_layout.output.new_files import FilesBeside

# Starting processes costs more than building so few.
_FEW = 3


class Job(NamedTuple):
    """An issue to build, what to write, how, its writers' keywords, and whether with its files."""

    file: str
    targets: tuple[Target, ...]
    options: BuildOptions
    keywords: dict[str, Any]
    with_source: bool = False


class Outcome(NamedTuple):
    """What came of a job: pages (None if nothing was written), findings, seconds by stage.

    `pictures` are the names of files that were written beside a page.
    """

    job: Job
    pages: int | None
    diagnostics: tuple[Diagnostic, ...]
    problem: str
    stages: tuple[tuple[str, float], ...]
    pictures: tuple[str, ...] = ()


def build(jobs: Sequence[Job], processes: int | None, timings: bool) -> int:
    """Build every issue; return the exit code of the worst."""
    if len(jobs) <= _FEW:
        return max(_tell(outcome, timings) for outcome in _watched(jobs))
    from bulletin_layout.cli.progress import Progress  # for the many only

    code = GOOD
    progress = Progress(len(jobs))
    for outcome in _outcomes(jobs, processes or os.cpu_count() or 1):
        progress.clear()
        code = max(code, _tell(outcome, timings))
        progress.step()
    progress.clear()
    return code


def jobs_of(
    files: Sequence[str],
    output: str | None,
    options: BuildOptions,
    formats: Sequence[str] = (),
    keywords: dict[str, Any] | None = None,
    with_source: bool = False,
) -> list[Job] | None:
    """Return the jobs, or None after saying what is wrong with the arguments."""
    keywords = keywords or {}
    mark = f"-{keywords['ink']}" if "ink" in keywords else ""
    try:
        targets = targets_of(files, output, formats, mark)
        for writer in {writer for row in targets for _, writer in row}:
            refuse_keywords(writer, [*keywords, *["sources"] * with_source])
            refuse_draft(writer, options.draft, options.review_sheet)
        if "pictures" in keywords and any(p == STANDARD_OUTPUT for row in targets for p, _ in row):
            raise Refused(Message("pictures are inside a page, or beside one that is a file."))
    except Refused as problem:
        print_command_problem("build", _with_advice(problem))
        return None
    pairs = zip(files, targets, strict=True)
    return [Job(file, row, options, keywords, with_source) for file, row in pairs]


def _with_advice(problem: Refused) -> Message:
    words = "{problem} {advice}" if problem.advice else "{problem}"
    return Message(words, problem=problem.message, advice=problem.advice)


def _watched(jobs: Sequence[Job]) -> Iterator[Outcome]:
    """Yield what comes of a few jobs; at a terminal, show how far a long one is."""
    if not sys.stderr.isatty():
        yield from _outcomes(jobs, 1)
        return
    from bulletin_layout.cli.progress import StageBar  # where somebody looks only

    for job in jobs:
        bar = StageBar()
        with watch_progress(bar.show):
            outcome = work(job)
        bar.clear()
        yield outcome


def _outcomes(jobs: Sequence[Job], processes: int) -> Iterator[Outcome]:
    """Yield what comes of each job, in order."""
    if processes == 1:
        for job in jobs:  # map would take a StopIteration in a fault for the end of the jobs
            yield work(job)
        return
    from concurrent.futures import ProcessPoolExecutor  # 15 ms, for the many only

    with ProcessPoolExecutor(min(processes, len(jobs)), initializer=_leave_interrupts) as pool:
        yield from pool.map(work, jobs)


def _leave_interrupts() -> None:
    """Finish the file in hand on Ctrl-C: the process that hands them out stops."""
    import signal  # for the many only

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def work(job: Job) -> Outcome:
    """Build one issue, stage by stage; what goes wrong is in the outcome."""
    stages: list[tuple[str, float]] = []
    started = time.perf_counter()

    def passed(stage: str) -> None:
        nonlocal started
        now = time.perf_counter()
        stages.append((stage, now - started))
        started = now

    try:
        fonts = read_fonts_once(job.options.fonts)
        with time_limit(job.options.limits.seconds, job.file):
            built = build_document(job.file, job.options, fonts=fonts, passed=passed)
            document, keywords = built.document, job.keywords | _sources(job, built)
            made = []
            for path, writer in job.targets:
                told = as_draft(built, job.options, fonts) if writer.reads == "pages" else document
                beside = _beside(path) if "pictures" in keywords else None
                own = keywords if beside is None else keywords | {"pictures": beside}
                made.append((path, written(told, writer, **own), beside))
                passed(Message("make {format}", format=writer.name.upper()))
        for path, chunks, beside in made:
            _write(path, chunks, beside)
        passed("write file")
    except InputError as wrong:
        return Outcome(job, None, wrong.diagnostics, "nothing was written.", tuple(stages))
    except InternalError as fault:
        return Outcome(job, None, (), _report_of(fault, job), tuple(stages))
    except (BulletinError, OSError) as problem:
        message = (
            problem.message
            if isinstance(problem, BulletinError)
            else problem.strerror or str(problem)
        )
        return Outcome(job, None, (), message, tuple(stages))
    pictures = [str(p.parent / n) for p, _, b in made if b is not None for n in b.files]
    pages = len(document.pages)
    return Outcome(job, pages, document.diagnostics, "", tuple(stages), tuple(pictures))


def _sources(job: Job, built: Build) -> dict[str, Any]:
    """Return the files that go into the PDF, as a keyword, if they are asked for."""
    if not job.with_source:
        return {}
    from bulletin_layout.source_files.gather import sources_of  # only where it is asked

    return {"sources": sources_of(built, job.options, job.keywords.get("ink", "all"))}


def _beside(page: Path) -> FilesBeside:
    """Return what gathers the pictures beside a page."""
    from bulletin_layout.output.new_files import FilesBeside  # only where it is asked

    return FilesBeside(page)


def _write(path: Path, chunks: Iterable[bytes], beside: FilesBeside | None) -> None:
    if beside is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write(chunks)
    elif path == STANDARD_OUTPUT:
        sys.stdout.buffer.writelines(chunks)
        sys.stdout.buffer.flush()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, chunks)


def _report_of(fault: InternalError, job: Job) -> str:
    """Write what went wrong inside the library beside the target; return what to say of it."""
    target, _ = job.targets[0]
    report = target.with_name(target.name + ".fault.txt")
    lines = [f"bulletin_layout {__version__}", job.file, *fault.differences, ""]
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(report, ["\n".join(lines).encode()])
    except (BulletinError, OSError):
        return fault.message
    return Message("{fault} Details: {report}", fault=fault.message, report=report)


def _tell(outcome: Outcome, timings: bool) -> int:
    """Print what came of a job; return its exit code."""
    print_diagnostics(outcome.diagnostics)
    if outcome.pages is None:
        print_problem(Message("{file}: {problem}", file=outcome.job.file, problem=outcome.problem))
        return WRONG_INPUT
    if outcome.job.targets[0][0] == STANDARD_OUTPUT:
        return GOOD  # nothing may be said among the file's bytes
    pages = counted(outcome.pages, "{n} page", "{n} pages")
    seconds = sum(time_ for _, time_ in outcome.stages)
    words = "{target}  {pages}  {seconds:.2f} s"
    for target, _ in outcome.job.targets:
        print_message(Message(words, target=target, pages=pages, seconds=seconds))
    for name in outcome.pictures:
        print_message(Message("  {name}", name=name))
    for stage, time_ in outcome.stages if timings else ():
        print(f"    {localized(stage):<12}{time_ * 1000:8.1f} ms")
    return GOOD
