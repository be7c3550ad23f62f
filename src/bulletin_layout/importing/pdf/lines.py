"""Characters of a PDF's page become rows, each on its baseline, and lines of text.

In: a page's characters, all upright. Out: lines with their ends and their chief face. Lengths in
points, y from the page's top downwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from bulletin_layout.deadline import check_time
from bulletin_layout.importing.pdf.text import gap_text
from bulletin_layout.importing.scripts import LOWERED, RAISED
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import CharacterFact

# In parts of the size: what lies on one baseline (recognised text strays); what is raised.
_SAME_LINE = 0.3
_RAISED = 0.75
_LIFTED, _LOWERED = 0.6, 0.35
# By so much of the size a figure is raised or lowered, and no larger than that part of it.
_OFF, _SMALLER = 0.08, 0.8
# A line whose letters usually stand so far apart, in parts of the size, is spaced out.
_SPACED = 0.25

Row = list[CharacterFact]


class TextLine(NamedTuple):
    """A line: its page from 1, where it begins and ends, its size and chief face, its text.

    `left` and `right` are the edges of the column that it stands in, both 0 where there is none.
    """

    page: int
    y: float
    x: float
    end: float
    size: float
    font: str
    text: str
    left: float = 0.0
    right: float = 0.0


def lines_of(characters: Iterable[CharacterFact], page: int) -> list[TextLine]:
    """Return a page's lines from top to bottom."""
    return [line_of(row, page) for row in rows_of(characters)]


def rows_of(characters: Iterable[CharacterFact]) -> list[Row]:
    """Return the characters of each line from left to right; raised ones join theirs."""
    shown = [c for c in characters if c.text not in "\r\n"]
    sizes = Counter(c.size for c in shown if not c.text.isspace())
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    rows = _on_baselines([c for c in shown if c.size >= _RAISED * usual])
    small = [c for c in shown if c.size < _RAISED * usual]
    rows += _on_baselines(_without_raised(small, rows))
    return [sorted(row, key=lambda c: c.x) for row in sorted(rows, key=lambda row: row[0].y)]


def _on_baselines(characters: Iterable[CharacterFact]) -> list[Row]:
    """Return characters by their baselines, from the top; each may stray from the one before."""
    rows: list[Row] = []
    for character in sorted(characters, key=lambda c: c.y):
        if rows and character.y - _baseline(rows[-1]) <= _SAME_LINE * character.size:
            rows[-1].append(character)
        else:
            rows.append([character])
    return rows


def _baseline(row: Row) -> float:
    """Return where most of a row stands, as far as its last characters tell."""
    return (row[0].y + row[-1].y) / 2


def _without_raised(small: Iterable[CharacterFact], rows: Sequence[Row]) -> list[CharacterFact]:
    """Return the small characters that stand in none of the rows, to which the others are added."""
    spans = [(min(c.x for c in row), max(c.end for c in row)) for row in rows]
    heights = [row[0].y for row in rows]
    rest = []
    for character in small:
        check_time()
        near = range(
            bisect_left(heights, character.y - character.size),
            bisect_right(heights, character.y + character.size),
        )
        at = next((n for n in near if _is_at(character, rows[n][0], spans[n])), None)
        if at is None:
            rest.append(character)
        else:
            rows[at].append(character)
    return rest


def _is_at(small: CharacterFact, first: CharacterFact, span: tuple[float, float]) -> bool:
    """Return whether a character stands in the row of `first`, on its line or off it."""
    below, size = first.y - small.y, first.size
    return -_LOWERED * size < below < _LIFTED * size and span[0] <= small.x <= span[1] + size


def line_of(row: Row, page: int, left: float = 0.0, right: float = 0.0) -> TextLine:
    """Return a row as a line of text."""
    shown = [c for c in row if not c.text.isspace()] or list(row)
    chief = Counter((c.font, c.size) for c in shown if ord(c.text[0]) > 0x2E80)
    font, size = (chief or Counter((c.font, c.size) for c in shown)).most_common(1)[0][0]
    x, end = shown[0].x, max(c.end for c in shown)
    return TextLine(page, shown[0].y, x, end, size, font, _text(row), left, right)


def _text(row: Row) -> str:
    """Return a line's text; wide gaps become tabs, gaps that no autospace makes spaces."""
    gaps = [(after.x - last.end) / after.size for last, after in pairwise(row) if after.size]
    usual = median(gaps) if len(gaps) > 2 else 0.0
    spread = usual if usual > _SPACED else 0.0
    chief = max(row, key=lambda c: c.size)
    parts = [_scripted(row[0], chief)]
    for last, character in pairwise(row):
        parts += [gap_text(character, last, spread), _scripted(character, chief)]
    return "".join(parts).strip(" ")


def _scripted(character: CharacterFact, chief: CharacterFact) -> str:
    """Return a figure that is raised or lowered as the character that is."""
    if character.size > _SMALLER * chief.size or not character.text.isdigit():
        return character.text
    raised = (chief.y - character.y) / chief.size
    if abs(raised) < _OFF:
        return character.text
    return character.text.translate(RAISED if raised > 0 else LOWERED)
