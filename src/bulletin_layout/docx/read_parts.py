"""The parts of a Word file that somebody else may have written, read within the limits."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
# What a page's number is printed with.
_FOLIO = re.compile(r"[\s\d第共页·/\-—－–~]+")
# What a file that is broken or encrypted raises, by how it is packed.
_BROKEN = (
    *(OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(SyntaxError, KeyError, ValueError, NotImplementedError, RuntimeError),
)


@contextmanager
def reading_word(file: str) -> Iterator[None]:
    """Raise InputError for what goes wrong while a file is read, each reason in its words."""
    try:
        yield
    except _BROKEN as problem:
        reason = getattr(problem, "strerror", None) or problem
        message = Message("{file} cannot be read as a Word file: {reason}.", file=file,
                          reason=reason)  # fmt: skip
        raise InputError([error(None, file, message, "Save it as .docx again.")]) from None


class WordParts:
    """The parts of a file, each read within the limits, and all of them together."""

    def __init__(self, archive: zipfile.ZipFile, file: str, limits: Limits) -> None:
        self._archive, self._file, self.limits = archive, file, limits
        self.names = archive.namelist()
        self._read = 0

    def data(self, name: str) -> bytes:
        """Return a part. Raises InputError beyond a limit, KeyError where there is none."""
        most = self.limits.xml_bytes if _is_xml(name) else self.limits.unpacked_bytes
        with self._archive.open(name) as stream:
            data = stream.read(most + 1)
        self._read += len(data)
        if len(data) > most or self._read > self.limits.unpacked_bytes:
            message = Message("{file} is larger than the limits allow.", file=self._file)
            raise InputError([error(None, self._file, message, "Divide it.")])
        if _is_xml(name) and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
            raise ValueError("a document type")
        return data

    def xml(self, name: str) -> Element | None:
        """Return the root of an XML part, None if there is no such part."""
        return ElementTree.fromstring(self.data(name)) if name in self.names else None


def margin_words(parts: WordParts) -> Iterator[str]:
    """Yield what headers and footers say, but for those that only number their pages."""
    for name in sorted(filter(_MARGIN.fullmatch, parts.names)):
        root = parts.xml(name)
        said = "".join(t.text or "" for t in root.iter(f"{W}t")).strip() if root is not None else ""
        if _FOLIO.sub("", said):
            yield said


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))
