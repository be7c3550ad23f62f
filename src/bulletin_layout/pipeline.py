"""The recipe: read, lay out, write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bulletin_layout.flow.build import build_flow
from bulletin_layout.fonts.fontset import FontSet, read_fonts
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.layout.lay_out import lay_out_flow
from bulletin_layout.layout.model import Document
from bulletin_layout.output import write_atomically
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.reader import read_style


def typeset(
    issue: str | Path,
    pdf: str | Path,
    *,
    style: str | Path | None = None,
    fonts: str | Path | None = None,
) -> Document:
    """Typeset an issue description into a PDF, and return the laid-out Document.

    `style` overrides the style that the issue names; `fonts` is a font set's YAML file, by
    default the bundled one. Raises InputError with everything that is wrong with the input,
    OutputError if the PDF cannot be written; nothing is written then.
    """
    said = read_issue(issue)
    sheet = read_style(style if style is not None else said.style, Path(issue).parent)
    document = lay_out(said, sheet, read_fonts(fonts))
    write_pdf(document, pdf)
    return document


def lay_out(issue: Issue, style: Stylesheet, fonts: FontSet) -> Document:
    """Lay an issue out in a style. Its warnings are on the Document.

    Raises InputError for a character that no face has.
    """
    document = lay_out_flow(build_flow(issue, style), style, fonts)
    return replace(document, diagnostics=issue.diagnostics + document.diagnostics)


def write_pdf(document: Document, pdf: str | Path) -> None:
    """Write a Document as PDF/A-2a and PDF/UA-1. Raises OutputError; the old file is kept then."""
    write_atomically(Path(pdf), pdf_bytes(document))
