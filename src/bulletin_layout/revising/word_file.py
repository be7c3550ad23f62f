"""An edited Word file: its paragraphs in order, each with its identity, and the base.

In: a file. Out: paragraphs as they read when every tracked change is accepted, with an issue's
inline marks; the base that travels in the file; comments. Reading is bounded by the limits.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bulletin_layout.docx.base import PICTURE, PREFIX, Record, read_item
from bulletin_layout.docx.read_parts import MAIN, W, WordParts, margin_words, reading_word
from bulletin_layout.docx.read_styles import read_styles
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.not_taken import in_margins, not_taken
from bulletin_layout.revising.pictures import PictureReader, ShownPicture
from bulletin_layout.revising.runs import RunReader

# What says that the mark at a paragraph's end was deleted, or moved away with its words.
_GONE = ("del", "moveFrom")
_NOTES, _COMMENTS = "word/footnotes.xml", "word/comments.xml"
_RELATIONS, _STYLES = "word/_rels/document.xml.rels", "word/styles.xml"
_LOOKS = {"strong": Bilingual("bold or 黑体", "加粗或黑体"), "kai": Bilingual("楷体", "楷体")}


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
    `pictures` are those that are shown in it, none where they are known to be as they were; `words`
    is the text without what stands for them.
    """

    ids: tuple[str, ...]
    kind: str
    text: str
    cell: Cell | None
    comments: tuple[Comment, ...]
    is_sure: bool = True
    pictures: tuple[ShownPicture, ...] = ()
    words: str = ""


class EditedFile(NamedTuple):
    """The paragraphs of an edited file; the records it was made with, None if they are lost.

    `not_taken` says what else stands in the file.
    """

    paragraphs: tuple[EditedParagraph, ...]
    records: tuple[Record, ...] | None
    not_taken: tuple[Message, ...] = ()


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
    numbered = {n.get(f"{W}id", ""): n for n in _children(notes)}
    styles = read_styles(parts.xml(_STYLES))
    reader = RunReader(links, numbered, PictureReader(parts, links), styles.marks)
    said = {c.get(f"{W}id", ""): _comment(c, reader) for c in _children(comments)}
    body = root.find(f"{W}body")
    records = _records(parts)
    photos = {record.id for record in records or () if record.kind == "photo"}
    found = list(_paragraphs(body if body is not None else root))
    elements = [element for element, _ in found]
    common = reader.pass_over_common_looks(elements)
    told = [Message("most of the file is set in {look} in Word: no mark is made of that",
                    look=_LOOKS[role]) for role in sorted(common)]  # fmt: skip
    joined = _joined(iter(found), reader, said, styles.kinds)
    paragraphs = tuple(part for one in joined for part in _parted(one, photos))
    rest = (*told, *not_taken(elements, reader), *in_margins(margin_words(parts)))
    return EditedFile(paragraphs, records, rest)


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
    found: Iterator[tuple[Element, Cell | None]],
    reader: RunReader,
    said: dict[str, Comment],
    kinds: dict[str, str],
) -> Iterator[EditedParagraph]:
    """Yield paragraphs, joined where the mark between two was deleted."""
    held: list[Element] = []
    above: list[Element] = []  # struck out whole: no part of what follows, but for its comments
    for element, cell in found:
        goes_on = any(element.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None for gone in _GONE)
        (above if goes_on and not reader.text(element) else held).append(element)
        if not goes_on:
            made = _paragraph(held, cell, reader, said, kinds)
            comments = tuple(c for gone in above for c in _comments_in(gone, said))
            yield made._replace(comments=(*comments, *made.comments))
            held, above = [], []
    if held:
        yield _paragraph(held, None, reader, said, kinds)


def _comments_in(element: Element, said: dict[str, Comment]) -> Iterator[Comment]:
    for mark in element.iter(f"{W}commentReference"):
        if (id_ := mark.get(f"{W}id", "")) in said:
            yield said[id_]


def _paragraph(
    elements: list[Element],
    cell: Cell | None,
    reader: RunReader,
    said: dict[str, Comment],
    kinds: dict[str, str],
) -> EditedParagraph:
    first = elements[0]
    style = first.find(f"{W}pPr/{W}pStyle")
    kind = kinds.get(style.get(f"{W}val", ""), "") if style is not None else ""
    marks = (mark for e in elements for mark in e.iter(f"{W}bookmarkStart"))
    ids = (mark.get(f"{W}name", "") for mark in marks)
    comments = (comment for e in elements for comment in _comments_in(e, said))
    return EditedParagraph(
        tuple(dict.fromkeys(id_ for id_ in ids if id_.startswith(PREFIX))),
        kind,
        reader.marked(elements),
        cell,
        tuple(comments),
        reader.is_sure(elements),
        tuple(picture for e in elements for picture in reader.pictures(e)),
        reader.marked(elements, pictures=False),
    )


def _parted(paragraph: EditedParagraph, photos: set[str]) -> Iterator[EditedParagraph]:
    """Yield a paragraph of words and pictures as one of words, then one for each picture.

    Whose identity it has is told by the base: it was a photo, or it was words.
    """
    if not paragraph.pictures or not paragraph.words.strip():
        yield paragraph
        return
    was_photo = bool(photos.intersection(paragraph.ids))
    said = paragraph._replace(text=paragraph.words, pictures=())
    shown = [
        EditedParagraph((), "", f"{PICTURE}{p.words}", paragraph.cell, (), True, (p,))
        for p in paragraph.pictures
    ]
    if was_photo:
        yield shown[0]._replace(ids=paragraph.ids, comments=paragraph.comments)
        yield said._replace(ids=(), comments=())
        yield from shown[1:]
    else:
        yield said
        yield from shown
