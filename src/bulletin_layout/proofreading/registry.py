"""The rules of 校对, a row each, with their sources; and all of them by name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from bulletin_layout.diagnostics import Severity
from bulletin_layout.proofreading.model import Finder, Rule, Slip
from bulletin_layout.proofreading.text_rules import characters, marks, pairs, spaces

_WARNING, _HINT = Severity.WARNING, Severity.HINT
_MISREAD = "slips of text recognition"
_MARKS, _NUMBERS = "GB/T 15834-2011", "GB/T 15835-2011"


def _later(module: str, name: str) -> Finder:
    """Return a finder of a module that is imported when it first looks: a build needs none."""

    def find(text: str) -> Iterator[Slip]:
        finder: Finder = getattr(import_module(f"{__package__}.text_rules.{module}"), name)
        return finder(text)

    return find


RULES: tuple[Rule, ...] = (
    Rule("half-width", _WARNING, f"{_MARKS} 5.1", marks.half_width, True),
    Rule("straight-quote", _WARNING, f"{_MARKS} 4.8", pairs.straight_quotes, True),
    Rule("space-han", _WARNING, "half a 字 is printed", spaces.space_between_han, True),
    Rule("and", _WARNING, _MISREAD, characters.bare_and, True),
    Rule("lookalike", _WARNING, "Unicode compatibility forms", characters.lookalike, True),
    Rule("private-use", _WARNING, "Unicode private use", characters.private_use, True),
    Rule("to-fill-in", _WARNING, "left open by an import", characters.left_open, True),
    Rule("comment", _WARNING, "YAML 1.2 6.6", characters.printed_comment, True),
    Rule("space-latin", _HINT, "CLREQ 3.2.4: the gap is set", spaces.space_beside_latin),
    Rule("space-mark", _WARNING, f"{_MARKS} 5.1", spaces.space_after_mark),
    Rule("space-width", _WARNING, "printed as wide as it is", spaces.space_of_odd_width),
    Rule("unpaired", _WARNING, f"{_MARKS} 4.8–4.9, 4.15", pairs.unpaired),
    Rule("nesting", _WARNING, f"{_MARKS} 4.8.3.4, 4.15.3", pairs.nesting),
    Rule("doubled", _WARNING, _MARKS, marks.doubled),
    Rule("misplaced", _WARNING, f"{_MARKS} 5.1", marks.misplaced),
    Rule("ellipsis", _WARNING, f"{_MARKS} 4.11", marks.ellipsis),
    Rule("dash", _WARNING, f"{_MARKS} 4.10", marks.dash),
    Rule("full-width", _WARNING, f"{_NUMBERS} 5", _later("numbers", "full_width_digits")),
    Rule("range", _HINT, f"{_NUMBERS} 5.1; {_MARKS} 4.13", _later("numbers", "range_")),
    Rule("range-unit", _HINT, f"{_NUMBERS} 5.1.3", _later("numbers", "range_unit")),
    Rule("date", _WARNING, "the calendar", _later("numbers", "date")),
    Rule("short-year", _WARNING, f"{_NUMBERS} 5.1.4", _later("numbers", "short_year")),
    Rule("numerals", _WARNING, f"{_NUMBERS} 4.3, 5.3", _later("numbers", "numerals")),
    Rule("serial", _WARNING, f"{_MARKS} 4.5.3.3", _later("usage", "serial_mark")),
    Rule("document-number", _WARNING, "GB/T 9704-2012 7.2.5", _later("usage", "document_number")),
    Rule("corner-quote", _WARNING, f"{_MARKS} 4.8.2", _later("usage", "corner_quotes")),
    Rule("rough-number", _HINT, f"{_MARKS} 4.5.3.4", _later("usage", "rough_number")),
    Rule("said-twice", _HINT, "one word is enough", _later("usage", "said_twice")),
    Rule("until", _WARNING, "截止 is an end, 截至 a time so far", _later("usage", "until")),
    Rule("wrong-word", _WARNING, "no such word", _later("usage", "wrong_word")),
    Rule("misread", _WARNING, _MISREAD, _later("misread", "misread")),
)

# Found where invisible characters are left out, and by what sees the whole issue.
READING_RULES: tuple[Rule, ...] = (Rule("invisible", _WARNING, "no page can show it"),)
ISSUE_RULES: tuple[Rule, ...] = (
    Rule("title-mark", _WARNING, ""),
    Rule("period-date", _WARNING, ""),
    Rule("order", _WARNING, "numbers go one up"),
    Rule("end-mark", _HINT, f"{_MARKS} 4.1.3"),
    Rule("names", _HINT, "one name, one spelling"),
    Rule("quoted-list", _HINT, f"{_MARKS} 4.5.3.5"),
    Rule("uneven-number", _HINT, f"{_NUMBERS} 4.3"),
    Rule("words", _WARNING, "the issue's check: words:"),
)

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in (*RULES, *READING_RULES, *ISSUE_RULES)}
