"""What a golden is held against: a Document, or a file of a format, and its layers as lines.

In: a Document, a path or bytes (PDF, OFD, HTML, Word). Out: canonical lines, one layer at a time,
made when they are asked for.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bulletin_layout.canonical_text import dump
from bulletin_layout.layout.model import Document
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pdf_facts.facts import logic_layer, read_facts, text_layer
from bulletin_layout.writers import writer_named, written

LAYERS = ("layout", "text", "logic", "pixels", "ofd", "html", "docx")
PAGED = ("layout", "text", "ofd")
_DEFAULTS = {
    "document": ("layout",),
    "pdf": ("text", "logic"),
    "ofd": ("ofd",),
    "html": ("html",),
    "docx": ("docx",),
}
_FORMAT_OF = {"text": "pdf", "logic": "pdf", "pixels": "pdf", "ofd": "ofd", "html": "html",
              "docx": "docx"}  # fmt: skip
_DATA = re.compile(r'data:([\w/+.-]+);base64,([^"\')]+)')


class Subject:
    """A Document or a file's bytes, whose layers are asked for one by one."""

    def __init__(self, actual: Document | str | Path | bytes) -> None:
        """Take what is checked. Raises OSError if a file cannot be read, ValueError for no kind."""
        self.document = actual if isinstance(actual, Document) else None
        self._files: dict[str, bytes] = {}
        self.kind = "document"
        if not isinstance(actual, Document):
            data = actual if isinstance(actual, bytes) else Path(actual).read_bytes()
            self.kind = _kind_of(data)
            self._files[self.kind] = data

    @property
    def default_layers(self) -> tuple[str, ...]:
        """The layers that are checked where none are named."""
        return _DEFAULTS[self.kind]

    def file(self, format_: str) -> bytes:
        """Return the file of a format. Raises ValueError if what is checked is of another."""
        if format_ not in self._files:
            if self.document is None:
                raise ValueError(f"a golden of {format_} needs a Document or {format_}, not a "
                                 f"file of {self.kind}")  # fmt: skip
            if format_ == "pdf":
                self._files[format_] = pdf_bytes(self.document)
            else:
                self._files[format_] = b"".join(written(self.document, writer_named(format_)))
        return self._files[format_]

    def lines(self, layer: str) -> list[str]:
        """Return a layer's lines. Raises ValueError for one that what is checked has not."""
        if layer == "layout":
            if self.document is None:
                raise ValueError("the layout layer needs a Document, not a file")
            return dump(self.document).splitlines()
        data = self.file(_FORMAT_OF[layer])
        if layer == "html":
            return _DATA.sub(_hashed, data.decode("utf-8")).splitlines()
        if layer == "docx":
            return list(_parts_of_zip(data))
        if layer == "ofd":
            return _ofd_lines(data)
        facts = read_facts(data)
        return text_layer(facts) if layer == "text" else logic_layer(facts)


def format_of(layer: str) -> str:
    """Return the format whose file a layer reads, `pdf` for a layout."""
    return _FORMAT_OF.get(layer, "pdf")


def _kind_of(data: bytes) -> str:
    """Return what a file is by its bytes. Raises ValueError for a kind without goldens."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "ofd" if "OFD.xml" in package.namelist() else "docx"
    if data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<":
        return "html"
    raise ValueError("goldens are of a Document, or a file of PDF, OFD, HTML or Word")


def _ofd_lines(data: bytes) -> list[str]:
    """Return what is of the whole OFD, then its pages."""
    from bulletin_layout.ofd_facts.contents import whole_ofd_facts
    from bulletin_layout.ofd_facts.package import read_package

    facts = whole_ofd_facts(read_package(data))
    return [*logic_layer(facts), *text_layer(facts)]


def _parts_of_zip(data: bytes) -> Iterator[str]:
    """Yield the parts of a Word file: XML an element a line, all else by its hash."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            content = package.read(name)
            if not name.endswith((".xml", ".rels")) or name.startswith("customXml/item"):
                yield f"part {name} {_hash(content)}"
                continue
            yield f"part {name}"
            yield from content.decode("utf-8").replace("><", ">\n<").splitlines()


def _hashed(uri: re.Match[str]) -> str:
    return f"data:{uri[1]};{_hash(uri[2].encode())}"


def _hash(data: bytes) -> str:
    return "sha256-" + hashlib.sha256(data).hexdigest()[:16]
