"""Whether what overflows a line is pulled into it: Word's rule, measured on other people's pages.

In: a paragraph, a line's start and width, the last free break b within its natural width and the
next one e. Out: whether the line ends at e, its marks squeezed, rather than at b, stretched.
Source: docs/word.md; 9,808 line ends of 34 documents made by Word and WPS, and two issues of a
bulletin. Nobody outside has the rule; this is what explains most of what they did.

What a line can give: ½ em a mark inside it (an opening mark that begins the line gives nothing),
⅛ em an autospace, and at its end ½ em a closing mark, or a whole em a 点号 that may hang.

- `none`: marks are not squeezed for a 字; an autospace still gives a trifle.
- `word` (compatibility mode 14 and before, and WPS): amounts are compared. A 字 is pulled in if
  what it lacks is no more than the slack that the line has without it; a Latin word for 2½ times
  that.
- `word15` (mode 15): shares are compared, of what each of the two lines can do. What is lacking, as
  a share of what the longer line can give, against the slack, as a share of what the shorter one
  takes: ¼ em an autospace and 1/58 em a gap between two Han characters.
"""

from __future__ import annotations

import re

from bulletin_layout.text.model import Amounts
from bulletin_layout.text.prepare import LATIN, Prepared
from bulletin_layout.typography import characters as ch
from bulletin_layout.typography.punctuation import not_at_start

# What Word's rounding of widths hides, in em.
TOLERANCE = 0.012
# How far an autospace of ¼ em may grow and shrink, in em (CLREQ 3.2.4: to ½ and ⅛).
AUTOSPACE_GROWS, AUTOSPACE_SHRINKS = 0.25, 0.125
# What a 点号 gives at a line's end if it may hang outside, in em.
_HANGING = 1.0
# `none`: what an autospace gives, in em.
_TRIFLE = 0.02
# `word15`: what a gap between two Han characters takes, in em. The one number that was fitted: 1/59
# to 1/56 do nearly as well (9,259 to 9,262 of 9,808).
_HAN_GAP_TAKES = 1 / 58
# `word`: a Latin unit is pulled in for so many times the slack.
_LATIN_FACTOR = 2.5
# `word`: what an opening mark at the beginning of the unit spares, and what a 字 right behind Latin
# costs, whose autospace stands on both sides of the comparison, in em.
_LEAD, _BEHIND_LATIN = 0.5, 0.5
_EPSILON = 1e-6
_HAN_RUN = re.compile(f"{ch.HAN}+")


def end_gives(text: Prepared, amounts: Amounts, end: int) -> float:
    """Return what the mark at a line's end can give, in points."""
    last = end - 1
    if amounts.hang and text.classes[last] == ch.POINT:
        return _HANGING * text.size
    # All marks give alike, the one at the end no more than those inside.
    most = min(amounts.squeeze_end, amounts.squeeze_inside)
    return most * text.size if text.blanks.get(last) == last else 0.0


def pulls_in(text: Prepared, amounts: Amounts, start: int, width: float, b: int, e: int) -> bool:
    """Return whether the line from `start`, `width` points wide, ends at e rather than at b."""
    size = text.size
    need = text.ends[e - 1] - text.starts[start] - width
    inside, give = _inside_gives(text, amounts, start, e), end_gives(text, amounts, e)
    if need > inside + give + _EPSILON:
        return False
    slack = width - (text.ends[b - 1] - text.starts[start])
    if amounts.compress == "word15":
        return need * _takes(text, start, b) <= slack * (inside + give) + _EPSILON
    core = _core(text, amounts, b, e)
    over = text.ends[core - 1] - text.starts[start] - width if core > b else 0.0
    if over <= TOLERANCE * size:
        return True
    if amounts.compress == "none":
        spaces = text.autospaced.count(1, start, core - 1)
        return over <= (_TRIFLE * spaces + TOLERANCE) * size
    if over > _inside_gives(text, amounts, start, core) + end_gives(text, amounts, core):
        return False
    cost = over - _LEAD * size * (text.classes[b] == ch.OPENING)
    if core - b == 1 and text.classes[b] == ch.HAN and text.autospaced[b - 1]:
        cost += _BEHIND_LATIN * size
    factor = _LATIN_FACTOR if text.classes[b] in LATIN and core > b else 1.0
    return cost <= factor * slack + _EPSILON


def _inside_gives(text: Prepared, amounts: Amounts, start: int, end: int) -> float:
    """Return what a line can give but at its end, in points."""
    marks = text.giving.count(1, start, end)
    if text.classes[start] == ch.OPENING:
        marks -= text.giving.count(1, start, start + 1)
    if end - 1 > start and text.classes[end - 1] != ch.OPENING:
        marks -= text.giving.count(1, end - 1, end)
    spaces = text.autospaced.count(1, start, end - 1)
    return (amounts.squeeze_inside * marks + AUTOSPACE_SHRINKS * spaces) * text.size


def _takes(text: Prepared, start: int, end: int) -> float:
    """Return how far a line is easily stretched, in points, as mode 15 weighs it."""
    last = end - 1
    while last > start and text.classes[last] == ch.SPACE:
        last -= 1
    spaces = text.autospaced.count(1, start, end - 1)
    gaps = _han_gaps(text.classes[start : last + 1])
    return (AUTOSPACE_GROWS * spaces + _HAN_GAP_TAKES * gaps) * text.size


def _core(text: Prepared, amounts: Amounts, b: int, e: int) -> int:
    """Return where a unit ends without the marks at its end that may not begin a line."""
    marks = not_at_start(amounts.kinsoku)
    while e > b and text.classes[e - 1] in marks:
        e -= 1
    return e


def _han_gaps(classes: str) -> int:
    """Return how many places there are between two Han characters."""
    return classes.count(ch.HAN) - len(_HAN_RUN.findall(classes))
