"""Laid rows → pages: rows moved to their slots, notes to the foot, furniture added."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.layout.furniture import folio, line_numbers, watermark
from bulletin_layout.layout.model import Page, PlacedImage, PlacedLine, Row, Rule
from bulletin_layout.layout.paginate import Laid
from bulletin_layout.layout.setter import Setter


def make_pages(
    laid: Sequence[list[Laid]], imprint: Row | None, setter: Setter, draft: bool
) -> tuple[Page, ...]:
    """Return the pages. An empty page before the imprint's is not numbered, nor is that one.

    GB/T 9704-2012 7.5. `draft` adds line numbers and a watermark.
    """
    bare = len(laid) > 1 and not laid[-2] and imprint is not None
    pages = []
    for number, rows in enumerate(laid, 1):
        makes = _PageMaker(setter)
        makes.add(rows, imprint)
        numbered = not (bare and number >= len(laid) - 1)
        pages.append(makes.page(number, numbered, draft))
    return tuple(pages)


class _PageMaker:
    """Gathers what stands on one page."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._left, self._top = setter.style.left, setter.style.page.top
        self._lines: list[PlacedLine] = []
        self._notes: list[PlacedLine] = []
        self._repeated: list[PlacedLine] = []
        self._rules: list[Rule] = []
        self._images: list[PlacedImage] = []

    def add(self, laid: list[Laid], imprint: Row | None) -> None:
        """Add a page's rows and the notes that belong to them."""
        lowered = _above_the_page(laid)
        for slot, row, is_repeated in laid:
            lowered = lowered if row.rules and row is not imprint else 0.0
            y = self._top + slot * self._setter.pitch + lowered - (0.0 if slot else row.rise)
            self._add_row(row, y, is_repeated)
        if laid:
            last = laid[-1]
            y = self._top + last.slot * self._setter.pitch + lowered
            self._rules += [_moved(rule, self._left, y) for rule in last.row.closing]
        self._add_notes(laid, imprint)

    def _add_row(self, row: Row, y: float, is_repeated: bool) -> None:
        x = self._left
        here = self._repeated if is_repeated else self._lines
        here += [_line_moved(line, x, y) for line in row.lines]
        self._repeated += [_line_moved(line, x, y) for line in row.artifacts]
        self._rules += [_moved(rule, x, y) for rule in row.rules]
        self._images += [image._replace(x=image.x + x, y=image.y + y) for image in row.images]

    def _add_notes(self, laid: list[Laid], imprint: Row | None) -> None:
        """Add the notes at the type area's foot, above the imprint if it is on this page."""
        notes = [note for found in laid for note in found.row.notes]
        if not notes:
            return
        style, setter = self._setter.style.notes, self._setter
        foot = setter.style.foot
        if laid[-1].row is imprint:
            foot = self._top + laid[-1].slot * setter.pitch + setter.slot_top
        y = foot - sum(note.height for note in notes)
        if style.rule_width:
            rule_y = y - style.above
            colour = setter.style.text.note.colour
            end = self._left + style.rule_length
            self._rules.append(Rule(self._left, rule_y, end, rule_y, style.rule_width, colour))
        for note in notes:
            self._notes += [_line_moved(line, self._left, y) for line in note.lines]
            y += note.height

    def page(self, number: int, numbered: bool, draft: bool) -> Page:
        """Return the page with its furniture."""
        furniture = folio(number, self._setter) if numbered else ()
        backdrop: tuple[PlacedLine, ...] = ()
        if draft:
            upright = [line for line in self._lines if not line.angle]
            furniture += line_numbers(upright, self._setter)
            backdrop = (watermark(self._setter),)
        return Page(
            number,
            (*self._lines, *self._notes),
            tuple(self._rules),
            tuple(self._repeated),
            furniture,
            tuple(self._images),
            backdrop,
        )


def _above_the_page(laid: list[Laid]) -> float:
    """Return by how much rules of a page's first row (a table's) would rise above the type area."""
    rules = laid[0].row.rules if laid and laid[0].slot == 0 else ()
    return max([0.0, *(-rule.y1 for rule in rules)])


def _line_moved(line: PlacedLine, x: float, y: float) -> PlacedLine:
    return line._replace(x=line.x + x, y=line.y + y)


def _moved(rule: Rule, x: float, y: float) -> Rule:
    return rule._replace(x1=rule.x1 + x, x2=rule.x2 + x, y1=rule.y1 + y, y2=rule.y2 + y)
