"""The ten tables: built without a finding, whole, with no number torn."""

from __future__ import annotations

import pytest

from bulletin_layout import Document, lay_out, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pipeline import style_of
from tests.conftest import ROOT

FILES = sorted((ROOT / "examples" / "tables").glob("*.yaml"))
# How many pages each has: what was counted when they were looked at.
PAGES = {
    "budget": 2,
    "eighteen-columns": 2,
    "four-hundred-rows": 17,
    "landscape": 6,
    "long-text": 2,
    "merged": 2,
    "numbers": 2,
    "ranking": 2,
    "roster": 2,
    "schedule": 2,
}


def built(name: str, fonts: FontSet) -> Document:
    issue = read_issue(ROOT / "examples" / "tables" / f"{name}.yaml")
    return lay_out(issue, style_of(issue), fonts)


def test_there_are_ten() -> None:
    assert {path.stem for path in FILES} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_table_is_built_without_a_finding_and_nothing_is_lost(name: str, fonts: FontSet) -> None:
    document = built(name, fonts)
    assert document.diagnostics == ()
    assert len(document.pages) == PAGES[name]
    shown = [run.text for page in document.pages for line in page.lines for run in line.runs]
    leaves = "".join(leaf.text for leaf in document.structure.leaves())
    assert sorted("".join(shown)) == sorted(leaves)


@pytest.mark.parametrize("name", PAGES)
def test_no_cell_of_a_number_has_two_lines(name: str, fonts: FontSet) -> None:
    document = built(name, fonts)
    cells = {leaf.leaf: leaf.text for leaf in document.structure.leaves() if leaf.role == "TD"}
    numbers = {leaf for leaf, text in cells.items() if not any("一" <= c <= "鿿" for c in text)}
    lines = [line.runs[0].node for page in document.pages for line in page.lines]
    assert numbers
    assert all(lines.count(leaf) == 1 for leaf in numbers if cells[leaf])
