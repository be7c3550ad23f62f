"""Faces that stand in one line stand level: the middle of their ink lies within 0.01 em."""

from __future__ import annotations

from statistics import mean

import pytest

from bulletin_layout import read_fonts
from bulletin_layout.fonts.fontset import Candidate
from bulletin_layout.text.setting import compose
from tests.conftest import amounts, piece

FONTS = read_fonts()
# Common characters of every shape, none of them among those that a face is asked for itself.
HAN = (
    "不了上他出就分对成可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家"
    "电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日"
    "那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月"
)
TOLERANCE = 0.01
# A masthead is of one face and stands alone.
ROLES = sorted(set(FONTS.roles) - {"masthead"})


def middle(candidate: Candidate, characters: str) -> float:
    """Return where the ink of characters lies in the middle, in em above the line's baseline."""
    face = candidate.face
    inks = [face.ink(face.nominal_glyph(c)) for c in characters if face.nominal_glyph(c)]
    assert len(inks) == len(characters)
    return mean((bottom + top) / 2 for _, bottom, _, top in inks) - candidate.lower


LEVEL = middle(FONTS.roles["fangsong"].han[0], HAN)


@pytest.mark.parametrize("role", ROLES)
def test_every_han_face_stands_level_with_fangsong(role: str) -> None:
    for candidate in FONTS.roles[role].han:
        if not candidate.face.nominal_glyph("的"):  # a face of symbols
            continue
        assert abs(middle(candidate, HAN) - LEVEL) < TOLERANCE, candidate.face.name


@pytest.mark.parametrize("role", ROLES)
def test_digits_stand_level_with_fangsong(role: str) -> None:
    for candidate in FONTS.roles[role].latin:
        assert abs(middle(candidate, "0123456789") - LEVEL) < TOLERANCE, candidate.face.name


@pytest.mark.parametrize("name", sorted(FONTS.faces))
def test_a_face_tells_its_optical_middle_from_few_characters(name: str) -> None:
    face = FONTS.faces[name]
    if face.nominal_glyph("的"):
        assert abs(face.optical_middle - middle(Candidate(face, 0.0), HAN)) < 0.003
    else:
        assert face.optical_middle == 0.0


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("mark", ["—", "——", "…"])
def test_dashes_and_ellipses_lie_in_the_middle_of_the_line(role: str, mark: str) -> None:
    (line,) = compose([piece(f"中{mark}中", role)], FONTS, amounts(26))
    for run in line.runs:
        if mark[0] in run.text:
            face = FONTS.faces[run.face]
            _, bottom, _, top = face.ink(face.nominal_glyph(mark[0]))
            assert abs((bottom + top) / 2 - run.lower / run.size - LEVEL) < 0.02
