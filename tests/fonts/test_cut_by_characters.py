"""Glyphs that are told with their characters are cut as they are without, byte for byte."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from fontTools.ttLib import TTFont

from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.subset import subset_for, without_shared_glyphs

DROPPED = ("name", "OS/2", "post", "cmap")
FACES = (
    "FandolFang-Regular",
    "FandolKai-Regular",
    "NotoSansSC-Medium",
    "NotoSansSymbols2-Regular",
    "NotoSerifSC-Bold",
    "Tinos-Regular",
)


@pytest.mark.parametrize("name", FACES)
def test_a_face_is_cut_alike(name: str, fonts: FontSet) -> None:
    face = fonts.faces[name]
    known = sorted(map(chr, face.harfbuzz.unicodes))
    dealt = Random(23)
    for number in (1, 3, 40, 600):
        shown = dealt.sample(known, min(number, len(known)))
        for part in without_shared_glyphs(face, [*shown, "\U0010fffd"]):
            assert subset_for("PDF", face, part, DROPPED) == subset_for(
                "PDF", face, [*part], DROPPED
            )


def test_so_is_a_face_of_symbols(tmp_path: Path, fonts: FontSet) -> None:
    path = tmp_path / "symbols.ttf"
    with TTFont(fonts.faces["Tinos-Regular"].path) as font:
        font["cmap"].tables = [table for table in font["cmap"].tables if table.format == 4][:1]
        (table,) = font["cmap"].tables
        table.platformID, table.platEncID = 3, 0
        table.cmap = {0xF000 + code: name for code, name in table.cmap.items() if code < 0x7F}
        font.save(path)
    face = Face("Symbols", path)
    (part,) = without_shared_glyphs(face, "ABC")
    assert 0 not in part
    assert subset_for("PDF", face, part, DROPPED) == subset_for("PDF", face, [*part], DROPPED)
