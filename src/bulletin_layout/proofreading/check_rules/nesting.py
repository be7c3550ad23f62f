"""Quotes within quotes, titles within titles (GB/T 15834)."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.characters import (
    CLOSERS,
    PAIRS,
    MarksBefore,
    is_apostrophe,
)
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


class _Open(NamedTuple):
    """A mark that is open: where, whether of the wrong form, and the kinds open up to it."""

    at: int
    mark: str
    is_wrong: bool
    kinds: frozenset[str]


def _wrongly_nested(text: str) -> list[tuple[int, int]]:
    """Return the pairs that should have the other form; none where a pair is not closed."""
    stack: list[_Open] = []
    wrong: list[tuple[int, int]] = []
    marks = MarksBefore(text)
    for i, c in enumerate(text):
        if c in PAIRS:
            stack.append(_opened(i, c, stack[-1] if stack else None))
        elif c in CLOSERS and not is_apostrophe(text, i, marks):
            if not stack or stack[-1].mark != CLOSERS[c]:
                return []
            begun = stack.pop()
            if begun.is_wrong:
                wrong.append((begun.at, i))
    return [] if stack else sorted(wrong)


def _opened(at: int, mark: str, outer: _Open | None) -> _Open:
    """Return a mark that opens within another, judged by those open around it."""
    around = outer.kinds if outer else frozenset[str]()
    if mark not in _OTHER:
        return _Open(at, mark, False, around)
    kind = _QUOTES if mark in _QUOTES else _TITLES
    if outer is None or kind not in around:
        is_wrong = mark != kind[0]
    elif outer.mark not in kind:
        is_wrong = False  # a title within a quotation begins anew, or goes on: both are written
    else:
        is_wrong = mark == (_OTHER[outer.mark] if outer.is_wrong else outer.mark)
    return _Open(at, mark, is_wrong, around | {kind})
