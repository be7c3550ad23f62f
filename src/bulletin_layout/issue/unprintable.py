"""Control and invisible characters, which no page can show."""

from __future__ import annotations

import unicodedata

from bulletin_layout.diagnostics import Diagnostic, Replacement, Severity
from bulletin_layout.issue.text import Text
from bulletin_layout.messages import Message

# The rule of 校对 by whose name they are told.
RULE = "invisible"
_UNPRINTABLE = ("Cc", "Cf", "Zl", "Zp", "Cs")
# What programs write for a character that they could not read.
_LOST = "\ufffd"
# Rows that are copied from a table have one between their cells.
_BETWEEN_CELLS = "Write a blank, or what it parts as the cells of a table:."


def without_invisible(value: str) -> str:
    """Return a text without the control and invisible characters that `unprintable` names."""
    if value.isprintable():
        return value
    return "".join(c for c in value if unicodedata.category(c) not in _UNPRINTABLE)


def unprintable(text: Text, path: str) -> list[Diagnostic]:
    """Return an error for each control or invisible character, which no page can show.

    Cc, Cf, Zl, Zp and Cs of Unicode: also zero-width and direction marks, and soft hyphens.
    """
    if text.value.isprintable() and _LOST not in text.value:
        return []
    from bulletin_layout.messages.characters import unseen  # such texts are few

    diagnostics = []
    for at, character in enumerate(text.value):
        if character == _LOST:
            message = "the character U+FFFD stands for one that was lost."
            diagnostics.append(_unreadable(text, at, path, message, "Write that one.", None))
        elif unicodedata.category(character) in _UNPRINTABLE:
            message = Message(
                "the invisible character {character} stands in the text.",
                character=unseen(character),
            )
            replacement: Replacement | None = Replacement(character, "", True)
            advice = "Delete it."
            if character == "\t" and text.value[:at].strip() and text.value[at:].strip():
                replacement, advice = None, _BETWEEN_CELLS
            diagnostics.append(_unreadable(text, at, path, message, advice, replacement))
    return diagnostics


def _unreadable(
    text: Text, at: int, path: str, message: str, advice: str, replacement: Replacement | None
) -> Diagnostic:
    place = text.place_at(at)
    return Diagnostic(Severity.ERROR, place, path, message, advice, RULE, replacement)
