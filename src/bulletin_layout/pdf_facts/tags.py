"""The tags of a PDF as a tree: what is a title, a paragraph, a table, a photo, in reading order.

In: a PDF as pypdf reads it. Out: elements; their leaves name marked content on a page, or an
annotation.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import DependencyError, DeprecationError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from bulletin_layout.immutable import immutable

# Elements may be named from several places, each time with all that is in them.
_MOST_ELEMENTS = 300_000
_MOST_DEPTH = 60
_MOST_MAPPED = 4
_OWN = ("/Lang", "/Alt", "/ActualText")


@immutable
class Content:
    """Marked content: its page from 1 (0 if the file does not say), its number there."""

    page: int
    mark: int


@immutable
class Annotation:
    """An annotation that a tag holds; `address` is where a link leads outside of the file."""

    address: str = ""


@immutable
class Element:
    """A tag: its role as written and as a standard one, its kids in order, what it says of itself.

    `attributes` are its language and texts, then its layout and table attributes by name.
    """

    role: str
    kids: tuple[Element | Content | Annotation, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    standard: str = ""

    def value(self, name: str, default: str = "") -> str:
        """Return an attribute's value."""
        return dict(self.attributes).get(name, default)

    def contents(self) -> Iterator[Content]:
        """Yield all marked content below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.contents()

    def elements(self) -> Iterator[Element]:
        """Yield its kids that are elements."""
        return (kid for kid in self.kids if isinstance(kid, Element))


# What a broken file makes pypdf raise.
BROKEN = (
    PyPdfError, DependencyError, DeprecationError, KeyError, TypeError, ValueError, AttributeError,
    IndexError, RecursionError, NotImplementedError, ArithmeticError, EOFError, zlib.error,
)  # fmt: skip


def read_tags(reader: pypdf.PdfReader) -> Element | None:
    """Return the root of a PDF's tags, None if it has none.

    Raises ValueError if they are nested too deeply, and what pypdf raises for a broken file.
    """
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
    walker = _Walker(pages, roles.get_object() if roles is not None else {})
    return Element("", tuple(walker.kids(tree, 0, 0)), standard="Document")


class _Walker:
    """Walks structure elements, with the page that each inherits."""

    def __init__(self, pages: dict[int, int], roles: Any) -> None:
        self._pages = pages
        self._roles = roles
        self._count = 0

    def kids(self, element: Any, page: int, depth: int) -> Iterator[Element | Content | Annotation]:
        self._count += 1
        if depth > _MOST_DEPTH or self._count > _MOST_ELEMENTS:
            raise ValueError("its tags are nested too deeply")
        kids = element.get("/K")
        kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                yield self._element(kid, page, depth)
            elif kid is not None:
                yield self._leaf(kid, page)

    def _element(self, element: Any, page: int, depth: int) -> Element:
        where = self._page_of(element) or page
        role = str(element["/S"])
        kids = tuple(self.kids(element, where, depth + 1))
        return Element(role[1:], kids, tuple(_attributes(element)), self._standard(role)[1:])

    def _standard(self, role: str) -> str:
        """Return the standard role that a file's own one stands for."""
        for _ in range(_MOST_MAPPED):
            if role not in self._roles:
                break
            role = str(self._roles[role])
        return role

    def _leaf(self, kid: Any, page: int) -> Content | Annotation:
        if isinstance(kid, DictionaryObject):
            if kid.get("/Type") == "/OBJR":
                return Annotation(_address(kid))
            return Content(self._page_of(kid) or page, int(kid.get("/MCID", -1)))
        return Content(page, int(kid))

    def _page_of(self, element: Any) -> int:
        reference = element.raw_get("/Pg") if "/Pg" in element else None
        if isinstance(reference, IndirectObject):
            return self._pages.get(reference.idnum, 0)
        return 0


def _attributes(element: Any) -> Iterator[tuple[str, str]]:
    for key in _OWN:
        if key in element:
            yield key[1:], str(element[key])
    attributes = element.get("/A")
    attributes = attributes.get_object() if attributes is not None else None
    for one in attributes if isinstance(attributes, ArrayObject) else [attributes]:
        entries = one.get_object() if one is not None else {}
        if not isinstance(entries, DictionaryObject):
            continue  # the revision of the attributes before it (ISO 32000-1, 14.7.5.3)
        for key in sorted(key for key in entries if key != "/O"):
            yield str(key)[1:], str(entries[key]).lstrip("/")


def _address(reference: Any) -> str:
    """Return where a link's annotation leads, empty if it leads to a page."""
    annotation: Any = reference["/Obj"].get_object() if "/Obj" in reference else {}
    action = annotation.get("/A")
    return str(action.get_object().get("/URI", "")) if action is not None else ""
