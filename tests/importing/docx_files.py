"""Word files put together from their XML, with what python-docx does not make."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, appearance: str = "") -> str:
    """A run of text, with its properties."""
    properties = f"<w:rPr>{appearance}</w:rPr>" if appearance else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, appearance: str = "") -> str:
    """A paragraph of runs, or of a text."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{appearance}</w:pPr>{inner}</w:p>"


def row(*cells: str, appearance: str = "") -> str:
    """A row; a cell is a text, or XML that begins with `<`."""
    made = (c if c.startswith("<w:tc") else f"<w:tc>{_paragraphs(c)}</w:tc>" for c in cells)
    return f"<w:tr><w:trPr>{appearance}</w:trPr>{''.join(made)}</w:tr>"


def cell(content: str, appearance: str) -> str:
    return f"<w:tc><w:tcPr>{appearance}</w:tcPr>{_paragraphs(content)}</w:tc>"


def _paragraphs(content: str) -> str:
    return content if content.startswith("<") else paragraph(content)


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


TITLE = paragraph("市局召开安全生产会议", '<w:jc w:val="center"/>')
TEXT = paragraph("近日，市局召开安全生产会议，10家企业参加会议，听取了各方意见。")


def docx_of(body: str, parts: Mapping[str, tuple[str, str]] = {}, section: str = "") -> bytes:
    """A Word file. `parts` are other parts by name: the kind of their relation, and their XML."""
    related = {name: f"r{n}" for n, name in enumerate(parts, 1)}
    relations = "".join(
        f'<Relationship Id="{related[name]}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for name, (kind, _) in parts.items()
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, (kind, _) in parts.items()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
            f'"/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{overrides}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        )
        package.writestr(
            "word/document.xml",
            f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
            "</w:document>",
        )
        for name, (_, xml) in parts.items():
            package.writestr(f"word/{name}", xml)
    return out.getvalue()


def notes(*texts: str) -> tuple[str, str]:
    """A part of footnotes, numbered from 1."""
    inner = "".join(
        f'<w:footnote w:id="{n}">{paragraph(text)}</w:footnote>' for n, text in enumerate(texts, 1)
    )
    return "footnotes", f"<w:footnotes {NAMESPACES}>{inner}</w:footnotes>"


def numbering(*levels: str, extra: str = "") -> tuple[str, str]:
    """A part of list definitions: one abstract, lists 1 and 2 of it."""
    inner = "".join(f'<w:lvl w:ilvl="{n}">{level}</w:lvl>' for n, level in enumerate(levels))
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{extra if n == 2 else ""}</w:num>'
        for n in (1, 2)
    )
    return "numbering", (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        f"{lists}</w:numbering>"
    )


def listed(text: str, list_: int = 1, level: int = 0) -> str:
    appearance = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    return paragraph(text, appearance)
