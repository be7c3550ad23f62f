"""Dashes, ellipses, doubled marks and 间隔号: placed by their ink, in every role."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bulletin_layout import read_fonts
from bulletin_layout.text.model import Run
from bulletin_layout.text.setting import compose
from tests.conftest import amounts, piece

FONTS = read_fonts()
ROLES = sorted(FONTS.roles)
SIZE = 16.0


def runs_of(text: str, role: str, **changes: object) -> list[Run]:
    """Return a line's runs, each of one character, without what stands at both ends."""
    (line,) = compose([piece(text, role)], FONTS, amounts(40.0, **changes))
    return list(line.runs)


def ink(run: Run) -> tuple[float, float]:
    """Return where the ink of a run of one character begins and ends, in em of the line."""
    face = FONTS.faces[run.face]
    left, _, right, _ = face.ink(face.nominal_glyph(run.text))
    return run.x / SIZE + left * run.stretch, run.x / SIZE + right * run.stretch


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("dashes", ["——", "————"])
def test_dashes_are_one_stroke_a_cell_each(role: str, dashes: str) -> None:
    runs = runs_of(f"中{dashes}中", role)
    if len(runs) == 1:  # the face's own dashes join
        face = FONTS.faces[runs[0].face]
        left, _, right, _ = face.ink(face.nominal_glyph("—"))
        assert left <= 0.002 and right >= 0.998
        return
    strokes = [ink(run) for run in runs[1:-1]]
    assert [run.text for run in runs[1:-1]] == list(dashes)
    assert all(a[1] > b[0] for a, b in pairwise(strokes))
    assert strokes[0][0] >= 1.0 and strokes[-1][1] <= 1 + len(dashes)
    assert strokes[-1][1] - strokes[0][0] > len(dashes) - 0.1
    assert runs[-1].x / SIZE == pytest.approx(1 + len(dashes))


@pytest.mark.parametrize("role", ROLES)
def test_the_dots_of_an_ellipsis_keep_one_pitch_in_the_middle(role: str) -> None:
    runs = runs_of("中……中", role)
    first, second = (run for run in runs if run.text == "…")
    face = FONTS.faces[first.face]
    left, bottom, right, top = face.ink(face.nominal_glyph("…"))
    dot = top - bottom
    pitch = (right - left - dot) / 2
    (a, b), (c, d) = ink(first), ink(second)
    assert c - b + dot == pytest.approx(pitch)
    assert (a - 1) == pytest.approx(3 - d)
    assert runs[-1].x / SIZE == pytest.approx(3)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("marks", ["！？", "？！", "！！", "？？", "！！！"])
def test_doubled_marks_neither_gape_nor_touch(role: str, marks: str) -> None:
    runs = runs_of(f"中{marks}中", role)
    inks = [ink(run) for run in runs[1:-1]]
    assert [run.text for run in runs[1:-1]] == list(marks)
    assert all(0.149 <= after[0] - before[1] <= 0.401 for before, after in pairwise(inks))
    assert runs[-1].x / SIZE == pytest.approx(1 + len(marks))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("marks", "cells"), [("！？", 1), ("？？", 1), ("！！！", 2)])
def test_a_style_may_set_two_of_them_in_one_cell(role: str, marks: str, cells: int) -> None:
    runs = runs_of(f"中{marks}中", role, double_marks_half=True)
    inks = [ink(run) for run in runs[1:-1]]
    assert runs[-1].x / SIZE == pytest.approx(1 + cells)
    assert all(after[0] - before[1] > 0.03 for before, after in pairwise(inks))
    assert inks[0][0] > 1.0 and inks[-1][1] < 1 + cells


def test_one_mark_alone_stands_as_its_face_has_it() -> None:
    runs = runs_of("中！中？中", "fangsong")
    assert [run.text for run in runs] == ["中", "！", "中", "？", "中"]
    assert [run.x / SIZE for run in runs] == pytest.approx([0, 1, 2, 3, 4])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("mark", "least"), [("·", 0.5), ("—", 1.0)])
def test_a_narrow_mark_stands_in_the_middle_of_its_cell(role: str, mark: str, least: float) -> None:
    runs = runs_of(f"中{mark}中", role)
    if len(runs) == 1:  # as wide in its face
        return
    left, right = ink(runs[1])
    cell = runs[2].x / SIZE - 1
    assert cell >= least - 1e-9
    face = FONTS.faces[runs[1].face]
    advance = face.advance_of(mark)
    assert runs[1].x / SIZE - 1 == pytest.approx((cell - advance) / 2)
    assert 1 <= left < right <= 1 + cell
