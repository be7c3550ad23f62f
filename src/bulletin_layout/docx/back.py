"""What comes after the text: who signs, the list of appendices, 版记 at the foot of the page."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.docx.paragraphs import ParagraphWriter
from bulletin_layout.docx.xml import twips, w
from bulletin_layout.flow.blocks import AppendixList, Entry, Imprint, Pieces, Signature
from bulletin_layout.layout.model import Document


def signature(block: Signature, document: Document, writer: ParagraphWriter) -> Iterator[str]:
    """Yield 署名 and 成文日期, each as far from the right edge as on the page."""
    style = writer.style.signature
    blank = style.sealed_blank if block.sealed else style.blank_above
    texts = [pieces for pieces in (*block.names, block.date) if pieces]
    for number, pieces in enumerate(texts):
        own = {
            "jc": w("jc", val="right"),
            "ind": w("ind", right=twips(_from_right(pieces, document, writer))),
            "keepLines": w("keepLines"),
        }
        if not number:
            own["spacing"] = spacing_before(writer, blank)
        if number + 1 < len(texts):
            own["keepNext"] = w("keepNext")
        yield writer.paragraph("signature", pieces, own)


def spacing_before(writer: ParagraphWriter, blank: int) -> str:
    """Return the spacing of a paragraph on the grid with blank lines above it."""
    pitch = writer.style.grid.pitch
    return w("spacing", before=twips(blank * pitch), line=twips(pitch), lineRule="exact")


def _from_right(pieces: Pieces, document: Document, writer: ParagraphWriter) -> float:
    """Return how far from the type area's right edge the lines of pieces end."""
    nodes = {piece.node for piece in pieces}
    ends = [
        line.x + line.end
        for page in document.pages
        for line in page.lines
        if any(run.node in nodes for run in line.runs)
    ]
    right = writer.style.left + writer.style.composition.measure
    return max(right - max(ends, default=right), 0.0)


def appendix_list(block: AppendixList, writer: ParagraphWriter) -> Iterator[str]:
    """Yield 附件说明: the label before the first title, each title under its own first 字."""
    text = writer.style.text.appendix_list
    label = len(block.label.text) * text.size
    hang = text.size * 1.5 if block.items[0].number else 0.0
    left = text.first_indent + label + hang
    for number, item in enumerate(block.items):
        pieces = ((block.label,) if not number else ()) + item.number + item.words
        back = left - text.first_indent if not number else hang
        own = {"ind": w("ind", left=twips(left), hanging=twips(back))}
        if number:
            own["spacing"] = spacing_before(writer, 0)
        if number + 1 < len(block.items):
            own["keepNext"] = w("keepNext")
        yield writer.paragraph("appendix_list", pieces, own)


def imprint(block: Imprint, document: Document, writer: ParagraphWriter) -> str:
    """Return 版记 as a table that stands at the foot of its page."""
    above = [list(_entry(entry, writer)) for entry in block.entries]
    above += [[((told.pieces,), _indent(writer, 0.0))] for told in block.particulars]
    if block.copies:
        if not above:
            above.append([(((),), _indent(writer, 0.0))])
        parts, indent = above[-1][-1]
        if _on_one_line(parts[-1], block.copies, document) or not parts[-1]:
            above[-1][-1] = ((*parts, block.copies), indent)
        else:
            above[-1].append((((), block.copies), _indent(writer, 0.0)))
    last = (block.office, block.sent) if block.sent else (block.office,)
    if any(last):
        above.append([(last, _indent(writer, 0.0))])
    rows = [[_line(parts, indent, writer) for parts, indent in row] for row in above]
    return _table(rows, writer)


def _entry(entry: Entry, writer: ParagraphWriter) -> Iterator[tuple[tuple[Pieces, ...], str]]:
    """Yield the lines of one of 报, 送, 发, each with its indents."""
    style = writer.style.imprint
    label = len(entry.label.text) * entry.label.size
    by_line = len(entry.lines) > 1 or style.hanging == "colon"
    first, *others = entry.lines
    hang = label if by_line else style.hanging_indent
    yield ((entry.label, *first),), _indent(writer, hang, -hang)
    for pieces in others:
        yield (pieces,), _indent(writer, label)


def _indent(writer: ParagraphWriter, left: float, first: float = 0.0) -> str:
    inset = writer.style.imprint.inset
    hanging = twips(-first) or None
    return w("ind", left=twips(inset + left), right=twips(inset), hanging=hanging)


def _line(parts: tuple[Pieces, ...], indent: str, writer: ParagraphWriter) -> str:
    own = {"ind": indent}
    if len(parts) > 1:
        edge = writer.style.composition.measure - writer.style.imprint.inset
        own["tabs"] = w("tabs", w("tab", val="right", pos=twips(edge)))
        own["jc"] = w("jc", val="left")
    return writer.tabbed("distribution", parts, own)


def _on_one_line(first: Pieces, second: Pieces, document: Document) -> bool:
    """Return whether pieces end on the line on which others begin."""
    ends, begins = (
        [
            (page.number, line.y)
            for page in document.pages
            for line in page.lines
            if any(run.node in {piece.node for piece in pieces} for run in line.runs)
        ]
        for pieces in (first, second)
    )
    return bool(ends and begins) and max(ends) == min(begins)


def _table(rows: list[list[str]], writer: ParagraphWriter) -> str:
    style, measure = writer.style.imprint, twips(writer.style.composition.measure)
    colour = style.rule_colour.lstrip("#").upper()

    def rule(side: str, width: float) -> str:
        size = min(max(round(width * 8), 2), 96) if width else 0
        kind = "single" if width else "nil"
        return w(side, val=kind, sz=size, space=0, color=colour)

    outer, inner = style.outer_rule, style.inner_rule
    borders = w(
        "tblBorders", rule("top", outer), w("left", val="nil"), rule("bottom", outer),
        w("right", val="nil"), rule("insideH", inner), w("insideV", val="nil"),
    )  # fmt: skip
    at_the_foot = w(
        "tblpPr", leftFromText=0, rightFromText=0,
        topFromText=twips(style.blank_above * writer.style.grid.pitch), vertAnchor="margin",
        horzAnchor="margin", tblpX=0, tblpYSpec="bottom",
    )  # fmt: skip
    margins = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    looks = w(
        "tblPr", at_the_foot, w("tblW", w=measure, type="dxa"), borders,
        w("tblLayout", type="fixed"), margins,
    )  # fmt: skip
    cell_looks = w("tcPr", w("tcW", w=measure, type="dxa"))
    made = (w("tr", w("trPr", w("cantSplit")), w("tc", cell_looks, *row)) for row in rows)
    return w("tbl", looks, w("tblGrid", w("gridCol", w=measure)), *made)
