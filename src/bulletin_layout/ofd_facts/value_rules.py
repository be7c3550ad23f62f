"""Which attributes elements must have, and of which kind values are (GB/T 33190-2016 7, 8, 9, 11).

In: a package. Out: what is missing, and values that are none of their kind.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence

from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.document_rules import is_id, xml_parts
from bulletin_layout.ofd_facts.package import Package, local

_MOST_TOLD = 20
_NUMBER = re.compile(r"[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:[eE][+-]?\d{1,2})?", re.ASCII)
# How many numbers each command of a path takes.
_PATH = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_SPACES = {"GRAY": 1, "RGB": 3, "CMYK": 4}


def numbers(text: str, count: int | None = None) -> list[float] | None:
    """Return the numbers that a text holds, None if a word is none or there are not so many."""
    words = text.split()
    if not all(_NUMBER.fullmatch(word) for word in words):
        return None
    return None if count is not None and len(words) != count else [float(word) for word in words]


def _is_number(text: str) -> bool:
    return numbers(text, 1) is not None


def _is_positive(text: str) -> bool:
    found = numbers(text, 1)
    return found is not None and found[0] > 0


def _is_width(text: str) -> bool:
    found = numbers(text, 1)
    return found is not None and found[0] >= 0


def _is_box(text: str) -> bool:
    found = numbers(text, 4)
    return found is not None and found[2] >= 0 and found[3] >= 0


def _is_page_box(text: str) -> bool:
    found = numbers(text, 4)
    return found is not None and found[2] > 0 and found[3] > 0


def _is_matrix(text: str) -> bool:
    return numbers(text, 6) is not None


def _is_text(text: str) -> bool:
    return bool(text)


def _is_path(text: str) -> bool:
    words = text.split()
    at = 0
    while at < len(words):
        count = _PATH.get(words[at])
        if count is None or numbers(" ".join(words[at + 1 : at + 1 + count]), count) is None:
            return False
        at += 1 + count
    return bool(words) and words[0] in "SM"


def _one_of(*names: str) -> Callable[[str], bool]:
    return lambda text: text in names


# By element: its attributes, each with the test of its value; `?` before one that may be missing.
_ATTRIBUTES: dict[str, dict[str, Callable[[str], bool]]] = {
    "Page": {"?ID": is_id, "?BaseLoc": _is_text},
    "Layer": {"ID": is_id, "?Type": _one_of("Body", "Background", "Foreground")},
    "TextObject": {
        "ID": is_id, "Boundary": _is_box, "Font": is_id, "?Size": _is_positive,
        "?CTM": _is_matrix, "?HScale": _is_positive, "?LineWidth": _is_width,
    },
    "TextCode": {"?X": _is_number, "?Y": _is_number},
    "PathObject": {"ID": is_id, "Boundary": _is_box, "?LineWidth": _is_width, "?CTM": _is_matrix},
    "ImageObject": {"ID": is_id, "Boundary": _is_box, "ResourceID": is_id, "?CTM": _is_matrix},
    "Font": {"ID": is_id, "FontName": _is_text},
    "ColorSpace": {"ID": is_id, "Type": _is_text},
    "MultiMedia": {"ID": is_id, "Type": _one_of("Image", "Audio", "Video")},
    "Bookmark": {"Name": _is_text},
}  # fmt: skip
# By element: the test of its text.
_TEXTS: dict[str, Callable[[str], bool]] = {
    "PhysicalBox": _is_page_box,
    "ApplicationBox": _is_page_box,
    "ContentBox": _is_page_box,
    "MaxUnitID": is_id,
    "AbbreviatedData": _is_path,
}
# By element: what must stand in it.
_CHILDREN = {
    "OFD": ("DocBody",),
    "DocBody": ("DocInfo", "DocRoot"),
    "Document": ("CommonData", "Pages"),
    "CommonData": ("MaxUnitID", "PageArea"),
    "PageArea": ("PhysicalBox",),
    "Pages": ("Page",),
    "TextObject": ("TextCode",),
    "PathObject": ("AbbreviatedData",),
    "Layer": (),
}
# What may stand on a layer, and in a block on it.
_OBJECTS = ("TextObject", "PathObject", "ImageObject", "CompositeObject", "PageBlock")


def values(package: Package) -> Iterator[str]:
    """Elements have the attributes and parts that they must have, each value of its kind."""
    spaces = _spaces(package)
    told = 0
    for part, root in xml_parts(package):
        if local(root) not in ("OFD", "Document", "Page", "Res"):
            continue
        for element in root.iter():
            for words in _wrong_in(part, root, element, spaces):
                told += 1
                if told > _MOST_TOLD:
                    return
                yield words


def _wrong_in(
    part: str, root: ET.Element, element: ET.Element, spaces: dict[str, int]
) -> Iterator[str]:
    name = local(element)
    for key, is_good in _ATTRIBUTES.get(name, {}).items():
        attribute = key.removeprefix("?")
        value = element.get(attribute)
        if value is None and key == attribute:
            yield Message("{part}: {name} has no {key}", part=part, name=name, key=attribute)
        elif value is not None and not is_good(value):
            yield _no_value(part, name, attribute, value)
    text = (element.text or "").strip()
    if name in _TEXTS and not _TEXTS[name](text):
        yield _no_value(part, name, "", text)
    inner = [local(child) for child in element]
    # `Page` and `Document` are names of two things each: the listed page, the structure's root.
    is_listed = name == "Page" and element is not root
    for wanted in () if is_listed else _CHILDREN.get(name, ()):
        if wanted not in inner:
            yield Message("{part}: {name} has no {key}", part=part, name=name, key=wanted)
    if name in ("Layer", "PageBlock"):
        for strange in (child for child in inner if child not in _OBJECTS):
            words = "{part}: {strange} is nothing that stands on a page"
            yield Message(words, part=part, strange=strange)
    if name in ("FillColor", "StrokeColor") and not _is_colour(element, spaces):
        yield _no_value(part, name, "Value", element.get("Value", ""))


def _no_value(part: str, name: str, attribute: str, value: str) -> Message:
    key = f"{name} {attribute}".strip()
    return Message("{part}: {key} is {value!r}", part=part, key=key, value=value[:60])


def _spaces(package: Package) -> dict[str, int]:
    """Return how many values a colour has, by its space."""
    found = {}
    for _, root in xml_parts(package):
        for element in root.iter():
            if local(element) == "ColorSpace":
                kind = element.get("Type", "").upper()
                found[element.get("ID", "")] = _SPACES.get(kind, 0)
    return found


def _is_colour(element: ET.Element, spaces: dict[str, int]) -> bool:
    value, space = element.get("Value"), element.get("ColorSpace")
    if value is None:
        return True  # a pattern, or the default
    count = spaces.get(space, 0) if space is not None else 3
    found = numbers(value)
    is_whole = found is not None and all(0 <= v <= 255 and v == int(v) for v in found)
    return is_whole and found is not None and (not count or len(found) in (count, 1))


def distances(text: str) -> list[tuple[int, float]] | None:
    """Return a DeltaX's distances, each with how often (`g COUNT DISTANCE`); None for others."""
    words: Sequence[str] = text.split()
    found: list[tuple[int, float]] = []
    at = 0
    while at < len(words):
        is_group = words[at] == "g"
        count = (
            int(words[at + 1]) if is_group and _is_count(words, at + 1) else 0 if is_group else 1
        )
        given = numbers(" ".join(words[at + 2 : at + 3] if is_group else words[at : at + 1]), 1)
        if not count or given is None:
            return None
        found.append((count, given[0]))
        at += 3 if is_group else 1
    return found


def _is_count(words: Sequence[str], at: int) -> bool:
    return at < len(words) and re.fullmatch(r"[1-9][0-9]{0,5}", words[at]) is not None
