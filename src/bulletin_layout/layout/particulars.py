"""Particulars run on in lines: as many beside each other as fit, none divided if it need not be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin_layout.flow.blocks import Particular
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.text.model import SetLine

# Between two on one line, em.
_GAP = 2.0


class _Placed(NamedTuple):
    x: float
    line: SetLine


def particular_lines(
    items: Sequence[Particular], width: float, composer: LineComposer
) -> list[list[_Placed]]:
    """Return the lines that particulars of one look fill, each with what stands on it, from 0.

    A line's parts are moved as the look's alignment says.
    """
    lines: list[list[_Placed]] = []
    end = 0.0
    for item in items:
        looks = replace(item.style, align="left")
        gap = _GAP * looks.size
        for line in composer.paragraph(item.pieces, looks, width):
            begins = end + gap if lines else 0.0
            if not lines or begins + line.advance > width:
                lines.append([])
                begins = 0.0
            lines[-1].append(_Placed(begins, line))
            end = begins + line.advance
    return [_aligned(line, width, items[0].style.align, composer) for line in lines]


def place_particulars(line: list[_Placed], x: float, y: float, colour: str) -> list[PlacedLine]:
    """Return one line of particulars on the page, its left edge at `x`, its baseline at `y`."""
    return [
        PlacedLine(x + part.x, y, part.line.runs, part.line.advance, colour, False) for part in line
    ]


def _aligned(
    line: list[_Placed], width: float, align: str, composer: LineComposer
) -> list[_Placed]:
    before, after = composer.outer_blanks(line[0].line)[0], composer.outer_blanks(line[-1].line)[1]
    spare = width - (line[-1].x + line[-1].line.advance) + after
    moved = {"right": spare, "centre": (spare - before) / 2}.get(align, 0.0)
    return [part._replace(x=part.x + moved) for part in line]
