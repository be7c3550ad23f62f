"""Save a file again and again while `bulletin fix` works on it: is a save ever lost?

python benchmarks/saves.py [--saves N] [--how rename|truncate|both] [--seed N]

An editor saves once at a random time of each run, by renaming a file to the name or by writing
over it. Afterwards the file must hold the save, corrected or not; a save that is nowhere is lost.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ISSUE = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 一个标题
    body: |
      第一段,有半角逗号。MARK
"""


def main() -> None:
    """Run fix as often as asked, and count what became of each save."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--saves", type=int, default=1000)
    parser.add_argument("--how", choices=("rename", "truncate", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    ways = ["rename", "truncate"] if given.how == "both" else [given.how]
    with tempfile.TemporaryDirectory() as folder:
        longest = once(Path(folder), "rename", 60.0, 0)[1]
        outcomes = Counter(
            once(Path(folder), ways[n % len(ways)], chance.uniform(0, longest * 1.05), n)[0]
            for n in range(given.saves)
        )
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6} {outcome}")
    sys.exit(any(outcome.startswith("LOST") for outcome in outcomes))


def once(folder: Path, way: str, after: float, number: int) -> tuple[str, float]:
    """Run fix with a save in between; return what became of it, and how long fix took."""
    file = folder / "issue.yaml"
    file.write_text(ISSUE.replace("MARK", ""), encoding="utf-8")
    saved = ISSUE.replace("MARK", f"第{number}次存盘。")
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bulletin_layout", "fix", str(file)]
    fixing = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        fixing.wait(after)
    during = fixing.poll() is None
    save(file, saved, way)
    good = fixing.wait() == 0
    taken = time.perf_counter() - begun
    held = file.read_text(encoding="utf-8")
    when = f"by {way} {'while fix worked' if during else 'after fix'}"
    if f"第{number}次存盘。" not in held:
        return f"LOST, saved {when}", taken
    left = [path.name for path in folder.iterdir() if path != file]
    told = "fix said good" if good else "fix told of it"
    return f"kept, saved {when}, {told}" + (f", left {len(left)} files" if left else ""), taken


def save(file: Path, text: str, way: str) -> None:
    """Save as editors do."""
    if way == "truncate":
        file.write_text(text, encoding="utf-8")
        return
    beside = file.with_name("issue.yaml~new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


if __name__ == "__main__":
    main()
