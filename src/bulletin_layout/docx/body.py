"""The body of a Word file: what each block of the flow becomes.

In: a Document with what it was laid out from. Out: the XML between the body's tags but for the last
section's settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any, ClassVar

from bulletin_layout.docx import back, front
from bulletin_layout.docx.paragraphs import ParagraphWriter, closing_paragraph
from bulletin_layout.docx.photos import Photos
from bulletin_layout.docx.sections import Sections
from bulletin_layout.docx.styles import line_pitch
from bulletin_layout.docx.tables import table
from bulletin_layout.docx.xml import twips, w
from bulletin_layout.flow import blocks as flow
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Document, Source
from bulletin_layout.style.texts import TextStyle

_END = "</w:p>"


class BodyWriter:
    """Writes the blocks of one flow; knows whether the next begins a page."""

    def __init__(
        self, document: Document, source: Source, writer: ParagraphWriter, sections: Sections
    ) -> None:
        self.photos = Photos(document, writer)
        self._document = document
        self._source = source
        self._writer = writer
        self._sections = sections
        self._composer = LineComposer(source.style, document.fonts, source.flow.corpus)
        self._begins_page = False
        # Room in points that is owed by what stands above, and whether what follows takes it: a
        # program adds the space after a paragraph to the next one's before it, or takes the larger.
        self._owed = 0.0
        self._is_taken = False

    @property
    def last_section(self) -> str:
        """The settings of the last section."""
        ends_turned = isinstance(self._source.flow.blocks[-1], flow.Turned)
        return self._sections.turned() if ends_turned else self._sections.upright()

    def written(self) -> str:
        """Return the body. Raises InputError for a photo that is broken."""
        parts: list[str] = []
        blocks = self._source.flow.blocks
        for block, after in zip_longest(blocks, blocks[1:]):
            self._is_taken = _room_above(after) > 0
            made = list(self._block(block))
            if made and parts and not parts[-1].endswith(_END) and made[0].startswith("<w:tbl>"):
                parts.append(closing_paragraph())  # two tables would be one
            if isinstance(block, flow.Turned):
                parts.append(closing_paragraph(self._sections.upright()))
            parts += made
        if parts and not parts[-1].endswith(_END):
            parts.append(closing_paragraph())
        return self._aimed("".join(parts))

    def _block(self, block: flow.Block) -> Iterator[str]:
        """Yield what a block becomes: its paragraphs, where it has no way of its own."""
        own = self._BY_TYPE.get(type(block))
        if own is not None:
            yield from own(self, block)
            return
        for paragraph in flow.paragraphs_in(block, self._writer.style.text.body):
            yield from self._paragraph(paragraph)

    def _masthead(self, block: flow.Masthead) -> Iterator[str]:
        made = front.masthead(block, self._document, self._writer)
        self._owed = made.below
        yield from made.paragraphs

    def _contents(self, block: flow.Contents) -> Iterator[str]:
        own = self._own("contents_heading", self._writer.style.text.contents_heading)
        yield from front.contents(block, self._writer, self._aims(), own)

    def _paragraph(self, block: flow.Paragraph) -> Iterator[str]:
        kind = block.style.kind or "body"
        own = self._own(kind, block.style)
        if block.keep_with_next:
            own["keepNext"] = w("keepNext")
        if block.keep_with_next or block.whole:
            own["keepLines"] = w("keepLines")
        yield self._writer.paragraph(kind, block.pieces, own, block.notes)

    def _heading(self, block: flow.Heading) -> Iterator[str]:
        """Yield a title: one paragraph, its lines ended by soft returns as on the page."""
        pieces = tuple(piece for line in block.lines for piece in line)
        kind = block.style.kind or "body"
        yield self._writer.paragraph(kind, pieces, self._own(kind, block.style), broken=True)

    def _own(self, kind: str, style: TextStyle) -> dict[str, str]:
        """Return what a paragraph has beside its kind's looks: other blanks, a new page."""
        own = {}
        usual: TextStyle = getattr(self._writer.style.text, kind)
        pitch = self._writer.style.grid.pitch
        above, below = style.blank_above * pitch + self._owed, style.blank_below * pitch
        self._owed = below if self._is_taken else 0.0
        below -= self._owed
        if (above, below) != (usual.blank_above * pitch, usual.blank_below * pitch):
            own["spacing"] = _spacing(kind, (above, below), self._writer)
        if self._begins_page:
            own["pageBreakBefore"] = w("pageBreakBefore")
            self._begins_page = False
        return own

    def _new_page(self, _block: flow.NewPage) -> Iterator[str]:
        self._begins_page = True
        return iter(())

    def _turned(self, block: flow.Turned) -> Iterator[str]:
        """Yield a table across the paper, in a section of its own."""
        self._begins_page = False
        across = self._composer.at_measure(self._sections.across)
        for part in block.blocks:
            if isinstance(part, flow.TableBlock):
                yield from table(part, across, self._writer)
            else:
                yield from self._block(part)
        is_last = block is self._source.flow.blocks[-1]
        yield closing_paragraph("" if is_last else self._sections.turned())

    def _aims(self) -> list[str]:
        """Return names to be replaced by the bookmarks that the contents lead to."""
        return [f"@{leaf}@" for leaf in self._document.targets]

    def _aimed(self, body: str) -> str:
        for leaf in self._document.targets:
            body = body.replace(f"@{leaf}@", self._writer.targets.get(leaf, ""))
        return body

    # A table of functions, not of bound methods: those would hold their object in a cycle.
    _BY_TYPE: ClassVar[dict[type, Callable[[BodyWriter, Any], Iterator[str]]]] = {
        flow.Paragraph: _paragraph,
        flow.Heading: _heading,
        flow.Masthead: _masthead,
        flow.Contents: _contents,
        flow.PhotoRow: lambda self, block: self.photos.row(block),
        flow.TableBlock: lambda self, block: table(block, self._composer, self._writer),
        flow.Turned: _turned,
        flow.Signature: lambda self, block: back.signature(block, self._document, self._writer),
        flow.AppendixList: lambda self, block: back.appendix_list(block, self._writer),
        flow.Imprint: lambda self, block: iter([back.imprint(block, self._document, self._writer)]),
        flow.NewPage: _new_page,
    }


def _room_above(block: flow.Block | None) -> int:
    """Return how many blank lines a paragraph or title has above it."""
    return block.style.blank_above if isinstance(block, flow.Paragraph | flow.Heading) else 0


def _spacing(kind: str, around: tuple[float, float], writer: ParagraphWriter) -> str:
    """Return the spacing of a kind with other room above and below, in points."""
    before, after = map(twips, around)
    line = twips(line_pitch(kind, writer.style))
    return w("spacing", before=before, after=after, line=line, lineRule="exact")
