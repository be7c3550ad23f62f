"""Superscripts and subscripts of Word keep their meaning, and typed tags theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import read_issue
from bulletin_layout.importing.material import escaped, may_be_linked
from bulletin_layout.issue.markup import parse_marks
from tests.importing.conftest import Import
from tests.importing.docx_files import TEXT, TITLE, docx_of, paragraph, run

UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


def body_of(folder: Path, imported: Import, *runs: str) -> str:
    """Return how a Word paragraph of runs is written into the issue, which can be read."""
    file = folder / "a.docx"
    file.write_bytes(docx_of(TITLE + TEXT + paragraph("".join(runs))))
    target = imported(file, options=("--date", "2026-12-01"))
    read_issue(target)
    lines = target.read_text(encoding="utf-8").splitlines()
    return next(line.strip() for line in lines if "面积" in line)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ([run("面积120m"), run("2", UP), run("，排放CO"), run("2", DOWN)], "面积120m²，排放CO₂"),
        ([run("面积3.5×10"), run("-4", UP), run("公顷")], "面积3.5×10⁻⁴公顷"),
        ([run("面积x"), run("k", UP), run("。")], "面积x<sup>k</sup>。"),
        ([run("面积a"), run("甲", DOWN), run("。")], "面积a<sub>甲</sub>。"),
        ([run("面积1"), run(" ", UP), run("2")], "面积1 2"),
    ],
)
def test_what_word_raises_and_lowers(
    tmp_path: Path, imported: Import, runs: list[str], written: str
) -> None:
    assert written in body_of(tmp_path, imported, *runs)


@pytest.mark.parametrize(
    "words", ["用<sup>标签", "H<sub>2</sub>O", r"a\</sup>", "</sub>", r"\\<sup>x</sup>", "1<2，<b>"]
)
def test_typed_tags_stay_what_they_are(words: str) -> None:
    text, mistakes = parse_marks(escaped(words), None)
    assert mistakes == []
    assert text.value.replace("＼", "\\") == words


def test_tags_do_not_stand_in_a_link() -> None:
    assert may_be_linked("工作平台")
    assert not may_be_linked("链<sub>接")
    assert not may_be_linked("a[b")
