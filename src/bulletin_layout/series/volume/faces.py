"""The faces of Documents that are joined: one set, in which a name means one face.

Two issues may be set with different font sets that call different faces by the same name. The
second of them then gets a name of its own, and the runs of its issue are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Page, PlacedLine


class FacePool:
    """Gathers the faces that the pages of joined Documents show."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}

    def take(self, fonts: FontSet, pages: Iterable[Page]) -> dict[str, str]:
        """Take in the faces that pages show; return the names that they have from now on."""
        names = {run.face for page in pages for line in _lines_of(page) for run in line.runs}
        return {name: self._taken(fonts.faces[name]) for name in sorted(names)}

    def take_line(self, fonts: FontSet, line: PlacedLine) -> PlacedLine:
        """Take in the faces of a line; return it with the names that they have from now on."""
        runs = (run._replace(face=self._taken(fonts.faces[run.face])) for run in line.runs)
        return line._replace(runs=tuple(runs))

    def _taken(self, face: Face) -> str:
        for number in count(1):
            name = face.name if number == 1 else f"{face.name}~{number}"
            known = self._faces.setdefault(name, face)
            if (known.path, known.index) == (face.path, face.index):
                return name
        raise AssertionError("numbers do not end")

    def fonts(self) -> FontSet:
        """Return all faces as a font set to write with; it sets no text, and has no roles."""
        return FontSet("", dict(self._faces), {})


def _lines_of(page: Page) -> Iterable[PlacedLine]:
    return chain(page.lines, page.repeated, page.furniture, page.backdrop)
