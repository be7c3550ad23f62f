"""Save a file again and again while a command works on it: is a save ever lost?

python benchmarks/saves.py [--command fix|into|confirm] [--saves N] [--how rename|truncate|both]
python benchmarks/saves.py --command new

An editor saves once at a random time of each run, by renaming a file to the name or by writing
over it. Afterwards the file must hold the save, changed by the command or not; a save that is
nowhere is lost. With `new` the editor saves a new file of the name that `bulletin new` is to write:
the file must be the editor's.
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
  # 推断：标题取自首行
  - title: 一个标题
    body: |
      第一段,有半角逗号。MARK
"""
LETTER = "东片分局召开会议\n近日，东片分局召开安全生产会议。\n（东片分局供稿）\n"
BULLETIN = [sys.executable, "-m", "bulletin_layout"]


def main() -> None:
    """Run a command as often as asked, and count what became of each save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--command", choices=("fix", "into", "confirm", "new"), default="fix")
    parser.add_argument("--saves", type=int, default=1000)
    parser.add_argument("--how", choices=("rename", "truncate", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    ways = ["rename", "truncate"] if given.how == "both" else [given.how]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        longest = once(folder, given.command, "rename", 60.0, 0)[1]
        outcomes = Counter(
            once(folder, given.command, ways[n % len(ways)], chance.uniform(0, longest * 1.05), n)[
                0
            ]
            for n in range(given.saves)
        )
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6} {outcome}")
    sys.exit(any(outcome.startswith("LOST") for outcome in outcomes))


def once(folder: Path, asked: str, way: str, after: float, number: int) -> tuple[str, float]:
    """Run the command with a save in between; return what became of it, and how long it took."""
    for path in folder.iterdir():
        path.unlink()
    file = folder / "issue.yaml"
    (folder / "last.yaml").write_text(ISSUE.replace("MARK", ""), encoding="utf-8")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    if asked != "new":
        file.write_text(ISSUE.replace("MARK", ""), encoding="utf-8")
    saved = ISSUE.replace("MARK", f"第{number}次存盘。")
    begun = time.perf_counter()
    working = subprocess.Popen(
        command(asked, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        working.wait(after)
    during = working.poll() is None
    save(file, saved, way)
    good = working.wait() == 0
    taken = time.perf_counter() - begun
    held = file.read_text(encoding="utf-8")
    when = f"by {way} {'while' if during else 'after'} it worked"
    if f"第{number}次存盘。" not in held:
        return f"LOST, saved {when}", taken
    known = {"issue.yaml", "last.yaml", "letter.txt", "issue.schema.json", "bulletin.schema.json"}
    left = [path.name for path in folder.iterdir() if path.name not in known]
    told = "it said good" if good else "it told of the save"
    return f"kept, saved {when}, {told}" + (f", left {sorted(left)}" if left else ""), taken


def command(asked: str, folder: Path, letter: str = "letter.txt") -> list[str]:
    """Return the command line; `letter` is what is imported."""
    file = str(folder / "issue.yaml")
    if asked in ("into", "import"):
        option = "--into" if asked == "into" else "-o"
        return [*BULLETIN, "import", str(folder / letter), option, file]
    if asked == "new":
        last = str(folder / "last.yaml")
        return [*BULLETIN, "new", file, "--from", last, "--date", "2026-03-30"]
    return [*BULLETIN, asked, file]


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
