"""Rows of the grid, and the laid-out Document. All immutable; lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bulletin_layout.diagnostics import Diagnostic
from bulletin_layout.flow.blocks import Flow
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.images.model import Picture
from bulletin_layout.immutable import immutable
from bulletin_layout.issue.model import Issue
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.structure import LogicalDocument, Metadata, Node, OutlineEntry
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.text.model import Run

if TYPE_CHECKING:
    from bulletin_layout.images.icc import OutputProfile


class PlacedLine(NamedTuple):
    """A line at its place: `x` its left edge, `y` its baseline, from the top left downwards.

    In a Row, x counts from the type area's left edge and y from the row's top; on a Page both
    count from the paper's corner. Runs' x are relative to `x`. `end` is the composed advance.
    `angle` is by how many degrees the line is turned about its beginning, against the clock.
    """

    x: float
    y: float
    runs: tuple[Run, ...]
    end: float
    colour: str
    full: bool
    angle: float = 0.0


class PlacedImage(NamedTuple):
    """A picture in its place: its top left corner and size. `dpi`: reduced to it, 0 for never."""

    x: float
    y: float
    width: float
    height: float
    node: int
    picture: Picture
    dpi: int


class Rule(NamedTuple):
    """A straight rule from (x1, y1) to (x2, y2), `width` thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str


class BreakRule(NamedTuple):
    """How pages break at a row.

    keep: no page break after it. blank: dropped at a page's head. new_page: begins a page.
    on_grid: it begins on a line of the page's grid; else right below the row before it.
    gap: slots that stay free between it and a row on the grid.
    clear: slots that must stay free below it on its page, because its rule would lie under the
    type area's foot. floats: may let rows after it go first. barrier: no floating row is carried
    past it. begins: it is a block's first; only before such a row does one that floated stand.
    """

    keep: bool = False
    blank: bool = False
    new_page: bool = False
    clear: float = 0
    floats: bool = False
    barrier: bool = False
    begins: bool = False
    on_grid: bool = True
    gap: float = 0


KEEP = BreakRule(keep=True)


@lru_cache(1024)
def _changed(rule: BreakRule, changed: tuple[tuple[str, Any], ...]) -> BreakRule:
    return rule._replace(**dict(changed))


class Row(NamedTuple):
    """A part of a block that is never split, `slots` line pitches high; how pages break at it.

    slots: whole, but for rows of a table with a leading of its own. head: rows repeated above it
    where it begins a page (a table's header). artifacts: lines that are no content (leaders, a
    heading shown again). closing: rules drawn where the page ends below it. notes: stand at the
    foot of its page. rise: by how many points its pictures stand higher at a page's head.
    """

    slots: float
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    breaks: BreakRule = BreakRule()
    head: tuple[Row, ...] = ()
    images: tuple[PlacedImage, ...] = ()
    artifacts: tuple[PlacedLine, ...] = ()
    closing: tuple[Rule, ...] = ()
    notes: tuple[FootNote, ...] = ()
    rise: float = 0.0

    def breaking(self, **changed: Any) -> Row:
        """Return the row with another break rule: the keywords are BreakRule's fields."""
        return self._replace(breaks=_changed(self.breaks, (*changed.items(),)))


class FootNote(NamedTuple):
    """A note at the foot of a page, `height` points high; lines count from its top."""

    height: float
    lines: tuple[PlacedLine, ...]


@immutable
class Page:
    """A page: its content lines in reading order, its pictures, its rules, and its furniture.

    `repeated`, `furniture` and `backdrop` are artifacts: repeated table headers and leaders; the
    page number; what lies under everything, a draft's watermark.
    """

    number: int
    lines: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...]
    repeated: tuple[PlacedLine, ...]
    furniture: tuple[PlacedLine, ...]
    images: tuple[PlacedImage, ...] = ()
    backdrop: tuple[PlacedLine, ...] = ()


class Inks(NamedTuple):
    """With which inks it is to be printed: a condition's profile, None for sRGB; an ink by name.

    That ink prints what has `spot_colour`.
    """

    profile: OutputProfile | None = None
    spot: str = ""
    spot_colour: str = ""


PROCESS_INKS = Inks()


class Source(NamedTuple):
    """What a Document was laid out from: for a format whose readers break lines themselves."""

    issue: Issue
    style: Stylesheet
    flow: Flow


@immutable
class Document:
    """A laid-out bulletin, ready for any output. Width and height in points.

    `targets` are the leaves that the contents lead to, empty if there are none. `source` is what
    it was laid out from, None for one that was made otherwise. `labels` are what readers of the
    file are told for each page's number, empty where pages are counted from 1. `pages` need not
    be held: those of a volume are made anew each time that they are gone through.
    """

    width: float
    height: float
    pages: Sequence[Page]
    structure: Node
    outline: tuple[OutlineEntry, ...]
    metadata: Metadata
    fonts: FontSet
    diagnostics: tuple[Diagnostic, ...]
    targets: tuple[int, ...] = ()
    inks: Inks = PROCESS_INKS
    labels: tuple[str, ...] = ()
    source: Source | None = field(default=None, compare=False, repr=False)

    def logical(self) -> LogicalDocument:
        """Return what it says, apart from its pages."""
        pictures = {
            image.node: (image.picture, image.width, image.dpi)
            for page in self.pages
            for image in page.images
        }
        return LogicalDocument(self.structure, self.metadata, pictures)
