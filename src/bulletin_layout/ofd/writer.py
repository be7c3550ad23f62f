"""Write a Document as OFD: fonts, pages, tags, resources, document, entrance.

The profile is OFD-A (GB/T 42133-2022): one document, embedded subsets, no action but Goto, no
permission, encryption, extension or media; what is signed later is added beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bulletin_layout.layout.model import Document
from bulletin_layout.ofd import navigation, tags
from bulletin_layout.ofd.faces import FontFile, font_file, used_faces
from bulletin_layout.ofd.navigation import Destinations, actions_of
from bulletin_layout.ofd.notation import GREY, attribute, box, text, xml_file
from bulletin_layout.ofd.pages import PageWriter
from bulletin_layout.ofd.text import TextWriter
from bulletin_layout.output.zip_parts import ZipParts
from bulletin_layout.progress import stepped
from bulletin_layout.structure import Metadata

CREATOR = "bulletin_layout"
PROFILE = "OFD-A"
_DOCUMENT = "Doc_0"
_RESOURCES = f"{_DOCUMENT}/Res"


def ofd_chunks(document: Document) -> Iterator[bytes]:
    """Return the bytes of a Document as OFD, never more than one photo's at a time.

    Raises InputError for a photo that cannot be decoded, or a font that cannot be cut down.
    """
    return _File(document).written()


class _File:
    """One OFD file while it is made."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parts = ZipParts()
        self._ids = count(GREY + 1)
        self._faces = used_faces(document, GREY + 1)
        self._ids = count(GREY + 1 + len(self._faces))
        self._page_ids = [self._next_id() for _ in document.pages]

    def _next_id(self) -> int:
        return next(self._ids)

    def written(self) -> Iterator[bytes]:
        """Add every part, and return the file's chunks."""
        document, parts = self._document, self._parts
        fonts = {name: font_file(used) for name, used in self._faces.items()}
        destinations = Destinations(document, self._page_ids)
        has_pictures = self._write_pages(fonts, destinations)
        parts.add(f"{_DOCUMENT}/PublicRes.xml", self._public_resources(fonts))
        parts.add(f"{_DOCUMENT}/CustomTags.xml", tags.list_of_tags("Tags/Structure.xml"))
        parts.add(f"{_DOCUMENT}/Document.xml", self._root(destinations, has_pictures))
        parts.add("OFD.xml", _entrance(document.metadata, parts.digest))
        parts.put_first("OFD.xml")
        return parts.chunks()

    def _public_resources(self, fonts: dict[str, FontFile]) -> bytes:
        """Add the font files; return the part that names them, and the grey colour space."""
        entries: list[str] = []
        for name, used in self._faces.items():
            file = f"font_{used.id}.{fonts[name].suffix}"
            self._parts.add(f"{_RESOURCES}/{file}", fonts[name].data)
            called = f'FontName="{attribute(name)}" FamilyName="{attribute(name)}"'
            entries.append(
                f'<ofd:Font ID="{used.id}" {called}><ofd:FontFile>{file}</ofd:FontFile></ofd:Font>'
            )
        grey = f'<ofd:ColorSpace ID="{GREY}" Type="GRAY" BitsPerComponent="8"/>'
        body = f"<ofd:ColorSpaces>{grey}</ofd:ColorSpaces><ofd:Fonts>{''.join(entries)}</ofd:Fonts>"
        return xml_file("Res", ' BaseLoc="Res"', body)

    def _write_pages(self, fonts: dict[str, FontFile], destinations: Destinations) -> bool:
        """Add the pages, the tag tree and the pictures' resources; return whether there are any."""
        document, parts = self._document, self._parts
        pictures = None
        if any(page.images for page in document.pages):
            from bulletin_layout.ofd.pictures import Pictures  # only where there are pictures

            pictures = Pictures(parts, _RESOURCES, self._next_id)
        text_writer = TextWriter(self._faces, fonts, self._next_id)
        actions = actions_of(document, destinations)
        writer = PageWriter(text_writer, pictures, actions, self._next_id)
        for number, page in enumerate(stepped("make OFD", document.pages, len(document.pages))):
            content = writer.write(page, self._page_ids[number])
            parts.add(f"{_DOCUMENT}/Pages/Page_{number}/Content.xml", content)
        tree = tags.tag_tree(document.structure, writer.shown)
        parts.add(f"{_DOCUMENT}/Tags/Structure.xml", tree)
        if pictures is not None:
            media = f"<ofd:MultiMedias>{''.join(pictures.entries)}</ofd:MultiMedias>"
            parts.add(f"{_DOCUMENT}/DocumentRes.xml", xml_file("Res", ' BaseLoc="Res"', media))
        return pictures is not None

    def _type_area(self) -> str:
        """Return the ContentBox (版心), where it is known and no draft's wider margins moved it."""
        source = self._document.source
        if source is None or self._document.pages[0].backdrop:
            return ""
        style = source.style
        top, measure = style.page.top, style.composition.measure
        inner = box(style.left, top, measure, style.foot - top)
        return f"<ofd:ContentBox>{inner}</ofd:ContentBox>"

    def _root(self, destinations: Destinations, has_pictures: bool) -> bytes:
        """Return Document.xml; its elements stand in the order of the standard (7.5)."""
        document = self._document
        resources = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        if has_pictures:
            resources += "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        area = f"<ofd:PhysicalBox>{box(0, 0, document.width, document.height)}</ofd:PhysicalBox>"
        area += self._type_area()
        pages = "".join(
            f'<ofd:Page ID="{id_}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
            for number, id_ in enumerate(self._page_ids)
        )
        body = (
            f"<ofd:CommonData><ofd:MaxUnitID>{self._next_id() - 1}</ofd:MaxUnitID>"
            f"<ofd:PageArea>{area}</ofd:PageArea>{resources}</ofd:CommonData>"
            f"<ofd:Pages>{pages}</ofd:Pages>"
            + navigation.outlines(document.outline, destinations)
            + navigation.bookmarks(document.outline, destinations)
            + "<ofd:CustomTags>CustomTags.xml</ofd:CustomTags>"
        )
        return xml_file("Document", "", body)


def _entrance(metadata: Metadata, digest: str) -> bytes:
    """Return OFD.xml. The document's identifier comes from what it holds."""
    custom = {"文号": metadata.subject, "密级": metadata.secrecy, "语言": metadata.language}
    rows = "".join(
        f'<ofd:CustomData Name="{attribute(name)}">{text(value)}</ofd:CustomData>'
        for name, value in custom.items()
        if value
    )
    info = (
        f"<ofd:DocID>{digest[:32]}</ofd:DocID><ofd:Title>{text(metadata.title)}</ofd:Title>"
        f"<ofd:Author>{text(metadata.author)}</ofd:Author>"
        f"<ofd:Subject>{text(metadata.subject)}</ofd:Subject>"
        f"<ofd:CreationDate>{metadata.date}</ofd:CreationDate>"
        f"<ofd:ModDate>{metadata.date}</ofd:ModDate><ofd:DocUsage>Normal</ofd:DocUsage>"
        f"<ofd:Creator>{CREATOR}</ofd:Creator><ofd:CustomDatas>{rows}</ofd:CustomDatas>"
    )
    body = (
        f"<ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo>"
        f"<ofd:DocRoot>{_DOCUMENT}/Document.xml</ofd:DocRoot></ofd:DocBody>"
    )
    return xml_file("OFD", f' Version="1.0" DocType="{PROFILE}"', body)
