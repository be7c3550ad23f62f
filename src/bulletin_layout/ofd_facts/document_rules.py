"""Rules of OFD-A on the file and its document, each a generator of what breaks it."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

from bulletin_layout.messages import Message
from bulletin_layout.ofd_facts.package import Package, children, descendants, local

_ID = re.compile(r"[0-9A-Fa-f]{32}")
_UNIT_ID = re.compile(r"[1-9][0-9]{0,9}")
# Elements and attributes that name another part.
_LOCATIONS = frozenset(
    [
        "DocRoot",
        "PublicRes",
        "DocumentRes",
        "PageRes",
        "FileLoc",
        "SchemaLoc",
        "FontFile",
        "MediaFile",
        "Annotations",
        "CustomTags",
        "Attachments",
        "Extensions",
        "Signatures",
        "Cover",
    ]
)
_BASED = ("Page", "TemplatePage", "Version")
# What an action may hold: where on the page it works, and where it leads.
_ACTIONS = ("Region", "Goto")
# What may stand in an element, in this order.
_ORDER = {
    "DocBody": "DocInfo DocRoot Versions Signatures",
    "DocInfo": "DocID Title Author Subject Abstract CreationDate ModDate DocUsage Cover Keywords "
    "Creator CreatorVersion CustomDatas",
    "Document": "CommonData Pages Outlines Permissions Actions VPreferences Bookmarks Annotations "
    "CustomTags Attachments Extensions",
    "CommonData": "MaxUnitID PageArea PublicRes DocumentRes TemplatePage DefaultCS",
    "Page": "Template PageRes Area Content Actions",
    "TextObject": "Actions Clips FillColor StrokeColor CGTransform TextCode",
    "PathObject": "Actions Clips StrokeColor FillColor AbbreviatedData",
    "ImageObject": "Actions Clips Border",
}


def xml_parts(package: Package) -> Iterator[tuple[str, ET.Element]]:
    """Yield the parts that are XML, with their roots."""
    for part in sorted(package.parts):
        if part.lower().endswith(".xml"):
            yield part, package.tree(part)


def profile(package: Package) -> Iterator[str]:
    """OFD.xml says that the file is an OFD-A of version 1.0."""
    kind, version = package.entrance.get("DocType", ""), package.entrance.get("Version", "")
    if kind != "OFD-A":
        yield Message("DocType is {value!r}, not OFD-A", value=kind)
    if version != "1.0":
        yield Message("Version is {value!r}, not 1.0", value=version)


def one_document(package: Package) -> Iterator[str]:
    """The file holds one document."""
    count = len(list(children(package.entrance, "DocBody")))
    if count != 1:
        yield Message("there are {count} documents, not one", count=count)


def is_id(text: str) -> bool:
    """Return whether a text is the ID of a unit (7.3), which no other unit of the file has."""
    return _UNIT_ID.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Return whether a text is a day of the calendar, written 2026-02-28."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def identifier(package: Package) -> Iterator[str]:
    """The document has an identifier of 32 hexadecimal digits."""
    value = _said(package, "DocID")
    if not _ID.fullmatch(value):
        yield Message("DocID {value!r} is no identifier of 32 digits", value=value)


def metadata(package: Package) -> Iterator[str]:
    """Title, author and date are said."""
    for name in ("Title", "Author", "CreationDate"):
        if not _said(package, name):
            yield Message("{name} is not said", name=name)
    for name in ("CreationDate", "ModDate"):
        date = _said(package, name)
        if date and not is_date(date):
            yield Message("{name} {value!r} is no date", name=name, value=date)


def _said(package: Package, name: str) -> str:
    element = next(descendants(package.entrance, name), None)
    return (element.text or "").strip() if element is not None else ""


def self_contained(package: Package) -> Iterator[str]:
    """Whatever is named is in the file."""
    for part, location, found in locations(package):
        if "://" in location or "\\" in location or ":" in location[:2]:
            words = "{part} names {location}, outside the file"
            yield Message(words, part=part, location=location)
        elif found not in package.parts:
            words = "{part} names {location}, which is not there"
            yield Message(words, part=part, location=location)


def locations(package: Package) -> Iterator[tuple[str, str, str]]:
    """Yield each place at which a part names another: the part, the words, the part it names."""
    for part, root in xml_parts(package):
        for element in root.iter():
            location = _location(element)
            if location:
                yield part, location, _found(package, part, root, element, location)


def _location(element: ET.Element) -> str:
    """Return what an element names, empty if it names no part."""
    if local(element) in _BASED:
        return element.get("BaseLoc", "")
    is_leaf = local(element) in _LOCATIONS and not len(element)
    return (element.text or "").strip() if is_leaf else ""


def _found(
    package: Package, part: str, root: ET.Element, element: ET.Element, location: str
) -> str:
    in_base = local(root) == "Res" and local(element) in ("FontFile", "MediaFile")
    return package.resource_file(part, element) if in_base else package.located(part, location)


def no_permissions(package: Package) -> Iterator[str]:
    """No permission is taken away."""
    if next(children(package.document, "Permissions"), None) is not None:
        yield Message("the document declares permissions")


def only_goto(package: Package) -> Iterator[str]:
    """An action leads to a place in the document, when it is clicked, and does nothing else."""
    for part, root in xml_parts(package):
        for action in descendants(root, "Action"):
            kinds = [local(kind) for kind in action]
            for kind in (kind for kind in kinds if kind not in _ACTIONS):
                yield Message("{part} has the action {kind}", part=part, kind=kind)
            if "Goto" not in kinds or action.get("Event") != "CLICK":
                yield Message("{part} has an action that is no click to a place", part=part)


def goto_pages(package: Package) -> Iterator[str]:
    """Every destination is a page or bookmark of the document."""
    known = Counter(
        bookmark.get("Name", "")
        for bookmarks in children(package.document, "Bookmarks")
        for bookmark in children(bookmarks, "Bookmark")
    )
    for name in (name for name, count in known.items() if count > 1):
        yield Message("the bookmark {name!r} is there twice", name=name)
    for part, root in xml_parts(package):
        for dest in descendants(root, "Dest"):
            if dest.get("PageID") not in package.pages:
                page = dest.get("PageID", "")
                yield Message(
                    "{part} leads to page {page!r}, which is not there", part=part, page=page
                )
        for goto in descendants(root, "Goto"):
            for bookmark in children(goto, "Bookmark"):
                name = bookmark.get("Name", "")
                if name not in known:
                    words = "{part} leads to the bookmark {name!r}, which is not there"
                    yield Message(words, part=part, name=name)
            if not any(local(child) in ("Dest", "Bookmark") for child in goto):
                yield Message("{part} has a link that leads nowhere", part=part)


def no_extensions(package: Package) -> Iterator[str]:
    """There is no data of a program's own."""
    if next(children(package.document, "Extensions"), None) is not None:
        yield Message("the document has extensions")


