"""Mutants of issue files: read, laid out, one in twenty written as a PDF."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from bulletin_layout import lay_out, read_fonts, read_issue, typeset
from bulletin_layout.pipeline import style_of

from .judging import Judge, LeftOver, refused_or
from .mutators import MUTATORS, change_bytes
from .seeds import CASES, KITCHEN_SINK, seeds

PDF_EACH = 20
DRAFT_EACH = 7
MOST_CHARACTERS = 300_000


def mutant(seed: int, number: int) -> bytes:
    """Return a mutant's bytes."""
    rng = random.Random(f"{seed}:{number}")
    text: str = rng.choice(seeds())
    mutators, wild, tame = zip(*MUTATORS, strict=True)
    is_wild = rng.random() < 0.4
    weights = wild if is_wild else tame
    for mutate in rng.choices(mutators, weights, k=rng.choice((1, 1, 1, 2, 2, 3, 5))):
        changed = mutate(text, rng)
        if len(changed) <= max(MOST_CHARACTERS, len(text)) or rng.random() < 0.02:
            text = changed
    data = text.encode("utf-8", "surrogatepass")
    return change_bytes(data, rng) if rng.random() < (0.2 if is_wild else 0) else data


def furnish(folder: Path) -> None:
    """Put what issues name into a folder: photos, styles, and what had better not be named."""
    shutil.copytree(CASES, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*-*"))
    shutil.copytree(KITCHEN_SINK / "photos", folder / "photos", dirs_exist_ok=True)
    shutil.copytree(CASES / "styles", folder / "styles", dirs_exist_ok=True)
    shutil.copy(KITCHEN_SINK / "office.yaml", folder)
    photo = (KITCHEN_SINK / "photos" / "meeting.jpg").read_bytes()
    files = {
        "broken.jpg": photo[: len(photo) // 2],
        "empty.png": b"",
        "text.jpg": b"header: a\n",
        "broken.yaml": b"header: [a\n\tb: : \xff",
        "series.yaml": "header: 系列\nstyle: office.yaml\neditors: {name: 甲}\n".encode(),
        "loop.yaml": b"extends: loop.yaml\nseries: loop.yaml\n",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")


class IssueJudge(Judge):
    """Reads, lays out and writes issues."""

    most_seconds: ClassVar[int] = 5

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._fonts = read_fonts()
        self._pdf = folder / "issue.pdf"
        self._styles: dict[str, Any] = {}
        furnish(folder)
        self.file.touch()
        self._files = set(folder.iterdir())

    def outcome(self, number: int) -> str:
        """Return how far a mutant comes. Raises whatever it should not."""
        draft = number % DRAFT_EACH == 0
        if number % PDF_EACH == 0:
            return refused_or(lambda: self._written(draft))
        return refused_or(lambda: self._read(draft))

    def _written(self, draft: bool) -> str:
        typeset(self.file, self._pdf, draft=draft)
        return "written"

    def _read(self, draft: bool) -> str:
        issue = read_issue(self.file)
        return refused_or(lambda: self._laid_out(issue, draft), "read, not laid out")

    def _laid_out(self, issue: Any, draft: bool) -> str:
        style = self._styles.get(issue.style) or style_of(issue)
        if "." not in issue.style:  # a file of the folder may be another for the next mutant
            self._styles[issue.style] = style
        document = lay_out(issue, style, self._fonts, draft=draft)
        for diagnostic in document.diagnostics:
            str(diagnostic)
        return "laid out"

    def look_around(self, outcome: str) -> None:
        """Raise LeftOver for another file than the PDF that was written."""
        left = set(self.folder.iterdir()) - self._files
        if left != ({self._pdf} if outcome == "written" else set()):
            raise LeftOver(f"in the folder stand {sorted(left)}")

    def clear(self) -> None:
        """Take the PDF away."""
        for path in set(self.folder.iterdir()) - self._files:
            with suppress(OSError):
                path.unlink()
