"""`bulletin preview`: an issue's pages beside its findings, in the browser, renewed on save."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bulletin_layout.cli.main import GOOD, WRONG_INPUT, WRONG_USE, BuildOptions
from bulletin_layout.cli.report import report
from bulletin_layout.diagnostics import InputError
from bulletin_layout.fonts.reader import read_fonts


def preview(options: argparse.Namespace, asked: BuildOptions) -> int:
    """Show the issue until Ctrl-C; return 1 if its file or font set cannot be read."""
    try:
        import bulletin_layout.preview.serve  # noqa: F401
    except ImportError as problem:
        print(f"bulletin preview: {problem.name} is not installed.", file=sys.stderr)
        print('Run: python -m pip install "bulletin-layout[preview]"', file=sys.stderr)
        return WRONG_USE
    if not Path(options.file).is_file():
        print(f"bulletin preview: {options.file} cannot be read: no such file.", file=sys.stderr)
        return WRONG_INPUT
    try:
        return _shown(options, asked)
    except KeyboardInterrupt:
        return GOOD


def _shown(options: argparse.Namespace, asked: BuildOptions) -> int:
    """Serve until interrupted, at whatever moment."""
    from bulletin_layout.preview.serve import PortTaken, serve
    from bulletin_layout.preview.snapshot import Look

    try:
        fonts = read_fonts(asked.fonts)
        look = Look(fonts, asked.style, asked.draft, asked.root, asked.limits, asked.drop_invisible)
        serve(options.file, look, options.port, not options.no_browser, _tell(options.file))
    except InputError as wrong:
        report(wrong.diagnostics)
        return WRONG_INPUT
    except PortTaken as problem:
        print(f"bulletin preview: port {options.port}: {problem}.", file=sys.stderr)
        print("Leave --port out to take any free one.", file=sys.stderr)
        return WRONG_USE
    return GOOD


def _tell(file: str) -> Callable[[str], None]:
    def tell(address: str) -> None:
        print(f"{file}  {address}  (Ctrl-C to end)", flush=True)

    return tell
