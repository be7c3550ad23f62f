"""Write a Document as a Word file: its parts, and how they are related.

The same Document gives the same bytes. Source: ECMA-376-2 (packages), ECMA-376-1 part 17.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.docx.base import item_properties_xml, item_xml
from bulletin_layout.docx.body import BodyWriter
from bulletin_layout.docx.paragraphs import ParagraphWriter
from bulletin_layout.docx.sections import Sections
from bulletin_layout.docx.settings import app_xml, core_xml, font_table_xml, settings_xml
from bulletin_layout.docx.styles import styles_xml
from bulletin_layout.docx.xml import HEAD, NAMESPACES, escaped, w
from bulletin_layout.layout.model import Document, Source
from bulletin_layout.messages import Message
from bulletin_layout.output.zip_parts import ZipParts

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CUSTOM = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_MAIN = "word/document.xml"
_ITEM, _ITEM_PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"

# id, kind, target, whether it lies outside the file
_Relation = tuple[str, str, str, bool]


def docx_chunks(document: Document) -> Iterator[bytes]:
    """Return the bytes of a Word file.

    Raises OutputError for a Document that was not laid out from an issue; InputError for a photo
    that cannot be decoded.
    """
    if document.source is None:
        raise OutputError(Message("a Word file is written of an issue that was laid out."))
    return _parts(document, document.source).chunks()


def _parts(document: Document, source: Source) -> ZipParts:
    style = source.style
    writer = ParagraphWriter(document, source)
    sections = Sections(document, style)
    body = BodyWriter(document, source, writer, sections)
    inner = body.written() + body.last_section
    main = f"{HEAD}<w:document {NAMESPACES}>{w('body', inner)}</w:document>"
    named = {
        _MAIN: main,
        "word/styles.xml": styles_xml(style),
        "word/settings.xml": settings_xml(style, sections.is_outer),
        "word/fontTable.xml": font_table_xml(style),
        "word/footnotes.xml": _footnotes(writer.notes),
        **_furniture(sections),
    }
    parts = ZipParts()
    parts.add("[Content_Types].xml", _content_types(named).encode())
    parts.add("_rels/.rels", _relations(_ROOT).encode())
    for name, xml in named.items():
        parts.add(name, xml.encode())
    relations = [*_related(named), *_links(writer), *_pictures(body)]
    parts.add("word/_rels/document.xml.rels", _relations(relations).encode())
    for name, load in body.photos.parts.items():
        parts.add_late(name, load)
    parts.add(_ITEM, item_xml(writer.records, source.issue.file.rpartition("/")[2]).encode())
    parts.add(_ITEM_PROPERTIES, item_properties_xml().encode())
    item = [("rId1", f"{_OFFICE}/customXmlProps", "itemProps1.xml", False)]
    parts.add("customXml/_rels/item1.xml.rels", _relations(item).encode())
    parts.add("docProps/core.xml", core_xml(document.metadata).encode())
    parts.add("docProps/app.xml", app_xml().encode())
    return parts


_ROOT: list[_Relation] = [
    ("rId1", f"{_OFFICE}/officeDocument", _MAIN, False),
    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
    ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml", False),
]


def _furniture(sections: Sections) -> dict[str, str]:
    made = {}
    if sections.has_folio:
        made["word/footer1.xml"] = sections.footer_xml(is_even=False)
        if sections.is_outer:
            made["word/footer2.xml"] = sections.footer_xml(is_even=True)
    if sections.is_draft:
        made["word/header1.xml"] = sections.header_xml()
    return made


def _footnotes(notes: list[str]) -> str:
    """Return footnotes.xml, with the rule above them that Word wants as two notes of its own."""
    own = "".join(
        w("footnote", w("p", w("r", w(name))), type=name, id=id_)
        for name, id_ in (("separator", -1), ("continuationSeparator", 0))
    )
    return f"{HEAD}<w:footnotes {NAMESPACES}>{own}{''.join(notes)}</w:footnotes>"


def _kind(name: str) -> str:
    """Return what a part is: the stem of its name."""
    return name.rpartition("/")[2].partition(".")[0].rstrip("0123456789")


def _related(named: dict[str, str]) -> Iterator[_Relation]:
    for name in named:
        if name != _MAIN:
            target = name.partition("/")[2]
            stem = target.partition(".")[0]
            yield f"r{stem[0].upper()}{stem[1:]}", f"{_OFFICE}/{_kind(name)}", target, False
    yield "rBase", f"{_OFFICE}/customXml", "../customXml/item1.xml", False


def _links(writer: ParagraphWriter) -> Iterator[_Relation]:
    for address, id_ in writer.links.items():
        yield id_, f"{_OFFICE}/hyperlink", address, True


def _pictures(body: BodyWriter) -> Iterator[_Relation]:
    for id_, target in body.photos.relations.items():
        yield id_, f"{_OFFICE}/image", target, False


def _relations(relations: list[_Relation]) -> str:
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{escaped(target)}"'
        + (' TargetMode="External"/>' if is_outside else "/>")
        for id_, kind, target, is_outside in relations
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types(named: dict[str, str]) -> str:
    defaults = "".join(
        f'<Default Extension="{suffix}" ContentType="{kind}"/>'
        for suffix, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("jpeg", "image/jpeg"),
            ("png", "image/png"),
        )
    )
    kinds = {name: f"{_WORD}.{_kind(name)}+xml" for name in named}
    kinds[_MAIN] = f"{_WORD}.document.main+xml"
    kinds |= {
        "docProps/core.xml": _CORE,
        "docProps/app.xml": _EXTENDED,
        _ITEM_PROPERTIES: _CUSTOM,
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'
