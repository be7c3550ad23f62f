"""Read a PDF: by its tags where it has them, else by where its lines stand.

In: a PDF's bytes. Out: Material. A face without ToUnicode is said and left out, never guessed; so
is a page without a text layer.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdf

from bulletin_layout.importing.bounds import CHARACTERS, Bounds
from bulletin_layout.importing.material import Grid, Material, Piece, Remark, SourcePart
from bulletin_layout.importing.pdf.by_place import read_by_place
from bulletin_layout.importing.pdf.contents import bounded_contents
from bulletin_layout.importing.pdf.furniture import FOLIO
from bulletin_layout.importing.pdf.lines import TextLine, lines_of
from bulletin_layout.importing.pdf.page_tree import refuse_odd_pages
from bulletin_layout.importing.pdf.pictures import PlacedPicture, pictures_of
from bulletin_layout.importing.pdf.readable import NO_FACES, faces_of, readable_of
from bulletin_layout.importing.pdf.streams import refuse_large_streams
from bulletin_layout.importing.pdf.tagged import Marks, TaggedReader
from bulletin_layout.importing.pdf.text import text_of
from bulletin_layout.importing.pdf.untagged import NO_FRAME, appearance_of, frame_of
from bulletin_layout.importing.places import WHOLE_FILE, on_page
from bulletin_layout.messages import Bilingual
from bulletin_layout.pdf_facts.pages import (
    CharacterFact,
    PageContent,
)
from bulletin_layout.pdf_facts.tags import BROKEN, Content, Element, read_tags

_NOT_DECODED = Bilingual(
    "a photo cannot be decoded; add it from the original", "照片解不出来，请照原件补上"
)


def read_pdf(data: bytes, bounds: Bounds) -> Material:
    """Return what a PDF's text layer holds.

    Raises InputError if it is no PDF, holds none, or is beyond the limits.
    """
    refuse_large_streams(data, bounds)
    reader = _opened(data, bounds)
    contents = bounded_contents(data, bounds)
    remarks: list[Remark] = []
    faces = faces_of(reader) if reader is not None else NO_FACES
    readable = [readable_of(c, faces, page, remarks) for page, c in enumerate(contents, 1)]
    remarks += _annotations(reader, bounds) if reader is not None else ()
    if not any(c.text.strip("□ ") for content in readable for c in content.characters):
        message = "it holds no text that can be read."
        advice = "It may be a scan: have its text recognised first, and import that."
        raise bounds.refused(message, advice)
    tree = _tags(reader, remarks) if reader is not None else None
    tagged = any(c.mark is not None for content in readable for c in content.characters)
    numbered = enumerate(contents, 1)
    may_have = [page for page, one in numbered if one.pictures or one.has_forms]
    pictures = pictures_of(data, bounds, may_have)
    if tree is not None and tagged:
        read = _by_tags(pictures, bounds, readable, remarks, tree)
    else:
        read = read_by_place(readable, pictures, bounds)
        read = replace(read, remarks=(*read.remarks, *remarks))
    tables = sum(isinstance(piece, Grid) for piece in read.pieces)
    return replace(read, source=_source(readable), tables=tables, pictures=len(pictures))


def _source(contents: Sequence[PageContent]) -> tuple[SourcePart, ...]:
    """Return what each page holds, in the order of its content, for the account."""
    return tuple(
        SourcePart(on_page(page), "".join(c.text for c in content.characters))
        for page, content in enumerate(contents, 1)
    )


def _opened(data: bytes, bounds: Bounds) -> pypdf.PdfReader | None:
    """Return what pypdf makes of a PDF, None if it cannot follow its pages. Raises InputError."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        refuse_odd_pages(reader, bounds)
    except BROKEN:
        return None
    return reader


