"""Font sets: from a role (仿宋, 楷体, masthead …) and a character to a glyph.

In: a YAML file that names faces and roles. Out: a FontSet whose roles resolve characters,
Latin ones in the role's Latin faces, all others in its Han faces, with fallback character
by character. Nothing is drawn for a character that no face has: it is reported.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from bulletin_layout.diagnostics import InputError, error, nearest
from bulletin_layout.fonts.coverage import TRUST
from bulletin_layout.fonts.face import Face
from bulletin_layout.resources import bundled
from bulletin_layout.rules import characters as ch

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


class Glyph(NamedTuple):
    """A character's glyph: its face, glyph id, advance in em, and how far it is lowered, in em."""

    face: str
    glyph: int
    advance: float
    lower: float


class Candidate(NamedTuple):
    """A face that a role may take glyphs from, lowered by `lower` em to sit level."""

    face: Face
    lower: float


class Role(dict[str, Glyph]):
    """Character → Glyph for one role, filled as characters are met.

    A character that no face has resolves to glyph 0 of the first face and is kept in `missing`.
    """

    def __init__(self, name: str, han: tuple[Candidate, ...], latin: tuple[Candidate, ...]) -> None:
        super().__init__()
        self.name = name
        self.han = han
        self.latin = latin
        self.missing: set[str] = set()

    def __missing__(self, character: str) -> Glyph:
        glyph = self[character] = self._resolve(character)
        return glyph

    def _resolve(self, character: str) -> Glyph:
        latin_first = character in _LATIN_ALWAYS or ch.classify(character) in _LATIN_CLASSES
        order = self.latin + self.han if latin_first else self.han + self.latin
        for face, lower in order:
            glyph = face.glyph(character)
            if glyph:
                return Glyph(face.name, glyph, face.advance(glyph), lower)
        self.missing.add(character)
        return Glyph(order[0].face.name, 0, 1.0, 0.0)

    def in_latin(self) -> Role:
        """Return the role that prefers this one's Latin faces for every character."""
        if not hasattr(self, "_in_latin"):
            self._in_latin = Role(self.name, self.latin + self.han, self.latin)
        return self._in_latin


class FontSet:
    """Faces by name and roles by name. `name` is how issues and the command call the set."""

    def __init__(self, name: str, faces: dict[str, Face], roles: dict[str, Role]) -> None:
        self.name = name
        self.faces = faces
        self.roles = roles


def read_fonts(path: str | Path | None = None) -> FontSet:
    """Read a font set from a YAML file, by default the bundled one.

    File names in it are relative to the YAML file. Raises InputError with everything that
    is wrong with the file.
    """
    import yaml

    source = Path(path) if path is not None else bundled("fonts") / "bundled.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(source.read_text(encoding="utf-8"), Loader=loader)
    except OSError as problem:
        raise InputError(
            [error(None, str(source), f"cannot be read: {problem.strerror}.")]
        ) from None
    return _FontSetBuilder(source).build(data)


class _FontSetBuilder:
    """Collects the errors of one font set file while its faces and roles are made."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.errors: list[Any] = []

    def build(self, data: dict[str, Any]) -> FontSet:
        faces = {name: self._face(name, spec) for name, spec in data.get("faces", {}).items()}
        roles = {
            name: Role(
                name,
                self._candidates(faces, f"roles.{name}.han", spec["han"]),
                self._candidates(faces, f"roles.{name}.latin", spec["latin"]),
            )
            for name, spec in data.get("roles", {}).items()
        }
        if self.errors:
            raise InputError(self.errors)
        return FontSet(data.get("name", self.source.stem), faces, roles)

    def _report(self, path: str, message: str, advice: str = "") -> None:
        self.errors.append(error(None, f"{self.source}: {path}", message, advice))

    def _face(self, name: str, spec: dict[str, Any]) -> Face:
        file = self.source.parent / spec["file"]
        if not file.is_file():
            self._report(f"faces.{name}.file", f"{file} is not there.")
        trust = spec.get("trust")
        if trust is not None and trust not in TRUST:
            self._report(f"faces.{name}.trust", f"{trust!r} is unknown.", nearest(trust, TRUST))
        return Face(name, file, spec.get("index", 0), TRUST.get(trust) if trust else None)

    def _candidates(
        self, faces: dict[str, Face], path: str, specs: list[Any]
    ) -> tuple[Candidate, ...]:
        found = []
        for spec in specs:
            name, lower = (spec, 0.0) if isinstance(spec, str) else (spec["face"], spec["lower"])
            if name in faces:
                found.append(Candidate(faces[name], float(lower)))
            else:
                self._report(path, f"there is no face {name!r}.", nearest(name, faces))
        return tuple(found)
