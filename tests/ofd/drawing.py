"""A small reader of OFD that draws a page: glyphs of the embedded fonts at the written places.

It shares nothing with the writer: parts by zipfile, XML by ElementTree, glyphs by FreeType.
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Any

from PIL import Image, ImageDraw, ImageFont

NAMESPACE = "{http://www.ofdspec.org/2016}"
DPI = 150
# Drawn larger and reduced: neither places nor stems are rounded to a pixel.
LARGER = 4
_MM = DPI * LARGER / 25.4


def numbers(text: str | None) -> list[float]:
    return [float(word) for word in (text or "").split()]


def deltas(text: str | None) -> list[float]:
    """Return the distances of a DeltaX, `g COUNT DISTANCE` written out."""
    words = iter((text or "").split())
    found: list[float] = []
    for word in words:
        if word == "g":
            found += int(next(words)) * [float(next(words))]
        else:
            found.append(float(word))
    return found


@dataclass
class Ofd:
    """An OFD file's parts."""

    data: bytes

    def __post_init__(self) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(self.data))
        root = self.xml("Doc_0/Document.xml")
        pages = root.iter(f"{NAMESPACE}Page")
        self.pages = [f"Doc_0/{page.get('BaseLoc')}" for page in pages]
        box = root.find(f".//{NAMESPACE}PhysicalBox")
        assert box is not None
        self.size = tuple(numbers(box.text)[2:])
        public = self.xml("Doc_0/PublicRes.xml")
        self.greys = {e.get("ID") for e in public.iter(f"{NAMESPACE}ColorSpace")}
        self.fonts = {
            font.get("ID"): self._resource(font, "FontFile")
            for font in public.iter(f"{NAMESPACE}Font")
        }
        self.images: dict[str | None, bytes] = {}
        if "Doc_0/DocumentRes.xml" in self.zip.namelist():
            media = self.xml("Doc_0/DocumentRes.xml").iter(f"{NAMESPACE}MultiMedia")
            self.images = {m.get("ID"): self._resource(m, "MediaFile") for m in media}

    def xml(self, name: str) -> ET.Element:
        return ET.fromstring(self.zip.read(name))

    def _resource(self, element: ET.Element, child: str) -> bytes:
        name = element.findtext(f"{NAMESPACE}{child}")
        return self.zip.read(f"Doc_0/Res/{name}")

    def objects(self, page: int) -> list[ET.Element]:
        layers = self.xml(self.pages[page]).iter(f"{NAMESPACE}Layer")
        return [object_ for layer in layers for object_ in layer]


def drawn(ofd: Ofd, page: int) -> Image.Image:
    """Return a page in grey at DPI."""
    width, height = (ceil(v * _MM) for v in ofd.size)
    sheet = Image.new("L", (width, height), 255)
    for element in ofd.objects(page):
        kind = element.tag.removeprefix(NAMESPACE)
        {"TextObject": _text, "PathObject": _path, "ImageObject": _image}[kind](ofd, sheet, element)
    return sheet.reduce(LARGER)


def _ink(ofd: Ofd, element: ET.Element, name: str) -> int:
    """Return a colour's luminance."""
    colour = element.find(f"{NAMESPACE}{name}")
    assert colour is not None
    values = [int(v) for v in numbers(colour.get("Value"))]
    if colour.get("ColorSpace") is not None:
        assert colour.get("ColorSpace") in ofd.greys
        return values[0]
    red, green, blue = values
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def placed_glyphs(element: ET.Element) -> list[tuple[str, float, float]]:
    """Return the characters of a text object with their origins in its own millimetres."""
    found = []
    for code in element.findall(f"{NAMESPACE}TextCode"):
        x, y = float(code.get("X", "nan")), float(code.get("Y", "nan"))
        text = code.text or ""
        moves = deltas(code.get("DeltaX"))
        assert len(moves) == len(text) - 1, text
        for character, move in zip(text, [*moves, 0.0], strict=True):
            found.append((character, x, y))
            x += move
    return found


