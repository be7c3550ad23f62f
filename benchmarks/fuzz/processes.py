"""Judge mutants by the thousand in processes of their own, and keep what they find."""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import re
import signal
import tempfile
import textwrap
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

from .judging import Finding, Judge, TooSlow
from .kinds import KINDS, Mutant
from .minimise import minimised

HANGS_AFTER = 90  # seconds on the clock, for what no signal interrupts
MOST_MEMORY = 768 << 20  # above what a process has when it begins
BATCH = 200
MOST_KEPT = 8
MOST_SAID = 600
SECONDS_TO_MINIMISE = 20


class Batch(NamedTuple):
    """Numbers of mutants, from the first up to the last and without it."""

    first: int
    last: int


@dataclass
class Result:
    """What became of the mutants of a batch, or of all."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)

    def add(self, other: Result) -> None:
        """Add another's."""
        self.count += other.count
        self.outcomes += other.outcomes
        self.findings += other.findings
        self.slowest = max(self.slowest, other.slowest)


def run(
    mutant: Mutant, seed: int, batch: Batch, judge: Judge, begins: Callable[[int], None]
) -> Result:
    """Judge a batch of mutants. `begins` is told each one's number before it is begun."""
    result = Result()
    for number in range(*batch):
        begins(number)
        verdict = judge.judge(mutant(seed, number), number)
        result.count += 1
        result.outcomes[verdict.outcome] += 1
        result.slowest = max(result.slowest, (verdict.seconds, number))
        if verdict.finding is not None:
            result.findings.append((number, verdict.finding))
    return result


def work(kind: str, seed: int, folder: str, ask: Connection, current: Any, since: Any) -> None:
    """Judge the batches that are asked for, in a process of its own, until there are no more."""
    warnings.simplefilter("error")
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def begins(number: int) -> None:
        current.value, since.value = number, time.time()

    with tempfile.TemporaryDirectory(dir=folder) as own:
        tempfile.tempdir = own
        judge = KINDS[kind].judge(Path(own))
        bound_memory()
        while (batch := ask.recv()) is not None:
            ask.send(run(KINDS[kind].mutant, seed, batch, judge, begins))


def bound_memory() -> None:
    """Let this process have so much more memory than it has now (Linux)."""
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


