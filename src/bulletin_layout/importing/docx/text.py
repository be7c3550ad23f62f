r"""The characters of a Word paragraph: what is shown, what was tracked, what stands elsewhere.

In: a paragraph's XML. Out: its text, its text with an issue's inline marks, the pictures in it,
and remarks: deletions that were tracked, comments, formulas, objects. Nothing is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from bulletin_layout.deadline import check_time
from bulletin_layout.importing.clean import on_one_line
from bulletin_layout.importing.material import (
    ADDRESS,
    SYMBOLS,
    Remark,
    escaped,
    may_be_linked,
    note_mark,
)
from bulletin_layout.importing.scripts import LOWERED, RAISED
from bulletin_layout.messages import Bilingual, Message

# They hold no text of their own.
_SILENT_NAMES = """
    pPr rPr bookmarkStart bookmarkEnd proofErr lastRenderedPageBreak commentRangeStart
    commentRangeEnd permStart permEnd moveFromRangeStart moveFromRangeEnd
    moveToRangeStart moveToRangeEnd softHyphen sdtPr sdtEndPr annotationRef footnoteRef endnoteRef
    separator continuationSeparator delInstrText smartTagPr customXmlPr rubyPr"""
# Fields whose words stand beside their code, or are none of the text.
_SILENT_FIELDS = {
    "PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "DATE", "TIME",
    "CREATEDATE", "SAVEDATE", "PRINTDATE", "STYLEREF", "AUTHOR", "TITLE", "FILENAME", "INDEX",
    "TC", "XE", "MERGEFORMAT", "FORMTEXT", "FORMDROPDOWN", "FORMCHECKBOX", "SHAPE", "EMBED",
    "INCLUDEPICTURE", "=",
}  # fmt: skip
_WITHIN_NAMES = "ins moveTo smartTag sdt sdtContent customXml fldSimple dir bdo ruby rubyBase"
SILENT = {qn(f"w:{name}") for name in _SILENT_NAMES.split()}
_WITHIN = {qn(f"w:{name}") for name in _WITHIN_NAMES.split()}
_GONE = {qn("w:del"), qn("w:moveFrom")}
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"


class Token(NamedTuple):
    """Characters of a paragraph, or a mark of an issue such as `**`."""

    text: str
    is_mark: bool = False


_BOLD = Token("**", is_mark=True)
# What Word raises and lowers: as characters of their own if there are such, else between marks.
_SCRIPTS = {"superscript": "<sup>", "subscript": "<sub>"}
_CHARACTERS = {"superscript": RAISED, "subscript": LOWERED}


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph shows, gathered while its XML is walked."""

    tokens: list[Token] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def add(self, text: str, is_mark: bool = False) -> None:
        """Add characters, or a mark."""
        if text:
            self.tokens.append(Token(text, is_mark))

    @property
    def text(self) -> str:
        """The characters without marks."""
        return "".join(token.text for token in self.tokens if not token.is_mark)

    @property
    def marked(self) -> str:
        """The text as it is written in an issue: its own characters never make a mark."""
        if not any(token.is_mark for token in self.tokens):
            return escaped(self.text)
        return "".join(
            token.text if token.is_mark else escaped(token.text, always=True)
            for token in self.tokens
        )

    def dropped_marks(self, where: Message) -> Iterator[Remark]:
        """Yield what notes and links say, where they cannot stand."""
        for token in self.tokens:
            if token.is_mark and token.text.startswith("[^"):
                what = Bilingual("a note in a title or table", "标题或表格里的脚注")
                yield Remark(what, where, token.text[2:-1])
            elif token.is_mark and token.text in _SCRIPTS.values():
                what = Bilingual("a superscript or subscript", "上标或下标")
                yield Remark(what, where, self.text)
            elif token.is_mark and token.text.startswith("]("):
                what = Bilingual(
                    "the link {address} in a title or table is not imported",
                    "标题或表格里的链接 {address} 没有带出",
                    address=token.text[2:-1],
                )
                yield Remark(what, where)

    def take(self, inner: ParagraphText) -> None:
        """Take in all that a part of the paragraph shows but for its tokens."""
        self.pictures += inner.pictures
        self.boxes += inner.boxes
        self.deleted += inner.deleted
        self.inserted += inner.inserted
        self.remarks += inner.remarks


def _in_script(content: ParagraphText, run: Any) -> list[Token]:
    """Return a run's tokens, raised or lowered as Word shows them."""
    element = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    kind = element.get(qn("w:val"), "") if element is not None else ""
    words = content.text
    if kind not in _SCRIPTS or not words.strip() or any(t.is_mark for t in content.tokens):
        return content.tokens
    known = _CHARACTERS[kind]
    if all(ord(character) in known for character in words):
        return [Token(words.translate(known))]
    mark = _SCRIPTS[kind]
    return [Token(mark, True), *content.tokens, Token(mark.replace("<", "</"), True)]