@cache
def _font(data: bytes, size: float) -> Any:
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def _text(ofd: Ofd, sheet: Image.Image, element: ET.Element) -> None:
    left, top, *_ = numbers(element.get("Boundary"))
    font = _font(ofd.fonts[element.get("Font")], float(element.get("Size", "nan")) * _MM)
    ink = _ink(ofd, element, "FillColor")
    matrix = numbers(element.get("CTM"))
    scale = float(element.get("HScale", "1"))
    draw = ImageDraw.Draw(sheet)
    for character, x, y in placed_glyphs(element):
        if not matrix and scale == 1:
            place = ((left + x) * _MM, (top + y) * _MM)
            draw.text(place, character, fill=ink, font=font, anchor="ls")
        else:
            a, b, c, d, e, f = matrix or (1, 0, 0, 1, 0, 0)
            at = (left + a * x + c * y + e, top + b * x + d * y + f)
            _turned(sheet, character, font, ink, at, (a * scale, b * scale, c, d))


def _turned(
    sheet: Image.Image,
    character: str,
    font: Any,
    ink: int,
    at: tuple[float, float],
    matrix: tuple[float, float, float, float],
) -> None:
    """Draw a glyph through a matrix about its origin."""
    size = ceil(font.size * 2)
    glyph = Image.new("L", (2 * size, 2 * size), 0)
    ImageDraw.Draw(glyph).text((size, size), character, fill=255, font=font, anchor="ls")
    a, b, c, d = matrix
    whole = a * d - b * c
    inverse = (d / whole, -c / whole, -b / whole, a / whole)
    x, y = at[0] * _MM, at[1] * _MM
    left, top = int(x) - size, int(y) - size
    # From a pixel of the sheet to one of the glyph.
    dx, dy = left - x, top - y
    transform = (
        inverse[0], inverse[1], inverse[0] * dx + inverse[1] * dy + size,
        inverse[2], inverse[3], inverse[2] * dx + inverse[3] * dy + size,
    )  # fmt: skip
    mask = glyph.transform(glyph.size, Image.Transform.AFFINE, transform, Image.Resampling.BICUBIC)
    sheet.paste(ink, (left, top), mask)


def _path(ofd: Ofd, sheet: Image.Image, element: ET.Element) -> None:
    left, top, *_ = numbers(element.get("Boundary"))
    half = float(element.get("LineWidth", "nan")) / 2
    ink = _ink(ofd, element, "StrokeColor")
    words = (element.findtext(f"{NAMESPACE}AbbreviatedData") or "").split()
    draw = ImageDraw.Draw(sheet)
    for at in range(0, len(words), 6):
        assert (words[at], words[at + 3]) == ("M", "L")
        x1, y1, x2, y2 = (float(words[at + i]) for i in (1, 2, 4, 5))
        assert x1 == x2 or y1 == y2
        box = [left + min(x1, x2), top + min(y1, y2), left + max(x1, x2), top + max(y1, y2)]
        if x1 == x2:
            box[0], box[2] = box[0] - half, box[2] + half
        else:
            box[1], box[3] = box[1] - half, box[3] + half
        x1, y1, x2, y2 = (v * _MM for v in box)
        draw.rectangle((round(x1), round(y1), round(x2) - 1, round(y2) - 1), fill=ink)


def _image(ofd: Ofd, sheet: Image.Image, element: ET.Element) -> None:
    left, top, width, height = (v * _MM for v in numbers(element.get("Boundary")))
    a, b, c, d, e, f = (v * _MM for v in numbers(element.get("CTM")))
    with Image.open(io.BytesIO(ofd.images[element.get("ResourceID")])) as stored:
        pixels = stored.convert("RGB").convert("L")
    # From a pixel of the box to one of the stored picture, through its unit square.
    whole = a * d - b * c
    across, down = pixels.width, pixels.height
    size = (round(width), round(height))
    if max(abs(b), abs(c)) > 0:
        mirrored = (c < 0, b < 0)
        upright = pixels.transpose(Image.Transpose.TRANSPOSE)
    else:
        mirrored, upright = (a < 0, d < 0), pixels
    assert whole and across and down and e >= 0 and f >= 0
    if mirrored[0]:
        upright = upright.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if mirrored[1]:
        upright = upright.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    sheet.paste(upright.resize(size, Image.Resampling.BOX), (round(left), round(top)))
