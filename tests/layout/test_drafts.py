"""Drafts by name: the same lines on smaller pages, and a 送审单 before them."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from bulletin_layout.cli.main import main
from bulletin_layout.cli.options import with_stage
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Document
from bulletin_layout.pipeline import BuildOptions, as_draft, build
from tests.conftest import ROOT

ISSUE = ROOT / "examples" / "2021-32.yaml"


def words_by_page(document: Document) -> list[list[str]]:
    return [["".join(r.text for r in line.runs) for line in page.lines] for page in document.pages]


def test_lines_break_as_they_will_and_the_right_margin_is_wide(fonts: FontSet) -> None:
    plain = build(ISSUE, BuildOptions(draft=True, proofread=None), fonts=fonts).document
    options = BuildOptions(draft=True, stage="清样", proofread=None)
    draft = as_draft(build(ISSUE, options, fonts=fonts), options, fonts)
    assert words_by_page(draft) == words_by_page(plain)
    assert (draft.width, draft.height) == (plain.width, plain.height)
    right = max(line.x + line.end for page in draft.pages for line in page.lines)
    before = max(line.x + line.end for page in plain.pages for line in page.lines)
    assert draft.width - right > draft.width - before + 80
    top = min(line.y for page in draft.pages for line in page.lines)
    assert 0 < top < draft.height
    across = {"".join(r.text for r in line.runs) for page in draft.pages for line in page.backdrop}
    assert across == {"清样"}


def test_a_review_sheet_tells_the_issue_its_pages_and_who_signs(fonts: FontSet) -> None:
    options = BuildOptions(draft=True, stage="送审稿", review_sheet=True, proofread=None)
    built = build(ISSUE, options, fonts=fonts)
    draft = as_draft(built, options, fonts)
    assert len(draft.pages) == len(built.document.pages) + 1
    sheet, first = draft.pages[:2]
    said = "".join("".join(r.text for r in line.runs) for line in sheet.lines)
    assert f"页数：{len(built.document.pages)}页" in said
    for words in ("送审单", "2021年第32期", "送审稿", "拟稿", "核稿", "审核", "签发", "签名"):
        assert words in said
    assert not sheet.furniture and first.furniture and [p.number for p in draft.pages][:2] == [1, 2]
    told = [leaf.text for leaf in draft.structure.leaves()]
    assert told[0] == "送审单" and "".join(told).count("送审单") == 1


def test_who_reviews_and_approves_stands_on_the_sheet(
    fonts: FontSet, tmp_path: Path, small_issue: str
) -> None:
    file = tmp_path / "issue.yaml"
    file.write_text(f"{small_issue}\nreviewer: 王审\napprover: 李签\n", encoding="utf-8")
    options = BuildOptions(review_sheet=True, proofread=None)
    draft = as_draft(build(file, options, fonts=fonts), options, fonts)
    said = "".join("".join(r.text for r in line.runs) for line in draft.pages[0].lines)
    assert "审核（王审）" in said and "签发（李签）" in said


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (["build", "--draft", "a.yaml"], ["build", "--draft=yes", "a.yaml"]),
        (["build", "a.yaml", "--draft"], ["build", "a.yaml", "--draft=yes"]),
        (["build", "a.yaml", "--draft", "清样"], ["build", "a.yaml", "--draft=清样"]),
        (["build", "--draft", "清样", "a.yaml"], ["build", "--draft=清样", "a.yaml"]),
        (["preview", "--draft", "a.yaml"], ["preview", "--draft", "a.yaml"]),
    ],
)
def test_a_file_may_follow_the_option(given: list[str], taken: list[str]) -> None:
    assert with_stage(given) == taken


def test_the_command_makes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = str(tmp_path / "x.pdf")
    command = ["build", str(ISSUE), "-o", output, "--draft", "送审稿", "--review-sheet"]
    assert main(["--language", "en", *command]) == 0
    pages = pypdf.PdfReader(output).pages
    assert "送审单" in pages[0].extract_text() and "送审稿" in pages[1].extract_text()
    assert main(["--language", "en", *command, "--with-source"]) == 2
    assert "for what is issued" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["build", str(ISSUE), "--draft=初稿"])
