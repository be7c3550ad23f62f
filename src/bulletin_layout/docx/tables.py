"""Tables with their true grid: widths as on the page, merged cells, a head that is repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bulletin_layout.docx.paragraphs import ParagraphWriter
from bulletin_layout.docx.styles import line_pitch
from bulletin_layout.docx.xml import escaped, twips, w
from bulletin_layout.flow.blocks import TableBlock, TableCell
from bulletin_layout.layout.cells import body_cells, heading_cells
from bulletin_layout.layout.columns import column_widths, padding_for
from bulletin_layout.layout.line_composer import LineComposer

_ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "point": "center"}
_LEAST_ABOVE = twips(8)  # between the text and a table's caption
_MOST_RULE = 96  # eighths of a point


def table(block: TableBlock, composer: LineComposer, writer: ParagraphWriter) -> Iterator[str]:
    """Yield a table's caption and the table."""
    if block.caption:
        line = twips(line_pitch("table_caption", writer.style))
        spacing = w("spacing", before=_LEAST_ABOVE, after=0, line=line, lineRule="exact")
        yield writer.paragraph("table_caption", block.caption, {"spacing": spacing}, broken=True)
    cells = [*heading_cells(block, composer), *body_cells(block, composer)]
    padding = padding_for(block, cells, composer)
    widths = [twips(width) for width in column_widths(block, cells, composer, padding)]
    rows = [
        *_rows(block, block.head, range(block.head_rows), widths, True, writer),
        *_rows(block, block.cells, range(block.rows), widths, False, writer),
    ]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    yield w("tbl", _looks(block, sum(widths), padding, writer), grid, *rows)


def _looks(block: TableBlock, width: int, padding: float, writer: ParagraphWriter) -> str:
    style = writer.style.table
    size = min(max(round(style.rule_width * 8), 2), _MOST_RULE) if style.rule_width else 0
    kind = "single" if size else "nil"
    colour = style.rule_colour.lstrip("#").upper()
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    above = twips(style.row_padding if style.leading else 0)
    beside = twips(padding)
    margins = (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    caption = escaped("".join(piece.text for piece in block.caption))
    return w(
        "tblPr",
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(s, val=kind, sz=size, space=0, color=colour) for s in sides)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=room, type="dxa") for side, room in margins)),
        w("tblLook", val="0020", firstRow=1),
        f'<w:tblCaption w:val="{caption}"/>' if caption else "",
    )


def _rows(
    block: TableBlock,
    cells: Sequence[TableCell],
    numbers: range,
    widths: Sequence[int],
    is_head: bool,
    writer: ParagraphWriter,
) -> Iterator[str]:
    """Yield rows; a place that a cell from above reaches into is a cell that goes on."""
    begun: dict[int, dict[int, TableCell]] = defaultdict(dict)
    for cell in cells:
        for row in range(cell.row, cell.row + cell.down):
            begun[row][cell.column] = cell
    for row in numbers:
        made = "".join(
            _cell(cell, row, block, widths, is_head, writer)
            for _, cell in sorted(begun[row].items())
        )
        yield w("tr", _row_looks(block, row, is_head, writer), made)


def _row_looks(block: TableBlock, row: int, is_head: bool, writer: ParagraphWriter) -> str:
    kind = "table_heading" if is_head else "table_cell"
    least = writer.style.table.row_lines * line_pitch(kind, writer.style)
    return w(
        "trPr",
        "" if block.split and not is_head else w("cantSplit"),
        w("trHeight", val=twips(least), hRule="atLeast"),
        w("tblHeader") if is_head else "",
    )


def _cell(
    cell: TableCell,
    row: int,
    block: TableBlock,
    widths: Sequence[int],
    is_head: bool,
    writer: ParagraphWriter,
) -> str:
    kind = _kind(cell, block, is_head)
    width = sum(widths[cell.column : cell.column + cell.across])
    merge = ""
    if cell.down > 1:
        merge = w("vMerge", val="restart") if row == cell.row else w("vMerge")
    looks = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.across) if cell.across > 1 else "",
        merge,
        w("vAlign", val="center"),
    )
    if row != cell.row:
        return w("tc", looks, w("p"))
    own = {}
    if not is_head:
        align = "centre" if cell.across > 1 else block.columns[cell.column].align
        own["jc"] = w("jc", val=_ALIGNMENTS[align])
    return w("tc", looks, writer.paragraph(kind, cell.pieces, own))


def _kind(cell: TableCell, block: TableBlock, is_head: bool) -> str:
    if is_head:
        return "table_heading"
    return "table_total" if cell.row in block.totals else "table_cell"
