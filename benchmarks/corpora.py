"""Import every PDF, Word, mail, page and text file of some folders, and say what became of each.

    python benchmarks/corpora.py FOLDER… [--jobs 2] [--every N] [--limit S]

It fetches nothing: the folders are corpora that are there already. Each file is imported by
`bulletin import` in a process of its own, and what was written is read back by `bulletin check`.
Counted for each folder and kind of file: those that gave text, those that hold none (scans, empty
pages), those refused with a line that says why; and what must not be: a traceback, a draft that
cannot be read, more than the limit of seconds. Those are named.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

SUFFIXES = (".pdf", ".docx", ".eml", ".html", ".htm", ".txt", ".md")
# What a file became; the last three must not be.
OUTCOMES = ("text", "no text", "refused", "crashed", "unreadable", "too slow")


class Taken(NamedTuple):
    """What a file became, in how many seconds, and the first line said of it."""

    file: Path
    outcome: str
    seconds: float
    line: str


def main() -> None:
    """Import the files, print a table and the names of what went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="take every Nth file")
    parser.add_argument("--limit", type=float, default=70, help="seconds a file may take")
    given = parser.parse_args()
    print("| folder | kind | files | " + " | ".join(OUTCOMES) + " | slowest, s |")
    print("| --- | --- | ---: |" + " ---: |" * (len(OUTCOMES) + 1))
    wrong: list[Taken] = []
    for folder in given.folders:
        files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        with ThreadPoolExecutor(given.jobs) as pool:
            taken = list(pool.map(lambda f: take(f, given.limit), files[:: given.every]))
        for suffix in SUFFIXES:
            print_row(folder, suffix, [t for t in taken if t.file.suffix.lower() == suffix])
        wrong += [t for t in taken if t.outcome in OUTCOMES[3:]]
    for each in wrong:
        print(f"{each.outcome}: {each.file}: {each.line}")
    sys.exit(bool(wrong))


def take(file: Path, limit: float) -> Taken:
    """Import a file, and check what was written."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "a.yaml"
        begun = perf_counter()
        try:
            said, written = run("import", str(file), "-o", str(target), limit=limit)
        except subprocess.TimeoutExpired:
            return Taken(file, "too slow", perf_counter() - begun, "")
        seconds = perf_counter() - begun
        line = next(iter(said.splitlines()), "")
        if "Traceback" in said or "please report" in said or written not in (0, 1, 2):
            return Taken(file, "crashed", seconds, said.splitlines()[-1] if said else str(written))
        if not target.exists():
            return Taken(file, "refused", seconds, line)
        checked, code = run("check", str(target), limit=limit)
        if "Traceback" in checked or "not YAML" in checked or code not in (0, 1):
            return Taken(file, "unreadable", seconds, next(iter(checked.splitlines()), ""))
        empty = "【待补：正文】" in target.read_text(encoding="utf-8")
        return Taken(file, "no text" if empty else "text", seconds, line)


def run(*arguments: str, limit: float) -> tuple[str, int]:
    """Run a command of the library's; return what it said, and its exit code."""
    command = [sys.executable, "-m", "bulletin_layout", "--language", "en", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=limit, check=False, errors="replace"
    )
    return done.stderr + done.stdout, done.returncode


def print_row(folder: Path, suffix: str, taken: list[Taken]) -> None:
    """Print what became of the files of one kind."""
    if not taken:
        return
    counts = Counter(each.outcome for each in taken)
    numbers = " | ".join(str(counts[outcome]) for outcome in OUTCOMES)
    slowest = max(each.seconds for each in taken)
    print(
        f"| {folder.name} | {suffix[1:]} | {len(taken)} | {numbers} | {slowest:.1f} |", flush=True
    )


if __name__ == "__main__":
    main()
