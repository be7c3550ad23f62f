"""Every rule of 校对 finds its own wrong example just once, and its right one is left in peace.

A rule's examples are its tests: a new rule needs none of its own here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import read_issue
from bulletin_layout.messages import in_chinese
from bulletin_layout.proofreading.apply_fixes import fix
from bulletin_layout.proofreading.level import ProofreadingLevel
from bulletin_layout.proofreading.model import NOT_FIXED, ProofreadingRule
from bulletin_layout.proofreading.registry import issue_rules, rules_by_name, text_rules
from bulletin_layout.proofreading.run import proofread

Write = Callable[..., Path]
RULES = list(rules_by_name().values())
_PERIOD = "{year: 2026, number: 1, total: 7}"
_WORDS = "check: {words: [快递小哥 → 快递员]}\n"
_WORDS_FILE = "check: {words_file: words.yaml}\n"
OFFICE = """
persons:
  - {name: 冯力虎, posts: 局长, valid_from: 2026-01-01}
  - {name: 陶世安, posts: 副局长}
units: [{name: 某市邮政行业协会, short: 市邮协}]
full_name_first: yes
sayings:
  - 高质量发展与安全并重
  - {saying: 平安寄递建设, write: 平安寄递工程, valid_until: 2026-01-31}
"""


def issue_with(rule: ProofreadingRule[Any], text: str, small_issue: str) -> str:
    """Return an issue that holds an example's text where its rule looks."""
    if rule.stands_in == "title":
        return small_issue.replace("一个标题", text)
    if rule.stands_in == "period":
        return small_issue.replace(_PERIOD, text)
    if rule.stands_in == "issue":
        written = {line.partition(":")[0] for line in text.splitlines()}
        others = (x for x in small_issue.splitlines() if x.partition(":")[0] not in written)
        return "\n".join([text.rstrip(), *others]) + "\n"
    if rule.stands_in == "table":
        return small_issue.replace("|\n      第一段。", f"\n      - table: {text}")
    issue = small_issue.replace("第一段。", text)
    return issue + {"words": _WORDS, "words_file": _WORDS_FILE}.get(rule.stands_in, "")


def with_every_replacement(text: str, diagnostics: tuple[Any, ...]) -> str:
    """Return the issue with every correction made that is offered, certain or not."""
    lines = text.split("\n")
    for diagnostic in reversed(diagnostics):
        place, change = diagnostic.place, diagnostic.replacement
        if place is not None and change is not None:
            line, at = lines[place.line - 1], place.column - 1
            assert line[at:].startswith(change.found)
            lines[place.line - 1] = line[:at] + change.text + line[at + len(change.found) :]
    return "\n".join(lines)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_wrong_example_gives_that_rule_alone(
    rule: ProofreadingRule[Any], write: Write, small_issue: str
) -> None:
    text = issue_with(rule, rule.wrong, small_issue)
    write(OFFICE, "words.yaml")
    path = write(text)
    found = proofread(read_issue(path, drop_invisible=True))
    assert {(d.rule, d.severity) for d in found} == {(rule.name, rule.severity)}
    right = issue_with(rule, rule.right or rule.wrong, small_issue)
    assert with_every_replacement(text, found) == right
    fixed = fix(text, str(path), found)
    assert fixed.missed == ()
    assert fixed.text == (text if rule.fixes == NOT_FIXED else right)


@pytest.mark.parametrize("rule", [r for r in RULES if r.right], ids=lambda rule: rule.name)
def test_the_right_example_is_left_in_peace(
    rule: ProofreadingRule[Any], write: Write, small_issue: str
) -> None:
    right = issue_with(rule, rule.right, small_issue)
    write(OFFICE, "words.yaml")
    assert proofread(read_issue(write(right))) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_described_in_both_languages(rule: ProofreadingRule[Any]) -> None:
    chinese = in_chinese(rule.description)
    assert rule.description.isprintable() and chinese.isprintable()
    assert rule.description and chinese


def test_every_rule_has_a_name_of_its_own() -> None:
    every = [*text_rules(ProofreadingLevel.CHECK), *issue_rules()]
    assert len({rule.name for rule in every}) == len(every) == len(RULES)


def test_a_build_asks_a_part_of_what_check_asks() -> None:
    at_build = text_rules(ProofreadingLevel.BUILD)
    assert 0 < len(at_build) < len(text_rules(ProofreadingLevel.CHECK))
