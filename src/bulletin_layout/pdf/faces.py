"""Embed faces: Type0 fonts subset with HarfBuzz, CFF and TrueType alike.

In: the characters that each face shows. Out: for each character a font resource and a
two-byte code; and the font objects in the file. Codes are the glyph ids of the subset. Two
characters that share a glyph get fonts of their own, so that text extracts as it was written.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz as hb

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.events import count
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.messages import Message
from bulletin_layout.pdf import sfnt
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

_DROPPED_TABLES = (
    "GSUB GPOS GDEF BASE vhea vmtx VORG STAT name OS/2 post kern DSIG gasp meta FFTM mort morx "
    "BDF cmap"
)
_DEFAULT_WIDTH = 1000
_TRUETYPE = b"\0\1\0\0"
_PLAIN_NAME = re.compile(r"[A-Za-z0-9-]+")
_NEW_GLYPH_IDS = (
    hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
)


class Variant(NamedTuple):
    """A face whose glyphs bring blank space with them, `before` and `after`, in 1/1000 em.

    Readers of the file take a move between characters for a typed space; space that belongs
    to a glyph's own advance they do not. So autospace is embedded where it can be.
    """

    face: str
    before: int = 0
    after: int = 0


class Shown(NamedTuple):
    """How a character is shown: the font resource's name, the code in hex, the advance in em."""

    resource: str
    code: str
    advance: float


class EmbeddedFaces:
    """The fonts of one file: `shown[variant][character]`, and `resources` for the pages."""

    def __init__(
        self, shown: dict[Variant, dict[str, Shown]], resources: dict[str, Reference]
    ) -> None:
        self.shown = shown
        self.resources = resources


def can_vary(face: Face) -> bool:
    """Return whether a face can be embedded with space in its glyphs.

    Its outlines are TrueType, and its licence lets it be cut down.
    """
    return not face.is_cff and not face.is_whole


def embed_faces(file: PdfFile, fonts: FontSet, used: dict[Variant, set[str]]) -> EmbeddedFaces:
    """Subset and embed every face, and every variant of one, for the characters it shows."""
    shown: dict[Variant, dict[str, Shown]] = {}
    resources: dict[str, Reference] = {}
    for variant in sorted(used):
        face = fonts.faces[variant.face]
        shown[variant] = {}
        parts = _without_shared_glyphs(face, sorted(used[variant]))
        for number, characters in enumerate(parts):
            resource = f"F{len(resources) + 1}"
            subset = _kept_subset(face, variant, number, characters)
            resources[resource] = subset.embed(file, face)
            shown[variant].update(
                (text, Shown(resource, f"{code:04X}", subset.advances[code] / 1000))
                for code, text in subset.texts.items()
            )
    return EmbeddedFaces(shown, resources)


def _without_shared_glyphs(face: Face, characters: Iterable[str]) -> list[dict[int, str]]:
    """Divide characters so that within each part no two share a glyph."""
    parts: list[dict[int, str]] = []
    for character in characters:
        glyph = face.nominal_glyph(character)
        for part in parts:
            if glyph not in part:
                part[glyph] = character
                break
        else:
            parts.append({glyph: character})
    return parts


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
        program, new_ids = _widened_subset(face, characters, before, after)
        codes = {new_ids[glyph]: glyph for glyph in characters}
        self.texts = {code: characters[glyph] for code, glyph in codes.items()}
        extra = (before + after) / face.units_per_em
        self.advances = {
            code: round((face.advance(glyph) + extra) * 1000) for code, glyph in codes.items()
        }
        self.program = Packed(sfnt.table(program, b"CFF ") if face.is_cff else program)

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
            W=_widths(self.advances),
            FontDescriptor=_descriptor(file, face, self.program, base),
            **({} if is_cff else {"CIDToGIDMap": name("Identity")}),
        )
        font = dictionary(
            Type=name("Font"),
            Subtype=name("Type0"),
            BaseFont=name(base + "-Identity-H" if is_cff else base),
            Encoding=name("Identity-H"),
            DescendantFonts=array([file.add(cid_font)]),
            ToUnicode=file.add_stream(_to_unicode(self.texts)),
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


def _widened_subset(
    face: Face, glyphs: Iterable[int], before: int, after: int
) -> tuple[bytes, dict[int, int]]:
    """Return `_subset`, its glyphs with space on their sides, in design units.

    Raises InputError for a font whose tables cannot be followed.
    """
    try:
        program, new_ids = _subset(face, glyphs)
        if before or after:
            program = sfnt.widen(program, before, after)
    except (hb.HarfBuzzError, RuntimeError, ValueError, KeyError, struct.error) as problem:
        reason = str(problem) or type(problem).__name__
    else:
        if program and all(glyph in new_ids for glyph in glyphs):
            return program, new_ids
        reason = "a table is broken"
    message = Message("the font cannot be cut down for the PDF: {reason}.", reason=reason)
    raise InputError([error(None, str(face.path), message, "Take another font file.")])


def _subset(face: Face, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """Return a font file with just these glyphs, and their new ids by the old.

    A font that may not be cut down comes whole, its ids as they were.
    """
    if face.is_whole and not face.is_cff:
        parts = {
            t.encode(): bytes(face.harfbuzz.reference_table(t).data)
            for t in face.harfbuzz.table_tags
        }
        return sfnt.assemble(_TRUETYPE, parts), {glyph: glyph for glyph in glyphs}
    wanted = hb.SubsetInput()
    if face.is_whole:
        glyphs = range(face.harfbuzz.glyph_count)
    wanted.glyph_set.update(glyphs)
    wanted.flags = _NEW_GLYPH_IDS
    if face.is_cff:
        wanted.flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET
    for tag in _DROPPED_TABLES.split():
        wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode(), "big"))
    plan = hb.SubsetPlan(face.harfbuzz, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


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


def _to_unicode(texts: dict[int, str]) -> bytes:
    """Return the ToUnicode CMap: code to UTF-16, at most 100 a block."""
    rows = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(texts.items())
    ]
    blocks = []
    for i in range(0, len(rows), _MOST_IN_BLOCK):
        block = rows[i : i + _MOST_IN_BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return (_CMAP_HEAD + "".join(blocks) + _CMAP_TAIL).encode()
