"""What each format's file says, read by other programs than the one that wrote it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import docx
import html5lib
import pypdf

from tests.ofd.drawing import NAMESPACE, Ofd

_RUN = re.compile(
    r"^  run \S+ \S+ \S+(?: (?:spaced|lowered|stretched|autospaced) \S+)* (.*)$", re.MULTILINE
)


def said_in_pdf(data: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def said_in_dump(data: bytes) -> str:
    return "".join(_RUN.findall(data.decode()))


def said_in_ofd(data: bytes) -> str:
    ofd = Ofd(data)
    return "".join(
        code.text or ""
        for page in range(len(ofd.pages))
        for object_ in ofd.objects(page)
        for code in object_.iter(f"{NAMESPACE}TextCode")
    )


def said_in_html(data: bytes) -> str:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(data.decode())
    (bulletin,) = (e for e in root.iter("div") if e.get("class") == "bulletin")
    return "".join(bulletin.itertext())


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def said_in_docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    (notes,) = (
        ElementTree.fromstring(part.blob)
        for part in document.part.package.iter_parts()
        if part.partname.endswith("/footnotes.xml")
    )
    by_id = {note.get(f"{_W}id"): note for note in notes}
    return _said_in_word(document.element.body, by_id, "")


def _said_in_word(element: Any, notes: dict[str, Any], number: str) -> str:
    """Return what an element says, notes where their marks stand, numbers as Word counts them."""
    said = []
    passed: set[Any] = set()
    for part in element.iter():
        if part in passed:
            continue
        if part.tag == f"{_W}t":
            said.append(part.text or "")
        elif part.tag == f"{_W}footnoteRef":
            said.append(number)
        elif part.tag == f"{_W}footnoteReference":
            id_ = part.get(f"{_W}id")
            # What stands behind the number in its mark comes before the note.
            behind = list(part.getparent().getnext().iter(f"{_W}t"))
            passed.update(behind)
            said += [id_, *(t.text for t in behind), _said_in_word(notes[id_], notes, id_)]
    return "".join(said)


# By a writer's name. Blank space is not compared: formats keep it as they like.
READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": said_in_pdf,
    "ofd": said_in_ofd,
    "docx": said_in_docx,
    "html": said_in_html,
    "dump": said_in_dump,
}
