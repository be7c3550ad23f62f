"""A PDF for a printer's condition: no device's RGB in it, and an ink of its own where asked."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from bulletin_layout import InputError, lay_out, read_issue, read_style
from bulletin_layout.diagnostics import OutputError
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import style_of
from tests.conftest import ROOT
from tests.gates import absent
from tests.pdf.printer_profile import NAME, profile

CASES = ROOT / "tests" / "cases"
PROFILE = CASES / "styles" / "press.icc"


@pytest.fixture(scope="module")
def printed(fonts: FontSet, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("printed")

    def build(name: str) -> Path:
        issue = read_issue(CASES / f"{name}.yaml")
        pdf = folder / f"{name}.pdf"
        if not pdf.exists():
            pdf.write_bytes(pdf_bytes(lay_out(issue, style_of(issue), fonts)))
        return pdf

    return build


def intent_of(pdf: Path) -> Any:
    return pypdf.PdfReader(pdf).trailer["/Root"]["/OutputIntents"][0].get_object()  # type: ignore[index]


def operators(pdf: Path) -> str:
    pages = pypdf.PdfReader(pdf).pages
    return "\n".join(page["/Contents"].get_object().get_data().decode("ascii") for page in pages)  # type: ignore[union-attr]


def spaces(pdf: Path) -> dict[str, Any]:
    found = pypdf.PdfReader(pdf).pages[0]["/Resources"].get("/ColorSpace", {})  # type: ignore[union-attr]
    return {key: value.get_object() for key, value in found.items()}


def test_the_profile_of_the_cases_is_the_one_that_the_tests_make() -> None:
    assert PROFILE.read_bytes() == profile()


@pytest.mark.parametrize("name", ["ink-press", "ink-press-process"])
def test_a_printers_profile_is_the_intent_and_nothing_is_device_rgb(
    name: str, printed: Callable[[str], Path]
) -> None:
    pdf = printed(name)
    intent = intent_of(pdf)
    assert intent["/DestOutputProfile"]["/N"] == 4
    assert intent["/DestOutputProfile"].get_data() == PROFILE.read_bytes()
    assert intent["/OutputConditionIdentifier"] == NAME
    assert not re.search(r"\b(rg|RG|k|K)$", operators(pdf), re.MULTILINE)
    pictures = pypdf.PdfReader(pdf).pages[0]["/Resources"]["/XObject"]  # type: ignore[index]
    kinds = [picture.get_object()["/ColorSpace"] for picture in pictures.values()]
    assert [kind[0] for kind in kinds] == ["/ICCBased"] * 2


def test_an_ink_of_its_own_prints_what_is_red_and_shows_its_colour_on_a_screen(
    printed: Callable[[str], Path],
) -> None:
    for name, ink, alternate in (
        ("ink-spot", "/PANTONE 186 C", "/DeviceRGB"),
        ("ink-press", "/大红", "/ICCBased"),
    ):
        pdf = printed(name)
        kind, named, shown_as, tint = spaces(pdf)["/Spot"]
        assert (kind, named) == ("/Separation", ink)
        assert (shown_as if isinstance(shown_as, str) else shown_as[0]) == alternate
        assert [round(float(c), 2) for c in tint["/C1"]] == [0.84, 0.0, 0.06]
        assert re.findall(r"^/Spot (?:cs|CS) 1 (?:scn|SCN)$", operators(pdf), re.MULTILINE)


def test_another_reader_separates_the_ink(printed: Callable[[str], Path], tmp_path: Path) -> None:
    """Ghostscript makes a plate of the ink: the masthead is on it, and on no other but black."""
    if shutil.which("gs") is None:
        absent("Ghostscript")
    out = tmp_path / "plate.tif"
    command = ["gs", "-q", "-o", str(out), "-sDEVICE=tiffsep", "-r30", "-dLastPage=1"]
    subprocess.run([*command, str(printed("ink-spot"))], check=True, capture_output=True)
    plates = {path.stem for path in tmp_path.glob("plate*(*)*")}
    assert any("PANTONE 186 C" in plate for plate in plates)


def test_the_default_stays_as_it_was(printed: Callable[[str], Path], fonts: FontSet) -> None:
    issue = read_issue(CASES / "ink-press.yaml")
    plain = pdf_bytes(lay_out(issue, read_style("gbt9704"), fonts))
    assert b"/Separation" not in plain
    ours = pypdf.PdfReader(printed("ink-press"))
    with_profile = [page.extract_text() for page in ours.pages]
    assert with_profile[0].startswith("工作简报")


def own_style(folder: Path, value: str) -> Path:
    file = folder / "own.yaml"
    file.write_text(f"extends: gbt9704\nink: {{{value}}}\n", encoding="utf-8")
    return file


def broken(name: str) -> bytes:
    """Return a profile that is spoilt in some way."""
    good = profile()
    return {
        "empty.icc": b"",
        "cut.icc": good[:1000],
        "rgb.icc": good[:16] + b"RGB " + good[20:],
        "monitor.icc": good[:12] + b"mntr" + good[16:],
        "version5.icc": good[:8] + b"\5" + good[9:],
        "tags.icc": good[:128] + b"\xff\xff\xff\xff" + good[132:],
        "far.icc": good[:136] + b"\xff\xff\xff\xff" + good[140:],
    }[name]


BROKEN = ("empty", "cut", "rgb", "monitor", "version5", "tags", "far")


@pytest.mark.parametrize("name", [f"{name}.icc" for name in BROKEN])
def test_a_profile_that_is_none_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(broken(name))
    with pytest.raises(InputError) as refused:
        read_style(own_style(tmp_path, f"intent: {name}"))
    said = str(refused.value)
    assert "own.yaml:2:15: ink.intent: it is no ICC profile" in said
    assert "Ask the printer" in said


def test_a_profile_that_is_not_there_or_not_below_the_root_is_refused(tmp_path: Path) -> None:
    (tmp_path / "press.icc").write_bytes(profile())
    inner = tmp_path / "styles"
    inner.mkdir()
    for value, words in (
        ("none.icc", "there is no file"),
        ("../press.icc", "lies outside"),
        ("/etc/press.icc", "is an absolute path"),
    ):
        with pytest.raises(InputError, match=words):
            read_style(own_style(inner, f"intent: {value}").name, inner, root=inner)
    assert read_style(own_style(inner, "intent: ../press.icc")).profile is not None


@pytest.mark.parametrize("name", ["All", "None", "Black", "红" * 43])
def test_a_name_that_no_ink_may_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be the name of an ink"):
        read_style(own_style(tmp_path, f"spot: {name}"))


def test_a_profile_that_goes_away_before_it_is_written_is_told(
    tmp_path: Path, fonts: FontSet
) -> None:
    file = tmp_path / "press.icc"
    file.write_bytes(profile())
    style = read_style(own_style(tmp_path, "intent: press.icc"))
    assert str(file) in style.files
    document = lay_out(read_issue(CASES / "photos.yaml"), style, fonts)
    file.unlink()
    with pytest.raises(OutputError, match="cannot be read"):
        pdf_bytes(document)
