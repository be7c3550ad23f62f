"""What stands in an article or appendix: paragraphs, headings, photos, tables, breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bulletin_layout.flow.blocks import Block, NewPage, PhotoItem, PhotoRow, Pieces, Turned
from bulletin_layout.flow.blocks import Paragraph as ParagraphBlock
from bulletin_layout.flow.headings import numbered_heading, run_ins
from bulletin_layout.flow.scribe import Attributes, Overlay, Scribe
from bulletin_layout.flow.tables import table_block
from bulletin_layout.geometry import parse_length
from bulletin_layout.issue import model as said
from bulletin_layout.style.model import TextStyle

_LEVELS = 4


class ContentBuilder:
    """Builds the blocks of one article's body; knows which headings it is under."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe
        self._style = scribe.style
        self._under: list[int] = []
        self._build: dict[type, Callable[[Any], Block]] = {
            said.Text: self._text,
            said.Paragraph: self._written_paragraph,
            said.Heading: self._written_heading,
            said.Addressee: lambda block: self._plain(block.text, self._style.text.addressee),
            said.Photos: self._photos,
            said.Table: self._table,
            said.PageBreak: lambda _: NewPage(),
        }

    def blocks(self, body: Iterable[said.Block]) -> list[Block]:
        """Return the blocks of a body."""
        return [self._build[type(block)](block) for block in body]

    def _text(self, text: said.Text) -> Block:
        recognise = self._style.headings.recognise
        heading = numbered_heading(text.value) if recognise else None
        if heading is None:
            return self._paragraph(text)
        if heading.end == len(text.value):
            return self._heading(text, heading.level)
        role = self._heading_style(heading.level).role
        return self._paragraph(text, overlays=(Overlay(0, heading.end, role),))

    def _written_paragraph(self, block: said.Paragraph) -> Block:
        return self._paragraph(block.text, block.fit)

    def _written_heading(self, block: said.Heading) -> Block:
        told = numbered_heading(block.text.value)
        return self._heading(block.text, block.level or (told.level if told else 1))

    def _paragraph(
        self, text: said.Text, fit: int = 0, overlays: tuple[Overlay, ...] = ()
    ) -> Block:
        style = self._style.text.body
        ranges = run_ins(text.value, self._style.headings.run_in)
        role = self._style.inline.run_in
        overlays += tuple(Overlay(start, end, role) for start, end in ranges)
        pieces = self._scribe.said("P", text, style, overlays=overlays)
        return ParagraphBlock(pieces, style, fit=fit, notes=self._scribe.take_notes())

    def _plain(self, text: said.Text, style: TextStyle) -> Block:
        pieces = self._scribe.said("P", text, style)
        return ParagraphBlock(pieces, style, notes=self._scribe.take_notes())

    def _heading(self, text: said.Text, level: int) -> Block:
        """Return a heading; its tag is as deep as the headings it is under, none left out."""
        while self._under and self._under[-1] >= level:
            self._under.pop()
        self._under.append(level)
        style = self._heading_style(level)
        pieces = self._scribe.said(f"H{1 + len(self._under)}", text, style)
        if level == 1:
            self._scribe.bookmark(text.value, 1, pieces[0].node)
        notes = self._scribe.take_notes()
        return ParagraphBlock(pieces, style, keep_with_next=True, notes=notes)

    def _heading_style(self, level: int) -> TextStyle:
        style: TextStyle = getattr(self._style.text, f"heading_{min(level, _LEVELS)}")
        return style

    def _table(self, table: said.Table) -> Block:
        block = table_block(table, self._scribe)
        return Turned((block,)) if table.turned else block

    def _photos(self, block: said.Photos) -> Block:
        self._scribe.structure.open("Sect")
        items = tuple(self._photo(photo, block.caption) for photo in block.photos)
        caption = self._caption(block.caption)
        self._scribe.structure.close()
        em = self._style.text.body.size
        width = parse_length(block.width, em) if block.width else None
        return PhotoRow(items, caption, width, block.as_is)

    def _photo(self, photo: said.Photo, shared: said.Text | None) -> PhotoItem:
        alt = photo.alt or photo.caption or shared
        attributes: Attributes = (("Alt", alt.value if alt else photo.file.value),)
        structure = self._scribe.structure
        node = structure.leaf("Figure", attributes=attributes)
        return PhotoItem(photo.picture, node, self._caption(photo.caption), photo.file.place)

    def _caption(self, text: said.Text | None) -> Pieces:
        return self._scribe.said("Caption", text, self._style.text.caption) if text else ()
