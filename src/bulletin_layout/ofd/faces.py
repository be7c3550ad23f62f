"""Faces of an OFD file: which characters each shows, where their ink lies, and what is embedded.

In: a Document. Out: for each face its ID, its ink, and its font file: a subset with TrueType
outlines, since a common reader is known to show nothing of embedded CFF ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from bulletin_layout.events import count
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.subset import subset_for
from bulletin_layout.fonts.truetype import with_truetype_outlines
from bulletin_layout.layout.model import Document, PlacedLine
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.output.zip_parts import Packed

BMP = 0xFFFF


class UsedFace(NamedTuple):
    """A face that is shown: its ID in the file, and how far ink reaches from a glyph's origin.

    `left`, `above`, `right` and `below` are in em, the last three positive outwards; `glyphs` are
    the face's own ids.
    """

    id: int
    face: Face
    glyphs: frozenset[int]
    left: float
    above: float
    right: float
    below: float


class FontFile(NamedTuple):
    """A font file to embed: its suffix, its data, and new glyph ids by the old."""

    suffix: str
    data: Packed
    new_ids: dict[int, int]


def used_faces(document: Document, first_id: int) -> dict[str, UsedFace]:
    """Return the faces that a document shows, by name."""
    characters: dict[str, set[str]] = {}
    for line in _lines(document):
        for run in line.runs:
            characters.setdefault(run.face, set()).update(run.text)
    return {
        name: _used(first_id + number, document.fonts, name, characters[name])
        for number, name in enumerate(sorted(characters))
    }


def _lines(document: Document) -> Iterator[PlacedLine]:
    for page in document.pages:
        for lines in (page.lines, page.repeated, page.furniture, page.backdrop):
            yield from lines


def _used(id_: int, fonts: FontSet, name: str, characters: Iterable[str]) -> UsedFace:
    face = fonts.faces[name]
    glyphs = frozenset(map(face.nominal_glyph, characters))
    left, bottom, right, top = zip(*map(face.ink, glyphs), strict=True)
    return UsedFace(id_, face, glyphs, min(left), max(top), max(right), -min(bottom))


def font_file(used: UsedFace) -> FontFile:
    """Return the font file of a face; the last one made of it, if it is of the same glyphs.

    Raises InputError for a font that cannot be cut down. A CFF font that may only be embedded
    whole (fsType) is embedded as it is.
    """
    kept = _LAST_FILES.get(used.face)
    if kept is None or kept[0] != used.glyphs:
        kept = _LAST_FILES[used.face] = (used.glyphs, _made(used.face, used.glyphs))
    return kept[1]


# What was last made of each face, and of which glyphs, as long as the face is in use.
_LAST_FILES: WeakKeyDictionary[Face, tuple[frozenset[int], FontFile]] = WeakKeyDictionary()


def _made(face: Face, glyphs: frozenset[int]) -> FontFile:
    count("faces subset")
    if not face.is_cff or face.is_whole:
        program, new_ids = subset_for("OFD", face, glyphs)
        return FontFile("otf" if face.is_cff else "ttf", Packed(program), new_ids)
    program, new_ids = subset_for("OFD", face, glyphs, ("CFF ",))
    old_ids = sorted(new_ids, key=lambda glyph: new_ids[glyph])
    return FontFile("ttf", Packed(with_truetype_outlines(face, program, old_ids)), new_ids)
