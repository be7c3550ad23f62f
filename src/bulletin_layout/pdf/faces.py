"""Embed faces: Type0 fonts subset with HarfBuzz, CFF and TrueType alike.

In: the characters that each face shows. Out: for each character a font resource and a
two-byte code; and the font objects in the file. Codes are the glyph ids of the subset. Two
characters that share a glyph get fonts of their own, so that text extracts as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from weakref import WeakKeyDictionary

import uharfbuzz as hb

from bulletin_layout.events import count
from bulletin_layout.fonts import sfnt
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.subset import subset_for, without_shared_glyphs
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.adapter import (
    Packed,
    PdfFile,
    Raw,
    Reference,
    array,
    dictionary,
    name,
    string,
)

# What a PDF needs no table for: it names its fonts and its codes itself.
_DROPPED_TABLES = ("name", "OS/2", "post", "cmap")
_DEFAULT_WIDTH = 1000
_PLAIN_NAME = re.compile(r"[A-Za-z0-9-]+")


class Variant(NamedTuple):
    """A face whose glyphs bring blank space with them, `before` and `after`, in 1/1000 em.

    Readers of the file take a move between characters for a typed space; space that belongs
    to a glyph's own advance they do not. So autospace is embedded where it can be.
    """

    face: str
    before: int = 0
    after: int = 0

    @property
    def name(self) -> str:
        """The face's own name if no space is brought, else one that no face can have."""
        return f"{self.face}\0{self.before}\0{self.after}" if any(self[1:]) else self.face


class ShownCharacters:
    """How the characters of a variant are shown: each one's code in hex and its advance in em.

    Nearly always they are of one font; those that share a glyph with another are not.
    """

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.advances: dict[str, float] = {}
        self._resources: dict[str, str] = {}
        self._only = ""

    def add(self, resource: str, texts: dict[int, str], advances: dict[int, int]) -> None:
        """Add the characters that a font resource shows, by their codes; advances in 1/1000 em."""
        self._only = "" if self._resources else resource
        for code, text in texts.items():
            self.codes[text] = f"{code:04X}"
            self.advances[text] = advances[code] / 1000
            self._resources[text] = resource

    def by_resource(self, text: str) -> Sequence[tuple[str, str]]:
        """Return a text cut by the font resources that show it, each with its name."""
        if self._only:
            return ((text, self._only),)
        alike = groupby(text, key=self._resources.__getitem__)
        return [("".join(part), resource) for resource, part in alike]


class EmbeddedFaces:
    """The fonts of one file: `shown` by the variants' names, and `resources` for the pages."""

    def __init__(self, shown: dict[str, ShownCharacters], resources: dict[str, Reference]) -> None:
        self.shown = shown
        self.resources = resources


def can_vary(face: Face) -> bool:
    """Return whether a face can be embedded with space in its glyphs.

    Its outlines are TrueType, and its licence lets it be cut down.
    """
    return not face.is_cff and not face.is_whole


def embed_faces(file: PdfFile, fonts: FontSet, used: dict[Variant, set[str]]) -> EmbeddedFaces:
    """Subset and embed every face, and every variant of one, for the characters it shows."""
    shown: dict[str, ShownCharacters] = {}
    resources: dict[str, Reference] = {}
    for variant in sorted(used):
        face = fonts.faces[variant.face]
        characters_shown = shown[variant.name] = ShownCharacters()
        parts = without_shared_glyphs(face, sorted(used[variant]))
        for number, characters in enumerate(parts):
            resource = f"F{len(resources) + 1}"
            subset = _kept_subset(face, variant, number, characters)
            resources[resource] = subset.embed(file, face)
            characters_shown.add(resource, subset.texts, subset.advances)
    return EmbeddedFaces(shown, resources)


def _kept_subset(face: Face, variant: Variant, number: int, characters: dict[int, str]) -> _Subset:
    """Return a subset, the last one made of this part of the face if it is of the same glyphs.

    An editor who corrects a word rarely changes which characters an issue shows.
    """
    subsets = _LAST_SUBSETS.setdefault(face, {})
    key = (variant.before, variant.after, number)
    kept = subsets.get(key)
    if kept is not None and kept.characters == characters:
        return kept
    subset = subsets[key] = _Subset(face, variant, characters)
    return subset


