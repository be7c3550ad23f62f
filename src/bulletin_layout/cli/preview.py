"""`bulletin preview`: an issue's pages beside its findings, in the browser, renewed on save."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.terminal import print_diagnostics, print_message, print_problem
from bulletin_layout.diagnostics import InputError
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.messages import Message
from bulletin_layout.pipeline import BuildOptions


def preview(options: argparse.Namespace, asked: BuildOptions) -> int:
    """Show the issue until Ctrl-C; return 1 if its file or font set cannot be read."""
    try:
        import bulletin_layout.preview.serve  # noqa: F401
    except ImportError as problem:
        print_problem(Message("bulletin preview: {name} is not installed.", name=problem.name))
        print_problem('Run: python -m pip install "bulletin-layout[preview]"')
        return WRONG_USE
    if not Path(options.file).is_file():
        print_problem(
            Message("bulletin preview: {file} cannot be read: no such file.", file=options.file)
        )
        return WRONG_INPUT
    try:
        return _shown(options, asked)
    except KeyboardInterrupt:
        return GOOD


def _shown(options: argparse.Namespace, asked: BuildOptions) -> int:
    """Serve until interrupted, at whatever moment."""
    from bulletin_layout.preview.serve import PortTaken, serve
    from bulletin_layout.preview.session import Session

    try:
        fonts = read_fonts(asked.fonts)
        asked = replace(asked, may_serve_secret=options.secret)
        session = partial(Session, options.file, asked, fonts)
        serve(session, options.port, not options.no_browser, _announce(options.file))
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return WRONG_INPUT
    except PortTaken as problem:
        words = "bulletin preview: port {port}: {problem}."
        print_problem(Message(words, port=options.port, problem=problem))
        print_problem("Leave --port out to take any free one.")
        return WRONG_USE
    return GOOD


def _announce(file: str) -> Callable[[str], None]:
    def answers(address: str) -> None:
        print_message(Message("{file}  {address}  (Ctrl-C to end)", file=file, address=address))

    return answers
