"""Write a Document: faces, pages, tags, outlines, metadata, file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bulletin_layout.collecting import collecting_seldom
from bulletin_layout.diagnostics import expect
from bulletin_layout.layout.model import Document
from bulletin_layout.layout.navigation import links_of
from bulletin_layout.pdf.adapter import (
    PdfFile,
    Raw,
    Reference,
    array,
    dictionary,
    name,
    number,
    string,
    utf16,
)
from bulletin_layout.pdf.content import CutPage, PageDrawing, cut_pages
from bulletin_layout.pdf.faces import EmbeddedFaces, embed_faces
from bulletin_layout.pdf.ink import ColourSpaces, Ink, refuse_unknown_ink
from bulletin_layout.pdf.metadata import write_info, write_xmp
from bulletin_layout.pdf.outlines import destinations_of, write_outlines
from bulletin_layout.pdf.tags import Marked, write_tags
from bulletin_layout.progress import stepped

if TYPE_CHECKING:
    from bulletin_layout.pdf.attachments import SourceFile
    from bulletin_layout.pdf.images import EmbeddedImages
    from bulletin_layout.pdf.links import Link


def pdf_bytes(document: Document, ink: Ink = "all", sources: Sequence[SourceFile] = ()) -> bytes:
    """Return a Document as PDF/A-2a and PDF/UA-1. The same Document gives the same bytes.

    With `sources` it is PDF/A-3a, and carries these files.
    """
    expect(document, Document, "pdf_bytes", "of lay_out or typeset")
    with collecting_seldom():
        return b"".join(pdf_chunks(document, ink, sources))


def pdf_chunks(
    document: Document, ink: Ink = "all", sources: Sequence[SourceFile] = ()
) -> Iterator[bytes]:
    """Yield the bytes of `pdf_bytes`, never more than one photo's at a time.

    `ink` is what is printed; everything stands where it stands with `all`. Raises InputError for
    a photo that cannot be decoded, Refused for an ink that there is not.
    """
    refuse_unknown_ink(ink)
    file = PdfFile()
    cut, used = cut_pages(document)
    faces = embed_faces(file, document.fonts, used)
    spaces = ColourSpaces(file, document.inks)
    page_tree, marked, destinations = _write_pages(file, document, cut, faces, spaces, ink)
    language = document.metadata.language
    root = file.add(
        dictionary(
            Type=name("Catalog"),
            Pages=page_tree,
            Lang=string(language),
            MarkInfo=dictionary(Marked=Raw(b"true")),
            ViewerPreferences=dictionary(DisplayDocTitle=Raw(b"true")),
            PageLabels=_page_labels(document.labels),
            StructTreeRoot=write_tags(file, document.structure, marked, language),
            Outlines=write_outlines(file, document, destinations),
            Metadata=write_xmp(file, document.metadata, part=3 if sources else 2),
            OutputIntents=array([spaces.intent()]),
            **_attachments(file, sources, document.metadata.date),
        )
    )
    return file.save(root, write_info(file, document.metadata))


def _write_pages(
    file: PdfFile,
    document: Document,
    cut: Iterable[CutPage],
    faces: EmbeddedFaces,
    spaces: ColourSpaces,
    ink: Ink,
) -> tuple[Reference, Marked, dict[int, str]]:
    """Draw the pages; return their tree, what they hold for the tags, where leaves begin."""
    roles = {leaf.leaf: leaf.role for leaf in document.structure.leaves() if leaf.leaf is not None}
    images = _images(file, document, spaces)
    fonts = dictionary(**faces.resources)
    resources = file.reserve()
    parent = file.reserve()
    contents, page_leaves = [], []
    for page in stepped("make PDF", cut, len(document.pages)):
        drawing = PageDrawing(document.height, faces, roles, ink, spaces.colours)
        shown = [images.show(image) for image in page.images] if images else []
        contents.append(file.add_stream(drawing.draw(page, shown)))
        page_leaves.append(drawing.leaves)
    pictures = {"XObject": dictionary(**images.resources)} if images else {}
    file.put(resources, dictionary(Font=fonts, **pictures, **spaces.resources()))
    pages = [file.reserve() for _ in contents]
    destinations = destinations_of(document, pages)
    links = _links(file, document, pages, destinations)
    for index, content in enumerate(contents):
        body = _page_object(document, index, parent, resources, content)
        file.put(pages[index], Raw((body + _annotations(links[index]) + ">>").encode()))
    file.put(parent, _page_list(pages))
    return parent, Marked(pages, page_leaves, links), destinations


def _attachments(file: PdfFile, sources: Sequence[SourceFile], date: str) -> dict[str, Any]:
    """Return what the catalog says of the files that the PDF carries."""
    if not sources:
        return {}
    from bulletin_layout.pdf.attachments import write_attachments  # only where there are any

    return write_attachments(file, sources, date)


def _images(file: PdfFile, document: Document, spaces: ColourSpaces) -> EmbeddedImages | None:
    """Return what embeds pictures, None for a document without any."""
    if not any(page.images for page in document.pages):
        return None
    from bulletin_layout.pdf.images import EmbeddedImages  # only where there are pictures

    return EmbeddedImages(file, spaces)


def _links(
    file: PdfFile, document: Document, pages: list[Reference], destinations: dict[int, str]
) -> list[list[Link]]:
    """Return the links of each page."""
    if not links_of(document):
        return [[] for _ in pages]
    from bulletin_layout.pdf.links import write_links  # only where there are links

    return write_links(file, document, pages, destinations)


def _page_object(
    document: Document,
    index: int,
    parent: Reference,
    resources: Reference,
    content: Reference,
) -> str:
    """Return a page's dictionary, not yet closed."""
    box = f"[0 0 {number(document.width)} {number(document.height)}]"
    return (
        f"<</Type/Page/Parent {parent}/MediaBox{box}/Resources {resources}/Contents {content}"
        f"/StructParents {index}/Tabs/S"
    )


def _page_labels(labels: Sequence[str]) -> Any:
    """Return what readers show as each page's number (ISO 32000-1 12.4.2)."""
    if not labels:
        return dictionary(Nums=array([0, dictionary(S=name("D"))]))
    rows = (f"{index}<</P{utf16(label).data.decode()}>>" for index, label in enumerate(labels))
    return Raw(f"<</Nums[{''.join(rows)}]>>".encode())


def _annotations(links: list[Link]) -> str:
    references = " ".join(str(link.annotation) for link in links)
    return f"/Annots[{references}]" if links else ""


def _page_list(pages: list[Reference]) -> Raw:
    kids = " ".join(map(str, pages))
    return Raw(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode())
