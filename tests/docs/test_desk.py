"""What the pages on the editor's desk say: switches, comments and commands are understood."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import read_issue
from bulletin_layout.cli.arguments import command_parser
from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.issue.office_words import OfficeWords
from bulletin_layout.limits import DEFAULT_LIMITS
from bulletin_layout.proofreading.registry import rules_by_name
from bulletin_layout.proofreading.run import proofread
from tests.conftest import ROOT

Write = Callable[..., Path]
DOCS = ROOT / "docs"
PAGES = ("desk.md", "desk.zh-CN.md")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^bulletin .*$", re.MULTILINE)
_NAMED = re.compile(r"`bulletin (\w+)")
_OPTION = re.compile(r"`(--[\w-]+)")
_LINE_SWITCH = re.compile(r"^ *# 校对.*\n", re.MULTILINE)


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def pieces(page: str, first: str) -> list[str]:
    """Return a page's pieces of YAML that begin with one of these keys."""
    fences = _FENCE.findall(text_of(page))
    return [text for kind, text in fences if kind == "yaml" and re.match(first, text)]


SWITCHES = {page: pieces(page, "check:|校对:") for page in PAGES}
BODIES = {page: pieces(page, "body:|正文:") for page in PAGES}


def findings(path: Path) -> tuple[Diagnostic, ...]:
    return proofread(read_issue(path, drop_invisible=True))


@pytest.mark.parametrize("page", PAGES)
def test_the_rules_that_are_switched_off_are_known(
    page: str, write: Write, small_issue: str
) -> None:
    words_file, switch = SWITCHES[page]
    check = read_issue(write(small_issue + switch)).check
    assert {text.value for text in check.off} < set(rules_by_name())
    assert len(check.words) == 2
    (words,) = pieces(page, "# words.yaml")
    write(words, "words.yaml")
    (read,) = read_issue(write(small_issue + words_file)).office_words
    assert all(getattr(read, field.name) for field in fields_of(OfficeWords))


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
    assert options.command == words[1]
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
