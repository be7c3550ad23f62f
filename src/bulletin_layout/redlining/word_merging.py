"""Two Word texts as one: what is in both, what went and what came, and who did it.

In: the blocks of both, the new one's with its tracked changes. Out: one sequence of blocks of
which the old text is left if what is new is taken out, and the new one if what went is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_layout.docx.read_parts import W
from bulletin_layout.redlining.alignment import SINGLE, groups
from bulletin_layout.redlining.differences import PARAGRAPH_END, differences
from bulletin_layout.redlining.who import UNKNOWN, Who
from bulletin_layout.redlining.word_model import (
    NOTE_KINDS,
    SPECIAL,
    Atom,
    Block,
    Item,
    MergedBlock,
    MergedParagraph,
    MergedRow,
    MergedTable,
    MergedText,
    Paragraph,
    Row,
    Table,
    said,
)
from bulletin_layout.redlining.word_package import WordPackage
from bulletin_layout.redlining.word_reading import accepted, blocks_of
from bulletin_layout.revising.join import in_order

_CHANGES = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "numberingChange"),
    )
)

# Keys of paragraphs that say nothing.
_SECTION, _EMPTY = "\U0010fff0", "\U0010fff1"


def merged_files(
    old: WordPackage,
    new: WordPackage,
    default: Who = UNKNOWN,
    in_old: bool = False,
    part: Sequence[Any] | None = None,
) -> MergedText:
    """Return two files as one text. `default` is who made what no tracked change tells of.

    `in_old`: the old file is to carry the text, not the new one. `part`: the elements of the new
    file's body that are compared, if not all.
    """
    merger = _Merger(old, new, default, in_old)
    blocks = merger.merged(
        accepted(blocks_of(old.body, old)), blocks_of(new.body if part is None else part, new)
    )
    return MergedText(tuple(blocks), merger.notes)


class _Merger:
    def __init__(self, old: WordPackage, new: WordPackage, default: Who, in_old: bool) -> None:
        self.notes: dict[tuple[str, str], tuple[MergedBlock, ...]] = {}
        self._files = (old, new)
        self._default = default
        self._in_old = in_old
        # Looks are compared where they mean the same in both; the old file keeps its own.
        self._has_looks = not in_old and old.styles == new.styles

    def merged(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[MergedBlock]:
        """Yield the blocks of a body, a cell or a note."""
        old_keys, new_keys = _keys(old, new)
        for group in groups(old_keys, new_keys):
            before, after = [old[i] for i in group.old], [new[i] for i in group.new]
            tables = [next((b for b in blocks if isinstance(b, Table)), None)
                      for blocks in (before, after)]  # fmt: skip
            if any(table is not None for table in tables):
                yield self._table(*tables)
            texts = [[b for b in blocks if isinstance(b, Paragraph)] for blocks in (before, after)]
            yield from self._paragraphs(*texts)

    def _paragraphs(
        self, old: Sequence[Paragraph], new: Sequence[Paragraph]
    ) -> Iterator[MergedParagraph]:
        if not old and not new:
            return
        first = [atom for paragraph in old for atom in paragraph.atoms]
        second = [atom for paragraph in new for atom in paragraph.atoms]
        items = list(self._items(first, second))
        carrier = old if self._in_old else new
        is_same = all(item.state == "same" and item.was is None for item in items)
        if is_same and len(old) == len(new) == 1 and _is_clean(carrier[0], old[0], new[0]):
            yield MergedParagraph(tuple(items), carrier[0].element)
            return
        held: list[Item] = []
        for item in items:
            held.append(item)
            if item.is_end:
                yield MergedParagraph(tuple(held))
                held = []
        if held:  # its end was struck out, and nothing stands behind it
            yield MergedParagraph((*held, Item("same", Atom(PARAGRAPH_END))))

    def _items(self, old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[Item]:
        # What went and came as its author tracked it is not put together anew.
        is_tracked = any(a.gone is not None or a.came is not None for a in new)
        for step in differences([a.key for a in old], [a.key for a in new], is_tracked):
            if step.state == "same":
                for at in range(step.end - step.start):
                    yield self._both(old[step.start + at], new[step.other + at])
            elif step.state == "gone":
                yield from (Item("gone", a, self._default) for a in old[step.start : step.end])
            else:
                came = (a for a in new[step.start : step.end] if a.gone is None)
                yield from (Item("new", a, a.came or self._default) for a in came)

    def _both(self, old: Atom, new: Atom) -> Item:
        """Return what stands in both files: it went if the new one has it struck out."""
        if new.gone is not None:
            return Item("gone", old, new.gone)
        here = old if self._in_old else new
        self._merge_notes(old, new, here)
        if self._has_looks and (old.look != new.look or _style(old) != _style(new)):
            return Item("same", here, self._default, old)
        return Item("same", here)

    def _merge_notes(self, old: Atom, new: Atom, here: Atom) -> None:
        kind = old.key.removeprefix(SPECIAL)
        if kind not in NOTE_KINDS:
            return
        elements = [f.notes[kind].get(_id(a)) for f, a in zip(self._files, (old, new), strict=True)]
        first, second = (
            blocks_of(e, f) if e is not None else ()
            for f, e in zip(self._files, elements, strict=True)
        )
        before = accepted(first)
        key = (kind, _id(here))
        if key in self.notes:  # a note in which its own mark stands
            return
        if said(before) != said(accepted(second)):
            self.notes[key] = ()
            self.notes[key] = tuple(self.merged(before, second))

    def _table(self, old: Table | None, new: Table | None) -> MergedTable:
        carrier = old if self._in_old else new
        element = (carrier or old or new).element  # type: ignore[union-attr]
        rows = self._rows(old.rows if old else (), new.rows if new else ())
        return MergedTable(tuple(rows), element)

    def _rows(self, old: Sequence[Row], new: Sequence[Row]) -> Iterator[MergedRow]:
        pairs = dict(_pairs_of_rows(old, new))
        at = 0
        for number, row in enumerate(old):
            if number not in pairs:
                yield self._one_row("gone", row, self._default)
                continue
            yield from self._new_rows(new[at : pairs[number]])
            at = pairs[number] + 1
            yield self._row(row, new[at - 1])
        yield from self._new_rows(new[at:])

    def _new_rows(self, rows: Sequence[Row]) -> Iterator[MergedRow]:
        for row in rows:
            if row.gone is None:
                yield self._one_row("new", row, row.came or self._default)

    def _row(self, old: Row, new: Row) -> MergedRow:
        if new.gone is not None:
            return self._one_row("gone", old, new.gone)
        cells = (tuple(self.merged(a, b)) for a, b in zip(old.cells, new.cells, strict=True))
        element = old.element if self._in_old else new.element
        return MergedRow("same", tuple(cells), element)

    def _one_row(self, state: Any, row: Row, who: Who) -> MergedRow:
        cells = (
            tuple(self.merged(cell, ()) if state == "gone" else self.merged((), cell))
            for cell in row.cells
        )
        return MergedRow(state, tuple(cells), row.element, who)


def _style(atom: Atom) -> str:
    """Return the style of the paragraph that an atom ends, "" for another atom."""
    if atom.key != PARAGRAPH_END or atom.content is None:
        return ""
    style = atom.content.find(f"{W}pStyle")
    return str(style.get(f"{W}val", "")) if style is not None else ""


def _id(atom: Atom) -> str:
    return str(atom.content.get(f"{W}id", ""))


def _keys(old: Sequence[Block], new: Sequence[Block]) -> tuple[list[str], list[str]]:
    """Return what paragraphs say; tables that belong together, and ends of sections, are alike."""
    first, second = (
        [_key(block, chr(ord(SINGLE) + 2 * n + side)) for n, block in enumerate(blocks)]
        for side, blocks in enumerate((old, new))
    )
    old_at, new_at = ([n for n, b in enumerate(bs) if isinstance(b, Table)] for bs in (old, new))
    pairs = in_order([old[n].text for n in old_at], [new[n].text for n in new_at])
    if not pairs and len(old_at) == len(new_at) == 1:
        pairs = [(0, 0)]
    for o, n in pairs:
        second[new_at[n]] = first[old_at[o]]
    return first, second


def _key(block: Block, of_table: str) -> str:
    if isinstance(block, Table):
        return of_table
    return _SECTION if block.is_section else block.text or _EMPTY


def _pairs_of_rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield rows that belong together: alike, and of cells that stand in the same columns."""
    texts = [["\n".join(map(said, row.cells)) for row in rows] for rows in (old, new)]
    for o, n in in_order(*texts):
        if _columns(old[o]) == _columns(new[n]):
            yield o, n


def _columns(row: Row) -> list[tuple[str, str]]:
    """Return for each cell how many columns it covers, and whether it goes on from above."""
    found = []
    for cell in row.element.iterchildren(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        down = cell.find(f"{W}tcPr/{W}vMerge")
        merge = "" if down is None else down.get(f"{W}val", "continue")
        found.append((span.get(f"{W}val") if span is not None else "1", merge))
    return found


def _is_clean(*paragraphs: Paragraph) -> bool:
    """Return whether nothing in paragraphs is tracked."""
    tracked = (next(p.element.iter(*_CHANGES), None) for p in paragraphs)
    return all(change is None for change in tracked)
