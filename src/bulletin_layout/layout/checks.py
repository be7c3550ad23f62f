"""What a layout refuses before it begins, and what it warns of when it is done.

In: a flow, its rows, the style and fonts. Out: InputError with everything found, or warnings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from math import ceil
from typing import Any, NoReturn

from bulletin_layout.diagnostics import Diagnostic, InputError, Place, Severity, error, nearest
from bulletin_layout.flow.blocks import Flow
from bulletin_layout.fonts.fontset import FontSet, Role
from bulletin_layout.fonts.installed import installed_with
from bulletin_layout.layout.furniture import NO_NODE
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Row
from bulletin_layout.layout.paginate import PageSlots, PlacedRow
from bulletin_layout.layout.remarks import LayoutProblem
from bulletin_layout.messages import Message
from bulletin_layout.structure import Node
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.text.model import LINE_BREAK, Piece

# Beyond it lie the extensions B to J, which few fonts have.
_LAST_COMMON_HAN = 0x1FFFF
Leaves = Mapping[int | None, Node]


def problems(leaves: Leaves, composer: LineComposer) -> tuple[Diagnostic, ...]:
    """Return what was remarked upon while setting. Raises InputError if any of it is an error."""
    diagnostics = []
    for problem in composer.problems:
        place = problem.place
        if place is None and problem.node in leaves:
            place = next((p.place for p in leaves[problem.node].parts if p.place), None)
        diagnostics.append(Diagnostic(problem.severity, place, "", problem.message, problem.advice))
    if any(d.severity is Severity.ERROR for d in diagnostics):
        raise InputError(diagnostics)
    return tuple(diagnostics)


def refuse_tall_rows(
    rows: Iterable[Row], slots_: PageSlots, style: Stylesheet, leaves: Leaves
) -> None:
    """Raise InputError if a row, never split, is taller than a page with what belongs to it."""
    diagnostics = []
    for row in rows:
        needed = row.slots + row.breaks.clear + sum(head.slots for head in row.head)
        needed += slots_.slots_of(row.notes)
        if needed > style.grid.lines:
            place = _place_of_row(row, leaves) or style.place_of("grid.lines")
            have = style.grid.lines
            message = Message(
                "this needs {needed} lines in one piece, and a page has {have}.",
                needed=ceil(needed - 1e-6),
                have=have,
            )
            diagnostics.append(error(place, "", message, _way_out(row, leaves)))
    if diagnostics:
        raise InputError(diagnostics)


def _way_out(row: Row, leaves: Leaves) -> str:
    """Return what to do about a row that is taller than a page."""
    roles = {leaves[run.node].role for line in row.lines for run in line.runs if run.node in leaves}
    if "TD" in roles and "TH" not in roles:
        return "Write split: true (拆行: 是) in the table, and its rows go over pages."
    if row.notes:
        return "Shorten the note, or put its words into the text."
    return "Shorten or divide it."


def _place_of_row(row: Row, leaves: Leaves) -> Place | None:
    """Return where the first of a row's words stands that an editor wrote."""
    nodes = (run.node for line in row.lines for run in line.runs if run.node in leaves)
    places = (part.place for node in nodes for part in leaves[node].parts)
    return next(filter(None, places), None)


def tell_lone_imprint(
    pages: Sequence[Sequence[PlacedRow]], slots_: PageSlots, composer: LineComposer
) -> None:
    """Remark upon an imprint that stands alone because the page with the text's end had no room.

    A style may allow it, and nothing is said where no room would have helped: of one that is
    longer than a page, or that is to stand on an even page while the text ends on an odd one.
    """
    at = next((i for i, page in enumerate(pages) if any(row.at_foot for row in page)), 0)
    before = next((i for i in range(at - 1, -1, -1) if pages[i]), None)
    if before is None or not all(placed.at_foot for placed in pages[at]) or at < len(pages) - 1:
        return
    if composer.style.imprint.alone == "allow" or (slots_.even_imprint and not before % 2):
        return
    last = pages[before][-1]
    notes = slots_.slots_of([note for placed in pages[before] for note in placed.row.notes])
    needed = slots_.blank_above_imprint + sum(placed.row.slots for placed in pages[at])
    over = ceil(last.slot + last.row.slots + needed + notes - slots_.lines - 1e-6)
    words = Message(
        "the imprint stands alone on page {page}; lines missing for it on page {before}: {over}.",
        page=at + 1,
        before=before + 1,
        over=over,
    )
    advice = Message(
        "bulletin fit ISSUE.yaml --pages {pages} tells what wins them.", pages=before + 1
    )
    node = pages[at][-1].row.lines[0].runs[0].node
    composer.problems.append(LayoutProblem(Severity.HINT, words, advice, node))


