"""`bulletin fix`: make the certain corrections of `bulletin check`, and show them."""

from __future__ import annotations

import difflib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bulletin_layout.cli.main import GOOD, WRONG_INPUT
from bulletin_layout.cli.report import report
from bulletin_layout.desk.fixing import fix
from bulletin_layout.desk.proofread import proofread
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.output import write_atomically

_RED, _GREEN, _PLAIN = "\033[31m", "\033[32m", "\033[0m"


def fix_files(files: list[str], dry_run: bool, root: str | None) -> int:
    """Correct each file; return 1 if one of them cannot be read or written."""
    return max(_fix_one(file, dry_run, root) for file in files)


def _fix_one(file: str, dry_run: bool, root: str | None) -> int:
    path = Path(file)
    try:
        issue = read_issue(file, root=root)
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        fixed = fix(text, file, proofread(issue, text.splitlines()))
        for line in _diff(text, fixed.text, file):
            print(line)
        _refuse_broken(path, fixed.text, root)
        if not dry_run and fixed.made:
            mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
            write_atomically(path, [mark + fixed.text.encode()])
    except InputError as wrong:
        report(wrong.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        print(f"bulletin fix: {problem}", file=sys.stderr)
        return WRONG_INPUT
    done = "would be made" if dry_run else "made"
    print(f"{file}: {len(fixed.made)} corrections {done}, {len(fixed.missed)} left to you.")
    return GOOD


def _refuse_broken(path: Path, text: str, root: str | None) -> None:
    """Raise InputError if the corrected text can no longer be read as an issue."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".yaml", delete=False) as trial:
        trial.write(text.encode())
    try:
        read_issue(trial.name, root=root)
    finally:
        Path(trial.name).unlink()


def _diff(old: str, new: str, file: str) -> Iterator[str]:
    """Yield a unified diff, coloured for a terminal."""
    coloured = sys.stdout.isatty()
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), file, file, n=0, lineterm="")
    for line in lines:
        colour = {"-": _RED, "+": _GREEN}.get(line[:1], "")
        yield f"{colour}{line}{_PLAIN}" if coloured and colour else line
