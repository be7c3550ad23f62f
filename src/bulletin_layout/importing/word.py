"""Read a Word file (.docx): paragraphs, tables, photos, text boxes, notes, tracked changes.

In: a .docx file's bytes. Out: Material. Insertions that were tracked are taken, deletions left out
and said; headers, footers, comments and objects are remarks. python-docx opens the package and
the styles; the body is walked here, since python-docx passes text boxes and changes over.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.importing.material import (
    Grid,
    GridCell,
    Look,
    Material,
    Picture,
    Piece,
    Remark,
    Words,
    words_of,
)
from bulletin_layout.importing.word_numbers import Numbering
from bulletin_layout.importing.word_text import Shown, TextReader
from bulletin_layout.wording import Said

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TITLES = {"Title": 0, "标题": 0, "Subtitle": None}
_SUFFIXES = {".jpeg": ".jpg", ".jpe": ".jpg"}
_READABLE = (".jpg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif")
_WITHIN = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}


def read_word(data: bytes, name: str) -> Material:
    """Return what a Word file holds. Raises InputError if it is none."""
    try:
        document = docx.Document(io.BytesIO(data))
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as problem:
        message = Said("it is no Word file (.docx) that can be read: {problem}.", problem=problem)
        advice = "Save a .doc as .docx in Word, and import that."
        raise InputError([error(Place(name, 1, 1), "", message, advice)]) from None
    reader = _WordReader(document)
    pieces = tuple(reader.pieces(document.element.body))
    return Material(name, pieces, (*reader.remarks, *_margins(document)))


class _WordReader:
    """Walks the body of one document; `remarks` grows while it does."""

    def __init__(self, document: Any) -> None:
        self.remarks: list[Remark] = []
        self._document = document
        self._part = document.part
        links = {
            id_: rel.target_ref
            for id_, rel in self._part.rels.items()
            if rel.is_external and rel.reltype.endswith("/hyperlink")
        }
        self._texts = TextReader(links, _notes(self._part), _comments(self._part))
        numbering = _related(self._part, "numbering")
        self._numbers = Numbering(numbering)
        self._count = 0

    def pieces(self, body: Any) -> Iterator[Piece]:
        """Yield the pieces of a body, a cell or a text box."""
        for child in body:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield self._table(child)
            elif child.tag in _WITHIN:
                yield from self.pieces(child)
            elif child.tag in (qn("w:del"), qn("w:moveFrom")):
                words = "".join(e.text or "" for e in child.iter(qn("w:delText"), qn("w:t")))
                self.remarks.append(Remark(f"修订删去的段落“{words}”略去", f"第{self._count}段后"))

    def _paragraph(self, element: Any) -> Iterator[Piece]:
        self._count += 1
        where = f"第{self._count}段"
        shown = self._texts.read(element, where)
        self.remarks += shown.remarks
        if shown.deleted and any(shown.deleted):
            gone = "”“".join(filter(None, shown.deleted))
            self.remarks.append(Remark(f"修订删去的“{gone}”略去", where))
        if shown.inserted and any(shown.inserted):
            new = "”“".join(filter(None, shown.inserted))
            self.remarks.append(Remark(f"修订插入的“{new}”已取用", where))
        words = self._words(element, shown, where)
        if words.text.strip():
            yield words
        for related, alt in shown.pictures:
            yield from self._picture(related, alt, where)
        for box in shown.boxes:
            for piece in self.pieces(box):
                note = "是原件的文本框，放在它所附的段落之后"
                yield _noted(piece, note)

    def _words(self, element: Any, shown: Shown, where: str) -> Words:
        paragraph = Paragraph(element, self._document)
        style = paragraph.style
        label = self._numbers.label(element, style.element if style is not None else None)
        text = label + "".join(shown.text)
        marked = label + "".join(shown.marked).replace("****", "")
        look = _look(paragraph)
        title = look.centred or look.level is not None
        return Words(text, where, look, None if title else marked)

    def _table(self, element: Any) -> Grid:
        self._count += 1
        where = f"第{self._count}段（表格）"
        rows: list[list[GridCell]] = []
        open_: dict[int, tuple[int, int]] = {}
        columns = 0
        for row in element.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not element:
                continue
            cells, at = self._row(row, len(rows), rows, open_)
            rows.append(cells)
            columns = max(columns, at)
        head = sum(1 for row in element.iter(qn("w:tblHeader"))) or 1
        return Grid(tuple(map(tuple, rows)), columns, where, min(head, max(1, len(rows) - 1)))

    def _row(
        self,
        row: Any,
        number: int,
        rows: list[list[GridCell]],
        open_: dict[int, tuple[int, int]],
    ) -> tuple[list[GridCell], int]:
        """Return the cells that begin in a row, and its columns; cells that go on grow."""
        cells: list[GridCell] = []
        at = 0
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is not row:
                continue
            across = _number(cell, "w:gridSpan", 1)
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merge is not None and merge.get(qn("w:val")) != "restart" and at in open_:
                begun, index = open_[at]
                old = rows[begun][index]
                rows[begun][index] = GridCell(old.text, old.across, old.down + 1)
            else:
                if merge is not None:
                    open_[at] = (number, len(cells))
                else:
                    open_.pop(at, None)
                cells.append(GridCell(self._cell(cell), across))
            at += across
        return cells, at

    def _cell(self, cell: Any) -> str:
        """Return a cell's words; what else it holds is remarked."""
        texts = []
        for piece in self.pieces(cell):
            if isinstance(piece, Words):
                texts.append(piece.text.strip())
            else:
                said = "单元格里的照片或表格没有带出，请照原件补上"
                self.remarks.append(Remark(said, piece.where, words_of(piece)))
        return "".join(texts)

    def _picture(self, related: str, alt: str, where: str) -> Iterator[Piece]:
        part = self._part.related_parts.get(related)
        if part is None:
            self.remarks.append(Remark("链接的照片不在文件里，请补上", where))
            return
        suffix = PurePath(str(part.partname)).suffix.lower()
        suffix = _SUFFIXES.get(suffix, suffix)
        if suffix not in _READABLE:
            said = f"图片（{suffix}）不是照片格式，请另存为 PNG 或 JPEG 再放入"
            self.remarks.append(Remark(said, where, alt))
            return
        yield Picture(part.blob, suffix, where, alt)


