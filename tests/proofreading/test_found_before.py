"""What was found in a text before is told of it again, and of no other issue's rules."""

from __future__ import annotations

from bulletin_layout import parse_issue, proofread
from bulletin_layout.proofreading import run
from bulletin_layout.proofreading.level import ProofreadingLevel

SLIPS = "会议,强调。原因是由于没有没有落实。"


def told(issue: str, level: ProofreadingLevel = ProofreadingLevel.CHECK) -> list[tuple[str, str]]:
    found = proofread(parse_issue(issue), level)
    return [(str(finding), finding.rule) for finding in found]


def test_it_is_told_again_at_its_new_place(small_issue: str) -> None:
    text = small_issue + f"      {SLIPS}\n"
    first = told(text)
    assert len(first) > 1
    assert told(text) == first
    moved = proofread(parse_issue(text.replace("      第一段。", "      新段。\n      第一段。")))
    before = proofread(parse_issue(text))
    assert [d.rule for d in moved] == [d.rule for d in before]
    assert [d.place.line - 1 for d in moved if d.place] == [d.place.line for d in before if d.place]


def test_what_an_issue_switches_off_is_off_for_it_alone(small_issue: str) -> None:
    text = small_issue + f"      {SLIPS}\n"
    rules = [rule for _, rule in told(text)]
    off = text + f"check: {{off: [{rules[0]}]}}\n"
    assert [rule for _, rule in told(off)] == [rule for rule in rules if rule != rules[0]]
    assert [rule for _, rule in told(text)] == rules


def test_levels_are_not_mixed(small_issue: str) -> None:
    text = small_issue + f"      {SLIPS}\n"
    checked = told(text)
    built = told(text, ProofreadingLevel.BUILD)
    assert len(built) < len(checked)
    run._slips_in.cache_clear()
    assert told(text, ProofreadingLevel.BUILD) == built
    assert told(text) == checked


def test_a_long_text_is_not_kept(small_issue: str) -> None:
    run._slips_in.cache_clear()
    told(small_issue)
    short = run._slips_in.cache_info().currsize
    told(small_issue + "      " + "会议强调。" * 3_000 + "\n")
    assert run._slips_in.cache_info().currsize == short > 0
