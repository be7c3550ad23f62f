"""PDFs that are odd or broken: all that can be read is taken, the rest is named in a line."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bulletin_layout import typeset
from bulletin_layout.cli.main import main
from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.material import Grid, Material, Picture, Words
from bulletin_layout.importing.pdf.read import read_pdf
from bulletin_layout.messages import in_chinese
from bulletin_layout.pdf_facts.facts import read_facts
from bulletin_layout.pdf_facts.model import UnreadablePdf
from tests.conftest import ROOT
from tests.importing.pdf_files import TEXT, one_page, stream
from tests.importing.test_pdfs_of_other_programs import LETTER, letter, register_faces


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("pdf") / "issue.pdf"
    typeset(ROOT / "examples" / "2025-26.yaml", target)
    return target.read_bytes()


def rewritten(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def said(material: Material) -> str:
    return "\n".join(
        f"{in_chinese(r.where)} {in_chinese(r.what)} {r.kept}" for r in material.remarks
    )


def words(material: Material) -> str:
    return "".join(p.text for p in material.pieces if isinstance(p, Words))


def test_a_page_without_tags_among_others_is_read_by_place(tagged: bytes) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(tagged))
    writer.append(io.BytesIO(letter(LETTER)))
    found = read_pdf(rewritten(writer), Bounds("a.pdf"))
    assert "会议要求各单位认真落实。" in words(found)
    assert "这一页没有标记" in said(found)


def test_a_picture_that_no_tag_leads_to_is_taken(tagged: bytes) -> None:
    stamp = pypdf.PdfReader(io.BytesIO(letter([], picture=True))).pages[0]
    writer = pypdf.PdfWriter(io.BytesIO(tagged))
    writer.pages[0].merge_page(stamp)
    found = read_pdf(rewritten(writer), Bounds("a.pdf"))
    assert len([p for p in found.pieces if isinstance(p, Picture)]) == 1
    assert "照片没有标记" in said(found)


def test_a_character_that_no_table_names_is_told_and_marked(tagged: bytes) -> None:
    """海 leads to nothing in one face's ToUnicode."""
    writer = pypdf.PdfWriter(io.BytesIO(tagged))
    changed = 0
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            stream = font.get_object()["/ToUnicode"].get_object()
            data = stream.get_data()
            if b"<6D77>" in data:
                made = StreamObject()
                made.set_data(data.replace(b"<6D77>", b"<0000>"))
                font.get_object()[NameObject("/ToUnicode")] = writer._add_object(made)
                changed += 1
    assert changed
    found = read_pdf(rewritten(writer), Bounds("a.pdf"))
    assert "上□市" in words(found)
    assert "个字符读不出来，以□代替" in said(found)


def test_notes_and_filled_in_fields_are_told(tagged: bytes) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(tagged))
    notes = ArrayObject()
    for kind, key, text in (("/FreeText", "/Contents", "页边批注"), ("/Widget", "/V", "已填的值")):
        note = DictionaryObject({NameObject("/Subtype"): NameObject(kind)})
        note[NameObject(key)] = TextStringObject(text)
        notes.append(writer._add_object(note))
    writer.pages[0][NameObject("/Annots")] = notes
    told = said(read_pdf(rewritten(writer), Bounds("a.pdf")))
    assert "页边批注" in told
    assert "已填的值" in told


def test_two_tables_of_one_width_on_a_page_stay_two() -> None:
    register_faces()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("Song", 16)
    for line in range(4):
        canvas.drawString(
            82, A4[1] - 60 - 28 * line, "近日市局召开安全生产工作会议传达学习上级有关精神"
        )
    for x, y in ((100, 200), (100, 420)):
        for line in range(4):
            canvas.line(x, A4[1] - y - 30 * line, x + 200, A4[1] - y - 30 * line)
        for line in range(3):
            canvas.line(x + 100 * line, A4[1] - y, x + 100 * line, A4[1] - y - 90)
        for row in range(3):
            for column in range(2):
                canvas.drawString(
                    x + 20 + 100 * column, A4[1] - y - 22 - 30 * row, f"{row}{column}"
                )
    canvas.save()
    found = read_pdf(out.getvalue(), Bounds("a.pdf"))
    assert [len(p.rows) for p in found.pieces if isinstance(p, Grid)] == [3, 3]


