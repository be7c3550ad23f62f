"""Booklets by their pictures: fold the sheets, and the pages follow each other."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from bulletin_layout import InputError, typeset
from bulletin_layout.cli.main import main
from bulletin_layout.series.handout.booklet import Booklet, booklet, page_order
from tests.series import bound_year

SCALE = 0.4


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An issue of seven pages, with links and a red head."""
    folder = tmp_path_factory.mktemp("pages")
    file = bound_year.write(folder, "1", bound_year.issue(1, sentences=16))
    typeset(file, folder / "1.pdf")
    assert len(pypdf.PdfReader(folder / "1.pdf").pages) == 7
    return folder / "1.pdf"


def with_pages(pdf: Path, count: int, folder: Path) -> Path:
    """A PDF of so many different pages."""
    writer = pypdf.PdfWriter()
    reader = pypdf.PdfReader(pdf)
    for n in range(count):
        writer.add_page(reader.pages[n])
    target = folder / f"{count}.pdf"
    writer.write(target)
    return target


def pictures(data: bytes | Path) -> list[Any]:
    return [
        page.render(scale=SCALE).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(data)
    ]


def halves(made: Booklet) -> list[tuple[Any, Any]]:
    found = []
    for side in pictures(made.pdf):
        middle = side.width // 2
        found.append(
            (
                side.crop((0, 0, middle, side.height)),
                side.crop((middle, 0, 2 * middle, side.height)),
            )
        )
    return found


def folded(made: Booklet, gathering: int | None = None) -> list[Any]:
    """Fold the sheets in each other, as a binder does, and return the pages as they are read."""
    sides = halves(made)
    sheets = [(sides[n], sides[n + 1]) for n in range(0, len(sides), 2)]
    pages: list[Any] = []
    size = gathering or len(sheets)
    for begin in range(0, len(sheets), size):
        inside = sheets[begin : begin + size]
        # Going in: the right half of each front, then the left half of its back.
        pages += [page for front, back in inside for page in (front[1], back[0])]
        # Coming out again: the right half of each back, then the left half of its front.
        pages += [page for front, back in reversed(inside) for page in (back[1], front[0])]
    return pages


def same(one: Any, other: Any) -> bool:
    width, height = min(one.width, other.width), min(one.height, other.height)
    box = (0, 0, width - 2, height - 2)
    difference = ImageChops.difference(one.crop(box), other.crop(box)).convert("L")
    # Halves may begin on another fraction of a pixel than pages do.
    return sum(difference.histogram()[96:]) / (width * height) < 0.004


def is_blank(picture: Any) -> bool:
    return ImageChops.invert(picture.convert("L")).getbbox() is None


def order_of(pages: Sequence[Any], originals: Sequence[Any]) -> list[int | None]:
    """Tell by their pictures which page each is, from 1; None for a blank."""
    found: list[int | None] = []
    for page in pages:
        if is_blank(page):
            found.append(None)
            continue
        alike = [n for n, original in enumerate(originals, 1) if same(page, original)]
        assert len(alike) == 1, alike
        found.append(alike[0])
    return found


def test_pictures_tell_pages_apart(pdf: Path) -> None:
    originals = pictures(pdf)
    assert order_of(originals, originals) == [1, 2, 3, 4, 5, 6, 7]
    assert not any(map(is_blank, originals))


def test_a_folded_booklet_reads_from_page_to_page(pdf: Path) -> None:
    made = booklet(pdf)
    assert (made.sheets, made.blanks) == (2, 1)
    assert order_of(folded(made), pictures(pdf)) == [1, 2, 3, 4, 5, 6, 7, None]
    # The outermost side is the last page and the first: no page is left of the cover.
    assert order_of(halves(made)[0], pictures(pdf)) == [None, 1]


def test_the_imprint_may_be_the_back(pdf: Path) -> None:
    made = booklet(pdf, blanks="before-last")
    assert order_of(folded(made), pictures(pdf)) == [1, 2, 3, 4, 5, 6, None, 7]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("gathering", [None, 1, 2])
