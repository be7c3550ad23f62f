"""The work of every rule of 校对, and of the reader, grows no faster than the text.

Runs of one sign, or of a few, are what machines that read paper make, and what makes a pattern
start anew at each place. The work is counted (`counted_work`), so that no clock is asked: twice the
text may take little more than twice the work. A rule that is added is tried without another line.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout.diagnostics import InputError
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import read_issue
from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading import run as proofreading_run
from bulletin_layout.proofreading.model import IssueTexts, ProofreadingRule
from bulletin_layout.proofreading.registry import issue_rules, rules_by_name
from bulletin_layout.proofreading.run import proofread
from bulletin_layout.proofreading.spelling import check
from bulletin_layout.yaml_text import one_line
from tests.budgets.counted_work import Work, count_patterns, growth

pytestmark = pytest.mark.slow

# What a run is made of: every class of character that a rule looks for, and what it parts them by.
ATOMS = (
    *"a1.,-\"'“‘’（《(【〇一十百１ \u3000中张局第、。，：…—",
    *("1.", "1,", "1-", "a.b", "a ", "a@", "a+", "a://", "1-2%、3-5日", "中 ", "中  ", "中. "),
    *("张三、", "张三 ", "张 三 ", "局长张三、", "局长张立、局长张力、", "有限公司", "管理局、"),
    *("【待补", "（《", "《》", "“‘’”", "’24年", "《〈〉》", "约1", "1多", "一多", "1万", "(中)"),
    *("2021年1月1日", "一月1日", "国发（2021）5号", "快递小哥", "一是。", "记者 ", "图1 "),
    *("三、四天", "中\u00a0"),
)
HALVES = (("（", "《》"), ("（", "》"), ("‘", "’"), ("《", "“‘"), ("张三 ", "13800000000 "))
RUNS = {atom: (atom, "") for atom in ATOMS} | {"".join(pair): pair for pair in HALVES}
# The shortest run, in characters; what a rule looks at before and after a place is less: of names
# much is looked at.
SIZE, SIZE_OF_ISSUE_RULES = 24, 80
CHECK = "check: {words: [快递小哥 → 快递员, 中 → 中中], words_file: words.yaml}\n"
# An office whose words begin, and nearly are, what the runs are made of.
OFFICE = """
persons: [{name: 张三, posts: 书记}, {name: 张立, posts: 局长}, {name: 张芳, posts: 局长}]
units: [{name: 中张局第一局, short: [中张, 管理局]}]
full_name_first: yes
sayings:
  - {saying: 三、四天, valid_until: 2020-01-01}
  - 一一一一一二
  - 张三、张四、
  - 局长张三、局长张四
  - 中中中张中中
"""
ROOMS = ("bulletin_layout.proofreading.", "bulletin_layout.issue.", "bulletin_layout.yaml_text.")
# Twice the work for twice the text is 1; its square is 2.
MOST_GROWTH = 1.25
Write = Callable[..., Path]


def run_of(name: str, size: int, factor: int) -> str:
    """Return a run of about so many characters, so many times; of names that differ for "names"."""
    if name == "names":
        many = range(size // 6 * factor)
        return "".join(f"局长张{chr(0x4E00 + n)}{chr(0x5000 + n)}、" for n in many)
    return "".join(part * (max(1, size // len(part)) * factor) for part in RUNS[name] if part)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Work to be counted, of patterns too; there may be deep runs of groups."""
    rules_by_name()
    work = Work()
    count_patterns(work, ROOMS, monkeypatch)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield work
    sys.setrecursionlimit(limit)


# What was found before is kept, and would be no work.
KEPT = (
    proofreading_run._slips_in,
    check._as_words,
    check._suspects_of,
    check._slips_of,
)


def forget() -> None:
    """Let everything be found anew."""
    for kept in KEPT:
        kept.cache_clear()


def ask(rule: ProofreadingRule[Any], issue: Issue, text: Text) -> None:
    """Ask a rule for all that it finds in a text, as the only one of the issue's article."""
    forget()
    if rule not in issue_rules():
        list(rule.find(text.value))
        return
    article = replace(issue.articles[0], body=(text,))
    whole = replace(issue, articles=(article,))
    list(rule.find(IssueTexts(whole, [("articles[1].body[1]", text)])))


