"""Save a file again and again while a command works on it: is a save ever lost?

python benchmarks/saves.py [--command fix|into|confirm] [--saves N] [--how rename|truncate|both]
python benchmarks/saves.py --command new|preview

An editor saves once at a random time of each run, by renaming a file to the name or by writing
over it. Afterwards the file must hold the save, changed by the command or not; a save that is
nowhere is lost. With `new` the editor saves a new file of the name that `bulletin new` is to
write: the file must be the editor's. A preview runs through all saves, ten of them at random
times and then a rest: the file must hold each, and the page must come to show the tenth.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from pathlib import Path
from typing import NoReturn

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
COMMANDS = ("fix", "into", "confirm", "new")
# How many saves follow on each other before the preview is given time; how long, in seconds.
BURST, PATIENCE = 10, 30.0


def main() -> None:
    """Run a command as often as asked, and count what became of each save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--command", choices=(*COMMANDS, "preview"), default="fix")
    parser.add_argument("--saves", type=int, default=1000)
    parser.add_argument("--how", choices=("rename", "truncate", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    ways = ["rename", "truncate"] if given.how == "both" else [given.how]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.command == "preview":
            report(while_shown(folder, given.saves, ways, chance))
        longest = once(folder, given.command, "rename", 60.0, 0)[1]
        outcomes = Counter(
            once(folder, given.command, ways[n % len(ways)], chance.uniform(0, longest * 1.05), n)[
                0
            ]
            for n in range(given.saves)
        )
    report(outcomes)


def report(outcomes: Counter[str]) -> NoReturn:
    """Print the counts and end: with 1 if a save was lost."""
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


def while_shown(folder: Path, saves: int, ways: list[str], chance: random.Random) -> Counter[str]:
    """Save while a preview of the file runs; return what became of each save."""
    file = folder / "issue.yaml"
    file.write_text(ISSUE.replace("MARK", ""), encoding="utf-8")
    shown = [*BULLETIN, "preview", str(file), "--no-browser"]
    server = subprocess.Popen(shown, stdout=subprocess.PIPE, text=True)
    outcomes: Counter[str] = Counter()
    try:
        assert server.stdout is not None
        address, _, token = server.stdout.readline().split("  ")[1].partition("?token=")
        for number in range(saves):
            time.sleep(chance.uniform(0, 0.3))
            text = ISSUE.replace("MARK", f"第{number}次存盘。")
            way = chance.choice(ways)
            save(file, text, way)
            rests = number % BURST == BURST - 1
            seen = not rests or _comes_to_show(address, token, text)
            kept = file.read_text(encoding="utf-8") == text and server.poll() is None
            what = "kept and shown" if rests else "kept"
            outcomes[f"{what if kept and seen else 'LOST or not shown'}, saved by {way}"] += 1
    finally:
        server.terminate()
        server.wait()
    left = sorted(path.name for path in folder.iterdir() if path != file)
    outcomes[f"files left beside it: {left}"] += 1
    return outcomes


def _comes_to_show(address: str, token: str, text: str) -> bool:
    """Whether the page shows a text's lines before long."""
    port = address.rstrip("/").rpartition(":")[2]
    asked = urllib.request.Request(
        address + "state", headers={"Cookie": f"bulletin-{port}={token}"}
    )
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            if json.load(answer)["lines"] == text.splitlines():
                return True
        time.sleep(0.02)
    return False


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
