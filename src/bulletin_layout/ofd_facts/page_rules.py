"""Rules of OFD-A on what stands on pages, each a generator of what breaks it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import uharfbuzz as hb

from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.document_rules import xml_parts
from bulletin_layout.ofd_facts.package import Package, descendants, local
from bulletin_layout.ofd_facts.resource_rules import font_files, resources_of
from bulletin_layout.ofd_facts.value_rules import distances, numbers

_DEEPEST = 3
_REFERENCES = (
    ("TextObject", "Font"),
    ("ImageObject", "ResourceID"),
    ("CompositeObject", "ResourceID"),
    ("Template", "TemplateID"),
)
_COLOURS = ("FillColor", "StrokeColor")


def _objects(package: Package, *names: str) -> Iterator[tuple[int, ET.Element]]:
    """Yield objects of the pages with the numbers of their pages."""
    for number, part in enumerate(package.pages.values(), 1):
        for element in descendants(package.tree(part), *names):
            yield number, element


def references(package: Package) -> Iterator[str]:
    """Whatever an object refers to is a resource."""
    kinds = ("Font", "MultiMedia", "ColorSpace", "DrawParam", "CompositeGraphicUnit")
    known = {e.get("ID") for _, _, e in resources_of(package, *kinds)}
    known |= {e.get("ID") for e in descendants(package.document, "TemplatePage")}
    for page, element in _objects(package, "TextObject", "PathObject", "ImageObject", "Layer"):
        wanted = element.get("DrawParam")
        if wanted is not None and wanted not in known:
            words = "page {page}: {kind} refers to {wanted!r}, which is not there"
            yield Message(words, page=page, kind=local(element), wanted=wanted)
    for kind, attribute in (*_REFERENCES, *((colour, "ColorSpace") for colour in _COLOURS)):
        for page, element in _objects(package, kind):
            wanted = element.get(attribute)
            is_optional = kind in _COLOURS
            if wanted not in known and not (wanted is None and is_optional):
                words = "page {page}: {kind} refers to {wanted!r}, which is not there"
                yield Message(words, page=page, kind=kind, wanted=wanted or "")


def glyphs(package: Package) -> Iterator[str]:
    """Every character that is shown has its glyph in the embedded font."""
    fonts: dict[str | None, set[int]] = {}
    counts: dict[str | None, int] = {}
    for font, file in font_files(package):
        if file:
            face = hb.Face(hb.Blob(package.read(file)))
            fonts[font.get("ID")] = set(face.unicodes)
            counts[font.get("ID")] = face.glyph_count
    missing: dict[str, int] = {}
    for page, element in _objects(package, "TextObject"):
        id_ = element.get("Font")
        known = fonts.get(id_)
        given = list(descendants(element, "Glyphs"))
        for glyph in (numbers(g.text or "") for g in given):
            if glyph is None or any(not 0 <= n < counts.get(id_, 0) for n in glyph):
                yield Message("page {page}: a glyph is named that its font lacks", page=page)
        if known is None or given:
            continue
        for character in _text(element):
            if ord(character) not in known:
                missing.setdefault(character, page)
    for character, page in missing.items():
        words = "page {page}: the font has no {character!r} (U+{code:04X})"
        yield Message(words, page=page, character=character, code=ord(character))


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
        if not text:
            yield Message("page {page}: a text has no characters", page=page)
            continue
        given = distances(element.get("DeltaX", ""))
        count = sum(times for times, _ in given) if given is not None else -1
        if count not in (0, len(text) - 1) or (count == 0 and len(text) > 1):
            words = "page {page}: {count} distances for {characters} characters"
            yield Message(words, page=page, count=count, characters=len(text))


def _number(word: str | None) -> float:
    found = numbers(word or "0", 1)
    return found[0] if found is not None else 0.0


def on_the_page(package: Package) -> Iterator[str]:
    """Whatever is shown stands on its page, at least in part."""
    for number, part in enumerate(package.pages.values(), 1):
        page = package.tree(part)
        area = next(
            (e for root in (page, package.document) for e in descendants(root, "PhysicalBox")), None
        )
        paper = numbers((area.text or "") if area is not None else "", 4) or [0.0, 0.0, 0.0, 0.0]
        for element in descendants(page, "TextObject", "PathObject", "ImageObject"):
            box = numbers(element.get("Boundary", ""), 4)
            if box is not None and not _meet(box, paper):
                words = "page {page}: {name} stands off the page"
                yield Message(words, page=number, name=local(element))


def _meet(one: list[float], other: list[float]) -> bool:
    across = one[0] <= other[0] + other[2] and other[0] <= one[0] + one[2]
    return across and one[1] <= other[1] + other[3] and other[1] <= one[1] + one[3]


def seen(package: Package) -> Iterator[str]:
    """What is on a page is seen: nothing is hidden or wholly transparent."""
    for page, element in _objects(package, "TextObject", "PathObject", "ImageObject"):
        if element.get("Visible", "true") != "true" or element.get("Alpha", "255") != "255":
            words = "page {page}: {name} is hidden or transparent"
            yield Message(words, page=page, name=local(element))


def tagged_objects(package: Package) -> Iterator[str]:
    """The tags of the structure lead to objects that are on the pages they name."""
    on_page: dict[str, set[str]] = {}
    for id_, part in package.pages.items():
        on_page[id_] = {e.get("ID", "") for e in package.tree(part).iter()}
    for part, root in xml_parts(package):
        for reference in descendants(root, "ObjectRef"):
            object_ = (reference.text or "").strip()
            if object_ not in on_page.get(reference.get("PageRef", ""), ()):
                words = "{part} has a tag of the object {object}, which is not on its page"
                yield Message(words, part=part, object=object_[:20])


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
