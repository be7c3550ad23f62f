"""Warn of text that an editor would want to mend. Nothing is altered; each row names its cure.

In: a Text. Out: warnings with the place of the slip and what to write instead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin_layout.diagnostics import Diagnostic, Place, warning
from bulletin_layout.issue.model import Text

_HAN = "\u3400-\u9fff\uf900-\ufaff〇"
_CJK = _HAN + "，。、；：！？“”‘’（）《》〈〉「」『』【】〔〕"


class LintRow(NamedTuple):
    """A slip: the pattern that finds it, what to say, and what its mark becomes."""

    pattern: re.Pattern[str]
    message: str
    replacement: dict[str, str]


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

LINT_TABLE: tuple[LintRow, ...] = (
    LintRow(
        re.compile(f"(?<=[{_CJK}])[,.:;!?()](?![0-9])|[,.:;!?()](?=[{_CJK}])"),
        "a half-width mark beside Han",
        _FULL_WIDTH,
    ),
    LintRow(
        re.compile(f"(?<=[{_CJK}])[\"']|[\"'](?=[{_CJK}])"),
        "a straight quote beside Han",
        _FULL_WIDTH,
    ),
    LintRow(re.compile(f"(?<=[{_CJK}]) +(?=[{_CJK}])"), "a space between Han", {}),
    LintRow(re.compile(f"(?<=[{_CJK}]) +and +(?=[{_CJK}])"), "a bare “and” between Han", {}),
)


def lint_text(text: Text, path: str) -> list[Diagnostic]:
    """Return the warnings for one text."""
    return [
        _warn(text, path, match, row)
        for row in LINT_TABLE
        for match in row.pattern.finditer(text.value)
    ]


def _warn(text: Text, path: str, match: re.Match[str], row: LintRow) -> Diagnostic:
    place = text.place
    if place is not None:
        place = Place(place.file, place.line, place.column + match.start())
    before = text.value[max(0, match.start() - 4) : match.start()]
    after = text.value[match.end() : match.end() + 4]
    said = f"{row.message}: {before}[{match[0]}]{after}."
    if match[0] in row.replacement:
        return warning(place, path, said, f"Write {row.replacement[match[0]]}")
    if "and" in match[0]:
        return warning(place, path, said, "Write 和")
    return warning(place, path, said, "Delete it unless it is meant; it is printed half a 字 wide.")
