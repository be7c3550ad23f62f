"""Pages of a PDF drawn by pdfium, which one thread at a time may use."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from PIL import Image

_PDFIUM = threading.Lock()


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has. Raises pypdfium2.PdfiumError for what is none."""
    with _opened(pdf) as document:
        return len(document)


def drawn(pdf: bytes, index: int, scale: float, *, grey: bool = False) -> Image.Image:
    """Return a page, from 0, as a picture of `scale` pixels a point.

    Raises pypdfium2.PdfiumError for what is no PDF.
    """
    with _opened(pdf) as document:
        picture: Image.Image = document[index].render(scale=scale, grayscale=grey).to_pil()
        return picture


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
