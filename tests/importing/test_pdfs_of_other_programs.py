"""PDFs of other programs: what cannot be known is said, never guessed."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pypdf.generic import NameObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bulletin_layout import typeset
from bulletin_layout.cli.main import main
from bulletin_layout.importing.material import Picture, Words
from bulletin_layout.messages import in_chinese
from tests.conftest import ROOT
from tests.importing.conftest import draft_of
from tests.importing.test_round_trips import without_tags

FACE = ROOT / "fonts" / "NotoSerifSC-Regular.ttf"
HEAVY = ROOT / "fonts" / "NotoSansSC-Medium.ttf"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("pdf") / "issue.pdf"
    typeset(ROOT / "examples" / "2025-26.yaml", target)
    return target.read_bytes()


def register_faces() -> None:
    """Have reportlab know `Song` and `Heavy`."""
    pdfmetrics.registerFont(TTFont("Song", str(FACE)))
    pdfmetrics.registerFont(TTFont("Heavy", str(HEAVY)))


def letter(lines: list[tuple[float, float, str, bool]], picture: bool = False) -> bytes:
    """A PDF as Word prints one: lines at places, no tags. `True` is the heavy face."""
    register_faces()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for x, y, text, heavy in lines:
        canvas.setFont("Heavy" if heavy else "Song", 16)
        canvas.drawString(x, A4[1] - y, text)
    if picture:
        image = Image.new("RGB", (600, 400), "green")
        canvas.drawInlineImage(image, 100, 300, 120, 80)
    canvas.save()
    return out.getvalue()


BODY = "近日市局召开安全生产工作会议传达学习上级有关精神部署下阶"
TITLE = "市局召开安全生产工作会议"
LETTER = [
    (82 + (448 - 16 * len(TITLE)) / 2, 100.0, TITLE, True),
    (114.0, 150.0, BODY[:26], False),
    (82.0, 178.0, "段重点任务。" + BODY[:22], False),
    (82.0, 206.0, "参加会议。", False),
    (114.0, 234.0, "会议要求各单位认真落实。", False),
]


def test_a_pdf_without_tags_is_read_by_where_its_lines_stand(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(letter(LETTER, picture=True))
    (article,) = draft_of(file).articles
    assert article.title == (TITLE,)
    texts = [p.text for p in article.body if isinstance(p, Words)]
    assert texts == [
        BODY[:26] + "段重点任务。" + BODY[:22] + "参加会议。",
        "会议要求各单位认真落实。",
    ]
    (picture,) = (p for p in article.body if isinstance(p, Picture))
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.size == (600, 400)
        assert image.getpixel((5, 5)) == (0, 128, 0)


def test_a_face_without_tounicode_is_said(pdf: bytes, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            if "Fang" in str(font.get_object()["/BaseFont"]):
                font.get_object().pop(NameObject("/ToUnicode"), None)
    file = tmp_path / "mute.pdf"
    writer.write(file)
    draft = draft_of(file)
    said = [in_chinese(r.what) for r in draft.remarks]
    assert any(s.startswith("字体 FandolFang") and "没有 ToUnicode" in s for s in said)
    assert any("个字符读不出来，请照原件补上" in s for s in said)


def test_a_page_without_text_is_said(pdf: bytes, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(without_tags(pdf)))
    writer.add_blank_page()
    file = tmp_path / "more.pdf"
    writer.write(file)
    places = [in_chinese(r.where) for r in draft_of(file).remarks if "no text layer" in r.what]
    assert places == [f"第{len(writer.pages)}页"]


def test_a_scan_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    file = tmp_path / "scan.pdf"
    writer.write(file)
    assert main(["import", str(file), "-o", str(tmp_path / "o.yaml")]) == 1
    assert "it holds no text that can be read. It may be a scan" in capsys.readouterr().err


def test_a_locked_pdf_is_refused(
    pdf: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt("secret")
    file = tmp_path / "locked.pdf"
    writer.write(file)
    assert main(["import", str(file), "-o", str(tmp_path / "o.yaml")]) == 1
    assert "it is encrypted" in capsys.readouterr().err


def test_page_numbers_are_left_out_and_said(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "issue.pdf"
    file.write_bytes(pdf)
    draft = draft_of(file)
    count = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert [r.what for r in draft.remarks] == [f"the page numbers ({count}) are left out"]
    assert [in_chinese(r.what) for r in draft.remarks] == [f"{count}个页码略去"]
