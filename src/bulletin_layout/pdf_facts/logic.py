"""Read a PDF's logic with pypdf: fonts, outlines, the tag tree, metadata, as canonical text.

Dates and identifiers are left out: another build date is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import DependencyError

from bulletin_layout.pdf_facts.model import unreadable
from bulletin_layout.pdf_facts.pages import Marked, without_subset_tag
from bulletin_layout.pdf_facts.tags import BROKEN, Annotation, Element, read_tags

_Lines = tuple[str, ...]
_INFO = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer")
_XMP = re.compile(r"<(dc:\w+|pdf:\w+|pdfaid:\w+|pdfuaid:\w+)>(.*?)</\1>", re.S)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\n\r]+")  # an ideographic space is text


def read_logic(data: bytes, name: str, marked: Marked) -> tuple[_Lines, _Lines, _Lines, _Lines]:
    """Return fonts, outlines, tags and metadata. Raises UnreadablePdf."""
    import io

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        return (
            tuple(sorted(_fonts(reader))),
            tuple(_outlines(reader, reader.outline, 0)),
            tuple(_tags(reader, marked)),
            tuple(_metadata(reader)),
        )
    except DependencyError:
        raise unreadable(name, "it is encrypted") from None
    except BROKEN as why:
        raise unreadable(name, str(why) or type(why).__name__) from None


def _fonts(reader: pypdf.PdfReader) -> set[str]:
    names = set()
    for page in reader.pages:
        resources = page.get("/Resources")
        fonts = resources.get_object().get("/Font") if resources is not None else None
        for font in fonts.get_object().values() if fonts is not None else ():
            names.add(_font(font.get_object()))
    return names


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


def _tags(reader: pypdf.PdfReader, marked: Marked) -> Iterator[str]:
    root = read_tags(reader)
    if root is not None:
        yield from _kids(root, marked, 0)


def _kids(element: Element, marked: Marked, depth: int) -> Iterator[str]:
    """Yield the lines of an element's kids; consecutive content becomes one line of text."""
    text = ""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _text_line(text, depth)
            text = ""
            yield from _element(kid, marked, depth)
        elif isinstance(kid, Annotation):
            text += "[annotation]"
        else:
            text += marked.get((kid.page - 1, kid.mark), "")
    yield from _text_line(text, depth)


def _element(element: Element, marked: Marked, depth: int) -> Iterator[str]:
    lines = list(_kids(element, marked, depth + 1))
    attributes = "".join(f" {name}={value}" for name, value in element.attributes)
    head = "  " * depth + element.role + attributes
    if len(lines) == 1 and lines[0].lstrip().startswith('"'):
        yield f"{head} {lines[0].lstrip()}"
    else:
        yield head
        yield from lines


def _text_line(text: str, depth: int) -> Iterator[str]:
    if text:
        yield "  " * depth + f'"{text}"'
