"""`bulletin confirm`: accept what an import guessed; its comments go."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_command_problem, print_diagnostics, print_message
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError, Severity
from bulletin_layout.drafting.confirm import Confirmed, confirmed
from bulletin_layout.grammar.fields import known_keys
from bulletin_layout.issue.model import Issue
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message, counted
from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.replace import replace_text_unchanged
from bulletin_layout.yaml_text.read import decoded, parse_source, refuse_unreadable


def confirm(file: str, lines: Collection[int], dry_run: bool, limits: Limits) -> int:
    """Take the comments away and show them; return 1 if the file cannot be read or written."""
    path = Path(file)
    try:
        with folder_lock(path), time_limit(limits.seconds, file):
            accepted = _accepted(path, file, lines, dry_run, limits)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        print_command_problem("confirm", problem.message)
        return WRONG_INPUT
    _tell(accepted, file, dry_run)
    return GOOD


def _accepted(
    path: Path, file: str, lines: Collection[int], dry_run: bool, limits: Limits
) -> Confirmed:
    """Save the file without the comments. Raises InputError, OutputError."""
    refuse_unreadable(path, file, limits)
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    _, diagnostics = parse_source(decoded(data, file), file, limits, known_keys(Issue))
    if errors := [d for d in diagnostics if d.severity is Severity.ERROR]:
        raise InputError(errors)
    accepted = confirmed(text, file, lines)
    if accepted.accepted and not dry_run:
        replace_text_unchanged(path, data, accepted.text)
    return accepted


def _tell(accepted: Confirmed, file: str, dry_run: bool) -> None:
    for guess in accepted.accepted:
        print(f"{guess.place}: {guess.value}")
    one, many = "{n} guess", "{n} guesses"
    counts = {
        "file": file,
        "guesses": counted(len(accepted.accepted), one, many),
        "left": accepted.left,
    }
    if dry_run:
        print_message(Message("{file}: {guesses} would be confirmed, {left} left.", **counts))
    else:
        print_message(Message("{file}: {guesses} confirmed, {left} left.", **counts))
