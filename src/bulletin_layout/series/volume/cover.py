"""The cover of a volume, and the sheet that goes round it: back, spine and front.

In: what the cover says, and a style. Out: a Document of one page. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from bulletin_layout.diagnostics import Diagnostic, InputError, error, nearest, warning
from bulletin_layout.geometry import ASCENT
from bulletin_layout.immutable import immutable
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Document, Page, PlacedLine
from bulletin_layout.messages import Message
from bulletin_layout.structure import Metadata, OutlineEntry, Part, StructureBuilder
from bulletin_layout.style.texts import TextStyle
from bulletin_layout.text.model import Piece

# A spine bears words if so much of its type size fits across it.
_LEAST_SPINE = 1.2
# From one character of the spine to the next, em.
_SPINE_PITCH = 1.15
_GENERATED = True


@immutable
class CoverWords:
    """What a cover says. Empty words are not set; `name` is a line or several."""

    name: tuple[str, ...]
    title: str
    part: str
    issues: tuple[str, ...]
    office: str
    secrecy: str
    approval: str


def cover_page(words: CoverWords, composer: LineComposer, metadata: Metadata) -> Document:
    """Return the cover as a page of the volume's paper. Raises InputError if it has no room."""
    page = composer.style.page
    setting = _Setting(composer)
    leaf = setting.front(words, 0.0)
    bookmark = OutlineEntry(words.title, 0, leaf)
    return setting.document(page.width, metadata, (bookmark,))


def cover_sheet(
    words: CoverWords, composer: LineComposer, metadata: Metadata, sheets: int
) -> Document:
    """Return the sheet round a volume of so many sheets: its back, its spine, its front.

    A spine too narrow for its type bears no words, with a warning.
    """
    page, spine = composer.style.page, sheets * composer.style.volume.sheet
    setting = _Setting(composer)
    leaf = setting.front(words, page.width + spine)
    diagnostics: tuple[Diagnostic, ...] = ()
    if spine < _LEAST_SPINE * composer.style.volume.spine_size:
        said = Message(
            "the spine is {width:.1f} mm wide and bears no words.", width=spine / 72 * 25.4
        )
        diagnostics = (warning(None, "volume.spine_size", said, "Make volume.spine_size less."),)
    else:
        setting.spine(words, page.width, spine)
    bookmark = OutlineEntry(words.title, 0, leaf)
    made = setting.document(2 * page.width + spine, metadata, (bookmark,))
    return replace(made, diagnostics=diagnostics)


