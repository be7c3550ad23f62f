"""Characters of a PDF become text: what a gap means, where a line ends, how lines are joined."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.importing.clean import joined
from bulletin_layout.pdf_facts.pages import CharacterFact

# In parts of the size: wider gaps than these are tabs, spaces. Autospace is narrower.
_TAB, _SPACE = 1.5, 0.45


def lines_in(characters: Sequence[CharacterFact]) -> list[str]:
    """Return the lines of characters in the order of the content: a line ends where x goes back."""
    lines: list[list[str]] = []
    last: CharacterFact | None = None
    for character in characters:
        if character.text in "\r\n":
            continue
        back = last is not None and character.x < last.x - character.size and not _is_same(
            character, last
        )  # fmt: skip
        if last is None or back:
            lines.append([])
        elif _is_same(character, last):
            lines[-1].append(gap_text(character, last))
        lines[-1].append(character.text)
        last = character
    return ["".join(line).strip() for line in lines]


def _is_same(character: CharacterFact, last: CharacterFact) -> bool:
    return abs(character.y - last.y) < 0.2 * character.size


def gap_text(character: CharacterFact, last: CharacterFact, spread: float = 0.0) -> str:
    """Return what a gap before a character stands for: nothing, a space, a tab.

    `spread` is the gap, in parts of the size, that all letters of its line stand apart.
    """
    gap = (character.x - last.end) / character.size - spread
    if gap <= _SPACE or character.text.isspace() or last.text.isspace():
        return ""
    return "\t" if gap > _TAB else " "


def text_of(characters: Sequence[CharacterFact]) -> str:
    """Return the text of characters in the order of the content, its lines joined."""
    text = ""
    for line in lines_in(characters):
        text = joined(text, line) if text else line
    return text