class _Subset:
    """One face or variant cut down to some glyphs: program, texts and advances by code."""

    def __init__(self, face: Face, variant: Variant, characters: dict[int, str]) -> None:
        count("faces subset")
        self.characters = characters
        before, after = (round(v * face.units_per_em / 1000) for v in variant[1:])
        program, new_ids = subset_for("PDF", face, characters, _DROPPED_TABLES, (before, after))
        codes = {new_ids[glyph]: glyph for glyph in characters}
        self.texts = {code: characters[glyph] for code, glyph in codes.items()}
        extra = (before + after) / face.units_per_em
        self.advances = {
            code: round((face.advance(glyph) + extra) * 1000) for code, glyph in codes.items()
        }
        self.program = Packed(sfnt.table(program, b"CFF ") if face.is_cff else program)
        self._widths = _widths(self.advances)
        self._to_unicode = Packed(_to_unicode(self.texts))

    def embed(self, file: PdfFile, face: Face) -> Reference:
        """Add the font's objects to the file and return its reference."""
        tag = "".join(chr(65 + byte % 26) for byte in self.program.digest[:6])
        base = _base_name(face) if face.is_whole else f"{tag}+{_base_name(face)}"
        is_cff = face.is_cff
        cid_font = dictionary(
            Type=name("Font"),
            Subtype=name("CIDFontType0" if is_cff else "CIDFontType2"),
            BaseFont=name(base),
            CIDSystemInfo=dictionary(
                Registry=string("Adobe"), Ordering=string("Identity"), Supplement=0
            ),
            DW=_DEFAULT_WIDTH,
            W=self._widths,
            FontDescriptor=_descriptor(file, face, self.program, base),
            **({} if is_cff else {"CIDToGIDMap": name("Identity")}),
        )
        font = dictionary(
            Type=name("Font"),
            Subtype=name("Type0"),
            BaseFont=name(base + "-Identity-H" if is_cff else base),
            Encoding=name("Identity-H"),
            DescendantFonts=array([file.add(cid_font)]),
            ToUnicode=file.add_stream(self._to_unicode),
        )
        return file.add(font)


def _base_name(face: Face) -> str:
    """Return a font's name for the file: the face's own if PDF readers can show it."""
    if _PLAIN_NAME.fullmatch(face.name):
        return face.name
    own = face.harfbuzz.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
    return own if _PLAIN_NAME.fullmatch(own) else "Font"


# What was last made of each face, by its blanks and its part, as long as the face is in use.
_LAST_SUBSETS: WeakKeyDictionary[Face, dict[tuple[int, int, int], _Subset]] = WeakKeyDictionary()


def _descriptor(file: PdfFile, face: Face, program: Packed, base: str) -> Reference:
    if face.is_cff:
        key, font_file = "FontFile3", file.add_stream(program, Subtype=name("CIDFontType0C"))
    else:
        key, font_file = "FontFile2", file.add_stream(program, Length1=program.size)
    ascent, descent, box = face.metrics()
    return file.add(
        dictionary(
            Type=name("FontDescriptor"),
            FontName=name(base),
            Flags=4,
            FontBBox=array(list(box)),
            ItalicAngle=0,
            Ascent=ascent,
            Descent=descent,
            CapHeight=ascent,
            StemV=80,
            **{key: font_file},
        )
    )


def _widths(advances: dict[int, int]) -> Raw:
    """Return /W: the widths that are not 1000, in runs of consecutive codes.

    They are whole numbers because some readers (pdfium) drop decimals; what rounding takes is
    given back between segments.
    """
    runs: list[tuple[int, list[str]]] = []
    for code in sorted(advances):
        width = advances[code]
        if width == _DEFAULT_WIDTH:
            continue
        if runs and runs[-1][0] + len(runs[-1][1]) == code:
            runs[-1][1].append(str(width))
        else:
            runs.append((code, [str(width)]))
    text = " ".join(f"{first}[{' '.join(widths)}]" for first, widths in runs)
    return Raw(f"[{text}]".encode())


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_MOST_IN_BLOCK = 100
_BMP = 0xFFFF


def _utf16(character: str) -> str:
    point = ord(character)
    return f"{point:04X}" if point <= _BMP else character.encode("utf-16-be").hex().upper()


def _to_unicode(texts: dict[int, str]) -> bytes:
    """Return the ToUnicode CMap: code to UTF-16, at most 100 a block."""
    rows = [f"<{code:04X}> <{_utf16(text)}>" for code, text in sorted(texts.items())]
    blocks = []
    for i in range(0, len(rows), _MOST_IN_BLOCK):
        block = rows[i : i + _MOST_IN_BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return (_CMAP_HEAD + "".join(blocks) + _CMAP_TAIL).encode()
