"""Facts that files of different formats can be compared by: words, looks, lines, pages.

Formats place blanks as they like, and space within or beside a glyph. So a line is its inked
characters, and where it begins and stands; where each of its runs begins is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bulletin_layout.pdf_facts.model import Facts, LineFact, PageFact, RunFact
from bulletin_layout.pdf_facts.pages import CharacterFact, PageContent

# Origins closer than this in y, in em, are in one line: its faces are levelled with each other.
_LEVELLED = 0.12
_RISE_DIGITS = 1
# Nothing is raised or lowered farther than that, in em.
_HIGHEST = 0.75
# How far apart, in em, two characters of a turned line may be.
_FARTHEST = 4.0


def plain_facts(
    contents: Sequence[PageContent], outlines: Iterable[str], metadata: Iterable[str]
) -> Facts:
    """Return the facts of a file's pages, bookmarks and metadata."""
    pages = tuple(
        PageFact(
            round(content.width, 1),
            round(content.height, 1),
            "",
            tuple(_lines(content.characters)),
            content.rules,
            content.pictures,
        )
        for content in contents
    )
    runs = (run for page in pages for line in page.lines for run in line.runs)
    fonts = tuple(sorted({run.font for run in runs}))
    return Facts(pages, fonts, tuple(outlines), (), tuple(metadata))


def _lines(characters: Iterable[CharacterFact]) -> list[LineFact]:
    lines: list[list[CharacterFact]] = []
    for character in characters:
        if character.text.isspace():
            continue
        if not lines or not _follows(lines[-1], character):
            lines.append([])
        lines[-1].append(character)
    return [LineFact(line[0].y, tuple(_runs(line))) for line in lines]


def _follows(line: Sequence[CharacterFact], character: CharacterFact) -> bool:
    """Return whether a character goes on a line: on its level, or above in one turned by 90°."""
    level = max(_LEVELLED * character.size, 0.02)
    last = line[-1]
    is_above = -_FARTHEST * character.size < character.y - last.y < 0
    is_turned = is_above and abs(last.x - character.x) < level
    return is_turned or abs(line[0].y - character.y) < level


def _runs(line: Sequence[CharacterFact]) -> list[RunFact]:
    first = line[0]

    def look(character: CharacterFact) -> tuple[str, float, str, float]:
        is_level = abs(first.y - character.y) < _HIGHEST * first.size
        rise = round(first.y - character.y, _RISE_DIGITS) if is_level else 0.0
        return character.font, round(character.size, 1), character.colour, rise or 0.0

    runs: list[RunFact] = []
    for (font, size, colour, rise), group in groupby(line, key=look):
        text = "".join(character.text for character in group)
        runs.append(RunFact(0.0 if runs else first.x, font, size, colour, text, rise))
    return runs
