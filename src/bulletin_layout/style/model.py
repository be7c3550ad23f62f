"""A stylesheet resolved: every length in points, every section an immutable record."""

from __future__ import annotations

from dataclasses import field, fields
from typing import TYPE_CHECKING, Any

from bulletin_layout.diagnostics import Diagnostic, Place
from bulletin_layout.immutable import immutable
from bulletin_layout.style.front_and_back import (
    Draft,
    Folio,
    Imprint,
    Ink,
    Masthead,
    Particulars,
    Print,
    SignatureStyle,
)
from bulletin_layout.style.labels import Labels
from bulletin_layout.style.material import Notes, PhotoStyle, TableStyle
from bulletin_layout.style.page import Composition, Grid, Page, Pagination
from bulletin_layout.style.texts import Headings, Inline, Texts, WordFaces
from bulletin_layout.style.volume import VolumeStyle

if TYPE_CHECKING:
    from bulletin_layout.images.icc import OutputProfile


@immutable(kw_only=True)
class Stylesheet:
    """A complete stylesheet.

    `name` is how issues call it, `profile` is that of `ink.intent`, None for sRGB; `files` are
    those it was read from, `places` is where each key (`grid.lines`) is written, `diagnostics` are
    the warnings of its reading.
    """

    name: str
    page: Page
    grid: Grid
    composition: Composition
    pagination: Pagination
    text: Texts
    headings: Headings
    inline: Inline
    masthead: Masthead
    particulars: Particulars
    labels: Labels
    table: TableStyle
    photos: PhotoStyle
    notes: Notes
    signature: SignatureStyle
    imprint: Imprint
    folio: Folio
    print: Print
    draft: Draft
    ink: Ink
    word: WordFaces
    volume: VolumeStyle
    profile: OutputProfile | None = None
    files: tuple[str, ...] = field(default=(), compare=False)
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)

    def place_of(self, path: str) -> Place | None:
        """Return where the value of a dotted path is written; of a text style, or its default."""
        places = dict(self.places)
        section, _, key = path.rpartition(".")
        default = f"text.default.{key}" if section.startswith("text.") else path
        return places.get(path, places.get(default))

    @property
    def left(self) -> float:
        """The left edge of the type area, from the paper's left edge."""
        if self.page.left is not None:
            return self.page.left
        return (self.page.width - self.composition.measure) / 2

    @property
    def foot(self) -> float:
        """The foot of the type area, from the paper's top edge."""
        last_line = self.page.top + (self.grid.lines - 1) * self.grid.pitch
        whole = self.grid.pitch if self.grid.line_position == "middle" else self.text.body.size
        return last_line + whole


SECTIONS: dict[str, type[Any]] = {
    "page": Page,
    "grid": Grid,
    "composition": Composition,
    "pagination": Pagination,
    "headings": Headings,
    "inline": Inline,
    "masthead": Masthead,
    "particulars": Particulars,
    "labels": Labels,
    "table": TableStyle,
    "photos": PhotoStyle,
    "notes": Notes,
    "signature": SignatureStyle,
    "imprint": Imprint,
    "folio": Folio,
    "print": Print,
    "draft": Draft,
    "ink": Ink,
    "word": WordFaces,
    "volume": VolumeStyle,
}
# Each kind of text with its name in Chinese.
TEXT_STYLES: dict[str, str] = {f.name: f.metadata["chinese"] for f in fields(Texts)}
