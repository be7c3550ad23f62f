"""What one Word file takes over from another: pictures, links, notes; the looks of paragraphs."""

from __future__ import annotations

import copy
import posixpath
from typing import Any

from lxml import etree

from bulletin_layout.docx.read_parts import W
from bulletin_layout.redlining.word_model import NOTE_KINDS
from bulletin_layout.redlining.word_package import (
    RELATION_NAMES,
    RELATIONS,
    TYPES,
    WordPackage,
    parsed,
)

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Carrying:
    """Brings what elements of `other` need into `carrier`.

    `is_alike`: both files have the same styles, so that what looks so in one does in the other.
    """

    def __init__(self, carrier: WordPackage, other: WordPackage) -> None:
        self._carrier, self._other = carrier, other
        self.is_alike = carrier.styles == other.styles
        self._parts: dict[str, bytes] = {}
        self._relations: dict[str, str] = {}
        self._rows: list[Any] = []
        self._notes: dict[str, list[Any]] = {kind: [] for kind in NOTE_KINDS}

    def led(self, element: Any, is_own: bool) -> Any:
        """Return an element whose relations and notes are the carrier's."""
        if is_own:
            return element
        for part in element.iter():
            for name in RELATION_NAMES:
                if id_ := part.get(name):
                    part.set(name, self._relation(id_))
            for kind in NOTE_KINDS:
                if part.tag == f"{W}{kind}Reference":
                    part.set(f"{W}id", self._note(kind, part.get(f"{W}id", "")))
        return element

    def paragraph_looks(self, looks: Any, before: Any) -> Any:
        """Return the properties of a paragraph of the other file, without a section's."""
        looks = copy.deepcopy(looks if self.is_alike else before)
        for section in looks.findall(f"{W}sectPr") if looks is not None else ():
            looks.remove(section)
        return looks

    def parts(self, changed: dict[str, Any]) -> dict[str, Any]:
        """Return the parts that changed, with those that were taken over and what names them."""
        changed = dict(changed)
        overrides = {}
        for kind, notes in self._notes.items():
            if notes:
                name = f"word/{kind}s.xml"
                if name not in changed:
                    changed[name] = self._notes_root(name, kind)
                    overrides[name] = f"{_WORD}.{kind}s+xml"
                changed[name].extend(notes)
        if self._rows:
            data = self._carrier.parts.get(RELATIONS)
            root = parsed(data) if data else etree.Element(f"{_PACKAGE}Relationships")
            root.extend(self._rows)
            changed[RELATIONS] = root
        changed |= self._parts
        changed[TYPES] = self._types(overrides)
        return changed

    def _relation(self, id_: str) -> str:
        """Return the id that a relation of the other file has in the carrier."""
        row = self._other.relations.get(id_)
        if row is None:
            return id_
        if id_ not in self._relations:
            own = f"rRedline{len(self._rows) + 1}"
            row = copy.deepcopy(row)
            row.set("Id", own)
            if name := self._other.part_name(id_):
                row.set("Target", posixpath.relpath(self._taken_over(name), "word"))
            self._rows.append(row)
            self._relations[id_] = own
        return self._relations[id_]

    def _taken_over(self, name: str) -> str:
        """Return the name that a part of the other file has in the carrier."""
        data = self._other.parts[name]
        if self._carrier.parts.get(name) == data:
            return name
        folder, _, last = name.rpartition("/")
        own = f"{folder}/redline-{last}"
        self._parts[own] = data
        return own

    def _note(self, kind: str, id_: str) -> str:
        """Return the id that a note of the other file has in the carrier, where it is put."""
        note = self._other.notes[kind].get(id_)
        if note is None:
            return id_
        known = [int(i) for i in self._carrier.notes[kind] if i and i.lstrip("-").isdigit()]
        own = str(max([0, *known]) + len(self._notes[kind]) + 1)
        made = copy.deepcopy(note)
        made.set(f"{W}id", own)
        for part in made.iter():  # what its links lead to is in a list of its own
            for name in RELATION_NAMES:
                part.attrib.pop(name, None)
        self._notes[kind].append(made)
        return own

    def _notes_root(self, name: str, kind: str) -> Any:
        data = self._carrier.parts.get(name)
        if data:
            return parsed(data)
        root = parsed(self._other.parts[name])
        for note in root.findall(f"{W}{kind}"):
            if note.get(f"{W}type") in (None, "normal"):
                root.remove(note)
        row = etree.Element(f"{_PACKAGE}Relationship")
        row.attrib.update(
            {"Id": f"rRedlineNotes{kind}", "Type": f"{_OFFICE}/{kind}s", "Target": f"{kind}s.xml"}
        )
        self._rows.append(row)
        return root

    def _types(self, overrides: dict[str, str]) -> Any:
        """Return [Content_Types].xml, in which every part has its type."""
        root = parsed(self._carrier.parts[TYPES])
        known = {row.get("Extension", "").lower() for row in root.iter(f"{_TYPES}Default")}
        for row in parsed(self._other.parts[TYPES]).iter(f"{_TYPES}Default"):
            if row.get("Extension", "").lower() not in known:
                root.insert(0, copy.deepcopy(row))
        named = {row.get("PartName") for row in root.iter(f"{_TYPES}Override")}
        for name, kind in overrides.items():
            if f"/{name}" not in named:
                etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{name}", ContentType=kind)
        return root
