"""Which findings of 校对 are told: rules are switched off in a file, or by a comment for a line.

In: findings, the rules that `check: off:` names, the lines of their files. Out: those left, and
warnings of switches that name no rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin_layout.diagnostics import Diagnostic, Place, Severity, nearest, warning
from bulletin_layout.issue.model import Check, Text
from bulletin_layout.messages import Message
from bulletin_layout.proofreading.registry import BY_NAME

# Also within a text that begins with |, where YAML has no comments.
_SWITCH = re.compile(
    r"^\s*#\s*(?:check|校对)\s*[:：]\s*(?:off|关)((?:[\s,，:：]+[A-Za-z][\w-]*)*)\s*$", re.ASCII
)
_NAME = re.compile(r"[\w-]+", re.ASCII)


def is_suppression(line: str) -> bool:
    """Return whether a line is a comment that switches rules off for the line below it."""
    return _SWITCH.match(line) is not None


def drop_suppressed(
    diagnostics: Iterable[Diagnostic], check: Check | None, lines: Mapping[str, Sequence[str]]
) -> list[Diagnostic]:
    """Return the findings whose rule is on where they stand. Errors are always told."""
    off = {text.value for text in check.off} if check is not None else set()
    return [
        d
        for d in diagnostics
        if d.severity is Severity.ERROR or (d.rule not in off and not _off_above(d, lines))
    ]


def unknown_rules(off: Iterable[Text], lines: Mapping[str, Sequence[str]]) -> Iterator[Diagnostic]:
    """Yield a warning for each switch that names a rule which does not exist."""
    for number, text in enumerate(off, 1):
        if text.value not in BY_NAME:
            yield _unknown(text.value, text.place, f"check.off[{number}]")
    for file, own in lines.items():
        for number, line in enumerate(own, 1):
            switch = _SWITCH.match(line) if "#" in line else None
            for name in _NAME.finditer(line, switch.start(1)) if switch else ():
                if name[0] not in BY_NAME:
                    yield _unknown(name[0], Place(file, number, name.start() + 1), "")


def _unknown(name: str, place: Place | None, path: str) -> Diagnostic:
    return warning(
        place, path, Message("there is no rule {name}.", name=name), nearest(name, BY_NAME)
    )


def _off_above(diagnostic: Diagnostic, lines: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a comment on the line above switches a finding's rule off."""
    place = diagnostic.place
    own = lines.get(place.file, ()) if place is not None else ()
    if place is None or not diagnostic.rule or not 2 <= place.line <= len(own) + 1:
        return False
    switch = _SWITCH.match(own[place.line - 2])
    if switch is None:
        return False
    named = _NAME.findall(switch[1])
    return not named or diagnostic.rule in named
