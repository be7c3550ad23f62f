"""Paragraphs and headings as rows: one line a slot, blanks that vanish at a page's head."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_layout.flow.blocks import Heading, NewPage, Note, Paragraph
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import BreakRule, FootNote, Row


def paragraph_rows(block: Paragraph, composer: LineComposer) -> list[Row]:
    """Return a paragraph's rows; widows and orphans are kept off as the style says."""
    style, pagination = block.style, composer.style.pagination
    y = composer.baseline(style.size)
    if block.fit:
        lines = composer.fitted(block.pieces, style, block.fit)
    elif block.by_meaning:
        lines = composer.by_meaning(block.pieces, style)
    else:
        lines = composer.paragraph(block.pieces, style)
    rows = [Row(1, (composer.place(line, style, 0.0, y),)) for line in lines]
    rows = with_notes(rows, block.notes, composer)
    if len(rows) > 1:
        if pagination.orphan == "avoid":
            rows[0] = rows[0].breaking(keep=True)
        if pagination.widow == "avoid":
            rows[-2] = rows[-2].breaking(keep=True)
    if block.whole:
        rows[:-1] = [row.breaking(keep=True) for row in rows[:-1]]
    if block.keep_with_next:
        rows = [row.breaking(keep=True, barrier=True) for row in rows]
    if block.ends_article:
        rows = [row.breaking(barrier=True) for row in rows]
    return with_blanks(rows, style.blank_above, style.blank_below, block.keep_with_next)


def with_notes(rows: list[Row], notes: Iterable[Note], composer: LineComposer) -> list[Row]:
    """Return rows, each with the notes whose marks stand in its lines, for the foot of its page."""
    for note in notes:
        at = next(i for i, row in enumerate(rows) if _is_marked(row, note))
        noted = rows[at]._replace(notes=(*rows[at].notes, _footnote(note, composer)))
        rows = [*rows[:at], noted, *rows[at + 1 :]]
    return rows


def _is_marked(row: Row, note: Note) -> bool:
    """Return whether a note's mark stands in a row."""
    return any(run.node == note.mark for line in row.lines for run in line.runs)


def _footnote(note: Note, composer: LineComposer) -> FootNote:
    """Return a note as lines at its own pitch."""
    style = composer.style.text.note
    pitch = style.size * composer.style.notes.leading
    lines = composer.paragraph(note.pieces, style)
    placed = tuple(
        composer.place(line, style, 0.0, i * pitch + composer.middle_baseline(pitch, style.size))
        for i, line in enumerate(lines)
    )
    return FootNote(len(lines) * pitch, placed)


def heading_rows(block: Heading, composer: LineComposer) -> list[Row]:
    """Return a heading's rows, kept together and with the row that follows."""
    style = block.style
    y = composer.baseline(style.size)
    set_line = composer.by_meaning if len(block.lines) == 1 else composer.paragraph
    rows = [
        Row(1, (composer.place(line, style, 0.0, y),), breaks=BreakRule(keep=True, barrier=True))
        for pieces in block.lines
        for line in set_line(pieces, style)
    ]
    return with_blanks(rows, style.blank_above, style.blank_below, True)


def new_page_rows(_block: NewPage, _composer: LineComposer) -> list[Row]:
    """Return the row that begins a page."""
    return [Row(0, breaks=BreakRule(new_page=True, keep=True))]


def with_blanks(rows: list[Row], above: int, below: int, keep: bool) -> list[Row]:
    """Return rows with blank rows above and below; those below are kept with them if asked."""
    over = [Row(1, breaks=BreakRule(blank=True, keep=True))] * above
    under = [Row(1, breaks=BreakRule(blank=True, keep=keep))] * below
    return over + rows + under