def _noted(piece: Piece, note: str) -> Piece:
    if isinstance(piece, Words):
        return Words(piece.text, piece.where, piece.look, piece.marked, note)
    return piece


def _look(paragraph: Paragraph) -> Look:
    """Return how a paragraph looks, by its own alignment and its style."""
    style = paragraph.style
    name = str(style.name) if style is not None else ""
    level = _TITLES.get(name)
    if level is None and name.lower().startswith(("heading ", "标题 ")):
        last = name.split()[-1]
        level = int(last) if last.isdigit() else None
    alignment = paragraph.alignment
    if alignment is None and style is not None:
        alignment = style.paragraph_format.alignment
    centred = alignment == WD_ALIGN_PARAGRAPH.CENTER
    right = alignment == WD_ALIGN_PARAGRAPH.RIGHT
    bold = bool(paragraph.runs) and all(run.bold for run in paragraph.runs if run.text.strip())
    return Look(centred=centred, bold=bold, right=right, level=level)


def _number(cell: Any, name: str, default: int) -> int:
    element = cell.find(f"{qn('w:tcPr')}/{qn(name)}")
    return default if element is None else int(element.get(qn("w:val"), default))


def _related(part: Any, kind: str) -> Any:
    """Return the root element of a related part, None if there is none."""
    for rel in part.rels.values():
        if not rel.is_external and rel.reltype == _RELATED + kind:
            return parse_xml(rel.target_part.blob)
    return None


def _notes(part: Any) -> dict[tuple[str, str], str]:
    found = {}
    for kind in ("footnote", "endnote"):
        root = _related(part, f"{kind}s")
        for note in root.findall(qn(f"w:{kind}")) if root is not None else ():
            words = "".join(e.text or "" for e in note.iter(qn("w:t")))
            found[kind, note.get(qn("w:id"))] = words
    return found


def _comments(part: Any) -> dict[str, str]:
    root = _related(part, "comments")
    return {
        note.get(qn("w:id")): f"{note.get(qn('w:author'), '')}："
        + "".join(e.text or "" for e in note.iter(qn("w:t")))
        for note in (root.findall(qn("w:comment")) if root is not None else ())
    }


def _margins(document: Any) -> Iterator[Remark]:
    """Yield what headers and footers say."""
    said: set[str] = set()
    for section in document.sections:
        for name, margin in (("页眉", section.header), ("页脚", section.footer)):
            if margin.is_linked_to_previous:
                continue
            words = " ".join(p.text.strip() for p in margin.paragraphs if p.text.strip())
            if words and words not in said:
                said.add(words)
                yield Remark(f"{name}“{words}”略去", "全文")
