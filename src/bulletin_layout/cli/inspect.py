"""`bulletin inspect`: where the format of Word and PDF files deviates from a style (格式体检)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.progress import Progress
from bulletin_layout.cli.terminal import (
    print_command_problem,
    print_diagnostics,
    print_message,
    speaks_chinese,
)
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.inspecting.inspect import inspected
from bulletin_layout.inspecting.model import Inspection
from bulletin_layout.inspecting.report import as_json, as_sarif, text_lines
from bulletin_layout.limits import Limits
from bulletin_layout.measuring.apart import measure_apart
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.output.write import create_new
from bulletin_layout.resources import is_file
from bulletin_layout.style.reader import read_style


def inspect(options: argparse.Namespace, limits: Limits) -> int:
    """Tell the deviations; return 1 if there are any or a file cannot be read, 2 for wrong use."""
    wrong = _wrong_use(options)
    if wrong:
        print_command_problem("inspect", wrong)
        return WRONG_USE
    try:
        with time_limit(limits.seconds, options.files[0]):
            style = read_style(options.against)
            progress = Progress(len(options.files))
            measured = measure_apart(options.files, limits, lambda number: progress.step())
            progress.clear()
            found = [inspected(file, style) for file in measured]
            if options.annotate:
                from bulletin_layout.inspecting.annotate import annotated

                noted = annotated(options.files[0], found[0], speaks_chinese(), limits)
                create_new(Path(options.annotate), noted)
    except InputError as problem:
        print_diagnostics(problem.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        print_command_problem("inspect", problem.message)
        return WRONG_INPUT
    _tell(found, options)
    return WRONG_INPUT if any(one.deviations for one in found) else GOOD


def _wrong_use(options: argparse.Namespace) -> str:
    if not options.annotate:
        return ""
    if len(options.files) > 1:
        return Bilingual("--annotate takes one PDF at a time.", "--annotate 一次只能给一个 PDF。")
    if is_file(Path(options.annotate)):
        words = "{target} exists already; nothing was written."
        return Message(words, target=options.annotate)
    return ""


def _tell(found: Sequence[Inspection], options: argparse.Namespace) -> None:
    if options.format == "text":
        for inspection in found:
            for line in text_lines(inspection):
                print_message(line)
        return
    if options.format == "json":
        made: object = as_json(found, speaks_chinese())
    else:
        addresses = [Path(file).as_posix() for file in options.files]
        made = as_sarif(found, addresses, speaks_chinese())
    print(json.dumps(made, ensure_ascii=False, indent=2))
