"""The kinds of mutants: how one is made, and who judges it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from . import edits, font_files, imports, issues, looks, pdf_files, text_files, word_files
from .judging import Judge

# A mutant's bytes are a pure function of a seed and a number.
Mutant = Callable[[int, int], bytes]


class Kind(NamedTuple):
    """A kind of mutants."""

    mutant: Mutant
    judge: type[Judge]


KINDS = {
    "issues": Kind(issues.mutant, issues.IssueJudge),
    "styles": Kind(looks.style_mutant, looks.StyleJudge),
    "font-sets": Kind(looks.font_set_mutant, looks.FontSetJudge),
    "fonts": Kind(font_files.mutant, font_files.FontJudge),
    "word": Kind(word_files.mutant, imports.WordJudge),
    "pdf": Kind(pdf_files.mutant, imports.PdfJudge),
    "text": Kind(text_files.mutant, imports.TextJudge),
    "edits": Kind(edits.mutant, edits.EditJudge),
}
