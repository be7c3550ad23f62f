"""Runs of one sign, or of a few, as long as an issue may be: how long are they read and proofread?

python benchmarks/long_runs.py [--characters 1000000]

Machines that read paper make such runs. The suite counts the work of each rule on short ones
(tests/budgets/test_linear_growth.py); this takes the time of all rules together on long ones. Each
run is tried at a quarter of the length too: four times as long should take four times the time.
Printed are the slowest, and by how much more than four times the worst grew.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.budgets.test_linear_growth import CHECK, OFFICE, RUNS, run_of  # noqa: E402

from bulletin_layout import InputError  # noqa: E402
from bulletin_layout.issue.reader import read_issue  # noqa: E402
from bulletin_layout.proofreading.run import proofread  # noqa: E402

ISSUE = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 标题
    body: |
      RUN
"""
SHOWN = 8


def main() -> None:
    """Print a table of the slowest runs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--characters", type=int, default=1_000_000)
    most = parser.parse_args().characters
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "words.yaml").write_text(OFFICE, encoding="utf-8")
        for name in (*RUNS, "names"):
            quarter, whole = (seconds(Path(folder), name, n) for n in (most // 4, most))
            rows.append((whole, whole / quarter, name))
    rows.sort(reverse=True)
    print("| run | seconds | of a quarter |")
    print("| --- | ---: | ---: |")
    for whole, times, name in rows[:SHOWN]:
        print(f"| `{name}` | {whole:.2f} | {times:.1f} × |")
    _, times, name = max(rows, key=lambda row: row[1])
    print(f"{len(rows)} runs, none grew more than `{name}`: {times:.1f} ×")


def seconds(folder: Path, name: str, characters: int) -> float:
    """Return how long a run takes to be read, or refused, and proofread."""
    run = run_of(name, max(1, characters // 2), 2)[:characters]
    file = folder / "issue.yaml"
    file.write_text(ISSUE.replace("RUN", run) + CHECK, encoding="utf-8")
    begun = time.perf_counter()
    with suppress(InputError):
        proofread(read_issue(file))
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
