"""What stands on the pages of an OFD file, in the terms of `pdf_facts`: points, from the top left.

In: a package. Out: each page's characters, rules and pictures; outlines; metadata.
"""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import chain, repeat

from bulletin_layout.geometry import POINTS_PER_MM
from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.package import Package, children, descendants, local
from bulletin_layout.ofd_facts.resource_rules import resources_of
from bulletin_layout.pdf_facts.model import Facts, PageFact, PictureFact, RuleFact, unreadable
from bulletin_layout.pdf_facts.pages import CharacterFact, PageContent, lines_of
from bulletin_layout.pdf_facts.plain import plain_facts

_A4 = (0.0, 0.0, 210.0, 297.0)
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# So many equal distances are read of one `g COUNT DISTANCE` at the most.
_MOST_REPEATED = 10_000


def ofd_facts(package: Package) -> Facts:
    """Return an OFD file's facts, as other formats have them too. Raises UnreadablePdf."""
    return plain_facts(_contents(package), _outlines(package), _metadata(package))


def whole_ofd_facts(package: Package) -> Facts:
    """Return all facts of an OFD file: where each run begins, and its tree of tags.

    Raises UnreadablePdf.
    """
    pages = tuple(
        PageFact(c.width, c.height, "", lines_of(c.characters), c.rules, c.pictures)
        for c in _contents(package)
    )
    runs = (run for page in pages for line in page.lines for run in line.runs)
    fonts = tuple(sorted({run.font for run in runs}))
    return Facts(
        pages, fonts, tuple(_outlines(package)), tuple(_tags(package)), tuple(_metadata(package))
    )


def _contents(package: Package) -> list[PageContent]:
    try:
        return [_content(package, package.tree(part)) for part in package.pages.values()]
    except (ValueError, OverflowError):
        raise unreadable(package.name, "a number in it is none") from None


def _tags(package: Package) -> Iterator[str]:
    """Yield the parts that hold custom tags (GB/T 33190 CustomTags), an element a line."""
    for part in package.parts:
        if part.startswith(posixpath.dirname(package.document_part) + "/Tags/"):
            tree = package.tree(part)
            ET.indent(tree)
            yield from ET.tostring(tree, "unicode").splitlines()


def _numbers(words: str | None, count: int, default: tuple[float, ...]) -> tuple[float, ...]:
    found = tuple(float(word) for word in (words or "").split())
    return found if len(found) == count else default


def _content(package: Package, page: ET.Element) -> PageContent:
    area = next(
        chain(descendants(page, "PhysicalBox"), descendants(package.document, "PhysicalBox")), None
    )
    box = _numbers(area.text if area is not None else None, 4, _A4)
    names = {
        font.get("ID"): font.get("FontName", "") for _, _, font in resources_of(package, "Font")
    }
    characters: list[CharacterFact] = []
    rules: list[RuleFact] = []
    pictures: list[PictureFact] = []
    for layer in descendants(page, "Layer"):
        for object_ in layer.iter():
            if local(object_) == "TextObject":
                characters += _characters(object_, names.get(object_.get("Font"), ""))
            elif local(object_) == "PathObject":
                rules += _rules(object_)
            elif local(object_) == "ImageObject":
                pictures.append(_picture(package, object_))
    width, height = box[2] * POINTS_PER_MM, box[3] * POINTS_PER_MM
    return PageContent(width, height, "", tuple(characters), tuple(rules), tuple(pictures))


def _characters(element: ET.Element, font: str) -> Iterator[CharacterFact]:
    left, top, *_ = _numbers(element.get("Boundary"), 4, (0.0,) * 4)
    a, b, c, d, e, f = _numbers(element.get("CTM"), 6, _IDENTITY)
    size = float(element.get("Size", "0")) * POINTS_PER_MM
    colour = _colour(element, "FillColor")
    x = y = 0.0
    for code in children(element, "TextCode"):
        x, y = float(code.get("X", x)), float(code.get("Y", y))
        across, down = _distances(code.get("DeltaX")), _distances(code.get("DeltaY"))
        for character in code.text or "":
            place = (left + a * x + c * y + e, top + b * x + d * y + f)
            at_x, at_y = (v * POINTS_PER_MM for v in place)
            yield CharacterFact(character, at_x, at_y, at_x, font, size, colour, None)
            x, y = x + next(across), y + next(down)


def _distances(words: str | None) -> Iterator[float]:
    """Yield the distances of a DeltaX or DeltaY, then none for ever."""
    rest = iter((words or "").split())
    for word in rest:
        if word == "g":
            count = min(int(next(rest, "0")), _MOST_REPEATED)
            yield from repeat(float(next(rest, "0")), count)
        else:
            yield float(word)
    yield from repeat(0.0)


def _colour(element: ET.Element, name: str) -> str:
    colour = next(children(element, name), None)
    values = [int(v) for v in (colour.get("Value", "0") if colour is not None else "0").split()]
    red, green, blue = values if len(values) == 3 else values[:1] * 3
    return f"#{red:02X}{green:02X}{blue:02X}"


def _rules(element: ET.Element) -> Iterator[RuleFact]:
    """Yield the straight strokes of a path."""
    left, top, *_ = _numbers(element.get("Boundary"), 4, (0.0,) * 4)
    width = float(element.get("LineWidth", "0.353")) * POINTS_PER_MM
    colour = _colour(element, "StrokeColor")
    data = next(children(element, "AbbreviatedData"), None)
    words = (data.text or "").split() if data is not None else []
    x = y = 0.0
    while words:
        command, words = words[0], words[1:]
        if command not in ("M", "L") or len(words) < 2:
            continue
        x_, y_ = (left + float(words[0])) * POINTS_PER_MM, (top + float(words[1])) * POINTS_PER_MM
        if command == "L":
            yield RuleFact(min(x, x_), min(y, y_), max(x, x_), max(y, y_), width, colour)
        x, y, words = x_, y_, words[2:]


def _picture(package: Package, element: ET.Element) -> PictureFact:
    from PIL import Image

    x, y, width, height = (
        v * POINTS_PER_MM for v in _numbers(element.get("Boundary"), 4, (0.0,) * 4)
    )
    across = down = 0
    for _, part, media in resources_of(package, "MultiMedia"):
        file = next(children(media, "MediaFile"), None)
        if media.get("ID") == element.get("ResourceID") and file is not None:
            found = package.resource_file(part, file)
            if found in package.parts:
                try:
                    with Image.open(io.BytesIO(package.read(found))) as image:
                        across, down = image.size
                except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
                    said = Message("its part {part} is broken", part=found)
                    raise unreadable(package.name, said) from None
    return PictureFact(x, y, x + width, y + height, across, down)


def _outlines(package: Package) -> Iterator[str]:
    numbers = {id_: number for number, id_ in enumerate(package.pages, 1)}
    for outlines in children(package.document, "Outlines"):
        yield from _below(outlines, numbers, 0)


def _below(element: ET.Element, numbers: dict[str, int], depth: int) -> Iterator[str]:
    for entry in children(element, "OutlineElem"):
        actions = next(children(entry, "Actions"), None)
        dest = next(descendants(actions, "Dest"), None) if actions is not None else None
        page = numbers.get(dest.get("PageID", "")) if dest is not None else None
        where = f" → page {page}" if page else ""
        yield "  " * depth + entry.get("Title", "") + where
        yield from _below(entry, numbers, depth + 1)


def _metadata(package: Package) -> Iterator[str]:
    for name in ("Title", "Author", "Subject"):
        element = next(descendants(package.entrance, name), None)
        if element is not None:
            yield f"{name}: {element.text or ''}"
