"""A face that is cut often is read once for it; the cuts are what they were, byte for byte."""

from __future__ import annotations

from random import Random

import pytest

from bulletin_layout.fonts import subset
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.subset import subset_for

HAN = [chr(code) for code in range(0x4E00, 0x9FA6)]


@pytest.mark.parametrize("name", ["FandolFang-Regular", "FandolKai-Regular"])
@pytest.mark.parametrize("format_", ["PDF", "OFD"])
def test_the_twentieth_cut_is_as_the_first_of_a_face_just_opened(
    name: str, format_: str, fonts: FontSet
) -> None:
    path = fonts.faces[name].path
    often = Face(name, path)
    dealt = Random(7)
    dropped = ("name", "OS/2", "post", "cmap") if format_ == "PDF" else ("CFF ",)
    for _ in range(20):
        texts = dealt.sample(HAN, dealt.choice((1, 30, 800)))
        glyphs = sorted({often.nominal_glyph(c) for c in texts} - {0})
        if glyphs:
            fresh = subset_for(format_, Face(name, path), glyphs, dropped)
            assert subset_for(format_, often, glyphs, dropped) == fresh
    assert subset._CUTS[often].preprocessed is not None


def test_an_issue_by_itself_reads_no_face_for_it(fonts: FontSet) -> None:
    face = Face("FandolFang-Regular", fonts.faces["FandolFang-Regular"].path)
    subset_for("PDF", face, [face.nominal_glyph("市")])
    assert subset._CUTS[face].preprocessed is None
