"""Lines of text as TextObjects: runs as long as they can be, every character at its own place.

In: a placed line's runs of one leaf. Out: its objects. What one object shows has one face, size,
rise, width and colour; DeltaX says how far each character is from the one before. A character
beyond the BMP has an object and a glyph transform of its own: readers count it as one or as two.
Source: GB/T 33190-2016, 11 (text).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from math import cos, radians, sin

from bulletin_layout.fonts.face import Face
from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.ofd import notation
from bulletin_layout.ofd.faces import BMP, FontFile, UsedFace
from bulletin_layout.ofd.notation import mm
from bulletin_layout.text.model import Run

# So many equal distances are written as `g COUNT DISTANCE`.
_FEWEST_REPEATED = 4
# Readers take blank space at an object's ends as they like: it has no ink, and is not written.
_BLANK = " \u3000\u00a0"
_LAST_OF_BMP = chr(BMP)
# Less than this, in points, is no move: it is how numbers are rounded.
_LEAST_MOVE = 1e-6


class Shown(NamedTuple):
    """Characters of one look. `start` is the first one's origin, from the line's left edge.

    `steps` are how far each is from the one before; lengths in points.
    """

    face: str
    size: float
    lower: float
    stretch: float
    text: str
    start: float
    steps: list[float]


def _look(run: Run) -> tuple[str, float, float, float]:
    return run.face, run.size, run.lower, run.stretch


class _Advances(dict[str, float]):
    """A face's advances in em by character, looked up once."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, character: str) -> float:
        advance = self[character] = self._face.advance_of(character)
        return advance


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
        self._advances = {name: _Advances(used.face) for name, used in faces.items()}

    def objects(
        self, line: PlacedLine, runs: Sequence[Run], actions: str
    ) -> Iterator[tuple[int, str]]:
        """Yield the objects of runs on a line: ID and XML. `actions` is what a click does."""
        for shown in self._shown(runs):
            id_ = self._next_id()
            yield id_, self._object(id_, line, shown, actions)

    def _object(self, id_: int, line: PlacedLine, shown: Shown, actions: str) -> str:
        used = self._faces[shown.face]
        em = shown.size * shown.stretch
        left = shown.start + min(used.left, 0.0) * em
        right = shown.start + sum(shown.steps) + max(used.right, 0.01) * em
        top = shown.lower - used.above * shown.size
        foot = shown.lower + used.below * shown.size
        x, y, width, height, matrix = _boundary(line, left, top, right, foot)
        origin_x, origin_y = (0.0, 0.0) if matrix else (line.x - x, line.y - y)
        start = f'X="{mm(origin_x + shown.start)}" Y="{mm(origin_y + shown.lower)}"'
        scale = f' HScale="{notation.number(shown.stretch)}"' if shown.stretch != 1 else ""
        return (
            f'<ofd:TextObject ID="{id_}" Boundary="{notation.box(x, y, width, height)}"{matrix}'
            f' Font="{used.id}" Size="{mm(shown.size)}"{scale}>{actions}'
            f"{notation.colour('FillColor', line.colour)}{self._transform(shown)}"
            f"<ofd:TextCode {start}{_deltas(shown.steps)}>{notation.text(shown.text)}"
            "</ofd:TextCode></ofd:TextObject>"
        )

    def _shown(self, runs: Iterable[Run]) -> Iterator[Shown]:
        """Yield what runs show, neighbours of one look together."""
        for look, group in groupby(runs, key=_look):
            face, size, _, stretch = look
            advances, em = self._advances[face], size * stretch
            text, start, end = "", 0.0, 0.0
            steps: list[float] = []
            for run in group:
                begin = run.x + run.before
                if not steps:
                    start = begin
                elif abs(begin - end) > _LEAST_MOVE:
                    steps[-1] += begin - end
                text += run.text
                spacing = run.spacing
                run_steps = [advances[character] * em + spacing for character in run.text]
                steps += run_steps
                end = begin + sum(run_steps)
            yield from _pieces(Shown(*look, text, start, steps[:-1]))

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


def _pieces(shown: Shown) -> Iterator[Shown]:
    """Yield what is shown as objects: a character beyond the BMP apart, no blanks at the ends."""
    text = shown.text
    if text[0] not in _BLANK and text[-1] not in _BLANK and max(text) <= _LAST_OF_BMP:
        yield shown
        return
    starts = list(accumulate(shown.steps, initial=shown.start))
    for start, end in _ranges(text):
        yield shown._replace(
            text=text[start:end], start=starts[start], steps=shown.steps[start : end - 1]
        )


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text that are objects of their own."""
    start = 0
    for at, character in enumerate(text):
        if character > _LAST_OF_BMP:
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


def _deltas(steps: Sequence[float]) -> str:
    """Return the DeltaX attribute, empty for a single character."""
    written: list[str] = []
    for step, group in groupby(steps):
        count, move = len(list(group)), mm(step)
        written += ["g", str(count), move] if count >= _FEWEST_REPEATED else [move] * count
    return f' DeltaX="{" ".join(written)}"' if written else ""


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
