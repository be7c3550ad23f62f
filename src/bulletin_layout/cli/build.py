"""`bulletin build`: each issue into its PDF; a wrong issue does not stop the others.

Many issues are built by all processors at once. What is said comes in the order of the files.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bulletin_layout import __version__
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.progress import Progress
from bulletin_layout.cli.terminal import (
    localized,
    print_command_problem,
    print_diagnostics,
    print_message,
    print_problem,
)
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import BulletinError, Diagnostic, InputError, InternalError
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.messages import Message, counted
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pdf.attachments import SourceFile
from bulletin_layout.pdf.ink import Ink
from bulletin_layout.pdf.writer import pdf_chunks
from bulletin_layout.pipeline import Build, BuildOptions
from bulletin_layout.pipeline import build as build_document

# Starting processes costs more than building so few.
_FEW = 3
# What `-o -` writes to.
_STANDARD_OUTPUT = Path("-")
# Files that other programs write: no folder is meant by such a name.
_OTHER_FORMATS = (".ofd", ".docx", ".doc", ".html", ".htm", ".png", ".jpg", ".txt", ".xml")


class Job(NamedTuple):
    """An issue to build, where to, how, with which ink, and whether its files go into the PDF."""

    file: str
    target: Path
    options: BuildOptions
    ink: Ink = "all"
    with_source: bool = False


class Outcome(NamedTuple):
    """What came of a job: pages (None if nothing was written), findings, seconds by stage."""

    job: Job
    pages: int | None
    diagnostics: tuple[Diagnostic, ...]
    problem: str
    stages: tuple[tuple[str, float], ...]


def build(jobs: Sequence[Job], processes: int | None, timings: bool) -> int:
    """Build every issue; return the exit code of the worst."""
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
    ink: Ink = "all",
    with_source: bool = False,
) -> list[Job] | None:
    """Return the jobs, or None after saying what is wrong with the arguments."""
    targets = _targets(files, output, "" if ink == "all" else f"-{ink}")
    if targets is None:
        return None
    pairs = zip(files, targets, strict=True)
    return [Job(file, target, options, ink, with_source) for file, target in pairs]


def _targets(files: Sequence[str], output: str | None, suffix: str) -> list[Path] | None:
    """Return where each issue goes; `suffix` keeps one ink's file apart from the whole one."""
    nameless = [file for file in files if not Path(file).name]
    if nameless:
        return _misused(Message("{name!r} names no file.", name=nameless[0]))
    if output is None:
        targets = [Path(file).with_name(Path(file).stem + suffix + ".pdf") for file in files]
    elif output.lower().endswith(".pdf") or Path(output) == _STANDARD_OUTPUT:
        if len(files) > 1:
            return _misused("several issues need a folder after -o.")
        targets = [Path(output)]
    elif output.lower().endswith(_OTHER_FORMATS) and not Path(output).is_dir():
        return _misused(Message("{file}: only a .pdf can be written.", file=output))
    else:
        targets = [Path(output) / (Path(file).stem + suffix + ".pdf") for file in files]
    both = "two issues would be written to {file}."
    twice = sorted({str(t) for t in targets if targets.count(t) > 1})
    return _misused(Message(both, file=twice[0])) if twice else targets


def _misused(words: str) -> list[Path] | None:
    print_command_problem("build", words)
    return None


def _outcomes(jobs: Sequence[Job], processes: int) -> Iterator[Outcome]:
    """Yield what comes of each job, in order."""
    if processes == 1 or len(jobs) <= _FEW:
        for job in jobs:  # map would take a StopIteration in a fault for the end of the jobs
            yield work(job)
        return
    from concurrent.futures import ProcessPoolExecutor  # 15 ms, for the many only

    with ProcessPoolExecutor(min(processes, len(jobs)), initializer=_leave_interrupts) as pool:
        yield from pool.map(work, jobs)


def _leave_interrupts() -> None:
    """Finish the file in hand on Ctrl-C: the process that hands them out stops."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _fonts(path: str | Path | None) -> FontSet:
    """Return a font set, read once in this process."""
    return read_fonts(path)


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
        fonts = _fonts(job.options.fonts)
        with time_limit(job.options.limits.seconds, job.file):
            made = build_document(job.file, job.options, fonts=fonts, passed=passed)
            document = made.document
            chunks = pdf_chunks(document, job.ink, _sources(job, made))
        passed("make PDF")
        if job.target == _STANDARD_OUTPUT:
            sys.stdout.buffer.writelines(chunks)
            sys.stdout.buffer.flush()
        else:
            job.target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(job.target, chunks)
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
    return Outcome(job, len(document.pages), document.diagnostics, "", tuple(stages))


def _sources(job: Job, made: Build) -> Sequence[SourceFile]:
    """Return the files that go into the PDF, if they are asked for."""
    if not job.with_source:
        return ()
    from bulletin_layout.source_files.gather import sources_of  # only where it is asked

    return sources_of(made, job.options, job.ink)


def _report_of(fault: InternalError, job: Job) -> str:
    """Write what went wrong inside the library beside the target; return what to say of it."""
    report = job.target.with_name(job.target.name + ".fault.txt")
    lines = [f"bulletin_layout {__version__}", job.file, *fault.differences, ""]
    try:
        job.target.parent.mkdir(parents=True, exist_ok=True)
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
    if outcome.job.target == _STANDARD_OUTPUT:
        return GOOD  # nothing may be said among the PDF's bytes
    pages = counted(outcome.pages, "{n} page", "{n} pages")
    seconds = sum(time_ for _, time_ in outcome.stages)
    words = "{target}  {pages}  {seconds:.2f} s"
    print_message(Message(words, target=outcome.job.target, pages=pages, seconds=seconds))
    for stage, time_ in outcome.stages if timings else ():
        print(f"    {localized(stage):<12}{time_ * 1000:8.1f} ms")
    return GOOD
