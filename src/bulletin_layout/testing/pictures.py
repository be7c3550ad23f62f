"""Pages as pictures: rendered by pdfium at 150 dpi, compared with a small tolerance.

One changed glyph is only some 500 pixels of a page, so differing pixels are counted and never
taken as a share.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops

from bulletin_layout.pdf_facts.drawn import drawn, page_count

DPI = 150
_CHANNEL_TOLERANCE = 8


def render(pdf: bytes, index: int, dpi: int = DPI) -> Image.Image:
    """Return a page as an RGB picture; a white one if the PDF has no such page."""
    if index >= page_count(pdf):
        return Image.new("RGB", (1, 1), "white")
    return drawn(pdf, index, dpi / 72).convert("RGB")


def load(path: Path) -> Image.Image:
    """Return a golden picture."""
    with Image.open(path) as picture:
        return picture.convert("RGB")


def png(picture: Image.Image) -> bytes:
    """Return a picture as PNG."""
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def differing_pixels(one: Image.Image, other: Image.Image) -> int:
    """Return how many pixels differ in any channel by more than the tolerance."""
    if one.size != other.size:
        return max(one.width * one.height, other.width * other.height)
    histogram = _mask(one, other).histogram()
    return sum(histogram[1:])


def difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return the second picture paled, with what differs in red."""
    if one.size != other.size:
        one = _on_white(one, other.size)
    paled = Image.blend(other, Image.new("RGB", other.size, "white"), 0.7)
    paled.paste((215, 0, 15), mask=_mask(one, other))
    return paled


def _on_white(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    canvas = Image.new("RGB", size, "white")
    canvas.paste(picture, (0, 0))
    return canvas


def _mask(one: Image.Image, other: Image.Image) -> Image.Image:
    channels = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return most.point(lambda value: 255 if value > _CHANNEL_TOLERANCE else 0)
