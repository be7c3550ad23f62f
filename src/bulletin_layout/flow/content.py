"""What stands in an article or appendix: paragraphs, headings, photos, tables, breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from bulletin_layout.flow.blocks import (
    Block,
    NewPage,
    PhotoItem,
    PhotoRow,
    Pieces,
    Turned,
)
from bulletin_layout.flow.blocks import Paragraph as ParagraphBlock
from bulletin_layout.flow.headings import numbered_heading, run_ins
from bulletin_layout.flow.pieces import Attributes, Overlay, PieceBuilder
from bulletin_layout.flow.tables import table_block
from bulletin_layout.issue import content as written
from bulletin_layout.issue.text import Text
from bulletin_layout.style.texts import TextStyle

_LEVELS = 4
# What is no heading: below every level.
_NO_HEADING = 9


class ContentBuilder:
    """Builds the blocks of one article's body; knows which headings it is under."""

    def __init__(self, builder: PieceBuilder) -> None:
        self._builder = builder
        self._style = builder.style
        self._under: list[int] = []
        self._level = _NO_HEADING

    def blocks(self, body: Iterable[written.Block]) -> list[Block]:
        """Return the blocks of a body. A heading is kept with what it is over, if there is any."""
        blocks: list[Block] = []
        levels: list[int] = []
        for block in body:
            self._level = _NO_HEADING
            made = self._BUILD[type(block)](self, block)
            made = made if isinstance(made, list) else [made]
            blocks += made
            levels += [self._level] * len(made)
        for i, (level, following) in enumerate(zip(levels, [*levels[1:], 0], strict=True)):
            heading = blocks[i]
            # The next heading of its level, or the end of the body: an item of a list.
            if following <= level < _NO_HEADING and isinstance(heading, ParagraphBlock):
                blocks[i] = heading._replace(keep_with_next=False)
        return blocks

    def _addressee(self, block: written.Addressee) -> Block:
        """Return to whom a text goes; as a salutation it stays with what is said."""
        plain = self._plain(block.addressee, self._style.text.addressee, "addressee")
        return plain._replace(keep_with_next=True)

    def _text(self, text: Text) -> Block:
        recognise = self._style.headings.recognise
        heading = numbered_heading(text.value) if recognise else None
        if heading is None:
            return self._paragraph(text)
        if heading.end == len(text.value):
            return self._heading(text, heading.level)
        role = self._heading_style(heading.level).role
        return self._paragraph(text, overlays=(Overlay(0, heading.end, role),))

    def _written_paragraph(self, block: written.Paragraph) -> Block:
        return self._paragraph(block.paragraph, block.fit)

    def _written_heading(self, block: written.Heading) -> Block:
        numbered = numbered_heading(block.heading.value)
        return self._heading(block.heading, block.level or (numbered.level if numbered else 1))

    def _paragraph(self, text: Text, fit: int = 0, overlays: tuple[Overlay, ...] = ()) -> Block:
        style = self._style.text.body
        ranges = run_ins(text.value, self._style.headings.run_in)
        role = self._style.inline.run_in
        overlays += tuple(Overlay(start, end, role) for start, end in ranges)
        pieces = self._builder.add_text("P", text, style, overlays=overlays)
        return ParagraphBlock(pieces, style, fit=fit, notes=self._builder.take_notes())

    def _plain(self, text: Text, style: TextStyle, kind: str, label: str = "") -> ParagraphBlock:
        """Return a paragraph, perhaps after a label, which is set as strong text is."""
        if label:
            strong = self._style.inline.strong
            pieces = self._builder.add_labelled(label, text, style, strong, kind)
        else:
            pieces = self._builder.add_text("P", text, style, kind=kind)
        return ParagraphBlock(pieces, style, notes=self._builder.take_notes())

    def _heading(self, text: Text, level: int) -> Block:
        """Return a heading; its tag is as deep as the headings it is under, none left out."""
        while self._under and self._under[-1] >= level:
            self._under.pop()
        self._under.append(level)
        self._level = level
        style = self._heading_style(level)
        pieces = self._builder.add_text(f"H{1 + len(self._under)}", text, style)
        if level == 1:
            self._builder.bookmark(text.value, 1, pieces[0].node)
        notes = self._builder.take_notes()
        return ParagraphBlock(pieces, style, keep_with_next=True, notes=notes, by_meaning=True)

    def _heading_style(self, level: int) -> TextStyle:
        style: TextStyle = getattr(self._style.text, f"heading_{min(level, _LEVELS)}")
        return style

    def _table(self, table: written.Table) -> Block:
        block = table_block(table, self._builder)
        return Turned((block,)) if table.turned else block

    def _photos(self, block: written.Photos) -> Block:
        self._builder.structure.open("Sect", kind="photos")
        items = tuple(self._photo(photo, block.caption) for photo in block.photos)
        caption = self._caption(block.caption, "photos")
        self._builder.structure.close()
        em = self._style.text.body.size
        width = block.width.points(em) if block.width else None
        return PhotoRow(items, caption, width, block.as_is)

    def _photo(self, photo: written.Photo, shared: Text | None) -> PhotoItem:
        alt = photo.alt or photo.caption or shared
        attributes: Attributes = (("Alt", alt.value if alt else photo.file.name.value),)
        structure = self._builder.structure
        node = structure.leaf("Figure", attributes=attributes)
        return PhotoItem(
            photo.file.picture, node, self._caption(photo.caption), photo.file.name.place
        )

    def _caption(self, text: Text | None, kind: str = "") -> Pieces:
        style = self._style.text.caption
        return self._builder.add_text("Caption", text, style, kind=kind) if text else ()

    # A table of functions, not of bound methods: those would hold their object in a cycle.
    _BUILD: ClassVar[dict[type, Callable[[ContentBuilder, Any], Block | list[Block]]]] = {
        Text: _text,
        written.Paragraph: _written_paragraph,
        written.Heading: _written_heading,
        written.Addressee: _addressee,
        written.Photos: _photos,
        written.Table: _table,
        written.PageBreak: lambda _, __: NewPage(),
    }
