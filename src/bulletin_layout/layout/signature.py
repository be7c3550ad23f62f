"""署名 and 成文日期 as rows, and the list of appendices (GB/T 9704-2012 7.3.4, 7.3.5)."""

from __future__ import annotations

from bulletin_layout.flow.blocks import AppendixList, Signature
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import KEEP, BreakRule, PlacedLine, Row
from bulletin_layout.layout.paragraphs import with_blanks
from bulletin_layout.style.texts import TextStyle
from bulletin_layout.text.model import SetLine

# Between the number of an appendix and its title, em.
_NUMBER_GAP = 0.25


def signature_rows(block: Signature, composer: LineComposer) -> list[Row]:
    """Return the rows of names and date, kept together; the layout keeps text with them."""
    style, text = composer.style.signature, composer.style.text.signature
    width = composer.measure - style.from_right
    names = [line for pieces in block.names for line in composer.justified(pieces, width, 0.0, 0.0)]
    dates = composer.paragraph(block.date, text)
    name_x, date_x = _edges(names, dates, block.sealed, composer)
    lines = [(x, line) for x, line in zip(name_x, names, strict=True)]
    lines += [(date_x, line) for line in dates]
    # No photo that found no room is carried past who signed the text that it belongs to.
    breaks = BreakRule(keep=True, barrier=True)
    rows = [Row(1, (_placed(line, x, text, composer),), breaks=breaks) for x, line in lines]
    rows[-1] = rows[-1].breaking(keep=False)
    blank = style.sealed_blank if block.sealed else style.blank_above
    return with_blanks(rows, blank, 0, False)


def _edges(
    names: list[SetLine], dates: list[SetLine], sealed: bool, composer: LineComposer
) -> tuple[list[float], float]:
    """Return where each name begins, and the date.

    Sealed: the date ends four 字 from the right, the names are centred on it. Not sealed: the
    date begins two 字 right of the name, and whichever is longer ends two 字 from the right.
    """
    style = composer.style.signature
    widest = max(line.advance for line in names)
    date = dates[0].advance if dates else 0.0
    if sealed:
        end = composer.measure - style.sealed_from_right
        middle = end - max(date, widest if not dates else 0.0) / 2
        return [middle - line.advance / 2 for line in names], end - date
    end = composer.measure - style.from_right
    name_x = end - widest
    if date > widest:
        name_x = end - date - style.date_shift
    return [name_x for _ in names], name_x + style.date_shift


def _placed(line: SetLine, x: float, style: TextStyle, composer: LineComposer) -> PlacedLine:
    y = composer.baseline(style.size)
    return PlacedLine(max(x, 0.0), y, line.runs, line.advance, style.colour, False)


def appendix_list_rows(block: AppendixList, composer: LineComposer) -> list[Row]:
    """Return the list's rows: each title wraps under its own first 字."""
    style = composer.style.text.appendix_list
    y = composer.baseline(style.size)
    label = composer.justified((block.label,), composer.measure, 0.0, 0.0)[0]
    numbers = [
        composer.justified(item.number, composer.measure, 0.0, 0.0) if item.number else []
        for item in block.items
    ]
    number_x = style.first_indent + label.advance
    widest = max([line.advance for number_lines in numbers for line in number_lines], default=0.0)
    title_x = number_x + widest + (_NUMBER_GAP * style.size if widest else 0.0)
    rows: list[Row] = []
    for item, number in zip(block.items, numbers, strict=True):
        titles = composer.justified(item.words, composer.measure - title_x, 0.0, 0.0)
        for i, title in enumerate(titles):
            parts = [(label, style.first_indent)] if not rows else []
            parts += [(line, number_x) for line in number] if not i else []
            parts.append((title, title_x))
            lines = tuple(
                PlacedLine(x, y, line.runs, line.advance, style.colour, line.full)
                for line, x in parts
            )
            rows.append(Row(1, lines, breaks=KEEP))
    rows[-1] = rows[-1].breaking(keep=False)
    return with_blanks(rows, style.blank_above, style.blank_below, False)
