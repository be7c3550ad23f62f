"""Measure where this library's time goes, and how time and memory grow with an issue's length.

python benchmarks/stages.py [--runs N]

Prints two Markdown tables. Cold figures are medians over processes, warm ones over the builds
after the first within a process, with fonts opened anew and with those of the first. Growth is
that of an example with its articles repeated.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from one import peak
from volume import EXAMPLES, make_copies

EXAMPLE = "2021-32"
COPIES = (1, 10, 40)
STAGES = ("import", "read_issue", "read_style", "read_fonts", "lay_out", "pdf_bytes")


def main() -> None:
    """Print both tables, or be one of the processes that are measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--keep", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        print(json.dumps(_stages(given.worker, given.runs, given.keep)))
    else:
        print("\n".join([*_table(given.runs), "", *_growth(given.runs)]))


def _stages(file: Path, builds: int, keep: bool) -> dict[str, object]:
    """Build in this process; return each build's seconds by stage, pages and peak memory."""
    taken = []
    fonts = None
    for _ in range(builds):
        marks = [perf_counter()]
        from bulletin_layout import lay_out, read_fonts, read_issue, read_style
        from bulletin_layout.pdf.writer import pdf_bytes

        marks.append(perf_counter())
        issue = read_issue(file)
        marks.append(perf_counter())
        style = read_style(issue.style)
        marks.append(perf_counter())
        fonts = fonts if keep and fonts is not None else read_fonts()
        marks.append(perf_counter())
        document = lay_out(issue, style, fonts)
        marks.append(perf_counter())
        pdf_bytes(document)
        marks.append(perf_counter())
        taken.append([b - a for a, b in pairwise(marks)])
    return {"seconds": taken, "pages": len(document.pages), "peak": peak()}


def _work(file: Path, builds: int, *options: str) -> dict[str, list[list[float]]]:
    command = [sys.executable, __file__, "--worker", str(file), "--runs", str(builds), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said: dict[str, list[list[float]]] = json.loads(done.stdout)
    return said


def _table(runs: int) -> list[str]:
    file = EXAMPLES / f"{EXAMPLE}.yaml"
    cold = [_work(file, 1)["seconds"][0] for _ in range(runs)]
    warm = _work(file, runs + 1)["seconds"][1:]
    kept = _work(file, runs + 1, "--keep")["seconds"][1:]
    columns = [
        [median(values) * 1000 for values in zip(*rows, strict=True)] for rows in (cold, warm, kept)
    ]
    lines = ["| stage | cold, ms | warm, ms | fonts kept, ms |", "| --- | ---: | ---: | ---: |"]
    for stage, *times in zip(STAGES, *columns, strict=True):
        lines.append(f"| {stage} | " + " | ".join(f"{time:.1f}" for time in times) + " |")
    totals = [f"{sum(column):.1f}" for column in columns]
    return [*lines, f"| together | {' | '.join(totals)} |"]


def _growth(runs: int) -> list[str]:
    lines = [
        "| copies | pages | cold, ms | ms a page | warm, ms a page | peak MiB | KiB a page |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for copies in COPIES:
            file = make_copies(Path(folder), EXAMPLE, copies)
            count = max(3, runs // copies)
            colds = [_work(file, 1) for _ in range(count)]
            pages = int(str(colds[0]["pages"]))
            cold = median(sum(run["seconds"][0]) for run in colds) * 1000
            warm = median(map(sum, _work(file, count + 1)["seconds"][1:])) * 1000
            kib = median(float(str(run["peak"])) for run in colds)
            lines.append(
                f"| {copies} | {pages} | {cold:.0f} | {cold / pages:.2f} | {warm / pages:.2f} "
                f"| {kib / 1024:.0f} | {kib / pages:.0f} |"
            )
    return lines


if __name__ == "__main__":
    main()
