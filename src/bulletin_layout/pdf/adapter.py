"""The only module that touches reportlab: objects, their serialisation, and the file around them.

In: dictionaries, arrays, names and strings of `reportlab.pdfbase.pdfdoc`. Out: the bytes of a
PDF 1.7 file with object streams and a cross-reference stream. What is leaned on of reportlab
(5.1): its object classes format themselves against a document that numbers references and
encrypts nothing. `PDFStream` is not used: it writes no end of line before `endstream`, which
PDF/A forbids; nor `PDFDocument`, which adds Helvetica, the time and an /ID of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import deflate
from reportlab.pdfbase import pdfdoc

from bulletin_layout.events import count
from bulletin_layout.output.deflating import COMPRESSION, Deflating

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_PER_STREAM = 200


class Packed:
    """A stream's data, deflated once; kept where the same stream may be written again."""

    def __init__(self, data: bytes) -> None:
        self.size = len(data)
        self.digest = hashlib.sha256(data).digest()
        self.deflating = Deflating(data, deflate.zlib_compress)


def _deflated(data: bytes) -> bytes:
    count("bytes deflated", len(data))
    return bytes(deflate.zlib_compress(data, COMPRESSION))


def dictionary(**entries: Any) -> Any:
    """Return a PDF dictionary; keys are names without their slash."""
    return _Dictionary(entries)


class _Dictionary(pdfdoc.PDFDictionary):
    """A dictionary as reportlab writes it, six entries a line; names are written once."""

    def format(self, document: Any) -> bytes:
        """Return the dictionary's bytes."""
        values = sorted(self.dict.items())
        lines = [name(key) + b" " + _formatted(value, document) for key, value in values]
        for i in reversed(range(6, len(lines), 6)):
            lines.insert(i, b"\n ")
        return b"<<\n" + b" ".join(lines) + b"\n>>"


def _formatted(value: Any, document: Any) -> bytes:
    """Return a value as PDF writes it; reportlab formats its own classes."""
    if isinstance(value, bytes):
        return value
    if type(value) is int:
        return b"%d" % value
    return bytes(pdfdoc.format(value, document))


def array(items: list[Any]) -> Any:
    """Return a PDF array."""
    return pdfdoc.PDFArrayCompact(items)


@lru_cache(1024)
def name(text: str) -> bytes:
    """Return a PDF name; `text` is written without its slash."""
    return str(pdfdoc.PDFName(text)).encode("ascii")


def utf8_name(text: str) -> Raw:
    """Return a PDF name of any characters: UTF-8, what is not plain ASCII by its number."""
    plain = (bytes([byte]) for byte in text.encode())
    return Raw(b"/" + b"".join(b if b.isalnum() else b"#%02X" % b[0] for b in plain))


def string(text: str) -> Any:
    """Return a PDF text string, UTF-16 where it must be."""
    return pdfdoc.PDFString(text)


def utf16(text: str) -> Raw:
    """Return a text string in UTF-16, which holds any character."""
    return Raw(b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">")


@lru_cache(1 << 14)
def number(value: float, digits: int = 3) -> str:
    """Return a number as PDF writes it: at most `digits` decimals, 1 to 5, no exponent, no -0."""
    text = (_DECIMALS[digits] % value).rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


# How so many decimals are written; without any, zeros at the end are no decimals.
_DECIMALS = ("", "%.1f", "%.2f", "%.3f", "%.4f", "%.5f")


class Raw(pdfdoc.PDFObject):
    """An object that is serialised already; `data` is bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, _document: Any) -> bytes:
        """Return the bytes, as reportlab asks an object to."""
        return self.data


class Reference(pdfdoc.PDFObject):
    """A reference to an object by its number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.text = f"{number} 0 R"

    def format(self, _document: Any) -> bytes:
        """Return the reference as PDF writes it."""
        return self.text.encode()

    def __str__(self) -> str:
        return self.text


class _Formatter:
    """What reportlab's objects ask of the document they are written to."""

    encrypt = pdfdoc.NoEncryption()
    defaultStreamFilters = None


