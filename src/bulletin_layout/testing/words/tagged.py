"""The words of files whose pages are set: by the tags of a PDF, by the custom tags of an OFD."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

import pypdf

from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.ofd_facts.package import children, descendants, local, read_package
from bulletin_layout.pdf_facts.model import UnreadablePdf, unreadable
from bulletin_layout.pdf_facts.pages import Marked, read_pages
from bulletin_layout.pdf_facts.tags import BROKEN, Annotation, Element, read_tags
from bulletin_layout.testing.words.model import Gathering, Words

# What stands within a paragraph.
_INLINE = ("Span", "Link", "Reference", "Lbl", "LBody", "Em", "Strong", "Quote")
# The contents' entries have page numbers, which a web page has not.
_ENTRIES = "TOC"


class _Tag(NamedTuple):
    """A tag by its role, and what is in it in order: tags and words."""

    role: str
    kids: tuple[_Tag | str, ...]


def words_of_pdf(data: bytes, name: str) -> Words:
    """Return what a tagged PDF says. Raises UnreadablePdf, also for one without tags."""
    _, marked = read_pages(data, name)
    try:
        root = read_tags(pypdf.PdfReader(io.BytesIO(data)))
    except BROKEN as why:
        raise unreadable(name, str(why) or type(why).__name__) from None
    if root is None:
        raise _untagged(name)
    return _words_in(_tag_of_pdf(root, marked))


def words_of_ofd(data: bytes) -> Words:
    """Return what an OFD with the library's custom tags says. Raises UnreadablePdf."""
    package = read_package(data)
    folder = posixpath.dirname(package.document_part) + "/Tags/"
    trees = [package.tree(part) for part in package.parts if part.startswith(folder)]
    tree = next((t for t in trees if _role(t) == "Document"), None)
    if tree is None:
        raise _untagged(package.name)
    shown = {
        (page, object_.get("ID", "")): "".join(c.text or "" for c in children(object_, "TextCode"))
        for page, part in package.pages.items()
        for object_ in descendants(package.tree(part), "TextObject")
    }
    return _words_in(_tag_of_ofd(tree, shown))


def _untagged(name: str) -> UnreadablePdf:
    return UnreadablePdf(
        Message("{file} has no tags: it can be compared with a PDF or OFD alone.", file=name)
    )


def _tag_of_pdf(element: Element, marked: Marked) -> _Tag:
    kids = (
        _tag_of_pdf(kid, marked)
        if isinstance(kid, Element)
        else marked.get((kid.page - 1, kid.mark), "")
        for kid in element.kids
        if not isinstance(kid, Annotation)
    )
    return _Tag(element.standard or element.role, tuple(kids))


def _tag_of_ofd(element: ET.Element, shown: Mapping[tuple[str, str], str]) -> _Tag:
    kids = (
        shown.get((kid.get("PageRef", ""), kid.text or ""), "")
        if local(kid) == "ObjectRef"
        else _tag_of_ofd(kid, shown)
        for kid in element
    )
    return _Tag(_role(element), tuple(kids))


def _role(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _words_in(root: _Tag) -> Words:
    gathering = Gathering()
    _gather(root, gathering)
    return gathering.words()


def _gather(tag: _Tag, gathering: Gathering) -> None:
    """Gather the words of what is in a tag; the mark of a note stands for nothing."""
    for kid in tag.kids:
        if isinstance(kid, str):
            gathering.add(kid)
        elif kid.role == "Note":
            gathering.begin_note()
            _gather(_Tag("Note", tuple(_without_label(kid))), gathering)
            gathering.end_note()
        elif kid.role == "Reference" and not any(isinstance(inner, _Tag) for inner in kid.kids):
            continue
        elif kid.role != _ENTRIES:
            is_block = kid.role not in _INLINE
            if is_block:
                gathering.begin()
            _gather(kid, gathering)
            if is_block:
                gathering.begin()


def _without_label(note: _Tag) -> Iterator[_Tag | str]:
    return (kid for kid in note.kids if isinstance(kid, str) or kid.role != "Lbl")
