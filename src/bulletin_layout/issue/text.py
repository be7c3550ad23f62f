"""The editor's text: characters under inline marks, with the place they were read from.

Two texts are equal if their characters and marks are.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from itertools import accumulate
from typing import Literal

from bulletin_layout.diagnostics import Place
from bulletin_layout.immutable import immutable

Script = Literal["", "super", "sub"]


@immutable
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


@immutable
class Text:
    """A piece of the editor's text, one paragraph or less, and where it stands in the file.

    `value` holds the characters without inline marks; `spans`, where there are marks, the same
    characters cut by them.
    """

    value: str
    place: Place | None = field(default=None, compare=False)
    spans: tuple[Span, ...] = ()
    # Where each span begins in `value`, and the text's end: counted once a place is asked for.
    _begins: tuple[int, ...] = field(default=(), init=False, repr=False, compare=False)

    def __str__(self) -> str:
        return self.value

    def place_at(self, index: int) -> Place | None:
        """Return where the character at `index` of `value` stands in the file."""
        place, inside = self.place, index
        if self.spans:
            begins = self._begins or self._counted_begins()
            number = bisect_right(begins, index) - 1
            inside = index - begins[number]
            if number < len(self.spans):
                place = self.spans[number].place
        return Place(place.file, place.line, place.column + inside) if place else None

    def _counted_begins(self) -> tuple[int, ...]:
        begins = tuple(accumulate((len(span.text) for span in self.spans), initial=0))
        object.__setattr__(self, "_begins", begins)
        return begins