def refuse_many_pages(name: str, pages: int, most: int) -> None:
    """Raise InputError if there are more pages than may be."""
    if pages > most:
        message = Message(
            "the issue has {pages:,} pages, more than {most:,} (limit pages).",
            pages=pages,
            most=most,
        )
        raise InputError([error(None, name, message, "Divide it, or raise the limit.")])


def refuse_missing_roles(style: Stylesheet, fonts: FontSet) -> None:
    """Raise InputError if the style asks for a role that the font set lacks."""
    wanted = {f"text.{f.name}.role": getattr(style.text, f.name).role for f in fields(style.text)}
    wanted |= {f"inline.{key}": getattr(style.inline, key) for key in ("strong", "kai", "run_in")}
    missing = [(path, role) for path, role in wanted.items() if role not in fonts.roles]
    if missing:
        raise InputError(
            [
                error(
                    style.place_of(path),
                    f"style {style.name}: {path}",
                    Message(
                        "the font set {name} has no role {role!r}.", name=fonts.name, role=role
                    ),
                    nearest(role, fonts.roles),
                )
                for path, role in missing
            ]
        )


def refuse_missing_glyphs(flow: Flow, style: Stylesheet, fonts: FontSet, leaves: Leaves) -> None:
    """Raise InputError if a text holds a character that no face of its role has."""
    pieces: list[Piece] = []
    _gather((flow.blocks, _furniture(style)), pieces)
    texts: dict[str, list[str]] = {}
    for piece in pieces:
        texts.setdefault(piece.role, []).append(piece.text)
    lacking = {role: _without_glyph(words, fonts.roles[role]) for role, words in texts.items()}
    if any(lacking.values()):
        _refuse_glyphs(pieces, lacking, leaves)


def _without_glyph(texts: Iterable[str], role: Role) -> set[str]:
    """Return the characters of texts that no face of their role has."""
    characters = set("".join(texts)) - {LINE_BREAK}
    role.look_up(characters)
    return {c for c in characters if not role[c].glyph}


def _refuse_glyphs(
    pieces: Iterable[Piece], lacking: Mapping[str, set[str]], leaves: Leaves
) -> NoReturn:
    """Raise InputError for each character that its role lacks, where it stands."""
    missing: dict[tuple[str, str], tuple[Place | None, str, str]] = {}
    for piece in pieces:
        if piece.text == LINE_BREAK:
            continue
        for character in sorted(lacking[piece.role].intersection(piece.text)):
            where = _place_of(leaves[piece.node], character) if piece.node in leaves else None
            missing[str(where), character] = where, piece.role, character
    lenders = installed_with(character for _, _, character in missing.values())
    raise InputError([_missing_glyph(*found, lenders) for found in missing.values()])


def _missing_glyph(
    where: Place | None, role: str, character: str, lenders: dict[str, str]
) -> Diagnostic:
    """Return what to say of a character that no face has, and which installed font has it."""
    message = Message(
        "no face of {role} has {character!r} (U+{code:04X}).",
        role=role,
        character=character,
        code=ord(character),
    )
    if lender := lenders.get(character):
        words = (
            "The installed font {font} has it: build with --fonts and a file of two lines, "
            "extends: bundled and fallback: [{{name: {font}}}]."
        )
        return error(where, "", message, Message(words, font=lender))
    advice = "Write another character, or add a face that has it to the font set."
    if unicodedata.category(character) == "Lo" and ord(character) > _LAST_COMMON_HAN:
        advice = "Install a font that has it, BabelStone Han or HanaMin, and build again."
    return error(where, "", message, advice)


def _furniture(style: Stylesheet) -> tuple[Piece, ...]:
    """Return what pages may show beside the flow."""
    text, labels = style.text, style.labels
    shown = (
        (labels.folio.format(n="0123456789"), text.folio),
        ("0123456789", text.line_number),
        (labels.watermark, text.watermark),
        (labels.continued, text.table_cell),
        (labels.leader, text.contents),
    )
    return tuple(Piece(words, style_.role, style_.size, NO_NODE) for words, style_ in shown)


def _place_of(leaf: Node, character: str) -> Place | None:
    """Return where a character first stands in a leaf's text."""
    for part in leaf.parts:
        at = part.text.find(character)
        if at >= 0 and part.place is not None:
            return Place(part.place.file, part.place.line, part.place.column + at)
    return None


def _gather(value: tuple[Any, ...], pieces: list[Piece]) -> None:
    """Add every piece within tuples, however deep, in order."""
    for item in value:
        if isinstance(item, Piece):
            pieces.append(item)
        elif isinstance(item, tuple):
            _gather(item, pieces)
