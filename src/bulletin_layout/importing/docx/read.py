"""Read a Word file (.docx): paragraphs, tables, photos, text boxes, notes, tracked changes.

In: a .docx file's bytes. Out: Material. Insertions that were tracked are taken, deletions left out
and said; headers, footers, comments and objects are remarks. python-docx opens the package and
the styles; the body is walked here, since python-docx passes text boxes and changes over.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bulletin_layout.deadline import timed
from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.importing.bounds import (
    CHARACTERS,
    DEPTH,
    PARAGRAPHS,
    Bounds,
)
from bulletin_layout.importing.docx.appearance import appearance_of
from bulletin_layout.importing.docx.census import census_of
from bulletin_layout.importing.docx.character_styles import CharacterStyles
from bulletin_layout.importing.docx.drawings import object_not_imported, words_within
from bulletin_layout.importing.docx.first_page import header_with_masthead
from bulletin_layout.importing.docx.list_numbers import Numbering
from bulletin_layout.importing.docx.package import refuse_odd_package
from bulletin_layout.importing.docx.related import (
    comments_of,
    drawn_words,
    margins_of,
    notes_of,
    related,
)
from bulletin_layout.importing.docx.strict import as_transitional
from bulletin_layout.importing.docx.styles import StyleChains
from bulletin_layout.importing.docx.tables import TableReader
from bulletin_layout.importing.docx.text import MOVED_NOWHERE, SILENT, TextReader, is_placeholder
from bulletin_layout.importing.docx.tokens import ParagraphText
from bulletin_layout.importing.material import (
    Appearance,
    Material,
    Picture,
    Piece,
    Remark,
    Words,
)
from bulletin_layout.importing.photos import as_photo
from bulletin_layout.importing.places import (
    IN_HEADER,
    WHOLE_FILE,
    after_paragraph,
    in_paragraph,
    in_table,
)
from bulletin_layout.messages import Bilingual, Message

_LONGEST_REASON = 100
_DELETED_END = f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}"
_REFERS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SUFFIXES = {".jpeg": ".jpg", ".jpe": ".jpg"}
# Between paragraphs as within them: they hold no text.
_SILENT = SILENT | {qn("w:sectPr"), qn("w:tcPr")}
_WITHIN = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}


# What a broken file makes python-docx raise.
BROKEN = (
    OpcError, XmlchemyError, zipfile.BadZipFile, LookupError, ValueError, SyntaxError, RuntimeError,
    zlib.error, AttributeError, TypeError, ArithmeticError, OSError, EOFError, AssertionError,
)  # fmt: skip


def read_word(data: bytes, bounds: Bounds) -> Material:
    """Return what a Word file holds. Raises InputError if it is none, or beyond the limits."""
    try:
        refuse_odd_package(data, bounds)
        document = docx.Document(io.BytesIO(as_transitional(data)))
        reader = _WordReader(document, bounds)
        header = header_with_masthead(document)
        above = _read_header(document, header, bounds)
        pieces = (*above.pieces, *reader.pieces(document.element.body))
        element = None if header is None else header._element
        remarks = (
            *(*above.remarks, *reader.remarks),
            *(*reader.left_over(), *margins_of(document, bounds, element)),
        )
        census = census_of(document, document.element.body, element)
        return replace(
            census,
            name=bounds.name,
            pieces=pieces,
            remarks=remarks,
            read=(*above.read, *reader.read_anew),
        )
    except BROKEN as problem:
        reason = " ".join(str(problem).split())[:_LONGEST_REASON]
        message = Message("it is no Word file (.docx) that can be read: {problem}.", problem=reason)
        raise bounds.refused(message, "Save a .doc as .docx in Word, and import that.") from None


def _read_header(document: Any, header: Any, bounds: Bounds) -> Material:
    """Return what a header holds that is read as text; nothing if there is none."""
    if header is None:
        return Material(bounds.name, ())
    reader = _WordReader(document, bounds, header.part)
    pieces = tuple(replace(piece, where=IN_HEADER) for piece in reader.pieces(header._element))
    remarks = tuple(replace(remark, where=IN_HEADER) for remark in reader.remarks)
    return Material(bounds.name, pieces, remarks, read=tuple(reader.read_anew))


class _WordReader:
    """Walks the body of one document, or another part; `remarks` grows while it does."""

    def __init__(self, document: Any, bounds: Bounds, part: Any = None) -> None:
        self.remarks: list[Remark] = []
        self._bounds = bounds
        self._depth = 0
        self._styles = StyleChains(bounds)
        self._document = document
        self._part = document.part if part is None else part
        links = {
            id_: rel.target_ref
            for id_, rel in self._part.rels.items()
            if rel.is_external and rel.reltype.endswith("/hyperlink")
        }
        notes = notes_of(document.part)
        moved = "".join(map(words_within, document.element.body.iter(qn("w:moveTo"))))
        styles = CharacterStyles(self._document.styles.element)
        self._texts = TextReader(
            links, notes, comments_of(document.part), self._related_words, styles, moved
        )
        numbering = related(document.part, "numbering")
        self._numbers = Numbering(numbering, bounds)
        self._count = 0
        self._in_cell = 0
        # Paragraphs whose end a tracked change deleted: the next one goes on with them.
        self._carried: list[Any] = []

    def pieces(self, body: Any) -> Iterator[Piece]:
        """Yield the pieces of a body, a cell or a text box."""
        self._depth += 1
        self._bounds.check("nesting", self._depth, DEPTH)
        for child in timed(body):
            if child.tag == qn("w:p"):
                yield from self._paragraph_or_part(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sdt") and is_placeholder(child):
                what = Bilingual(
                    "“{words}”, which stands where something is to be filled in, is left out",
                    "提示填写的“{words}”略去",
                    words=words_within(child),
                )
                gone = words_within(child)
                self.remarks.append(Remark(what, after_paragraph(self._count), gone=gone))
            elif child.tag in _WITHIN:
                yield from self.pieces(child)
            elif child.tag in (qn("w:del"), qn("w:moveFrom")):
                self.remarks.append(self._gone(child, after_paragraph(self._count)))
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                where = after_paragraph(self._count)
                self.remarks.append(Remark(object_not_imported(child), where, words_within(child)))
        self._depth -= 1

    def _gone(self, element: Any, where: Message) -> Remark:
        """Return what is said of paragraphs that a tracked change deleted or moved away."""
        words = words_within(element)
        english = "deleted in a tracked change, is left out"
        chinese = "修订删去的段落“{gone}”略去"
        if element.tag == qn("w:moveFrom"):
            if not self._texts.is_moved(words):
                return Remark(MOVED_NOWHERE, where, words)
            english = "moved in a tracked change, is taken where it was moved to"
            chinese = "修订移动的段落“{gone}”放在移到的地方"
        return Remark(Bilingual(f"the paragraph “{{gone}}”, {english}", chinese, gone=words), where)

    def _paragraph_or_part(self, element: Any) -> Iterator[Piece]:
        """Yield a paragraph; nothing of one that goes on in the next, until that is read."""
        following = element.getnext()
        goes_on = following is not None and following.tag == qn("w:p")
        if goes_on and element.find(_DELETED_END) is not None:
            self._carried.append(element)
            return
        yield from self._paragraph(element)

    def _paragraph(self, element: Any) -> Iterator[Piece]:
        self._count += 1
        self._bounds.add("paragraphs", 1, PARAGRAPHS)
        where = in_paragraph(self._count)
        shown = self._texts.read(element, where)
        if self._carried:
            shown = self._with_carried(shown, where)
        self.remarks += shown.remarks
        self.remarks += shown.told_changes(where)
        for words in shown.art:
            note = Bilingual("WordArt of the original", "是原件的艺术字")
            yield Words(words, where, Appearance(centred=True), note=note)
        whole = self._words(element, shown, where)
        if not whole.text.strip():
            self.remarks += shown.dropped_marks(where)
        elif "\n" in whole.text and not self._in_cell and not _is_title(whole.appearance):
            yield from self._parted(whole, shown, where)
        else:
            yield whole
        for named, alt in shown.pictures:
            yield from self._picture(named, alt, where)
        for box in shown.boxes:
            for piece in self.pieces(box):
                note = Bilingual(
                    "a text box of the original, put after the paragraph that it is attached to",
                    "是原件的文本框，放在它所附的段落之后",
                )
                yield _noted(piece, note)

    def _with_carried(self, shown: ParagraphText, where: Message) -> ParagraphText:
        """Return a paragraph that begins with those whose ends were deleted."""
        whole = ParagraphText()
        for part in [*(self._texts.read(one, where) for one in self._carried), shown]:
            whole.tokens += part.tokens
            whole.take(part)
        what = Bilingual(
            "{count} paragraphs are one, since the ends of the others were deleted in a tracked "
            "change",
            "修订删去了段落标记，{count}段并为一段",
            count=len(self._carried) + 1,
        )
        whole.remarks.append(Remark(what, where))
        self._carried = []
        return whole

    def _parted(self, whole: Words, shown: ParagraphText, where: Message) -> Iterator[Words]:
        """Yield the paragraphs that soft returns part; said, since Word counts them as one."""
        parts = shown.parted()
        label = whole.text[: len(whole.text) - len(shown.text)]
        for part in parts:
            yield Words(label + part.text, where, whole.appearance, label + part.marked)
            label = ""
        if len(parts) > 1:
            what = Bilingual(
                "soft returns part it into {count} paragraphs; check them",
                "按手动换行分作{count}段，请核对",
                count=len(parts),
            )
            self.remarks.append(Remark(what, where))

    def _words(self, element: Any, shown: ParagraphText, where: Message) -> Words:
        paragraph = Paragraph(element, self._document)
        styles = self._styles.of(paragraph)
        label = self._numbers.label(element, styles)
        text, marked = label + shown.text, label + shown.marked
        self._bounds.add("characters", len(text), CHARACTERS)
        appearance = appearance_of(paragraph, styles)
        title = _is_title(appearance)
        if title or self._in_cell:
            # Neither notes nor links may stand there.
            self.remarks += shown.dropped_marks(where)
        return Words(text, where, appearance, None if title else marked)

    def _related_words(self, element: Any) -> str:
        """Return the words of the charts and diagrams that an element refers to."""
        parts: list[str] = []
        for inner in element.iter():
            for name, value in inner.attrib.items():
                part = self._part.related_parts.get(value) if name.startswith(_REFERS) else None
                if part is not None and str(part.content_type).endswith("xml"):
                    parts += drawn_words(parse_xml(part.blob))
        words = " ".join(filter(None, parts))
        self._bounds.add("characters", len(words), CHARACTERS)
        return words

    @property
    def read_anew(self) -> list[str]:
        """The letters that stood for symbols, and are not written."""
        return self._texts.read_anew

    def left_over(self) -> Iterator[Remark]:
        """Yield what is told once all is read."""
        yield from self._unused_notes()
        yield from self._circular_styles()

    def _circular_styles(self) -> Iterator[Remark]:
        """Yield the styles that are based on themselves: what they say counts once."""
        for name in sorted(self._styles.circular):
            what = Bilingual(
                "the style {name} is based on itself, which is passed over",
                "样式 {name} 以自己为基准，不再追溯",
                name=name,
            )
            yield Remark(what, WHOLE_FILE)

    def _unused_notes(self) -> Iterator[Remark]:
        """Yield the notes to which nothing refers."""
        for note in self._texts.unused_notes():
            words = words_within(note)
            if words.strip():
                what = Bilingual("a note that nothing refers to", "没有引用的脚注")
                yield Remark(what, WHOLE_FILE, words)

    def _table(self, element: Any) -> Iterator[Piece]:
        self._count += 1
        self._bounds.add("paragraphs", 1, PARAGRAPHS)
        where = in_table(self._count)
        self._in_cell += 1
        try:
            reader = TableReader(self.pieces, self.remarks.append, where, self._bounds)
            yield from reader.read(element)
        finally:
            self._in_cell -= 1

    def _picture(self, related: str, alt: str, where: Message) -> Iterator[Piece]:
        part = self._part.related_parts.get(related)
        if part is None:
            what = Bilingual(
                "a linked photo is not in the file; add it", "链接的照片不在文件里，请补上"
            )
            self.remarks.append(Remark(what, where))
            return
        suffix = PurePath(str(part.partname)).suffix.lower()
        try:
            made = as_photo(part.blob, suffix, self._bounds)
        except BrokenPicture as broken:
            what = Bilingual(
                "a photo is left out: {reason}; add it from the original",
                "一张照片略去：{reason}，请照原件补上",
                reason=Message("{reason}", reason=broken.message),
            )
            self.remarks.append(Remark(what, where, alt))
            return
        if made is None:
            what = Bilingual(
                "a picture ({suffix}) is in no format of photos; save it as PNG or JPEG and add it",
                "图片（{suffix}）不是照片格式，请另存为 PNG 或 JPEG 再放入",
                suffix=suffix,
            )
            self.remarks.append(Remark(what, where, alt))
            return
        if made.suffix != _SUFFIXES.get(suffix, suffix):
            what = Bilingual(
                "a picture ({suffix}) is saved as {made}",
                "图片（{suffix}）存为 {made}",
                suffix=suffix,
                made=made.suffix,
            )
            self.remarks.append(Remark(what, where))
        yield Picture(made.data, made.suffix, where, " ".join(alt.split()))


def _is_title(appearance: Appearance) -> bool:
    """Return whether a paragraph is a title or heading: its lines belong together."""
    return bool(appearance.centred) or appearance.level is not None


def _noted(piece: Piece, note: Message) -> Piece:
    if isinstance(piece, Words):
        return Words(piece.text, piece.where, piece.appearance, piece.marked, note)
    return piece
