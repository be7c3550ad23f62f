"""PDF pages are read as they are shown: scaled text, turned and cropped pages, faces of Type 3."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bulletin_layout.importing.material import Grid, Words
from tests.importing.conftest import draft_of
from tests.importing.pdf_files import CATALOG, FONT, ONE_PAGE, pdf_of, stream
from tests.importing.test_pdfs_of_other_programs import BODY, LETTER, register_faces

WIDTH, HEIGHT = A4
# What is drawn so is upright on a page that is turned by so many degrees.
DRAWN = {0: (1, 0, 0, 1, 0, 0), 90: (0, 1, -1, 0, WIDTH, 0), 180: (-1, 0, 0, -1, WIDTH, HEIGHT),
         270: (0, -1, 1, 0, 0, HEIGHT)}  # fmt: skip


def scaled(scale: float) -> bytes:
    """The lines of a letter in a text matrix that scales a large font down, as WPS sets them."""
    register_faces()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for x, y, words, heavy in LETTER:
        text = canvas.beginText()
        text.setFont("Heavy" if heavy else "Song", 16 / scale)
        text.setTextTransform(scale, 0, 0, scale, x, HEIGHT - y)
        text.textOut(words)
        canvas.drawText(text)
    canvas.save()
    return out.getvalue()


SQUARE = 1000


def turned(degrees: int, left: float = 0, bottom: float = 0) -> bytes:
    """A letter with a table below; its page is turned, and its box begins elsewhere than at 0."""
    register_faces()
    out = io.BytesIO()
    wide = (HEIGHT, WIDTH) if degrees % 180 else (WIDTH, HEIGHT)
    # Turned, reportlab swaps the sides of its page: of a square one all is within.
    canvas = Canvas(out, pagesize=(SQUARE, SQUARE), invariant=1)
    canvas.setPageRotation(degrees)
    canvas.setCropBox((left, bottom, left + WIDTH, bottom + HEIGHT))
    canvas.translate(left, bottom)
    canvas.transform(*DRAWN[degrees])
    for x, y, words, heavy in LETTER:
        canvas.setFont("Heavy" if heavy else "Song", 16)
        canvas.drawString(x, wide[1] - y, words)
    for number, cells in enumerate((("站点", "隐患"), ("城东站", "3"), ("城西站", "5"))):
        y = wide[1] - 300 - 30 * number
        for column, words in enumerate(cells):
            canvas.rect(100 + 100 * column, y, 100, 30)
            canvas.drawString(110 + 100 * column, y + 10, words)
    canvas.save()
    return out.getvalue()


def texts_of(tmp_path: Path, data: bytes) -> list[str]:
    file = tmp_path / "letter.pdf"
    file.write_bytes(data)
    (article,) = draft_of(file).articles
    assert article.title == ("市局召开安全生产工作会议",)
    return [piece.text for piece in article.body if isinstance(piece, Words)]


@pytest.mark.parametrize("scale", [1, 0.05, 20])
def test_text_is_as_large_as_its_matrix_makes_it(tmp_path: Path, scale: float) -> None:
    first, last = texts_of(tmp_path, scaled(scale))
    assert first == BODY[:26] + "段重点任务。" + BODY[:22] + "参加会议。"
    assert last == "会议要求各单位认真落实。"


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("corner", [(0, 0), (30, 50)])
def test_a_turned_page_is_read_upright(
    tmp_path: Path, degrees: int, corner: tuple[float, float]
) -> None:
    file = tmp_path / "turned.pdf"
    file.write_bytes(turned(degrees, *corner))
    (article,) = draft_of(file).articles
    assert article.title == ("市局召开安全生产工作会议",)
    first, last, table = article.body
    assert isinstance(first, Words) and isinstance(last, Words) and isinstance(table, Grid)
    assert first.text.endswith("参加会议。") and last.text.startswith("会议要求")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["站点", "隐患"],
        ["城东站", "3"],
        ["城西站", "5"],
    ]


def test_a_glyph_without_resources_of_its_own_does_not_show_itself(tmp_path: Path) -> None:
    """Browsers print web fonts so: the glyph's names are looked up in the page's resources."""
    widths = "/FirstChar 65/LastChar 65/Widths[1000]/FontMatrix[.001 0 0 .001 0 0]"
    encoding = "/Encoding<</Type/Encoding/Differences[65/A]>>/FontBBox[0 0 1000 1000]"
    type_3 = f"<</Type/Font/Subtype/Type3{widths}{encoding}/CharProcs<</A 7 0 R>>>>"
    resources = "/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{resources}>>"
    content = "BT /F1 12 Tf 72 700 Td (Hello world, a text) Tj /F2 12 Tf (A) Tj ET"
    glyph = "1000 0 0 0 1000 1000 d1 0 0 900 900 re f"
    file = tmp_path / "web.pdf"
    file.write_bytes(
        pdf_of([CATALOG, ONE_PAGE, page, stream(content), FONT, type_3, stream(glyph)])
    )
    (article,) = draft_of(file).articles
    assert "Hello world" in "".join([*article.title, *(p.text for p in article.body)])
