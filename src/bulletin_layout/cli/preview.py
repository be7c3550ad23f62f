"""`bulletin preview`: an issue's pages beside its findings, in the browser, renewed on save."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.terminal import (
    print_command_problem,
    print_diagnostics,
    print_message,
    print_problem,
)
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.output.write import create_new
from bulletin_layout.pipeline import BuildOptions


def preview(options: argparse.Namespace, asked: BuildOptions) -> int:
    """Show the issue until Ctrl-C; return 1 if its file or font set cannot be read."""
    try:
        import bulletin_layout.preview.serve  # noqa: F401
    except ImportError as problem:
        print_problem(Message("bulletin preview: {name} is not installed.", name=problem.name))
        print_problem('Run: python -m pip install "bulletin-layout[preview]"')
        return WRONG_USE
    if options.launcher:
        return _launcher(Path(options.file))
    file = _newest_issue(Path(options.file)) if Path(options.file).is_dir() else options.file
    if not file or not Path(file).is_file():
        words = "bulletin preview: {file} cannot be read: no such file."
        if not file:
            words = "bulletin preview: there is no issue in {file}."
        print_problem(Message(words, file=options.file))
        return WRONG_INPUT
    try:
        return _shown(file, options, asked)
    except KeyboardInterrupt:
        return GOOD


def _newest_issue(folder: Path) -> str:
    """Return the issue of a folder that was saved last, "" if there is none."""
    from bulletin_layout.file_kinds import YAML_SUFFIXES, FileKind, kinds_of_files

    found = [f for f in folder.iterdir() if f.suffix.lower() in YAML_SUFFIXES and f.is_file()]
    kinds = kinds_of_files(list(map(str, found)))
    issues = [Path(file) for file, kind in kinds.items() if kind is FileKind.ISSUE]
    return str(max(issues, key=lambda file: file.stat().st_mtime)) if issues else ""


def _launcher(folder: Path) -> int:
    """Write a file to double-click into a folder; return 1 if it cannot be written."""
    from bulletin_layout.preview.launcher import launcher

    made = launcher(folder)
    target = folder / made.name
    try:
        create_new(target, made.text.encode())
        target.chmod(target.stat().st_mode | 0o111)
    except OutputError as problem:
        print_command_problem("preview", problem.message)
        return WRONG_INPUT
    words = Bilingual(
        "{target}: double-click it to see the newest issue of its folder.",
        "{target}：双击即可预览所在文件夹里最新的一期。",
        target=target,
    )
    print_message(words)
    return GOOD


def _shown(file: str, options: argparse.Namespace, asked: BuildOptions) -> int:
    """Serve until interrupted, at whatever moment."""
    from bulletin_layout.preview.serve import PortTaken, serve
    from bulletin_layout.preview.session import Session

    try:
        fonts = read_fonts(asked.fonts)
        asked = replace(asked, may_serve_secret=options.secret)
        session = partial(Session, file, asked, fonts)
        serve(session, options.port, not options.no_browser, _announce(file))
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
