"""The masthead of a bulletin: what stands on page 1 above the rule as wide as the text.

In: the first page's lines and rules, the frame. Out: a Masthead, or none. Lengths in points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.measuring.pdf.frame import Frame
from bulletin_layout.measuring.pdf.lines import Line
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.model import RuleFact

_PERIOD = re.compile(
    r"[^\d一二三四五六七八九十]*.{0,12}第?\s*[\d〇一二三四五六七八九十百]*\s*(期|号)"
)
_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月|[二〇一三四五六七八九十○]{4}年")
_SECRECY = re.compile(r"(绝密|机密|秘密)")
# The rule lies in the upper part of the page, and is so wide in parts of the measure.
_LOWEST, _LEAST_WIDTH = 0.62, 0.7
_MOST_THICK = 8.0
_LARGER = 1.25
# A page that is ruled over and over has no masthead.
_MOST_RULES = 12


class Rule(NamedTuple):
    """A rule across the text: its page, its middle, its thickness and colour, its ends."""

    page: int
    y: float
    width: float
    colour: str
    left: float
    right: float


class Masthead(NamedTuple):
    """The lines above the rule by their numbers, each with its part; the rule."""

    parts: dict[int, str]
    rule: Rule
    names: tuple[Line, ...]
    period: Line | None
    editors: Line | None


def wide_rules(pages: Sequence[Sequence[RuleFact]], frame: Frame) -> list[Rule]:
    """Return the rules that go across the text of each page, from the top."""
    found = []
    least = _LEAST_WIDTH * (frame.right.value - frame.left.value)
    for page, rules in enumerate(pages, 1):
        for x1, y1, x2, y2, width, colour in rules:
            thick = width if width else y2 - y1
            if x2 - x1 >= least and y2 - y1 < _MOST_THICK and 0 < thick < _MOST_THICK:
                found.append(Rule(page, (y1 + y2) / 2, thick, colour, x1, x2))
    return sorted(found)


def masthead_of(
    lines: Sequence[Line], rules: Sequence[Rule], frame: Frame, height: float
) -> Masthead | None:
    """Return the masthead, None if the first page has none.

    What is above the rule is one only with a name larger than the body, or a numbered period.
    """
    upper = [rule for rule in rules if rule.page == 1 and rule.y <= _LOWEST * height]
    for rule in upper[:_MOST_RULES]:
        above = [i for i, line in enumerate(lines) if line.page == 1 and line.y < rule.y]
        names = [i for i in above if lines[i].look.size > _LARGER * frame.size]
        period = next((i for i in above if _PERIOD.match(lines[i].text) and i not in names), None)
        if names and (period is not None or is_red(rule.colour)):
            return _masthead(lines, above, names, period, rule)
    return None


def _masthead(
    lines: Sequence[Line], above: list[int], names: list[int], period: int | None, rule: Rule
) -> Masthead:
    editors = next(
        (i for i in reversed(above) if i not in names and i != period
         and (_DATE.search(lines[i].text) or "编" in lines[i].text)), None,
    )  # fmt: skip
    parts = dict.fromkeys(above, "")
    for i in above:
        if i < names[0] and _SECRECY.match(lines[i].text):
            parts[i] = "secrecy"
    parts |= dict.fromkeys(names, "name")
    if period is not None:
        parts[period] = "period"
    if editors is not None:
        parts[editors] = "editors"
    return Masthead(
        parts,
        rule,
        tuple(lines[i] for i in names),
        lines[period] if period is not None else None,
        lines[editors] if editors is not None else None,
    )


def is_red(colour: str) -> bool:
    """Return whether a colour #RRGGBB is a red."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red > 120 and red > 1.8 * green and red > 1.8 * blue
