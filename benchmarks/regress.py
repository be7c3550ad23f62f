"""Compare this commit's builds with another's, in pairs, stage by stage: is anything slower?

python benchmarks/regress.py REV [--runs N] [--issue FILE] [--most RATIO]

REV is checked out beside and installed in an environment of its own, so is the work tree. A
build of one is followed at once by a build of the other, in turns, so that a change in the
machine's load falls on both. What is printed is the median of the pairs' ratios, and their
quartiles: the work tree's time by REV's. Exits with 1 if a whole build's median is over --most.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

from stages import STAGES

ROOT = Path(__file__).resolve().parent.parent
WARM_BUILDS = 8
WORKER = str(Path(__file__).with_name("stages.py"))
COMMAND = """
import sys
from time import perf_counter
begun = perf_counter()
from bulletin_layout.cli.main import main
assert main(["build", *sys.argv[1:]]) == 0
print(perf_counter() - begun, file=sys.stderr)
"""


def main() -> None:
    """Install both, time them in turns, print a table of ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rev", metavar="REV", help="the commit to compare with, as main or v0.1.0")
    parser.add_argument("--runs", type=int, default=15, help="pairs of each kind (15)")
    parser.add_argument("--issue", default="examples/2021-32.yaml", help="an issue of both commits")
    parser.add_argument("--most", type=float, default=1.05, help="the ratio that fails (1.05)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, checked_out(given.rev, Path(folder)) as other:
        pairs = [(installed(tree, Path(folder)), str(tree / given.issue)) for tree in (ROOT, other)]
        pdf = f"{folder}/a.pdf"
        whole = in_pairs(given.runs, [[p, "-c", COMMAND, i, "-o", pdf] for p, i in pairs], seconds)
        by_stage = [[p, WORKER, "--worker", i, "--runs"] for p, i in pairs]
        cold = in_pairs(given.runs, [[*job, "1"] for job in by_stage], stages)
        warm_jobs = [[*job, str(WARM_BUILDS + 1)] for job in by_stage]
        warm = in_pairs(max(given.runs // 3, 2), warm_jobs, stages)
    print(f"| work tree / {given.rev} | cold | warm |\n| --- | --- | --- |")
    print(f"| `bulletin build` | {shown(whole)} | |")
    for n, stage in enumerate(STAGES):
        in_process = shown(stage_of(warm, n)) if n else ""
        print(f"| {stage} | {shown(stage_of(cold, n))} | {in_process} |")
    ratio = median(one / other for one, other in whole)
    if ratio > given.most:
        sys.exit(f"A cold build takes {ratio:.2f} times as long, more than {given.most}.")


@contextmanager
def checked_out(rev: str, folder: Path) -> Iterator[Path]:
    """Check a commit out beside, for a while."""
    tree = folder / "other"
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(tree), rev], check=True)
    try:
        yield tree
    finally:
        subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def installed(tree: Path, folder: Path) -> str:
    """Install a tree into an environment of its own; return the environment's Python."""
    place = folder / f"venv-{tree.name}"
    venv.create(place, with_pip=True)
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", str(tree)], check=True)
    return str(python)


Taken = TypeVar("Taken")


def in_pairs(
    runs: int, jobs: list[list[str]], read: Callable[[subprocess.CompletedProcess[str]], Taken]
) -> list[tuple[Taken, Taken]]:
    """Return what `read` says that each of two commands took, the first of a pair in turns."""

    def once(job: list[str]) -> Taken:
        return read(subprocess.run(job, capture_output=True, text=True, check=True))

    for job in jobs:
        once(job)  # byte code and the disk's cache
    pairs = []
    for run in range(runs):
        if run % 2:
            other, one = once(jobs[1]), once(jobs[0])
        else:
            one, other = once(jobs[0]), once(jobs[1])
        pairs.append((one, other))
    return pairs


def seconds(done: subprocess.CompletedProcess[str]) -> float:
    """Return what a whole build took."""
    return float(done.stderr.split()[-1])


def stages(done: subprocess.CompletedProcess[str]) -> list[float]:
    """Return what each stage took: of several builds the median of those after the first."""
    builds = json.loads(done.stdout)["seconds"]
    return [median(times) for times in zip(*(builds[1:] or builds), strict=True)]


def stage_of(pairs: list[tuple[list[float], list[float]]], stage: int) -> list[tuple[float, float]]:
    """Return the pairs of one stage."""
    return [(one[stage], other[stage]) for one, other in pairs]


def shown(pairs: list[tuple[float, float]]) -> str:
    """Return the median ratio with its quartiles, and the work tree's median milliseconds."""
    ratios = [one / other for one, other in pairs]
    low, _, high = quantiles(ratios, n=4)
    taken = median(one for one, _ in pairs) * 1000
    return f"{median(ratios):.2f} ({low:.2f}–{high:.2f}), {taken:.0f} ms"


if __name__ == "__main__":
    main()
