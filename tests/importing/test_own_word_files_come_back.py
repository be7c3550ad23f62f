"""A Word file of this library is taken in again: notes in their places, 版记 as lists."""

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

# Cases whose every text comes back under its own key.
CASES = ("briefs", "distribution", "even-page-full", "gbt9704", "headings", "names", "notes",
         "photos", "quotes", "run-ins", "signature", "table", "title-lines")  # fmt: skip


def again(file: Path, folder: Path) -> tuple[Issue, Issue]:
    """An issue, and what its Word file gives."""
    issue = read_issue(file)
    word = folder / "a.docx"
    save(lay_out(issue, style_of(issue)), word)
    taken = import_files(word, folder / "again.yaml")
    assert taken.is_issue
    return issue, read_issue(folder / "again.yaml")


@pytest.mark.parametrize("name", CASES)
def test_a_case_comes_back_from_its_word_file(name: str, tmp_path: Path) -> None:
    issue, imported = again(ROOT / "tests" / "cases" / f"{name}.yaml", tmp_path)
    assert sorted(t.value for _, t in texts_of(imported)) == sorted(
        t.value for _, t in texts_of(issue)
    )


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
