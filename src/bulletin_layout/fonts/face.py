"""A face: one font file, opened once and mapped, asked for glyphs and advances.

In: characters. Out: glyph ids of the file and advances in em. Everything that a face
knows is kept in it, so that a second look-up costs a dictionary access.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from bulletin_layout.events import count


class Face:
    """A font file at `path` (collection index `index`), known by `name` in stylesheets and dumps.

    `trust` is a predicate that says for which characters this face's glyphs are right; the
    others are looked for elsewhere even if the file has a glyph for them.
    """

    def __init__(self, name: str, path: Path, index: int = 0, trust: Any = None) -> None:
        self.name = name
        self.path = path
        self.index = index
        self._trust = trust
        # What the PDF writer last made of this face, by what it was made for.
        self.subsets: dict[tuple[int, int, int], object] = {}
        self._font: Any = None
        self._is_cff: bool | None = None
        self._advances: dict[int, float] = {}
        self._character_advances: dict[str, float] = {}

    @property
    def harfbuzz(self) -> Any:
        """The face as HarfBuzz holds it."""
        return self._opened().face

    def _opened(self) -> Any:
        if self._font is None:
            count("faces opened")
            blob = hb.Blob.from_file_path(str(self.path))
            self._font = hb.Font(hb.Face(blob, self.index))
        return self._font

    @property
    def units_per_em(self) -> int:
        """Design units in an em."""
        return int(self.harfbuzz.upem)

    def glyph(self, character: str) -> int:
        """Return the glyph id for a character, 0 if this face has none that is right."""
        if self._trust is not None and not self._trust(character):
            return 0
        return self.nominal_glyph(character)

    def nominal_glyph(self, character: str) -> int:
        """Return the glyph id that the file has for a character, trusted or not."""
        return self._opened().get_nominal_glyph(ord(character)) or 0

    @property
    def is_cff(self) -> bool:
        """Whether the outlines are CFF, not TrueType."""
        if self._is_cff is None:
            self._is_cff = "CFF " in self.harfbuzz.table_tags
        return self._is_cff

    def metrics(self) -> tuple[int, int, tuple[int, int, int, int]]:
        """Return ascent, descent and the bounding box of all glyphs, in 1/1000 em."""
        scale = 1000 / self.units_per_em
        extents = self._opened().get_font_extents("ltr")
        head = bytes(self.harfbuzz.reference_table("head").data)
        left, bottom, right, top = (round(v * scale) for v in struct.unpack_from(">4h", head, 36))
        return (
            round(extents.ascender * scale),
            round(extents.descender * scale),
            (left, bottom, right, top),
        )

    def advance(self, glyph: int) -> float:
        """Return the advance of a glyph in em."""
        known = self._advances.get(glyph)
        if known is None:
            font = self._opened()
            known = self._advances[glyph] = font.get_glyph_h_advance(glyph) / font.face.upem
        return known

    def advance_of(self, character: str) -> float:
        """Return the advance of a character's glyph in em."""
        known = self._character_advances.get(character)
        if known is None:
            known = self._character_advances[character] = self.advance(
                self.nominal_glyph(character)
            )
        return known

    def ink_top(self, glyph: int) -> float:
        """Return how far a glyph's ink rises above the baseline, in em."""
        extents = self._opened().get_glyph_extents(glyph)
        return float(extents.y_bearing / self.units_per_em) if extents else 0.0
