"""Read a workbook back, without the library that wrote it."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree


def sheets(data: bytes) -> list[list[list[str]]]:
    """Every cell of a workbook, as ECMA-376 has it: shared texts and numbers."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        words = [
            "".join(entry.itertext())
            for entry in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
        trees = [ElementTree.fromstring(book.read(name)) for name in names]
    return [
        [
            [
                words[int(value)] if cell.get("t") == "s" else value
                for cell in row
                if (value := cell.findtext(f"{space}v")) is not None
            ]
            for row in tree.iter(f"{space}row")
        ]
        for tree in trees
    ]
