"""Pen marks on the printed pages hit the right words in the issue's file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Document, InputError, Issue
from bulletin_layout.amending.marks import Mark, find_marks, mark_of, numbered_lines
from bulletin_layout.cli.main import main
from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.structure import Node
from bulletin_layout.yaml_text.edits import apply_edits

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("3页12行 部署=安排", Mark(3, 12, "部署", "安排")),
        ("第3页第12行：部署=安排", Mark(3, 12, "部署", "安排")),
        ("3:12 部署=", Mark(3, 12, "部署", "")),
        ("p3 l12 a=b=c", Mark(3, 12, "a", "b=c")),
        ("P.3L.12 部署＝ 安排 ", Mark(3, 12, "部署", "安排")),
    ],
)
def test_a_mark_is_written_in_several_ways(text: str, mark: Mark) -> None:
    assert mark_of(text) == mark


@pytest.mark.parametrize("text", ["", "部署=安排", "3页 部署=安排", "3页12行 部署", "3页12行 =x"])
def test_what_is_no_mark_is_told(text: str) -> None:
    with pytest.raises(InputError, match="no mark"):
        mark_of(text)


_HAN = re.compile(r"[\u4e00-\u9fff]{4}")


def _texts(shown: list[PlacedLine], leaves: dict[int | None, Node]) -> list[str]:
    return [leaves[run.node].text for line in shown for run in line.runs]


@pytest.mark.parametrize("name", ["2021-06", "2021-32", "2023-11-13"])
def test_marks_hit_the_words_between_the_same_neighbours(
    name: str, examples: dict[str, Document], example_issues: dict[str, Issue]
) -> None:
    """Of each line three pairs of Han; what stands beside them on paper does in the file."""
    lines = Path(example_issues[name].file).read_text(encoding="utf-8").split("\n")
    document = examples[name]
    leaves = {leaf.leaf: leaf for leaf in document.structure.leaves()}
    hit = 0
    for number, page in enumerate(document.pages, 1):
        for row, shown in enumerate(numbered_lines(page), 1):
            text = "".join(run.text for line in shown for run in line.runs)
            for at in range(2, len(text) - 4, max(1, len(text) // 3)):
                words = text[at : at + 2]
                if text.count(words) != 1 or not _HAN.fullmatch(text[at - 1 : at + 3]):
                    continue
                try:
                    (found,) = find_marks([Mark(number, row, words, "□")], document, lines)
                except InputError as told:  # the period, the date, labels
                    assert "printed by the library" in told.diagnostics[0].message
                    continue
                new = apply_edits("\n".join(lines), [found.edit])
                context = text[at - 1] + "□" + text[at + 2]
                in_one_leaf = any(text[at - 1 : at + 3] in t for t in _texts(shown, leaves))
                assert not in_one_leaf or context in new, (number, row, words)
                hit += 1
    assert hit > 160


def test_words_that_go_on_in_the_next_line_are_found(
    examples: dict[str, Document], example_issues: dict[str, Issue]
) -> None:
    lines = Path(example_issues["2025-26"].file).read_text(encoding="utf-8").split("\n")
    (found,) = find_marks([Mark(2, 3, "快递行业党建", "快递业党建")], examples["2025-26"], lines)
    row = lines[found.place.line - 1]
    assert row[found.place.column - 1 :].startswith("快递行业党建")


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("9页1行 第一=x", "there is 1 page"),
        ("1页99行 第一=x", "page 1 has 5 lines."),
        ("1页5行 没有=x", "on that line stands: 第一段。"),
        ("1页2行 年第=x", "these words are printed by the library"),
    ],
)
def test_what_cannot_be_amended_says_why(
    mark: str, said: str, write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue)
    assert main(["amend", str(issue), mark]) == 1
    told = capsys.readouterr().err
    assert said.replace("there is 1 page", "there are 1 pages") in told
    assert issue.read_text(encoding="utf-8") == small_issue


def test_the_file_is_changed_there_alone_and_the_change_recorded(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue + "# 一句说明\n")
    before = issue.read_text(encoding="utf-8")
    assert main(["amend", str(issue), "1页5行 第一=头一", "--by", "张三"]) == 0
    assert issue.read_text(encoding="utf-8") == before.replace("第一段", "头一段")
    record = issue.with_suffix(".changes").read_text(encoding="utf-8")
    assert "by: 张三, page: 1, line: 5" in record and "was: 第一, is: 头一" in record
    assert "No page moves." in capsys.readouterr().out
    assert main(["amend", str(issue), "1页5行 头一=第一"]) == 0
    assert "by:" not in issue.with_suffix(".changes").read_text(encoding="utf-8").split("\n")[-2]


@pytest.mark.parametrize("new", ["**粗", ": x", "# 说明", "{", "“" + "a" * 3 + "\\"])
def test_what_would_be_read_otherwise_is_refused(new: str, write: Write, small_issue: str) -> None:
    issue = write(small_issue.replace("    body: |\n      第一段。", "    body: 第一段。"))
    before = issue.read_text(encoding="utf-8")
    code = main(["amend", str(issue), f"1页5行 一段={new}"])
    after = issue.read_text(encoding="utf-8")
    assert (code, after) == (1, before) or after == before.replace("一段", new)


def test_a_dry_run_writes_nothing(write: Write, small_issue: str) -> None:
    issue = write(small_issue)
    assert main(["amend", str(issue), "1页5行 第一=头一", "--dry-run"]) == 0
    assert issue.read_text(encoding="utf-8") == small_issue
    assert not issue.with_suffix(".changes").exists()


def test_two_marks_at_the_same_words_are_refused(write: Write, small_issue: str) -> None:
    issue = write(small_issue)
    assert main(["amend", str(issue), "1页5行 第一=头一", "1页5行 一段=x"]) == 1
    assert issue.read_text(encoding="utf-8") == small_issue
