"""A copy of an inspected PDF with a note at each deviation.

In: the PDF's file and its inspection. Out: bytes of a PDF. What is true of the whole file is noted
at the top of its first page.
"""

from __future__ import annotations

import io
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdf
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

from bulletin_layout.child_process.run import run_apart
from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.inspecting.model import Inspection
from bulletin_layout.inspecting.report import deviation_words
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.measuring.model import Box
from bulletin_layout.measuring.read import read_bytes
from bulletin_layout.messages import Bilingual, in_chinese
from bulletin_layout.named_tuple import NamedTuple

_PDF = b"%PDF-"
_COLOUR = "ffe08a"
# Of a note of the whole file: how far from the page's corner, and how large.
_INSET, _SIDE = 18.0, 18.0


class _Note(NamedTuple):
    page: int
    box: Box | None
    text: str


def annotated(
    file: str, inspection: Inspection, chinese: bool, limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """Return a PDF with its deviations as notes, made in a child process. Raises InputError."""
    return run_apart(_annotated, [file], limits, arguments=[_notes(inspection, chinese)])


def _notes(inspection: Inspection, chinese: bool) -> list[_Note]:
    """Return what is said of each place: a place is marked once, whatever is wrong there."""
    said: dict[tuple[int, Box | None], list[str]] = defaultdict(list)
    for deviation in inspection.deviations:
        words = deviation_words(deviation)
        place = max(deviation.where.page, 1), deviation.where.box
        said[place].append(str(in_chinese(words) if chinese else words))
    return [_Note(page, box, "\n".join(words)) for (page, box), words in said.items()]


def _annotated(
    files: Sequence[str], limits: Limits, begin: Callable[[], None], notes: Sequence[Sequence[Any]]
) -> bytes:
    """Return the first file with notes, each a page, a box or None, and words."""
    begin()
    data = read_bytes(files[0], limits)
    if _PDF not in data[:1024]:
        message = Bilingual("only a PDF can be annotated.", "只有 PDF 可以加批注。")
        advice = Bilingual("Give the PDF that Word makes of it.", "请给出由 Word 生成的 PDF。")
        raise Bounds(Path(files[0]).name).refused(message, advice)
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for number, box, text in notes:
        if number <= len(writer.pages):
            note = _mark(Box(*box) if box else None, text, writer.pages[number - 1])
            writer.add_annotation(page_number=number - 1, annotation=note)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _mark(box: Box | None, text: str, page: Any) -> Any:
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
