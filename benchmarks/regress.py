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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("import", "read issue", "read style", "read fonts", "lay out", "make PDF")
WARM_BUILDS = 8
# Run in either environment: it uses only what every release has.
WORKER = """
import json, sys
from itertools import pairwise
from time import perf_counter
taken = []
for _ in range(int(sys.argv[2])):
    marks = [perf_counter()]
    from bulletin_layout import lay_out, read_fonts, read_issue, read_style
    from bulletin_layout.pdf.writer import pdf_bytes
    marks.append(perf_counter())
    issue = read_issue(sys.argv[1]); marks.append(perf_counter())
    style = read_style(issue.style); marks.append(perf_counter())
    fonts = read_fonts(); marks.append(perf_counter())
    document = lay_out(issue, style, fonts); marks.append(perf_counter())
    pdf_bytes(document); marks.append(perf_counter())
    taken.append([b - a for a, b in pairwise(marks)])
print(json.dumps(taken))
"""
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
        pythons = [installed(tree, Path(folder)) for tree in (ROOT, other)]
        issues = [str(tree / given.issue) for tree in (ROOT, other)]
        pairs = list(zip(pythons, issues, strict=True))
        whole = in_pairs(given.runs, [(p, COMMAND, [i, "-o", f"{folder}/a.pdf"]) for p, i in pairs])
        cold = in_pairs(given.runs, [(p, WORKER, [i, "1"]) for p, i in pairs])
        warm_runs = max(given.runs // 3, 2)
        warm = in_pairs(warm_runs, [(p, WORKER, [i, str(WARM_BUILDS + 1)]) for p, i in pairs])
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


Job = tuple[str, str, list[str]]


def in_pairs(runs: int, jobs: list[Job]) -> list[tuple[Any, Any]]:
    """Return what each of two jobs took in each run, the first of a pair in turns."""
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


def once(job: Job) -> Any:
    """Run a job in a process; return its seconds, or those of its builds by stage."""
    python, code, arguments = job
    done = subprocess.run(
        [python, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    if code is COMMAND:
        return float(done.stderr.split()[-1])
    builds = json.loads(done.stdout)
    later = builds[1:] or builds
    return [median(times) for times in zip(*later, strict=True)]


def stage_of(pairs: list[tuple[Any, Any]], stage: int) -> list[tuple[float, float]]:
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
