"""How wide characters are by themselves, without a gap that their box may include.

In: lines. Out: advances by character, face and size. Programs write the gap between Han and Latin
as a place, as word spacing, or as part of a character's own advance; the least advance of a
character in the file has none. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_layout.measuring.pdf.lines import Line, is_han
from bulletin_layout.pdf_facts.pages import CharacterFact

_Key = tuple[str, str, float]


class Widths:
    """The advances of a file's characters."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._least: dict[_Key, float] = {}
        for line in lines:
            for character in line.characters:
                key = _key(character)
                advance = character.end - character.x
                self._least[key] = min(advance, self._least.get(key, advance))

    def of(self, character: CharacterFact) -> float:
        """Return the advance that a character has by itself."""
        if is_han(character.text):
            return character.size
        return self._least.get(_key(character), character.end - character.x)

    def gap(self, before: CharacterFact, run: list[CharacterFact], after: CharacterFact) -> float:
        """Return the room on both sides of a Latin run between two Han characters, together."""
        return after.x - (before.x + before.size) - sum(self.of(c) for c in run)


def _key(character: CharacterFact) -> _Key:
    """Return what characters of one advance share; digits are all as wide."""
    text = "0" if character.text.isdecimal() and character.text.isascii() else character.text
    return text, character.font, character.size