def attachments(package: Package) -> Iterator[str]:
    """Only text is attached."""
    for _, root in xml_parts(package):
        for attached in descendants(root, "Attachment"):
            if attached.get("Format", "").upper() not in ("TXT", "XML"):
                name = attached.get("Name", "")
                yield Message("the attachment {name!r} is no text", name=name)


def fixed_annotations(package: Package) -> Iterator[str]:
    """Annotations are fixed."""
    for part, root in xml_parts(package):
        for annotation in descendants(root, "Annot"):
            for name in ("ReadOnly", "NoZoom", "NoRotate"):
                if annotation.get(name) != "true":
                    yield Message("{part}: an annotation is not {name}", part=part, name=name)


def no_signatures(package: Package) -> Iterator[str]:
    """Signatures are not in it: an archive keeps what they said, not their technique."""
    if next(descendants(package.entrance, "Signatures"), None) is not None:
        yield Message("the file is signed; an archive keeps what a signature said beside it")


def element_order(package: Package) -> Iterator[str]:
    """Elements stand in the order of the standard."""
    for part, root in xml_parts(package):
        for element in root.iter():
            order = _ORDER.get(local(element), "").split()
            names = [local(child) for child in element]
            if not order or local(root) not in ("OFD", "Document", "Page"):
                continue
            strange = next((name for name in names if name not in order), None)
            places = [order.index(name) for name in names if name in order]
            if strange is not None or places != sorted(places):
                name = local(element)
                yield Message("{part}: what is in {name} is not in order", part=part, name=name)


def unique_identifiers(package: Package) -> Iterator[str]:
    """An ID is given once, and none is greater than MaxUnitID."""
    given = Counter(
        element.attrib["ID"]
        for _, root in xml_parts(package)
        if local(root) in ("Document", "Page", "Res")
        for element in root.iter()
        if "ID" in element.attrib
    )
    for id_, count in given.items():
        if count > 1:
            yield Message("the ID {id} is given {count} times", id=id_, count=count)
    greatest = next(descendants(package.document, "MaxUnitID"), None)
    most = (greatest.text or "") if greatest is not None else ""
    if not is_id(most):
        yield Message("MaxUnitID is not said")
        return
    beyond = [i for i in given if not is_id(i) or int(i) > int(most)]
    if beyond:
        yield Message(
            "the ID {id} is greater than MaxUnitID {most!r}", id=beyond[0][:60], most=most
        )
