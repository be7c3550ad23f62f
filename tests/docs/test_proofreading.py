"""The page on proofreading: each clause that it calls checked finds its example."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bulletin_layout.proofreading.confidence import Confidence
from bulletin_layout.proofreading.registry import rules_by_name
from tests.conftest import ROOT
from tests.proofreading.test_what_is_wrong_and_what_is_not import rules_of

Write = Callable[..., Path]
PAGES = ("proofreading.md", "proofreading.zh-CN.md")
_CHECKED = {"covered", "partly", "已查", "部分"}


class Clause(NamedTuple):
    """A row of the table: a clause, how far it is checked, its rules, an example."""

    name: str
    checked: bool
    rules: tuple[str, ...]
    example: str


def clauses(page: str) -> list[Clause]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (GB/T .+?) \| .+? \| (.+?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    return [
        Clause(name, how in _CHECKED, tuple(re.findall("`(.+?)`", rules)), example.strip("`"))
        for name, how, rules, example in rows
    ]


@pytest.mark.parametrize("clause", clauses(PAGES[0]), ids=lambda clause: clause.name)
def test_a_clause_that_is_checked_finds_its_example(clause: Clause, write: Write) -> None:
    if not clause.checked:
        assert (clause.rules, clause.example) == ((), "—")
        return
    assert set(clause.rules) <= set(rules_by_name())
    assert set(clause.rules) & set(rules_of(write, clause.example))


def test_both_pages_have_the_same_table_and_all_clauses() -> None:
    english, chinese = map(clauses, PAGES)
    assert english == chinese
    numbers = [clause.name.split()[-1] for clause in english if "15834" in clause.name]
    assert {int(number.split(".")[1]) for number in numbers if number[0] == "4"} == {*range(1, 18)}


@pytest.mark.parametrize("page", PAGES)
def test_every_kind_of_confidence_is_named(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert all(f"`{confidence.value}`" in text for confidence in Confidence)
