"""Texts as rows of two characters each, so that an index of words finds any part of a text.

FTS5's own tokenizers do not do for Chinese: `unicode61` takes a whole clause for a word, `trigram`
finds nothing shorter than three characters. Here a token is a character and the one after it, as
ten hexadecimal digits; a text's last character has 00000 after it. A term of two characters or more
is a phrase of tokens, one of a single character the beginning of a token.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_DIGITS = 5
PREFIX = _DIGITS


def folded(text: str) -> str:
    """Return a text of the same length without case and width: ＡＢ and AB are ab."""
    return text.translate(_FOLDS)


@cache
def _fold(code: int) -> int:
    character = chr(code)
    plain = unicodedata.normalize("NFKC", character).lower()
    return ord(plain) if len(plain) == 1 else code


class _Folds(dict[int, int]):
    """A table for str.translate, filled as characters come."""

    def __missing__(self, code: int) -> int:
        return _fold(code)


_FOLDS = _Folds()


def tokens_of(text: str) -> str:
    """Return the tokens of a folded text, parted by blanks."""
    codes = [f"{ord(character):05x}" for character in text]
    return " ".join(map("".join, zip(codes, [*codes[1:], "0" * _DIGITS], strict=True)))


def query_of(term: str) -> str:
    """Return what FTS5 is asked for a folded term of one character or more."""
    if len(term) == 1:
        return f"{ord(term):05x}*"
    return '"' + tokens_of(term).rpartition(" ")[0] + '"'
