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
from bulletin_layout.fonts.soundness import unsound

# The commonest characters, whose ink tells where a Han face's optical middle lies: within 0.002 em
# of what 260 of them tell.
_COMMONEST = "的国是在有和人这中大为个我以要时来用们生到作地会"

# OpenType, OS/2 fsType: usage (the least restrictive bit holds), no subsetting, bitmaps only.
_USAGE, _RESTRICTED = 0x000E, 0x0002
_NO_SUBSETTING, _BITMAPS_ONLY = 0x0100, 0x0200


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
        self._font: Any = None
        self._is_cff: bool | None = None
        self._optical_middle: float | None = None
        self._embedding: int | None = None
        self._units_per_em = 0
        self._inks: dict[int, tuple[float, float, float, float]] = {}
        self._advances: dict[int, float] = {}
        self._character_advances: dict[str, float] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what HarfBuzz holds: a copy opens the file itself."""
        return self.__dict__ | {"_font": None}

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
    def embedding(self) -> int:
        """The font's licence bits (OpenType, OS/2 fsType), 0 if it says nothing."""
        if self._embedding is None:
            table = bytes(self.harfbuzz.reference_table("OS/2").data)
            self._embedding = struct.unpack_from(">H", table, 8)[0] if len(table) >= 10 else 0
        return self._embedding

    @property
    def is_whole(self) -> bool:
        """Whether the font may only be embedded whole (fsType 0x0100)."""
        return bool(self.embedding & _NO_SUBSETTING)

    def problem(self) -> str:
        """Return why this font cannot be used, empty if it can."""
        if said := unsound(self.path, self.index):
            return said
        if self.embedding & _USAGE == _RESTRICTED:
            return "forbids embedding by its licence (fsType 0x0002)"
        if self.embedding & _BITMAPS_ONLY:
            return "allows embedding of bitmaps only by its licence (fsType 0x0200)"
        return ""

    @property
    def units_per_em(self) -> int:
        """Design units in an em."""
        if not self._units_per_em:
            self._units_per_em = int(self.harfbuzz.upem)
        return self._units_per_em

    def measured(self, character: str) -> tuple[int, float]:
        """Return the glyph id for a character and its advance in em; zeros if none is right."""
        if self._trust is not None and not self._trust(character):
            return 0, 0.0
        glyph = self.nominal_glyph(character)
        return (glyph, self.advance(glyph)) if glyph else (0, 0.0)

    def nominal_glyph(self, character: str) -> int:
        """Return the glyph id that the file has for a character, trusted or not."""
        return self._opened().get_nominal_glyph(ord(character)) or 0

    @property
    def is_cff(self) -> bool:
        """Whether the outlines are CFF, not TrueType."""
        if self._is_cff is None:
            self._is_cff = len(self.harfbuzz.reference_table("CFF ")) > 0
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
            design = self._opened().get_glyph_h_advance(glyph)
            known = self._advances[glyph] = design / self.units_per_em
        return known

    def advance_of(self, character: str) -> float:
        """Return the advance of a character's glyph in em."""
        known = self._character_advances.get(character)
        if known is None:
            known = self._character_advances[character] = self.advance(
                self.nominal_glyph(character)
            )
        return known

    @property
    def optical_middle(self) -> float:
        """How far above the baseline the ink of Han lies in the middle, in em; 0 without Han."""
        if self._optical_middle is None:
            middle = self.middle_of(_COMMONEST)
            self._optical_middle = middle or self.middle_of(self._some_rare_han())
        return self._optical_middle

    def middle_of(self, characters: str) -> float:
        """Return how far above the baseline characters' ink lies in the middle; 0 without any."""
        inks = [self.ink(glyph) for glyph in map(self.nominal_glyph, characters) if glyph]
        middles = [(bottom + top) / 2 for _, bottom, _, top in inks]
        return sum(middles) / len(middles) if middles else 0.0

    def _some_rare_han(self) -> str:
        """Return characters of a face that holds nothing but rare Han."""
        rare = sorted(code for code in self.harfbuzz.unicodes if 0x20000 <= code < 0x40000)
        return "".join(map(chr, rare[:: len(rare) // len(_COMMONEST) + 1]))

    def ink(self, glyph: int) -> tuple[float, float, float, float]:
        """Return the left, bottom, right and top of a glyph's ink, in em; four 0 if it has none."""
        known = self._inks.get(glyph)
        if known is None:
            known = self._inks[glyph] = self._measured_ink(glyph)
        return known

    def _measured_ink(self, glyph: int) -> tuple[float, float, float, float]:
        extents = self._opened().get_glyph_extents(glyph)
        if not extents:
            return 0.0, 0.0, 0.0, 0.0
        em, left, top = self.units_per_em, extents.x_bearing, extents.y_bearing
        return left / em, (top + extents.height) / em, (left + extents.width) / em, top / em

    def draw(self, glyph: int, functions: Any) -> None:
        """Draw a glyph's outline, in design units, with HarfBuzz's drawing functions."""
        self._opened().draw_glyph(glyph, functions, None)