class _Setting:
    """Sets lines on one page, and notes each in the structure."""

    def __init__(self, composer: LineComposer) -> None:
        self._composer = composer
        self._style = composer.style
        self._structure = StructureBuilder()
        self._lines: list[PlacedLine] = []

    def front(self, words: CoverWords, left: float) -> int:
        """Set the front from `left` on; return the leaf of the volume's title."""
        volume, page = self._style.volume, self._style.page
        self._structure.open("Sect", kind="cover")
        if words.secrecy:
            looks = self._style.text.secrecy
            self._mark(words.secrecy, looks, left + self._style.left, page.top)
        y = volume.name_top
        name = self._looks(volume.name_role, volume.name_size, volume.name_colour)
        for line in words.name:
            y = self._centred("P", line, name, left, y)[0] + volume.between / 2
        plain = self._looks(volume.role, volume.size)
        title = self._looks(volume.role, volume.title_size)
        y, leaf = self._centred("H1", words.title, title, left, y + volume.between / 2)
        for line in (words.part, *words.issues):
            if line:
                y = self._centred("P", line, plain, left, y + volume.between)[0]
        at = page.height - volume.office_above - volume.size
        if y > at:
            place = self._style.place_of("volume.name_top")
            said = "the cover's words do not fit on its paper."
            raise InputError([error(place, "volume", said, "Make its sizes or distances less.")])
        foot = self._centred("P", words.office, plain, left, at)[0]
        if words.approval:
            self._centred("P", words.approval, plain, left, foot + volume.between / 2)
        self._structure.close()
        return leaf

    def spine(self, words: CoverWords, left: float, width: float) -> None:
        """Set the spine's words from the top down, its characters upright."""
        volume = self._style.volume
        looks = self._looks(volume.spine_role, volume.spine_size)
        self._structure.open("Sect", kind="spine")
        y = volume.spine_top
        for said in ("".join(words.name), words.title, words.part, words.office):
            if not said:
                continue
            leaf = self._structure.leaf("P", Part(said, _GENERATED))
            for text in upright(said, width / volume.spine_size):
                y = self._at_middle(text, looks, leaf, left + width / 2, y)
            y += volume.spine_gap
        self._structure.close()
        if y - volume.spine_gap > self._style.page.height:
            place = self._style.place_of("volume.spine_top")
            said = "the spine's words do not fit on its length."
            raise InputError([error(place, "volume", said, "Make its sizes or distances less.")])

    def document(
        self, width: float, metadata: Metadata, outline: tuple[OutlineEntry, ...]
    ) -> Document:
        """Return what was set."""
        page = Page(1, tuple(self._lines), (), (), ())
        return Document(
            width=width,
            height=self._style.page.height,
            pages=(page,),
            structure=self._structure.finish(),
            outline=outline,
            metadata=metadata,
            fonts=self._composer.fonts,
            diagnostics=(),
        )

    def _piece(self, words: str, looks: TextStyle, leaf: int) -> Piece:
        """Return words as a piece. Raises InputError for a character that no face has."""
        role = self._composer.fonts.roles[looks.role]
        for character in words:
            if not role[character].glyph:
                said = Message(
                    "no face of {role} has {character!r} (U+{code:04X}).",
                    role=looks.role,
                    character=character,
                    code=ord(character),
                )
                raise InputError([error(None, "volume", said)])
        return Piece(words, looks.role, looks.size, leaf)

    def _looks(self, role: str, size: float, colour: str = "#000000") -> TextStyle:
        known = self._composer.fonts.roles
        if role not in known:
            template = "the font set {name} has no role {role!r}."
            words = Message(template, name=self._composer.fonts.name, role=role)
            raise InputError([error(None, "volume", words, nearest(role, known))])
        return replace(
            self._style.text.name,
            role=role,
            size=size,
            colour=colour,
            align="centre",
            first_indent=0.0,
            indent=0.0,
            inset=0.0,
        )

    def _mark(self, words: str, looks: TextStyle, x: float, y: float) -> None:
        leaf = self._structure.leaf("P", Part(words, _GENERATED))
        piece = self._piece(words, looks, leaf)
        for line in self._composer.natural((piece,), replace(looks, align="left")):
            self._lines.append(
                PlacedLine(x, y + ASCENT * looks.size, line.runs, line.advance, looks.colour, False)
            )

    def _centred(
        self, role: str, words: str, looks: TextStyle, left: float, y: float
    ) -> tuple[float, int]:
        """Set words in the middle; return the foot of their last line, and their leaf."""
        leaf = self._structure.leaf(role, Part(words, _GENERATED))
        x, width = left + self._style.left, self._composer.measure
        piece = self._piece(words, looks, leaf)
        for number, line in enumerate(self._composer.by_meaning((piece,), looks, width)):
            y += looks.size * (0.4 if number else 0.0)
            baseline = y + ASCENT * looks.size
            self._lines.append(self._composer.place(line, looks, x, baseline, width))
            y += looks.size
        return y, leaf

    def _at_middle(self, text: str, looks: TextStyle, leaf: int, middle: float, y: float) -> float:
        piece = self._piece(text, looks, leaf)
        line = self._composer.natural((piece,), looks)[0]
        x, baseline = middle - line.advance / 2, y + ASCENT * looks.size
        self._lines.append(PlacedLine(x, baseline, line.runs, line.advance, looks.colour, False))
        return y + _SPINE_PITCH * looks.size


def upright(words: str, width: float) -> Iterator[str]:
    """Yield what stands under each other on a spine `width` em wide: digits abreast if they fit."""
    for is_digit, group in groupby(words, key=lambda c: c.isascii() and c.isdigit()):
        text = "".join(group)
        if is_digit and len(text) / 2 <= width - 0.2:
            yield text
        else:
            yield from text
