"""The composer against brute force: each line is the longest that the rules admit.

The oracle is written from the rules in words, over single characters, and shares nothing with
the composer but the face's advances.
"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_layout import read_fonts
from bulletin_layout.text.breaking import break_lines
from bulletin_layout.text.prepare import prepare
from tests.conftest import amounts, piece

FONTS = read_fonts()
OPENING, CLOSING, POINTS, CENTRED = "“《（", "”》）", "，。、；", "？！"
NOT_FIRST = CLOSING + POINTS + CENTRED
TEXTS = st.text(
    alphabet="一二三四五六七八九十百千万" + OPENING + CLOSING + POINTS + CENTRED,
    min_size=1,
    max_size=24,
)


def gap(a: str, b: str) -> float:
    """What a pair of marks loses, in em."""
    first, second = a in OPENING + CLOSING + POINTS, b in OPENING + CLOSING + POINTS
    if not (first and second) or (a in OPENING and b not in OPENING):
        return 0.0
    return 0.5


def width(line: str) -> float:
    return len(line) - sum(gap(a, b) for a, b in pairwise(line))


def admitted(text: str, at: int) -> bool:
    return at == len(text) or (text[at] not in NOT_FIRST and text[at - 1] not in OPENING)


def room(text: str, start: int, end: int) -> float:
    """What the marks of a line can give, in em: the last one a half, those inside a quarter."""
    total = 0.0
    for i in range(start, end):
        mark = text[i]
        before = text[i - 1] if i else ""
        after = text[i + 1] if i + 1 < len(text) else ""
        if mark in CLOSING + POINTS and not (after and gap(mark, after)):
            total += 0.5 if i == end - 1 else 0.25
        if mark in OPENING and i > start and not (before in OPENING and gap(before, mark)):
            total += 0.25
    return total


def oracle(text: str, measure: float) -> list[str]:
    lines, start = [], 0
    while start < len(text):
        ends = range(start + 1, len(text) + 1)
        natural = max(
            (e for e in ends if width(text[start:e]) <= measure + 1e-9), default=start + 1
        )
        end = natural
        if not admitted(text, natural):
            wider = next(e for e in range(natural, len(text) + 1) if admitted(text, e))
            narrower = [e for e in range(start + 1, natural) if admitted(text, e)]
            if width(text[start:wider]) - room(text, start, wider) <= measure + 1e-9:
                end = wider
            else:
                end = max(narrower, default=natural)
        lines.append(text[start:end])
        start = end
    return lines


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXTS, st.integers(16, 40))
def test_lines_are_those_of_brute_force(text: str, quarters: int) -> None:
    measure = quarters / 4 + 0.01
    rules = amounts(measure)
    prepared = prepare([piece(text)], FONTS, rules)
    found = [text[b.start : b.end] for b in break_lines(prepared, rules, rules.measure, 0.0, 0.0)]
    assert found == oracle(text, measure)
