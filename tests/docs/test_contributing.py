"""CONTRIBUTING's worked examples: made in a copy as they are written, they work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

GUIDES = (ROOT / "CONTRIBUTING.md", ROOT / "CONTRIBUTING.zh-CN.md")
COPIED = ("src", "styles", "fonts", "tests", "examples")
_STEP = re.compile(
    r"^(?:In (?:a new file )?|新文件\s*|在\s*|)(?:`(?P<file>[^`\n]+)`|the same file|同一文件)"
    r"(?:[,，]?\s*(?P<where>above|below|之前|之后)?\s*`(?P<line>[^`\n]+)`(?P<after>[^\n`]*))?[:：]\n\n"
    r"```\w+\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_ABOVE, _BELOW = ("above", "之前"), ("below", "之后")
# Which tests speak for each example, and how many files it may take.
EXAMPLES = {
    0: (
        [
            "tests/layout",
            "tests/docx",
            "tests/revising",
            "tests/bad",
            "tests/budgets/test_cold_build.py",
            "-k",
            "quote or every_kind_of_block or cold_build",
        ],
        8,
    ),
    1: (["tests/proofreading/test_examples.py"], 1),
    2: (["tests/layout/test_photo_frame.py"], 3),
}


class Step(NamedTuple):
    """One change: the file, the line it is made at (empty for a new file), how, the text."""

    file: str
    line: str
    how: str
    text: str


def steps(guide: Path, number: int) -> list[Step]:
    """Return the changes of an example of a guide."""
    part = guide.read_text(encoding="utf-8").split("\n## ")[3 + number]
    found: list[Step] = []
    for match in _STEP.finditer(part):
        file = match["file"] or found[-1].file
        where, line = match["where"] or "", match["line"] or ""
        how = (
            "new" if not line else
            "above" if where in _ABOVE or "之前" in (match["after"] or "") else
            "below" if where in _BELOW or "之后" in (match["after"] or "") else
            "instead"
        )  # fmt: skip
        found.append(Step(file, line, how, match["text"]))
    return found


def make(step: Step, root: Path) -> None:
    """Make a change in a copy; its line must be there just once."""
    file = root / step.file
    if step.how == "new":
        assert not file.exists()
        file.write_text(step.text, encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    at = [m.start() for m in re.finditer(f"(?<![^\n]){re.escape(step.line)}", text)]
    if step.how == "instead":
        at = [m.start() for m in re.finditer(re.escape(step.line), text)]
    assert at, f"{step.file} has no line {step.line}"
    begin = at[0]
    if step.how == "instead":
        old = step.line
        changed = text[:begin] + step.text.rstrip("\n") + text[begin + len(old) :]
    else:
        begin += (len(step.line) + 1) * (step.how == "below")
        changed = text[:begin] + step.text + text[begin:]
    file.write_text(changed, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("number", EXAMPLES)
def test_an_example_works_as_written(number: int, tmp_path: Path) -> None:
    for folder in COPIED:
        ignored = shutil.ignore_patterns("__pycache__", "*.pdf")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    changes = steps(GUIDES[0], number)
    for step in changes:
        make(step, tmp_path)
    tests, most = EXAMPLES[number]
    assert 0 < len({step.file for step in changes}) <= most
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:bulletin_layout", *tests],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("number", EXAMPLES)
def test_both_languages_have_the_same_changes(number: int) -> None:
    assert steps(GUIDES[0], number) == steps(GUIDES[1], number)
