"""This library: fonts and styles are read once in a process and kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bulletin_layout import lay_out, read_fonts, read_issue, read_style, write_pdf
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.style.model import Stylesheet

DISTRIBUTIONS = ("bulletin-layout",)
NOTE = "PDF/A-2a and PDF/UA-1."


@cache
def _fonts() -> FontSet:
    return read_fonts()


@cache
def _style(name: str) -> Stylesheet:
    return read_style(name)


def build(issue_paths: list[Path], out_dir: Path) -> None:
    """Set each issue with the public functions."""
    for path in issue_paths:
        issue = read_issue(path)
        write_pdf(lay_out(issue, _style(issue.style), _fonts()), out_dir / f"{path.stem}.pdf")
