"""Texts as rows of two characters each, so that an index of words finds any part of a text.

FTS5's own tokenizers do not do for Chinese: `unicode61` takes a whole clause for a word, `trigram`
finds nothing shorter than three characters. Here a token is a character and the one after it, as
ten hexadecimal digits; a text's last character has 00000 after it. A term of two characters or more
is a phrase of tokens, one of a single character the beginning of a token.
"""

from __future__ import annotations

import re
import string

_DIGITS = 5
PREFIX = _DIGITS
_WIDTH = 0xFEE0  # from an ASCII character to its full-width one
_FOLDS = {
    code: ord(character.lower())
    for character in string.ascii_letters + string.digits
    for code in (ord(character), ord(character) + _WIDTH)
}
_FOLDABLE = re.compile("[A-Z０-９Ａ-Ｚａ-ｚ]")


def folded(text: str) -> str:
    """Return a text of the same length without case and width: ＡＢ and AB are ab, １ is 1."""
    return text.translate(_FOLDS) if _FOLDABLE.search(text) else text


def tokens_of(text: str) -> str:
    """Return the tokens of a folded text, parted by blanks."""
    codes = [f"{ord(character):05x}" for character in text]
    return " ".join(map("".join, zip(codes, [*codes[1:], "0" * _DIGITS], strict=True)))


def query_of(term: str) -> str:
    """Return what FTS5 is asked for a folded term of one character or more."""
    if len(term) == 1:
        return f"{ord(term):05x}*"
    return '"' + tokens_of(term).rpartition(" ")[0] + '"'
