"""Read a Word table: merged cells, rows that were deleted, photos that stand in cells.

In: a `w:tbl`, and what reads a cell. Out: the table; or photos with their captions, if the table
only sets them side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.importing.bounds import CELLS, Bounds
from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.docx.drawings import words_within
from bulletin_layout.importing.grids import regular
from bulletin_layout.importing.material import (
    Gallery,
    Grid,
    GridCell,
    Picture,
    Piece,
    Remark,
    Words,
    words_of,
)
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple

# A row of photos holds so many.
_MOST_ABREAST = 3
_LONGEST_CAPTION = 60
_SPAN = Bilingual("columns that a cell spans", "单元格所跨的栏数")


class _CellContent(NamedTuple):
    """What a cell holds: its words as they are written in an issue, its photos."""

    text: str
    pictures: tuple[Picture, ...] = ()


class TableReader:
    """Reads one table. `pieces` reads a cell, `tell` remarks upon what is lost."""

    def __init__(
        self,
        pieces: Callable[[Any], Iterator[Piece]],
        report: Callable[[Remark], None],
        where: Message,
        bounds: Bounds,
    ) -> None:
        self._bounds = bounds
        self._count = 0
        self._pieces = pieces
        self._report = report
        self._where = where
        self._rows: list[list[GridCell]] = []
        self._cell_contents: list[list[_CellContent]] = []
        self._open: dict[int, tuple[int, int]] = {}

    def read(self, table: Any) -> Iterator[Piece]:
        """Yield the table, then its photos; or its photos alone."""
        for row in table.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not table:
                continue
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                what = Bilingual(
                    "the row “{gone}”, deleted in a tracked change, is left out",
                    "修订删去的一行“{gone}”略去",
                    gone=words_within(row),
                )
                self._report(Remark(what, self._where, gone=words_within(row)))
                continue
            self._read_row(row)
        pictures = [p for row in self._cell_contents for held in row for p in held.pictures]
        if pictures and self._only_sets_photos(len(pictures)):
            yield from self._photos()
            return
        columns = max((sum(c.across for c in row) for row in self._rows), default=0)
        head = sum(1 for e in table.iter(qn("w:tblHeader")) if e.get(qn("w:val")) != "0") or 1
        whole = Grid(tuple(map(tuple, self._rows)), columns, self._where, head)
        grid = regular(whole, self._bounds)
        if grid is not None:
            yield grid
        for picture in pictures:
            what = Bilingual(
                "a photo of the table is put after the table; check it",
                "表格里的照片放在表格之后，请核对",
            )
            self._report(Remark(what, self._where))
            yield picture

    def _read_row(self, row: Any) -> None:
        cells: list[GridCell] = []
        holds: list[_CellContent] = []
        at = self._row_number(row, "w:gridBefore")
        cells += [GridCell("", at)] if at else []
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is not row:
                continue
            across = self._span(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
            if goes_on and at in self._open:
                self._grow(cell, at)
            else:
                if merge is not None:
                    self._open[at] = (len(self._rows), len(cells))
                else:
                    self._open.pop(at, None)
                held = self._cell_content(cell)
                holds.append(held)
                cells.append(GridCell(held.text, across))
            at += across
        after = self._row_number(row, "w:gridAfter")
        self._count += len(cells)
        self._bounds.check("cells", self._count, CELLS)
        self._rows.append(cells + ([GridCell("", after)] if after else []))
        self._cell_contents.append(holds)

    def _row_number(self, row: Any, name: str) -> int:
        return self._span(row.find(f"{qn('w:trPr')}/{qn(name)}"), 0)

    def _span(self, element: Any, least: int) -> int:
        """Return how many columns are spanned, by an element that may be absent or say 0."""
        if element is None:
            return least
        written = element.get(qn("w:val"), str(least))
        return max(least, self._bounds.number("span", written, _SPAN))

    def _grow(self, cell: Any, at: int) -> None:
        """Let the cell above go on in this row; words in what is merged away are told."""
        begun, index = self._open[at]
        old = self._rows[begun][index]
        self._rows[begun][index] = replace(old, down=old.down + 1)
        held = self._cell_content(cell)
        if held.text or held.pictures:
            what = Bilingual(
                "words in a cell that is merged with the one above",
                "合并到上一行的单元格里还有文字",
            )
            self._report(Remark(what, self._where, held.text))

    def _cell_content(self, cell: Any) -> _CellContent:
        """Return what a cell holds: its paragraphs on lines of their own, photos apart."""
        texts: list[str] = []
        pictures: list[Picture] = []
        for piece in self._pieces(cell):
            if isinstance(piece, Words):
                if piece.text.strip():
                    texts.append(piece.plain.strip().replace("\n", r"\\"))
            elif isinstance(piece, Picture):
                pictures.append(piece)
            else:
                what = Bilingual(
                    "a table within a cell is not imported; add it from the original",
                    "单元格里的表格没有带出，请照原件补上",
                )
                self._report(Remark(what, piece.where, words_of(piece)))
        return _CellContent(r"\\".join(texts), tuple(pictures))

    def _only_sets_photos(self, count: int) -> bool:
        """Return whether the table has photos and short words for them, and nothing else."""
        texts = [held.text for row in self._cell_contents for held in row if held.text]
        return len(texts) <= count and all(len(text) <= _LONGEST_CAPTION for text in texts)

    def _photos(self) -> Iterator[Piece]:
        """Yield the photos, those of a row abreast; a word in or below their cell is theirs."""
        for number, row in enumerate(self._cell_contents):
            below = self._cell_contents[number + 1] if number + 1 < len(self._cell_contents) else []
            captions = below if not any(held.pictures for held in below) else []
            photos: list[Picture] = []
            for column, held in enumerate(row):
                under = captions[column].text if column < len(captions) else ""
                words = cleaned((held.text or under).replace(r"\\", " "))
                photos += [replace(picture, caption=words) for picture in held.pictures]
            yield from _abreast(photos, self._where)


def _abreast(photos: Sequence[Picture], where: Message) -> Iterator[Piece]:
    for start in range(0, len(photos), _MOST_ABREAST):
        row = tuple(photos[start : start + _MOST_ABREAST])
        yield Gallery(row, where) if len(row) > 1 else row[0]