def locked(data: bytes) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt("", "owner", algorithm="RC4-128")
    return rewritten(writer)


def test_a_pdf_that_only_its_owner_may_change_is_read(tagged: bytes) -> None:
    assert "上海市快递行业" in words(read_pdf(locked(tagged), Bounds("a.pdf")))


def test_ciphers_that_are_not_here_are_told_in_a_line(
    tagged: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf.errors import DependencyError

    def absent(*_: object, **__: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr("bulletin_layout.pdf_facts.logic.pypdf.PdfReader", absent)
    with pytest.raises(UnreadablePdf, match="it is encrypted"):
        read_facts(tagged)
    assert "上海市快递行业" in words(read_pdf(tagged, Bounds("a.pdf")))  # by place, through pdfium


@pytest.mark.slow
def test_tags_that_name_one_another_without_end_are_given_up(tagged: bytes) -> None:
    """Thirty elements, each naming the next twice, are a billion."""
    writer = pypdf.PdfWriter(io.BytesIO(tagged))
    root = writer.root_object["/StructTreeRoot"].get_object()
    inner: object = NumberObject(0)
    for _ in range(30):
        element = DictionaryObject({NameObject("/S"): NameObject("/Sect")})
        element[NameObject("/K")] = ArrayObject([inner, inner])
        inner = writer._add_object(element)
    root[NameObject("/K")] = inner  # type: ignore[index]
    data = rewritten(writer)
    assert "上海市快递行业" in words(read_pdf(data, Bounds("a.pdf")))
    with pytest.raises(UnreadablePdf):
        read_facts(data)


def test_revisions_of_attributes_are_passed_over(tagged: bytes) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(tagged))
    for reference in writer._objects:
        element = reference.get_object() if reference is not None else None
        if isinstance(element, DictionaryObject) and element.get("/S") == "/P":
            owner = DictionaryObject({NameObject("/O"): NameObject("/Layout")})
            element[NameObject("/A")] = ArrayObject([owner, NumberObject(0)])
    assert read_facts(rewritten(writer)).tags


def test_a_page_with_nothing_but_its_number_gives_its_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(letter([(290.0, 800.0, "— 1 —", False)], picture=True))
    assert main(["import", str(file), "-o", str(tmp_path / "a.yaml")]) == 0
    assert "1 article, 1 photo from scan.pdf." in capsys.readouterr().out
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert "# scan.pdf, all pages (1): the page numbers (1) are left out.\n" in text
    assert "- photo: a-photos/1.png" in text
    assert (tmp_path / "a-photos" / "1.png").is_file()


def test_a_page_tree_that_counts_too_many_is_told(tagged: bytes) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(tagged))
    pages = writer.root_object["/Pages"].get_object()
    pages[NameObject("/Count")] = NumberObject(len(writer.pages) + 1)  # type: ignore[index]
    data = rewritten(writer)
    with pytest.raises(UnreadablePdf):
        read_facts(data)


def test_an_image_of_any_kind_becomes_a_photo() -> None:
    from bulletin_layout.importing.photos import as_photo

    for kind, suffix in (("GIF", ".gif"), ("BMP", ".bmp"), ("TIFF", ".tif")):
        out = io.BytesIO()
        Image.new("RGB", (30, 20), "red").save(out, kind)
        made = as_photo(out.getvalue(), suffix, Bounds("a"))
        assert made is not None
        assert made.suffix == ".png"
        assert made.data.startswith(b"\x89PNG")
    assert as_photo(b"\xd7\xcd\xc6\x9a", ".wmf", Bounds("a")) is None


@pytest.mark.parametrize("name", ["/AHx", "/NoSuchFilter"])
def test_a_filter_that_the_reader_refuses_is_told(name: str) -> None:
    """/AHx stands for ASCIIHexDecode in inline pictures alone; found in a file of pdf.js."""
    form_ = stream(TEXT.encode().hex() + ">", f"/Type/XObject/Subtype/Form/Filter{name}")
    data = one_page(f"{TEXT} /X Do", form_, resources="/XObject<</X 6 0 R>>")
    found = read_pdf(data, Bounds("a.pdf"))
    assert "Hello world" in " ".join(words(found).split())
