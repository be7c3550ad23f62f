"""The pictures that an edited file shows: their data, how they look, how wide they are shown.

In: a drawing's element, the parts of the file. Out: pictures that can be held against those that
the file was made with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from bulletin_layout.docx.read_parts import W, WordParts
from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.images.look import look_of
from bulletin_layout.images.read import picture_of
from bulletin_layout.named_tuple import NamedTuple

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_EMU = 12_700  # of a point
_SUFFIXES = {"jpeg": ".jpg", "png": ".png"}
# What Word writes by itself about a picture that is put in.
_BY_ITSELF = re.compile(
    "描述已自动生成|AI 生成的内容可能不正确|[Dd]escription automatically generated"
    "|AI-generated content may be incorrect"
)
_SIDES, _TURNS = ("l", "t", "r", "b"), ("rot", "flipH", "flipV")
_NOTHING = ("0", "0%", "false")


class ShownPicture(NamedTuple):
    """A picture: its data, its file's ending, its look, how wide it is shown in points.

    `suffix` is "" for one that an issue cannot hold. `is_changed`: it is cropped, turned or in a
    group. `words` are for those who cannot see it; a program's own guess (`is_guessed`) is none of
    the editor's.
    """

    data: bytes
    suffix: str
    look: str
    width: float
    is_changed: bool
    words: str
    is_guessed: bool = False


class PictureReader:
    """Reads the pictures of one file, each part once; relations lead to the parts."""

    def __init__(self, parts: WordParts, relations: dict[str, str]) -> None:
        self._parts, self._relations = parts, relations
        self._known: dict[str, tuple[bytes, str, str]] = {}

    def shown(self, drawing: Element) -> Iterator[ShownPicture]:
        """Yield the pictures of a drawing. Raises InputError for a file beyond the limits."""
        blips = [e for e in drawing.iter() if e.tag.endswith("}blip")]
        words = alternative_of(drawing) or ""
        guessed = _BY_ITSELF.search(words) is not None
        wide, changed = _width(drawing), _is_changed(drawing) or len(blips) > 1
        for blip in blips:
            name = self._relations.get(blip.get(_EMBED, ""), "")
            part = name.removeprefix("/") if name.startswith("/") else f"word/{name}"
            if part in self._parts.names:
                yield ShownPicture(*self._read(part), wide, changed, words, guessed)

    def _read(self, part: str) -> tuple[bytes, str, str]:
        if part not in self._known:
            data = self._parts.data(part)
            suffix = self._suffix(data)
            self._known[part] = data, suffix, look_of(data) if suffix else ""
        return self._known[part]

    def _suffix(self, data: bytes) -> str:
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return ".webp" if look_of(data) else ""
        try:
            return _SUFFIXES[picture_of(Path(), data, self._parts.limits).kind]
        except BrokenPicture:
            return ""


def is_drawing(element: Element) -> bool:
    """Return whether an element is a drawing, or one of several ways to show it."""
    return element.tag == f"{W}drawing" or element.tag.endswith("}AlternateContent")


def alternative_of(drawing: Element) -> str | None:
    """Return what is said of a picture to who cannot see it, None for what is no picture."""
    shown = next((e for e in drawing.iter() if e.tag.endswith("}docPr")), None)
    is_photo = any(e.tag.endswith("}blip") for e in drawing.iter())
    return shown.get("descr", "") if shown is not None and is_photo else None


def _width(drawing: Element) -> float:
    extent = next((e for e in drawing.iter() if e.tag.endswith("}extent")), None)
    wide = extent.get("cx", "") if extent is not None else ""
    return int(wide) / _EMU if wide.isdecimal() and len(wide) < 12 else 0.0


def _is_changed(drawing: Element) -> bool:
    """Return whether a picture is cropped, turned or mirrored where it is shown."""
    for element in drawing.iter():
        name = element.tag.rpartition("}")[2]
        if name == "srcRect" and any(element.get(s, "0") not in _NOTHING for s in _SIDES):
            return True
        if name == "xfrm" and any(element.get(s, "0") not in _NOTHING for s in _TURNS):
            return True
    return False
