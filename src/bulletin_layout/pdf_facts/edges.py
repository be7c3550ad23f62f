"""The straight lines that a PDF page's paths draw: rules, and the sides of frames. In points."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as c

from bulletin_layout.pdf_facts.model import RuleFact
from bulletin_layout.pdf_facts.space import ShownPage

# A filled shape that is thinner than this is a rule; a line that strays less is level or upright.
_THIN, _LEVEL = 3.0, 0.5
# A drawing has more lines than any table's frame in one path.
_MOST_LINES = 2000

_Point = tuple[float, float]


def edges_of(item: Any, shown: ShownPage) -> Iterator[RuleFact]:
    """Yield the level and upright lines of a path as shown: what is stroked, and thin fills."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(item, filled, stroked)
    colour = _colour(item, bool(stroked.value))
    if colour == "#FFFFFF" or c.FPDFPath_CountSegments(item) > _MOST_LINES:
        return
    width = ctypes.c_float()
    c.FPDFPageObj_GetStrokeWidth(item, width)
    for points in _subpaths(item, shown):
        if stroked.value:
            yield from _sides(points, width.value, colour)
        elif filled.value and len(points) > 1:
            box = _box(points)
            if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
                yield RuleFact(*box, 0.0, colour)


def _sides(points: list[_Point], width: float, colour: str) -> Iterator[RuleFact]:
    for start, end in pairwise(points):
        box = _box([start, end])
        if min(box[2] - box[0], box[3] - box[1]) <= _LEVEL:
            yield RuleFact(*box, width, colour)


def _box(points: list[_Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _subpaths(item: Any, shown: ShownPage) -> Iterator[list[_Point]]:
    """Yield the corners of each part of a path; a closed one ends where it began."""
    matrix = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(item, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point] = []
    for i in range(c.FPDFPath_CountSegments(item)):
        segment = c.FPDFPath_GetPathSegment(item, i)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        if c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        points.append(shown.point(across, up))
        if c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _colour(item: Any, stroked: bool) -> str:
    rgba = [ctypes.c_uint() for _ in range(4)]
    get = c.FPDFPageObj_GetStrokeColor if stroked else c.FPDFPageObj_GetFillColor
    get(item, *rgba)
    return "#" + "".join(f"{v.value:02X}" for v in rgba[:3])
