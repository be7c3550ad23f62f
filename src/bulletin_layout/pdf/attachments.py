"""Files that a PDF carries as its sources (PDF/A-3, ISO 19005-3 6.8; associated files).

In: names and bytes. Out: their objects in the file, what the catalog says of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.adapter import (
    PdfFile,
    Raw,
    Reference,
    array,
    dictionary,
    name,
    utf16,
)

_KINDS = {
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".lock": "application/yaml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


class SourceFile(NamedTuple):
    """A file that a PDF was made from: its name, / between folders, and its bytes."""

    name: str
    data: bytes


def write_attachments(
    file: PdfFile, sources: Sequence[SourceFile], date: str
) -> dict[str, Reference | Raw]:
    """Add files with a date (YYYY-MM-DD); return the catalog's entries, none for no file.

    The first is the document that the others belong to.
    """
    if not sources:
        return {}
    specifications = [_specification(file, source, date) for source in sources]
    rows = " ".join(
        f"({number:05d}) {reference}" for number, reference in enumerate(specifications, 1)
    )
    return {
        "AF": array(specifications),
        "Names": Raw(f"<</EmbeddedFiles<</Names[{rows}]>>>>".encode()),
    }


def _specification(file: PdfFile, source: SourceFile, date: str) -> Reference:
    suffix = source.name[source.name.rfind(".") :].lower() if "." in source.name else ""
    kind = _KINDS.get(suffix, "application/octet-stream")
    written = Raw(f"(D:{date.replace('-', '')}000000+08'00')".encode())
    embedded = file.add_stream(
        source.data,
        Type=name("EmbeddedFile"),
        Subtype=Raw(b"/" + kind.replace("/", "#2F").encode()),
        Params=dictionary(Size=len(source.data), ModDate=written),
    )
    return file.add(
        dictionary(
            Type=name("Filespec"),
            F=utf16(source.name),
            UF=utf16(source.name),
            Desc=utf16("source"),
            AFRelationship=name("Source"),
            EF=dictionary(F=embedded, UF=embedded),
        )
    )
