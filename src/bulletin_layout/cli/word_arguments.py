"""The options of what is done with Word files: `bulletin revise` and `bulletin redline`."""

from __future__ import annotations

import argparse

from bulletin_layout.cli.options import positive


def add_revise(revise: argparse.ArgumentParser) -> None:
    """Add the options of `bulletin revise`."""
    revise.add_argument("file", metavar="ISSUE.yaml", help="an issue (YAML)")
    revise.add_argument("word", metavar="EDITED.docx", help="the edited file")
    revise.add_argument("--dry-run", action="store_true", help="show them only")


def add_redline(redline: argparse.ArgumentParser) -> None:
    """Add the options of `bulletin redline`."""
    redline.add_argument("old", metavar="OLD", help="an issue, REVISION:ISSUE of git, or .docx")
    redline.add_argument("new", metavar="NEW", help="the same, with the changes")
    redline.add_argument(
        "-o", "--output", metavar="OUT", required=True, help="a .pdf, .ofd or .docx"
    )
    redline.add_argument("--author", metavar="NAME", default="", help="who made the changes")
    redline.add_argument("--time", metavar="TIME", default="", help="when (2026-03-01T10:00)")
    redline.add_argument(
        "--article",
        type=positive,
        metavar="N",
        help="OLD is a contribution (.docx), NEW the issue; its article N, to send back",
    )
    redline.add_argument(
        "--outward",
        action="store_true",
        help="without names of authors, times and other personal data (.docx)",
    )
