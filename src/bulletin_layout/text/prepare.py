"""Measure a paragraph once: classes, glyphs, gaps, and what may not be parted.

In: pieces, a font set, the amounts. Out: a Prepared paragraph of parallel sequences, one
entry per character. Nothing about lines is decided here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress
from operator import add, is_not
from typing import Any

from bulletin_layout.events import count
from bulletin_layout.fonts.fontset import FontSet, Glyph
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.text.boundaries import (
    INNER,
    UNIT,
    boundaries,
    close_pieces,
    flags_of,
    places_of,
)
from bulletin_layout.text.marks import place_marks
from bulletin_layout.text.model import Amounts, Piece
from bulletin_layout.typography import characters as ch
from bulletin_layout.typography import punctuation

# How a character follows the one before it: in the same run, by a gap that may be stretched
# (SPREAD) or may not (TIGHT); or so that it must be looked at (APART).
SPREAD, TIGHT, APART = 0, 1, 2
_JOINTS = bytes([SPREAD, SPREAD, *[TIGHT] * 254])

LATIN = ch.LETTER + ch.DIGIT
_LATIN_SIDE = LATIN + ch.WESTERN + ch.WESTERN_OPENING + ch.WESTERN_CLOSING
_AUTOSPACE = re.compile(f"[{ch.HAN}](?=[{LATIN}])|[{LATIN}](?=[{ch.HAN}])")
# Some documents of Word have one between a typed space and the Han behind it too.
_AUTOSPACE_BESIDE_SPACES = re.compile(f"{_AUTOSPACE.pattern}|{ch.SPACE}(?={ch.HAN})")
_HAN_SIDE = f"[^{_LATIN_SIDE}{ch.SPACE}]"
_HAN_SPACE = re.compile(f"(?<={_HAN_SIDE}){ch.SPACE}+(?={_HAN_SIDE})")
# Signs that the Latin face draws, as it does the digits before them.
_LATIN_SIGNS = "%°′″℃‰"
_SHARED = re.compile(f"[{ch.SHARED_MARKS}]+")
_PAIR = punctuation.pair_pattern()
_POINT_PAIR = punctuation.pair_pattern(points=True)
_BLANK_BEFORE = flags_of(punctuation.BLANK_BEFORE)
_SQUEEZABLE = flags_of(punctuation.BLANK_BEFORE + punctuation.BLANK_AFTER)


class Prepared(NamedTuple):
    """A measured paragraph of n characters. Lengths in points.

    starts[i] is where character i begins if everything stood on one line; ends[i] where it
    ends, a space at its end not counted; gaps[i] is what is added after character i.
    boundary[i] says what the place before character i admits: FREE, KINSOKU, UNIT, RESORT, INNER.
    autospaced[i] is 1 for a Han before Latin or Latin before a Han; starts count the `autospace`
    points behind it. blanks maps a mark to the gap (by the index of the character before it) that
    can shrink.
    joints[i] says how character i follows the one before it: SPREAD, TIGHT, APART. marked[i] is 1
    for a mark in blanks, giving[i] for one that can give room.
    """

    text: str
    classes: str
    glyphs: list[Glyph]
    owners: list[Piece]
    starts: list[float]
    ends: list[float]
    gaps: list[float]
    autospace: float
    boundary: bytearray
    blanks: dict[int, int]
    size: float
    joints: bytearray
    marked: bytes
    giving: bytes
    autospaced: bytes


def prepare(pieces: Sequence[Piece], fonts: FontSet, amounts: Amounts) -> Prepared:
    """Measure the pieces of one paragraph, which hold at least one character."""
    text = "".join(piece.text for piece in pieces)
    count("characters prepared", len(text))
    classes, latin_marks = _classes_in_context(text)
    owners: list[Piece] = []
    for piece in pieces:
        owners += [piece] * len(piece.text)
    if len(pieces) > 1 and any(piece.note_mark for piece in pieces):
        classes = "".join(
            ch.SUFFIX_SIGN if o.note_mark else c for c, o in zip(classes, owners, strict=True)
        )
    glyphs: list[Glyph] = []
    for piece in pieces:
        glyphs.extend(map(fonts.roles[piece.role].__getitem__, piece.text))
    for i in latin_marks:
        glyphs[i] = fonts.roles[owners[i].role].in_latin()[text[i]]
    size = next((piece.size for piece in pieces if not piece.raised), pieces[0].size)
    han_spaces = _han_spaces(classes)
    for i in han_spaces:
        glyphs[i] = fonts.roles[owners[i].role].in_han()[text[i]]
    place_marks(classes, glyphs, owners, fonts, amounts.double_marks_half)
    faces, _, natural, lowered, placings = tuple(zip(*glyphs, strict=True)) or ((),) * 5
    if len(pieces) == 1:
        advances = [advance * size for advance in natural]
    else:
        advances = [advance * p.size for advance, p in zip(natural, owners, strict=True)]
    for i in han_spaces:
        advances[i] = amounts.han_space * size
    boundary = boundaries(text, classes, amounts)
    close_pieces(pieces, boundary)
    raised = _before_raised(pieces, classes)
    prepared = _spaced(text, classes, glyphs, owners, advances, boundary, raised, size, amounts)
    _set_apart(prepared.joints, accumulate(len(piece.text) for piece in pieces[:-1]))
    _set_apart(prepared.joints, (i + 1 for i in han_spaces))  # not as wide as their glyphs
    _set_looks_apart(prepared.joints, faces, lowered, placings)
    return prepared


def prepare_advances(
    text: str, advances: Sequence[float], size: float, amounts: Amounts
) -> Prepared:
    """Measure a paragraph of which only the characters and their advances (points) are known.

    For what reads other programs' pages: it has no glyphs, and cannot be set.
    """
    classes, _ = _classes_in_context(text)
    boundary = boundaries(text, classes, amounts)
    return _spaced(text, classes, [], [], list(advances), boundary, [], size, amounts)


def _spaced(
    text: str,
    classes: str,
    glyphs: list[Glyph],
    owners: list[Piece],
    advances: list[float],
    boundary: bytearray,
    raised: list[int],
    size: float,
    amounts: Amounts,
) -> Prepared:
    """Return a paragraph whose advances are known, with the gaps between its characters."""
    pair = _PAIR if amounts.pair_all else _POINT_PAIR
    close = [match.start() for match in pair.finditer(classes)] + raised
    if not glyphs:  # other programs' marks may be narrow already
        wide = punctuation.NARROW * size
        close = [i for i in close if advances[i] > wide and advances[i + 1] > wide]
    gaps = _gaps(close, boundary, size, amounts)
    autospace = amounts.autospace * size
    between = _AUTOSPACE_BESIDE_SPACES if amounts.autospace_beside_spaces else _AUTOSPACE
    has_latin = ch.DIGIT in classes or ch.LETTER in classes or ch.SPACE in classes
    found = between.finditer(classes) if autospace and has_latin else ()
    autospaces = [m.start() for m in found if boundary[m.end()] < UNIT]
    steps = list(map(add, advances, gaps))
    for i in autospaces:
        steps[i] += autospace
    starts = list(accumulate(steps, initial=0.0))
    ends = list(map(add, starts, advances))
    i = classes.find(ch.SPACE, 1)
    while i > 0:
        ends[i] = ends[i - 1]
        i = classes.find(ch.SPACE, i + 1)
    marked, blanks = _marked(classes, close)
    joints = bytearray(boundary.translate(_JOINTS)[:-1])
    _set_apart(joints, (i + 1 for i in chain(close, autospaces)))
    return Prepared(
        text,
        classes,
        glyphs,
        owners,
        starts,
        ends,
        gaps,
        autospace,
        boundary,
        blanks,
        size,
        joints,
        marked,
        _giving(marked, advances, size),
        _flags(len(text), autospaces),
    )


def _han_spaces(classes: str) -> list[int]:
    """Return the typed spaces between Han, which the style makes as wide as it says."""
    if ch.SPACE not in classes:
        return []
    matches = _HAN_SPACE.finditer(classes)
    return [i for match in matches for i in range(match.start(), match.end())]


def _giving(marked: bytes, advances: Sequence[float], size: float) -> bytes:
    """Return 1 for each mark that can give room; one that is narrow already gives nothing."""
    giving = bytearray(marked)
    narrow = punctuation.NARROW * size
    for mark in places_of(marked):
        if advances[mark] <= narrow:
            giving[mark] = 0
    return bytes(giving)


def _flags(length: int, places: Iterable[int]) -> bytes:
    """Return 1 at each place, 0 elsewhere."""
    flags = bytearray(length)
    for i in places:
        flags[i] = 1
    return bytes(flags)


def _set_looks_apart(
    joints: bytearray, faces: Sequence[str], lowered: Sequence[float], placings: Sequence[Any]
) -> None:
    """Set apart what differs in face or height, and every mark that is placed by its ink."""
    _set_apart(joints, _changed_at(faces))
    if any(lowered):
        _set_apart(joints, _changed_at(lowered))
    if any(placings):
        placed = [i for i, placing in enumerate(placings) if placing]
        _set_apart(joints, chain(placed, (i + 1 for i in placed)))


def _set_apart(joints: bytearray, places: Iterable[int]) -> None:
    """Set characters apart from those before them; a place behind the last is passed over."""
    for i in places:
        if i < len(joints):
            joints[i] = APART


def _changed_at(values: Sequence[Any]) -> Iterator[int]:
    """Yield where a value is another than the one before it.

    Asked by identity, which is fast; what is equal and not the same is looked at in vain.
    """
    return compress(itertools.count(1), map(is_not, values[1:], values))


def _classes_in_context(text: str) -> tuple[str, list[int]]:
    """Return the classes, and which marks shared with Latin stand in Latin context."""
    classes = ch.classify(text)
    latin: list[int] = []
    for match in _SHARED.finditer(text):
        if not match.start() or classes[match.start() - 1] == ch.HAN:
            continue
        before = _beyond_spaces(classes, match.start() - 1, -1)
        after = _beyond_spaces(classes, match.end(), 1)
        sign = text[match.start() - 1] if match.start() else ""
        before = ch.DIGIT if sign and sign in _LATIN_SIGNS else before  # 10%—15%
        is_latin = before and after and before in _LATIN_SIDE and after in _LATIN_SIDE
        if is_latin and len(match[0]) == 1:
            latin.append(match.start())
    if latin:
        letters = list(classes)
        for i in latin:
            letters[i] = ch.WESTERN
        classes = "".join(letters)
    return classes, latin


def _beyond_spaces(classes: str, at: int, step: int) -> str:
    """Return the first class from `at` on that is no space, empty beyond either end."""
    while 0 <= at < len(classes) and classes[at] == ch.SPACE:
        at += step
    return classes[at] if 0 <= at < len(classes) else ""


def _before_raised(pieces: Sequence[Piece], classes: str) -> list[int]:
    """Return the marks whose blank half a raised piece after them moves into."""
    positions, at = [], 0
    for piece in pieces:
        if piece.raised and at and classes[at - 1] in punctuation.BLANK_AFTER:
            positions.append(at - 1)
        at += len(piece.text)
    return positions


def _gaps(close: list[int], boundary: bytearray, size: float, amounts: Amounts) -> list[float]:
    """Return what is added after each character; `close` holds the first marks of close pairs."""
    if amounts.tracking:
        by_boundary = [amounts.tracking] * UNIT + [0.0] * (INNER + 1 - UNIT)
        gaps = list(map(by_boundary.__getitem__, boundary[1:]))
    else:
        gaps = [0.0] * (len(boundary) - 1)
    for i in close:
        gaps[i] -= amounts.pair * size
    return gaps


def _marked(classes: str, close: list[int]) -> tuple[bytes, dict[int, int]]:
    """Return 1 for each mark whose blank half no close pair has used up, and these with their gaps.

    A mark's gap is named by the character before it.
    """
    letters = classes.encode()
    marked = bytearray(letters.translate(_SQUEEZABLE))
    for i in close:
        marked[i if classes[i] in punctuation.BLANK_AFTER else i + 1] = 0
    before = letters.translate(_BLANK_BEFORE)
    return bytes(marked), {i: i - before[i] for i in places_of(marked)}
