"""CFF outlines as TrueType ones, for formats whose readers know these only.

In: a face, some of its glyphs. Out: their records of the `glyf` table; or a font file in which
they stand instead of `CFF `. A cubic becomes one quadratic where that is as good, else two whose
middle point is the cubic's own, else it is halved first: nowhere farther off than half a
thousandth of an em, before coordinates are rounded to whole units. Source: OpenType 1.9, glyf.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import or_, sub
from typing import Any
from weakref import WeakKeyDictionary

import uharfbuzz as hb

from bulletin_layout.fonts import sfnt
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.kept_outlines import KeptOutlines

_VERSION = b"\0\1\0\0"
# How far one quadratic is from a cubic, by its third difference: √3/36 of that. Two: 1/54 (their
# controls are on its tangents). In 1/1000 em, squared: where that is half a unit.
_ONE, _TWO = (0.5 * 36 / 3**0.5) ** 2, (0.5 * 54) ** 2
_X_SHORT, _Y_SHORT, _X_SAME, _Y_SAME = 2, 4, 16, 32


class _Outline:
    """A glyph's points, gathered from HarfBuzz: x, y, 1 on the curve and 0 off it; contours' ends.

    The functions that gather them are made once and kept lean: a Song face has a hundred curves a
    character.
    """

    def __init__(self, units_per_em: int) -> None:
        self.xs: list[float] = []
        self.ys: list[float] = []
        self.on = bytearray()
        self.ends: list[int] = []
        self.functions = hb.DrawFuncs()
        to, cubic = self._gatherers((units_per_em / 1000) ** 2)
        self.functions.set_move_to_func(to)
        self.functions.set_line_to_func(to)
        self.functions.set_cubic_to_func(cubic)
        self.functions.set_close_path_func(self._close)

    def clear(self) -> None:
        """Begin another glyph."""
        for gathered in (self.xs, self.ys, self.on, self.ends):
            gathered.clear()

    def _gatherers(self, scale: float) -> tuple[Callable[..., None], Callable[..., None]]:
        """Return what takes a point to move or draw to, and what takes a cubic."""
        xs, ys, on = self.xs, self.ys, self.on
        add_x, add_y, add_on = xs.append, ys.append, on.append
        one, two = _ONE * scale, _TWO * scale

        def to(x: float, y: float, _: Any) -> None:
            add_x(x)
            add_y(y)
            add_on(1)

        def cubic(x1: float, y1: float, x2: float, y2: float, x3: float, y3: float, _: Any) -> None:
            x0, y0 = xs[-1], ys[-1]
            dx, dy = x3 - x0 + 3 * (x1 - x2), y3 - y0 + 3 * (y1 - y2)
            off = dx * dx + dy * dy
            if off > two:
                _, a1, a2, a3, a4, a5, a6 = _halved(x0, x1, x2, x3)
                _, b1, b2, b3, b4, b5, b6 = _halved(y0, y1, y2, y3)
                cubic(a1, b1, a2, b2, a3, b3, _)
                cubic(a4, b4, a5, b5, a6, b6, _)
                return
            if off > one:
                add_x((x0 + 3 * x1) / 4)
                add_y((y0 + 3 * y1) / 4)
                add_x((3 * x2 + x3) / 4)
                add_y((3 * y2 + y3) / 4)
                add_on(0)
            else:
                add_x((3 * (x1 + x2) - x0 - x3) / 4)
                add_y((3 * (y1 + y2) - y0 - y3) / 4)
            add_x(x3)
            add_y(y3)
            add_on(0)
            add_on(1)

        return to, cubic

    def _close(self, _: Any) -> None:
        """End a contour; its last point is not written if it is its first again."""
        xs, ys = self.xs, self.ys
        first = self.ends[-1] + 1 if self.ends else 0
        if len(xs) > first + 1 and xs[-1] == xs[first] and ys[-1] == ys[first]:
            xs.pop()
            ys.pop()
            self.on.pop()
        self.ends.append(len(xs) - 1)


def _halved(p0: float, p1: float, p2: float, p3: float) -> tuple[float, ...]:
    """Return the seven coordinates of a cubic's two halves (de Casteljau)."""
    left, middle, right = (p0 + p1) / 2, (p1 + p2) / 2, (p2 + p3) / 2
    second, third = (left + middle) / 2, (middle + right) / 2
    return p0, left, second, (second + third) / 2, third, right, p3


