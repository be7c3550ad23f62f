"""A golden of many pages is a file a page; one that is a single file stays one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import Document, lay_out, read_issue, read_style
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.testing import Goldens
from bulletin_layout.testing.goldens import GoldenMismatch


@pytest.fixture
def document(write: Callable[..., Path], small_issue: str, fonts: FontSet) -> Document:
    """Three pages of one paragraph."""
    issue = read_issue(write(small_issue.replace("第一段。", "第一段，" * 350)))
    document = lay_out(issue, read_style(issue.style), fonts)
    assert len(document.pages) == 3
    return document


def goldens(folder: Path, update: bool = False, pages_in_a_file: int = 2) -> Goldens:
    return Goldens(folder / "goldens", folder / "out", update, pages_in_a_file=pages_in_a_file)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "goldens").iterdir())


def with_second_page_moved(document: Document) -> Document:
    pages = list(document.pages)
    moved = tuple(line._replace(x=line.x + 2) for line in pages[1].lines)
    pages[1] = replace(pages[1], lines=moved)
    return replace(document, pages=tuple(pages))


LAYOUT = ["a.layout.document.txt", "a.layout.p1.txt", "a.layout.p2.txt", "a.layout.p3.txt"]


def test_a_new_golden_of_many_pages_has_a_file_a_page(tmp_path: Path, document: Document) -> None:
    goldens(tmp_path, update=True).check(document, "a")
    assert files(tmp_path) == LAYOUT
    texts = [(tmp_path / "goldens" / name).read_text(encoding="utf-8") for name in LAYOUT]
    heads = [text.partition("\n")[0] for text in texts]
    assert heads == ["paper 595.276 × 841.890", "page 1", "page 2", "page 3"]
    assert "\nstructure\n" in texts[0]
    checked = goldens(tmp_path)
    checked.check(document, "a")
    assert checked.orphans() == []


def test_a_pdfs_pages_are_files_and_its_logic_is_one(tmp_path: Path, document: Document) -> None:
    pdf = pdf_bytes(document)
    goldens(tmp_path, update=True).check(pdf, "a")
    texts = [f"a.text.p{n}.txt" for n in (1, 2, 3)]
    assert files(tmp_path) == ["a.logic.txt", *texts]
    goldens(tmp_path).check(pdf, "a")


def test_a_new_golden_of_few_pages_is_one_file(tmp_path: Path, document: Document) -> None:
    goldens(tmp_path, update=True, pages_in_a_file=3).check(document, "a")
    assert files(tmp_path) == ["a.layout.txt"]


def test_a_golden_that_is_one_file_stays_one(tmp_path: Path, document: Document) -> None:
    goldens(tmp_path, update=True, pages_in_a_file=3).check(document, "a")
    goldens(tmp_path).check(document, "a")
    other = with_second_page_moved(document)
    with pytest.raises(GoldenMismatch, match=r"a\.layout does not match .*, 1 page differs"):
        goldens(tmp_path).check(other, "a")
    goldens(tmp_path, update=True).check(other, "a")
    assert files(tmp_path) == ["a.layout.txt"]
    goldens(tmp_path).check(other, "a")


def test_a_change_names_the_file_of_its_page_alone(tmp_path: Path, document: Document) -> None:
    goldens(tmp_path, update=True).check(document, "a")
    with pytest.raises(GoldenMismatch) as caught:
        goldens(tmp_path).check(with_second_page_moved(document), "a")
    said = str(caught.value)
    first, second = said.split("\n")[:2]
    assert first == "a.layout does not match its golden, 1 page differs:"
    assert second.startswith("  page 2, line 1: ")
    assert second.endswith("moved 2.00 pt right; 23 more on this page are alike")
    updated = goldens(tmp_path, update=True)
    updated.check(with_second_page_moved(document), "a")
    assert [line.partition(":")[0] for line in updated.updates] == ["a.layout.p2.txt"]


def test_a_page_more_or_less_is_told(tmp_path: Path, document: Document) -> None:
    shorter = replace(document, pages=document.pages[:2])
    goldens(tmp_path, update=True).check(document, "a")
    with pytest.raises(GoldenMismatch, match="page 3 is gone"):
        goldens(tmp_path).check(shorter, "a")
    updated = goldens(tmp_path, update=True)
    updated.check(shorter, "a")
    assert updated.updates == ["a.layout.p3.txt: gone"]
    assert files(tmp_path) == LAYOUT[:3]
    goldens(tmp_path).check(shorter, "a")
    with pytest.raises(GoldenMismatch, match="page 3 is new"):
        goldens(tmp_path).check(document, "a")


def test_a_golden_that_is_not_there_is_told_once(tmp_path: Path, document: Document) -> None:
    with pytest.raises(GoldenMismatch) as caught:
        goldens(tmp_path).check(document, "a")
    assert str(caught.value).count("is not there") == 1


def test_the_report_shows_the_expected_pages_from_their_files(
    tmp_path: Path, document: Document
) -> None:
    reports = []
    for name, most in (("one", 3), ("many", 2)):
        folder = tmp_path / name
        goldens(folder, update=True, pages_in_a_file=most).check(document, "a")
        with pytest.raises(GoldenMismatch):
            goldens(folder).check(with_second_page_moved(document), "a")
        report = (folder / "out" / "a.report.html").read_text(encoding="utf-8")
        reports.append(report[report.index("data:image/png") :])
    assert reports[0].count("data:image/png;base64,") > 2
    assert reports[0] == reports[1]
