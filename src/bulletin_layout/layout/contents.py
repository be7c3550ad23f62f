"""Contents as rows: words, a leader of dots, the page number at the right edge."""

from __future__ import annotations

from dataclasses import replace

from bulletin_layout.flow.blocks import Contents, ContentsEntry
from bulletin_layout.layout.furniture import NO_NODE
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import KEEP, PlacedLine, Row
from bulletin_layout.layout.paragraphs import with_blanks
from bulletin_layout.text.model import Piece, SetLine

# Least room between an entry's words and its page number, em.
_LEAST_LEADER = 2.0


def contents_rows(block: Contents, composer: LineComposer) -> list[Row]:
    """Return the contents' rows: the heading, then each entry, never parted from its number."""
    texts = composer.style.text
    style = texts.contents_heading
    y = composer.baseline(style.size)
    rows = [
        Row(1, (composer.place(line, style, 0.0, y),), breaks=KEEP)
        for line in composer.paragraph(block.heading, style)
    ]
    numbers = [composer.paragraph(entry.number, texts.contents) for entry in block.entries]
    widest = max(line.advance for lines in numbers for line in lines)
    levels = [entry.level for entry in block.entries[1:]] + [0]
    for place, (entry, number) in enumerate(zip(block.entries, numbers, strict=True)):
        rows += _entry_rows(entry, number, composer.measure - widest, composer)
        leads = not number or levels[place] > entry.level
        if place in (0, len(numbers) - 2) or leads:  # none stands alone on a page
            rows[-1] = rows[-1].breaking(keep=True)
    rows[-1] = rows[-1].breaking(keep=False)
    return with_blanks(rows, style.blank_above, 0, False)


def _entry_rows(
    entry: ContentsEntry, numbers: list[SetLine], leader_end: float, composer: LineComposer
) -> list[Row]:
    style = composer.style.text.contents
    y = composer.baseline(style.size)
    inset = entry.level * style.size
    room = leader_end - _LEAST_LEADER * style.size - inset
    # Lines after the first are indented; all are broken as if they were, so that none is too long.
    ragged = replace(style, align="left", first_indent=0.0)
    if not numbers:  # the name of a column
        ragged = replace(ragged, colour=composer.style.text.column.colour)
    lines = composer.by_meaning(entry.words, ragged, room)
    if len(lines) > 1:
        lines = composer.by_meaning(entry.words, ragged, room - style.indent)
    rows = []
    for i, line in enumerate(lines):
        x = inset + (style.indent if i else style.first_indent)
        rows.append(Row(1, (composer.place(line, ragged, x, y),), breaks=KEEP))
    if not numbers:
        return rows
    last, number = rows[-1], numbers[0]
    number_x = composer.measure - number.advance
    numbered = PlacedLine(number_x, y, number.runs, number.advance, style.colour, False)
    leader = _leader(last.lines[0].x + last.lines[0].end, leader_end, y, composer)
    ending = last._replace(lines=(*last.lines, numbered), artifacts=leader)
    rows[-1] = ending.breaking(keep=False)
    return rows


def _leader(start: float, end: float, y: float, composer: LineComposer) -> tuple[PlacedLine, ...]:
    """Return dots between the words and the number, in line with those of other entries."""
    style = composer.style.text.contents
    unit = composer.style.labels.leader
    width = len(unit) * style.size
    count = int((end - start - style.size) / width)
    if count < 1:
        return ()
    piece = Piece(unit * count, style.role, style.size, NO_NODE)
    line = composer.justified((piece,), count * width + style.size, 0.0, 0.0)[0]
    x = end - style.size / 2 - line.advance
    return (PlacedLine(x, y, line.runs, line.advance, style.colour, False),)
