"""The tags of a PDF as a tree: what is a title, a paragraph, a table, a photo, in reading order.

In: a PDF's bytes. Out: elements with PDF's standard roles; their leaves name marked content. Roles
that a file maps to standard ones are those.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

_MOST_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: its page from 1 and its number there."""

    page: int
    mark: int


@dataclass(frozen=True, slots=True)
class Element:
    """A tag: its role, its kids in order, and what it says of itself."""

    role: str
    kids: tuple[Element | Content, ...] = ()
    alt: str = ""
    across: int = 1
    down: int = 1
    address: str = ""

    def contents(self) -> Iterator[Content]:
        """Yield all marked content below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            else:
                yield from kid.contents()

    def elements(self) -> Iterator[Element]:
        """Yield its kids that are elements."""
        return (kid for kid in self.kids if isinstance(kid, Element))


def read_tags(data: bytes) -> Element | None:
    """Return the tree's root, None if the PDF has no tags or they cannot be followed."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        catalog: Any = reader.trailer["/Root"].get_object()
        root = catalog.get("/StructTreeRoot")
        if root is None:
            return None
        pages = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(reader.pages, 1)
            if page.indirect_reference is not None
        }
        tree = root.get_object()
        roles = tree.get("/RoleMap")
        found = _Reader(pages, roles.get_object() if roles is not None else {})
        return Element("Document", tuple(found.kids(tree, None, 0)))
    except (PyPdfError, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None


class _Reader:
    """Walks structure elements, with the page that each inherits."""

    def __init__(self, pages: dict[int, int], roles: Any) -> None:
        self._pages = pages
        self._roles = roles

    def kids(self, element: Any, page: int | None, depth: int) -> Iterator[Element | Content]:
        """Yield an element's kids. Raises ValueError if they are nested too deeply."""
        if depth > _MOST_DEPTH:
            raise ValueError("nested too deeply")
        kids = element.get("/K")
        kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                yield self._element(kid, page, depth)
            elif kid is not None and (content := self._content(kid, page)) is not None:
                yield content

    def _element(self, element: Any, page: int | None, depth: int) -> Element:
        own = self._page_of(element)
        where = page if own is None else own
        role = str(element["/S"])
        for _ in range(4):
            if role not in self._roles:
                break
            role = str(self._roles[role])
        attributes = _attributes(element)
        return Element(
            role.lstrip("/"),
            tuple(self.kids(element, where, depth + 1)),
            str(element.get("/Alt", "")),
            int(attributes.get("/ColSpan", 1)),
            int(attributes.get("/RowSpan", 1)),
            _address(element),
        )

    def _content(self, kid: Any, page: int | None) -> Content | None:
        if isinstance(kid, DictionaryObject):
            if kid.get("/Type") == "/OBJR":
                return None
            own = self._page_of(kid)
            page = page if own is None else own
            kid = kid.get("/MCID", -1)
        return Content(page, int(kid)) if page is not None else None

    def _page_of(self, element: Any) -> int | None:
        reference = element.raw_get("/Pg") if "/Pg" in element else None
        return self._pages.get(reference.idnum) if isinstance(reference, IndirectObject) else None


def _attributes(element: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    attributes = element.get("/A")
    attributes = attributes.get_object() if attributes is not None else None
    for one in attributes if isinstance(attributes, ArrayObject) else [attributes]:
        one = one.get_object() if one is not None else None
        if isinstance(one, DictionaryObject):
            found |= dict(one)
    return found


def _address(element: Any) -> str:
    """Return where a link leads, empty if it leads to a page."""
    found: Any = element.get("/K")
    kids: Any = found.get_object() if found is not None else None
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(kid, DictionaryObject) and kid.get("/Type") == "/OBJR":
            annotation: Any = kid["/Obj"].get_object()
            action = annotation.get("/A")
            if action is not None:
                return str(action.get_object().get("/URI", ""))
    return ""
