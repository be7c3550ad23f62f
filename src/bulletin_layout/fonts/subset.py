"""A face cut down to the glyphs that a file shows, with HarfBuzz.

In: a face and some of its glyphs. Out: a font file with just these, and their new ids by the old.
Writers of every format embed what comes from here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import uharfbuzz as hb

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.fonts import sfnt
from bulletin_layout.fonts.face import Face
from bulletin_layout.messages import Message

# What composes text, which is composed already, and what readers do not need.
_DROPPED_TABLES = "GSUB GPOS GDEF BASE vhea vmtx VORG STAT kern DSIG gasp meta FFTM mort morx BDF"
_TRUETYPE = b"\0\1\0\0"
# Reading all outlines of a CFF face of 10,000 Han takes 0.1 s and 28 MiB, and cutting it thereafter
# a tenth of the time: worth it in a process that has cut it so often.
_CUTS_UNTIL_READ = 8
# What mirrors a bracket is not shown for that: NO_BIDI_CLOSURE.
_NEW_GLYPH_IDS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NO_BIDI_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
)


def subset_for(
    format_: str,
    face: Face,
    glyphs: Iterable[int] | Mapping[int, str],
    dropped: Sequence[str] = (),
    blanks: tuple[int, int] = (0, 0),
) -> tuple[bytes, dict[int, int]]:
    """Return a font file with just these glyphs, and their new ids by the old.

    Glyphs may be given with the character of each, which saves reading all characters of the face;
    a cmap, where it is not dropped, then knows no others. `dropped` are tables that a file of this
    format needs not; `blanks` is space added before and after each glyph, in design units. A font
    that may not be cut down (fsType) comes whole, its ids as they were. Raises InputError for a
    font whose tables cannot be followed.
    """
    try:
        program, new_ids = _subset(face, glyphs, (*_DROPPED_TABLES.split(), *dropped))
        if any(blanks):
            program = sfnt.widen(program, *blanks)
    except (hb.HarfBuzzError, RuntimeError, ValueError, KeyError, struct.error) as problem:
        reason = str(problem) or type(problem).__name__
    else:
        if program and all(glyph in new_ids for glyph in glyphs):
            return program, new_ids
        reason = "a table is broken"
    message = Message(
        "the font cannot be cut down for the {format}: {reason}.", format=format_, reason=reason
    )
    raise InputError([error(None, str(face.path), message, "Take another font file.")])


def _subset(
    face: Face, glyphs: Iterable[int] | Mapping[int, str], dropped: Sequence[str]
) -> tuple[bytes, dict[int, int]]:
    if face.is_whole and not face.is_cff:
        parts = {
            t.encode(): bytes(face.harfbuzz.reference_table(t).data)
            for t in face.harfbuzz.table_tags
        }
        return sfnt.assemble(_TRUETYPE, parts), {glyph: glyph for glyph in glyphs}
    if face.is_whole:
        glyphs = range(face.harfbuzz.glyph_count)
    plan, new_ids = _plan(face, glyphs, dropped)
    return bytes(plan.execute().blob.data), new_ids


def _plan(
    face: Face, glyphs: Iterable[int] | Mapping[int, str], dropped: Sequence[str]
) -> tuple[Any, dict[int, int]]:
    """Return what HarfBuzz plans to keep of a face, and the new ids of its glyphs by the old."""
    source = _source(face)
    if isinstance(glyphs, Mapping):
        wanted = _input(face, dropped)
        wanted.unicode_set.update(map(ord, glyphs.values()))
        plan = hb.SubsetPlan(source, wanted)
        new_ids = dict(plan.old_to_new_glyph_mapping)
        if glyphs.keys() <= new_ids.keys():
            return plan, new_ids
        # A face of symbols: HarfBuzz finds its glyphs by other characters than those it cuts for.
    wanted = _input(face, dropped)
    wanted.glyph_set.update(glyphs)
    plan = hb.SubsetPlan(source, wanted)
    return plan, dict(plan.old_to_new_glyph_mapping)


def _input(face: Face, dropped: Sequence[str]) -> Any:
    """Return what is asked of HarfBuzz for a face, but for the glyphs."""
    wanted = hb.SubsetInput()
    wanted.flags = _NEW_GLYPH_IDS
    if face.is_cff:
        wanted.flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET
    for tag in dropped:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode(), "big"))
    return wanted


class _Cuts:
    """How often a face was cut, and once that is often the face with its outlines read."""

    def __init__(self) -> None:
        self.number = 0
        self.preprocessed: Any = None


_CUTS: WeakKeyDictionary[Face, _Cuts] = WeakKeyDictionary()


def _source(face: Face) -> Any:
    """Return what HarfBuzz cuts from: the face, or what was read of it. The cuts are the same."""
    if not face.is_cff:
        return face.harfbuzz
    cuts = _CUTS.setdefault(face, _Cuts())
    cuts.number += 1
    if cuts.preprocessed is None and cuts.number > _CUTS_UNTIL_READ:
        cuts.preprocessed = hb.subset_preprocess(face.harfbuzz)
    return cuts.preprocessed or face.harfbuzz


def without_shared_glyphs(face: Face, characters: Iterable[str]) -> list[dict[int, str]]:
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
