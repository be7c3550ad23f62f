"""bulletin_layout: typesets official Chinese bulletins (简报) from YAML into archive-grade PDF.

from bulletin_layout import typeset
typeset("issue.yaml", "out.pdf")

Each name is imported when it is first asked for: a command that needs few pays for few.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bulletin_layout.version import __version__ as __version__

if TYPE_CHECKING:
    from bulletin_layout.canonical_text import dump
    from bulletin_layout.diagnostics import (
        BulletinError,
        Diagnostic,
        InputError,
        InternalError,
        OutputError,
    )
    from bulletin_layout.fonts.reader import read_fonts
    from bulletin_layout.importing.import_files import import_files
    from bulletin_layout.inspecting.inspect import inspect_format
    from bulletin_layout.issue.model import Issue
    from bulletin_layout.issue.reader import parse_issue, read_issue
    from bulletin_layout.layout.model import Document
    from bulletin_layout.learning.learn import learn_style
    from bulletin_layout.limits import Limits
    from bulletin_layout.many.build_many import build_many
    from bulletin_layout.many.job import BuildRecord
    from bulletin_layout.ofd_facts.rules import verify_ofd
    from bulletin_layout.pdf.writer import pdf_bytes
    from bulletin_layout.pipeline import BuildOptions, lay_out, save, typeset, write_pdf
    from bulletin_layout.progress import watch_progress
    from bulletin_layout.proofreading.correct import fix
    from bulletin_layout.proofreading.level import ProofreadingLevel
    from bulletin_layout.proofreading.run import proofread
    from bulletin_layout.rendering import render
    from bulletin_layout.series.archive.model import ArchiveOptions
    from bulletin_layout.series.archive.verify import verify_archive
    from bulletin_layout.series.archive.write import archive
    from bulletin_layout.series.ledger.adoptions import read_adoptions
    from bulletin_layout.series.ledger.read import read_register
    from bulletin_layout.series.read import read_series
    from bulletin_layout.series.scoring.ranking import Ranking, rank_units
    from bulletin_layout.series.scoring.read_rules import read_rules
    from bulletin_layout.series.volume.bind import bind
    from bulletin_layout.series.volume.model import VolumeOptions
    from bulletin_layout.style.reader import read_style
    from bulletin_layout.testing.formats import compare_outputs


_HOMES = {
    "ArchiveOptions": "series.archive.model",
    "BuildOptions": "pipeline",
    "BuildRecord": "many.job",
    "BulletinError": "diagnostics",
    "Diagnostic": "diagnostics",
    "Document": "layout.model",
    "InputError": "diagnostics",
    "InternalError": "diagnostics",
    "Issue": "issue.model",
    "Limits": "limits",
    "OutputError": "diagnostics",
    "ProofreadingLevel": "proofreading.level",
    "Ranking": "series.scoring.ranking",
    "VolumeOptions": "series.volume.model",
    "archive": "series.archive.write",
    "bind": "series.volume.bind",
    "build_many": "many.build_many",
    "compare_outputs": "testing.formats",
    "dump": "canonical_text",
    "fix": "proofreading.correct",
    "import_files": "importing.import_files",
    "inspect_format": "inspecting.inspect",
    "lay_out": "pipeline",
    "learn_style": "learning.learn",
    "parse_issue": "issue.reader",
    "pdf_bytes": "pdf.writer",
    "proofread": "proofreading.run",
    "rank_units": "series.scoring.ranking",
    "read_adoptions": "series.ledger.adoptions",
    "read_fonts": "fonts.reader",
    "read_issue": "issue.reader",
    "read_register": "series.ledger.read",
    "read_rules": "series.scoring.read_rules",
    "read_series": "series.read",
    "read_style": "style.reader",
    "render": "rendering",
    "save": "pipeline",
    "typeset": "pipeline",
    "verify_archive": "series.archive.verify",
    "verify_ofd": "ofd_facts.rules",
    "watch_progress": "progress",
    "write_pdf": "pipeline",
}

__all__ = [
    "ArchiveOptions",
    "BuildOptions",
    "BuildRecord",
    "BulletinError",
    "Diagnostic",
    "Document",
    "InputError",
    "InternalError",
    "Issue",
    "Limits",
    "OutputError",
    "ProofreadingLevel",
    "Ranking",
    "VolumeOptions",
    "archive",
    "bind",
    "build_many",
    "compare_outputs",
    "dump",
    "fix",
    "import_files",
    "inspect_format",
    "lay_out",
    "learn_style",
    "parse_issue",
    "pdf_bytes",
    "proofread",
    "rank_units",
    "read_adoptions",
    "read_fonts",
    "read_issue",
    "read_register",
    "read_rules",
    "read_series",
    "read_style",
    "render",
    "save",
    "typeset",
    "verify_archive",
    "verify_ofd",
    "watch_progress",
    "write_pdf",
]


def __getattr__(name: str) -> Any:
    """Return a public name from the module where it is at home."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bulletin_layout.collecting import collecting_seldom

    with collecting_seldom():  # what is imported stays
        value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
