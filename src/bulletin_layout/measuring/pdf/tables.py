"""Which lines stand in ruled tables: they follow other edges than the text.

In: lines, and the pages' rules. Out: the lines outside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from bulletin_layout.measuring.pdf.lines import Line
from bulletin_layout.pdf_facts.model import RuleFact
from bulletin_layout.pdf_facts.pages import PageContent

_THIN, _LEAST_HEIGHT = 2.5, 8.0
_GAP = 3.0


def outside_tables(lines: Sequence[Line], contents: Sequence[PageContent]) -> tuple[Line, ...]:
    """Return the lines that stand in no table."""
    kept: list[Line] = []
    for page, group in groupby(lines, key=lambda line: line.page):
        spans = _spans(contents[page - 1].rules)
        tops = [top for top, _ in spans]
        kept += [line for line in group if not _is_within(line.y, tops, spans)]
    return tuple(kept)


def _is_within(y: float, tops: Sequence[float], spans: Sequence[tuple[float, float]]) -> bool:
    """Return whether a baseline lies in a span; they are in order and apart from each other."""
    number = bisect_right(tops, y) - 1
    return number >= 0 and y <= spans[number][1]


def _spans(rules: Sequence[RuleFact]) -> list[tuple[float, float]]:
    """Return from where to where upright rules reach, those that touch as one."""
    upright = sorted(
        (rule.y1, rule.y2, round(rule.x1))
        for rule in rules
        if rule.x2 - rule.x1 < _THIN and rule.y2 - rule.y1 > _LEAST_HEIGHT
    )
    spans: list[tuple[float, float, set[int]]] = []
    for top, foot, x in upright:
        if spans and top <= spans[-1][1] + _GAP:
            last = spans[-1]
            spans[-1] = (last[0], max(last[1], foot), last[2] | {x})
        else:
            spans.append((top, foot, {x}))
    return [(top, foot) for top, foot, xs in spans if len(xs) > 1]
