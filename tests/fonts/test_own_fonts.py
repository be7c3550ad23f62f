"""Fonts of one's own: by name, from collections, with fallback, and what their licences allow."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from bulletin_layout import InputError, dump, lay_out, read_fonts, read_issue, read_style, write_pdf
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
    monkeypatch.setenv(installed.FOLDERS_VARIABLE, "")


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
    said = "方正小标宋简体 is not installed; Tinos-Regular takes its place."
    said = f"{path}:6:22: warning: roles.fangsong.latin: {said}"
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


def han_font(path: Path, characters: str, name: str, weight: int = 400) -> Path:
    """Write a font of the characters alone, each a square of 1 em on the baseline."""
    builder = FontBuilder(1000, isTTF=True)
    names = [f"u{ord(c):X}" for c in characters]
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({ord(c): n for c, n in zip(characters, names, strict=True)})
    pen = TTGlyphPen(None)
    for step, point in enumerate([(50, 0), (950, 0), (950, 900), (50, 900)]):
        (pen.moveTo if step == 0 else pen.lineTo)(point)
    pen.closePath()
    square = pen.glyph()
    builder.setupGlyf(dict.fromkeys([".notdef", *names], square))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (1000, 50)))
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    full = name if weight == 400 else f"{name} W{weight}"
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "fullName": full})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    builder.save(path)
    return path


RARE = "𠮷𡈼𪚥𠂉𤳵"


def rare_issue(small_issue: str) -> str:
    return small_issue.replace("第一段", f"参加的有{'、'.join(RARE)}五名同志")


def test_a_rare_name_is_lent_by_an_installed_font(
    tmp_path: Path, write: Write, small_issue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "installed").mkdir()
    han_font(tmp_path / "installed" / "a.ttf", RARE[:2], "Some Han")
    han_font(tmp_path / "installed" / "b.ttf", RARE, "Rare Han")
    monkeypatch.setenv(installed.FOLDERS_VARIABLE, str(tmp_path / "installed"))
    issue = read_issue(write(rare_issue(small_issue)))
    style = read_style("gbt9704")
    with pytest.raises(InputError) as refused:
        lay_out(issue, style, read_fonts())
    said = str(refused.value.diagnostics[0])
    assert "The installed font Rare Han has it" in said
    assert "extends: bundled and fallback: [{name: Rare Han}]." in said

    fonts = read_fonts(font_set(tmp_path, "extends: bundled\nfallback: [{name: Rare Han}]\n"))
    write_pdf(lay_out(issue, style, fonts), tmp_path / "out.pdf")
    text = pypdf.PdfReader(tmp_path / "out.pdf").pages[0].extract_text()
    assert "、".join(RARE) in text.replace("\n", "")
    assert fonts.roles["xiaobiaosong"]["𠮷"].face == "RareHan"
    # It stands level of itself: the middle of its ink, 0.45, on the set's level.
    assert fonts.roles["fangsong"]["𠮷"].lower == pytest.approx(0.45 - 0.308)


def test_without_such_a_font_one_to_install_is_named(write: Write, small_issue: str) -> None:
    issue = read_issue(write(rare_issue(small_issue)))
    with pytest.raises(InputError, match="Install a font that has it, BabelStone Han or HanaMin"):
        lay_out(issue, read_style("gbt9704"), read_fonts())


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("name: Plain Han", "b-regular.ttf"),
        ("name: Plain Han, weight: 700", "a-bold.ttf"),
        ("name: Plain Han, weight: 650", "a-bold.ttf"),
        ("name: Plain Han W700", "a-bold.ttf"),
        ("name: [None Such, Plain Han]", "b-regular.ttf"),
    ],
)
def test_of_a_family_the_regular_face_or_the_weight_asked_for(
    tmp_path: Path, asked: str, file: str
) -> None:
    (tmp_path / "installed").mkdir()
    han_font(tmp_path / "installed" / "a-bold.ttf", "一二", "Plain Han", 700)
    han_font(tmp_path / "installed" / "b-regular.ttf", "一二", "Plain Han", 400)
    text = f"extends: bundled\nfolders: [installed]\nfaces: {{own: {{{asked}}}}}\n"
    fonts = read_fonts(font_set(tmp_path, text + "roles: {fangsong: {han: [own]}}\n"))
    assert fonts.faces["own"].path.name == file


def test_the_office_set_takes_what_is_installed_and_tells_what_is_not(
    tmp_path: Path, write: Write, small_issue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    han_font(tmp_path / "a.ttf", "第一段", "仿宋")
    font(tmp_path / "b.ttf", name="Times New Roman")
    monkeypatch.setenv(installed.FOLDERS_VARIABLE, str(tmp_path))
    fonts = read_fonts("office")
    assert fonts.roles["fangsong"]["段"].face == "仿宋"
    assert fonts.roles["fangsong"]["国"].face == "FandolFang-Regular"
    assert fonts.roles["fangsong"]["a"].face == "TimesNewRoman"
    said = [d.message for d in fonts.diagnostics]
    assert "黑体 is not installed; NotoSansSC-Medium takes its place." in said
    assert not any("仿宋" in words or "Times" in words for words in said)
    document = lay_out(read_issue(write(small_issue)), read_style("series-2021"), fonts)
    assert " 仿宋 16 " in dump(document)
    write_pdf(document, tmp_path / "out.pdf")
    assert "第一段" in pypdf.PdfReader(tmp_path / "out.pdf").pages[0].extract_text()


def test_one_family_at_two_weights_is_two_faces(
    tmp_path: Path, write: Write, small_issue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    han_font(tmp_path / "a.ttf", "第一段", "Plain Han", 400)
    han_font(tmp_path / "b.ttf", "第一段", "Plain Han", 700)
    monkeypatch.setenv(installed.FOLDERS_VARIABLE, str(tmp_path))
    text = (
        "extends: bundled\nroles:\n  fangsong: {han: [{name: Plain Han}]}\n"
        "  xiaobiaosong: {han: [{name: Plain Han, weight: 700}]}\n"
    )
    fonts = read_fonts(font_set(tmp_path, text))
    for role, file in (("fangsong", "a.ttf"), ("xiaobiaosong", "b.ttf")):
        assert fonts.faces[fonts.roles[role]["第"].face].path.name == file
    for role in fonts.roles.values():
        for candidate in (*role.han, *role.latin):
            assert fonts.faces[candidate.face.name] is candidate.face


def test_a_fallback_that_is_not_installed_is_told(tmp_path: Path) -> None:
    path = font_set(tmp_path, "extends: bundled\nfallback: [{name: HanaMinB}]\n")
    (said,) = map(str, read_fonts(path).diagnostics)
    assert said == f"{path}:2:12: warning: fallback: HanaMinB is not installed."


def test_a_role_of_ones_own_has_the_bundled_fallback_too(tmp_path: Path) -> None:
    text = "extends: bundled\nroles: {own: {han: [FandolFang-Regular], latin: [Tinos-Regular]}}\n"
    role = read_fonts(font_set(tmp_path, text)).roles["own"]
    assert role["☑"].face == "NotoSansSymbols2-Regular"


@pytest.mark.parametrize(
    ("candidate", "said"),
    [
        ("{face: Tinos-Regular, cell: yes}", "cell: true or false belongs here."),
        ("{face: Tinos-Regular, cell: [true]}", "cell: a word belongs here."),
        ("{face: Tinos-Regular, only: [a]}", "only: a word belongs here."),
        ("{face: Tinos-Regular, weight: 700}", "weight: this key says nothing beside face."),
        ("{name: Nothing, index: 1}", "index: this key says nothing beside name."),
        ("{face: Tinos-Regular, name: Nothing}", "name: this key says nothing beside face."),
    ],
)
def test_a_slip_in_a_role_is_told(tmp_path: Path, candidate: str, said: str) -> None:
    text = f"extends: bundled\nroles: {{kai: {{latin: [{candidate}]}}}}\n"
    with pytest.raises(InputError) as refused:
        read_fonts(font_set(tmp_path, text))
    assert f"roles.kai.latin.{said}" in str(refused.value)


def test_a_weight_beside_a_file_is_told(tmp_path: Path) -> None:
    text = "extends: bundled\nfaces: {own: {file: own.ttf, weight: 700}}\n"
    with pytest.raises(InputError, match=r"faces\.own\.weight: this key says nothing beside file"):
        read_fonts(font_set(tmp_path, text))
