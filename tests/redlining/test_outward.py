"""A contribution goes back as its unit wrote it, the editor's changes tracked, nobody named."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from bulletin_layout.cli.main import main
from tests.redlining.word_reviewer import reviewed

ISSUE = """\
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 另一篇
    body: [与来稿无关。]
  - title: 甲室整理旧档案取得进展
    body:
      - 近日，甲室对旧档案作了整理。
      - 共立卷125件，比去年多12件。
distribution: {report: [甲局]}
"""


@pytest.fixture
def contribution(tmp_path: Path) -> Path:
    file = docx.Document()
    file.core_properties.author = "张三"
    file.core_properties.last_modified_by = "李四"
    for words, bold in (
        ("甲室整理旧档案取得了很大进展", True),
        ("近日，甲室对旧档案进行了整理。", False),
        ("领导非常重视。", False),
        ("共立卷125件，比去年多12件。", False),
    ):
        run = file.add_paragraph().add_run(words)
        run.bold, run.font.size = bold, Pt(15)
    file.element.body.find(qn("w:p")).set(qn("w:rsidR"), "00AB12CD")
    file.save(str(tmp_path / "来稿.docx"))
    (tmp_path / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    return tmp_path / "来稿.docx"


def sent_back(contribution: Path, *options: str) -> bytes:
    folder = contribution.parent
    files = [str(contribution), str(folder / "issue.yaml"), "-o", str(folder / "back.docx")]
    assert main(["redline", *files, "--article", "2", *options]) == 0
    return (folder / "back.docx").read_bytes()


def test_it_says_what_was_sent_or_what_stands_in_the_issue(contribution: Path) -> None:
    data = sent_back(contribution)
    assert [text for text in reviewed(data, "accept") if text] == [
        "甲室整理旧档案取得进展",
        "近日，甲室对旧档案作了整理。",
        "共立卷125件，比去年多12件。",
    ]
    assert reviewed(data, "reject") == reviewed(contribution.read_bytes(), "accept")


def test_what_was_put_in_looks_as_the_unit_writes(contribution: Path) -> None:
    file = docx.Document(io.BytesIO(sent_back(contribution)))
    sizes = {size.get(qn("w:val")) for size in file.element.body.iter(qn("w:sz"))}
    assert sizes == {"30"}
    assert not [s for s in file.element.body.iter(qn("w:pStyle")) if s.get(qn("w:val")) == "Body"]


@pytest.mark.parametrize(("options", "author"), [((), "作者"), (("--author", "编辑部"), "编辑部")])
def test_nobody_is_named_but_who_is_to_be(
    contribution: Path, options: tuple[str, ...], author: str
) -> None:
    data = sent_back(contribution, *options)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        everything = "".join(
            file.read(name).decode() for name in file.namelist() if name.endswith(".xml")
        )
    assert "张三" not in everything and "李四" not in everything and "rsid" not in everything
    word = docx.Document(io.BytesIO(data))
    changes = word.element.body.iter(qn("w:ins"), qn("w:del"))
    assert {change.get(qn("w:author")) for change in changes} == {author}
    assert word.core_properties.author == ""


def test_comments_and_their_authors_of_a_word_file(contribution: Path, tmp_path: Path) -> None:
    word = docx.Document(str(contribution))
    word.add_comment(word.paragraphs[1].runs, "数字请核", author="王五", initials="王")
    word.save(str(contribution))
    output = tmp_path / "x.docx"
    command = ["redline", str(contribution), str(contribution), "-o", str(output), "--outward"]
    assert main(command) == 0
    (comment,) = docx.Document(str(output)).comments
    assert (comment.author, comment.text) == ("作者", "数字请核")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--article", "9"], "no article 9"),
        (["--article", "2", "-o", "x.pdf"], "for a Word file"),
    ],
)
def test_what_cannot_be_is_told(
    options: list[str],
    words: str,
    contribution: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(contribution.parent)
    command = ["--language", "en", "redline", "来稿.docx", "issue.yaml", "-o", "x.docx", *options]
    assert main(command) in (1, 2)
    assert words in capsys.readouterr().err
    assert not Path("x.docx").exists() and not Path("x.pdf").exists()
