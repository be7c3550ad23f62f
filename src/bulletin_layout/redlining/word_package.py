"""A Word file as its parts, so that another can be made of it.

In: a file or its bytes. Out: the parts, the document's root, its relations and its notes.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from bulletin_layout.docx.read_parts import MAIN, W, WordParts, reading_word
from bulletin_layout.limits import Limits
from bulletin_layout.output.zip_parts import ZipParts
from bulletin_layout.redlining.word_model import NOTE_KINDS

TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION_NAMES = tuple(f"{_OFFICE}{name}" for name in ("id", "embed", "link", "pict"))


class WordPackage:
    """The parts of one Word file. `root` is its document, `relations` what it leads to, by id."""

    def __init__(self, file: str, limits: Limits, data: bytes | None = None) -> None:
        """Read a file, or `data` that has its name. Raises InputError."""
        self.file = file
        with (
            reading_word(file),
            zipfile.ZipFile(io.BytesIO(data) if data is not None else file) as archive,
        ):
            parts = WordParts(archive, file, limits)
            self.parts = {n: parts.data(n) for n in parts.names if not n.endswith("/")}
            self.root = parsed(self.parts[MAIN])
            if self.root.find(f"{W}body") is None:
                raise ValueError("it has no body (a strict .docx?)")
            relations = self.parts.get(RELATIONS)
            rows = parsed(relations) if relations else ()
            self.relations: dict[str, Any] = {row.get("Id"): row for row in rows}
            self.notes = {kind: self._notes(kind) for kind in NOTE_KINDS}
            self.styles = self._styles()

    @property
    def body(self) -> Any:
        """The document's body."""
        return self.root.find(f"{W}body")

    def part_name(self, id_: str) -> str:
        """Return the part that a relation leads to, "" if it leads out of the file or nowhere."""
        row = self.relations.get(id_)
        if row is None or row.get("TargetMode") == "External":
            return ""
        target = row.get("Target", "")
        name = posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
        return name if name in self.parts else ""

    def digest(self, element: Any) -> str:
        """Return what tells an element from others: its words, and the parts that it shows."""
        found = hashlib.sha256("".join(element.itertext()).encode())
        for part in element.iter():
            for name in RELATION_NAMES:
                if id_ := part.get(name):
                    row = self.relations.get(id_)
                    target = row.get("Target", "") if row is not None else ""
                    found.update(self.parts.get(self.part_name(id_), target.encode()))
            found.update((part.get("descr") or "").encode())
        return found.hexdigest()

    def chunks(self, changed: dict[str, Any]) -> Iterator[bytes]:
        """Return the bytes of the file with other roots of some parts."""
        made = ZipParts()
        for name, data in self.parts.items():
            root = changed.pop(name, None)
            made.add(name, data if root is None else serialized(root))
        for name, root in changed.items():
            made.add(name, root if isinstance(root, bytes) else serialized(root))
        return made.chunks()

    def _notes(self, kind: str) -> dict[str, Any]:
        data = self.parts.get(f"word/{kind}s.xml")
        rows = parsed(data) if data else ()
        return {row.get(f"{W}id"): row for row in rows if row.tag == f"{W}{kind}"}

    def _styles(self) -> dict[str, bytes]:
        data = self.parts.get("word/styles.xml")
        rows = parsed(data).iter(f"{W}style") if data else ()
        return {row.get(f"{W}styleId", ""): etree.tostring(row) for row in rows}


def parsed(data: bytes) -> Any:
    """Return the root of XML that somebody else may have written: nothing is fetched for it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True)
    return etree.fromstring(data, parser)


def serialized(root: Any) -> bytes:
    """Return a part's bytes."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
