"""Every scalar is the string that stands in the file: YAML's own types are never used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import read_issue

TRAPS = [
    "12:30",
    "010",
    "0x1F",
    "1.10",
    "1e3",
    "on",
    "off",
    "yes",
    "no",
    "true",
    "null",
    "~",
    "1_000",
    "2021-10-18",
    ".5",
    "+1",
    "0o17",
    ".inf",
    "=",
    "190:20:30",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_text_stays_as_it_is_written(
    write: Callable[..., Path], small_issue: str, trap: str
) -> None:
    issue = read_issue(write(small_issue.replace("一个标题", trap)))
    assert issue.articles[0].title[0].value == trap


@pytest.mark.parametrize("trap", TRAPS)
def test_cells_stay_as_they_are_written(
    write: Callable[..., Path], small_issue: str, trap: str
) -> None:
    table = f"""appendix:
  title: 表
  table:
    columns: [{{heading: 甲}}, {{heading: 乙}}]
    rows:
      - [{trap}, 二]
"""
    issue = read_issue(write(small_issue + table))
    assert issue.appendix[0].table.rows[0].cells[0].text.value == trap


def test_an_empty_cell_is_empty(write: Callable[..., Path], small_issue: str) -> None:
    table = "appendix:\n  title: 表\n  table:\n    columns: [{heading: 甲}]\n    rows: [['']]\n"
    issue = read_issue(write(small_issue + table))
    assert issue.appendix[0].table.rows[0].cells[0].text.value == ""
