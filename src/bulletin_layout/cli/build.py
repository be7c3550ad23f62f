"""`bulletin build`: each issue into its PDF; a wrong issue does not stop the others."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.cli.main import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.report import report
from bulletin_layout.diagnostics import BulletinError, InputError
from bulletin_layout.pipeline import typeset


def build(files: Sequence[str], output: str | None, style: str | None, fonts: str | None) -> int:
    """Build every file; return the exit code of the worst."""
    targets = _targets(files, output)
    if targets is None:
        return WRONG_USE
    return max(
        _build_one(file, target, style, fonts) for file, target in zip(files, targets, strict=True)
    )


def _targets(files: Sequence[str], output: str | None) -> list[Path] | None:
    """Return the PDF of each issue, or None after saying what is wrong with the arguments."""
    nameless = [file for file in files if not Path(file).name]
    if nameless:
        print(f"bulletin build: {nameless[0]!r} names no file.", file=sys.stderr)
        return None
    if output is None:
        targets = [Path(file).with_suffix(".pdf") for file in files]
    elif output.lower().endswith(".pdf"):
        if len(files) > 1:
            print("bulletin build: several issues need a folder after -o.", file=sys.stderr)
            return None
        targets = [Path(output)]
    else:
        targets = [Path(output) / (Path(file).stem + ".pdf") for file in files]
    twice = sorted({str(t) for t in targets if targets.count(t) > 1})
    if twice:
        print(f"bulletin build: two issues would be written to {twice[0]}.", file=sys.stderr)
        return None
    return targets


def _build_one(file: str, target: Path, style: str | None, fonts: str | None) -> int:
    started = time.perf_counter()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        document = typeset(file, target, style=style, fonts=fonts)
    except InputError as wrong:
        report(wrong.diagnostics)
        print(f"{file}: nothing was written.", file=sys.stderr)
        return WRONG_INPUT
    except (BulletinError, OSError) as problem:
        print(f"{file}: {problem}", file=sys.stderr)
        return WRONG_INPUT
    report(document.diagnostics)
    pages = len(document.pages)
    seconds = time.perf_counter() - started
    print(f"{target}  {pages} page{'s' if pages != 1 else ''}  {seconds:.2f} s", flush=True)
    return GOOD
