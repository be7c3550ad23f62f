"""Warn of text that an editor would want to mend. Nothing is altered; each row names its cure.

In: a Text. Out: warnings with the place of the slip and what to write instead. Candidates are
found by their ASCII characters, and what stands beside them decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from bulletin_layout.diagnostics import Diagnostic, error, warning
from bulletin_layout.issue.model import Text
from bulletin_layout.rules import characters as ch

_UNPRINTABLE = ("Cc", "Cf", "Zl", "Zp", "Cs")
_CHINESE = frozenset(ch.HAN + ch.OPENING + ch.CLOSING + ch.POINT + ch.CENTRED_POINT)


class LintRow(NamedTuple):
    """A slip: what finds it, whether its neighbours make it one, what to say, and the cure."""

    pattern: re.Pattern[str]
    is_slip: Callable[[str, str], bool]
    message: str
    advice: Callable[[str], str]


_FULL_WIDTH = {
    ",": "，",
    ".": "。",
    ":": "：",
    ";": "；",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    '"': "“ or ”",
    "'": "‘ or ’",
}


def _chinese(character: str) -> bool:
    return character != "" and ch.classify(character) in _CHINESE


def _either(before: str, after: str) -> bool:
    return _chinese(before) or _chinese(after)


def _both(before: str, after: str) -> bool:
    return _chinese(before) and _chinese(after)


def _not_in_a_number(before: str, after: str) -> bool:
    return _chinese(after) or (_chinese(before) and not after.isdigit())


def _write_full_width(slip: str) -> str:
    return f"Write {_FULL_WIDTH[slip]}"


LINT_TABLE: tuple[LintRow, ...] = (
    LintRow(
        re.compile(r"(?<!^\d)(?<!^\d\d)[,.:;!?()]"),
        _not_in_a_number,
        "a half-width mark beside Han",
        _write_full_width,
    ),
    LintRow(re.compile(r"[\"']"), _either, "a straight quote beside Han", _write_full_width),
    LintRow(
        re.compile(r" +(?!and )"),
        _both,
        "a space between Han",
        lambda _: "Delete it unless it is meant; it is printed half a 字 wide.",
    ),
    LintRow(re.compile(r" +and +"), _both, "a bare “and” between Han", lambda _: "Write 和"),
)


def lint_text(text: Text, path: str) -> list[Diagnostic]:
    """Return the warnings for one text."""
    value = text.value
    return [
        _warn(text, path, match, row)
        for row in LINT_TABLE
        for match in row.pattern.finditer(value)
        if row.is_slip(*_neighbours(value, match))
    ]


def _neighbours(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the characters on both sides of a match, empty where there is none."""
    return text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]


def _warn(text: Text, path: str, match: re.Match[str], row: LintRow) -> Diagnostic:
    place = text.place_at(match.start())
    before = text.value[max(0, match.start() - 4) : match.start()]
    after = text.value[match.end() : match.end() + 4]
    said = f"{row.message}: {before}[{match[0]}]{after}."
    return warning(place, path, said, row.advice(match[0]))


# Characters that look like an ordinary one and are another: found by no search, often in no face.
_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def lookalikes(text: Text, path: str) -> list[Diagnostic]:
    """Return a warning for each radical, compatibility ideograph or private-use character."""
    if text.value.isascii():
        return []
    found = []
    for match in _LOOKALIKES.finditer(text.value):
        plain = unicodedata.normalize("NFKC", match[0])
        message = f"{match[0]} (U+{ord(match[0]):04X}) only looks like an ordinary character."
        advice = f"Write {plain} (U+{ord(plain):04X})." if plain != match[0] else "Write another."
        found.append(warning(text.place_at(match.start()), path, message, advice))
    for match in _PRIVATE.finditer(text.value):
        message = f"U+{ord(match[0]):04X} is a private-use character; each machine shows another."
        advice = "Write the character itself."
        found.append(warning(text.place_at(match.start()), path, message, advice))
    return found


def without_invisible(value: str) -> str:
    """Return a text without the control and invisible characters that `unprintable` names."""
    if value.isprintable():
        return value
    return "".join(c for c in value if unicodedata.category(c) not in _UNPRINTABLE)


def unprintable(text: Text, path: str) -> list[Diagnostic]:
    """Return an error for each control or invisible character, which no page can show.

    Cc, Cf, Zl, Zp and Cs of Unicode: also zero-width and direction marks, and soft hyphens.
    """
    if text.value.isprintable():
        return []
    found = []
    for at, character in enumerate(text.value):
        if unicodedata.category(character) in _UNPRINTABLE:
            place = text.place_at(at)
            message = f"the invisible character U+{ord(character):04X} stands in the text."
            found.append(error(place, path, message, "Delete it."))
    return found
