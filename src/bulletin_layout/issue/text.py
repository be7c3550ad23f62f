"""The editor's text: characters under inline marks, with the place they were read from.

Two texts are equal if their characters and marks are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bulletin_layout.diagnostics import Place

Script = Literal["", "super", "sub"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a text under the same inline marks.

    `role` is "", "strong" or "kai". `whole`: never broken over lines. `link`: an address.
    `script`: set small and raised ("super", m²) or lowered ("sub", CO₂).
    `note`: the text of a note whose mark stands here; `forced`: a line break stands here; the
    characters are empty then.
    """

    text: str
    role: str = ""
    whole: bool = False
    link: str = ""
    script: Script = ""
    note: Text | None = None
    forced: bool = False
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of the editor's text, one paragraph or less, and where it stands in the file.

    `value` holds the characters without inline marks; `spans`, where there are marks, the same
    characters cut by them.
    """

    value: str
    place: Place | None = field(default=None, compare=False)
    spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        return self.value

    def place_at(self, index: int) -> Place | None:
        """Return where the character at `index` of `value` stands in the file."""
        place, inside = self.place, index
        for span in self.spans:
            if inside < len(span.text):
                place = span.place
                break
            inside -= len(span.text)
        return Place(place.file, place.line, place.column + inside) if place else None
