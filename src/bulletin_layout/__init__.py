"""bulletin_layout: typesets official Chinese bulletins (简报) from YAML into archive-grade PDF.

from bulletin_layout import typeset
typeset("issue.yaml", "out.pdf")
"""

from bulletin_layout.diagnostics import (
    BulletinError,
    Diagnostic,
    InputError,
    InternalError,
    OutputError,
)
from bulletin_layout.dump import dump
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import parse_issue, read_issue
from bulletin_layout.layout.model import Document
from bulletin_layout.limits import Limits
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import lay_out, typeset, write_pdf
from bulletin_layout.proofreading.level import ProofreadingLevel
from bulletin_layout.style.reader import read_style

__version__ = "0.2.0"

__all__ = [
    "BulletinError",
    "Diagnostic",
    "Document",
    "InputError",
    "InternalError",
    "Issue",
    "Limits",
    "OutputError",
    "ProofreadingLevel",
    "dump",
    "lay_out",
    "parse_issue",
    "pdf_bytes",
    "read_fonts",
    "read_issue",
    "read_style",
    "typeset",
    "write_pdf",
]