class _Flags(dict[int, int]):
    """A difference's flags in a glyf record: whether it is short, and positive, or nothing."""

    def __init__(self, short: int, same: int) -> None:
        self._short, self._same = short, same

    def __missing__(self, difference: int) -> int:
        flags = self._same if 0 <= difference < 256 else 0
        if 0 < abs(difference) < 256:
            flags |= self._short
        self[difference] = flags
        return flags


class _Bytes(dict[int, bytes]):
    """A difference's bytes in a glyf record: none, one, or two."""

    def __missing__(self, difference: int) -> bytes:
        size = abs(difference)
        long = struct.pack(">h", difference)
        made = self[difference] = long if size > 255 else bytes([size] if size else [])
        return made


_X_FLAGS, _Y_FLAGS = _Flags(_X_SHORT, _X_SAME), _Flags(_Y_SHORT, _Y_SAME)
_BYTES = _Bytes()


def _record(outline: _Outline) -> bytes:
    """Return a glyph's record in the glyf table, padded to four bytes; empty without ink."""
    if not outline.ends:
        return b""
    xs, ys = list(map(round, outline.xs)), list(map(round, outline.ys))
    dxs, dys = list(map(sub, xs, chain((0,), xs))), list(map(sub, ys, chain((0,), ys)))
    bits = map(or_, map(_X_FLAGS.__getitem__, dxs), map(_Y_FLAGS.__getitem__, dys))
    contours = len(outline.ends)
    head = struct.pack(
        f">h4h{contours}HH", contours, min(xs), min(ys), max(xs), max(ys), *outline.ends, 0
    )
    coordinates = map(_BYTES.__getitem__, chain(dxs, dys))
    record = b"".join((head, bytes(map(or_, outline.on, bits)), *coordinates))
    return record + b"\0" * (-len(record) % 4)


# The records made so far of each face, by glyph, as long as it is in use; and those kept in a file.
_RECORDS: WeakKeyDictionary[Face, dict[int, bytes]] = WeakKeyDictionary()
_KEPT: WeakKeyDictionary[Face, KeptOutlines] = WeakKeyDictionary()


def glyf_records(face: Face, glyphs: Iterable[int]) -> list[bytes]:
    """Return glyphs' records of the glyf table: kept, made before or drawn now."""
    kept = _KEPT.get(face)
    if kept is None:
        kept = _KEPT[face] = KeptOutlines(face)
    known = _RECORDS.setdefault(face, {})
    wanted = list(glyphs)
    drawn = [glyph for glyph in dict.fromkeys(wanted) if glyph not in known and glyph not in kept]
    known.update(zip(drawn, drawn_records(face, drawn), strict=True))
    return [kept[glyph] if glyph in kept else known[glyph] for glyph in wanted]


def drawn_records(face: Face, glyphs: Iterable[int]) -> Iterator[bytes]:
    """Yield glyphs' records of the glyf table, drawn from the face's own outlines."""
    outline = _Outline(face.units_per_em)
    for glyph in glyphs:
        outline.clear()
        face.draw(glyph, outline.functions)
        yield _record(outline)


def with_truetype_outlines(face: Face, program: bytes, glyphs: Sequence[int]) -> bytes:
    """Return a font file, a subset of `face`, with TrueType outlines; `glyphs` are its old ids."""
    parts = sfnt.tables(program)
    parts.pop(b"CFF ", None)
    records = glyf_records(face, glyphs)
    offsets = [0]
    for record in records:
        offsets.append(offsets[-1] + len(record))
    parts[b"glyf"] = b"".join(records)
    parts[b"loca"] = struct.pack(f">{len(offsets)}L", *offsets)
    parts[b"maxp"] = _maxp(records)
    head = parts[b"head"]
    parts[b"head"] = head[:50] + b"\0\1" + head[52:]  # loca in long offsets
    return sfnt.assemble(_VERSION, parts, sealed=True)


def _maxp(records: Sequence[bytes]) -> bytes:
    """Return the maxp table: how many points and contours the largest glyph has."""
    contours = [struct.unpack_from(">h", record)[0] for record in records if record]
    ends = (
        struct.unpack_from(">H", r, 8 + 2 * n)[0]
        for r, n in zip(filter(None, records), contours, strict=True)
    )
    points = max(ends, default=-1) + 1
    most = max(contours, default=0)
    return struct.pack(">LH13H", 0x10000, len(records), points, most, 0, 0, 2, *(0,) * 8)
