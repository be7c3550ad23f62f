"""Fonts of one's own: by name, from collections, with fallback, and what their licences allow."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTCollection, TTFont

from bulletin_layout import InputError, lay_out, read_fonts, read_issue, read_style, write_pdf
from bulletin_layout.fonts import installed
from bulletin_layout.resources import bundled

Write = Callable[..., Path]
TINOS = bundled("fonts") / "Tinos-Regular.ttf"
FANG = bundled("fonts") / "FandolFang-Regular.otf"


def font(path: Path, source: Path = TINOS, name: str = "", licence: int | None = None) -> Path:
    """Write a copy of a font under another name, or with other licence bits."""
    copy = TTFont(source)
    if name:
        for record in (1, 4, 6, 16):
            copy["name"].setName(name, record, 3, 1, 0x804)
            copy["name"].setName(name, record, 3, 1, 0x409)
    if licence is not None:
        copy["OS/2"].fsType = licence
    copy.save(path)
    return path


@pytest.fixture(autouse=True)
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine has installed must not matter."""
    monkeypatch.setattr(installed, "system_folders", lambda: [])


def font_set(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "fonts.yaml"
    path.write_text(text, encoding="utf-8")
    return path


BY_NAME = """\
extends: bundled
folders: [installed]
faces:
  own: {name: %s}
roles:
  fangsong: {latin: [own]}
"""


@pytest.mark.parametrize("asked", ["仿宋_GB2312", "仿宋_gb2312", "仿宋 _GB2312"])
def test_a_font_is_found_by_its_chinese_name(tmp_path: Path, asked: str) -> None:
    (tmp_path / "installed").mkdir()
    font(tmp_path / "installed" / "x.ttf", name="仿宋_GB2312")
    fonts = read_fonts(font_set(tmp_path, BY_NAME % asked))
    assert fonts.roles["fangsong"]["a"].face == "own"
    assert fonts.faces["own"].path.name == "x.ttf"
    assert fonts.diagnostics == ()


def test_what_the_named_font_lacks_comes_from_the_bundled_set(tmp_path: Path) -> None:
    (tmp_path / "installed").mkdir()
    font(tmp_path / "installed" / "x.ttf", name="仿宋_GB2312")
    text = BY_NAME.replace("{latin: [own]}", "{han: [own]}") % "仿宋_GB2312"
    fonts = read_fonts(font_set(tmp_path, text))
    assert fonts.roles["fangsong"]["国"].face == "FandolFang-Regular"
    assert fonts.roles["fangsong"]["喆"].face == "NotoSerifSC-Light"
    assert fonts.roles["kai"]["国"].face == "FandolKai-Regular"


def test_a_font_that_is_not_installed_is_told_with_its_substitute(
    tmp_path: Path, write: Write, small_issue: str
) -> None:
    path = font_set(tmp_path, BY_NAME % "方正小标宋简体")
    fonts = read_fonts(path)
    said = f"{path}: roles.fangsong.latin: "
    said = f"warning: {said}方正小标宋简体 is not installed; Tinos-Regular takes its place."
    assert [str(d) for d in fonts.diagnostics] == [said]
    document = lay_out(read_issue(write(small_issue)), read_style("series-2023"), fonts)
    assert said in [str(d) for d in document.diagnostics]


def test_a_font_without_a_substitute_is_an_error(tmp_path: Path) -> None:
    text = "faces: {own: {name: 黑体}}\nroles: {body: {han: [own], latin: [own]}}\n"
    with pytest.raises(InputError, match=r"黑体 is not installed\. Write extends: bundled\."):
        read_fonts(font_set(tmp_path, text))


def collection(path: Path) -> Path:
    """Write a collection of two faces: Tinos, and one whose a is as wide as an em."""
    other = TTFont(TINOS)
    advance, bearing = other["hmtx"]["a"]
    other["hmtx"]["a"] = (2048, bearing)
    other["name"].setName("第二", 1, 3, 1, 0x804)
    fonts = TTCollection()
    fonts.fonts = [TTFont(TINOS), other]
    fonts.save(path)
    assert advance != 2048
    return path


@pytest.mark.parametrize("spec", ["{file: two.ttc, index: 1}", "{name: 第二}"])
def test_a_face_of_a_collection(tmp_path: Path, write: Write, small_issue: str, spec: str) -> None:
    collection(tmp_path / "two.ttc")
    text = (BY_NAME % "x").replace("{name: x}", spec).replace("[installed]", "[.]")
    fonts = read_fonts(font_set(tmp_path, text))
    assert fonts.roles["fangsong"]["a"].advance == 1.0
    issue = read_issue(write(small_issue.replace("第一段", "第一段abc")))
    write_pdf(lay_out(issue, read_style("series-2023"), fonts), tmp_path / "out.pdf")
    assert "第一段abc" in pypdf.PdfReader(tmp_path / "out.pdf").pages[0].extract_text()


def test_an_index_beyond_the_collection(tmp_path: Path) -> None:
    collection(tmp_path / "two.ttc")
    text = (BY_NAME % "x").replace("{name: x}", "{file: two.ttc, index: 7}")
    with pytest.raises(InputError, match=r"has no face of index 7; it has 2\."):
        read_fonts(font_set(tmp_path, text))


@pytest.mark.parametrize(
    ("licence", "said"),
    [(0x0002, "forbids embedding"), (0x0200, "bitmaps only"), (0x0102, "forbids embedding")],
)
def test_a_font_that_may_not_be_embedded_is_refused(
    tmp_path: Path, licence: int, said: str
) -> None:
    font(tmp_path / "x.ttf", licence=licence)
    with pytest.raises(InputError, match=said):
        read_fonts(font_set(tmp_path, (BY_NAME % "x").replace("{name: x}", "{file: x.ttf}")))


@pytest.mark.parametrize("licence", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded_is_cut_down(
    tmp_path: Path, write: Write, small_issue: str, licence: int
) -> None:
    names, sizes = embedded(tmp_path, write, small_issue, licence)
    assert any("+own" in name for name in names)
    assert max(sizes) < TINOS.stat().st_size / 5


def test_a_font_that_may_not_be_cut_down_is_embedded_whole(
    tmp_path: Path, write: Write, small_issue: str
) -> None:
    names, _ = embedded(tmp_path, write, small_issue, 0x0100)
    assert "/own" in names
    reader = pypdf.PdfReader(tmp_path / "out.pdf")
    program = next(p for name, p in programs(reader) if name == "/own")
    glyphs = TTFont(io.BytesIO(program)).getGlyphOrder()
    assert len(glyphs) == TTFont(TINOS)["maxp"].numGlyphs
    assert "abc" in reader.pages[0].extract_text()


def test_a_cff_font_that_may_not_be_cut_down_keeps_every_glyph(
    tmp_path: Path, write: Write, small_issue: str
) -> None:
    font(tmp_path / "x.otf", FANG, licence=0x0100)
    text = (BY_NAME % "x").replace("{name: x}", "{file: x.otf}").replace("latin", "han")
    fonts = read_fonts(font_set(tmp_path, text))
    issue = read_issue(write(small_issue))
    write_pdf(lay_out(issue, read_style("series-2023"), fonts), tmp_path / "out.pdf")
    reader = pypdf.PdfReader(tmp_path / "out.pdf")
    assert len(next(p for name, p in programs(reader) if name == "/own")) > 1_000_000
    assert "第一段" in reader.pages[0].extract_text()


def embedded(
    tmp_path: Path, write: Write, small_issue: str, licence: int
) -> tuple[list[str], list[int]]:
    """Set text in a font with these licence bits; return what is embedded: names, sizes."""
    font(tmp_path / "x.ttf", licence=licence)
    text = (BY_NAME % "x").replace("{name: x}", "{file: x.ttf}")
    fonts = read_fonts(font_set(tmp_path, text))
    issue = read_issue(write(small_issue.replace("第一段", "第一段 abc")))
    write_pdf(lay_out(issue, read_style("series-2023"), fonts), tmp_path / "out.pdf")
    found = programs(pypdf.PdfReader(tmp_path / "out.pdf"))
    return [name for name, _ in found], [len(data) for name, data in found if "own" in name]


def programs(reader: pypdf.PdfReader) -> list[tuple[str, bytes]]:
    found = []
    for resource in reader.pages[0]["/Resources"]["/Font"].values():
        descriptor = resource.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                name = str(descriptor["/FontName"])
                found.append((name, descriptor[key].get_object().get_data()))
    return found


def test_a_file_that_is_no_font(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"not a font")
    with pytest.raises(InputError, match="is no font with TrueType or CFF outlines"):
        read_fonts(font_set(tmp_path, (BY_NAME % "x").replace("{name: x}", "{file: x.ttf}")))
