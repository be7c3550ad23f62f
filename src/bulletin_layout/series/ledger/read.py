"""Read the register of contributions: what was sent in, from YAML or CSV."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.series.ledger.model import Register, Submission
from bulletin_layout.series.ledger.table_file import read_records


def read_register(path: str | Path, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Submission, ...]:
    """Return the rows of a register. Raises InputError with every mistake of the file."""
    register: Register = read_records(path, Register, limits, own_columns=True)
    _refuse_doubles(register.submissions)
    return register.submissions


def _refuse_doubles(submissions: tuple[Submission, ...]) -> None:
    """Raise InputError if two rows have one 稿号: nothing could be told by it."""
    first: dict[str, Submission] = {}
    wrong = []
    for one in submissions:
        other = first.setdefault(str(one.manuscript), one) if one.manuscript else one
        if other is not one:
            words = Message(
                "{number} is there already: {place}.", number=one.manuscript, place=other.place
            )
            wrong.append(error(one.place, "manuscript", words, "Give each row its own."))
    if wrong:
        raise InputError(wrong)
