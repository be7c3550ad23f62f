"""An OFD page looks as the PDF's: glyphs of the embedded fonts at the written places."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from bulletin_layout import Document, pdf_bytes
from bulletin_layout.fonts.fontset import FontSet
from tests.conftest import EXAMPLES
from tests.ofd.conftest import CASES, KITCHEN, laid_out, ofd_of
from tests.ofd.drawing import DPI, LARGER, Ofd, drawn

# After a blur of one pixel no pixel may differ by more than a quarter; measured: 0.17 at the most.
MOST = 255 // 4


def pdf_page(pdf: pypdfium2.PdfDocument, number: int) -> Image.Image:
    picture = pdf[number].render(scale=DPI * LARGER / 72, grayscale=True).to_pil()
    return picture.convert("L").reduce(LARGER)


def worst(one: Image.Image, other: Image.Image) -> int:
    """Return by how much two pictures differ where they differ most."""
    assert one.size == other.size
    blurred = [image.filter(ImageFilter.GaussianBlur(1)) for image in (one, other)]
    most = ImageChops.difference(*blurred).getextrema()[1]
    assert isinstance(most, int)
    return most


def too_different(document: Document, ofd: Ofd) -> dict[int, int]:
    pdf = pypdfium2.PdfDocument(pdf_bytes(document))
    assert len(pdf) == len(ofd.pages)
    found = {n + 1: worst(pdf_page(pdf, n), drawn(ofd, n)) for n in range(len(pdf))}
    return {page: most for page, most in found.items() if most > MOST}


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_page_of_the_examples(examples: dict[str, Document], name: str) -> None:
    assert too_different(examples[name], ofd_of(examples[name])) == {}


@pytest.mark.slow
@pytest.mark.parametrize("file", [KITCHEN, *CASES], ids=lambda file: file.stem)
def test_every_page_of_the_cases(file: Path, fonts: FontSet) -> None:
    document = laid_out(file, fonts)
    assert too_different(document, ofd_of(document)) == {}


@pytest.mark.parametrize(
    ("pattern", "into"),
    [
        (rb'Boundary="[\d.]+ ', b'Boundary="100 '),  # objects at another place
        (rb'DeltaX="g (\d+) [\d.]+', rb'DeltaX="g \1 5'),  # characters set closer
        (rb'Size="[\d.]+"', b'Size="5"'),  # smaller
        (rb'Value="0"', b'Value="160"'),  # paler
    ],
    ids=["place", "distance", "size", "colour"],
)
def test_a_difference_is_seen(kitchen: Document, pattern: bytes, into: bytes) -> None:
    whole = ofd_of(kitchen)
    pdf = pypdfium2.PdfDocument(pdf_bytes(kitchen))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as changed:
        for name in whole.zip.namelist():
            data = whole.zip.read(name)
            if name == whole.pages[1]:
                data = re.sub(pattern, into, data)
            changed.writestr(name, data)
    assert worst(pdf_page(pdf, 1), drawn(Ofd(out.getvalue()), 1)) > MOST
