"""Characters of a page become lines, each with its characters on one baseline.

In: a page's content. Out: lines from top to bottom, each with its look; what is drawn twice to
look bold is there once. Lengths in points, y from the page's top downwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bulletin_layout.deadline import check_time
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import CharacterFact

# In parts of the size: what lies on one baseline; what is raised or lowered.
_SAME_LINE, _SMALL = 0.3, 0.75
# Two of one character nearer than this, in em, are one that is drawn twice.
_TWICE = 0.1
# A gap wider than this, in em, parts words that stand side by side.
_APART = 1.5
# A line of text holds no more characters.
_LONGEST = 500


class Look(NamedTuple):
    """A face by its name in the file, a size and a colour."""

    font: str
    size: float
    colour: str


class Line(NamedTuple):
    """A line: page from 1, baseline, from where to where it reaches, its look, its characters.

    Spaces at its ends are not among them. `look` is that of most of its Han characters.
    """

    page: int
    y: float
    x: float
    end: float
    look: Look
    characters: tuple[CharacterFact, ...]

    @property
    def text(self) -> str:
        """The line's characters as text."""
        return "".join(c.text for c in self.characters)


def is_han(character: str) -> bool:
    """Return whether a character is Han, which fills its cell in every Chinese face."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def lines_of(characters: Iterable[CharacterFact], page: int) -> list[Line]:
    """Return a page's lines from top to bottom, those side by side parted by wide gaps."""
    shown = [c for c in characters if c.text not in "\r\n" and c.size > 0]
    sizes = Counter(c.size for c in shown if not c.text.isspace())
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    rows: list[list[CharacterFact]] = []
    for character in sorted(shown, key=lambda c: c.y):
        check_time()
        if character.size < _SMALL * usual and _beside_larger(character, rows):
            continue
        if rows and character.y - rows[-1][0].y <= _SAME_LINE * max(character.size, 1):
            rows[-1].append(character)
        else:
            rows.append([character])
    return [line for row in rows if (line := _line(row, page)) is not None]


def _beside_larger(small: CharacterFact, rows: Sequence[Sequence[CharacterFact]]) -> bool:
    """Return whether a small character is an index of the line above or below its baseline."""
    for row in rows[-2:]:
        if len(row) > _LONGEST:
            continue
        size = max(c.size for c in row[:20])
        near = abs(row[0].y - small.y) < 0.6 * size and size * _SMALL > small.size
        if near and any(abs(c.end - small.x) < 0.3 * size for c in row):
            return True
    return False


def _line(row: list[CharacterFact], page: int) -> Line | None:
    ordered = _once(sorted(row, key=lambda c: c.x))
    while ordered and ordered[-1].text.isspace():
        ordered.pop()
    while ordered and ordered[0].text.isspace():
        ordered.pop(0)
    if not ordered:
        return None
    look = look_of(ordered)
    chief = [c.y for c in ordered if (c.font, c.size) == look[:2]]
    y = Counter(round(v, 3) for v in chief).most_common(1)[0][0]
    return Line(page, y, ordered[0].x, ordered[-1].end, look, tuple(ordered))


def _once(row: list[CharacterFact]) -> list[CharacterFact]:
    kept: list[CharacterFact] = []
    for character in row:
        last = kept[-1] if kept else None
        twice = (
            last is not None
            and last.text == character.text
            and abs(last.x - character.x) < _TWICE * character.size
        )
        if not twice:
            kept.append(character)
    return kept


def look_of(characters: Sequence[CharacterFact]) -> Look:
    """Return the look of most Han characters, of all where none is Han."""
    shown = [c for c in characters if not c.text.isspace()] or list(characters)
    han = [c for c in shown if is_han(c.text)] or shown
    return Look(*Counter((c.font, c.size, c.colour) for c in han).most_common(1)[0][0])


def segments_of(line: Line) -> list[Line]:
    """Return the parts of a line that wide gaps part, from left to right."""
    parts: list[list[CharacterFact]] = []
    last: CharacterFact | None = None
    for character in line.characters:
        if character.text.isspace():
            continue
        if last is None or character.x - last.end > _APART * line.look.size:
            parts.append([])
        parts[-1].append(character)
        last = character
    return [
        line._replace(x=p[0].x, end=p[-1].end, characters=tuple(p), look=look_of(p)) for p in parts
    ]
