"""Compare this library with others that set the same bulletins, and print a Markdown report.

python benchmarks/run.py [--runs N] [--peers a,b] [--volume N] [--limit S] [--budget S] [--date D]

Every measured build goes from the YAML file to the PDF file, in a process of its own. A peer's
run is followed at once by a run of the reference (Typst); a ratio is that of such a pair, so that
a change in the machine's load falls on both. A peer that is not installed is left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter

import peers
from report import Measure, Report
from volume import EXAMPLES, VARIANT, make_volume, make_whole

HERE = Path(__file__).resolve().parent
IMPORTS = {"fpdf2": "fpdf"}
EXAMPLE = EXAMPLES / "2021-32.yaml"


@dataclass(frozen=True, slots=True)
class Job:
    """What is built, and how: `warm` times the builds after the first within a process."""

    name: str
    issues: list[Path]
    options: tuple[str, ...] = ()
    warm: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds, KiB of peak memory, bytes of PDF."""

    seconds: float
    peak: int
    size: int


def main() -> None:
    """Make the issues, measure every peer, print the report."""
    given = _arguments()
    names = [name for name in peers.NAMES if name in given.peers.split(",")]
    absent = [name for name in names if find_spec(IMPORTS.get(name, name)) is None]
    present = [name for name in names if name not in absent]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        bench = Bench(folder / "out", given.limit, given.budget)
        report = Report(present, absent)
        for job in _jobs(folder, given.volume, given.runs):
            pairs = max(2, given.runs // 3) if job.warm else given.runs
            for name in present:
                print(f"{job.name}: {name}", file=sys.stderr)
                report.add(job.name, name, bench.measure(job, name, pairs))
            report.count_pages(job.name, folder / "out" / job.name)
    print(report.text(given.date))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=9, help="pairs of runs (default %(default)s)")
    parser.add_argument("--peers", default=",".join(peers.NAMES), help="default %(default)s")
    parser.add_argument("--volume", type=int, default=40, help="issues (default %(default)s)")
    parser.add_argument("--limit", type=float, default=300, help="seconds a process may take")
    parser.add_argument("--budget", type=float, default=60, help="seconds before the last pair")
    parser.add_argument("--date", help="a date to print; none by default")
    return parser.parse_args()


def _jobs(folder: Path, count: int, runs: int) -> list[Job]:
    variants = make_volume(folder / "variants", runs + 1, VARIANT)
    volume = make_volume(folder / "volume", count)
    return [
        Job("example, cold", [EXAMPLE]),
        Job("example, warm, same text", [EXAMPLE], ("--repeat", str(runs + 1)), warm=True),
        Job("12 pages, warm, new text each", variants, ("--each",), warm=True),
        Job(f"volume of {count} documents, cold", volume),
        Job("volume as one document, cold", [make_whole(folder / "whole", count)]),
    ]


class Bench:
    """Runs workers."""

    def __init__(self, out: Path, limit: float, budget: float) -> None:
        self.out = out
        self.limit = limit
        self.budget = budget

    def measure(self, job: Job, peer: str, pairs: int) -> Measure | str:
        """Run a peer and the reference in turn; or say why there is no figure.

        After `budget` seconds no further pair is begun.
        """
        runs: list[Run] = []
        references: list[Run] = []
        start = perf_counter()
        try:
            while len(runs) < pairs and (not runs or perf_counter() - start < self.budget):
                runs.append(self._run(job, peer))
                references.append(self._run(job, peers.REFERENCE))
        except subprocess.TimeoutExpired:
            return f"over {self.limit:g} s"
        except subprocess.CalledProcessError as failed:
            print(failed.stderr, file=sys.stderr)
            return "failed"
        ratios = zip(runs, references, strict=True)
        return Measure(
            seconds=[run.seconds for run in runs],
            peaks=[run.peak for run in runs],
            size=runs[-1].size,
            ratios=[run.seconds / reference.seconds for run, reference in ratios],
        )

    def _run(self, job: Job, peer: str) -> Run:
        out = self.out / job.name / peer
        issues = [str(issue) for issue in job.issues]
        command = [sys.executable, str(HERE / "one.py"), peer, *issues, "--out", str(out)]
        start = perf_counter()
        done = subprocess.run(
            [*command, *job.options], capture_output=True, text=True, timeout=self.limit, check=True
        )
        wall = perf_counter() - start
        said = json.loads(done.stdout.splitlines()[-1])
        return Run(
            seconds=median(said["seconds"][1:]) if job.warm else wall,
            peak=said["peak"],
            size=sum(file.stat().st_size for file in out.glob("*.pdf")),
        )


if __name__ == "__main__":
    main()
