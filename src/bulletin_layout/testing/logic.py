"""Read a PDF's logic with pypdf: fonts, outlines, the tag tree, metadata, as canonical text.

Dates and identifiers are left out: another build date is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import PdfReadError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from bulletin_layout.testing.facts import UnreadablePdf
from bulletin_layout.testing.pages import Marked, without_subset_tag

_Lines = tuple[str, ...]
_INFO = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer")
_XMP = re.compile(r"<(dc:\w+|pdf:\w+|pdfaid:\w+|pdfuaid:\w+)>(.*?)</\1>", re.S)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\n\r]+")  # an ideographic space is text
_MOST_DEPTH = 60


def read_logic(data: bytes, name: str, marked: Marked) -> tuple[_Lines, _Lines, _Lines, _Lines]:
    """Return fonts, outlines, tags and metadata. Raises UnreadablePdf."""
    import io

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = {
            page.indirect_reference.idnum: i
            for i, page in enumerate(reader.pages)
            if page.indirect_reference is not None
        }
        return (
            tuple(sorted(_fonts(reader))),
            tuple(_outlines(reader, reader.outline, 0)),
            tuple(_tags(reader, pages, marked)),
            tuple(_metadata(reader)),
        )
    except (PdfReadError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
        raise UnreadablePdf(f"{name} cannot be read: {why or type(why).__name__}.") from None


def _fonts(reader: pypdf.PdfReader) -> set[str]:
    found = set()
    for page in reader.pages:
        resources = page.get("/Resources")
        fonts = resources.get_object().get("/Font") if resources is not None else None
        for font in fonts.get_object().values() if fonts is not None else ():
            found.add(_font(font.get_object()))
    return found


def _font(font: Any) -> str:
    name = without_subset_tag(str(font.get("/BaseFont", "/?"))[1:])
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor")
    keys = descriptor.get_object().keys() if descriptor is not None else ()
    embedded = any(key.startswith("/FontFile") for key in keys)
    kind = str(inner.get("/Subtype", "/?"))[1:]
    return f"{name} {kind} {'embedded' if embedded else 'not embedded'}"


def _outlines(reader: pypdf.PdfReader, items: Any, depth: int) -> Iterator[str]:
    for item in items:
        if isinstance(item, list):
            yield from _outlines(reader, item, depth + 1)
        else:
            page = reader.get_destination_page_number(item)
            where = f" → page {page + 1}" if page is not None else ""
            yield "  " * depth + str(item.title) + where


def _metadata(reader: pypdf.PdfReader) -> Iterator[str]:
    root: Any = reader.trailer["/Root"].get_object()
    info: Any = reader.trailer.get("/Info")
    for key in _INFO if info is not None else ():
        value = info.get_object().get(key)
        if value is not None:
            yield f"{key[1:]}: {value}"
    yield f"Lang: {root.get('/Lang', 'none')}"
    marks = root.get("/MarkInfo")
    yield f"Marked: {bool(marks is not None and marks.get_object().get('/Marked'))}"
    stream = root.get("/Metadata")
    if stream is not None:
        packet = stream.get_object().get_data().decode("utf-8", "replace")
        for key, value in _XMP.findall(packet):
            yield f"{key}: {_SPACES.sub(' ', _TAG.sub(' ', value)).strip()}"


def _tags(reader: pypdf.PdfReader, pages: dict[int, int], marked: Marked) -> Iterator[str]:
    catalog: Any = reader.trailer["/Root"].get_object()
    root = catalog.get("/StructTreeRoot")
    if root is None:
        return
    yield from _TagReader(pages, marked).children(root.get_object(), None, 0)


class _TagReader:
    """Walks the structure elements, with the page that each inherits."""

    def __init__(self, pages: dict[int, int], marked: Marked) -> None:
        self._pages = pages
        self._marked = marked

    def children(self, element: Any, page: int | None, depth: int) -> Iterator[str]:
        """Yield the lines of an element's kids; consecutive content becomes one line of text."""
        if depth > _MOST_DEPTH:
            raise ValueError("its tags are nested too deeply")
        kids = element.get("/K")
        if kids is None:
            return
        kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
        text = ""
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                yield from _text_line(text, depth)
                text = ""
                yield from self._element(kid, page, depth)
            else:
                text += self._content(kid, page)
        yield from _text_line(text, depth)

    def _element(self, element: Any, page: int | None, depth: int) -> Iterator[str]:
        own = self._page_of(element)
        where = page if own is None else own
        lines = list(self.children(element, where, depth + 1))
        head = "  " * depth + str(element["/S"])[1:] + _attributes(element)
        if len(lines) == 1 and lines[0].lstrip().startswith('"'):
            yield f"{head} {lines[0].lstrip()}"
        else:
            yield head
            yield from lines

    def _content(self, kid: Any, page: int | None) -> str:
        if isinstance(kid, DictionaryObject):
            own = self._page_of(kid)
            page = page if own is None else own
            if kid.get("/Type") == "/OBJR":
                return "[annotation]"
            kid = kid.get("/MCID", -1)
        return self._marked.get((page if page is not None else -1, int(kid)), "")

    def _page_of(self, element: Any) -> int | None:
        reference = element.raw_get("/Pg") if "/Pg" in element else None
        return self._pages.get(reference.idnum) if isinstance(reference, IndirectObject) else None


def _text_line(text: str, depth: int) -> Iterator[str]:
    if text:
        yield "  " * depth + f'"{text}"'


def _attributes(element: Any) -> str:
    keys = ("/Lang", "/Alt", "/ActualText")
    found = [f"{key[1:]}={element[key]}" for key in keys if key in element]
    attributes = element.get("/A")
    for one in attributes if isinstance(attributes, ArrayObject) else [attributes]:
        if one is not None:
            entries = one.get_object()
            owned = [key for key in sorted(entries) if key != "/O"]
            found += [f"{key[1:]}={str(entries[key]).lstrip('/')}" for key in owned]
    return "".join(f" {item}" for item in found)
