"""`bulletin new`: the next issue's file, begun from the last one's."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.terminal import print_command_problem, print_diagnostics, print_message
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.drafting.next_issue import SCHEMA_FILE, differences, next_issue
from bulletin_layout.drafting.words_file import WORDS_SCHEMA_FILE
from bulletin_layout.grammar.values import WrongValue
from bulletin_layout.grammar.values import date as read_date
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.issue.schema import issue_schema, words_schema
from bulletin_layout.messages import Message
from bulletin_layout.output.write import create_new
from bulletin_layout.resources import is_file
from bulletin_layout.scratch_file import scratch_file
from bulletin_layout.yaml_text.proof import refuse_unprovable


def new(last: str, date: str, output: str, root: str | None = None) -> int:
    """Write the file of the issue that follows `last`; the schema beside it if there is none."""
    target = Path(output)
    if is_file(target):
        words = Message("{target} exists already; nothing was written.", target=target)
        print_command_problem("new", words)
        return WRONG_USE
    try:
        text = _text(Path(last), read_date(date), target, root)
        refuse_unprovable(text, output)
        create_new(target, text.encode())
        write_schema(target.parent)
    except (WrongValue, InputError, OutputError) as problem:
        return tell(problem)
    print_message(Message("{target}  begun from {last}", target=target, last=last))
    return GOOD


def tell(problem: WrongValue | InputError | OutputError) -> int:
    """Say why nothing was begun; return the exit code."""
    if isinstance(problem, InputError):
        print_diagnostics(problem.diagnostics)
        return WRONG_INPUT
    if isinstance(problem, OutputError):
        print_command_problem("new", problem.message)
        return WRONG_INPUT
    words = "--date: {problem} {advice}"
    advice = problem.advice
    print_command_problem("new", Message(words, problem=problem.message, advice=advice))
    return WRONG_USE


def write_schema(folder: Path) -> None:
    """Write the schema into a folder if it has none. Raises OutputError."""
    _write_if_missing(folder / SCHEMA_FILE, issue_schema())


def write_words_schema(folder: Path) -> None:
    """Write the schema of words files into a folder if it has none. Raises OutputError."""
    _write_if_missing(folder / WORDS_SCHEMA_FILE, words_schema())


def _write_if_missing(file: Path, schema: dict[str, Any]) -> None:
    if not file.exists():
        create_new(file, json.dumps(schema, ensure_ascii=False, indent=2).encode())


def _text(last: Path, date: datetime.date, target: Path, root: str | None) -> str:
    """Return the new file's text, which is read as an issue before it is written.

    Raises InputError if it would be no issue, or another than the last one's series.
    """
    text = next_issue(last, date, folder=target.parent, root=root)
    with scratch_file(target, text) as file:
        if differing := differences(read_issue(last, root=root), read_issue(file, root=root)):
            raise InputError(differing)
    return text
