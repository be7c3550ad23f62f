"""Single values: what stands in a file becomes a number, a date, a length, within its bounds.

In: a kind, and the text of a value. Out: the value; or WrongValue with what is wrong and what to
write.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from string import Formatter
from typing import Any

from bulletin_layout.diagnostics import Refused, nearest
from bulletin_layout.geometry import Length, parse_length
from bulletin_layout.grammar.kinds import Scalar
from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

_INTEGER = re.compile(r"-?\d+", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_MOST_DIGITS = 15
_USUAL_INTEGER = 32
_DATE = re.compile(r"(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?", re.ASCII)
_FIT = LazyPattern(r"(?a)([+-]?)(\d)\s*(?:lines?|行)?")
_FLAGS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


_NUMBERS = LazyPattern(r"(?a)(-?\d+)\s*[-‐–—－~～、至]\s*(\d+)")


class WrongValue(Refused):
    """A value is not of its kind."""


class Numbers(NamedTuple):
    """Numbers in a row, such as those of a double issue (合刊); a single one is both its ends."""

    first: int
    last: int

    def __str__(self) -> str:
        """Return them as printed: 1—2 (GB/T 15835-2011 5.1)."""
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def read_value(kind: Scalar, value: str) -> Any:
    """Return the value of a kind that is no text and no file. Raises WrongValue."""
    if (kind.blank and not value) or (kind.word and value == kind.word):
        return None
    try:
        return _READ[kind.type](kind, value)
    except WrongValue:
        if (plain := _with_plain_characters(kind, value)) is None:
            raise
        message = Message("{value!r} is written in full-width characters.", value=value)
        raise WrongValue(message, Message("Write {text}", text=plain)) from None


def _with_plain_characters(kind: Scalar, value: str) -> str | None:
    """Return a value written anew for its full-width digits, None if they are not what is wrong."""
    plain = unicodedata.normalize("NFKC", value)
    try:
        return None if plain == value or _READ[kind.type](kind, plain) is None else plain
    except WrongValue:
        return None


def refuse_out_of_bounds(kind: Scalar, amount: float, written: str) -> None:
    """Raise WrongValue for a number, or a length in points, below or above its bounds."""
    if kind.least <= amount <= kind.most:
        return
    raise WrongValue(Message("{value!r} is out of bounds.", value=written), _bounds(kind))


def _bounds(kind: Scalar) -> Message:
    """Return the advice to keep within a kind's bounds."""
    unit = " pt" if kind.type == "length" else ""
    least, most = f"{kind.least:g}{unit}", f"{kind.most:g}{unit}"
    if kind.type in ("integer", "numbers"):
        least, most = str(kind.least), str(kind.most)
    return Message("Write {least} to {most}.", least=least, most=most)


def date(value: str) -> datetime.date:
    """Return a date written 2021-10-18 or 2021年10月18日. Raises WrongValue."""
    match = _DATE.fullmatch(value)
    try:
        if match:
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        message = Message('"{value}" is not a date: there is no such day.', value=value)
        raise WrongValue(message, "Write one that exists, as YYYY-MM-DD.") from None
    raise WrongValue(Message('"{value}" is not a date.', value=value), "Write YYYY-MM-DD.")


def _date(_kind: Scalar, value: str) -> datetime.date:
    return date(value)


def _integer(kind: Scalar, value: str) -> int:
    if not _INTEGER.fullmatch(value):
        message = Message("{value!r} is not a whole number.", value=value)
        usual = kind.least <= _USUAL_INTEGER <= kind.most
        raise WrongValue(message, "Write digits, such as 32." if usual else _bounds(kind))
    if len(value) > _MOST_DIGITS:
        message = Message("{value!r} has too many digits.", value=value[:_MOST_DIGITS] + "…")
        raise WrongValue(message, "Write a smaller number.")
    refuse_out_of_bounds(kind, int(value), value)
    return int(value)


def _numbers(kind: Scalar, value: str) -> Numbers:
    match = None if _INTEGER.fullmatch(value) else _NUMBERS.fullmatch(value)
    if match is None:
        number = _integer(kind, value)
        return Numbers(number, number)
    both = Numbers(_integer(kind, match[1]), _integer(kind, match[2]))
    if both.first >= both.last:
        message = Message("{value!r} does not rise.", value=value)
        raise WrongValue(message, "Write the smaller number first: 1-2.")
    return both


def _number(kind: Scalar, value: str) -> float:
    if not _NUMBER.fullmatch(value):
        message = Message("{value!r} is not a number.", value=value)
        raise WrongValue(message, "Write a number such as 0.25.")
    refuse_out_of_bounds(kind, float(value), value)
    return float(value)


def _choice(kind: Scalar, value: str) -> str:
    for english, chinese in kind.choices:
        if value in (english, chinese):
            return english
    known = [word for pair in kind.choices for word in dict.fromkeys(pair)]
    raise WrongValue(Message("{value!r} is not known.", value=value), nearest(value, known))


def _flag(_kind: Scalar, value: str) -> bool:
    if value not in _FLAGS:
        raise WrongValue(
            Message("{value!r} is neither true nor false.", value=value),
            "Write true or false (是 or 否).",
        )
    return _FLAGS[value]


def _length(_kind: Scalar, value: str) -> Length:
    """Return a length; what it is in points, and so its bounds, depends on what 字 is there."""
    try:
        return parse_length(value)
    except ValueError as problem:
        message = Message("{value!r} is not a length.", value=value)
        raise WrongValue(message, str(problem)) from None


def _fit(_kind: Scalar, value: str) -> int:
    match = _FIT.fullmatch(value)
    if not match or not int(match[2]):
        raise WrongValue(
            Message("{value!r} is no number of lines.", value=value), "Write -1 line or +1 line."
        )
    return int(match[1] + match[2])


def _colour(_kind: Scalar, value: str) -> str:
    if not _COLOUR.fullmatch(value):
        message = Message("{value!r} is not a colour.", value=value)
        raise WrongValue(message, 'Write "#D7000F", in quotes.')
    return value


def _word(_kind: Scalar, value: str) -> str:
    return value


def _label(kind: Scalar, value: str) -> str:
    """Return a label, its words and placeholders checked."""
    if not value.strip():
        raise WrongValue("the label is empty.", "Write its words.")
    known = [name for name, _ in kind.choices]
    try:
        parts = list(Formatter().parse(value))
    except ValueError:
        parts = [("", "?", "", None)]
    for _, name, spec, conversion in parts:
        if name is not None and (name not in known or spec or conversion):
            message = Message("{text!r} has a placeholder that is unknown.", text=value)
            names = ", ".join(f"{{{name}}}" for name in known) or "none"
            raise WrongValue(message, Message("Known are: {known}.", known=names))
    return value


_READ: dict[str, Callable[[Scalar, str], Any]] = {
    "integer": _integer,
    "numbers": _numbers,
    "number": _number,
    "date": _date,
    "choice": _choice,
    "flag": _flag,
    "length": _length,
    "fit": _fit,
    "colour": _colour,
    "role": _word,
    "word": _word,
    "label": _label,
}