class TextReader:
    """Walks paragraphs of one document; knows its notes, comments and links."""

    def __init__(
        self,
        links: dict[str, str],
        notes: dict[tuple[str, str], Any],
        comments: dict[str, str],
        related_words: Callable[[Any], str],
    ) -> None:
        self._links = links
        self._notes = notes
        self._comments = comments
        self._related_words = related_words
        self._used: set[tuple[str, str]] = set()

    def unused_notes(self) -> list[Any]:
        """Return the notes that nothing has referred to."""
        return [note for key, note in self._notes.items() if key not in self._used]

    def read(self, paragraph: Any, where: Message) -> ParagraphText:
        """Return what a `w:p` element shows. `where` names it in remarks."""
        content = ParagraphText()
        self._walk(paragraph, content, where)
        return content

    def _walk(self, element: Any, content: ParagraphText, where: Message) -> None:
        for child in element:
            self._one(child, content, where)

    def _one(self, child: Any, content: ParagraphText, where: Message) -> None:
        tag = child.tag
        if tag in SILENT or not isinstance(tag, str):
            return
        if tag == qn("w:t"):
            content.add(child.text or "")
        elif tag == qn("w:r"):
            self._run(child, content, where)
        elif tag in _GONE:
            content.deleted.append(words_within(child))
        elif tag == qn("w:hyperlink"):
            self._link(child, content, where)
        elif tag in _WITHIN:
            if tag == qn("w:ins"):
                content.inserted.append(words_within(child))
            self._walk(child, content, where)
        elif tag == _ALTERNATE:
            choice = child.find(_CHOICE)  # the fallback shows the same once more
            self._walk(choice if choice is not None else child, content, where)
        else:
            self._other(child, content, where)

    def _run(self, run: Any, content: ParagraphText, where: Message) -> None:
        check_time()
        bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
        vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        if vanish is not None and vanish.get(qn("w:val")) not in ("0", "false"):
            hidden = words_within(run)
            if hidden.strip():
                what = Bilingual("hidden text", "隐藏文字")
                content.remarks.append(Remark(what, where, hidden))
            return
        inner = ParagraphText()
        self._walk(run, inner, where)
        content.take(inner)
        inner.tokens = _in_script(inner, run)
        is_bold = bold is not None and bold.get(qn("w:val")) not in ("0", "false")
        if not is_bold or not on_one_line(inner.text) or any(t.is_mark for t in inner.tokens):
            content.tokens += inner.tokens
        elif content.tokens[-1:] == [_BOLD]:
            content.tokens[-1:] = [*inner.tokens, _BOLD]  # it goes on from the run before
        else:
            content.tokens += [_BOLD, *inner.tokens, _BOLD]

    def _link(self, child: Any, content: ParagraphText, where: Message) -> None:
        address = self._links.get(child.get(qn("r:id"), ""), "")
        inner = ParagraphText()
        self._walk(child, inner, where)
        content.take(inner)
        words = inner.text
        if address and may_be_linked(words) and ADDRESS.fullmatch(address):
            content.add("[", is_mark=True)
            content.add(words)
            content.add(f"]({address})", is_mark=True)
            content.tokens += [t for t in inner.tokens if t.is_mark and t.text.startswith("[^")]
            return
        content.tokens += inner.tokens
        if address:
            what = Bilingual(
                "the link {address} of “{words}” is not imported",
                "“{words}”的链接 {address} 没有带出",
                address=address,
                words=words,
            )
            content.remarks.append(Remark(what, where))

    def _other(self, child: Any, content: ParagraphText, where: Message) -> None:
        tag = child.tag
        if tag == qn("w:tab") or tag == qn("w:ptab"):
            content.add("\t")
        elif tag == qn("w:br") or tag == qn("w:cr"):
            if child.get(qn("w:type")) != "page":
                content.add("\n")
        elif tag == qn("w:noBreakHyphen"):
            content.add("-")
        elif tag == qn("w:instrText"):
            self._field(child.text or "", content, where)
        elif tag == qn("w:fldChar"):
            self._form(child, content, where)
        elif tag == qn("w:rt"):
            what = Bilingual(
                "the phonetic guide “{spoken}” is left out",
                "注音“{spoken}”略去",
                spoken=words_within(child),
            )
            content.remarks.append(Remark(what, where))
        elif tag == qn("w:sym"):
            self._symbol(child, content, where)
        elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            self._note(child, content, where)
        elif tag == qn("w:commentReference"):
            words = self._comments.get(child.get(qn("w:id"), ""), "")
            content.remarks.append(Remark(Bilingual("a comment", "批注"), where, words))
        else:
            self._object(child, content, where)

    def _symbol(self, child: Any, content: ParagraphText, where: Message) -> None:
        code = str(child.get(qn("w:char"), "")).upper()
        known = SYMBOLS.get(int(code, 16)) if code else None
        content.add(known or "□")
        if known is None:
            what = Bilingual(
                "a symbol ({font} {code}) cannot be read, and □ stands for it; write it",
                "符号（{font} {code}）读不出来，以□代替，请补上",
                font=child.get(qn("w:font")),
                code=code,
            )
            content.remarks.append(Remark(what, where))

    def _note(self, child: Any, content: ParagraphText, where: Message) -> None:
        kind = "footnote" if child.tag == qn("w:footnoteReference") else "endnote"
        key = (kind, child.get(qn("w:id"), ""))
        note = self._notes.get(key)
        if note is None or key in self._used:
            return
        self._used.add(key)
        inner = [self.read(paragraph, where) for paragraph in note.iter(qn("w:p"))]
        for one in inner:
            content.take(one)
        words = " ".join(filter(None, (one.text.strip() for one in inner)))
        if mark := note_mark(words) if words else "":
            content.add(mark, is_mark=True)
        elif words:
            content.remarks.append(Remark(Bilingual("a note", "脚注"), where, words))

    def _field(self, code: str, content: ParagraphText, where: Message) -> None:
        """Remark upon a field whose words are in its code, and nowhere else."""
        words = code.strip()
        if words and words.split()[0].upper() not in _SILENT_FIELDS:
            what = Bilingual(
                "a field is not imported; add it from the original", "域没有带出，请照原件补上"
            )
            content.remarks.append(Remark(what, where, words))

    def _form(self, child: Any, content: ParagraphText, where: Message) -> None:
        """Remark upon a field to be filled in: what it offers, whether it is ticked."""
        data = child.find(qn("w:ffData"))
        if data is not None:
            words = " ".join(str(e.get(qn("w:val"), "")) for e in data.iter() if e is not data)
            what = Bilingual(
                "a form field is not imported; add it from the original",
                "表单域没有带出，请照原件补上",
            )
            content.remarks.append(Remark(what, where, words.strip()))

    def _object(self, child: Any, content: ParagraphText, where: Message) -> None:
        """Drawings, pictures, formulas, objects: what can be taken is, the rest is said."""
        boxes = [*_outermost(child, qn("w:txbxContent"))]
        inside = {id(e) for box in boxes for e in box.iter()}
        outside = [e for e in _shown_within(child) if id(e) not in inside]
        pictures = [
            (e.get(qn("r:embed")) or e.get(qn("r:id")) or "", _alt(child))
            for e in outside
            if e.tag in (_BLIP, _IMAGE)
        ]
        for related, alt in pictures:
            if not related:
                what = Bilingual(
                    "the linked photo “{alt}” is not in the file; add it",
                    "链接的照片（{alt}）不在文件里，请补上",
                    alt=alt,
                )
                content.remarks.append(Remark(what, where))
        content.boxes += boxes
        content.pictures += [picture for picture in pictures if picture[0]]
        if child.tag.startswith(_MATH):
            words = "".join(e.text or "" for e in child.iter(f"{_MATH}t"))
            content.add(words)
            what = Bilingual(
                "only the characters of the formula “{words}” are taken; check it",
                "公式“{words}”只取文字，请核对",
                words=words,
            )
            content.remarks.append(Remark(what, where))
        elif not boxes and not pictures:
            words = " ".join(filter(None, (_alt(child), *_art(child), *_texts_within(child))))
            words = " ".join(filter(None, (words, self._related_words(child))))
            content.remarks.append(Remark(object_not_imported(child), where, words))
        elif words := self._related_words(child):
            what = Bilingual(
                "a Word chart is not imported; add it from the original",
                "Word 图表没有带出，请照原件补上",
            )
            content.remarks.append(Remark(what, where, words))


