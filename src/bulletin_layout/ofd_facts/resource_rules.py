"""Rules of OFD-A on fonts, pictures and colours, each a generator of what breaks it."""

from __future__ import annotations

import io
import struct
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from bulletin_layout.fonts.soundness import unsound_data
from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.package import Package, descendants, local

_TRUETYPE = (b"\0\1\0\0", b"true", b"ttcf")
# How files of the formats that an archive may hold begin.
_IMAGES = (
    b"BM",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"\x97JB2",
    b"\0\0\0\x0cjP  ",
    b"II*\0",
    b"MM\0*",
)
_PUBLIC, _PRIVATE = ("Font", "ColorSpace"), ("MultiMedia", "DrawParam", "CompositeGraphicUnit")


def resources_of(package: Package, *names: str) -> Iterator[tuple[str, str, ET.Element]]:
    """Yield resources of these names: which kind of part, the part, the element."""
    for kind, parts in package.resources.items():
        for part in parts:
            for element in descendants(package.tree(part), *names):
                yield kind, part, element


def font_files(package: Package) -> Iterator[tuple[ET.Element, str]]:
    """Yield the fonts with the parts of their files, empty where there is none."""
    for _, part, font in resources_of(package, "Font"):
        file = next(descendants(font, "FontFile"), None)
        found = package.resource_file(part, file) if file is not None else ""
        yield font, found if found in package.parts else ""


def fonts_embedded(package: Package) -> Iterator[str]:
    """Every font's file is in the package."""
    for font, file in font_files(package):
        if not file:
            yield Message("the font {name} is not embedded", name=font.get("FontName", ""))


def font_outlines(package: Package) -> Iterator[str]:
    """Embedded fonts have TrueType outlines: a common reader shows nothing of others."""
    for font, file in font_files(package):
        if file and not package.read(file).startswith(_TRUETYPE):
            yield Message("the font {name} has no TrueType outlines", name=font.get("FontName", ""))


def whole_fonts(package: Package) -> Iterator[str]:
    """Embedded fonts are whole: their tables, and the outlines of all their glyphs."""
    for font, file in font_files(package):
        if not file:
            continue
        data = package.read(file)
        problem = unsound_data(data) or _broken_outline(data)
        if problem:
            words = "the font {name} {problem}"
            yield Message(words, name=font.get("FontName", ""), problem=problem)


def _broken_outline(data: bytes) -> str:
    """Return what is wrong with a font's outlines, "" for nothing."""
    from fontTools.ttLib import TTFont, TTLibError  # for verifying only

    try:
        font = TTFont(io.BytesIO(data), lazy=True)
        if "glyf" not in font:
            return ""
        for name in font.getGlyphOrder():
            font["glyf"][name].getCoordinates(font["glyf"])
    except (TTLibError, AssertionError, ArithmeticError, LookupError, TypeError, ValueError,
            AttributeError, struct.error):  # fmt: skip
        return Message("has outlines that cannot be read")
    return ""


def whole_pictures(package: Package) -> Iterator[str]:
    """Pictures can be decoded."""
    from PIL import Image

    for part, media in _media(package, "Image"):
        file = next(descendants(media, "MediaFile"), None)
        found = package.resource_file(part, file) if file is not None else ""
        if found not in package.parts:
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                with Image.open(io.BytesIO(package.read(found))) as picture:
                    picture.load()
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError,
                Image.DecompressionBombWarning):  # fmt: skip
            yield Message("{file} is a picture that cannot be decoded", file=found)


def _media(package: Package, *kinds: str) -> Iterator[tuple[str, ET.Element]]:
    for _, part, media in resources_of(package, "MultiMedia"):
        if media.get("Type") in kinds:
            yield part, media


def image_formats(package: Package) -> Iterator[str]:
    """Pictures are of formats that an archive may hold, told by their first bytes."""
    for part, media in _media(package, "Image"):
        file = next(descendants(media, "MediaFile"), None)
        found = package.resource_file(part, file) if file is not None else ""
        if found in package.parts and not package.read(found).startswith(_IMAGES):
            yield Message("{file} is a picture of another format", file=found)


def no_sound_or_film(package: Package) -> Iterator[str]:
    """There is neither sound nor film."""
    for _, media in _media(package, "Audio", "Video"):
        kind = media.get("Type", "")
        yield Message("the file holds {kind}", kind=kind)


def colour_spaces(package: Package) -> Iterator[str]:
    """Colours are grey, RGB or CMYK."""
    for _, _, space in resources_of(package, "ColorSpace"):
        kind = space.get("Type", "")
        if kind.upper() not in ("GRAY", "RGB", "CMYK"):
            yield Message("{kind!r} is no colour space of an archive", kind=kind)


def resource_places(package: Package) -> Iterator[str]:
    """Fonts and colour spaces are public resources; media are the document's."""
    for kind, part, element in resources_of(package, *_PUBLIC, *_PRIVATE):
        if (local(element) in _PUBLIC) != (kind == "PublicRes"):
            yield Message("{part} is no place for {name}", part=part, name=local(element))
