"""Read a font set: faces given by file or by the name of an installed font, roles made of them.

In: a YAML file. Out: a FontSet; or InputError with everything that is wrong. A font that is asked
for by name and not installed is left out, and said; what the set extends takes its place.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bulletin_layout.diagnostics import InputError, Place, error, nearest, warning
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.face_reader import FACE_KEYS, FaceReader, Report
from bulletin_layout.fonts.fontset import Candidate, FontSet, Role
from bulletin_layout.fonts.installed import InstalledFonts
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.resources import bundled
from bulletin_layout.yaml_text.nodes import MappingNode, Node, ScalarNode, SequenceNode
from bulletin_layout.yaml_text.read import parse_plain, read_source

_NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,6})?", re.ASCII)
_BUNDLED = "bundled"
BUNDLED_SETS = (_BUNDLED, "office")
SET_KEYS = ("name", "extends", "folders", "faces", "roles", "fallback", "level")
_ROLE_KEYS = ("han", "latin")
_CANDIDATE_KEYS = ("face", "lower", "cell", "only")
_LIMITS = Limits(file_bytes=1_000_000, nesting=200)
_DIGITS = "0123456789"


def read_fonts(path: str | Path | None = None) -> FontSet:
    """Read a font set from a YAML file, by default the bundled one.

    `office` is the bundled set that takes the office's own faces where they are installed. File
    names in a set are relative to its YAML file. Raises InputError with everything that is wrong
    with the file.
    """
    name = str(path) if path is not None else _BUNDLED
    is_bundled = name in BUNDLED_SETS
    source = bundled("fonts") / f"{name}.yaml" if is_bundled else Path(name)
    return _FontSetReader(source, is_bundled).read()


class _Below(NamedTuple):
    """What a set stands on: the set that it extends, or nothing."""

    faces: dict[str, Face]
    roles: dict[str, Role]
    level: float | None
    fallback: tuple[Candidate, ...]


@cache
def read_fonts_once(path: str | Path | None = None) -> FontSet:
    """Return a font set that is read once in a process, for work on many issues.

    Raises InputError as `read_fonts` does.
    """
    return read_fonts(path)


class _FontSetReader:
    """Reads one font set file."""

    def __init__(self, source: Path, is_bundled: bool) -> None:
        self._source = source
        # The bundled faces are known to be good, and looking would open every one of them.
        self._is_bundled = is_bundled
        self._report = Report()
        self._refused: set[str] = set()
        self._fallback: tuple[Candidate, ...] = ()
        self._level: float | None = None

    def read(self) -> FontSet:
        root = self._root()
        keys = self._report.entries(root, "", SET_KEYS)
        below = self._extended(keys.get("extends"))
        self._level = self._number(keys.get("level"), "level", below.level)
        folders = self._folders(keys.get("folders"))
        self._reader = FaceReader(self._source.parent, InstalledFonts(folders), self._report)
        self._faces = dict(below.faces)
        self._add_faces(keys.get("faces"))
        self._fallback = below.fallback
        if "fallback" in keys:
            own = self._candidates("fallback", keys["fallback"], latin=False)
            self._fallback = own + below.fallback
            self._tell_absent("fallback", keys["fallback"])
        roles = self._roles(keys.get("roles"), below)
        if not roles:
            advice = "Write roles:, or extends: bundled."
            self._report.wrong(root, "roles", "the set has no roles.", advice)
        if self._report.errors:
            raise InputError(self._report.errors)
        name = keys.get("name")
        own_name = name.value if isinstance(name, ScalarNode) else self._source.stem
        warnings = tuple(self._report.warnings)
        return FontSet(own_name, self._faces, roles, warnings, self._level, self._fallback)

    def _root(self) -> Node:
        """Return the file's root; a bundled file has no slips to be looked for and mended."""
        name = str(self._source)
        if self._is_bundled:
            root = parse_plain(self._source.read_text(encoding="utf-8"), name)
        else:
            source, slips = read_source(self._source, name, _LIMITS, SET_KEYS)
            if slips:
                raise InputError(slips)
            root = source.root
        if root is None:
            raise InputError([error(Place(name, 1, 1), "", "the file is empty.")])
        return root

    def _extended(self, node: Node | None) -> _Below:
        if node is None:
            return _Below({}, {}, None, ())
        if isinstance(node, ScalarNode) and node.value in BUNDLED_SETS:
            below = read_fonts(node.value)
            self._report.warnings += below.diagnostics
            return _Below(below.faces, below.roles, below.level, below.fallback)
        name = node.value if isinstance(node, ScalarNode) else "[…]"
        said = Message("{name!r} cannot be extended.", name=name)
        self._report.wrong(node, "extends", said, "Write extends: bundled.")
        return _Below({}, {}, None, ())

    def _folders(self, node: Node | None) -> list[Path]:
        items = node.items if isinstance(node, SequenceNode) else ()
        names = [item.value for item in items if isinstance(item, ScalarNode)]
        if node is not None and (not isinstance(node, SequenceNode) or len(names) != len(items)):
            self._report.wrong(node, "folders", "a list of folders belongs here.")
        return [self._source.parent / name for name in names]

    def _add_faces(self, node: Node | None) -> None:
        for name, spec in self._report.entries(node, "faces").items() if node else ():
            face = self._reader.face(name, spec, f"faces.{name}", not self._is_bundled)
            if face is not None:
                self._faces[name] = face
            elif name not in self._reader.absent:
                self._refused.add(name)

    def _roles(self, node: Node | None, below: _Below) -> dict[str, Role]:
        own = self._report.entries(node, "roles") if node else {}
        roles: dict[str, Role] = {}
        for name in (*below.roles, *(name for name in own if name not in below.roles)):
            under = below.roles.get(name)
            path = f"roles.{name}"
            spec = self._report.entries(own[name], path, _ROLE_KEYS) if name in own else {}
            han, latin = (
                self._faces_of(f"{path}.{key}", spec.get(key), under, own.get(name), key)
                for key in _ROLE_KEYS
            )
            # A role of the set below ends with what that falls back on already.
            last = self._fallback[: len(self._fallback) - len(below.fallback)]
            roles[name] = Role(name, han + (last if under else self._fallback), latin)
        return roles

    def _faces_of(
        self, path: str, node: Node | None, under: Role | None, role: Node | None, key: str
    ) -> tuple[Candidate, ...]:
        """Return a role's own faces, and after them those of the set that it extends."""
        below: tuple[Candidate, ...] = () if under is None else getattr(under, key)
        if node is None:
            if not below and role is not None:
                self._report.wrong(role, path, "a list of faces belongs here.", "Write [FACE, …].")
            return below
        own = self._candidates(path, node, latin=key == "latin")
        self._tell_substitutes(path, node, own + below)
        return own + below

    def _candidates(self, path: str, node: Node, latin: bool) -> tuple[Candidate, ...]:
        if not isinstance(node, SequenceNode) or not node.items:
            self._report.wrong(node, path, "a list of faces belongs here.", "Write [FACE, …].")
            return ()
        found = (self._candidate(path, item, latin) for item in node.items)
        return tuple(candidate for candidate in found if candidate is not None)

    def _candidate(self, path: str, node: Node, latin: bool) -> Candidate | None:
        """Return a face of a role: a word, `{face: …}`, or an installed font `{name: …}`."""
        spec: dict[str, Node] = {}
        if isinstance(node, MappingNode):
            known = _CANDIDATE_KEYS + FACE_KEYS
            spec = self._report.entries(node, path, known)
            self._report.refuse_idle(spec, path)
        face = self._named_face(path, node, spec)
        if face is None:
            return None
        lower = self._number(spec.get("lower"), f"{path}.lower", None)
        if lower is None:
            lower = self._levelling(face, latin)
        only = self._reader.word(spec.get("only"), f"{path}.only")
        return Candidate(face, lower, self._flag(spec.get("cell"), f"{path}.cell"), only)

    def _flag(self, node: Node | None, path: str) -> bool:
        word = self._reader.word(node, path)
        if node is not None and word not in ("true", "false"):
            self._report.wrong(node, path, "true or false belongs here.")
        return word == "true"

    def _named_face(self, path: str, node: Node, spec: dict[str, Node]) -> Face | None:
        if "name" in spec:
            own = tuple((key, value) for key, value in spec.items() if key in FACE_KEYS)
            face = self._reader.installed_face(node, dict(own), path)
            return self._known(face) if face is not None else None
        word = spec.get("face", node)
        name = word.value if isinstance(word, ScalarNode) else "[…]"
        if name in self._faces:
            return self._faces[name]
        if name not in self._reader.absent and name not in self._refused:
            said = Message("there is no face {name!r}.", name=name)
            self._report.wrong(node, path, said, nearest(name, self._faces))
        return None

    def _known(self, face: Face) -> Face:
        """Return a face under a name that is its own: one family has a face for each weight."""
        name, number = face.name, 1
        while (known := self._faces.get(face.name)) is not None:
            if (known.path, known.index) == (face.path, face.index):
                return known
            number += 1
            face.name = f"{name}-{number}"
        self._faces[face.name] = face
        return face

    def _levelling(self, face: Face, latin: bool) -> float:
        """Return how far a face is lowered to stand level with the set's, 0 where none is known."""
        if self._level is None:
            return 0.0
        middle = face.middle_of(_DIGITS) if latin else face.optical_middle
        return round(middle - self._level, 3) if middle else 0.0

    def _number(self, node: Node | None, path: str, default: float | None) -> float | None:
        if node is None:
            return default
        text = node.value if isinstance(node, ScalarNode) else "[…]"
        if _NUMBER.fullmatch(text):
            return float(text)
        said = Message("lower: {lower!r} is not a number of em.", lower=text)
        self._report.wrong(node, path, said, "Write 0.075.")
        return default

    def _tell_absent(self, path: str, node: Node) -> None:
        """Say which fonts of a list are not installed, where nothing takes their place."""
        for item in node.items if isinstance(node, SequenceNode) else ():
            absent = self._reader.absent.get(_name_of(item))
            if absent is not None:
                said = Message("{absent} is not installed", absent=absent)
                message = Message("{message}.", message=said)
                self._report.warnings.append(warning(item.place, path, message))

    def _tell_substitutes(self, path: str, node: Node, candidates: tuple[Candidate, ...]) -> None:
        """Say which fonts of a role are not installed, and what takes their place."""
        items = node.items if isinstance(node, SequenceNode) else ()
        for item in items:
            absent = self._reader.absent.get(_name_of(item))
            if absent is None:
                continue
            said = Message("{absent} is not installed", absent=absent)
            if candidates:
                name = candidates[0].face.name
                message = Message("{message}; {name} takes its place.", message=said, name=name)
                self._report.warnings.append(warning(item.place, path, message))
            else:
                message = Message("{message}.", message=said)
                self._report.wrong(item, path, message, "Write extends: bundled.")


def _name_of(item: Node) -> str:
    """Return the name under which a face of a role is known, or kept in mind as absent."""
    if isinstance(item, ScalarNode):
        return item.value
    if not isinstance(item, MappingNode):
        return ""
    for key, value in item.entries:
        if isinstance(key, ScalarNode) and key.value in ("face", "name"):
            first = value.items[0] if isinstance(value, SequenceNode) and value.items else value
            name = first.value if isinstance(first, ScalarNode) else ""
            return "".join(name.split()) if key.value == "name" else name
    return ""
