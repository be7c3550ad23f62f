"""Font sets: from a role (仿宋, 楷体, masthead …) and a character to a glyph.

Roles resolve characters, Latin ones in the role's Latin faces, all others in its Han faces, with
fallback character by character. Nothing is drawn for a character that no face has: it is reported.
"""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.events import count
from bulletin_layout.fonts.face import Face
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.typography import characters as ch

_LATIN_CLASSES = frozenset(
    ch.LETTER
    + ch.DIGIT
    + ch.SPACE
    + ch.WESTERN
    + ch.WESTERN_OPENING
    + ch.WESTERN_CLOSING
    + ch.COMBINING
    + ch.SYMBOL
    + ch.PREFIX_SIGN
)
_LATIN_ALWAYS = frozenset("%°′″")


class Placing(NamedTuple):
    """Where a glyph is drawn in its advance: `shift` em to the right, `stretch` times as wide."""

    shift: float
    stretch: float


class Glyph(NamedTuple):
    """A character's glyph: its face, glyph id, advance in em, and how far it is lowered, in em.

    `placing` is of marks that are placed by their ink (`text.marks`).
    """

    face: str
    glyph: int
    advance: float
    lower: float
    placing: Placing | None = None


class Candidate(NamedTuple):
    """A face that a role may take glyphs from, lowered by `lower` em to sit level.

    `cell`: what stands among Han is set in the middle of a cell of 1 em (a face of symbols).
    `only`: it is taken for these characters alone, for all if empty.
    """

    face: Face
    lower: float
    cell: bool = False
    only: str = ""


class Role(dict[str, Glyph]):
    """Character → Glyph for one role, filled as characters are met.

    A character that no face has resolves to glyph 0 of the first face.
    """

    def __init__(self, name: str, han: tuple[Candidate, ...], latin: tuple[Candidate, ...]) -> None:
        super().__init__()
        self.name = name
        self.han = han
        self.latin = latin
        self._latin_first, self._han_first = latin + han, han + latin
        self._in_latin: Role | None = None
        self._in_han: Role | None = None

    def __missing__(self, character: str) -> Glyph:
        self.look_up((character,))
        return self[character]

    def look_up(self, characters: Iterable[str]) -> None:
        """Find the glyphs of single characters, those that have not been met yet."""
        new = [character for character in characters if character not in self]
        count("glyphs looked up", len(new))
        for character, letter in zip(new, ch.classify("".join(new)), strict=True):
            latin_first = letter in _LATIN_CLASSES or character in _LATIN_ALWAYS
            self[character] = self._resolve(character, latin_first)

    def _resolve(self, character: str, latin_first: bool) -> Glyph:
        order = self._latin_first if latin_first else self._han_first
        for face, lower, cell, only in order:
            if only and character not in only:
                continue
            glyph, advance = face.measured(character)
            if glyph:
                if cell and not latin_first:
                    middle = Placing((1.0 - advance) / 2, 1.0)
                    return Glyph(face.name, glyph, 1.0, lower, middle)
                return Glyph(face.name, glyph, advance, lower)
        return Glyph(order[0].face.name, 0, 1.0, 0.0)

    def in_latin(self) -> Role:
        """Return the role that prefers this one's Latin faces for every character."""
        if self._in_latin is None:
            self._in_latin = Role(self.name, self.latin + self.han, self.latin)
        return self._in_latin

    def in_han(self) -> Role:
        """Return the role that prefers this one's Han faces for every character."""
        if self._in_han is None:
            self._in_han = Role(self.name, self.han, self.han + self.latin)
        return self._in_han


class FontSet:
    """Faces by name and roles by name. `name` is how issues and the command call the set.

    `diagnostics` says which fonts were asked for and are not installed; `level` is how far above
    the baseline the ink of its faces lies in the middle, in em; `fallback` the last
    Han faces of every role.
    """

    def __init__(
        self,
        name: str,
        faces: dict[str, Face],
        roles: dict[str, Role],
        diagnostics: tuple[Diagnostic, ...] = (),
        level: float | None = None,
        fallback: tuple[Candidate, ...] = (),
    ) -> None:
        self.name = name
        self.faces = faces
        self.roles = roles
        self.diagnostics = diagnostics
        self.level = level
        self.fallback = fallback
