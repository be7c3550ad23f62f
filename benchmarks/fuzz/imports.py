"""Mutants of files that are mailed: imported, written in both languages, read back, laid out."""

from __future__ import annotations

import datetime
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from bulletin_layout import lay_out, read_fonts, read_issue
from bulletin_layout.importing.recognise.material import TwoIssues
from bulletin_layout.importing.take_in import take_in
from bulletin_layout.importing.write.save import dated, save
from bulletin_layout.issue.model import Issue
from bulletin_layout.pipeline import style_of

from .judging import Judge, LeftOver, refused_or
from .text_files import FORMS

LAY_OUT_EACH = 5
DATE = datetime.date(2026, 12, 1)


class UnreadableDraft(Exception):
    """What import wrote cannot be read again."""


class ImportJudge(Judge):
    """Imports files of one suffix."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._fonts = read_fonts()
        self.source = self.file

    def outcome(self, number: int) -> str:
        """Return how far the file comes: refused, nothing in it, written, laid out."""
        try:
            return refused_or(lambda: self._imported(number))
        except TwoIssues:
            return "two issues"

    def _imported(self, number: int) -> str:
        draft = dated(take_in([str(self.source)]).draft, DATE)
        chinese = number % 2 == 0
        target = self.folder / "out" / "draft.yaml"
        target.parent.mkdir(exist_ok=True)
        saved = save(draft, target, "schema.json", chinese)
        try:
            issue = read_issue(saved.file)
        except Exception as problem:
            raise UnreadableDraft(str(problem)) from problem
        if number % LAY_OUT_EACH:
            return "written, read back"
        return refused_or(lambda: self._laid_out(issue), "written, not laid out")

    def _laid_out(self, issue: Issue) -> str:
        lay_out(issue, style_of(issue), self._fonts)
        return "laid out"

    def look_around(self, outcome: str) -> None:
        """Raise LeftOver for what a refused file left."""
        folder = self.folder / "out"
        if outcome in ("refused", "two issues") and folder.exists() and any(folder.iterdir()):
            raise LeftOver(f"in the folder stand {sorted(folder.iterdir())}")

    def clear(self) -> None:
        """Take away the draft and its photos."""
        for path in sorted((self.folder / "out").rglob("*"), reverse=True):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()


class WordJudge(ImportJudge):
    """Imports Word files."""

    name: ClassVar[str] = "mailed.docx"


class PdfJudge(ImportJudge):
    """Imports PDFs."""

    name: ClassVar[str] = "mailed.pdf"


class TextJudge(ImportJudge):
    """Imports texts, pages and mails; the first line names the suffix."""

    name: ClassVar[str] = "mailed"

    def outcome(self, number: int) -> str:
        """Return how far the file comes."""
        suffix, _, data = self.file.read_bytes().partition(b"\n")
        known = dict(FORMS)
        name = suffix.decode("ascii", "replace")
        self.source = self.folder / f"mailed{name if name in known else '.txt'}"
        self.source.write_bytes(data)
        return super().outcome(number)
