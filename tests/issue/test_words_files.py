"""Words files: named by an issue or its series, read with places, wrong ones told by line."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, read_issue
from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.issue.office_words import PreferredWord, Saying
from bulletin_layout.proofreading.format_diagnostic import format_diagnostic

Write = Callable[..., Path]
NAMED = "check: {words_file: words.yaml}\n"
WORDS = """\
用词:
  - 快递小哥 → 快递员
  - {不写: 甲办, 改为: 乙办, 自: 2026-01-01, 至: 2026年12月31日}
禁用: [亲们]
专名: [暖蜂]
人员:
  - {姓名: 冯力虎, 职务: 市局党组书记、局长}
单位:
  - {全称: 某市邮政行业协会, 简称: 市邮协}
首用全称: 是
提法:
  - 高质量发展与安全并重
  - {提法: 平安寄递建设, 改为: 平安寄递工程, 至: 2026-01-31}
"""


def told(path: Path) -> list[Diagnostic]:
    with pytest.raises(InputError) as wrong:
        read_issue(path)
    return list(wrong.value.diagnostics)


def test_a_words_file_is_read_in_either_language(write: Write, small_issue: str) -> None:
    write(WORDS, "words.yaml")
    issue = read_issue(write(small_issue + NAMED))
    (words,) = issue.office_words
    dated = words.preferred[1]
    assert isinstance(dated, PreferredWord) and dated.valid_until == datetime.date(2026, 12, 31)
    assert [text.value for text in words.forbidden] == ["亲们"]
    assert words.persons[0].posts[0].value == "市局党组书记、局长"
    assert words.units[0].short[0].value == "市邮协" and words.full_name_first
    saying = words.sayings[1]
    assert isinstance(saying, Saying) and str(saying.write) == "平安寄递工程"
    place = words.persons[0].name.place
    assert place is not None and Path(place.file).name == "words.yaml" and place.line == 7
    assert any(Path(file).name == "words.yaml" for file in issue.files)


def test_a_series_and_its_issue_may_each_name_one(write: Write, small_issue: str) -> None:
    write("forbidden: [甲]\n", "mine.yaml")
    write("forbidden: [乙]\n", "ours.yaml")
    write("check: {words_file: [ours.yaml]}\n", "series.yaml")
    issue = read_issue(write(small_issue + "series: series.yaml\n校对: {用词文件: mine.yaml}\n"))
    assert [words.forbidden[0].value for words in issue.office_words] == ["甲", "乙"]
    assert [text.value for text in issue.check.words_file] == ["mine.yaml", "ours.yaml"]


@pytest.mark.parametrize(
    ("words", "line", "said"),
    [
        ("用词: [甲乙]\n", 1, "no → parts two words"),
        ("用词: [' → 乙']\n", 1, "no → parts two words"),
        ("禁用: [甲]\n人元: [乙]\n", 2, "this key is unknown"),
        ("persons:\n  - {name: 冯力虎}\n", 2, "this key is missing"),
        ("persons:\n  - {name: 冯力虎, posts: 局长, valid_from: 2026-13-01}\n", 2, "2026-13-01"),
        (
            "persons:\n  - {name: 冯力虎, posts: 局长, valid_from: 2026-02-01, 至: 2026-01-01}\n",
            2,
            "valid_until (2026-01-01) is before valid_from (2026-02-01)",
        ),
        ("sayings:\n  - {saying: 甲乙丙, 自: 2026-02-01, 至: 2026-01-01}\n", 2, "is before"),
        ("用词:\n  - 甲 → 乙\n  - 乙 → 甲\n", 3, "leads back to its beginning"),
        ("- 甲\n", 1, "a words file is a list of keys and values"),
        ("甲乙\n", 1, "a words file is a list of keys and values"),
        ("首用全称: 也许\n", 1, "也许"),
    ],
)
def test_a_mistake_is_told_at_its_line(
    words: str, line: int, said: str, write: Write, small_issue: str
) -> None:
    write(words, "words.yaml")
    (diagnostic,) = told(write(small_issue + NAMED))
    assert diagnostic.place is not None and said in str(diagnostic)
    assert (Path(diagnostic.place.file).name, diagnostic.place.line) == ("words.yaml", line)
    assert diagnostic.advice or line == 1


def test_a_circle_through_issue_and_file_is_an_error(write: Write, small_issue: str) -> None:
    write("preferred: [乙 → 甲]\n", "words.yaml")
    check = "check: {words: [甲 → 乙], words_file: words.yaml}\n"
    (diagnostic,) = told(write(small_issue + check))
    assert "甲 → 乙 → 甲" in diagnostic.message


def test_words_of_two_times_are_no_circle(write: Write, small_issue: str) -> None:
    write(
        "preferred:\n  - {instead_of: 甲, write: 乙, valid_until: 2025-12-31}\n"
        "  - {instead_of: 乙, write: 甲, valid_from: 2026-01-01}\n",
        "words.yaml",
    )
    read_issue(write(small_issue + NAMED))


@pytest.mark.parametrize("name", ["no.yaml", "../words.yaml", "https://a.b/words.yaml"])
def test_a_words_file_lies_beside_the_issue(name: str, write: Write, small_issue: str) -> None:
    (diagnostic,) = told(write(small_issue + f"check: {{words_file: {name}}}\n"))
    assert diagnostic.path == "check.words_file" and diagnostic.place is not None


def test_a_words_file_of_comments_says_nothing(write: Write, small_issue: str) -> None:
    write("# 用词:\n", "words.yaml")
    assert read_issue(write(small_issue + NAMED)).office_words == ()


def test_what_is_wrong_in_a_words_file_is_told_in_chinese(write: Write, small_issue: str) -> None:
    write("人员:\n  - {姓名: 冯力虎, 职务: 局长, 自: 2026-02-01, 至: 2026-01-01}\n", "words.yaml")
    (diagnostic,) = told(write(small_issue + NAMED))
    said = format_diagnostic(diagnostic, chinese=True)
    assert "人员[1]：“至”（2026-01-01）早于“自”（2026-02-01）。请对调或改正。" in said
