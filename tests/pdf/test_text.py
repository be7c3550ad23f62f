"""The text of the PDFs, read back by libraries that did not write them."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest

from bulletin_layout import Document, Issue
from bulletin_layout.layout.model import Page
from bulletin_layout.structure import Node
from tests.conftest import EXAMPLES


def said(issue: Issue) -> list[str]:
    """Everything the editor wrote, in the issue's order."""
    texts = [t.value for t in issue.header] + [issue.editors.name.value]
    for article in issue.articles:
        texts += [t.value for t in (*article.title, *article.body)]
    texts += [t.value for t in issue.briefs]
    for appendix in issue.appendix:
        texts += [t.value for t in appendix.title]
        texts += [appendix.subtitle.value] if appendix.subtitle else []
        texts += [c.heading.value for c in appendix.table.columns]
        texts += [cell.text.value for row in appendix.table.rows for cell in row.cells]
    lists = issue.distribution
    return texts + [t.value for t in (*lists.report, *lists.send, *lists.issue)]


def parts(root: Node, generated: bool) -> list[str]:
    return [p.text for leaf in root.leaves() for p in leaf.parts if p.generated == generated]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_document_says_what_the_issue_says(
    example_issues: dict[str, Issue], examples: dict[str, Document], name: str
) -> None:
    assert parts(examples[name].structure, generated=False) == said(example_issues[name])


GENERATED = {
    "2021-06": ["2021年第6期（总第316期）", "2021年3月1日", "简讯：", "1、", "2、", "3、"],
    "2021-32": ["2021年第32期（总第342期）", "2021年10月18日", "附件："],
    "2023-11-13": ["2023年第　　期（总第　　期）", "2023年11月13日"],
    "2024-03": ["2024年第3期（总第454期）", "2024年1月15日"],
    "2025-26": ["2025年第26期（总第516期）", "2025年7月21日"],
}
DISTRIBUTION = ["报：", "送：", *"，" * 6]


@pytest.mark.parametrize("name", EXAMPLES)
def test_generated_text_is_just_this(examples: dict[str, Document], name: str) -> None:
    assert parts(examples[name].structure, generated=True) == GENERATED[name] + DISTRIBUTION


def page_text(page: Page) -> str:
    """A page's text: lines one after the other; a new leaf or line is a separator."""
    pieces = []
    for line in (*page.lines, *page.furniture):
        node = None
        for run in line.runs:
            if run.node != node:
                pieces.append("\n")
            pieces.append(run.text)
            node = run.node
    return "".join(pieces)


def separated(text: str, like: str) -> str:
    """Return `text` with its separators where `like` has them: line ends, ends of a leaf.

    Between two leaves on one line (table cells, a label and its text) readers write a space,
    a line end or nothing; within a leaf nothing is forgiven.
    """
    out, at = [], 0
    for character in like:
        while at < len(text) and text[at] in "\r\n":
            at += 1
        if character == "\n":
            while at < len(text) and text[at] in " \r\n":
                at += 1
            out.append("\n")
        else:
            out.append(text[at : at + 1])
            at += 1
    return "".join(out) + text[at:].strip("\r\n")


@pytest.mark.parametrize("name", EXAMPLES)
def test_pypdf_extracts_just_the_text(
    examples: dict[str, Document], example_pdfs: dict[str, Path], name: str
) -> None:
    reader = pypdf.PdfReader(example_pdfs[name])
    for page, ours in zip(reader.pages, examples[name].pages, strict=True):
        wanted = page_text(ours)
        assert separated(page.extract_text(), wanted) == wanted


@pytest.mark.parametrize("name", EXAMPLES)
def test_pdfium_extracts_just_the_text(
    examples: dict[str, Document], example_pdfs: dict[str, Path], name: str
) -> None:
    reader = pypdfium2.PdfDocument(example_pdfs[name])
    for page, ours in zip(reader, examples[name].pages, strict=True):
        wanted = page_text(ours)
        textpage = page.get_textpage()
        assert separated(textpage.get_text_range(), wanted) == wanted


def origins(path: Path, number: int) -> list[tuple[str, float, float]]:
    """Return each character of a page with its origin, as pdfium reads it."""
    document = pypdfium2.PdfDocument(path)
    page = document[number]
    height = page.get_height()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for i in range(text.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(text, i) == 1:
            continue
        pdfium_c.FPDFText_GetCharOrigin(text, i, x, y)
        found.append((chr(pdfium_c.FPDFText_GetUnicode(text, i)), x.value, height - y.value))
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_full_lines_end_on_the_measure_in_the_file(
    examples: dict[str, Document], example_pdfs: dict[str, Path], name: str
) -> None:
    """Last origin, as another library reads it, plus composed advance: on the measure, 0.05 pt."""
    document = examples[name]
    assert sum(line.full for page in document.pages for line in page.lines) > 30
    for number, page in enumerate(document.pages):
        read = origins(example_pdfs[name], number)
        rights = {round(line.x + line.end, 6) for line in page.lines if line.full}
        assert len(rights) <= 1
        for line in page.lines:
            if not line.full:
                continue
            last_run = line.runs[-1]
            characters = [c for c in read if abs(c[2] - line.y - last_run.lower) < 0.05]
            before_last = _advance(document, last_run.face, last_run.text[:-1]) * last_run.size
            before_last += last_run.spacing * (len(last_run.text) - 1)
            if len(last_run.text) > 1:
                before_last += last_run.before
            composed = line.end - last_run.x - before_last
            last = max(characters, key=lambda c: c[1])
            assert last[0] == last_run.text[-1]
            assert last[1] + composed == pytest.approx(line.x + line.end, abs=0.05)


def _advance(document: Document, face: str, text: str) -> float:
    return sum(document.fonts.faces[face].advance_of(c) for c in text)


NOT_FIRST = set("，。、；：！？”’）》〉」』】〕…·%℃")
NOT_LAST = set("“‘（《〈「『【〔¥$")


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_line_begins_or_ends_with_a_forbidden_mark(
    examples: dict[str, Document], name: str
) -> None:
    for page in examples[name].pages:
        for line in page.lines:
            text = "".join(run.text for run in line.runs)
            assert text[0] not in NOT_FIRST, text
            assert text.rstrip()[-1] not in NOT_LAST, text


@pytest.mark.parametrize(
    ("phrase", "page"),
    [
        ("超过100万人", 2),  # over an autospace
        ("2770名快递小哥", 3),
        ("市网信办、市经信委", 1),  # over a line break
        ("获得意外伤害", 3),
        ("《指导意见》）。", 1),  # over close marks
        ("1心1力 量剑出击", 5),  # with a typed space
    ],
)
def test_a_search_finds_a_phrase_over_a_line_break_or_an_autospace(
    example_pdfs: dict[str, Path], phrase: str, page: int
) -> None:
    document = pypdfium2.PdfDocument(example_pdfs["2021-32"])
    found = [
        number
        for number, one in enumerate(document, 1)
        if one.get_textpage().search(phrase).get_next() is not None
    ]
    assert found == [page]
