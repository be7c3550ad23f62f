"""Laid rows → pages: rows moved to their slots, notes to the foot, furniture added."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.layout.furniture import folio, line_numbers, watermark
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Page, PlacedImage, PlacedLine, Row, Rule
from bulletin_layout.layout.paginate import PlacedRow


def make_pages(
    placed_rows: Sequence[list[PlacedRow]], composer: LineComposer, draft: bool
) -> tuple[Page, ...]:
    """Return the pages. An empty page before the imprint's is not numbered, nor are those.

    GB/T 9704-2012 7.5. `draft` adds line numbers and a watermark.
    """
    imprints = [i for i, rows in enumerate(placed_rows) if any(row.at_foot for row in rows)]
    first = imprints[0] if imprints else len(placed_rows)
    bare = first - 1 if imprints and first and not placed_rows[first - 1] else len(placed_rows)
    pages = []
    for number, rows in enumerate(placed_rows, 1):
        makes = _PageMaker(composer)
        makes.add(rows)
        pages.append(makes.page(number, number <= bare, draft))
    return tuple(pages)


class _PageMaker:
    """Gathers what stands on one page."""

    def __init__(self, composer: LineComposer) -> None:
        self._composer = composer
        self._left, self._top = composer.style.left, composer.style.page.top
        self._lines: list[PlacedLine] = []
        self._notes: list[PlacedLine] = []
        self._repeated: list[PlacedLine] = []
        self._rules: list[Rule] = []
        self._images: list[PlacedImage] = []

    def add(self, placed_rows: list[PlacedRow]) -> None:
        """Add a page's rows and the notes that belong to them."""
        lowered = _above_the_page(placed_rows)
        for slot, row, is_repeated, at_foot in placed_rows:
            # The first row's block is lowered whole, and a table that follows it at once.
            is_beside = row.rules or not row.breaks.begins
            lowered = lowered if is_beside and not at_foot else 0.0
            y = self._top + slot * self._composer.pitch + lowered - (0.0 if slot else row.rise)
            self._add_row(row, y, is_repeated)
        if placed_rows:
            last = placed_rows[-1]
            y = self._top + last.slot * self._composer.pitch + lowered
            self._rules += [_moved(rule, self._left, y) for rule in last.row.closing]
        self._add_notes(placed_rows)

    def _add_row(self, row: Row, y: float, is_repeated: bool) -> None:
        x = self._left
        here = self._repeated if is_repeated else self._lines
        here += [_line_moved(line, x, y) for line in row.lines]
        if row.artifacts:
            self._repeated += [_line_moved(line, x, y) for line in row.artifacts]
        if row.rules:
            self._rules += [_moved(rule, x, y) for rule in row.rules]
        if row.images:
            self._images += [image._replace(x=image.x + x, y=image.y + y) for image in row.images]

    def _add_notes(self, placed_rows: list[PlacedRow]) -> None:
        """Add the notes at the type area's foot, above the imprint if it is on this page."""
        notes = [note for placed in placed_rows for note in placed.row.notes]
        if not notes:
            return
        style, composer = self._composer.style.notes, self._composer
        foot = composer.style.foot
        for placed in placed_rows:
            if placed.at_foot:
                foot = self._top + placed.slot * composer.pitch + composer.slot_top
                break
        y = foot - sum(note.height for note in notes)
        if style.rule_width:
            rule_y = y - style.above
            colour = composer.style.text.note.colour
            end = self._left + style.rule_length
            self._rules.append(Rule(self._left, rule_y, end, rule_y, style.rule_width, colour))
        for note in notes:
            self._notes += [_line_moved(line, self._left, y) for line in note.lines]
            y += note.height

    def page(self, number: int, numbered: bool, draft: bool) -> Page:
        """Return the page with its furniture."""
        furniture = folio(number, self._composer) if numbered else ()
        backdrop: tuple[PlacedLine, ...] = ()
        if draft:
            upright = [line for line in self._lines if not line.angle]
            furniture += line_numbers(upright, self._composer)
            backdrop = (watermark(self._composer),)
        return Page(
            number,
            (*self._lines, *self._notes),
            tuple(self._rules),
            tuple(self._repeated),
            furniture,
            tuple(self._images),
            backdrop,
        )


def _above_the_page(placed_rows: list[PlacedRow]) -> float:
    """Return by how much rules of a page's first row (a table's) would rise above the type area."""
    rules = placed_rows[0].row.rules if placed_rows and placed_rows[0].slot == 0 else ()
    return max([0.0, *(-rule.y1 for rule in rules)])


def _line_moved(line: PlacedLine, x: float, y: float) -> PlacedLine:
    # Not by _replace, which takes three times as long: it is done to every line of an issue.
    return PlacedLine(
        line.x + x, line.y + y, line.runs, line.end, line.colour, line.full, line.angle
    )


def _moved(rule: Rule, x: float, y: float) -> Rule:
    return Rule(rule.x1 + x, rule.y1 + y, rule.x2 + x, rule.y2 + y, rule.width, rule.colour)
