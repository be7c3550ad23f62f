"""What a PDF says of itself: title, date, pages, faces, and what in it may act.

Read with pypdf, which did not write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bulletin_layout.named_tuple import NamedTuple

# What a PDF puts round the name of a face: the mark of a subset, the encoding.
_ROUND_NAME = re.compile(r"^[A-Z]{6}\+|-Identity-[HV]$")
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})", re.ASCII)
# Keys of a catalogue or a page under which something acts (ISO 19005-2 6.5, 6.6).
_ACTING = ("/AA", "/JavaScript", "/XFA")
_ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition")


class UnreadablePdfFile(ValueError):
    """A file is no PDF that can be read."""


class PdfSays(NamedTuple):
    """Title, date (YYYY-MM-DD, empty if none), pages, faces by name, what acts or is encrypted.

    `producer` is the program that made it.
    """

    title: str
    date: str
    pages: int
    faces: tuple[str, ...]
    acting: tuple[str, ...]
    producer: str = ""


def read_pdf(file: Path) -> PdfSays:
    """Return what a PDF says of itself. Raises UnreadablePdfFile."""
    import pypdf

    try:
        with pypdf.PdfReader(file) as reader:
            if reader.is_encrypted:
                return PdfSays("", "", 0, (), ("/Encrypt",))
            info: Any = reader.metadata or {}
            found = _DATE.match(str(info.get("/CreationDate", "")))
            faces = {name for page in reader.pages for name in _faces(page)}
            return PdfSays(
                title=str(info.get("/Title", "")),
                date="-".join(found.groups()) if found else "",
                pages=len(reader.pages),
                faces=tuple(sorted(faces)),
                acting=tuple(sorted(set(_acting(reader)))),
                producer=str(info.get("/Producer", "")),
            )
    except Exception as problem:
        raise UnreadablePdfFile(str(problem) or type(problem).__name__) from None


def _faces(page: Any) -> Iterator[str]:
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    for font in fonts.get_object().values() if fonts is not None else ():
        yield _ROUND_NAME.sub("", str(font.get_object().get("/BaseFont", "/"))[1:])


def _acting(reader: Any) -> Iterator[str]:
    root = reader.trailer["/Root"].get_object()
    holders = [root, *([root["/Names"]] if "/Names" in root else []), *reader.pages]
    holders += [note for page in reader.pages for note in page.get("/Annots") or ()]
    for holder in holders:
        held = holder.get_object()
        yield from (key for key in _ACTING if key in held)
        for key in ("/A", "/OpenAction"):
            action = held.get(key)
            action = action.get_object() if action is not None else None
            if isinstance(action, dict) and action.get("/S") in _ACTIONS:
                yield str(action["/S"])
