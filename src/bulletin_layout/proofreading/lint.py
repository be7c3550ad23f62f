"""What a text is warned of when it is read: slips, and characters that are not what they seem.

In: a Text. Out: diagnostics with the place of the slip and what to write instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from bulletin_layout.diagnostics import Diagnostic, Replacement, Severity
from bulletin_layout.issue.model import Text
from bulletin_layout.messages import Message
from bulletin_layout.proofreading.model import Rule, Slip
from bulletin_layout.proofreading.registry import RULES

_UNPRINTABLE = ("Cc", "Cf", "Zl", "Zp", "Cs")
# What programs write for a character that they could not read.
_LOST = "\ufffd"
_WHEN_READ = tuple(rule for rule in RULES if rule.always)


def lint_text(text: Text, path: str, rules: Iterable[Rule] = _WHEN_READ) -> list[Diagnostic]:
    """Return what rules find in one text, by default those that apply whenever it is read."""
    return [_finding(text, path, rule, slip) for rule in rules for slip in rule.find(text.value)]


def _finding(text: Text, path: str, rule: Rule, slip: Slip) -> Diagnostic:
    value = text.value
    matched = value[slip.start : slip.end]
    before, after = value[max(0, slip.start - 4) : slip.start], value[slip.end : slip.end + 4]
    advice = slip.advice
    if not advice and slip.text is not None:
        advice = Message("Write {text}", text=slip.text) if slip.text else "Delete it."
    replacement = None
    if slip.text is not None:
        replacement = Replacement(matched, slip.text, slip.certain)
    return Diagnostic(
        rule.severity,
        text.place_at(slip.start),
        path,
        Message(
            "{message}: {before}[{found}]{after}.",
            message=slip.message,
            before=before,
            found=matched,
            after=after,
        ),
        advice,
        rule.name,
        replacement,
    )


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
    matched = []
    for at, character in enumerate(text.value):
        if character == _LOST:
            message = "the character U+FFFD stands for one that was lost."
            matched.append(_unreadable(text, at, path, message, "Write that one.", None))
        elif unicodedata.category(character) in _UNPRINTABLE:
            message = Message(
                "the invisible character U+{code:04X} stands in the text.", code=ord(character)
            )
            replacement = Replacement(character, "", True)
            matched.append(_unreadable(text, at, path, message, "Delete it.", replacement))
    return matched


def _unreadable(
    text: Text, at: int, path: str, message: str, advice: str, replacement: Replacement | None
) -> Diagnostic:
    place = text.place_at(at)
    return Diagnostic(Severity.ERROR, place, path, message, advice, "invisible", replacement)
