"""What the file says of itself: Info and XMP that agree, both conformances declared."""

from __future__ import annotations

import hashlib

from bulletin_layout.pdf.adapter import PdfFile, Raw, Reference, dictionary, name, utf16
from bulletin_layout.structure import Metadata

PRODUCER = "bulletin_layout"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}T00:00:00+08:00</xmp:CreateDate>
<xmp:ModifyDate>{date}T00:00:00+08:00</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<xmpMM:DocumentID>uuid:{document_id}</xmpMM:DocumentID>
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed\
</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def write_xmp(file: PdfFile, metadata: Metadata, part: int = 2) -> Reference:
    """Add the XMP packet, uncompressed as PDF/A asks; `part` is the part of ISO 19005."""
    identity = "\0".join((metadata.title, metadata.author, metadata.subject, metadata.date))
    packet = _XMP.format(
        title=metadata.title.translate(_XML),
        author=metadata.author.translate(_XML),
        subject=metadata.subject.translate(_XML),
        language=metadata.language,
        date=metadata.date,
        producer=PRODUCER,
        part=part,
        document_id=hashlib.sha256(identity.encode()).hexdigest()[:32],
    )
    return file.add_stream(
        packet.encode(), compress=False, Type=name("Metadata"), Subtype=name("XML")
    )


def write_info(file: PdfFile, metadata: Metadata) -> Reference:
    """Add the Info dictionary; it says what XMP says."""
    date = Raw(f"(D:{metadata.date.replace('-', '')}000000+08'00')".encode())
    return file.add(
        dictionary(
            Title=utf16(metadata.title),
            Author=utf16(metadata.author),
            Subject=utf16(metadata.subject),
            Creator=utf16(PRODUCER),
            Producer=utf16(PRODUCER),
            CreationDate=date,
            ModDate=date,
        )
    )


# Written out: xml.sax.saxutils would import urllib for these three.
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
