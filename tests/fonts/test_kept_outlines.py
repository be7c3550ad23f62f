"""Outlines that are kept in a file are those of the font beside it, and of no other."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from bulletin_layout.fonts import truetype
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.fonts.kept_outlines import KeptOutlines, file_beside, outlines_file
from bulletin_layout.fonts.truetype import drawn_records, glyf_records
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "fonts"))
from make_outlines import FACES, common_characters

NAME = "FandolFang-Regular"


@pytest.fixture
def copy(tmp_path: Path, fonts: FontSet) -> Face:
    """The face in a folder without its outlines."""
    return Face(NAME, Path(shutil.copy(fonts.faces[NAME].path, tmp_path)))


@pytest.mark.slow
@pytest.mark.parametrize("name", FACES)
def test_the_files_hold_what_the_library_draws(name: str) -> None:
    face = Face("any", ROOT / "fonts" / name)
    glyphs = sorted({face.nominal_glyph(c) for c in common_characters()} - {0})
    records = dict(zip(glyphs, drawn_records(face, glyphs), strict=True))
    assert file_beside(face).read_bytes() == outlines_file(face, records)
    kept = KeptOutlines(face)
    assert {glyph: kept[glyph] for glyph in glyphs} == records
    assert len(glyphs) > 3_770


def test_an_issue_draws_what_is_not_kept_alone(
    fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = Face(NAME, fonts.faces[NAME].path)
    glyphs = [face.nominal_glyph(c) for c in "市局鎏市"]
    drawn: list[int] = []

    def draw(face: Face, some: list[int]) -> object:
        drawn.extend(some)
        return drawn_records(face, some)

    monkeypatch.setattr(truetype, "drawn_records", draw)
    records = glyf_records(face, glyphs)
    assert drawn == [glyphs[2]]
    assert records == list(drawn_records(face, glyphs))
    assert glyf_records(face, glyphs) == records and len(drawn) == 1


def test_without_a_file_all_are_drawn(copy: Face, fonts: FontSet) -> None:
    glyphs = [copy.nominal_glyph(c) for c in "市局"]
    assert glyphs[0] not in KeptOutlines(copy)
    assert glyf_records(copy, glyphs) == glyf_records(fonts.faces[NAME], glyphs)


@pytest.mark.parametrize(
    "kind", ["of another", "cut off", "longer", "a bit flipped", "something else", "empty"]
)
def test_a_file_that_is_not_this_fonts_counts_for_nothing(
    kind: str, copy: Face, fonts: FontSet
) -> None:
    data = file_beside(fonts.faces[NAME]).read_bytes()
    kai = fonts.faces["FandolKai-Regular"]
    glyph = kai.nominal_glyph("市")
    file_beside(copy).write_bytes(
        {
            "of another": outlines_file(kai, {glyph: b"1234"}),
            "cut off": data[:-1],
            "longer": data + b"\0",
            "a bit flipped": data[:60_000] + bytes([data[60_000] ^ 1]) + data[60_001:],
            "something else": b"BLglyf 1" + b"\xff" * 40,
            "empty": b"",
        }[kind]
    )
    kept = KeptOutlines(copy)
    assert copy.nominal_glyph("市") not in kept and glyph not in kept
    right = glyf_records(fonts.faces[NAME], [copy.nominal_glyph("市")])
    assert glyf_records(copy, [copy.nominal_glyph("市")]) == right
