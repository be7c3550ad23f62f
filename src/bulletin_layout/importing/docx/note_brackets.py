"""Brackets that stand round the number of a note: the number is made anew, and they with it.

In: the tokens of a paragraph, or the words of a note. Out: the same without them, and what went.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.importing.docx.tokens import Token

_PAIRS = {"[": "]", "［": "］", "〔": "〕", "（": "）", "(": ")", "【": "】", "〈": "〉"}
_EMPTY = re.compile("|".join(re.escape(a) + r"\s*" + re.escape(b) for a, b in _PAIRS.items()))
_RAISED = ("<sup>", "</sup>")


def without_brackets(tokens: Sequence[Token]) -> tuple[list[Token], list[str]]:
    """Return a paragraph's tokens without the brackets round marks of notes, and those."""
    made = list(tokens)
    gone: list[str] = []
    for at in reversed(range(len(made))):
        if not (made[at].is_mark and made[at].text.startswith("[^")):
            continue
        before, after = _before(made, at), _after(made, at)
        if before is None or after is None:
            continue
        opening, closing = made[before].text[-1:], made[after].text[:1]
        if _PAIRS.get(opening) != closing:
            continue
        made[before] = made[before]._replace(text=made[before].text[:-1])
        made[after] = made[after]._replace(text=made[after].text[1:])
        gone.append(opening + closing)
    return _without_empty_raises([token for token in made if token.text]), gone


def without_number(words: str) -> tuple[str, str]:
    """Return a note's words without the brackets of its number, and those."""
    found = _EMPTY.match(words)
    if found is None:
        return words, ""
    return words[found.end() :].lstrip(), "".join(found[0].split())


def _before(tokens: Sequence[Token], at: int) -> int | None:
    """Return which token stands before a mark, the end of what is raised passed over."""
    at -= 1
    while at >= 0 and tokens[at].is_mark and tokens[at].text in _RAISED:
        at -= 1
    return at if at >= 0 and not tokens[at].is_mark else None


def _after(tokens: Sequence[Token], at: int) -> int | None:
    at += 1
    while at < len(tokens) and tokens[at].is_mark and tokens[at].text in _RAISED:
        at += 1
    return at if at < len(tokens) and not tokens[at].is_mark else None


def _without_empty_raises(tokens: list[Token]) -> list[Token]:
    made: list[Token] = []
    for token in tokens:
        if token.is_mark and made and (made[-1].text, token.text) == _RAISED and made[-1].is_mark:
            made.pop()
        else:
            made.append(token)
    return made