def test_any_number_of_pages_reads_in_order(
    count: int, gathering: int | None, pdf: Path, tmp_path: Path
) -> None:
    file = with_pages(pdf, count, tmp_path)
    made = booklet(file, gathering=gathering)
    read = order_of(folded(made, gathering), pictures(file))
    assert read == page_order(count, "end")
    assert read[:count] == list(range(1, count + 1))
    assert len(read) % 4 == 0 and len(read) - count < 4


def test_a_print_file_has_no_tags_and_says_so(pdf: Path) -> None:
    reader = pypdf.PdfReader(io.BytesIO(booklet(pdf).pdf))
    root: Any = reader.trailer["/Root"]
    assert not {"/StructTreeRoot", "/MarkInfo", "/Metadata", "/Outlines"} & set(root)
    assert all("/Annots" not in page for page in reader.pages)
    for page in reader.pages:
        for form in page["/Resources"]["/XObject"].values():
            assert not re.search(rb"BDC|BMC|EMC|MCID", form.get_object().get_data())
    assert "no tags, no PDF/A" in str(reader.metadata["/Title"])
    assert "no tags, no PDF/A" in str(reader.metadata["/Keywords"])
    width, height = reader.pages[0].mediabox[2:]
    assert (round(float(width)), round(float(height))) == (1191, 842)


def test_the_same_pdf_gives_the_same_bytes(pdf: Path) -> None:
    assert booklet(pdf).pdf == booklet(pdf).pdf


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_and_cropped_pages_stand_as_they_are_seen(
    degrees: int, pdf: Path, tmp_path: Path
) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    for page in writer.pages:
        page.cropbox.lower_left = (40, 60)
        page.cropbox.upper_right = (540, 800)
        page.rotate(degrees)
    target = tmp_path / "turned.pdf"
    writer.write(target)
    seen = pictures(target)
    assert order_of(folded(booklet(target)), seen) == [1, 2, 3, 4, 5, 6, 7, None]


def test_pages_of_two_sizes_are_refused(pdf: Path, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.add_blank_page(300, 300)
    target = tmp_path / "mixed.pdf"
    writer.write(target)
    with pytest.raises(InputError, match=r"page 8 is 300 × 300 pt, the first 595 × 842 pt"):
        booklet(target)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "cannot be read"), (b"%PDF-1.7\nx", "cannot be read"), (None, "No such")],
)
def test_what_is_no_pdf_is_told(data: bytes | None, says: str, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(InputError, match=says):
        booklet(file)


def test_an_encrypted_or_empty_pdf_is_told(pdf: Path, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.encrypt("x", algorithm="RC4-128")
    writer.write(tmp_path / "e.pdf")
    with pytest.raises(InputError, match="it is encrypted"):
        booklet(tmp_path / "e.pdf")
    pypdf.PdfWriter().write(tmp_path / "n.pdf")
    with pytest.raises(InputError, match="it has no pages"):
        booklet(tmp_path / "n.pdf")


@pytest.mark.parametrize("wrong", [{"blanks": "middle"}, {"gathering": 0}])
def test_what_is_no_booklet_is_refused(wrong: dict[str, Any], pdf: Path) -> None:
    with pytest.raises(ValueError, match=r"middle|one sheet or more"):
        booklet(pdf, **wrong)


def test_the_command_says_what_it_wrote(
    pdf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "b.pdf"
    assert main(["series", "booklet", str(pdf), "-o", str(out), "--blanks", "before-last"]) == 0
    said = capsys.readouterr().out
    assert said == f"{out}  2 sheets, 1 blank page, a print file: no tags, no PDF/A, no PDF/UA\n"
    assert len(pypdf.PdfReader(out).pages) == 4
    assert isinstance(pictures(out)[0], Image.Image)
