"""Lay an issue out: flow, rows, pages, furniture, Document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, nearest, warning
from bulletin_layout.flow.blocks import (
    Flow,
    Heading,
    Imprint,
    Masthead,
    NewPage,
    Paragraph,
    TableBlock,
)
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.furniture import NO_NODE, folio
from bulletin_layout.layout.imprint import imprint_rows
from bulletin_layout.layout.masthead import masthead_rows
from bulletin_layout.layout.model import Document, Page, PlacedLine, Row, Rule
from bulletin_layout.layout.paginate import Laid, paginate
from bulletin_layout.layout.paragraphs import heading_rows, new_page_rows, paragraph_rows
from bulletin_layout.layout.setter import Setter
from bulletin_layout.layout.tables import table_rows
from bulletin_layout.structure import Node
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.text.model import Piece

ROWS_OF: dict[type, Callable[[Any, Setter], list[Row]]] = {
    Paragraph: paragraph_rows,
    Heading: heading_rows,
    Masthead: masthead_rows,
    TableBlock: table_rows,
    Imprint: imprint_rows,
    NewPage: new_page_rows,
}


def lay_out_flow(flow: Flow, style: Stylesheet, fonts: FontSet) -> Document:
    """Return the Document of a flow. Raises InputError for characters that no face has."""
    _refuse_missing_roles(style, fonts)
    _refuse_missing_glyphs(flow, style, fonts)
    setter = Setter(style, fonts)
    rows, foot = _measure(flow, setter)
    _refuse_tall_rows([*rows, *([foot] if foot else [])], style, flow.structure)
    laid = paginate(rows, foot, style.grid.lines, style.imprint.blank_above)
    pages = tuple(_page(number, page, setter) for number, page in enumerate(laid, 1))
    return Document(
        width=style.page.width,
        height=style.page.height,
        pages=pages,
        structure=flow.structure,
        outline=flow.outline,
        metadata=flow.metadata,
        fonts=fonts,
        diagnostics=tuple(_line_warnings(flow.structure, setter)),
    )


def _measure(flow: Flow, setter: Setter) -> tuple[list[Row], Row | None]:
    """Return the rows of the flow, and apart from them the imprint's."""
    rows: list[Row] = []
    foot: Row | None = None
    for block in flow.blocks:
        found = ROWS_OF[type(block)](block, setter)
        if isinstance(block, Imprint):
            foot = found[0]
        else:
            rows += found
    return rows, foot


def _page(number: int, laid: list[Laid], setter: Setter) -> Page:
    left, top = setter.style.left, setter.style.page.top
    lines: list[PlacedLine] = []
    repeated: list[PlacedLine] = []
    rules: list[Rule] = []
    lowered = _above_the_page(laid)
    for slot, row, is_repeated in laid:
        lowered = lowered if row.rules else 0.0
        y = top + slot * setter.pitch + lowered
        here = repeated if is_repeated else lines
        here += [line._replace(x=line.x + left, y=line.y + y) for line in row.lines]
        rules += [_moved(rule, left, y) for rule in row.rules]
    return Page(number, tuple(lines), tuple(rules), tuple(repeated), folio(number, setter))


def _above_the_page(laid: list[Laid]) -> float:
    """Return by how much rules of a page's first row (a table's) would rise above the type area."""
    rules = laid[0].row.rules if laid and laid[0].slot == 0 else ()
    return max([0.0, *(-rule.y1 for rule in rules)])


def _moved(rule: Rule, x: float, y: float) -> Rule:
    return rule._replace(x1=rule.x1 + x, x2=rule.x2 + x, y1=rule.y1 + y, y2=rule.y2 + y)


def _line_warnings(tree: Node, setter: Setter) -> Iterable[Diagnostic]:
    """Yield a warning for each line that is wider than its measure, or left ragged."""
    leaves = {leaf.leaf: leaf for leaf in tree.leaves()}
    advice = "Put a space or hyphen where it may break."
    for found, words in (
        (setter.excess, "a line is {:.1f} pt wider than its measure: nothing in it may break."),
        (setter.short, "a line ends {:.1f} pt before the measure: what follows may not break."),
    ):
        for number, points in found:
            place = leaves[number].parts[0].place if number in leaves else None
            yield warning(place, "", words.format(points), advice)


def _refuse_tall_rows(rows: Iterable[Row], style: Stylesheet, tree: Node) -> None:
    """Raise InputError if a row, never split, is taller than a page."""
    leaves = {leaf.leaf: leaf for leaf in tree.leaves()}
    found = []
    for row in rows:
        needed = row.slots + row.clear + sum(head.slots for head in row.head)
        if needed > style.grid.lines:
            first = leaves.get(row.lines[0].runs[0].node) if row.lines else None
            place = next((p.place for p in first.parts if p.place), None) if first else None
            message = f"needs {needed} lines in one piece, and a page has {style.grid.lines}."
            found.append(error(place, "", f"this {message}", "Shorten or divide it."))
    if found:
        raise InputError(found)


def _refuse_missing_roles(style: Stylesheet, fonts: FontSet) -> None:
    """Raise InputError if the style asks for a role that the font set lacks."""
    wanted = {f"text.{f.name}.role": getattr(style.text, f.name).role for f in fields(style.text)}
    missing = [(path, role) for path, role in wanted.items() if role not in fonts.roles]
    if missing:
        raise InputError(
            [
                error(
                    None,
                    f"style {style.name}: {path}",
                    f"the font set {fonts.name} has no role {role!r}.",
                    nearest(role, fonts.roles),
                )
                for path, role in missing
            ]
        )


def _refuse_missing_glyphs(flow: Flow, style: Stylesheet, fonts: FontSet) -> None:
    """Raise InputError if a text holds a character that no face of its role has."""
    leaves = {leaf.leaf: leaf for leaf in flow.structure.leaves()}
    found: dict[tuple[str, str], Diagnostic] = {}
    words = style.labels.folio.format(n="0123456789")
    folio_piece = Piece(words, style.text.folio.role, style.text.folio.size, NO_NODE)
    for block in (*flow.blocks, (folio_piece,)):
        for piece in _pieces(block):
            role = fonts.roles[piece.role]
            for character in sorted(c for c in set(piece.text) if not role[c].glyph):
                message = f"no face of {piece.role} has {character!r} (U+{ord(character):04X})."
                advice = "Write another character, or add a face that has it to the font set."
                where = _place_of(leaves[piece.node], character) if piece.node in leaves else None
                found[str(where), character] = error(where, "", message, advice)
    if found:
        raise InputError(list(found.values()))


def _place_of(leaf: Node, character: str) -> Place | None:
    """Return where a character first stands in a leaf's text."""
    for part in leaf.parts:
        at = part.text.find(character)
        if at >= 0 and part.place is not None:
            return Place(part.place.file, part.place.line, part.place.column + at)
    return None


def _pieces(value: Any) -> Iterable[Piece]:
    """Yield every piece within a block."""
    if isinstance(value, Piece):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _pieces(item)
