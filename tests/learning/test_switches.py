"""Switches are chosen by the procedure of docs/word.md, from tables made by hand."""

from __future__ import annotations

import pytest

from bulletin_layout.learning.switches import RULES, Switches, choose_switches
from bulletin_layout.measuring.rule import rule_of

KEYS = [Switches(c, h, latin) for latin in ("whole", "anywhere") for c, h in RULES]


def table(best: Switches, ends: int, telling: int) -> dict[Switches, list[bool]]:
    """All meet the first ends; of `telling` others only the best one."""
    plain = [True] * (ends - telling)
    return {key: plain + [key == best] * telling for key in KEYS}


def test_thirty_ends_that_tell_choose() -> None:
    best = Switches("none", True, "whole")
    assert choose_switches(table(best, 100, 30), "", [False] * 100, range(100)) == best


def test_fewer_do_not() -> None:
    best = Switches("none", True, "whole")
    chosen = choose_switches(table(best, 100, 29), "", [False] * 100, range(100))
    assert chosen == Switches("word", False, "whole")


def test_the_file_s_own_rule_stands_against_the_ends() -> None:
    best = Switches("none", True, "whole")
    chosen = choose_switches(table(best, 100, 60), "word15", [False] * 100, range(100))
    assert chosen.compress == "word15"


def test_three_ends_within_words_tell_that_words_break() -> None:
    ends = 40
    found = {key: [key.latin == "anywhere"] * 3 + [True] * 37 for key in KEYS}
    inside = [True] * 3 + [False] * 37
    assert choose_switches(found, "", inside, range(ends)).latin == "anywhere"
    assert choose_switches(found, "", inside, range(1, ends)).latin == "whole"


@pytest.mark.parametrize(
    ("maker", "mode", "control", "rule"),
    [
        ("Microsoft Word", 15, "", "word15"),
        ("Microsoft Word", 16, "compressPunctuation", "word15"),
        ("Microsoft Word", 14, "", "word"),
        ("Microsoft Word", 15, "doNotCompress", "none"),
        ("WPS 文字", None, "", "word"),
        ("Microsoft Office Word 2007", None, "", "word"),
        ("Microsoft Word 2016", None, "", ""),
        ("", None, "", ""),
    ],
)
def test_what_a_file_says_of_its_rule(
    maker: str, mode: int | None, control: str, rule: str
) -> None:
    assert rule_of(maker, mode, control) == rule
