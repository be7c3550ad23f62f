"""Characters of a PDF's pages become lines, each on its baseline; furniture is left out.

In: a page's content. Out: lines with their ends and their chief face. Lengths in points, y from
the page's top downwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from bulletin_layout.deadline import check_time
from bulletin_layout.importing.pdf.text import gap_text
from bulletin_layout.pdf_facts.pages import CharacterFact

# In parts of the size: what lies on one baseline; what is raised.
_SAME_LINE = 0.3
_RAISED = 0.75
FOLIO = re.compile(r"[—–-]\s*\d{1,4}\s*[—–-]|第\s*\d+\s*页(\s*共\s*\d+\s*页)?|\d{1,3}")


class TextLine(NamedTuple):
    """A line: its page from 1, where it begins and ends, its size and chief face, its text."""

    page: int
    y: float
    x: float
    end: float
    size: float
    font: str
    text: str


def lines_of(characters: Iterable[CharacterFact], page: int) -> list[TextLine]:
    """Return a page's lines from top to bottom."""
    return [_line(row, page) for row in _rows(characters)]


def split_furniture(lines: Sequence[TextLine], height: float) -> tuple[list[TextLine], list[str]]:
    """Return a page's lines without its page number, and what was left out."""
    kept, left = list(lines), []
    for at in (-1, 0):
        if kept and _is_folio(kept[at], height):
            left += [kept.pop(at).text.strip()]
    return kept, left


def _is_folio(line: TextLine, height: float) -> bool:
    at_edge = not 0.1 * height < line.y < 0.9 * height
    return at_edge and FOLIO.fullmatch(line.text.strip()) is not None


def _rows(characters: Iterable[CharacterFact]) -> Iterator[list[CharacterFact]]:
    """Yield the characters of each line from left to right; raised ones join theirs."""
    shown = [c for c in characters if c.text not in "\r\n"]
    sizes = Counter(c.size for c in shown if not c.text.isspace())
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    rows: list[list[CharacterFact]] = []
    small: list[CharacterFact] = []
    for character in sorted(shown, key=lambda c: c.y):
        if character.size < _RAISED * usual:
            small.append(character)
        elif rows and character.y - rows[-1][0].y <= _SAME_LINE * character.size:
            rows[-1].append(character)
        else:
            rows.append([character])
    rest = [c for c in small if not _joins_a_row(c, rows)]
    rows += [list(row) for _, row in groupby(rest, key=lambda c: c.y)]
    for row in sorted(rows, key=lambda row: row[0].y):
        yield sorted(row, key=lambda c: c.x)


def _joins_a_row(small: CharacterFact, rows: list[list[CharacterFact]]) -> bool:
    check_time()
    for row in rows:
        below = row[0].y - small.y
        if 0 < below < 0.6 * row[0].size and row[0].x <= small.x <= row[-1].end + row[0].size:
            row.append(small)
            return True
    return False


def _line(row: Sequence[CharacterFact], page: int) -> TextLine:
    shown = [c for c in row if not c.text.isspace()] or list(row)
    chief = Counter((c.font, c.size) for c in shown if ord(c.text[0]) > 0x2E80)
    font, size = (chief or Counter((c.font, c.size) for c in shown)).most_common(1)[0][0]
    return TextLine(page, shown[0].y, shown[0].x, shown[-1].end, size, font, _text(row))


def _text(row: Sequence[CharacterFact]) -> str:
    """Return a line's text; wide gaps become tabs, gaps that no autospace makes spaces."""
    parts = [row[0].text]
    for last, character in pairwise(row):
        parts += [gap_text(character, last), character.text]
    return "".join(parts).strip(" ")
