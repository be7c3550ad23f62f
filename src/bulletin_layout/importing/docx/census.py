"""Count what a Word file holds, apart from how it is read: for the account of the import.

In: a document. Out: a Material without pieces: its paragraphs as they lie there, deletions that
were tracked not among them, and the numbers of its tables, pictures and notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from bulletin_layout.deadline import timed
from bulletin_layout.importing.docx.formulas import MATH
from bulletin_layout.importing.material import Material, SourcePart
from bulletin_layout.importing.places import IN_HEADER, WHOLE_FILE, in_paragraph

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {qn("w:del"), qn("w:moveFrom"), _FALLBACK}
_TEXTS = {qn("w:t"), f"{MATH}t"}
_PICTURES = ("}blip", "}imagedata")
_NOTE_KINDS = ("footnotes", "endnotes")


def census_of(document: Any, body: Any, header: Any = None) -> Material:
    """Return what a document holds, as numbers and paragraphs; with a header that is read too."""
    roots = (body,) if header is None else (header, body)
    above = ["".join(_texts(child)) for child in header] if header is not None else []
    parts = [SourcePart(IN_HEADER, text) for text in above if text.strip()]
    count = 0
    for child in timed(body):
        text = "".join(_texts(child))
        count += child.tag in (qn("w:p"), qn("w:tbl"))
        if text.strip():
            parts.append(SourcePart(in_paragraph(count), text))
    notes = [text for root in _note_roots(document) for text in _notes(root)]
    parts += [SourcePart(WHOLE_FILE, text) for text in notes]
    shown = [element for root in roots for element in _shown(root)]
    return Material(
        "",
        (),
        source=tuple(parts),
        tables=sum(element.tag == qn("w:tbl") for element in shown),
        pictures=sum(str(element.tag).endswith(_PICTURES) for element in shown),
        notes=len(notes),
    )


def _shown(root: Any) -> Iterator[Any]:
    """Yield the elements that Word shows, without what changes took away."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [child for child in reversed(element) if child.tag not in _GONE]


def _texts(root: Any) -> Iterator[str]:
    return (element.text or "" for element in _shown(root) if element.tag in _TEXTS)


def _note_roots(document: Any) -> Iterator[Any]:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_NOTE_KINDS):
            yield parse_xml(relation.target_part.blob)


def _notes(root: Any) -> Iterator[str]:
    """Yield the words of notes, without the rules above them."""
    for note in root:
        text = "".join(_texts(note))
        if note.get(qn("w:type"), "normal") == "normal" and text.strip():
            yield text
