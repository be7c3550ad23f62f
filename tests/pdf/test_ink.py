"""Black is black ink alone, and one ink's pages are the whole ones without the others."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from bulletin_layout import Document, typeset, write_pdf
from bulletin_layout.cli.main import main
from bulletin_layout.diagnostics import Refused
from bulletin_layout.pdf.ink import Colours, Ink
from bulletin_layout.pdf.writer import pdf_bytes
from tests.conftest import ROOT
from tests.gates import absent

Write = Callable[..., Path]
# A page's cyan, magenta, yellow and black, as Ghostscript's inkcov prints them.
COVERAGE = re.compile(r"^ *([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+) CMYK OK$", re.MULTILINE)
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))


def coverage(pdf: Path) -> list[tuple[float, ...]]:
    """Return each page's share of cyan, magenta, yellow and black, by an independent reader."""
    if shutil.which("gs") is None:
        absent("Ghostscript")
    command = ["gs", "-q", "-o", "-", "-sDEVICE=inkcov", "-r50", str(pdf)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [tuple(map(float, match)) for match in COVERAGE.findall(out)]


def colour_operators(pdf: Path) -> list[list[str]]:
    """Return the operators that set a colour, page by page."""
    pages = pypdf.PdfReader(pdf).pages
    streams = [page["/Contents"].get_object().get_data().decode("ascii") for page in pages]  # type: ignore[union-attr]
    return [re.findall(r"^[\d. ]+ (?:g|G|rg|RG|k|K)\b.*$", s, re.MULTILINE) for s in streams]


@pytest.mark.parametrize("name", EXAMPLES)
def test_pages_but_the_first_hold_black_ink_alone(name: str, example_pdfs: dict[str, Path]) -> None:
    first, *others = coverage(example_pdfs[name])
    assert others, name
    for cyan, magenta, yellow, black in others:
        assert (cyan, magenta, yellow) == (0.0, 0.0, 0.0)
        assert black > 0
    assert first[1] > 0 and first[3] > 0


def test_a_page_sets_each_colour_once_a_change(example_pdfs: dict[str, Path]) -> None:
    first, *others = colour_operators(example_pdfs["2021-32"])
    assert first == ["0.843 0 0.059 RG", "0.843 0 0.059 rg", "0 g"]
    assert others == [[]] * len(others)  # a page begins in black


@pytest.mark.parametrize("ink", ["black", "red"])
def test_one_ink_prints_that_ink_and_no_other(
    ink: Ink, examples: dict[str, Document], tmp_path: Path
) -> None:
    pdf = tmp_path / "issue.pdf"
    write_pdf(examples["2021-32"], pdf, ink=ink)
    first, *others = coverage(pdf)
    whole = tmp_path / "whole.pdf"
    write_pdf(examples["2021-32"], whole)
    if ink == "black":
        assert first[:3] == (0.0, 0.0, 0.0)
        assert others == coverage(whole)[1:]
    else:
        assert first[1] > 0 and first[1] == coverage(whole)[0][1]
        assert all(page == (0.0, 0.0, 0.0, 0.0) for page in others)


@pytest.mark.parametrize("ink", ["black", "red"])
def test_nothing_moves_and_every_word_stays(
    ink: Ink, examples: dict[str, Document], tmp_path: Path
) -> None:
    whole, one = tmp_path / "whole.pdf", tmp_path / "one.pdf"
    write_pdf(examples["2021-32"], whole)
    write_pdf(examples["2021-32"], one, ink=ink)
    for before, after in zip(pypdf.PdfReader(whole).pages, pypdf.PdfReader(one).pages, strict=True):
        assert before.extract_text() == after.extract_text()
        assert positions(before) == positions(after)


def positions(page: pypdf.PageObject) -> list[tuple[float, ...]]:
    """Return where each piece of a page's text begins."""
    found: list[tuple[float, ...]] = []

    def keep(text: str, _matrix: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            found.append(tuple(at))

    page.extract_text(visitor_text=keep)
    return found


def test_greys_are_grey_and_colours_are_not() -> None:
    assert (Colours().fill("#000000"), Colours().stroke("#000000")) == ("0 g", "0 G")
    assert Colours().fill("#808080") == "0.502 g"
    assert Colours().fill("#D7000F") == "0.843 0 0.059 rg"
    assert Colours().stroke("#D7000F") == "0.843 0 0.059 RG"


def test_a_photo_is_no_red_ink(tmp_path: Path) -> None:
    whole = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
    document = typeset(whole, tmp_path / "red.pdf", ink="red")
    numbers = [i for i, page in enumerate(document.pages) if page.images]
    pages = coverage(tmp_path / "red.pdf")
    assert numbers and all(pages[i][3] == 0.0 for i in numbers)


def test_the_file_of_one_ink_stands_beside_the_whole_one(write: Write, small_issue: str) -> None:
    issue = write(small_issue)
    assert main(["build", str(issue), "--ink", "black"]) == 0
    assert sorted(path.name for path in issue.parent.glob("*.pdf")) == ["issue-black.pdf"]


def test_another_word_for_an_ink_is_refused(examples: dict[str, Document]) -> None:
    with pytest.raises(Refused, match=r"no ink 'blue'\. Known are: all, black, red"):
        pdf_bytes(examples["2021-32"], ink="blue")  # type: ignore[arg-type]
