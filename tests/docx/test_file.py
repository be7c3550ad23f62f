"""A Word file as others see it: python-docx for its looks, a table for the schema's order."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Pt

from bulletin_layout import Document, OutputError, lay_out, parse_issue, read_issue, save
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Document as LaidOut
from bulletin_layout.pipeline import style_of
from tests.conftest import ROOT
from tests.writers.readers import said_in_docx

CASES = sorted((ROOT / "tests" / "cases").glob("*.yaml"))
SINK = ROOT / "examples" / "kitchen-sink" / "kitchen-sink.yaml"
# ECMA-376-1 Annex A, written out anew: what may stand in an element, in its order.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers "
    "pBdr shd tabs kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN "
    "adjustRightInd snapToGrid spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b i color spacing kern position sz szCs u vertAlign lang",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "sectPr": "headerReference footerReference pgSz pgMar lnNumType docGrid",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "settings": "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop "
    "evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl footnotePr compat "
    "themeFontLang decimalSymbol listSeparator",
    "font": "altName charset family pitch",
}


def laid_out(file: Path, fonts: FontSet, draft: bool = False) -> Document:
    issue = read_issue(file)
    return lay_out(issue, style_of(issue), fonts, draft=draft)


def written(document: Document) -> bytes:
    stream = io.BytesIO()
    save(document, stream, "docx")
    return stream.getvalue()


@pytest.fixture(scope="module")
def sink(fonts: FontSet) -> bytes:
    return written(laid_out(SINK, fonts))


def parts_of(data: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {
            name: ElementTree.fromstring(file.read(name))
            for name in file.namelist()
            if name.endswith((".xml", ".rels"))
        }


def refuse_disorder(data: bytes) -> None:
    for name, root in parts_of(data).items():
        for element in root.iter():
            order = ORDERS.get(element.tag.rpartition("}")[2], "").split()
            ranks = [order.index(child.tag.rpartition("}")[2]) for child in element if order]
            assert ranks == sorted(ranks), (name, element.tag, [c.tag for c in element])


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_every_case_says_what_its_issue_says(file: Path, fonts: FontSet) -> None:
    document = laid_out(file, fonts, draft=file.stem == "draft")
    data = written(document)
    said = "".join(said_in_docx(data).split())
    wanted = "".join("".join(leaf.text for leaf in document.structure.leaves()).split())
    assert Counter(said) == Counter(wanted)
    refuse_disorder(data)


def test_parts_are_related_and_typed(sink: bytes) -> None:
    parts = parts_of(sink)
    with zipfile.ZipFile(io.BytesIO(sink)) as file:
        names = set(file.namelist())
    for relation in parts["word/_rels/document.xml.rels"]:
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            assert f"word/{target}" in names or target.removeprefix("../") in names
    typed = {part.get("PartName", "")[1:] for part in parts["[Content_Types].xml"]} - {""}
    assert typed <= names
    assert {n for n in names if n.startswith("word/") and n.endswith(".xml")} <= typed
    refuse_disorder(sink)


def test_page_margins_and_pitch_are_the_styles(fonts: FontSet) -> None:
    document = laid_out(ROOT / "examples" / "2023-11-13.yaml", fonts)
    word = docx.Document(io.BytesIO(written(document)))
    (section,) = word.sections
    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.left_margin == Pt(90)
    assert section.top_margin == Pt(72)
    # 24 lines of 28 pt stand between the margins, and no 25th.
    room = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    assert 24 * 28 <= room < 25 * 28
    body = word.styles["公文正文"]
    assert body.paragraph_format.line_spacing == Pt(28)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "560")
    indent = body.element.pPr.find(qn("w:ind"))
    assert (indent.get(qn("w:firstLineChars")), indent.get(qn("w:firstLine"))) == ("200", "640")


def test_every_run_has_four_faces_and_marks_are_east_asian(sink: bytes) -> None:
    parts = parts_of(sink)
    for style in parts["word/styles.xml"].iter(qn("w:style")):
        for fonts_ in style.iter(qn("w:rFonts")):
            named = {fonts_.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "eastAsia", "cs")}
            assert None not in named
    for run in parts["word/document.xml"].iter(qn("w:r")):
        if run.find(qn("w:t")) is not None and run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is None:
            assert run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:hint")) == "eastAsia"


def test_titles_break_as_on_the_pages(fonts: FontSet) -> None:
    document = laid_out(ROOT / "examples" / "2021-32.yaml", fonts)
    word = docx.Document(io.BytesIO(written(document)))
    titles = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    lines: dict[int, list[str]] = {}
    heads = [leaf.leaf for leaf in document.structure.leaves() if leaf.role == "H1"]
    for page in document.pages:
        for line in page.lines:
            node = line.runs[0].node
            if node in heads:
                lines.setdefault(node, []).append("".join(run.text for run in line.runs))
    on_pages = ["\n".join(lines[head]) for head in heads if head in lines]
    assert [title for title in titles if title] == [t for t in on_pages if t in titles]
    assert any("\n" in title for title in titles)


def test_headings_table_heads_and_pictures_are_told(sink: bytes) -> None:
    word = docx.Document(io.BytesIO(sink))
    depths = {p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")}
    assert {"Heading 1", "Heading 2", "Heading 3"} <= depths
    grids = [t for t in word.tables if t._tbl.findall(f".//{qn('w:tblHeader')}")]
    assert grids
    pictures = word.element.findall(f".//{qn('wp:docPr')}")
    assert pictures and all(picture.get("descr") for picture in pictures)
    assert word.core_properties.language == "zh-CN"
    assert word.core_properties.title.endswith("期（总第601期）")
    assert word.core_properties.author == "办公室编"


def test_a_table_turned_has_pages_across(fonts: FontSet) -> None:
    word = docx.Document(
        io.BytesIO(written(laid_out(ROOT / "tests" / "cases" / "table-turned.yaml", fonts)))
    )
    assert WD_ORIENTATION.LANDSCAPE in [section.orientation for section in word.sections]
    assert word.sections[0].orientation == WD_ORIENTATION.PORTRAIT


def test_every_paragraph_has_a_bookmark_of_its_own(sink: bytes) -> None:
    parts = parts_of(sink)
    names = [
        mark.get(qn("w:name"), "")
        for mark in parts["word/document.xml"].iter(qn("w:bookmarkStart"))
    ]
    assert len(names) == len(set(names))
    assert all(name.startswith("_") and len(name) <= 40 for name in names)
    known = [paragraph.get("id") for paragraph in parts["customXml/item1.xml"]]
    assert names == known


def test_a_draft_has_its_watermark_and_line_numbers(fonts: FontSet) -> None:
    data = written(laid_out(ROOT / "tests" / "cases" / "draft.yaml", fonts, draft=True))
    parts = parts_of(data)
    shapes = [e for e in parts["word/header1.xml"].iter() if e.tag.endswith("}textpath")]
    assert "征求意见稿" in [shape.get("string") for shape in shapes]
    assert parts["word/document.xml"].find(f".//{qn('w:lnNumType')}") is not None


def test_a_document_made_otherwise_is_refused(fonts: FontSet) -> None:
    document = lay_out(parse_issue(SINK.read_bytes(), root=SINK.parent), None, fonts)
    bare = LaidOut(**{n: getattr(document, n) for n in document.__slots__ if n != "source"})
    with pytest.raises(OutputError, match="laid out"):
        save(bare, io.BytesIO(), "docx")


def test_without_places_texts_are_found_by_what_they_say(fonts: FontSet) -> None:
    values = {
        "header": "工作简报",
        "period": {"year": 2026, "number": 1, "total": 7},
        "editors": {"name": "办公室编", "date": "2026-02-28"},
        "articles": [{"title": "一个标题", "body": ["第一段。", "一、一个**小**标题", "第一段。"]}],
    }
    data = written(lay_out(parse_issue(values), None, fonts))
    base = parts_of(data)["customXml/item1.xml"]
    paths = [share.get("path") for paragraph in base for share in paragraph]
    assert [p for p in paths if p and "body" in p] == [
        "articles[1].body[1]",
        "articles[1].body[2]",
        "articles[1].body[3]",
    ]
