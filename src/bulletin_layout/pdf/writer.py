"""Write a Document: faces, pages, tags, outlines, metadata, file."""

from __future__ import annotations

from bulletin_layout.layout.model import Document
from bulletin_layout.pdf.adapter import (
    PdfFile,
    Raw,
    Reference,
    array,
    dictionary,
    name,
    number,
    string,
)
from bulletin_layout.pdf.content import CutPage, PageDrawing, cut_pages
from bulletin_layout.pdf.faces import EmbeddedFaces, embed_faces
from bulletin_layout.pdf.metadata import write_info, write_xmp
from bulletin_layout.pdf.outlines import write_outlines
from bulletin_layout.pdf.srgb import srgb_profile
from bulletin_layout.pdf.tags import write_tags


def pdf_bytes(document: Document) -> bytes:
    """Return a Document as PDF/A-2a and PDF/UA-1. The same Document gives the same bytes."""
    file = PdfFile()
    cut, used = cut_pages(document)
    faces = embed_faces(file, document.fonts, used)
    page_tree, pages, page_leaves = _write_pages(file, document, cut, faces)
    root = file.add(
        dictionary(
            Type=name("Catalog"),
            Pages=page_tree,
            Lang=string(document.metadata.language),
            MarkInfo=dictionary(Marked=Raw(b"true")),
            ViewerPreferences=dictionary(DisplayDocTitle=Raw(b"true")),
            PageLabels=dictionary(Nums=array([0, dictionary(S=name("D"))])),
            StructTreeRoot=write_tags(
                file, document.structure, pages, page_leaves, document.metadata.language
            ),
            Outlines=write_outlines(file, document, pages),
            Metadata=write_xmp(file, document.metadata),
            OutputIntents=array([_output_intent(file)]),
        )
    )
    return file.save(root, write_info(file, document.metadata))


def _write_pages(
    file: PdfFile, document: Document, cut: list[CutPage], faces: EmbeddedFaces
) -> tuple[Reference, list[Reference], list[list[int]]]:
    """Draw the pages; return their tree, their references and the leaves that they mark."""
    roles = {leaf.leaf: leaf.role for leaf in document.structure.leaves() if leaf.leaf is not None}
    fonts = dictionary(**faces.resources)
    resources = file.add(dictionary(Font=fonts))
    parent = file.reserve()
    pages, page_leaves = [], []
    for index, page in enumerate(cut):
        drawing = PageDrawing(document.height, faces, roles)
        content = file.add_stream(drawing.draw(page))
        pages.append(file.add(_page_object(document, index, parent, resources, content)))
        page_leaves.append(drawing.leaves)
    file.put(parent, _page_list(pages))
    return parent, pages, page_leaves


def _page_object(
    document: Document,
    index: int,
    parent: Reference,
    resources: Reference,
    content: Reference,
) -> Raw:
    box = f"[0 0 {number(document.width)} {number(document.height)}]"
    return Raw(
        f"<</Type/Page/Parent {parent}/MediaBox{box}/Resources {resources}/Contents {content}"
        f"/StructParents {index}/Tabs/S>>".encode()
    )


def _page_list(pages: list[Reference]) -> Raw:
    kids = " ".join(map(str, pages))
    return Raw(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode())


def _output_intent(file: PdfFile) -> Reference:
    profile = file.add_stream(srgb_profile(), N=3)
    return file.add(
        dictionary(
            Type=name("OutputIntent"),
            S=name("GTS_PDFA1"),
            OutputConditionIdentifier=string("sRGB"),
            RegistryName=string("http://www.color.org"),
            Info=string("sRGB IEC61966-2.1"),
            DestOutputProfile=profile,
        )
    )
