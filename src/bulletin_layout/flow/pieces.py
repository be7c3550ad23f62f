"""Turn texts into pieces, and note each in the logical structure as it is said.

In: the editor's texts, and words of the library's own. Out: pieces that refer to leaves. One
scribe serves the building of one flow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bulletin_layout.flow.blocks import Note, Pieces
from bulletin_layout.issue.text import Span, Text
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.structure import OutlineEntry, Part, StructureBuilder
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.texts import TextStyle
from bulletin_layout.text.model import LINE_BREAK, Piece

Attributes = tuple[tuple[str, str], ...]


class Overlay(NamedTuple):
    """Characters of a text, `start` to `end`, that are set in another role."""

    start: int
    end: int
    role: str


class PieceBuilder:
    """Gathers the structure and the outline of one flow; numbers its notes."""

    def __init__(self, style: Stylesheet) -> None:
        self.style = style
        self.structure = StructureBuilder()
        self.outline: list[OutlineEntry] = []
        self._notes: list[Note] = []
        self._numbered = 0

    def add_text(
        self,
        role: str,
        text: Text,
        style: TextStyle,
        attributes: Attributes = (),
        overlays: Sequence[Overlay] = (),
        kind: str = "",
    ) -> Pieces:
        """Return the editor's text as pieces of a new leaf, or of several if it has links."""
        spans = _overlaid(text.spans or (Span(text.value, place=text.place),), overlays)
        if any(span.link or span.note for span in spans):
            self.structure.open(role, *attributes, kind=kind)
            pairs = _with_breaks(spans)
            pieces = tuple(p for span, broken in pairs for p in self._linked(span, style, broken))
            self.structure.close()
            return pieces
        parts = [self._part(span, broken) for span, broken in _with_breaks(spans) if span.text]
        parts = parts or [Part("", place=text.place)]
        leaf = self.structure.leaf(role, *parts, attributes=attributes, kind=kind)
        return tuple(self._piece(span, style, leaf) for span in spans)

    def add_generated(
        self,
        role: str,
        text: str,
        style: TextStyle,
        attributes: Attributes = (),
        kind: str = "",
    ) -> Pieces:
        """Return words of the library's as one piece of a new leaf."""
        leaf = self.structure.leaf(role, Part(text, True), attributes=attributes, kind=kind)
        return (piece(text, style, leaf),)

    def add_labelled(
        self, label: str, text: Text, style: TextStyle, label_role: str = "", kind: str = ""
    ) -> Pieces:
        """Return an editor's text as a paragraph after a label of the library's, set off by a role.

        Unless a role is named the label looks as the text.
        """
        self.structure.open("P", kind=kind)
        role = label_role or style.role
        part = Part(label, True, mark="strong" if role != style.role else "")
        leaf = self.structure.leaf("Span", part)
        pieces = self.add_text("Span", text, style)
        self.structure.close()
        return (Piece(label, role, style.size, leaf), *pieces)

    def lines(
        self, role: str, texts: Iterable[Text], style: TextStyle, kind: str = ""
    ) -> tuple[tuple[Pieces, ...], int]:
        """Return texts as lines, each a leaf of its own, and the first one's leaf."""
        lines = tuple(self.add_text(role, text, style, kind=kind) for text in texts)
        return lines, lines[0][0].node

    def bookmark(self, title: str, level: int, leaf: int) -> None:
        """Add a bookmark that leads to a leaf."""
        self.outline.append(OutlineEntry(title, level, leaf))

    def take_notes(self) -> tuple[Note, ...]:
        """Return the notes whose marks were said since this was last asked."""
        notes, self._notes = tuple(self._notes), []
        return notes

    def _linked(self, span: Span, style: TextStyle, on_new_line: bool) -> list[Piece]:
        """Return a span as a leaf below the element that is open."""
        if span.note is not None:
            return [self._note_mark(span.note, style)]
        if not span.text:
            return [self._piece(span, style, -1)]
        role, attributes = ("Link", (("URL", span.link),)) if span.link else ("Span", ())
        part = self._part(span, on_new_line)
        leaf = self.structure.leaf(role, part, attributes=attributes)
        return [self._piece(span, style, leaf)]

    def _note_mark(self, note: Text, style: TextStyle) -> Piece:
        """Return the mark of a note, and keep the note for the foot of the page."""
        self._numbered += 1
        words = self.style.labels.note.format(n=self._numbered)
        inline, note_style = self.style.inline, self.style.text.note
        mark = self.structure.leaf("Reference", Part(words, True))
        self.structure.open("Note", ("ID", f"note-{self._numbered}"))
        label = self.add_generated("Lbl", words, note_style)
        self._notes.append(Note(mark, label + self.add_text("Span", note, note_style)))
        self.structure.close()
        size = style.size
        small, rise = size * inline.note_size, size * inline.note_rise
        return Piece(words, style.role, small, mark, rise, note_mark=True)

    def _part(self, span: Span, on_new_line: bool) -> Part:
        is_kai = span.role in ("kai", self.style.inline.kai)
        mark = span.script or (("kai" if is_kai else "strong") if span.role else "")
        return Part(span.text, place=span.place, mark=mark, on_new_line=on_new_line)

    def _piece(self, span: Span, style: TextStyle, leaf: int) -> Piece:
        if span.forced:
            return Piece(LINE_BREAK, style.role, style.size, leaf)
        inline = self.style.inline
        role = {"strong": inline.strong, "kai": inline.kai}.get(span.role, span.role) or style.role
        if not span.script:
            return Piece(span.text, role, style.size, leaf, whole=span.whole)
        rise = inline.superscript_rise if span.script == "super" else -inline.subscript_drop
        size = style.size * inline.script_size
        return Piece(span.text, role, size, leaf, style.size * rise, span.whole)


def _with_breaks(spans: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Yield spans, each with whether the editor broke the line before it."""
    return zip(spans, (False, *(span.forced for span in spans)), strict=False)


def _overlaid(spans: Sequence[Span], overlays: Sequence[Overlay]) -> list[Span]:
    """Return spans cut where overlays begin and end; an editor's own mark goes before them."""
    if not overlays:
        return list(spans)
    cut: list[Span] = []
    at = 0
    for span in spans:
        end = at + len(span.text)
        edges = {at, end, *(e for o in overlays for e in (o.start, o.end) if at < e < end)}
        inner = sorted(edges)
        if len(inner) == 1:
            cut.append(span)
        for first, last in pairwise(inner):
            role = next((o.role for o in overlays if o.start <= first < o.end), "")
            place = span.place
            if place is not None:
                place = replace(place, column=place.column + first - at)
            text = span.text[first - at : last - at]
            cut.append(replace(span, text=text, role=span.role or role, place=place))
        at = end
    return cut


def piece(text: str, style: TextStyle, leaf: int) -> Piece:
    """Return a piece of text in a text style."""
    return Piece(text, style.role, style.size, leaf)
