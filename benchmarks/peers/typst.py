"""Typst, through its Python package: the issue goes in as JSON, the template is bulletin.typ."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from peers import FONTS
from reading import read

DISTRIBUTIONS = ("typst",)
NOTE = "PDF/A-2a and PDF/UA-1; fonts and Typst's own cache are kept within a process."
TEMPLATE = Path(__file__).with_name("bulletin.typ")


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(str(TEMPLATE), font_paths=fonts)


def build(issue_paths: list[Path], out_dir: Path) -> None:
    """Compile each issue in a compile of its own, with one compiler."""
    for path in issue_paths:
        _compiler().compile(
            output=str(out_dir / f"{path.stem}.pdf"),
            sys_inputs={"issue": json.dumps(asdict(read(path)), ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=0,
        )
