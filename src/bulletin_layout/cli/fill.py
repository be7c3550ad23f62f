"""`bulletin fill`: write the rows of tables that issues take from CSV files, and show them."""

from __future__ import annotations

import argparse
from pathlib import Path

from bulletin_layout.cli.line_diff import changed_lines
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_command_problem, print_diagnostics, print_message
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.drafting.fill_tables import filled
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.replace import replace_text_unchanged
from bulletin_layout.yaml_text.proof import refuse_unprovable
from bulletin_layout.yaml_text.read import refuse_unreadable


def fill_files(options: argparse.Namespace, limits: Limits) -> int:
    """Fill each file; return 1 if one of them cannot be read or written."""
    return max(_fill_one(file, options, limits) for file in options.files)


def _fill_one(file: str, options: argparse.Namespace, limits: Limits) -> int:
    path = Path(file)
    try:
        with folder_lock(path), time_limit(limits.seconds, file):
            refuse_unreadable(path, file, limits)
            data = path.read_bytes()
            text = data.decode("utf-8-sig")
            root = Path(options.root) if options.root else None
            new = filled(text, path, root=root, limits=limits)
            if new != text and not options.dry_run:
                refuse_unprovable(new, file, text)
                replace_text_unchanged(path, data, new)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return WRONG_INPUT
    except (OSError, OutputError) as problem:
        print_command_problem("fill", str(problem))
        return WRONG_INPUT
    for line in changed_lines(text.split("\n"), new.split("\n"), file):
        print(line)
    print_message(_said(file, new != text, options.dry_run))
    return GOOD


def _said(file: str, is_new: bool, dry_run: bool) -> Message:
    if not is_new:
        return Message("{file}: every table is as its file has it.", file=file)
    if dry_run:
        return Message("{file}: the rows would be written.", file=file)
    return Message("{file}: the rows are written.", file=file)
