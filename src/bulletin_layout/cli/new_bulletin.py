"""`bulletin new` without `--from`: a bulletin's first folder, from what its office says."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bulletin_layout.cli.new import tell, write_schema, write_words_schema
from bulletin_layout.cli.options import GOOD, WRONG_USE
from bulletin_layout.cli.terminal import (
    localized,
    print_command_problem,
    print_message,
)
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.drafting.first_issue import Bulletin, files_of_first_issue
from bulletin_layout.grammar.values import WrongValue
from bulletin_layout.grammar.values import date as read_date
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.output.write import create_new
from bulletin_layout.style.reader import read_style

_OFFICE = Bilingual("The office that edits it, as printed: ", "编印单位（照印）：")
_MASTHEAD = Bilingual("The masthead: ", "报头：")
_SEND = Bilingual(
    "Who it is sent to, parted by 、 (may stay empty): ", "送达单位（用顿号隔开，可不填）："
)
_STYLE = "gbt9704"


def new_bulletin(options: argparse.Namespace) -> int:
    """Write the folder of a new bulletin; ask at a terminal for what no option gives."""
    folder = Path(options.output)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        words = Message("{target} exists already; nothing was written.", target=folder)
        print_command_problem("new", words)
        return WRONG_USE
    try:
        bulletin = _bulletin(options)
        if bulletin is None:
            print_command_problem(
                "new", "name the office and the masthead: --office and --masthead, or --from."
            )
            return WRONG_USE
        read_style(bulletin.style)
        _write(folder, bulletin)
    except (WrongValue, InputError, OutputError) as problem:
        return tell(problem)
    first = folder / bulletin.issue_file
    print_message(
        Message("{target}  begun; write in it, then: bulletin build {target}", target=first)
    )
    return GOOD


def _bulletin(options: argparse.Namespace) -> Bulletin | None:
    """Return what options and answers say, None if office or masthead is not said."""
    asks = sys.stdin.isatty()
    office = options.office or _answer(_OFFICE, asks)
    masthead = tuple(options.masthead) or tuple(filter(None, [_answer(_MASTHEAD, asks)]))
    if not office or not masthead:
        return None
    send = tuple(options.send)
    if asks and not (options.report or send or options.issue):
        send = tuple(filter(None, _answer(_SEND, asks).split("、")))
    date = read_date(options.date)
    style = options.style or _STYLE
    return Bulletin(
        office, masthead, style, date, tuple(options.report), send, tuple(options.issue)
    )


def _answer(question: str, asks: bool) -> str:
    if not asks:
        return ""
    try:
        return input(localized(question)).strip()
    except EOFError:
        return ""


def _write(folder: Path, bulletin: Bulletin) -> None:
    """Write the files of a new bulletin. Raises OutputError; what exists is never replaced."""
    for name, text in files_of_first_issue(bulletin).items():
        file = folder / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            words = Message("{path} cannot be written: {reason}.", path=file, reason=reason)
            raise OutputError(words) from None
        create_new(file, text.encode())
    write_schema(folder)
    write_words_schema(folder)
