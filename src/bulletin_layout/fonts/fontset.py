"""Font sets: from a role (仿宋, 楷体, masthead …) and a character to a glyph.

In: a YAML file that names faces and roles. Out: a FontSet whose roles resolve characters,
Latin ones in the role's Latin faces, all others in its Han faces, with fallback character
by character. Nothing is drawn for a character that no face has: it is reported.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, nearest
from bulletin_layout.events import count
from bulletin_layout.fonts.coverage import TRUST
from bulletin_layout.fonts.face import Face
from bulletin_layout.resources import bundled, is_file, shortened
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


_NUMBER = re.compile(r"-?\d+(\.\d+)?")


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
        self._in_latin: Role | None = None
        self._in_han: Role | None = None

    def __missing__(self, character: str) -> Glyph:
        count("glyphs looked up")
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
        if self._in_latin is None:
            self._in_latin = Role(self.name, self.latin + self.han, self.latin)
        return self._in_latin

    def in_han(self) -> Role:
        """Return the role that prefers this one's Han faces for every character."""
        if self._in_han is None:
            self._in_han = Role(self.name, self.han, self.han + self.latin)
        return self._in_han


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
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar a string
    try:
        data = yaml.load(source.read_text(encoding="utf-8"), Loader=loader)
    except OSError as problem:
        reason = f"cannot be read: {problem.strerror}."
        raise InputError([error(None, str(source), reason)]) from None
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        mark = getattr(problem, "problem_mark", None)
        place = Place(str(source), mark.line + 1, mark.column + 1) if mark else None
        reason = f"this is not YAML: {getattr(problem, 'problem', None) or problem}."
        raise InputError([error(place, "", reason)]) from None
    return _FontSetBuilder(source).build(data)


class _FontSetBuilder:
    """Collects the errors of one font set file while its faces and roles are made."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.errors: list[Diagnostic] = []

    def build(self, data: Any) -> FontSet:
        """Return the font set. Raises InputError."""
        data = self._mapping("", data)
        faces = {
            name: self._face(name, self._mapping(f"faces.{name}", spec))
            for name, spec in self._mapping("faces", data.get("faces")).items()
        }
        roles = {
            name: self._role(faces, name, self._mapping(f"roles.{name}", spec))
            for name, spec in self._mapping("roles", data.get("roles")).items()
        }
        if self.errors:
            raise InputError(self.errors)
        return FontSet(str(data.get("name", self.source.stem)), faces, roles)

    def _mapping(self, path: str, value: Any) -> dict[str, Any]:
        if isinstance(value, dict) and all(isinstance(key, str) for key in value):
            return value
        self._report(path, "keys and values belong here.", "Write faces: and roles:.")
        return {}

    def _role(self, faces: dict[str, Face], name: str, spec: dict[str, Any]) -> Role:
        han, latin = (
            self._candidates(faces, f"roles.{name}.{key}", spec.get(key))
            for key in ("han", "latin")
        )
        return Role(name, han, latin)

    def _report(self, path: str, message: str, advice: str = "") -> None:
        self.errors.append(error(None, f"{self.source}: {path}", message, advice))

    def _face(self, name: str, spec: dict[str, Any]) -> Face:
        file = self.source.parent / str(spec.get("file", ""))
        if not is_file(file):
            self._report(f"faces.{name}.file", f"{shortened(file)} is not there.")
        index = str(spec.get("index", "0"))
        if not index.isdecimal():
            self._report(f"faces.{name}.index", f"{index!r} is not a whole number.")
            index = "0"
        trust = spec.get("trust")
        trust = None if trust is None else str(trust)
        if trust is not None and trust not in TRUST:
            self._report(f"faces.{name}.trust", f"{trust!r} is unknown.", nearest(trust, TRUST))
        return Face(name, file, int(index), TRUST.get(trust) if trust else None)

    def _candidates(self, faces: dict[str, Face], path: str, specs: Any) -> tuple[Candidate, ...]:
        if not isinstance(specs, list) or not specs:
            self._report(path, "a list of faces belongs here.", "Write [FACE, …].")
            return ()
        found = []
        for spec in specs:
            entry = spec if isinstance(spec, dict) else {"face": spec}
            name, lower = str(entry.get("face")), str(entry.get("lower", "0"))
            if name not in faces:
                self._report(path, f"there is no face {name!r}.", nearest(name, faces))
            elif not _NUMBER.fullmatch(lower):
                self._report(path, f"lower: {lower!r} is not a number of em.", "Write 0.075.")
            else:
                found.append(Candidate(faces[name], float(lower)))
        return tuple(found)
