"""Word files and PDFs of this library are taken in again: texts, blocks, notes, 版记 as lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import import_files, lay_out, read_issue, save
from bulletin_layout.importing.docx.note_brackets import without_brackets, without_number
from bulletin_layout.importing.docx.tokens import Token
from bulletin_layout.issue.model import Issue
from bulletin_layout.pipeline import style_of
from bulletin_layout.proofreading.texts import texts_of
from tests.conftest import EXAMPLES, ROOT

# What a page does not tell: that a paragraph is `paragraph:`, a page break, a title's own lines.
NOT_ON_THE_PAGE = {
    "appendices": "a title of two lines is one of two",
    "blocks": "`paragraph:`, a page break, what a newcomer's block is called",
    "contents": "a page break is the next page's begin; titles of two lines",
    "editorial": "the label that was printed is part of the text",
    "fit": "`paragraph:` and `fit:`",
    "headings": "`paragraph:`",
    "inline": "a forced line break parts paragraphs in Word",
    "particulars": "several contributors on a line, what is additional",
    "title-by-meaning": "titles of two lines",
}
CASES = sorted(
    file.stem
    for file in (ROOT / "tests" / "cases").glob("*.yaml")
    if file.stem not in NOT_ON_THE_PAGE
)


def again(file: Path, folder: Path, ending: str = ".docx") -> tuple[Issue, Issue]:
    """An issue, and what its Word file or PDF gives."""
    issue = read_issue(file)
    made = folder / f"a{ending}"
    save(lay_out(issue, style_of(issue)), made)
    taken = import_files(made, folder / "again.yaml")
    assert taken.is_issue
    return issue, read_issue(folder / "again.yaml")


def blocks_of(issue: Issue) -> list[list[str]]:
    """Return the kinds of blocks of each article and appendix, in order."""
    bodies = [article.body for article in issue.articles] + [a.body for a in issue.appendix]
    return [[type(block).__name__ for block in body] for body in bodies]


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
@pytest.mark.parametrize("name", CASES)
def test_a_case_comes_back(name: str, ending: str, tmp_path: Path) -> None:
    """Each text, each kind of block, in their order."""
    issue, imported = again(ROOT / "tests" / "cases" / f"{name}.yaml", tmp_path, ending)
    assert sorted("".join(t.value.split()) for _, t in texts_of(imported)) == sorted(
        "".join(t.value.split()) for _, t in texts_of(issue)
    )
    assert blocks_of(imported) == blocks_of(issue)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_imprint_comes_back_as_lists(name: str, tmp_path: Path) -> None:
    issue, imported = again(ROOT / "examples" / f"{name}.yaml", tmp_path)
    assert imported.distribution == issue.distribution
    assert imported.unplaced == ()


def token(text: str) -> Token:
    return Token(text, text.startswith("[^") or text.startswith("<"))


@pytest.mark.parametrize(
    ("tokens", "shown"),
    [
        (["第一处[", "[^注]", "]，第二"], "第一处[^注]，第二"),
        (["第一处", "<sup>", "〔", "</sup>", "[^注]", "<sup>", "〕", "</sup>"], "第一处[^注]"),
        (["见（", "[^注]", "，下同）"], "见（[^注]，下同）"),
        (["甲[", "[^一]", "]乙（", "[^二]", "）"], "甲[^一]乙[^二]"),
        (["[^注]"], "[^注]"),
        (["[", "[^注]", "）"], "[[^注]）"),
    ],
)
def test_brackets_round_a_notes_number_go_with_it(tokens: list[str], shown: str) -> None:
    made, _ = without_brackets([token(text) for text in tokens])
    assert "".join(t.text for t in made) == shown


@pytest.mark.parametrize(
    ("words", "left"),
    [("[] 甲单位提供。", "甲单位提供。"), ("〔〕乙", "乙"), ("（1）丙", "（1）丙"), ("丁", "丁")],
)
def test_and_those_of_the_note_itself(words: str, left: str) -> None:
    assert without_number(words)[0] == left


def test_a_special_report_comes_back(tmp_path: Path) -> None:
    """〔2026〕18号, 特急, 主送 and 抄报, 附注: each under its own key."""
    issue, imported = again(ROOT / "examples" / "kinds" / "special-report.yaml", tmp_path)
    assert imported.period.number == issue.period.number
    for key in ("urgency", "serial", "approver", "phone"):
        assert str(getattr(imported, key)).removeprefix("№ ") == str(getattr(issue, key)), key
    assert imported.distribution == issue.distribution
    (article,) = imported.articles
    assert article.remark == issue.articles[0].remark
    assert [n.value for n in article.signature.names] == ["青岚市应急管理局"]
