"""Everything there is to say of an issue that was laid out: the library's warnings and 校对."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, in_file_order
from bulletin_layout.issue.model import Issue
from bulletin_layout.layout.model import Document
from bulletin_layout.proofreading.run import proofread


def findings_of(issue: Issue, document: Document) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a Document and those of 校对, in the order of the files."""
    lines = Path(issue.file).read_text(encoding="utf-8-sig").splitlines()
    findings = proofread(issue, lines)
    # What reading tells too is told once.
    known = {(d.rule, d.place) for d in findings}
    others = [d for d in document.diagnostics if not d.rule or (d.rule, d.place) not in known]
    return in_file_order([*others, *findings])
