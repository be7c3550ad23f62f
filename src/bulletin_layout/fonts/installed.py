"""Find an installed font by any of its names, in any language, or by a character that it has.

Looked for only where a font set asks for a font by name, in its own folders first, and where a
character is missing. Collections (TTC) are searched face by face. Names are compared without regard
to case and spaces; of a family the face nearest to the weight asked for is taken, Regular if none.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from bulletin_layout.named_tuple import NamedTuple

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
# Family and typographic family; full and PostScript names (OpenType, name).
_FAMILY_IDS, _FULL_IDS = (1, 16), (4, 6)
_REGULAR = 400
# OpenType, OS/2: fsSelection bit 0.
_ITALIC = 0x0001
# Folders instead of the system's, parted as PATH is: for a test, or an office that keeps its own.
FOLDERS_VARIABLE = "BULLETIN_FONT_FOLDERS"


class FontFile(NamedTuple):
    """A font file, and the face's number in it if it is a collection."""

    path: Path
    number: int


class _Found(NamedTuple):
    """An installed face: its file, its names without case and spaces, weight and slant."""

    file: FontFile
    full: frozenset[str]
    family: frozenset[str]
    weight: int
    italic: bool


class InstalledFonts:
    """The fonts of some folders and of the system, looked through once, when first asked."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = folders
        self._known: list[_Found] | None = None

    def find(self, name: str, weight: int | None = None) -> FontFile | None:
        """Return the font of a name, None if there is none such.

        `weight` is the face of a family that is wanted, from 1 to 1000.
        """
        if self._known is None:
            folders = (*self._folders, *system_folders())
            self._known = [found for folder in folders for found in _fonts_in(folder)]
        plain = _plain(name)
        matching = [f for f in self._known if plain in f.full or plain in f.family]
        if not matching:
            return None
        wanted = weight or _REGULAR

        def unlikeness(found: _Found) -> tuple[bool, int, bool]:
            by_family = weight is not None or plain not in found.full
            return by_family, abs(found.weight - wanted), found.italic

        return min(matching, key=unlikeness).file


def installed_with(characters: Iterable[str]) -> dict[str, str]:
    """Return for each character an installed font that has it, by name; as few fonts as can be.

    Characters that none has are left out.
    """
    fonts: list[tuple[str, set[str]]] = []
    wanted = set(characters)
    for folder in system_folders():
        for path in _font_files(folder):
            for _, face in _faces_of(path):
                font = hb.Font(face)
                has = {c for c in wanted if font.get_nominal_glyph(ord(c))}
                if has and (name := _shown_name(face)):
                    fonts.append((name, has))
    lenders: dict[str, str] = {}
    for name, has in sorted(fonts, key=lambda font: -len(font[1])):
        for character in has - lenders.keys():
            lenders[character] = name
    return lenders


def system_folders() -> list[Path]:
    """Return where this system keeps its fonts, or what FOLDERS_VARIABLE says instead."""
    own = os.environ.get(FOLDERS_VARIABLE)
    if own is not None:
        return [Path(folder) for folder in own.split(os.pathsep) if folder]
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return [windows, home / "AppData/Local/Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    shared = [Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
    return [home / ".local/share/fonts", home / ".fonts", *shared]


def _font_files(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file())
    except OSError:
        return []


def _fonts_in(folder: Path) -> Iterator[_Found]:
    """Yield the fonts of a folder and those below it, with their names, in order of path."""
    for path in _font_files(folder):
        for number, face in _faces_of(path):
            full, family = _names(face, _FULL_IDS), _names(face, _FAMILY_IDS)
            if full or family:
                weight, italic = _style_of(face)
                yield _Found(FontFile(path, number), full, family, weight, italic)


def _faces_of(path: Path) -> Iterator[tuple[int, Any]]:
    """Yield a file's faces with their numbers; none of a file that is no font."""
    try:
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, ValueError, hb.HarfBuzzError):
        return
    index, count = 0, 1
    while index < count:
        face = hb.Face(blob, index)
        count = min(int(face.count), 256)
        yield index, face
        index += 1


def _names(face: Any, ids: tuple[int, ...]) -> frozenset[str]:
    return frozenset(
        _plain(text)
        for entry in face.list_names()
        if int(entry.name_id) in ids and (text := face.get_name(entry.name_id, entry.language))
    )


def _style_of(face: Any) -> tuple[int, bool]:
    """Return a face's weight, and whether it is slanted (OpenType, OS/2)."""
    table = bytes(face.reference_table("OS/2").data)
    if len(table) < 64:
        return _REGULAR, False
    weight, selection = (
        struct.unpack_from(">H", table, 4)[0],
        struct.unpack_from(">H", table, 62)[0],
    )
    return weight, bool(selection & _ITALIC)


def _shown_name(face: Any) -> str:
    """Return the name that a face is asked for by: its full one."""
    for name_id in (hb.OTNameIdPredefined.FULL_NAME, hb.OTNameIdPredefined.FONT_FAMILY):
        if name := face.get_name(name_id):
            return str(name)
    return ""


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "")