@pytest.mark.parametrize("name", rules_by_name())
def test_a_rule_does_twice_the_work_for_twice_the_text(
    name: str, write: Write, small_issue: str, work: Work
) -> None:
    write(OFFICE, "words.yaml")
    issue = read_issue(write(small_issue + CHECK))
    rule = rules_by_name()[name]
    size = SIZE_OF_ISSUE_RULES if rule in issue_rules() else SIZE
    grown = {}
    for run in (*RUNS, "names"):

        def do(factor: int, run: str = run) -> None:
            with work.lines():
                ask(rule, issue, Text(work.text(run_of(run, size, factor))))

        # What is loaded, or worked out once for a character, is not counted.
        ask(rule, issue, Text(run_of(run, size, 1)))
        grown[run] = growth(work, do)
    assert {run: factor for run, factor in grown.items() if factor > MOST_GROWTH} == {}


# How a run stands in a file: as one text, as many; where texts are expected, and where none are.
SHAPES: dict[str, Callable[[str], str]] = {
    "block": lambda run: f"    body: |\n      {run}\n",
    "lines": lambda run: "    body: |\n" + "".join(f"      {part}\n" for part in parts(run)),
    "items": lambda run: "    body:\n" + "".join(f"      - {part}\n" for part in parts(run)),
    "quoted": lambda run: "    body:\n" + "".join(f"      - '{part}'\n" for part in parts(run)),
    "cells": lambda run: (
        f"    body:\n      - table: {{columns: [{{heading: 甲}}], rows: [[{cells(run)}]]}}\n"
    ),
    "keys": lambda run: "    body: 甲。\n" + "".join(f"{part}: 甲\n" for part in parts(run)),
    "no key": lambda run: f"    body: 甲。\n{run}\n",
}
SIGNS = (
    *("a", "中", " ", "\u3000", "- ", ": ", "：", "正文：", "#", "&a ", "*a ", "|", "{", "}", "{}"),
    *("[", "[^", "[^a]", "**", "**a**", "__", "\\", "[a](http://b)", "[a](http://"),
    *("# 校对: 关 a ", "\u200b"),
)


def parts(run: str) -> list[str]:
    return [run[at : at + 8] for at in range(0, len(run), 8)]


def cells(run: str) -> str:
    return ", ".join(parts(run))


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_does_twice_the_work_for_twice_the_text(
    shape: str, write: Write, small_issue: str, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The line that was indented wrong is looked for in so many lines, more than these texts have.
    monkeypatch.setattr(one_line, "_ABOVE", 1)
    monkeypatch.setattr(one_line, "_BELOW", 2)
    head, _, _ = small_issue.partition("    body:")
    grown = {}
    for sign in SIGNS:

        def do(factor: int, sign: str = sign) -> None:
            run = sign * (2 * SIZE // len(sign) * factor)
            path = write(head + SHAPES[shape](run))
            with work.lines(), suppress(InputError):
                read_issue(path, drop_invisible=True)

        grown[sign] = growth(work, do)
    assert {sign: factor for sign, factor in grown.items() if factor > MOST_GROWTH} == {}


@pytest.mark.parametrize("paragraph", ["会议,强调。", "张三、李四", "‘甲“乙”丙’，", "**甲** 乙"])
def test_proofreading_does_twice_the_work_for_twice_the_paragraphs(
    paragraph: str, write: Write, small_issue: str, work: Work
) -> None:
    def do(factor: int) -> None:
        # No two the same: what is found in a text is kept for the next that says it.
        lines = (f"      {chr(0x4E00 + n)}{paragraph}\n" for n in range(20 * factor))
        issue = read_issue(write(small_issue + "".join(lines)))
        forget()
        with work.lines():
            proofread(issue)

    assert growth(work, do) < MOST_GROWTH


@pytest.mark.parametrize("words", ["**甲**,", "{甲}，，", "**甲 **乙 "])
def test_the_places_of_findings_take_twice_the_work_for_twice_the_marks(
    words: str, write: Write, small_issue: str, work: Work
) -> None:
    def do(factor: int) -> None:
        issue = read_issue(write(small_issue + f"      {words * 20 * factor}\n"))
        forget()
        with work.lines():
            proofread(issue)

    assert growth(work, do) < MOST_GROWTH