def _by_tags(
    pictures_found: Sequence[PlacedPicture],
    bounds: Bounds,
    contents: Sequence[PageContent],
    remarks: list[Remark],
    tree: Element,
) -> Material:
    """Read a tagged PDF. What no tag leads to is an artifact, or has lost its tag: said."""
    characters: dict[Content, list[CharacterFact]] = defaultdict(list)
    lines: list[TextLine] = []
    untagged: list[int] = []
    folios: list[str] = []
    for page, content in enumerate(contents, 1):
        for character in content.characters:
            if character.mark is not None:
                characters[Content(page, character.mark)].append(character)
        lines += lines_of([c for c in content.characters if c.mark is not None], page)
        artifacts = text_of([c for c in content.characters if c.mark is None])
        if content.characters and all(c.mark is None for c in content.characters):
            untagged.append(page)
        elif FOLIO.fullmatch(artifacts):
            folios.append(artifacts)
        elif artifacts:
            what = Bilingual(
                "“{words}”, which belongs to the page and not to its text, is left out",
                "页面附属文字“{words}”略去",
                words=artifacts,
            )
            remarks.append(Remark(what, on_page(page), gone=artifacts))
    frame = frame_of(lines) if lines else NO_FRAME
    marks = Marks(
        characters,
        {
            Content(f.page, f.mark): f.picture
            for f in pictures_found
            if f.mark is not None and f.picture
        },
        lambda chars: appearance_of(lines_of(chars, 1), frame),
    )
    reader = TaggedReader(marks, bounds)
    pieces = tuple(reader.pieces(tree))
    for place in characters:
        if place not in reader.seen:
            what = Bilingual("words that no tag leads to", "标记里没有的文字")
            remarks.append(Remark(what, on_page(place.page), text_of(characters[place])))
    stray = [f for f in pictures_found if f.picture is None or _data(f) not in reader.pictures]
    left = tuple(_left_pictures(stray, untagged, remarks))
    what = Bilingual(
        "this page has no tags and was read by where things stand; check it",
        "这一页没有标记，按位置读取，请核对",
    )
    remarks += [Remark(what, on_page(page)) for page in untagged]
    rest = (
        read_by_place(contents, pictures_found, bounds, untagged)
        if untagged
        else Material(bounds.name, ())
    )
    remarks_in_order = (*_folios(folios, len(contents)), *remarks, *reader.remarks, *rest.remarks)
    everything = (*pieces, *left, *rest.pieces)
    return Material(bounds.name, everything, remarks_in_order, read=tuple(reader.read))


def _data(pictures_found: PlacedPicture) -> bytes:
    return pictures_found.picture.data if pictures_found.picture is not None else b""


def _left_pictures(
    pictures_found: Sequence[PlacedPicture], untagged: Sequence[int], remarks: list[Remark]
) -> Iterator[Piece]:
    """Yield the pictures that no tag led to; say where each was, or that it cannot be read."""
    for one in pictures_found:
        where = on_page(one.page)
        if one.picture is None:
            remarks.append(Remark(_NOT_DECODED, where))
        elif one.page not in untagged:
            what = Bilingual(
                "a photo has no tag and is put at the end; move it to its place",
                "照片没有标记，放在文末，请移到该在的地方",
            )
            remarks.append(Remark(what, where))
            yield one.picture


def _folios(folios: Sequence[str], pages: int) -> list[Remark]:
    what = Bilingual(
        "the page numbers ({count}) are left out", "{count}个页码略去", count=len(folios)
    )
    where = Bilingual("all pages ({pages})", "共{pages}页", pages=pages)
    return [Remark(what, where, gone="".join(folios))] if folios else []


def _tags(reader: pypdf.PdfReader, remarks: list[Remark]) -> Element | None:
    """Return the root of the tags, None if there are none or they cannot be followed: told."""
    try:
        return read_tags(reader)
    except BROKEN:
        what = Bilingual(
            "its tags cannot be followed, and it was read by where things stand; check it",
            "标记无法追溯，按位置读取，请核对",
        )
        remarks.append(Remark(what, WHOLE_FILE))
        return None


def _annotations(reader: pypdf.PdfReader, bounds: Bounds) -> Iterator[Remark]:
    """Yield what notes and filled-in fields on the pages say: they are no part of them."""
    try:
        for number, page in enumerate(reader.pages, 1):
            for reference in page.get("/Annots") or ():
                note = reference.get_object()
                words = str(
                    note.get("/V" if note.get("/Subtype") == "/Widget" else "/Contents", "")
                )
                bounds.add("characters", len(words), CHARACTERS)
                if words.strip() and note.get("/Subtype") != "/Link":
                    what = Bilingual("a comment or form field on the page", "页面上的批注或表单域")
                    yield Remark(what, on_page(number), words)
    except BROKEN:
        return
