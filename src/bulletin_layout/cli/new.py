"""`bulletin new`: the next issue's file, begun from the last one's."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from bulletin_layout.cli.main import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.speech import complain_of, report, tell
from bulletin_layout.desk.following import SCHEMA_FILE, differences, following_issue
from bulletin_layout.desk.trial import trial
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.issue.kinds import DATE
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.issue.schema import issue_schema
from bulletin_layout.issue.values import WrongValue
from bulletin_layout.issue.values import date as read_date
from bulletin_layout.output import write_atomically
from bulletin_layout.resources import is_file
from bulletin_layout.wording import Said


def new(last: str, date: str, output: str, root: str | None = None) -> int:
    """Write the file of the issue that follows `last`; the schema beside it if there is none."""
    target = Path(output)
    if is_file(target):
        words = Said("{target} exists already; nothing was written.", target=target)
        complain_of("new", words)
        return WRONG_USE
    try:
        text = _text(Path(last), read_date(DATE, date), target, root)
        write_atomically(target, [text.encode()])
        write_schema(target.parent)
    except WrongValue as problem:
        template = "--date: {problem} {advice}"
        complain_of("new", Said(template, problem=problem.said, advice=problem.advice))
        return WRONG_USE
    except InputError as wrong:
        report(wrong.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        complain_of("new", problem.said)
        return WRONG_INPUT
    tell(Said("{target}  begun from {last}", target=target, last=last))
    return GOOD


def write_schema(folder: Path) -> None:
    """Write the schema into a folder if it has none. Raises OutputError."""
    schema = folder / SCHEMA_FILE
    if not schema.exists():
        said = json.dumps(issue_schema(), ensure_ascii=False, indent=2)
        write_atomically(schema, [said.encode()])


def _text(last: Path, date: datetime.date, target: Path, root: str | None) -> str:
    """Return the new file's text, which is read as an issue before it is written.

    Raises InputError if it would be no issue, or another than the last one's series.
    """
    text = following_issue(last, date, folder=target.parent, root=root)
    with trial(target, text) as file:
        if found := differences(read_issue(last, root=root), read_issue(file, root=root)):
            raise InputError(found)
    return text