class Worker:
    """A process that judges batches."""

    def __init__(self, kind: str, seed: int, folder: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.current = context.Value("q", 0, lock=False)
        self.since = context.Value("d", time.time(), lock=False)
        self.batch: Batch | None = None
        arguments = (kind, seed, folder, theirs, self.current, self.since)
        self.process = context.Process(target=work, args=arguments, daemon=True)
        self.process.start()
        theirs.close()

    def give(self, batch: Batch | None) -> None:
        """Have a batch judged, or None to end."""
        self.batch = batch
        self.since.value = time.time()
        self.pipe.send(batch)

    def failure(self) -> str | None:
        """Return what is wrong with the process, None if it goes on."""
        if not self.process.is_alive():
            return f"the process died: {self.process.exitcode}"
        hangs = time.time() - self.since.value > HANGS_AFTER
        return f"it hangs for {HANGS_AFTER} s" if hangs else None


class Fuzzing:
    """Gives batches to processes, and keeps what they find."""

    def __init__(self, kind: str, seed: int, first: int, count: int, out: Path) -> None:
        last = first + count
        self._batches = [Batch(n, min(last, n + BATCH)) for n in range(first, last, BATCH)][::-1]
        self._kind = kind
        self._seed = seed
        self._out = out
        self.total = Result()
        self.kept: dict[str, list[tuple[bytes, int]]] = {}
        self.counts: Counter[str] = Counter()

    def run(self, jobs: int) -> None:
        """Judge all mutants, saying now and then how far it is."""
        started = said = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder:
            workers = [Worker(self._kind, self._seed, folder) for _ in range(jobs)]
            for worker in workers:
                self._next(worker)
            while any(w.batch is not None for w in workers):
                busy = [w for w in workers if w.batch is not None]
                wait([w.pipe for w in busy], timeout=1)
                for worker in busy:
                    if self._attend(worker):
                        renewed = Worker(self._kind, self._seed, folder)
                        workers[workers.index(worker)] = renewed
                        self._next(renewed)
                if time.monotonic() > said + 20:
                    said = time.monotonic()
                    print(self.so_far(said - started), flush=True)
            for worker in workers:
                worker.process.join(10)
        print(self.so_far(time.monotonic() - started), flush=True)

    def so_far(self, seconds: float) -> str:
        """Return a line that says how far it is."""
        total = self.total
        outcomes = ", ".join(f"{what} {n:,}" for what, n in total.outcomes.most_common())
        slow, number = total.slowest
        return (
            f"{total.count:,} mutants in {seconds:.0f} s; {outcomes}; "
            f"slowest {slow:.2f} s (number {number}); {len(self.kept)} findings"
        )

    def _next(self, worker: Worker) -> None:
        worker.give(self._batches.pop() if self._batches else None)

    def _attend(self, worker: Worker) -> bool:
        """Take a process's result and give it more; return whether it has to be renewed."""
        try:
            if worker.pipe.poll():
                self._take(worker.pipe.recv())
                self._next(worker)
                return False
        except (EOFError, OSError):
            worker.process.join(10)
        problem = worker.failure()
        if problem is None or worker.batch is None:
            return False
        worker.process.kill()
        worker.process.join()
        number = min(max(worker.current.value, worker.batch.first), worker.batch.last - 1)
        parts = (Batch(worker.batch.first, number), Batch(number + 1, worker.batch.last))
        self._batches += [part for part in parts if part.first < part.last]
        finding = Finding(problem, problem)
        self._take(Result(1, Counter(found=1), [(number, finding)], (0.0, number)))
        return True

    def _take(self, result: Result) -> None:
        self.total.add(result)
        for number, finding in result.findings:
            self.counts[finding.key] += 1
            kept = self.kept.setdefault(finding.key, [])
            kept.append((KINDS[self._kind].mutant(self._seed, number), number))
            # The smallest few: one place may go wrong in more than one way.
            kept.sort(key=lambda one: (len(one[0]), one[1]))
            del kept[MOST_KEPT:]
            if number == kept[0][1]:
                self._save(finding.key, *kept[0], finding.report)

    def minimise(self) -> None:
        """Make the smallest mutant of each finding smaller still."""
        with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder:
            judge = KINDS[self._kind].judge(Path(folder))
            for key, kept in self.kept.items():
                print(f"\n{self.counts[key]} × {key}")
                for small, number, report in self._smallest(key, kept, judge):
                    self._save(key, small, number, report, f".{number}")
                    said = report.strip().splitlines()[-1]
                    print(f"  number {number}: {said[:MOST_SAID]}")
                    print(textwrap.indent(small.decode("utf-8", "replace")[:MOST_SAID], "    | "))

    def _smallest(
        self, key: str, kept: list[tuple[bytes, int]], judge: Judge
    ) -> Iterator[tuple[bytes, int, str]]:
        """Yield a finding's mutants made small, those left out that hold the same keys."""
        shapes = set()
        for data, number in kept:
            finding = judge.judge(data, number).finding
            if finding is None or finding.key != key:
                yield data, number, "it is not seen again in this process"
                return
            small = data
            if not key.startswith(TooSlow.__name__):  # each step would take as long
                small = minimised(data, number, key, judge, SECONDS_TO_MINIMISE)
            shape = frozenset(re.findall(rb"\w+(?=:)", small))
            if shape not in shapes:
                shapes.add(shape)
                again = judge.judge(small, number).finding
                yield small, number, (again or finding).report

    def _save(self, key: str, data: bytes, number: int, report: str, suffix: str = "") -> None:
        self._out.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12] + suffix
        (self._out / f"{name}{Path(KINDS[self._kind].judge.name).suffix}").write_bytes(data)
        text = f"{key}\nnumber {number}\n{report}"
        (self._out / f"{name}.txt").write_text(text, encoding="utf-8", errors="backslashreplace")
