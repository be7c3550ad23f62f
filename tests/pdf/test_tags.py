"""The tag tree: a second reader sees what the writer meant; Info and XMP agree."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as c
import pytest

from bulletin_layout import Document
from bulletin_layout.layout.model import Page
from bulletin_layout.structure import Node
from bulletin_layout.testing import read_facts
from tests.conftest import EXAMPLES

Seen = list[tuple[str, str]]


def words(get: Any, *arguments: Any) -> str:
    """Return what a pdfium function writes into a UTF-16 buffer."""
    length = get(*arguments, None, 0)
    buffer = ctypes.create_string_buffer(length)
    get(*arguments, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le")


def elements(parent: Any, count: Any, child: Any, path: str) -> Iterator[tuple[str, list[int]]]:
    """Yield each element with content: its roles from the root, its marked-content numbers."""
    for i in range(count(parent)):
        element = child(parent, i)
        if not element:
            continue
        here = f"{path}/{words(c.FPDF_StructElement_GetType, element)}"
        marks = [
            c.FPDF_StructElement_GetMarkedContentIdAtIndex(element, k)
            for k in range(max(c.FPDF_StructElement_GetMarkedContentIdCount(element), 0))
        ]
        marks = [mark for mark in marks if mark >= 0]
        if marks:
            yield here, marks
        yield from elements(
            element, c.FPDF_StructElement_CountChildren, c.FPDF_StructElement_GetChildAtIndex, here
        )


def text_of_marks(page: Any) -> dict[int, str]:
    """Return the text of each marked content of a page, by pdfium's text objects."""
    textpage = page.get_textpage()
    found: dict[int, str] = {}
    value = ctypes.c_int()
    for i in range(c.FPDFText_CountChars(textpage.raw)):
        if c.FPDFText_IsGenerated(textpage.raw, i) == 1:
            continue
        item = c.FPDFText_GetTextObject(textpage.raw, i)
        for k in range(c.FPDFPageObj_CountMarks(item)):
            mark = c.FPDFPageObj_GetMark(item, k)
            if c.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
                character = chr(c.FPDFText_GetUnicode(textpage.raw, i))
                found[value.value] = found.get(value.value, "") + character
    return found


def as_pdfium_reads(pdf: Path) -> list[Seen]:
    """Return each page's elements with their text.

    pdfium names all marks of an element on each of its pages; each page has the next of them.
    """
    document = pypdfium2.PdfDocument(pdf)
    pages: list[Seen] = []
    shown: dict[tuple[str, tuple[int, ...]], int] = {}
    for page in document:
        texts = text_of_marks(page)
        tree = c.FPDF_StructTree_GetForPage(page.raw)
        here: Seen = []
        for path, marks in elements(
            tree, c.FPDF_StructTree_CountChildren, c.FPDF_StructTree_GetChildAtIndex, ""
        ):
            key = (path, tuple(marks))
            turn = shown.get(key, 0)
            shown[key] = (turn + 1) % len(marks)
            here.append((path, texts[marks[turn]]))
        pages.append(here)
        c.FPDF_StructTree_Close(tree)
    return pages


def as_the_writer_meant(document: Document) -> list[Seen]:
    paths: dict[int, str] = {}

    def visit(node: Node, path: str) -> None:
        here = f"{path}/{node.role}"
        if node.leaf is not None:
            paths[node.leaf] = here
        for child in node.children:
            visit(child, here)

    visit(document.structure, "")
    return [_on_page(page, paths) for page in document.pages]


def _on_page(page: Page, paths: dict[int, str]) -> Seen:
    texts: dict[int, str] = {}
    for line in page.lines:
        for run in line.runs:
            texts[run.node] = texts.get(run.node, "") + run.text
    return [(paths[leaf], texts[leaf]) for leaf in sorted(texts)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_pdfium_reads_the_tags_that_were_meant(
    examples: dict[str, Document], example_pdfs: dict[str, Path], name: str
) -> None:
    assert as_pdfium_reads(example_pdfs[name]) == as_the_writer_meant(examples[name])


@pytest.mark.parametrize("name", EXAMPLES)
def test_info_and_xmp_agree(example_pdfs: dict[str, Path], name: str) -> None:
    said = dict(row.split(": ", 1) for row in read_facts(example_pdfs[name]).metadata)
    assert said["Title"] == said["dc:title"]
    assert said["Author"] == said["dc:creator"]
    assert said["Subject"] == said["dc:description"]
    assert said["Producer"] == said["pdf:Producer"]
    assert said["Lang"] == said["dc:language"] == "zh-CN"
    assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == (
        "2",
        "A",
        "1",
    )
