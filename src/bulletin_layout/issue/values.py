"""Single values of an issue: whole numbers, dates, choices, flags, lengths, fits.

In: what stands in the file. Out: the value; or WrongValue with what is wrong and what to write.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from bulletin_layout.diagnostics import Refused, nearest
from bulletin_layout.geometry import parse_length
from bulletin_layout.issue.kinds import Scalar
from bulletin_layout.messages import Message

_INTEGER = re.compile(r"\d{1,9}", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?", re.ASCII)
_FIT = re.compile(r"([+-]?)(\d)\s*(?:lines?|行)?", re.ASCII)
_FLAGS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


class WrongValue(Refused):
    """A value is not of its kind."""


def integer(_kind: Scalar, value: str) -> int:
    """Return a whole number."""
    if not _INTEGER.fullmatch(value):
        if value.isascii() and value.isdecimal():
            raise WrongValue(
                Message("{value!r} has more than nine digits.", value=value),
                "Write a smaller number.",
            )
        raise WrongValue(
            Message("{value!r} is not a whole number.", value=value), "Write digits, such as 32."
        )
    return int(value)


def date(_kind: Scalar, value: str) -> datetime.date:
    """Return a date written 2021-10-18 or 2021年10月18日."""
    match = _DATE.fullmatch(value)
    try:
        if match:
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        message = Message('"{value}" is not a date: there is no such day.', value=value)
        raise WrongValue(message, "Write one that exists, as YYYY-MM-DD.") from None
    raise WrongValue(Message('"{value}" is not a date.', value=value), "Write YYYY-MM-DD.")


def choice(kind: Scalar, value: str) -> str:
    """Return the English word of a choice."""
    for english, chinese in kind.choices:
        if value in (english, chinese):
            return english
    known = [word for pair in kind.choices for word in dict.fromkeys(pair)]
    raise WrongValue(Message("{value!r} is not known.", value=value), nearest(value, known))


def flag(_kind: Scalar, value: str) -> bool:
    """Return whether a flag is set."""
    if value not in _FLAGS:
        raise WrongValue(
            Message("{value!r} is neither true nor false.", value=value),
            "Write true or false (是 or 否).",
        )
    return _FLAGS[value]


def length(_kind: Scalar, value: str) -> str:
    """Return a length as it is written, checked; what 字 is, the style knows."""
    try:
        if parse_length(value, 16.0) > 0:
            return value
    except ValueError as problem:
        raise WrongValue(Message("{value!r} is not a length.", value=value), str(problem)) from None
    raise WrongValue(
        Message("{value!r} is no length above nothing.", value=value), "Write 80mm or 12字."
    )


def fit(_kind: Scalar, value: str) -> int:
    """Return by how many lines a paragraph is to change: `-1 line`, `+1`."""
    match = _FIT.fullmatch(value)
    if not match or not int(match[2]):
        raise WrongValue(
            Message("{value!r} is no number of lines.", value=value), "Write -1 line or +1 line."
        )
    return int(match[1] + match[2])


SCALARS: dict[str, Callable[[Scalar, str], Any]] = {
    "integer": integer,
    "date": date,
    "choice": choice,
    "flag": flag,
    "length": length,
    "fit": fit,
}
