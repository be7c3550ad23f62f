"""The pictures of a PDF, as files: a JPEG as it lies there, anything else as PNG."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as c

from bulletin_layout.deadline import check_time
from bulletin_layout.images.read import picture_of
from bulletin_layout.importing.bounds import PICTURE_BYTES, PIXELS, Bounds
from bulletin_layout.importing.material import Picture
from bulletin_layout.importing.places import on_page
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import mark_of
from bulletin_layout.pdf_facts.space import shown_page

_JPEG = b"\xff\xd8\xff"


class PlacedPicture(NamedTuple):
    """A picture of a page from 1: its marked content (None outside of tags), its top in points.

    `middle` is that from left to right, `covers` the part of the page that it takes. `picture` is
    None if it cannot be decoded.
    """

    page: int
    mark: int | None
    top: float
    picture: Picture | None
    middle: float = 0.0
    covers: float = 0.0


def pictures_of(data: bytes, bounds: Bounds, pages: Sequence[int]) -> tuple[PlacedPicture, ...]:
    """Return the pictures of these pages, from 1, in the order of the content. Raises InputError.

    A page without one is not opened: it takes as long as to read its text.
    """
    if not pages:
        return ()
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(
            placed_picture
            for number in pages
            for placed_picture in _on_page(document[number - 1], number, bounds)
        )
    finally:
        document.close()


def _on_page(page: Any, number: int, bounds: Bounds) -> Iterator[PlacedPicture]:
    shown = shown_page(page)
    for item in page.get_objects(filter=(c.FPDF_PAGEOBJ_IMAGE,)):
        left, top, right, foot = shown.box(*item.get_bounds())
        across, down = shown.size
        covers = (right - left) * (foot - top) / (across * down) if across * down else 0.0
        check_time()
        try:
            data = _bytes(item, bounds)
        except (pypdfium2.PdfiumError, OSError, ValueError):
            picture = None
        else:
            bounds.add_photo(data)
            suffix = ".jpg" if data.startswith(_JPEG) else ".png"
            picture = Picture(data, suffix, on_page(number))
        middle = (left + right) / 2
        yield PlacedPicture(number, mark_of(item.raw), top, picture, middle, covers)


def _bytes(item: Any, bounds: Bounds) -> bytes:
    across, down = ctypes.c_uint(), ctypes.c_uint()
    c.FPDFImageObj_GetImagePixelSize(item.raw, across, down)
    bounds.check("picture_pixels", across.value * down.value, PIXELS)
    raw = _raw(item, bounds)
    if raw.startswith(_JPEG):
        picture_of(Path(), raw, bounds.limits)
        return raw
    out = io.BytesIO()
    item.get_bitmap(render=False).to_pil().convert("RGB").save(out, "PNG")
    return out.getvalue()


def _raw(item: Any, bounds: Bounds) -> bytes:
    """Return an image's stream as it lies in the file."""
    length = c.FPDFImageObj_GetImageDataRaw(item.raw, None, 0)
    bounds.check("picture_bytes", length, PICTURE_BYTES)
    buffer = (ctypes.c_char * length)()
    c.FPDFImageObj_GetImageDataRaw(item.raw, buffer, length)
    return bytes(buffer)
