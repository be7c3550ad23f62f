"""Find an installed font by any of its names, in any language: 仿宋_GB2312, SimSun, 方正小标宋简体.

Looked for only where a font set asks for a font by name, in its own folders first. Collections
(TTC) are searched face by face. Names are compared without regard to case and spaces.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
# Family, full, PostScript and typographic family names (OpenType, name).
_NAME_IDS = (1, 4, 6, 16)


class FontFile(NamedTuple):
    """A font file, and the face's number in it if it is a collection."""

    path: Path
    number: int


class InstalledFonts:
    """The fonts of some folders and of the system, looked through once, when first asked."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._by_name: dict[str, FontFile] | None = None

    def find(self, name: str) -> FontFile | None:
        """Return the font of a name, None if there is none such."""
        if self._by_name is None:
            self._by_name = {}
            for folder in (*self._folders, *system_folders()):
                for font_file, names in _fonts_in(folder):
                    for known in names:
                        self._by_name.setdefault(known, font_file)
        return self._by_name.get(_plain(name))


def system_folders() -> list[Path]:
    """Return where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return [windows, home / "AppData/Local/Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    shared = [Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
    return [home / ".local/share/fonts", home / ".fonts", *shared]


def _fonts_in(folder: Path) -> Iterator[tuple[FontFile, set[str]]]:
    """Yield the fonts of a folder and those below it, with their names, in order of path."""
    try:
        files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES)
    except OSError:
        return
    for path in files:
        yield from _faces_of(path)


def _faces_of(path: Path) -> Iterator[tuple[FontFile, set[str]]]:
    try:
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, ValueError, hb.HarfBuzzError):
        return
    index, count = 0, 1
    while index < count:
        face = hb.Face(blob, index)
        count = min(int(face.count), 256)
        names = {
            _plain(text)
            for entry in face.list_names()
            if int(entry.name_id) in _NAME_IDS
            and (text := face.get_name(entry.name_id, entry.language))
        }
        if names:
            yield FontFile(path, index), names
        index += 1


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "")
