"""Texts as rows of two characters each, so that an index of words finds any part of a text.

FTS5's own tokenizers do not do for Chinese: `unicode61` takes a whole clause for a word, `trigram`
finds nothing shorter than three characters. Here a token is a character and the one after it, as
ten hexadecimal digits. A term of two characters or more is a phrase of tokens. Each character of a
text is a token of a second column, once: a common one is found as fast as a rare phrase.
"""

from __future__ import annotations

import re
import string
from itertools import pairwise

# The columns of the index.
PAIRS, CHARACTERS = "pairs", "characters"
_DIGITS = 5
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


def pairs_of(text: str) -> str:
    """Return the tokens of a folded text, parted by blanks: each two characters that follow."""
    codes = [_code(character) for character in text]
    return " ".join(map("".join, pairwise(codes)))


def characters_of(text: str) -> str:
    """Return each character of a folded text once, as tokens parted by blanks."""
    return " ".join(map(_code, sorted(set(text))))


def query_of(term: str) -> str:
    """Return what FTS5 is asked for a folded term of one character or more."""
    if len(term) == 1:
        return f"{CHARACTERS} : {_code(term)}"
    return f'{PAIRS} : "{pairs_of(term)}"'


def _code(character: str) -> str:
    return f"{ord(character):0{_DIGITS}x}"
