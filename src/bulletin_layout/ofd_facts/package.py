"""An OFD file's parts, read with bounds: a broken or hostile file is told in one line.

In: a path or bytes. Out: the parts, and the XML among them as trees. Nothing is unpacked to disk;
a part larger than the bound is not inflated; XML that is no UTF-8, has a DOCTYPE (entities) or is
nested without end is not parsed.
Source: GB/T 33190-2016, 6 and 7.
"""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from bulletin_layout.messages import Message
from bulletin_layout.pdf_facts.model import unreadable

NAMESPACE = "{http://www.ofdspec.org/2016}"
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError)
_MOST_PARTS = 20_000
_MOST_BYTES = 1 << 28
_DEEPEST = 100
# How a package begins, as an OFD is one.
_ZIP = b"PK\x03\x04"


def local(element: ET.Element) -> str:
    """Return an element's name without OFD's namespace; one of another's is named whole."""
    return str(element.tag).removeprefix(NAMESPACE)


def children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the children of a name."""
    return (child for child in element if local(child) == name)


def descendants(element: ET.Element, *names: str) -> Iterator[ET.Element]:
    """Yield what is below an element, or is it, and has one of these names."""
    return (inner for inner in element.iter() if local(inner) in names)


class Package:
    """An OFD file. `name` is how messages call it. Raises UnreadablePdf when it cannot be read."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._trees: dict[str, ET.Element] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise unreadable(name, "it is no ZIP file, as an OFD is") from None
        infos = self._zip.infolist()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_BYTES:
            raise unreadable(name, "it unpacks to more than 256 MB")
        self.members = [info for info in infos if not info.is_dir()]
        # Where a name stands twice, the first: what a reader that goes from the front shows.
        self.parts = {info.filename.lstrip("/"): info for info in reversed(self.members)}
        self._size = len(data)

    @property
    def around(self) -> tuple[int, int]:
        """How many bytes stand before the first part, and behind the package's end."""
        first = min((info.header_offset for info in self._zip.infolist()), default=0)
        # The end's record has 22 bytes; its comment is no part of a package either.
        directory = self._zip.start_dir
        entries = sum(
            46 + len(info.orig_filename.encode("utf-8")) + len(info.extra) + len(info.comment)
            for info in self._zip.infolist()
        )
        return first, max(self._size - directory - entries - 22, 0)

    def read(self, part: str) -> bytes:
        """Return a part's bytes."""
        info = self.parts[part]
        try:
            with self._zip.open(info) as opened:
                data = opened.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
        ):
            raise unreadable(self.name, Message("its part {part} is broken", part=part)) from None
        if len(data) > info.file_size:
            raise unreadable(
                self.name, Message("its part {part} is larger than it says", part=part)
            )
        return data

    def tree(self, part: str) -> ET.Element:
        """Return a part's XML."""
        if part not in self._trees:
            data = self.read(part)
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                said = Message("its part {part} is no UTF-8", part=part)
                raise unreadable(self.name, said) from None
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise unreadable(
                    self.name, Message("its part {part} declares a DOCTYPE", part=part)
                )
            try:
                root = ET.fromstring(data)
            except (ET.ParseError, ValueError, LookupError, RecursionError):
                raise unreadable(
                    self.name, Message("its part {part} is no XML", part=part)
                ) from None
            if _is_deep(root):
                said = Message("its part {part} is nested more than {most} deep", part=part,
                               most=_DEEPEST)  # fmt: skip
                raise unreadable(self.name, said)
            self._trees[part] = root
        return self._trees[part]

    def located(self, part: str, location: str) -> str:
        """Return the part that a location (ST_Loc) written in a part names."""
        if location.startswith("/"):
            return posixpath.normpath(location.lstrip("/"))
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), location))

    @cached_property
    def entrance(self) -> ET.Element:
        """The root of OFD.xml."""
        if "OFD.xml" not in self.parts:
            raise unreadable(self.name, "it has no OFD.xml")
        return self.tree("OFD.xml")

    @cached_property
    def document_part(self) -> str:
        """The part of the first document."""
        root = next(descendants(self.entrance, "DocRoot"), None)
        part = self.located("OFD.xml", (root.text or "").strip()) if root is not None else ""
        if part not in self.parts:
            raise unreadable(self.name, "its OFD.xml names no document that is there")
        return part

    @property
    def document(self) -> ET.Element:
        """The root of the first document."""
        return self.tree(self.document_part)

    @cached_property
    def pages(self) -> dict[str, str]:
        """The pages' parts by their IDs, in order; those that are not there left out."""
        found = {}
        for pages in children(self.document, "Pages"):
            for page in children(pages, "Page"):
                part = self.located(self.document_part, page.get("BaseLoc", ""))
                if part in self.parts:
                    found[page.get("ID", "")] = part
        return found

    @cached_property
    def resources(self) -> dict[str, list[str]]:
        """The parts of PublicRes and DocumentRes that are there."""
        found: dict[str, list[str]] = {"PublicRes": [], "DocumentRes": []}
        for element in descendants(self.document, *found):
            part = self.located(self.document_part, (element.text or "").strip())
            if part in self.parts:
                found[local(element)].append(part)
        return found

    def resource_file(self, resources: str, element: ET.Element) -> str:
        """Return the part that a FontFile or MediaFile of a resource part names."""
        base = self.tree(resources).get("BaseLoc", "")
        folder = self.located(resources, base + "/x") if base else resources
        return self.located(folder, (element.text or "").strip())


def _is_deep(root: ET.Element) -> bool:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def is_ofd(file: str) -> bool:
    """Return whether a file is an OFD by its name or its first bytes, whatever it is called."""
    if file.lower().endswith(".ofd"):
        return True
    try:
        with Path(file).open("rb") as stream:
            return stream.read(len(_ZIP)) == _ZIP
    except (OSError, ValueError):
        return False


def read_package(ofd: str | Path | bytes) -> Package:
    """Return an OFD file's parts. Raises UnreadablePdf with one clear line."""
    if isinstance(ofd, bytes):
        return Package(ofd, "the OFD")
    try:
        return Package(Path(ofd).read_bytes(), str(ofd))
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise unreadable(str(ofd), reason) from None
