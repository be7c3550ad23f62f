"""Read what a font set says of a face: a file, or the names of an installed font.

In: a YAML node. Out: a Face; or a diagnostic at its place. A font that is asked for by name and not
installed is kept in mind: what comes after it in a role takes its place.
"""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, error, nearest
from bulletin_layout.fonts.coverage import TRUST
from bulletin_layout.fonts.face import Face
from bulletin_layout.fonts.installed import FontFile, InstalledFonts
from bulletin_layout.messages import Message
from bulletin_layout.resources import is_file, shortened
from bulletin_layout.yaml_text.nodes import MappingNode, Node, ScalarNode, SequenceNode, key_of

FACE_KEYS = ("file", "name", "index", "weight", "trust")
# The keys that say which font is meant, and what is not asked beside each.
_IDLE_BESIDE = {
    "face": ("file", "name", "index", "weight", "trust"),
    "name": ("file", "index"),
    "file": ("weight",),
}
# A collection has fewer faces; a longer number is a slip.
_MOST_DIGITS = 4
_HEAVIEST = 1000


class Report:
    """What is wrong with a font set, and what is to be said of it."""

    def __init__(self) -> None:
        self.errors: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []

    def wrong(self, node: Node, path: str, message: str, advice: str = "") -> None:
        """Add an error at a node; `path` names the key."""
        self.errors.append(error(node.place, path, message, advice))

    def entries(self, node: Node, path: str, known: tuple[str, ...] = ()) -> dict[str, Node]:
        """Return a mapping's values by key; report what is none, and keys that are not known."""
        if not isinstance(node, MappingNode):
            self.wrong(node, path, "keys and values belong here.", "Write faces: and roles:.")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.entries:
            name = key_of(key)
            where = f"{path}.{name}" if path else name
            if name in found:
                self.wrong(key, where, "this key stands twice.", "Keep one.")
            elif known and name not in known:
                self.wrong(key, where, "this key is unknown.", nearest(name, known))
            else:
                found[name] = value
        return found

    def refuse_idle(self, spec: dict[str, Node], path: str) -> None:
        """Report keys that say nothing beside the key that says which font it is."""
        for key, idle in _IDLE_BESIDE.items():
            if key not in spec:
                continue
            for other in (name for name in idle if name in spec):
                words = Message("this key says nothing beside {key}.", key=key)
                self.wrong(spec[other], f"{path}.{other}", words, "Take one of the two away.")
            return


class FaceReader:
    """Makes the faces of one font set. `absent` holds the fonts by name that are not installed."""

    def __init__(self, folder: Path, installed: InstalledFonts, report: Report) -> None:
        self.absent: dict[str, str] = {}
        self._folder = folder
        self._installed = installed
        self._report = report

    def face(self, name: str, node: Node, path: str, checked: bool = True) -> Face | None:
        """Return a face, None after saying why there is none.

        `checked`: its file is looked through; the bundled ones are known to be whole.
        """
        spec = self._report.entries(node, path, FACE_KEYS)
        self._report.refuse_idle(spec, path)
        if "name" not in spec:
            font_file = self._given(node, spec, path)
        else:
            font_file = self._first_installed(spec, path)[1]
            if font_file is None:
                self.absent[name] = self._names(spec["name"], path)[0]
        return self._made(name, font_file, node, spec, path, checked) if font_file else None

    def installed_face(self, node: Node, spec: dict[str, Node], path: str) -> Face | None:
        """Return the face of a `name:` that stands in a role, called by the name found."""
        name, font_file = self._first_installed(spec, path)
        called = "".join(name.split())
        if font_file is None:
            self.absent[called] = name
            return None
        return self._made(called, font_file, node, spec, path, True)

    def _made(
        self,
        name: str,
        font_file: FontFile,
        node: Node,
        spec: dict[str, Node],
        path: str,
        checked: bool,
    ) -> Face | None:
        """Return the face of a file, None after saying what is wrong with it."""
        trust = self.word(spec.get("trust"), f"{path}.trust")
        if trust and trust not in TRUST:
            unknown = Message("{trust!r} is unknown.", trust=trust)
            self._report.wrong(spec["trust"], f"{path}.trust", unknown, nearest(trust, TRUST))
        face = Face(name, font_file.path, font_file.number, TRUST.get(trust) if trust else None)
        problem = face.problem() if checked else ""
        if not problem:
            return face
        said = Message("{path} {problem}.", path=shortened(font_file.path), problem=problem)
        self._report.wrong(node, path, said, "Take another font file.")
        return None

    def _given(self, node: Node, spec: dict[str, Node], path: str) -> FontFile | None:
        """Return the font file that is given, None after saying what is wrong with it."""
        file = self._folder / self.word(spec.get("file"), f"{path}.file")
        number = self._number(spec.get("index"), f"{path}.index", 10**_MOST_DIGITS - 1)
        if number is None and "index" in spec:
            return None
        if not is_file(file):
            missing = Message("{file} is not there.", file=shortened(file))
            self._report.wrong(spec.get("file", node), f"{path}.file", missing)
            return None
        return FontFile(file, number or 0)

    def _first_installed(self, spec: dict[str, Node], path: str) -> tuple[str, FontFile | None]:
        """Return the first name of which a font is installed, and its file; else the first name."""
        wanted = self._names(spec["name"], path)
        weight = self._number(spec.get("weight"), f"{path}.weight", _HEAVIEST)
        for name in wanted:
            font_file = self._installed.find(name, weight)
            if font_file is not None:
                return name, font_file
        return wanted[0], None

    def _names(self, node: Node, path: str) -> list[str]:
        """Return a name, or several of which the first that is installed is taken; at least one."""
        items = node.items if isinstance(node, SequenceNode) else [node]
        names = [item.value for item in items if isinstance(item, ScalarNode) and item.value]
        if not names or len(names) != len(items):
            self._report.wrong(node, f"{path}.name", "the names of a font belong here.")
        return names or ["?"]

    def word(self, node: Node | None, path: str) -> str:
        """Return a word, empty if none is written or something else is."""
        if node is None or isinstance(node, ScalarNode):
            return node.value if node else ""
        self._report.wrong(node, path, "a word belongs here.")
        return ""

    def _number(self, node: Node | None, path: str, most: int) -> int | None:
        if node is None:
            return None
        text = node.value if isinstance(node, ScalarNode) else "[…]"
        if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS and int(text) <= most:
            return int(text)
        said = Message("{index!r} is not a whole number.", index=shortened(text))
        if text.isdecimal():
            said = Message("{number} is more than {most}.", number=shortened(text), most=most)
        self._report.wrong(node, path, said)
        return None
