"""Two Word texts in one as a flow, so that the library's own composer sets them.

In: a merged text and a stylesheet. Out: a flow of titles, paragraphs and tables, and what became of
each leaf. What a paragraph is, its style tells: one of ours by its id, another's by its name or its
depth in the outline. A picture is told by words in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from lxml import etree

from bulletin_layout.docx.read_parts import W
from bulletin_layout.docx.styles import kind_of
from bulletin_layout.flow.blocks import (
    Block,
    Flow,
    Heading,
    Note,
    Paragraph,
    Pieces,
    TableBlock,
    TableCell,
    TableColumn,
)
from bulletin_layout.flow.corpus import Corpus
from bulletin_layout.flow.pieces import PieceBuilder
from bulletin_layout.redlining.flow_leaves import Change
from bulletin_layout.redlining.flow_merging import MergedFlow
from bulletin_layout.redlining.flow_pieces import DIVIDED, JOINED
from bulletin_layout.redlining.who import Who
from bulletin_layout.redlining.word_model import (
    NOTE_KINDS,
    SPECIAL,
    Item,
    MergedBlock,
    MergedParagraph,
    MergedTable,
    MergedText,
)
from bulletin_layout.redlining.word_model import Paragraph as WordParagraph
from bulletin_layout.redlining.word_package import WordPackage
from bulletin_layout.redlining.word_reading import blocks_of
from bulletin_layout.structure import Metadata, Part
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.texts import TextStyle
from bulletin_layout.text.model import LINE_BREAK, Piece

_TITLES = ("title", "appendix_title", "briefs_heading", "column")
# What stands in no text, or has a size that no line of the grid holds.
_AS = {
    "name": "title",
    "note": "body",
    "folio": "body",
    "watermark": "body",
    "line_number": "body",
}
_HEADINGS = ("title", "heading_1", "heading_2", "heading_3", "heading_4")
_PICTURE = "〔图片〕"
_SIGN_SIZE = 0.6
# The format wants a date where the file tells none.
_NO_DATE = "1970-01-01"


def word_flow(
    text: MergedText, old: WordPackage, new: WordPackage, style: Stylesheet
) -> MergedFlow:
    """Return the flow of two Word texts in one. `text` is that which the new file carries."""
    maker = _FlowMaker(text, old, new, style)
    blocks = tuple(maker.blocks(text.blocks))
    said = ["".join(map(_shown, b.items)) for b in text.blocks if isinstance(b, MergedParagraph)]
    flow = Flow(blocks, maker.builder.structure.finish(), (), _metadata(new), (), Corpus(said))
    return MergedFlow(flow, maker.changes)


class _FlowMaker:
    def __init__(
        self, text: MergedText, old: WordPackage, new: WordPackage, style: Stylesheet
    ) -> None:
        self.builder = PieceBuilder(style)
        self.changes: dict[int, Change] = {}
        self._style = style
        self._text, self._old, self._new = text, old, new
        self._names = _names_of_styles(new) | _names_of_styles(old)
        self._notes = 0
        self._is_in_note = False  # no note has notes of its own

    def blocks(self, blocks: Sequence[MergedBlock]) -> Iterator[Block]:
        """Yield the blocks of a flow; paragraphs that say nothing are left out."""
        for block in blocks:
            if isinstance(block, MergedTable):
                made = self._table(block)
                if made is not None:
                    yield made
            elif any(_shown(item) for item in block.items):
                yield self._paragraph(block)

    def _paragraph(self, block: MergedParagraph) -> Block:
        kind = self._kind(block)
        style: TextStyle = getattr(self._style.text, kind)
        style = replace(style, blank_above=min(style.blank_above, 1))
        is_title = kind in _TITLES
        role = "H1" if is_title else "P"
        pieces, notes = self._pieces(block.items, style, role)
        if is_title:
            return Heading((pieces,), style)
        return Paragraph(pieces, style, notes=notes, keep_with_next=kind in _HEADINGS)

    def _kind(self, block: MergedParagraph) -> str:
        """Return which kind of text a paragraph is."""
        looks = block.items[-1].atom.content
        found = looks.find(f"{W}pStyle") if looks is not None else None
        id_ = found.get(f"{W}val", "") if found is not None else ""
        kind = kind_of(id_) or self._kind_by_outline(id_, looks)
        return _AS.get(kind, kind) if hasattr(self._style.text, kind) else "body"

    def _kind_by_outline(self, id_: str, looks: Any) -> str:
        depth = looks.find(f"{W}outlineLvl") if looks is not None else None
        name, level = self._names.get(id_, ("", ""))
        if depth is not None:
            level = depth.get(f"{W}val", "")
        if level.isdecimal() and int(level) < len(_HEADINGS):
            return _HEADINGS[int(level)]
        return "title" if name.lower() == "title" else ""

    def _pieces(
        self, items: Sequence[Item], style: TextStyle, role: str
    ) -> tuple[Pieces, tuple[Note, ...]]:
        """Return a paragraph's pieces below an element of its own, and its notes."""
        self.builder.structure.open(role)
        pieces: list[Piece] = []
        notes: list[Note] = []
        last = items[-1]
        for (state, who, key), group in groupby(items[:-1], key=_grouping):
            held = list(group)
            change = None if state == "same" else Change(state, who)
            if key in NOTE_KINDS:
                for item in held if not self._is_in_note else ():
                    mark, note = self._note(item, key, style, change)
                    pieces.append(mark)
                    notes.append(note)
                continue
            pieces += self._run("".join(map(_shown, held)), style, change)
        if last.state != "same" and any(item.state == "same" for item in items):
            words = DIVIDED if last.state == "new" else JOINED
            pieces += self._run(words, style, Change("sign", last.who))
        self.builder.structure.close()
        return tuple(pieces), tuple(notes)

    def _run(self, words: str, style: TextStyle, change: Change | None) -> Iterator[Piece]:
        is_sign = change is not None and change.state == "sign"
        size = style.size * (_SIGN_SIZE if is_sign else 1.0)
        raised = (style.size - size) / 2
        for is_break, group in groupby(words, key=lambda c: c == LINE_BREAK):
            text = "".join(group)
            if is_break:
                yield Piece(LINE_BREAK, style.role, style.size, -1)
                continue
            leaf = self._leaf("Span", text, change, is_sign)
            yield Piece(text, style.role, size, leaf, raised)

    def _leaf(self, role: str, text: str, change: Change | None, generated: bool = False) -> int:
        leaf = self.builder.structure.leaf(role, Part(text, generated))
        if change is not None:
            self.changes[leaf] = change
        return leaf

    def _note(
        self, item: Item, kind: str, style: TextStyle, change: Change | None
    ) -> tuple[Piece, Note]:
        self._notes += 1
        words = self._style.labels.note.format(n=self._notes)
        inline, looks = self._style.inline, self._style.text.note
        mark = self._leaf("Reference", words, change, True)
        self.builder.structure.open("Note", ("ID", f"note-{self._notes}"))
        label = Piece(words, looks.role, looks.size, self._leaf("Lbl", words, change, True))
        pieces = [label]
        self._is_in_note = True
        for paragraph in self._note_blocks(item, kind):
            pieces += self._pieces(paragraph.items, looks, "P")[0]
        self._is_in_note = False
        self.builder.structure.close()
        size, rise = style.size * inline.note_size, style.size * inline.note_rise
        return Piece(words, style.role, size, mark, rise, note_mark=True), Note(mark, tuple(pieces))

    def _note_blocks(self, item: Item, kind: str) -> list[MergedParagraph]:
        id_ = item.atom.content.get(f"{W}id", "")
        merged = self._text.notes.get((kind, id_)) if item.state == "same" else None
        if merged is None:
            package = self._old if item.state == "gone" else self._new
            element = package.notes[kind].get(id_)
            read = blocks_of(element, package) if element is not None else ()
            merged = tuple(
                MergedParagraph(tuple(Item(item.state, a, item.who) for a in b.atoms))
                for b in read
                if isinstance(b, WordParagraph)
            )
        return [block for block in merged if isinstance(block, MergedParagraph)]

    def _table(self, table: MergedTable) -> TableBlock | None:
        columns = max((len(row.cells) for row in table.rows), default=0)
        if not columns:
            return None
        self.builder.structure.open("Table")
        cells = []
        for number, row in enumerate(table.rows):
            is_head = row.element.find(f"{W}trPr/{W}tblHeader") is not None
            texts = self._style.text
            style = texts.table_heading if is_head else texts.table_cell
            self.builder.structure.open("TR")
            for column, blocks in enumerate(row.cells):
                is_last = column + 1 == len(row.cells)
                across = columns - column if is_last else 1
                pieces = self._cell(blocks, style, across)
                cells.append(TableCell(pieces, number, column, across, 1))
            self.builder.structure.close()
        self.builder.structure.close()
        widths = tuple(TableColumn("left", None) for _ in range(columns))
        # The first row is shown again where the table goes on; a table is drawn from its head down.
        head = tuple(cell for cell in cells if not cell.row)
        body = tuple(cell._replace(row=cell.row - 1) for cell in cells if cell.row)
        rows = len(table.rows) - 1
        return TableBlock(widths, head, body, 1, rows, frozenset(), (), True, None)

    def _cell(self, blocks: Sequence[MergedBlock], style: TextStyle, across: int) -> Pieces:
        spans = (("ColSpan", str(across)),) if across > 1 else ()
        self.builder.structure.open("TD", *spans)
        pieces: list[Piece] = []
        for block in blocks:
            if isinstance(block, MergedParagraph) and any(map(_shown, block.items)):
                pieces += [Piece(LINE_BREAK, style.role, style.size, -1)] if pieces else []
                pieces += self._pieces(block.items, style, "P")[0]
        if not pieces:
            pieces.append(Piece("", style.role, style.size, self._leaf("Span", "", None)))
        self.builder.structure.close()
        return tuple(pieces)


