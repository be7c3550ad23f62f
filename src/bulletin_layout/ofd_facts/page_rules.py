"""Rules of OFD-A on what stands on pages, each a generator of what breaks it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import uharfbuzz as hb

from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.package import Package, descendants, local
from bulletin_layout.ofd_facts.resource_rules import font_files, resources_of

_DEEPEST = 3
_REFERENCES = (("TextObject", "Font"), ("ImageObject", "ResourceID"))
_COLOURS = ("FillColor", "StrokeColor")


def _objects(package: Package, *names: str) -> Iterator[tuple[int, ET.Element]]:
    """Yield objects of the pages with the numbers of their pages."""
    for number, part in enumerate(package.pages.values(), 1):
        for element in descendants(package.tree(part), *names):
            yield number, element


def references(package: Package) -> Iterator[str]:
    """Whatever an object refers to is a resource."""
    known = {e.get("ID") for _, _, e in resources_of(package, "Font", "MultiMedia", "ColorSpace")}
    for kind, attribute in (*_REFERENCES, *((colour, "ColorSpace") for colour in _COLOURS)):
        for page, element in _objects(package, kind):
            wanted = element.get(attribute)
            is_optional = kind in _COLOURS
            if wanted not in known and not (wanted is None and is_optional):
                words = "page {page}: {kind} refers to {wanted!r}, which is not there"
                yield Message(words, page=page, kind=kind, wanted=wanted or "")


def glyphs(package: Package) -> Iterator[str]:
    """Every character that is shown has its glyph in the embedded font."""
    fonts = {
        font.get("ID"): _characters(package.read(file))
        for font, file in font_files(package)
        if file
    }
    missing: dict[str, int] = {}
    for page, element in _objects(package, "TextObject"):
        known = fonts.get(element.get("Font"))
        if known is None or next(descendants(element, "CGTransform"), None) is not None:
            continue
        for character in _text(element):
            if ord(character) not in known:
                missing.setdefault(character, page)
    for character, page in missing.items():
        words = "page {page}: the font has no {character!r} (U+{code:04X})"
        yield Message(words, page=page, character=character, code=ord(character))


def _characters(font: bytes) -> set[int]:
    try:
        return set(hb.Face(hb.Blob(font)).unicodes)
    except (hb.HarfBuzzError, RuntimeError, ValueError):
        return set()


def _text(element: ET.Element) -> str:
    return "".join(code.text or "" for code in descendants(element, "TextCode"))


def text_size(package: Package) -> Iterator[str]:
    """A text object says its size."""
    for page, element in _objects(package, "TextObject"):
        if _number(element.get("Size")) <= 0:
            yield Message("page {page}: a text says no size", page=page)


def text_scale(package: Package) -> Iterator[str]:
    """A text that is only wider or narrower says so with HScale, not with a matrix."""
    for page, element in _objects(package, "TextObject"):
        matrix = [_number(word) for word in element.get("CTM", "").split()]
        if len(matrix) == 6 and matrix[1:4] == [0, 0, 1] and matrix[0] != 1:
            yield Message("page {page}: a text is stretched by a matrix", page=page)


def text_places(package: Package) -> Iterator[str]:
    """A text's distances are one fewer than its characters."""
    for page, element in _objects(package, "TextCode"):
        text = element.text or ""
        count = _distances(element.get("DeltaX", ""))
        if count not in (0, len(text) - 1) or (count == 0 and len(text) > 1):
            words = "page {page}: {count} distances for {characters} characters"
            yield Message(words, page=page, count=count, characters=len(text))


def _distances(text: str) -> int:
    """Return how many distances a DeltaX has: `g COUNT DISTANCE` is COUNT of them."""
    words = text.split()
    count = at = 0
    while at < len(words):
        is_group = words[at] == "g" and at + 1 < len(words)
        count += int(_number(words[at + 1])) if is_group else 1
        at += 3 if is_group else 1
    return count


def _number(word: str | None) -> float:
    try:
        return float(word or "0")
    except ValueError:
        return 0.0


def image_interpolation(package: Package) -> Iterator[str]:
    """No picture is smoothed by its reader."""
    for page, element in _objects(package, "ImageObject"):
        if element.get("Interpolate") == "true":
            yield Message("page {page}: a picture is interpolated", page=page)


def block_depth(package: Package) -> Iterator[str]:
    """Blocks of a page are nested three deep at the most."""
    for number, part in enumerate(package.pages.values(), 1):
        deepest = _depth(package.tree(part))
        if deepest > _DEEPEST:
            yield Message("page {page}: blocks are nested {depth} deep", page=number, depth=deepest)


def _depth(root: ET.Element) -> int:
    deepest, waiting = 0, [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        depth += local(element) == "PageBlock"
        deepest = max(deepest, depth)
        waiting += [(child, depth) for child in element]
    return deepest
