"""What comes before the articles: the masthead with its rule, and the contents.

The masthead's parts stand as high as on the first page, by the space above each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from bulletin_layout.docx.paragraphs import ParagraphWriter
from bulletin_layout.docx.styles import indents
from bulletin_layout.docx.xml import twips, w
from bulletin_layout.flow.blocks import Contents, Masthead, Particular, Pieces
from bulletin_layout.geometry import ASCENT
from bulletin_layout.layout.model import Document, Page, Rule
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.texts import TextStyle

_LEADING = 1.2  # of a line that stands on no grid
_MOST_BORDER_SPACE = 31.0  # points, ECMA-376-1 17.3.4
_MOST_RULE = 96  # eighths of a point
_EASE = 1e-6


class _Row(NamedTuple):
    """What stands on one line of the masthead: the parts, their kind, the first baseline."""

    parts: tuple[Pieces, ...]
    kind: str
    baseline: float
    inset: float = 0.0
    align: str = ""


class MadeMasthead(NamedTuple):
    """The masthead's paragraphs, and how much room it leaves below them in points."""

    paragraphs: tuple[str, ...]
    below: float


def masthead(block: Masthead, document: Document, writer: ParagraphWriter) -> MadeMasthead:
    """Return the masthead, its rule below the last paragraph above it."""
    style, page = writer.style, document.pages[0]
    rule = _rule(page, style)
    rows = list(_rows(block, page, style))
    bottom = top_margin(style)
    made = []
    for number, row in enumerate(rows):
        text: TextStyle = getattr(style.text, row.kind)
        line = text.size * _LEADING
        top = row.baseline - (ASCENT - 0.5) * text.size - line / 2
        spacing = {"before": twips(max(top - bottom, 0.0)), "line": twips(line)}
        lines = max(1, len(_baselines(row.parts[0], page)))
        bottom = max(top, bottom) + line * lines
        own = {"spacing": w("spacing", **spacing, lineRule="exact")}
        if rule is not None and _stands_above(rows, number, rule):
            space = min(max(rule.y1 - rule.width / 2 - bottom, 0.0), _MOST_BORDER_SPACE)
            own["pBdr"] = w("pBdr", _border(rule, space))
            bottom += space + rule.width
        if row.align:
            own["jc"] = w("jc", val=row.align)
        if len(row.parts) > 1 or row.inset:
            edge = style.composition.measure - row.inset
            own["tabs"] = w("tabs", w("tab", val="right", pos=twips(edge)))
            own["ind"] = w("ind", left=twips(row.inset), firstLine=0)
            own["jc"] = w("jc", val="left")
        made.append(writer.tabbed(row.kind, row.parts, own, broken=True))
    return MadeMasthead(tuple(made), max(_end(rows, rule, style) - bottom, 0.0))


def _stands_above(rows: Sequence[_Row], number: int, rule: Rule) -> bool:
    """Return whether a line is the last above the rule."""
    is_last = number + 1 == len(rows) or rows[number + 1].baseline > rule.y1
    return is_last and rows[number].baseline < rule.y1


def top_margin(style: Stylesheet) -> float:
    """Return where the first line begins: Word centres text in its line, a style may not."""
    if style.grid.line_position == "middle":
        return style.page.top
    return style.page.top - (style.grid.pitch - style.text.body.size) / 2


def _rows(block: Masthead, page: Page, style: Stylesheet) -> Iterator[_Row]:
    """Yield the lines of the masthead from the top."""
    for pair in _beside(block.left, block.right):
        told = [particular for particular in pair if particular is not None]
        kind = told[0].style.kind or "particulars"
        parts = tuple(particular.pieces for particular in told)
        align = "left" if pair[0] is not None else "right"
        yield _Row(parts, kind, _baselines(told[0].pieces, page)[0], align=align)
    for name in block.names:
        yield _Row((name,), "name", _baselines(name, page)[0])
    yield _Row((block.period,), "period", _baselines(block.period, page)[0])
    inset = style.masthead.editors_inset
    first = _baselines(block.editors, page)[0]
    yield _Row((block.editors, block.date), "editors", first, inset)
    for particular in block.below:
        kind = particular.style.kind or "particulars"
        yield _Row((particular.pieces,), kind, _baselines(particular.pieces, page)[0])


def _beside(
    left: Sequence[Particular], right: Sequence[Particular]
) -> Iterator[tuple[Particular | None, Particular | None]]:
    for number in range(max(len(left), len(right))):
        yield (
            left[number] if number < len(left) else None,
            right[number] if number < len(right) else None,
        )


def _baselines(pieces: Pieces, page: Page) -> list[float]:
    nodes = {piece.node for piece in pieces}
    found = (line.y for line in page.lines if any(run.node in nodes for run in line.runs))
    return sorted(set(found)) or [0.0]


def _rule(page: Page, style: Stylesheet) -> Rule | None:
    """Return the masthead's rule, None if it has none."""
    if not style.masthead.rule_width or not page.rules:
        return None
    return page.rules[0]


def _border(rule: Rule, space: float) -> str:
    size = min(max(round(rule.width * 8), 2), _MOST_RULE)
    colour = rule.colour.lstrip("#").upper()
    return w("bottom", val="single", sz=size, space=round(space), color=colour)


def _end(rows: Sequence[_Row], rule: Rule | None, style: Stylesheet) -> float:
    """Return where the masthead ends: on a line of the grid, and the blank lines below it."""
    last = rule.y1 + rule.width / 2 if rule is not None else rows[-1].baseline
    needed = ceil((last - style.page.top) / style.grid.pitch - _EASE)
    lines = max(style.masthead.lines, needed) + style.masthead.blank_below
    return top_margin(style) + lines * style.grid.pitch


def contents(
    block: Contents, writer: ParagraphWriter, leads_to: Sequence[str], own: Mapping[str, str]
) -> Iterator[str]:
    """Yield 本期要目: each entry leads to its article, whose page Word counts anew.

    `leads_to` are the bookmarks of the articles, in order; `own` are properties of the heading.
    """
    style = writer.style
    yield writer.paragraph("contents_heading", block.heading, own)
    edge = twips(style.composition.measure)
    tabs = {"tabs": w("tabs", w("tab", val="right", leader="middleDot", pos=edge))}
    targets = iter(leads_to)
    for entry in block.entries:
        if not entry.number:
            yield writer.paragraph("contents", entry.words)
            continue
        paragraph = writer.tabbed("contents", (entry.words, entry.number), {
            **tabs, "ind": indents(style.text.contents), "jc": w("jc", val="left")
        })  # fmt: skip
        yield _with_page_field(paragraph, entry.number[0].text, next(targets, ""))


def _with_page_field(paragraph: str, number: str, bookmark: str) -> str:
    """Return a paragraph whose last run, a page's number, is a field."""
    at = paragraph.rindex("<w:r>")
    end = paragraph.index("</w:r>", at) + len("</w:r>")
    field = w("fldSimple", paragraph[at:end], instr=f" PAGEREF {bookmark} \\h ")
    return paragraph[:at] + field + paragraph[end:]