def _grouping(item: Item) -> tuple[Any, Who, str]:
    key = item.atom.key.removeprefix(SPECIAL)
    return item.state, item.who, key if key in NOTE_KINDS else ""


def _shown(item: Item) -> str:
    """Return what stands on the page for an atom."""
    key = item.atom.key
    if not key.startswith(SPECIAL):
        return {"\t": "\u3000", "\r": ""}.get(key, key)
    if key.removeprefix(SPECIAL) in NOTE_KINDS:
        return " "
    is_picture = any(word in key for word in ("drawing", "pict", "object", "AlternateContent"))
    return _PICTURE if is_picture else ""


def _names_of_styles(package: WordPackage) -> dict[str, tuple[str, str]]:
    """Return the name of each paragraph style and its depth in the outline, "" for none."""
    found = {}
    for id_, data in package.styles.items():
        style = etree.fromstring(data)
        name, level = style.find(f"{W}name"), style.find(f"{W}pPr/{W}outlineLvl")
        found[id_] = (
            name.get(f"{W}val", "") if name is not None else "",
            level.get(f"{W}val", "") if level is not None else "",
        )
    return found


def _metadata(package: WordPackage) -> Metadata:
    """Return what the new file says of itself, without who wrote it."""
    data = package.parts.get("docProps/core.xml")
    said: dict[str, str] = {}
    for part in etree.fromstring(data) if data else ():
        said.setdefault(etree.QName(part).localname, part.text or "")
    day = said.get("modified") or said.get("created") or _NO_DATE
    title = said.get("title") or package.file.replace("\\", "/").rpartition("/")[2]
    return Metadata(title, "", said.get("subject", ""), day[:10])