def object_not_imported(element: Any) -> Bilingual:
    """Return what is said of an element for which an issue has nothing."""
    return Bilingual(
        "a Word object ({name}) is not imported; add it from the original",
        "Word 对象（{name}）没有带出，请照原件补上",
        name=element.tag.rsplit("}", 1)[-1],
    )


def _texts_within(element: Any) -> Iterator[str]:
    for inner in element.iter(qn("w:t"), qn("w:delText")):
        yield inner.text or ""


def words_within(element: Any) -> str:
    """Return the words of an element, deleted ones too."""
    return "".join(_texts_within(element))


def _shown_within(element: Any) -> Iterator[Any]:
    """Yield the elements that are shown, once: of two alternatives the first."""
    yield element
    for child in element:
        if child.tag != _FALLBACK:
            yield from _shown_within(child)


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a tag that lie in no other of the same tag, of one alternative."""
    if element.tag == tag:
        yield element
        return
    for child in element:
        if child.tag != _FALLBACK:
            yield from _outermost(child, tag)


def _art(element: Any) -> Iterator[str]:
    """Yield the words of WordArt."""
    for inner in _shown_within(element):
        if str(inner.tag).endswith("}textpath"):
            yield str(inner.get("string") or "")


def _alt(drawing: Any) -> str:
    for element in drawing.iter():
        if isinstance(element.tag, str) and element.tag.endswith("}docPr"):
            return " ".join(str(element.get("descr") or "").split())
    return ""
