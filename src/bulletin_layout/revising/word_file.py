"""An edited Word file: its paragraphs in order, each with its identity, and the base.

In: a file. Out: paragraphs as they read when every tracked change is accepted, with an issue's
inline marks; the base that travels in the file; comments. Reading is bounded by the limits.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bulletin_layout.docx.base import PREFIX, Record, read_item
from bulletin_layout.docx.styles import kind_of
from bulletin_layout.limits import Limits
from bulletin_layout.revising.runs import RunReader, W
from bulletin_layout.revising.word_parts import MAIN, WordParts, reading_word

_NOTES, _COMMENTS = "word/footnotes.xml", "word/comments.xml"
_RELATIONS = "word/_rels/document.xml.rels"


class Cell(NamedTuple):
    """Where in a table a paragraph stands: the table's number in the file, row, column, from 0."""

    table: int
    row: int
    column: int


class Comment(NamedTuple):
    """A comment in the margin: who wrote it, and what."""

    author: str
    words: str


class EditedParagraph(NamedTuple):
    """A paragraph: the ids that begin in it, its kind, its text with marks, its cell, comments.

    A soft return in the text is a line feed. `is_sure`: its marks say just what it reads.
    """

    ids: tuple[str, ...]
    kind: str
    text: str
    cell: Cell | None
    comments: tuple[Comment, ...]
    is_sure: bool = True


class EditedFile(NamedTuple):
    """The paragraphs of an edited file; the records it was made with, None if they are lost."""

    paragraphs: tuple[EditedParagraph, ...]
    records: tuple[Record, ...] | None


def read_word_file(file: str, limits: Limits) -> EditedFile:
    """Read an edited file. Raises InputError for one that cannot be read or is beyond a limit."""
    with reading_word(file), zipfile.ZipFile(file) as archive:
        return _read(WordParts(archive, file, limits))


def _read(parts: WordParts) -> EditedFile:
    root = parts.xml(MAIN)
    if root is None:
        raise KeyError(MAIN)
    notes, comments, relations = (parts.xml(n) for n in (_NOTES, _COMMENTS, _RELATIONS))
    links = {r.get("Id", ""): r.get("Target", "") for r in relations or ()}
    reader = RunReader(links, {n.get(f"{W}id", ""): n for n in _children(notes)})
    said = {c.get(f"{W}id", ""): _comment(c, reader) for c in _children(comments)}
    body = root.find(f"{W}body")
    found = _paragraphs(body if body is not None else root)
    return EditedFile(tuple(_joined(found, reader, said)), _records(parts))


def _children(element: Element | None) -> list[Element]:
    return list(element) if element is not None else []


def _records(parts: WordParts) -> tuple[Record, ...] | None:
    """Return the base that travels in the file; another program may have given it a new name."""
    for name in parts.names:
        if name.startswith("customXml/item") and name.endswith(".xml") and "Props" not in name:
            root = parts.xml(name)
            records = read_item(root) if root is not None else None
            if records is not None:
                return records
    return None


def _comment(element: Element, reader: RunReader) -> Comment:
    words = " ".join(reader.text(p) for p in element.iter(f"{W}p"))
    return Comment(element.get(f"{W}author", ""), " ".join(words.split()))


def _paragraphs(body: Element) -> Iterator[tuple[Element, Cell | None]]:
    """Yield the paragraphs of a body, those in tables with their cells; boxes are passed over."""
    tables = 0

    def walk(element: Element, cell: Cell | None) -> Iterator[tuple[Element, Cell | None]]:
        nonlocal tables
        for child in element:
            if child.tag == f"{W}p":
                yield child, cell
            elif child.tag == f"{W}tbl":
                number, tables = tables, tables + 1
                for row, tr in enumerate(child.iter(f"{W}tr")):
                    if tr.find(f"{W}trPr/{W}del") is not None:
                        continue
                    for column, tc in enumerate(tr.iter(f"{W}tc")):
                        if _begins(tc):
                            yield from walk(tc, Cell(number, row, column))
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
                yield from walk(child, cell)

    yield from walk(body, None)


def _begins(cell: Element) -> bool:
    """Return whether a cell is no part of one that began above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is None or merge.get(f"{W}val") == "restart"


def _joined(
    found: Iterator[tuple[Element, Cell | None]], reader: RunReader, said: dict[str, Comment]
) -> Iterator[EditedParagraph]:
    """Yield paragraphs, joined where the mark between two was deleted."""
    held: list[Element] = []
    for element, cell in found:
        goes_on = element.find(f"{W}pPr/{W}rPr/{W}del") is not None
        if not goes_on or reader.text(element):  # one that is struck out whole is no part of it
            held.append(element)
        if not goes_on:
            yield _paragraph(held, cell, reader, said)
            held = []
    if held:
        yield _paragraph(held, None, reader, said)


def _paragraph(
    elements: list[Element], cell: Cell | None, reader: RunReader, said: dict[str, Comment]
) -> EditedParagraph:
    first = elements[0]
    style = first.find(f"{W}pPr/{W}pStyle")
    kind = kind_of(style.get(f"{W}val", "")) if style is not None else ""
    marks = (mark for e in elements for mark in e.iter(f"{W}bookmarkStart"))
    ids = (mark.get(f"{W}name", "") for mark in marks)
    comments = (
        said[id_]
        for e in elements
        for mark in e.iter(f"{W}commentReference")
        if (id_ := mark.get(f"{W}id", "")) in said
    )
    return EditedParagraph(
        tuple(dict.fromkeys(id_ for id_ in ids if id_.startswith(PREFIX))),
        kind,
        reader.marked(elements),
        cell,
        tuple(comments),
        reader.is_sure(elements),
    )
