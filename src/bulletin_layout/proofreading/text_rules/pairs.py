"""Marks in pairs: straight quotes, halves without their other half, quotes within quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.messages import Message
from bulletin_layout.proofreading.model import (
    CLOSERS,
    PAIRS,
    Slip,
    around,
    is_apostrophe,
    is_chinese,
)

_QUOTES, _TITLES = "“‘", "《〈"
_OTHER = {"“": "‘", "‘": "“", "《": "〈", "〈": "《"}


def quotes_pair_off(text: str) -> bool:
    """Return whether straight quotes are sure to pair off: none is lone, or within another pair.

    Of quotes within quotes one seems to begin or end with a space.
    """
    pieces = text.split('"')
    quoted = pieces[1::2]
    return len(pieces) % 2 == 1 and all(words and words == words.strip() for words in quoted)


def straight_quotes(text: str) -> Iterator[Slip]:
    """Find straight quotes in Chinese text (GB/T 15834-2011 4.8): both of a pair, or neither."""
    places = [m.start() for m in re.finditer('"', text)]
    pairs = list(zip(places[::2], places[1::2], strict=False))
    certain = quotes_pair_off(text)
    lone = [(at,) for at in places[2 * len(pairs) :]]
    for pair in [*pairs, *lone]:
        inside = text[pair[0] + 1 : pair[-1]]
        beside = "".join(c for at in pair for c in around(text, at, at + 1))
        if any(map(is_chinese, inside + beside)):
            for at, mark in zip(pair, "“”", strict=False):
                yield Slip(at, at + 1, "a straight quote beside Han", mark, certain)


def unpaired(text: str) -> Iterator[Slip]:
    """Find halves of pairs without their other half, and pairs that cross."""
    open_: list[tuple[str, int]] = []
    for i, c in enumerate(text):
        if c in PAIRS:
            open_.append((c, i))
        elif c in CLOSERS and not is_apostrophe(text, i):
            if open_ and open_[-1][0] == CLOSERS[c]:
                open_.pop()
            elif any(mark == CLOSERS[c] for mark, _ in open_):
                mark, at = open_.pop()
                yield Slip(at, at + 1, Message("{mark} is not closed before {c}", mark=mark, c=c))
                while open_ and open_.pop()[0] != CLOSERS[c]:
                    pass
            else:
                yield Slip(i, i + 1, Message("{c} closes nothing", c=c))
    for mark, at in open_:
        yield Slip(at, at + 1, Message("{mark} is not closed", mark=mark))


def nesting(text: str) -> Iterator[Slip]:
    """Find quotes and title marks whose outer and inner forms are exchanged."""
    for open_, close in _wrongly_nested(text):
        for at in (open_, close):
            mark = text[at]
            right = _OTHER[mark] if mark in _OTHER else PAIRS[_OTHER[CLOSERS[mark]]]
            message = "the outer mark is “ or 《, the inner one ‘ or 〈"
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
