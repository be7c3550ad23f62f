"""Quotes within quotes, titles within titles (GB/T 15834)."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.proofreading.characters import CLOSERS, PAIRS, is_apostrophe
from bulletin_layout.proofreading.model import (
    NOT_FIXED,
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)

_QUOTES, _TITLES = "“‘", "《〈"
_OTHER = {"“": "‘", "‘": "“", "《": "〈", "〈": "《"}


@text_rule(
    "nesting",
    WARNING,
    source=Bilingual("GB/T 15834-2011 4.8.3.4, 4.15.3", "GB/T 15834-2011 4.8.3.4、4.15.3"),
    description=Bilingual(
        "single quotes or title marks outside, double ones inside", "引号、书名号内外层颠倒"
    ),
    wrong="‘甲“乙”丙’",
    right="“甲‘乙’丙”",
    fixes=NOT_FIXED,
)
def nesting(text: str) -> Iterator[Slip]:
    """Find quotes and title marks whose outer and inner forms are exchanged."""
    for open_, close in _wrongly_nested(text):
        for at in (open_, close):
            mark = text[at]
            right = _OTHER[mark] if mark in _OTHER else PAIRS[_OTHER[CLOSERS[mark]]]
            message = Bilingual(
                "the outer mark is “ or 《, the inner one ‘ or 〈", "外层用“”《》，内层用‘’〈〉"
            )
            yield Slip(at, at + 1, message, right)


def _wrongly_nested(text: str) -> list[tuple[int, int]]:
    """Return the pairs that should have the other form; none where a pair is not closed."""
    stack: list[int] = []
    wrong: list[tuple[int, int]] = []
    marked: set[int] = set()
    for i, c in enumerate(text):
        if c in PAIRS:
            if c in _OTHER and not _has_its_form(text, stack, marked, c):
                marked.add(i)
            stack.append(i)
        elif c in CLOSERS and not is_apostrophe(text, i):
            if not stack or text[stack[-1]] != CLOSERS[c]:
                return []
            begun = stack.pop()
            if begun in marked:
                wrong.append((begun, i))
    return [] if stack else sorted(wrong)


def _has_its_form(text: str, stack: list[int], marked: set[int], mark: str) -> bool:
    """Return whether a mark is the one to open here, given those open around it."""
    kind = _QUOTES if mark in _QUOTES else _TITLES
    if not any(text[at] in kind for at in stack):
        return mark == kind[0]
    if text[stack[-1]] not in kind:
        return True  # a title within a quotation begins anew, or goes on: both are written
    outer = text[stack[-1]]
    return mark != (_OTHER[outer] if stack[-1] in marked else outer)
