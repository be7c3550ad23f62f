"""A layer's lines, by page: what is of the whole document stands apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

DOCUMENT = "document"
_PAGE = re.compile(r"page (\d+)(?: |$)")

Parts = Mapping[str, list[str]]


def parts_of(lines: Iterable[str]) -> dict[str, list[str]]:
    """Return a layer's lines by page (`p1`), what is of the whole document under `document`."""
    parts: dict[str, list[str]] = {}
    part = DOCUMENT
    for line in filter(None, lines):
        if page := _PAGE.match(line):
            part = f"p{page[1]}"
        elif line.startswith("title "):  # the pages of a layout are followed by the structure
            part = DOCUMENT
        parts.setdefault(part, []).append(line)
    return parts


def page_numbers(parts: Iterable[str]) -> list[int]:
    """Return the numbers of the pages among parts, in order."""
    return sorted(int(part[1:]) for part in parts if part != DOCUMENT)


def text_of(parts: Parts, pages: Iterable[int]) -> str:
    """Return some pages as one layout, as it is drawn again."""
    return "\n".join(["", *_lines(parts, pages)]) + "\n"


def _lines(parts: Parts, pages: Iterable[int]) -> Iterator[str]:
    for page in pages:
        yield from parts.get(f"p{page}", ())
