"""Read a font set: faces given by file or by the name of an installed font, roles made of them.

In: a YAML file. Out: a FontSet; or InputError with everything that is wrong. A font that is asked
for by name and not installed is left out, and said; what the set extends takes its place.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, nearest, warning
from bulletin_layout.fonts.coverage import TRUST
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.fontset import Candidate, FontSet, Role
from bulletin_layout.fonts.installed import FontFile, InstalledFonts
from bulletin_layout.messages import Message
from bulletin_layout.resources import bundled, is_file, shortened
from bulletin_layout.yaml_text.read import refuse_deep_nesting

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_BUNDLED = "bundled"
_MOST_NESTING = 200
_SET_KEYS = ("name", "extends", "folders", "faces", "roles")
_FACE_KEYS = ("file", "name", "index", "trust")


def read_fonts(path: str | Path | None = None) -> FontSet:
    """Read a font set from a YAML file, by default the bundled one.

    File names in it are relative to the YAML file. Raises InputError with everything that
    is wrong with the file.
    """
    source = Path(path) if path is not None else bundled("fonts") / "bundled.yaml"
    return _FontSetBuilder(source).build(_load(source))


def _load(source: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar a string
    try:
        text = source.read_text(encoding="utf-8")
        refuse_deep_nesting(text, str(source), _MOST_NESTING)
        return yaml.load(text, Loader=loader)
    except OSError as problem:
        reason = Message("cannot be read: {reason}.", reason=problem.strerror)
        raise InputError([error(None, str(source), reason)]) from None
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        mark = getattr(problem, "problem_mark", None)
        place = Place(str(source), mark.line + 1, mark.column + 1) if mark else None
        reason = Message(
            "this is not YAML: {said}.", said=getattr(problem, "problem", None) or problem
        )
        raise InputError([error(place, "", reason)]) from None


class _FontSetBuilder:
    """Collects what is to be said of one font set file while its faces and roles are made."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.errors: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []
        # The bundled faces are known to be good, and looking would open every one of them.
        self._is_own = source != bundled("fonts") / "bundled.yaml"
        self._absent: dict[str, str] = {}
        self._installed: InstalledFonts | None = None

    def build(self, data: Any) -> FontSet:
        """Return the font set. Raises InputError."""
        data = self._mapping("", data)
        self._check_keys("", data, _SET_KEYS)
        below = self._extended(data.get("extends"))
        self._installed = InstalledFonts(self._folders(data.get("folders", [])))
        faces = dict(below.faces) if below else {}
        for name, spec in self._mapping("faces", data.get("faces", {})).items():
            face = self._face(name, self._mapping(f"faces.{name}", spec))
            if face is not None:
                faces[name] = face
        roles = dict(below.roles) if below else {}
        for name, spec in self._mapping("roles", data.get("roles", {})).items():
            under = below.roles.get(name) if below else None
            roles[name] = self._role(faces, name, self._mapping(f"roles.{name}", spec), under)
        if not roles:
            self._report("roles", "the set has no roles.", "Write roles:, or extends: bundled.")
        if self.errors:
            raise InputError(self.errors)
        name = str(data.get("name", self.source.stem))
        return FontSet(name, faces, roles, tuple(self.warnings))

    def _extended(self, name: Any) -> FontSet | None:
        if name is None:
            return None
        if name == _BUNDLED:
            return read_fonts()
        self._report(
            "extends",
            Message("{name!r} cannot be extended.", name=name),
            "Write extends: bundled.",
        )
        return None

    def _folders(self, value: Any) -> list[Path]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return [self.source.parent / item for item in value]
        self._report("folders", "a list of folders belongs here.")
        return []

    def _mapping(self, path: str, value: Any) -> dict[str, Any]:
        if isinstance(value, dict) and all(isinstance(key, str) for key in value):
            return value
        self._report(path, "keys and values belong here.", "Write faces: and roles:.")
        return {}

    def _check_keys(self, path: str, data: dict[str, Any], known: tuple[str, ...]) -> None:
        for key in data:
            if key not in known:
                where = f"{path}.{key}" if path else key
                self._report(where, "this key is unknown.", nearest(key, known))

    def _report(self, path: str, message: str, advice: str = "") -> None:
        self.errors.append(error(None, f"{self.source}: {path}", message, advice))

    def _face(self, name: str, spec: dict[str, Any]) -> Face | None:
        self._check_keys(f"faces.{name}", spec, _FACE_KEYS)
        font_file = self._named(name, spec) if "name" in spec else self._given(name, spec)
        trust = spec.get("trust")
        trust = None if trust is None else str(trust)
        if trust is not None and trust not in TRUST:
            self._report(
                f"faces.{name}.trust",
                Message("{trust!r} is unknown.", trust=trust),
                nearest(trust, TRUST),
            )
        if font_file is None:
            return None
        face = Face(name, font_file.path, font_file.number, TRUST.get(trust) if trust else None)
        if self._is_own and (problem := face.problem()):
            self._report(
                f"faces.{name}",
                Message("{path} {problem}.", path=shortened(font_file.path), problem=problem),
            )
        return face

    def _given(self, name: str, spec: dict[str, Any]) -> FontFile | None:
        """Return the font file that is given, None after reporting what is wrong with it."""
        file = self.source.parent / str(spec.get("file", ""))
        index = str(spec.get("index", "0"))
        if not index.isdecimal():
            self._report(
                f"faces.{name}.index", Message("{index!r} is not a whole number.", index=index)
            )
            return None
        if not is_file(file):
            self._report(
                f"faces.{name}.file", Message("{file} is not there.", file=shortened(file))
            )
            return None
        return FontFile(file, int(index))

    def _named(self, name: str, spec: dict[str, Any]) -> FontFile | None:
        """Return the installed font of a name; if there is none, keep that in mind."""
        wanted = str(spec["name"])
        font_file = self._installed.find(wanted) if self._installed else None
        if font_file is None:
            self._absent[name] = wanted
        return font_file

    def _role(
        self, faces: dict[str, Face], name: str, spec: dict[str, Any], under: Role | None
    ) -> Role:
        self._check_keys(f"roles.{name}", spec, ("han", "latin"))
        candidates = []
        for key in ("han", "latin"):
            path = f"roles.{name}.{key}"
            below: tuple[Candidate, ...] = () if under is None else getattr(under, key)
            own = self._candidates(faces, path, spec.get(key)) if key in spec or not below else ()
            self._tell_substitutes(path, spec.get(key), own + below)
            candidates.append(own + below)
        return Role(name, *candidates)

    def _candidates(self, faces: dict[str, Face], path: str, specs: Any) -> tuple[Candidate, ...]:
        if not isinstance(specs, list) or not specs:
            self._report(path, "a list of faces belongs here.", "Write [FACE, …].")
            return ()
        candidates = []
        for spec in specs:
            entry = spec if isinstance(spec, dict) else {"face": spec}
            name, lower = str(entry.get("face")), str(entry.get("lower", "0"))
            if name in self._absent:
                continue
            if name not in faces:
                self._report(
                    path, Message("there is no face {name!r}.", name=name), nearest(name, faces)
                )
            elif not _NUMBER.fullmatch(lower):
                self._report(
                    path,
                    Message("lower: {lower!r} is not a number of em.", lower=lower),
                    "Write 0.075.",
                )
            else:
                candidates.append(Candidate(faces[name], float(lower)))
        return tuple(candidates)

    def _tell_substitutes(self, path: str, specs: Any, candidates: tuple[Candidate, ...]) -> None:
        """Say which fonts of a role are not installed, and what takes their place."""
        names = [str(s.get("face")) if isinstance(s, dict) else str(s) for s in specs or ()]
        for name in names:
            if name not in self._absent:
                continue
            absent = Message("{absent} is not installed", absent=self._absent[name])
            where = f"{self.source}: {path}"
            if candidates:
                message = Message(
                    "{message}; {name} takes its place.",
                    message=absent,
                    name=candidates[0].face.name,
                )
                self.warnings.append(warning(None, where, message))
            else:
                self.errors.append(
                    error(
                        None,
                        where,
                        Message("{message}.", message=absent),
                        "Write extends: bundled.",
                    )
                )
