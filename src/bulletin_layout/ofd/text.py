"""Lines of text as TextObjects: runs as long as they can be, every character at its own place.

In: a placed line's runs of one leaf. Out: its objects. What one object shows has one face, size,
rise, width and colour; DeltaX says how far each character is from the one before. A character
beyond the BMP has an object and a glyph transform of its own: readers count it as one or as two.
Source: GB/T 33190-2016, 11 (text).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import cos, radians, sin
from typing import NamedTuple

from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.ofd import notation
from bulletin_layout.ofd.faces import BMP, FontFile, UsedFace
from bulletin_layout.ofd.notation import mm
from bulletin_layout.text.model import Run

# So many equal distances are written as `g COUNT DISTANCE`.
_FEWEST_REPEATED = 4
# Readers take blank space at an object's ends as they like: it has no ink, and is not written.
_BLANK = " \u3000\u00a0"


class Shown(NamedTuple):
    """Characters of one look; `places` are their origins from the line's left edge, in points."""

    face: str
    size: float
    lower: float
    stretch: float
    text: str
    places: list[float]


class TextWriter:
    """Writes lines of one file as TextObjects, numbered by `next_id`."""

    def __init__(
        self,
        faces: dict[str, UsedFace],
        fonts: dict[str, FontFile],
        next_id: Callable[[], int],
    ) -> None:
        self._faces = faces
        self._fonts = fonts
        self._next_id = next_id

    def objects(
        self, line: PlacedLine, runs: Sequence[Run], actions: str
    ) -> Iterator[tuple[int, str]]:
        """Yield the objects of runs on a line: ID and XML. `actions` is what a click does."""
        for shown in _shown(runs, self._faces):
            id_ = self._next_id()
            yield id_, self._object(id_, line, shown, actions)

    def _object(self, id_: int, line: PlacedLine, shown: Shown, actions: str) -> str:
        used = self._faces[shown.face]
        em = shown.size * shown.stretch
        left = shown.places[0] + min(used.left, 0.0) * em
        right = shown.places[-1] + max(used.right, 0.01) * em
        top = shown.lower - used.above * shown.size
        foot = shown.lower + used.below * shown.size
        x, y, width, height, matrix = _boundary(line, left, top, right, foot)
        origin_x, origin_y = (0.0, 0.0) if matrix else (line.x - x, line.y - y)
        start = f'X="{mm(origin_x + shown.places[0])}" Y="{mm(origin_y + shown.lower)}"'
        scale = f' HScale="{notation.number(shown.stretch)}"' if shown.stretch != 1 else ""
        return (
            f'<ofd:TextObject ID="{id_}" Boundary="{notation.box(x, y, width, height)}"{matrix}'
            f' Font="{used.id}" Size="{mm(shown.size)}"{scale}>{actions}'
            f"{notation.colour('FillColor', line.colour)}{self._transform(shown)}"
            f"<ofd:TextCode {start}{_deltas(shown.places)}>{notation.text(shown.text)}"
            "</ofd:TextCode></ofd:TextObject>"
        )

    def _transform(self, shown: Shown) -> str:
        """Return the glyph of a character that readers may not find by its code."""
        if ord(shown.text[0]) <= BMP:
            return ""
        face = self._faces[shown.face].face
        glyph = self._fonts[shown.face].new_ids[face.nominal_glyph(shown.text)]
        return (
            '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1">'
            f"<ofd:Glyphs>{glyph}</ofd:Glyphs></ofd:CGTransform>"
        )


def _shown(runs: Iterable[Run], faces: dict[str, UsedFace]) -> Iterator[Shown]:
    """Yield what runs show, neighbours of one look together, without blanks at the ends."""
    for look, group in groupby(runs, key=lambda run: (run.face, run.size, run.lower, run.stretch)):
        face, size, lower, stretch = look
        advance_of = faces[face].face.advance_of
        characters: list[str] = []
        places: list[float] = []
        for run in group:
            x = run.x + run.before
            for character in run.text:
                characters.append(character)
                places.append(x)
                x += advance_of(character) * size * stretch + run.spacing
        for start, end in _pieces("".join(characters)):
            words = "".join(characters[start:end])
            yield Shown(face, size, lower, stretch, words, places[start:end])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text that are objects of their own."""
    start = 0
    for at, character in enumerate(text):
        if ord(character) > BMP:
            yield from _without_blanks(text, start, at)
            yield at, at + 1
            start = at + 1
    yield from _without_blanks(text, start, len(text))


def _without_blanks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_BLANK))
    end -= len(piece) - len(piece.rstrip(_BLANK))
    if start < end:
        yield start, end


def _deltas(places: Sequence[float]) -> str:
    """Return the DeltaX attribute, empty for a single character."""
    if len(places) == 1:
        return ""
    moves = [mm(round(b - a, 5)) for a, b in pairwise(places)]
    written: list[str] = []
    for move, group in groupby(moves):
        count = len(list(group))
        written += ["g", str(count), move] if count >= _FEWEST_REPEATED else [move] * count
    return f' DeltaX="{" ".join(written)}"'


def _boundary(
    line: PlacedLine, left: float, top: float, right: float, foot: float
) -> tuple[float, float, float, float, str]:
    """Return an object's boundary on the page, and its CTM if the line is turned.

    left to foot is its ink, from the line's beginning. A turned object's own coordinates begin
    there, and the CTM brings them to the boundary's corner.
    """
    if not line.angle:
        return line.x + left, line.y + top, right - left, foot - top, ""
    along, up = cos(radians(line.angle)), sin(radians(line.angle))
    corners = [(x * along + y * up, y * along - x * up) for x in (left, right) for y in (top, foot)]
    xs, ys = zip(*corners, strict=True)
    x, y = line.x + min(xs), line.y + min(ys)
    turn = " ".join(notation.number(v) for v in (along, -up, up, along))
    matrix = f' CTM="{turn} {mm(line.x - x)} {mm(line.y - y)}"'
    return x, y, max(xs) - min(xs), max(ys) - min(ys), matrix
