"""How a run of a Word paragraph looks: by itself, and by the character style that it names."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.named_tuple import NamedTuple

OFF = ("0", "false", "off", "none")


class RunLook(NamedTuple):
    """The properties of a run: its own, then those of its style and of what that is based on."""

    properties: tuple[Any, ...]

    def is_on(self, name: str) -> bool:
        """Return whether a property is set: what is nearest to the run says so."""
        for properties in self.properties:
            if properties.find(qn(name)) is not None:
                return is_on(properties, name)
        return False

    def value(self, name: str) -> str:
        """Return the value of a property, "" if none says it."""
        for properties in self.properties:
            element = properties.find(qn(name))
            if element is not None:
                return str(element.get(qn("w:val"), ""))
        return ""

    def face(self) -> str:
        """Return the face that its Latin letters are set in, "" if none says it."""
        for properties in self.properties:
            faces = properties.find(qn("w:rFonts"))
            if faces is not None and faces.get(qn("w:ascii")):
                return str(faces.get(qn("w:ascii")))
        return ""


class CharacterStyles:
    """The character styles of one document. `part` is its styles' element, None if it has none."""

    def __init__(self, part: Any) -> None:
        styles = part.findall(qn("w:style")) if part is not None else ()
        self._styles = {
            str(style.get(qn("w:styleId"))): style
            for style in styles
            if style.get(qn("w:type")) == "character"
        }
        self._chains: dict[str, tuple[Any, ...]] = {}

    def look_of(self, run: Any) -> RunLook:
        """Return how a `w:r` looks."""
        own = run.find(qn("w:rPr"))
        if own is None:
            return RunLook(())
        named = own.find(qn("w:rStyle"))
        style = str(named.get(qn("w:val"), "")) if named is not None else ""
        return RunLook((own, *self._chain(style)))

    def _chain(self, named: str) -> tuple[Any, ...]:
        """Return the properties of a style, and of those that it is based on, each once."""
        if named not in self._chains:
            chain: dict[str, Any] = {}
            style = named
            while style in self._styles and style not in chain:
                chain[style] = self._styles[style]
                based_on = chain[style].find(qn("w:basedOn"))
                style = str(based_on.get(qn("w:val"), "")) if based_on is not None else ""
            found = (one.find(qn("w:rPr")) for one in chain.values())
            self._chains[named] = tuple(p for p in found if p is not None)
        return self._chains[named]


def is_on(properties: Any, name: str) -> bool:
    """Return whether a property of a run or control is set."""
    element = properties.find(qn(name)) if properties is not None else None
    return element is not None and element.get(qn("w:val")) not in OFF
