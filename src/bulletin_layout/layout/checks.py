"""What a layout refuses before it begins, and what it warns of when it is done.

In: a flow, its rows, the style and fonts. Out: InputError with everything found, or warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, error, nearest, warning
from bulletin_layout.flow.blocks import Flow
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.furniture import NO_NODE
from bulletin_layout.layout.model import Row
from bulletin_layout.layout.setter import Setter
from bulletin_layout.structure import Node
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.text.model import Piece

Leaves = Mapping[int | None, Node]


def line_warnings(leaves: Leaves, setter: Setter) -> Iterable[Diagnostic]:
    """Yield a warning for each line that is wider than its measure, or left ragged."""
    advice = "Put a space or hyphen where it may break."
    for found, words in (
        (setter.excess, "a line is {:.1f} pt wider than its measure: nothing in it may break."),
        (setter.short, "a line ends {:.1f} pt before the measure: what follows may not break."),
    ):
        for number, points in found:
            place = leaves[number].parts[0].place if number in leaves else None
            yield warning(place, "", words.format(points), advice)


def refuse_tall_rows(rows: Iterable[Row], style: Stylesheet, leaves: Leaves) -> None:
    """Raise InputError if a row, never split, is taller than a page."""
    found = []
    for row in rows:
        needed = row.slots + row.clear + sum(head.slots for head in row.head)
        if needed > style.grid.lines:
            first = leaves.get(row.lines[0].runs[0].node) if row.lines else None
            place = next((p.place for p in first.parts if p.place), None) if first else None
            have = style.grid.lines
            message = f"this needs {needed} lines in one piece, and a page has {have}."
            found.append(error(place, "", message, "Shorten or divide it."))
    if found:
        raise InputError(found)


def refuse_missing_roles(style: Stylesheet, fonts: FontSet) -> None:
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


def refuse_missing_glyphs(flow: Flow, style: Stylesheet, fonts: FontSet, leaves: Leaves) -> None:
    """Raise InputError if a text holds a character that no face of its role has."""
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
