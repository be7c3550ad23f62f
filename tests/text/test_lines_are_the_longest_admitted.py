"""The composer against brute force: each line is the longest that the rules admit, or Word's.

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
PLAIN = "一二三四五六七八九十百千万"
TEXTS = st.text(
    alphabet=PLAIN + OPENING + CLOSING + POINTS + CENTRED,
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


GAP_TAKES = 1 / 58


def gives(text: str, start: int, end: int, hang: bool) -> float:
    """What a line can give by Word's rule, in em: ½ a mark, a 点号 that may hang 1 at the end."""
    total = 0.0
    for i in range(start, end):
        mark, before, after = text[i], text[i - 1 : i], text[i + 1 : i + 2]
        is_end = i == end - 1
        if mark in CLOSING + POINTS:
            free = not (after and gap(mark, after))
            total += 1.0 if is_end and hang and mark in POINTS else 0.5 if free else 0.0
        if mark in OPENING and i > start and not (before in OPENING and gap(before, mark)):
            total += 0.5
    return total


def is_pulled(text: str, start: int, b: int, e: int, measure: float, rule: str, hang: bool) -> bool:
    """Whether the line goes on from b to e, by the rule in words of docs/word.md."""
    need, slack = width(text[start:e]) - measure, measure - width(text[start:b])
    room = gives(text, start, e, hang)
    if need > room + 1e-6:
        return False
    if rule == "word15":
        pairs = pairwise(text[start:b])
        takes = GAP_TAKES * sum(x in PLAIN and y in PLAIN for x, y in pairs)
        return need * takes <= slack * room + 1e-6 / 16
    core = e
    while core > b and text[core - 1] in NOT_FIRST:
        core -= 1
    over = width(text[start:core]) - measure if core > b else 0.0
    if over <= 0.012:
        return True
    if rule == "none" or over > gives(text, start, core, hang):
        return False
    return over - 0.5 * (text[b] in OPENING) <= slack + 1e-6


def word_oracle(text: str, measure: float, rule: str, hang: bool) -> list[str]:
    lines, start = [], 0
    while start < len(text):
        ends = range(start + 1, len(text) + 1)
        fits = [e for e in ends if width(text[start:e]) <= measure + 0.012 + 1e-9]
        natural = max(fits, default=start + 1)
        free = [e for e in range(start + 1, natural + 1) if admitted(text, e)]
        if natural == len(text) or not free:
            end = natural
        else:
            b = free[-1]
            e = next(i for i in range(b + 1, len(text) + 1) if admitted(text, i))
            end = e if is_pulled(text, start, b, e, measure, rule, hang) else b
        lines.append(text[start:end])
        start = end
    return lines


@settings(max_examples=900, deadline=None, derandomize=True)
@given(TEXTS, st.integers(16, 60), st.sampled_from(("none", "word", "word15")), st.booleans())
def test_words_lines_are_those_of_brute_force(
    text: str, tenths: int, rule: str, hang: bool
) -> None:
    measure = tenths / 7 + 0.003
    rules = amounts(measure, compress=rule, hang=hang, squeeze_inside=0.5)
    prepared = prepare([piece(text)], FONTS, rules)
    found = [text[b.start : b.end] for b in break_lines(prepared, rules, rules.measure, 0.0, 0.0)]
    assert found == word_oracle(text, measure, rule, hang)
