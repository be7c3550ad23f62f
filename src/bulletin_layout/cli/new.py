"""`bulletin new`: the next issue's file, begun from the last one's."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bulletin_layout.cli.main import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.report import report
from bulletin_layout.desk.following import SCHEMA_FILE, following_issue
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.issue.kinds import DATE
from bulletin_layout.issue.schema import issue_schema
from bulletin_layout.issue.values import WrongValue
from bulletin_layout.issue.values import date as read_date
from bulletin_layout.output import write_atomically


def new(last: str, date: str, output: str) -> int:
    """Write the file of the issue that follows `last`; the schema beside it if there is none."""
    target = Path(output)
    if target.exists():
        print(f"bulletin new: {target} exists already; nothing was written.", file=sys.stderr)
        return WRONG_USE
    try:
        text = following_issue(Path(last), read_date(DATE, date))
        write_atomically(target, [text.encode()])
        schema = target.parent / SCHEMA_FILE
        if not schema.exists():
            said = json.dumps(issue_schema(), ensure_ascii=False, indent=2)
            write_atomically(schema, [said.encode()])
    except WrongValue as problem:
        print(f"bulletin new: --date: {problem} {problem.advice}", file=sys.stderr)
        return WRONG_USE
    except InputError as wrong:
        report(wrong.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        print(f"bulletin new: {problem}", file=sys.stderr)
        return WRONG_INPUT
    print(f"{target}  begun from {last}")
    return GOOD
