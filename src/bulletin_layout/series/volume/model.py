"""What a volume is made of, and how it is asked for."""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, Refused
from bulletin_layout.immutable import immutable
from bulletin_layout.layout.model import Document
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.model import SeriesIssue
from bulletin_layout.series.volume.packed_pages import Pack
from bulletin_layout.structure import Node, OutlineEntry

PAGES_A_SHEET = 2


@immutable
class VolumeOptions:
    """How a volume is bound.

    `style` is that of its cover, contents, index and statistics, by default the last issue's.
    `folios` adds page numbers that run on, at every page's head. `most_sheets` is how many sheets a
    part may have, None for one part. `approval` is the number under which binding issues of 机密 or
    秘密 was approved, empty for none. `font_sets` are fonts' files: an issue is set with the first
    whose faces its lock names, with the first of all if it has no lock or none is. None is the
    bundled set.
    """

    style: str | Path | None = None
    folios: bool = False
    most_sheets: int | None = None
    approval: str = ""
    font_sets: tuple[str | Path | None, ...] = (None,)

    def __post_init__(self) -> None:
        """Raise Refused, a ValueError, for a part of no sheets or no set of fonts."""
        if self.most_sheets is not None and self.most_sheets < 1:
            words = "{amount!r} is no number above nothing. Write {name}=1000."
            raise Refused(Message(words, amount=str(self.most_sheets), name="most_sheets"))
        if not self.font_sets:
            raise Refused("no set of fonts is given.")


class Listed(NamedTuple):
    """What contents and index list of an issue: an article, or its briefs together.

    `leaf` is its title's in the volume, `page` the issue's own page on which it begins, from 1.
    """

    title: str
    leaf: int
    page: int
    column: str = ""
    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    is_briefs: bool = False


@immutable
class BoundSecrecy:
    """密级 of an issue or a volume: its level (`confidential`), and its term, empty for none."""

    level: str
    term: str


@immutable
class BoundIssue:
    """An issue laid out, its leaves and faces named as they are in the volume.

    `words` is its period as printed, `label` what tells it among the others (3, 增刊1). `own_pages`
    counts its pages, `pages` holds them and a blank one where they would end on a right-hand page.
    `first` is the continuous number of its first page, from 1. `heading` is the leaf that it begins
    with. `diagnostics` say what is not as it was issued and moves nothing.
    """

    facts: SeriesIssue
    office: str
    words: str
    label: str
    own_pages: int
    pages: Pack
    first: int
    heading: int
    structure: Node
    outline: tuple[OutlineEntry, ...]
    listed: tuple[Listed, ...]
    secrecy: BoundSecrecy | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sheets(self) -> int:
        """How many sheets it takes."""
        return self.pages.pages // PAGES_A_SHEET


@immutable
class Volume:
    """A bound volume, or one of its parts: what is written, and what a binder is told.

    `document` is written as any other; `cover` is the sheet that goes round it: back, spine, front.
    `number` counts parts from 1 of `parts`. `sheets` are those between the covers.
    """

    document: Document
    cover: Document
    number: int
    parts: int
    issues: tuple[SeriesIssue, ...]
    sheets: int
    secrecy: str