class PdfFile:
    """The objects of one file, numbered in the order they are reserved, and its bytes."""

    def __init__(self) -> None:
        self._objects: list[Any] = []
        # How each stream is written by this file; none holds it, which would be a cycle.
        self._streams: dict[int, Callable[[PdfFile], bytes]] = {}
        self._formatter = _Formatter()

    def reserve(self) -> Reference:
        """Return the reference of an object to be put later."""
        self._objects.append(None)
        return Reference(len(self._objects))

    def put(self, reference: Reference, value: Any) -> None:
        """Give a reserved object its value."""
        self._objects[reference.number - 1] = value

    def add(self, value: Any) -> Reference:
        """Add an object and return its reference."""
        reference = self.reserve()
        self.put(reference, value)
        return reference

    def add_stream(self, data: bytes | Packed, compress: bool = True, **entries: Any) -> Reference:
        """Add a stream, deflated unless told otherwise, and return its reference."""
        reference = self.reserve()
        if isinstance(data, Packed):  # which may be packed still
            self._streams[reference.number] = lambda file: file._packed_stream(data, dict(entries))
        else:
            stream = self._stream(data, compress, entries)
            self._streams[reference.number] = lambda _: stream
        return reference

    def add_late_stream(self, load: Callable[[], bytes], **entries: Any) -> Reference:
        """Add a stream whose data, encoded already, is loaded when the file is written."""
        reference = self.reserve()
        self._streams[reference.number] = lambda file: file._stream(load(), False, dict(entries))
        return reference

    def _format(self, value: Any) -> bytes:
        return bytes(pdfdoc.format(value, self._formatter, toplevel=1))

    def _packed_stream(self, packed: Packed, entries: dict[str, Any]) -> bytes:
        entries["Filter"] = name("FlateDecode")
        return self._stream(packed.deflating.data, False, entries)

    def _stream(self, data: bytes, compress: bool, entries: dict[str, Any]) -> bytes:
        if compress:
            data = _deflated(data)
            entries["Filter"] = name("FlateDecode")
        entries["Length"] = len(data)
        return b"".join(
            (self._format(dictionary(**entries)), b"\nstream\n", data, b"\r\nendstream")
        )

    def save(self, root: Reference, info: Reference) -> Iterator[bytes]:
        """Yield the file's bytes, an object at a time. Its /ID comes from what it holds."""
        packed = [n for n in range(1, len(self._objects) + 1) if n not in self._streams]
        where: dict[int, tuple[int, int]] = {}
        for first in range(0, len(packed), _OBJECTS_PER_STREAM):
            numbers = packed[first : first + _OBJECTS_PER_STREAM]
            container = self._pack(numbers)
            where.update((n, (container, i)) for i, n in enumerate(numbers))
        digest = hashlib.sha256(HEADER)
        written = len(HEADER)
        yield HEADER
        offsets: dict[int, int] = {}
        for object_number in sorted(self._streams):
            offsets[object_number] = written
            chunk = (
                b"%d 0 obj\n" % object_number + self._streams[object_number](self) + b"\nendobj\n"
            )
            digest.update(chunk)
            written += len(chunk)
            yield chunk
        identity = digest.digest()[:16]
        xref = self._cross_references(offsets, where, written, root, info, identity)
        yield b"%d 0 obj\n" % (len(self._objects) + 1) + xref + b"\nendobj\n"
        yield b"startxref\n%d\n%%%%EOF\n" % written

    def _pack(self, numbers: list[int]) -> int:
        """Add an object stream that holds these objects; return its number."""
        bodies = [self._format(self._objects[n - 1]).strip() for n in numbers]
        offset = 0
        index = []
        for n, body in zip(numbers, bodies, strict=True):
            index.append(b"%d %d" % (n, offset))
            offset += len(body) + 1
        head = b" ".join(index) + b"\n"
        data = head + b"\n".join(bodies)
        kind = name("ObjStm")
        return self.add_stream(data, Type=kind, N=len(numbers), First=len(head)).number

    def _cross_references(
        self,
        offsets: dict[int, int],
        where: dict[int, tuple[int, int]],
        own_offset: int,
        root: Reference,
        info: Reference,
        identity: bytes,
    ) -> bytes:
        size = len(self._objects) + 2
        rows = [b"\0\0\0\0\0\xff\xff"]
        for n in range(1, size):
            kind, second, third = (1, own_offset, 0)
            if n in where:
                kind, second, third = (2, *where[n])
            elif n in offsets:
                kind, second, third = (1, offsets[n], 0)
            rows.append(bytes([kind]) + second.to_bytes(4, "big") + third.to_bytes(2, "big"))
        digest = Raw(b"<" + identity.hex().upper().encode() + b">")
        entries = {
            "Type": name("XRef"),
            "Size": size,
            "W": array([1, 4, 2]),
            "Root": root,
            "Info": info,
            "ID": array([digest, digest]),
        }
        return self._stream(b"".join(rows), True, entries)
