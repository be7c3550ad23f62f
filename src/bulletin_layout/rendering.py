"""Pages as pictures, drawn by pdfium.

In: a Document, or a PDF as a file or bytes. Out: Pillow images, a page each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
from PIL.Image import Image

from bulletin_layout.diagnostics import OutputError, Refused
from bulletin_layout.layout.model import Document
from bulletin_layout.messages import Message
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pdf_facts.drawn import drawn, page_count

_LEAST_DPI, _MOST_DPI = 10, 1200


def render(
    source: Document | bytes | str | Path, *, dpi: int = 150, pages: Iterable[int] | None = None
) -> Iterator[Image]:
    """Yield the pages of a Document or a PDF as RGB pictures, `dpi` pixels an inch.

    `pages` are numbers from 1, all if None. Raises Refused, a ValueError, for a dpi out of 10 to
    1200 and a page that there is not; OutputError for a file that cannot be read as a PDF.
    """
    if not _LEAST_DPI <= dpi <= _MOST_DPI:
        words = "{dpi} dpi is out of bounds. Write {least} to {most}."
        raise Refused(Message(words, dpi=dpi, least=_LEAST_DPI, most=_MOST_DPI))
    data = _data_of(source)
    count = _count(data)
    for number in range(1, count + 1) if pages is None else pages:
        if not 1 <= number <= count:
            words = "there is no page {page}; there are {n}."
            raise Refused(Message(words, page=number, n=count))
        yield drawn(data, number - 1, dpi / 72).convert("RGB")


def _data_of(source: Document | bytes | str | Path) -> bytes:
    if isinstance(source, Document):
        return pdf_bytes(source)
    if isinstance(source, bytes):
        return source
    try:
        return Path(source).read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        words = "{file} cannot be read: {reason}."
        raise OutputError(Message(words, file=str(source), reason=reason)) from None


def _count(data: bytes) -> int:
    try:
        return page_count(data)
    except pypdfium2.PdfiumError as problem:
        words = Message("the PDF cannot be read: {reason}", reason=str(problem))
        raise OutputError(words) from None
