"""The kitchen-sink issue, which uses everything at once: its text, its marks, its structure."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from bulletin_layout import Document, lay_out, read_issue, write_pdf
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.pipeline import style_of
from bulletin_layout.testing import Goldens
from tests.conftest import ROOT
from tests.pdf.test_text import NOT_FIRST, NOT_LAST

FILE = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
# What is not searched for beyond the BMP by pdfium's characters of 16 bits.
NAMES = "喆堃镕祎玥赟昇珺𬭎𫖯"


@pytest.fixture(scope="module")
def document(fonts: FontSet) -> Document:
    issue = read_issue(FILE)
    return lay_out(issue, style_of(issue), fonts)


@pytest.fixture(scope="module")
def pdf(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kitchen") / "kitchen-sink.pdf"
    write_pdf(document, path)
    return path


def text_of(line: PlacedLine) -> str:
    return "".join(run.text for run in line.runs)


def test_it_looks_as_it_did(golden: Goldens, document: Document) -> None:
    assert len(document.pages) >= 20
    golden.check(document, "kitchen-sink", layers=["layout"])


def test_every_character_is_extracted_on_its_page(document: Document, pdf: Path) -> None:
    """By pypdf and pdfium; readers order notes and turned text as they like, but lose nothing."""
    by_pypdf, by_pdfium = pypdf.PdfReader(pdf), pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document.pages):
        lines = (*page.lines, *page.repeated, *page.furniture, *page.backdrop)
        said = Counter("".join("".join(map(text_of, lines)).split()))
        for found in (
            by_pypdf.pages[number].extract_text(),
            by_pdfium[number].get_textpage().get_text_range(),
        ):
            assert Counter("".join(found.split())) == said, page.number


def test_paragraphs_are_extracted_as_they_were_written(pdf: Path) -> None:
    text = "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(pdf).pages)
    for phrase in (
        "李喆、王堃、张镕、陈祎、赵玥、孙赟、周昇、吴珺、郑𬭎、何𫖯等同志",
        "须如实反映姚𫖯、高𬭎等先进典型",
        "报送地址为工作平台。",
        "按照“谁主管、谁负责”的原则",
        "累计服务1200人次",
    ):
        assert phrase in text


def test_no_line_begins_or_ends_with_a_forbidden_mark(document: Document) -> None:
    for page in document.pages:
        for line in page.lines:
            text = text_of(line).strip()
            alone = len({run.node for run in line.runs}) == 1 and len(text) < 3
            assert alone or text[0] not in NOT_FIRST, text
            assert text[-1] not in NOT_LAST, text


def test_every_glyph_is_real(document: Document) -> None:
    for page in document.pages:
        for line in (*page.lines, *page.repeated, *page.furniture):
            for run in line.runs:
                face = document.fonts.faces[run.face]
                assert all(face.nominal_glyph(c) for c in run.text), run.text


def test_rare_names_sit_level_with_their_neighbours(document: Document) -> None:
    """The middle of their ink lies within 0.06 em of that of the 仿宋 beside them."""
    runs = [
        (line.y, run)
        for page in document.pages
        for line in page.lines
        for run in line.runs
        if any(c in NAMES for c in run.text)
    ]
    assert {c for _, run in runs for c in run.text if c in NAMES} == set(NAMES)
    own = middle_of_ink(document, "FandolFang-Regular", "国", 0.0)
    for _, run in runs:
        for character in run.text:
            if character in NAMES:
                lower = run.lower / run.size
                found = middle_of_ink(document, run.face, character, lower)
                assert found == pytest.approx(own, abs=0.06), character


def middle_of_ink(document: Document, face: str, character: str, lower: float) -> float:
    """Return the height of the middle of a glyph's ink above the baseline, em."""
    found = document.fonts.faces[face]
    extents = found._opened().get_glyph_extents(found.nominal_glyph(character))
    return float((extents.y_bearing + extents.height / 2) / found.units_per_em - lower)


def test_the_tags_hold_figures_links_notes_and_contents(pdf: Path) -> None:
    tags = Counter(_roles(pypdf.PdfReader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]))
    assert tags["/Figure"] == 10
    assert tags["/Caption"] == 10
    assert tags["/Note"] == 4
    assert tags["/TOCI"] == 7
    assert tags["/Link"] == 8  # one of the text's own, seven of the contents
    assert (tags["/H2"], tags["/H3"], tags["/H4"]) == (7, 1, 2)


def _roles(node: object) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [role for kid in node for role in _roles(kid)]
    if not isinstance(node, dict) or "/S" not in node:
        return []
    return [str(node["/S"]), *_roles(node.get("/K", []))]


def test_links_lead_where_they_say(pdf: Path) -> None:
    reader = pypdf.PdfReader(pdf)
    found = [
        (number, note.get_object())
        for number, page in enumerate(reader.pages, 1)
        for note in page.get("/Annots", [])
    ]
    addresses = [note["/A"]["/URI"] for _, note in found if "/A" in note]
    assert addresses == ["https://example.org/report?year=2026&quarter=4"]
    inner = [note for _, note in found if "/Dest" in note]
    pages = [reader.get_page_number(note["/Dest"][0].get_object()) + 1 for note in inner]
    printed = [int(n) for n in re.findall(r" (\d+)$", reader.pages[0].extract_text(), re.M)]
    assert len(printed) == 7
    # An entry of two lines has two links, and two entries may lead to one page.
    assert list(dict.fromkeys(pages)) == list(dict.fromkeys(printed))


def test_no_position_of_a_photographer_is_in_the_file(pdf: Path) -> None:
    """turned.jpg tells by EXIF where it was taken."""
    assert b"Exif" in (FILE.parent / "photos" / "turned.jpg").read_bytes()
    assert b"Exif" not in pdf.read_bytes()
