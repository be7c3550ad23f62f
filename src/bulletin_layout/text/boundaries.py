"""What the place before each character admits: a break, stretching, or neither.

In: a text and its class letters. Out: a boundary for each place. Rules: CLREQ 3.1.3 and 3.2.1, by
the tables of `typography.punctuation`. What single pieces forbid is added to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count

from bulletin_layout.text.model import Amounts, Piece
from bulletin_layout.typography import characters as ch
from bulletin_layout.typography import punctuation
from bulletin_layout.typography.numbers import numbers_in

# What a boundary between two characters admits. RESORT: it lies in a unit, and is where that breaks
# best if it is wider than a line. INNER: a word may break there. From UNIT on nothing is stretched.
FREE, KINSOKU, UNIT, RESORT, INNER = 0, 1, 2, 3, 4
# Where a line may end.
BREAKS = frozenset((FREE, INNER))

_UNIT = punctuation.unbreakable_pattern()
_UNIT_IN_HAN = punctuation.unbreakable_pattern(latin=False)
# The classes without which no text has a unit.
_OF_UNITS = (ch.DIGIT, ch.LETTER, ch.DASH, ch.ELLIPSIS, ch.COMBINING)
_LONE_DASH = re.compile(punctuation.LONE_DASH)
_BREAK_INSIDE = re.compile("|".join(p for p, _ in punctuation.BREAKS_INSIDE))
_ADDRESS = re.compile(punctuation.ADDRESS)
_BREAK_IN_ADDRESS = re.compile(punctuation.BREAKS_IN_ADDRESS[0])
# What becomes of a boundary within what is kept on one line.
_CLOSED = {FREE: KINSOKU, INNER: UNIT}


def flags_of(classes: str) -> bytes:
    """Return a table for `bytes.translate`: 1 for each of these class letters, 0 for others."""
    return bytes(chr(code) in classes for code in range(256))


def places_of(flags: bytes | bytearray) -> Iterator[int]:
    """Yield where flags are set."""
    return compress(count(), flags)


@cache
def _before(level: str) -> bytes:
    """Return a table from class letters to what the place before them admits at a 避头尾 level."""
    table = bytearray(256)
    for letter in punctuation.not_at_start(level):
        table[ord(letter)] = KINSOKU
    for letter in ch.SPACE + ch.IDEOGRAPHIC_SPACE:
        table[ord(letter)] = UNIT
    return bytes(table)


@cache
def _not_at_end(level: str) -> bytes:
    return flags_of("".join(punctuation.not_at_end(level)))


def boundaries(text: str, classes: str, amounts: Amounts) -> bytearray:
    """Return what the place before each character admits, and last what that at the end does."""
    level, whole = amounts.kinsoku, amounts.latin_whole
    letters = classes.encode()
    boundary = bytearray(letters.translate(_before(level)))
    boundary.append(FREE)
    if level != "none" and ch.DASH in classes:
        for match in _LONE_DASH.finditer(classes):
            boundary[match.start()] = KINSOKU
    for i in places_of(letters.translate(_not_at_end(level))):
        if boundary[i + 1] < UNIT:
            boundary[i + 1] = KINSOKU
    if whole:
        for start, end in numbers_in(text):
            boundary[start + 1 : end] = bytes([UNIT]) * (end - start - 1)
    if any(letter in classes for letter in _OF_UNITS):
        # Word breaks no word at its hyphen, and no address, that a line has room for.
        inner = INNER if amounts.compress == "mandatory" else RESORT
        for match in (_UNIT if whole else _UNIT_IN_HAN).finditer(classes):
            if match.end() - match.start() > 1:
                _close_unit(text, match.start(), match.end(), boundary, inner)
    boundary[0] = boundary[-1] = FREE
    return boundary


def close_pieces(pieces: Sequence[Piece], boundary: bytearray) -> None:
    """Admit no break inside a piece that is whole, nor before or inside one that is raised."""
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        if piece.raised:
            boundary[at or 1 : end] = bytes([UNIT]) * (end - (at or 1))
        elif piece.whole:
            for i in range(at + 1, end):
                boundary[i] = _CLOSED.get(boundary[i], boundary[i])
        at = end


def _close_unit(text: str, start: int, end: int, boundary: bytearray, inner: int) -> None:
    """Admit no break inside a Latin word or address but where it may be, `inner`.

    A number's places are UNIT already, and a word opens none of them (80km/h); an address does.
    """
    unit = text[start:end]
    address = _ADDRESS.match(unit)
    pattern = _BREAK_IN_ADDRESS if address else _BREAK_INSIDE
    places = [start + match.end() for match in pattern.finditer(unit)]
    opened = [place for place in places if address or boundary[place] != UNIT]
    boundary[start + 1 : end] = bytes([UNIT]) * (end - start - 1)
    for place in opened:
        boundary[place] = inner
