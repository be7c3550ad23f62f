"""The bundled fonts: their hashes, their roles, and fallback character by character."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import InputError, Issue, lay_out, read_fonts, read_style
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.resources import bundled

ROLES = ["fangsong", "kai", "hei", "song", "xiaobiaosong", "masthead"]


def test_files_are_those_of_the_manifest() -> None:
    folder = bundled("fonts")
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert len(entries) == 13
    for entry in entries:
        data = (folder / entry["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], entry["file"]
        assert len(data) == entry["bytes"]


def test_every_font_has_its_licence() -> None:
    names = {path.name for path in (bundled("fonts") / "licenses").iterdir()}
    assert {
        "Fandol-COPYING.txt",
        "NotoSansSC-OFL.txt",
        "NotoSerifSC-OFL.txt",
        "Tinos-OFL.txt",
    } <= names


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sets_han_marks_latin_and_digits(fonts: FontSet, role: str) -> None:
    for character in "一龙，。“”《》——……Aa09 %":
        assert fonts.roles[role][character].glyph, character


@pytest.mark.parametrize("character", "喆堃镕祎玥赟昇珺")
def test_names_beyond_gb2312_fall_back_and_sit_level(fonts: FontSet, character: str) -> None:
    glyph = fonts.roles["fangsong"][character]
    assert glyph.face == "NotoSerifSC-Light"
    assert glyph.lower == 0.072


@pytest.mark.parametrize("character", "￥～－⑪")
def test_what_fandol_draws_wrong_is_taken_elsewhere(fonts: FontSet, character: str) -> None:
    assert fonts.roles["fangsong"][character].face == "NotoSerifSC-Light"


@pytest.mark.parametrize("character", "鬱㎡")
def test_what_fandol_lacks_is_taken_elsewhere(fonts: FontSet, character: str) -> None:
    assert fonts.roles["fangsong"][character].face == "NotoSerifSC-Light"


def test_what_no_bundled_face_has_is_missing(fonts: FontSet) -> None:
    assert fonts.roles["fangsong"]["𠮷"].glyph == 0
    assert fonts.roles["fangsong"]["\U0001f600"].glyph == 0


def test_digits_are_half_an_em_and_han_a_whole(fonts: FontSet) -> None:
    assert fonts.roles["fangsong"]["1"].advance == 0.5
    assert fonts.roles["fangsong"]["一"].advance == 1.0


def test_a_font_set_of_ones_own(tmp_path: Path) -> None:
    folder = bundled("fonts")
    text = f"""\
faces:
  A: {{file: {folder / "Tinos-Regular.ttf"}}}
roles:
  body: {{han: [A], latin: [A]}}
"""
    (tmp_path / "set.yaml").write_text(text, encoding="utf-8")
    assert read_fonts(tmp_path / "set.yaml").roles["body"]["A"].face == "A"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a", "keys and values belong here"),
        ("faces: {A: {file: none.ttf}}\nroles: {a: {han: [A], latin: [A]}}", "is not there"),
        ("faces: {}\nroles: {a: {han: [B], latin: []}}", "there is no face 'B'"),
        ("faces: {}\nroles: {a: {han: B}}", "a list of faces belongs here"),
        ("faces: [", "this is not YAML"),
    ],
)
def test_a_wrong_font_set_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "set.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_fonts(tmp_path / "set.yaml")


def test_a_role_that_the_font_set_lacks_is_named(
    fonts: FontSet, example_issues: dict[str, Issue]
) -> None:
    style = read_style("series-2021")
    body = replace(style.text.body, role="fangsonng")
    wrong = replace(style, text=replace(style.text, body=body))
    with pytest.raises(InputError, match=r"no role 'fangsonng'\. Did you mean fangsong"):
        lay_out(example_issues["2021-06"], wrong, fonts)
