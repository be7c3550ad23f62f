"""What the pages on the editor's desk say: every rule is there, every example gives just that."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bulletin_layout import read_issue
from bulletin_layout.cli.arguments import command_parser
from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.proofreading.apply_fixes import fix
from bulletin_layout.proofreading.registry import BY_NAME, RULES
from bulletin_layout.proofreading.run import proofread, rule_names
from tests.conftest import ROOT

Write = Callable[..., Path]
DOCS = ROOT / "docs"
PAGES = ("desk.md", "desk.zh-CN.md")
YES = ("yes", "是")
_ROW = re.compile(
    r"^\| `([\w-]+)` \| (warning|hint|提醒|提示) \| ([^|]+) \| ([^|]+) "
    r"\| `([^`]+)`(?: → `([^`]+)`)? \| ([^|]+) \|$",
    re.MULTILINE,
)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^bulletin .*$", re.MULTILINE)
_NAMED = re.compile(r"`bulletin (\w+)")
_OPTION = re.compile(r"`(--[\w-]+)")
_CODE = re.compile(r"U\+([0-9A-F]{4})")
_NUMBER = re.compile(r"\d[\d.–-]*")
_LINE_SWITCH = re.compile(r"^ *# 校对.*\n", re.MULTILINE)
_LEVELS = {"提醒": "warning", "提示": "hint"}
_PERIOD = "{year: 2026, number: 1, total: 7}"


class Row(NamedTuple):
    """A row of a page's table of rules; `after` is empty where the rule offers nothing."""

    rule: str
    level: str
    finds: str
    source: str
    before: str
    after: str
    fixed: str


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def pieces(page: str, first: str) -> list[str]:
    """Return a page's pieces of YAML that begin with one of these keys."""
    fences = _FENCE.findall(text_of(page))
    return [text for kind, text in fences if kind == "yaml" and re.match(first, text)]


def rows(page: str) -> list[Row]:
    """Return a page's table of rules, its levels in English."""
    found = [Row(*row) for row in _ROW.findall(text_of(page))]
    return [row._replace(level=_LEVELS.get(row.level, row.level)) for row in found]


ROWS = {page: rows(page) for page in PAGES}
SWITCHES = {page: pieces(page, "check:|校对:") for page in PAGES}
BODIES = {page: pieces(page, "body:|正文:") for page in PAGES}


def findings(path: Path) -> tuple[Diagnostic, ...]:
    return proofread(
        read_issue(path, drop_invisible=True), path.read_text(encoding="utf-8").splitlines()
    )


def issue_with(row: Row, text: str, small_issue: str, words: str) -> str:
    """Return an issue that holds an example's text where its rule looks."""
    text = _CODE.sub(lambda code: chr(int(code[1], 16)), text)
    if row.rule == "title-mark":
        return small_issue.replace("一个标题", text)
    if row.rule == "period-date":
        return small_issue.replace(_PERIOD, text)
    issue = small_issue.replace("第一段。", text)
    return issue + words if row.rule == "words" else issue


def fix_until_stable(text: str, found: tuple[Diagnostic, ...]) -> str:
    """Return the issue with every correction made that is offered, certain or not."""
    lines = text.split("\n")
    for diagnostic in reversed(found):
        place, change = diagnostic.place, diagnostic.replacement
        if place is not None and change is not None:
            line, at = lines[place.line - 1], place.column - 1
            assert line[at:].startswith(change.found)
            lines[place.line - 1] = line[:at] + change.text + line[at + len(change.found) :]
    return "\n".join(lines)


@pytest.mark.parametrize("page", PAGES)
def test_every_rule_stands_in_the_page(page: str) -> None:
    assert [row.rule for row in ROWS[page]] == rule_names()


@pytest.mark.parametrize("page", PAGES)
def test_levels_and_sources_are_those_of_the_rules(page: str) -> None:
    for row, rule in zip(ROWS[page], BY_NAME.values(), strict=True):
        assert row.level == rule.severity.value
        assert page != PAGES[0] or row.source.replace("`", "") == (rule.source or "—")
        assert _NUMBER.findall(row.source) == _NUMBER.findall(rule.source)


@pytest.mark.parametrize("page", PAGES)
def test_the_first_are_told_by_build_too(page: str) -> None:
    always = [rule.name for rule in RULES if rule.always]
    assert [row.rule for row in ROWS[page]][: len(always)] == always


@pytest.mark.parametrize(
    ("page", "row"), [pytest.param(p, r, id=f"{p}:{r.rule}") for p in PAGES for r in ROWS[p]]
)
def test_an_example_gives_just_that(page: str, row: Row, write: Write, small_issue: str) -> None:
    (words,) = SWITCHES[page]
    text = issue_with(row, row.before, small_issue, words)
    path = write(text)
    found = findings(path)
    assert {(d.rule, d.severity.value) for d in found} == {(row.rule, row.level)}
    right = issue_with(row, row.after or row.before, small_issue, words)
    assert fix_until_stable(text, found) == right
    fixed = fix(text, str(path), found)
    assert fixed.missed == ()
    assert fixed.text == (right if row.fixed.startswith(YES) else text)
    if row.after:
        assert findings(write(right)) == ()


def test_both_languages_show_the_same_examples() -> None:
    one, other = (
        [(r.level, r.before, r.after, r.fixed.startswith(YES)) for r in ROWS[page]]
        for page in PAGES
    )
    differing = [english for english, chinese in zip(one, other, strict=True) if english != chinese]
    in_chinese_keys = ("warning", _PERIOD.replace("2026", "2025"), "", False)
    assert differing == [in_chinese_keys]


@pytest.mark.parametrize("page", PAGES)
def test_the_rules_that_are_switched_off_are_known(
    page: str, write: Write, small_issue: str
) -> None:
    (switch,) = SWITCHES[page]
    check = read_issue(write(small_issue + switch)).check
    assert {text.value for text in check.off} < set(rule_names())
    assert len(check.words) == 2


@pytest.mark.parametrize("page", PAGES)
def test_the_comment_switches_its_line_off(page: str, write: Write, small_issue: str) -> None:
    assert len(BODIES[page]) == 2  # a list, and text that begins with |
    for body in BODIES[page]:
        issue = small_issue.split("    body:")[0]
        issue += "".join(f"    {line}\n" for line in body.splitlines())
        assert findings(write(issue)) == ()
        without = findings(write(_LINE_SWITCH.sub("", issue)))
        assert {d.rule for d in without} == {"space-han"}


def commands() -> list[tuple[str, str]]:
    """Return every command that a page shows on a line of its own, with the page."""
    pages = [*DOCS.glob("*.md"), *ROOT.glob("README*.md")]
    return [
        (page.name, command)
        for page in sorted(pages)
        for kind, text in _FENCE.findall(page.read_text(encoding="utf-8"))
        if not kind
        for command in _COMMAND.findall(text)
    ]


@pytest.mark.parametrize(
    ("page", "command"), [pytest.param(p, c, id=f"{p}:{c}") for p, c in commands()]
)
def test_a_command_is_understood(page: str, command: str) -> None:
    words = shlex.split(command.partition(" > ")[0])
    options = command_parser().parse_args(words[1:])
    for limit in getattr(options, "limit", ()):
        assert DEFAULT_LIMITS.changed(limit) != DEFAULT_LIMITS


def subcommands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (a for a in command_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_options_named_are_there(page: str) -> None:
    known = subcommands()
    options = {option for c in known.values() for a in c._actions for option in a.option_strings}
    assert set(_NAMED.findall(text_of(page))) == {*known} - {"diff"}
    assert set(_OPTION.findall(text_of(page))) <= options
