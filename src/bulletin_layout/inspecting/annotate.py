"""A copy of an inspected PDF with a note at each deviation.

In: the PDF's bytes and its inspection. Out: bytes of a PDF. What is true of the whole file is noted
at the top of its first page.
"""

from __future__ import annotations

import io
import logging
from collections import defaultdict
from typing import Any

import pypdf
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

from bulletin_layout.inspecting.model import Inspection
from bulletin_layout.inspecting.report import deviation_words
from bulletin_layout.measuring.model import Box
from bulletin_layout.messages import in_chinese

_COLOUR = "ffe08a"
# Of a note of the whole file: how far from the page's corner, and how large.
_INSET, _SIDE = 18.0, 18.0


def annotated(data: bytes, inspection: Inspection, chinese: bool) -> bytes:
    """Return a PDF with its deviations as notes. Raises what pypdf does for a broken file."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for (number, box), words in _by_place(inspection, chinese).items():
        page = max(number, 1)
        if page <= len(writer.pages):
            note = _note(box, "\n".join(words), writer.pages[page - 1])
            writer.add_annotation(page_number=page - 1, annotation=note)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _by_place(inspection: Inspection, chinese: bool) -> dict[tuple[int, Box | None], list[str]]:
    """Return what is said of each place: a place is marked once, whatever is wrong there."""
    said: dict[tuple[int, Box | None], list[str]] = defaultdict(list)
    for deviation in inspection.deviations:
        words = deviation_words(deviation)
        place = deviation.where.page, deviation.where.box
        said[place].append(str(in_chinese(words) if chinese else words))
    return said


def _note(box: Box | None, text: str, page: Any) -> Any:
    """Return a mark over a box, or a note at the page's top where there is none."""
    top, left = float(page.mediabox.top), float(page.mediabox.left)
    if box is None:
        corner = left + _INSET, top - _INSET
        return Text(rect=(corner[0], corner[1] - _SIDE, corner[0] + _SIDE, corner[1]), text=text)
    rect = (left + box.left, top - box.bottom, left + box.right, top - box.top)
    corners = _corners(box, left, top)
    mark = Highlight(rect=rect, quad_points=corners, highlight_color=_COLOUR)
    mark[NameObject("/Contents")] = TextStringObject(text)
    return mark


def _corners(box: Box, left: float, top: float) -> ArrayObject:
    """Return the corners of a box as a highlight has them (ISO 32000-1 12.5.6.10)."""
    points = (
        box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom,
    )  # fmt: skip
    return ArrayObject(
        [FloatObject(left + v if i % 2 == 0 else top - v) for i, v in enumerate(points)]
    )
