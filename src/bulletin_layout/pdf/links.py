"""Links: an annotation over each line of a link's words, to an address or into the document.

In: the document and its pages. Out: the annotations of each page, with the leaf each belongs to.
"""

from __future__ import annotations

from urllib.parse import quote

from bulletin_layout.layout.model import Document
from bulletin_layout.layout.navigation import LinkBox, link_boxes, links_of
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.adapter import PdfFile, Raw, Reference, number, utf16

# What may stand in an address as it is; everything else is percent-encoded (RFC 3986 2.1).
_SAFE = "%:/?#[]@!$&'*+,;=-._~"


class Link(NamedTuple):
    """An annotation and the leaf whose words it lies over."""

    annotation: Reference
    leaf: int


def write_links(
    file: PdfFile, document: Document, pages: list[Reference], destinations: dict[int, str]
) -> list[list[Link]]:
    """Add the annotations; return them by page. Their /StructParent numbers follow the pages'."""
    actions = _actions(document, destinations)
    links_by_page: list[list[Link]] = []
    parent = len(pages)
    for page, reference in zip(document.pages, pages, strict=True):
        links = []
        for box in link_boxes(page, actions):
            body = _annotation(box, document.height, actions[box.leaf], reference, parent)
            links.append(Link(file.add(Raw(body)), box.leaf))
            parent += 1
        links_by_page.append(links)
    return links_by_page


def _actions(document: Document, destinations: dict[int, str]) -> dict[int, str]:
    """Return what each link does, by its leaf."""
    actions: dict[int, str] = {}
    for at, leaf in links_of(document).items():
        attributes = dict(leaf.attributes)
        contents_entry = utf16(leaf.text).data.decode()
        if "URL" in attributes:
            address = quote(attributes["URL"], safe=_SAFE)
            actions[at] = f"/A<</S/URI/URI({address})>>/Contents{contents_entry}"
        elif int(attributes["Target"]) in destinations:
            destination = destinations[int(attributes["Target"])]
            actions[at] = f"/Dest{destination}/Contents{contents_entry}"
    return actions


def _annotation(box: LinkBox, height: float, action: str, page: Reference, parent: int) -> bytes:
    corners = (box.left, height - box.foot, box.right, height - box.top)
    rectangle = " ".join(map(number, corners))
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]/F 4/P {page}{action}"
        f"/StructParent {parent}>>"
    ).encode()
