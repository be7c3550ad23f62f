"""What is compared: a module per producer, each with `build(issue_paths, out_dir)`.

Every module also says which distributions' versions matter (DISTRIBUTIONS) and how its work
differs from the library's (NOTE). Reading an issue is part of every build.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol, cast

REFERENCE = "typst"
NAMES = ("bulletin_layout", "typst", "reportlab", "weasyprint", "fpdf2")
FONTS = Path(__file__).resolve().parents[2] / "fonts"


class Peer(Protocol):
    """A producer's module."""

    DISTRIBUTIONS: tuple[str, ...]
    NOTE: str

    def build(self, issue_paths: list[Path], out_dir: Path) -> None:
        """Set each issue's YAML file as out_dir/STEM.pdf."""


def load(name: str) -> Peer:
    """Return a peer's module, by its name in NAMES. ImportError if it is not installed."""
    return cast(Peer, importlib.import_module(f"peers.{name}"))
