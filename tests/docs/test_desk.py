"""docs/desk.md and its Chinese: every rule is there, every example comes out as it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import read_issue
from bulletin_layout.cli.main import _parser
from bulletin_layout.desk.fixing import fix
from bulletin_layout.desk.proofread import proofread, rule_names
from tests.conftest import ROOT

PAGES = [ROOT / "docs" / "desk.md", ROOT / "docs" / "desk.zh-CN.md"]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for page in PAGES
    for line in page.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| `[a-z-]+` \|", line)
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_rule_is_listed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [name for name in rule_names() if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize("row", [row for row in ROWS if "→" in row[3]], ids=lambda row: row[3])
def test_an_example_comes_out_as_it_says(
    write: Callable[..., Path], small_issue: str, row: list[str]
) -> None:
    before, after = row[3].split(" → ")
    path = write(small_issue.replace("第一段。", before))
    text = path.read_text(encoding="utf-8")
    found = proofread(read_issue(path), text.splitlines())
    assert row[0].strip("`") in {d.rule for d in found}
    assert after in fix(text, str(path), found).text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_one(page: Path) -> None:
    commands = re.findall(r"`bulletin ([^`]+)`", page.read_text(encoding="utf-8"))
    assert len(commands) == 4
    for command in commands:
        _parser().parse_args(command.split())
