r"""The characters of a Word paragraph: what is shown, what was tracked, what stands elsewhere.

In: a paragraph's XML. Out: its text, its text with an issue's inline marks, the pictures in it,
and remarks: deletions that were tracked, comments, formulas, objects. Nothing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.importing.material import Remark, escaped

_ADDRESS = re.compile(r"(https?://|mailto:)[^\s()]+")
_SYMBOLS = {"F0B7": "·", "F0A7": "■", "F0FC": "√", "F0D8": "➢"}
# They hold no text of their own.
_SILENT_NAMES = """
    pPr rPr bookmarkStart bookmarkEnd proofErr lastRenderedPageBreak commentRangeStart
    commentRangeEnd instrText fldChar permStart permEnd moveFromRangeStart moveFromRangeEnd
    moveToRangeStart moveToRangeEnd softHyphen sdtPr sdtEndPr annotationRef footnoteRef endnoteRef
    separator continuationSeparator delInstrText smartTagPr customXmlPr rubyPr rt"""
_WITHIN_NAMES = "ins moveTo smartTag sdt sdtContent customXml fldSimple dir bdo ruby rubyBase"
_SILENT = {qn(f"w:{name}") for name in _SILENT_NAMES.split()}
_WITHIN = {qn(f"w:{name}") for name in _WITHIN_NAMES.split()}
_GONE = {qn("w:del"), qn("w:moveFrom")}
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"


@dataclass(slots=True)
class Shown:
    """What a paragraph shows, gathered while its XML is walked."""

    text: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    breaks_page: bool = False

    def add(self, text: str, marked: str | None = None) -> None:
        """Add characters, and how they are written in an issue if with a mark."""
        self.text.append(text)
        self.marked.append(escaped(text) if marked is None else marked)


class TextReader:
    """Walks paragraphs of one document; knows its notes, comments and links."""

    def __init__(
        self, links: dict[str, str], notes: dict[tuple[str, str], str], comments: dict[str, str]
    ) -> None:
        self._links = links
        self._notes = notes
        self._comments = comments

    def read(self, paragraph: Any, where: str) -> Shown:
        """Return what a `w:p` element shows. `where` names it in remarks."""
        shown = Shown()
        self._walk(paragraph, shown, where)
        return shown

    def _walk(self, element: Any, shown: Shown, where: str) -> None:
        for child in element:
            self._one(child, shown, where)

    def _one(self, child: Any, shown: Shown, where: str) -> None:
        tag = child.tag
        if tag in _SILENT or not isinstance(tag, str):
            return
        if tag == qn("w:t"):
            shown.add(child.text or "")
        elif tag == qn("w:r"):
            self._run(child, shown, where)
        elif tag in _GONE:
            shown.deleted.append("".join(_texts_within(child)))
        elif tag == qn("w:hyperlink"):
            self._link(child, shown, where)
        elif tag in _WITHIN:
            if tag == qn("w:ins"):
                shown.inserted.append("".join(_texts_within(child)))
            self._walk(child, shown, where)
        elif tag == _ALTERNATE:
            choice = child.find(_CHOICE)  # the fallback shows the same once more
            self._walk(choice if choice is not None else child, shown, where)
        else:
            self._other(child, shown, where)

    def _run(self, run: Any, shown: Shown, where: str) -> None:
        bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
        vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        if vanish is not None and vanish.get(qn("w:val")) not in ("0", "false"):
            hidden = "".join(_texts_within(run))
            if hidden.strip():
                shown.remarks.append(Remark("隐藏文字", where, hidden))
            return
        before = len(shown.marked)
        self._walk(run, shown, where)
        if bold is not None and bold.get(qn("w:val")) not in ("0", "false"):
            words = "".join(shown.marked[before:])
            if words.strip() and "[^" not in words:
                shown.marked[before:] = [f"**{words}**"]

    def _link(self, child: Any, shown: Shown, where: str) -> None:
        address = self._links.get(child.get(qn("r:id"), ""), "")
        inner = Shown()
        self._walk(child, inner, where)
        words = "".join(inner.text)
        linked = _ADDRESS.fullmatch(address) and words.strip() and "[" not in words
        shown.add(words, f"[{words}]({address})" if linked else None)
        shown.pictures += inner.pictures
        shown.deleted += inner.deleted
        shown.remarks += inner.remarks
        if address and not linked:
            shown.remarks.append(Remark(f"“{words}”的链接 {address} 没有带出", where))

    def _other(self, child: Any, shown: Shown, where: str) -> None:
        tag = child.tag
        if tag == qn("w:tab") or tag == qn("w:ptab"):
            shown.add("\t")
        elif tag == qn("w:br") or tag == qn("w:cr"):
            if child.get(qn("w:type")) == "page":
                shown.breaks_page = True
            else:
                shown.add("\n")
        elif tag == qn("w:noBreakHyphen"):
            shown.add("-")
        elif tag == qn("w:sym"):
            self._symbol(child, shown, where)
        elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            self._note(child, shown, where)
        elif tag == qn("w:commentReference"):
            said = self._comments.get(child.get(qn("w:id"), ""), "")
            shown.remarks.append(Remark("批注", where, said))
        else:
            self._object(child, shown, where)

    def _symbol(self, child: Any, shown: Shown, where: str) -> None:
        code = str(child.get(qn("w:char"), "")).upper()
        known = _SYMBOLS.get(code)
        shown.add(known or "□")
        if known is None:
            font = child.get(qn("w:font"))
            shown.remarks.append(Remark(f"符号（{font} {code}）读不出来，以□代替，请补上", where))

    def _note(self, child: Any, shown: Shown, where: str) -> None:
        kind = "footnote" if child.tag == qn("w:footnoteReference") else "endnote"
        said = self._notes.get((kind, child.get(qn("w:id"), "")), "").strip()
        if said and not re.search(r"[\[\]]", said):
            shown.add("", f"[^{escaped(said)}]")
        elif said:
            shown.remarks.append(Remark("脚注", where, said))

    def _object(self, child: Any, shown: Shown, where: str) -> None:
        """Drawings, pictures, formulas, objects: what can be taken is, the rest is said."""
        boxes = [*_outermost(child, qn("w:txbxContent"))]
        pictures = [
            *((e.get(qn("r:embed")) or "", _alt(child)) for e in child.iter(_BLIP)),
            *((e.get(qn("r:id")) or "", _alt(child)) for e in child.iter(_IMAGE)),
        ]
        shown.boxes += boxes
        shown.pictures += [picture for picture in pictures if picture[0]]
        if child.tag.startswith(_MATH):
            words = "".join(e.text or "" for e in child.iter(f"{_MATH}t"))
            shown.add(words)
            shown.remarks.append(Remark(f"公式“{words}”只取文字，请核对", where))
        elif not boxes and not pictures:
            name = child.tag.rsplit("}", 1)[-1]
            words = "".join(_texts_within(child))
            shown.remarks.append(Remark(f"Word 对象（{name}）没有带出，请照原件补上", where, words))


def _texts_within(element: Any) -> Iterator[str]:
    for inner in element.iter(qn("w:t"), qn("w:delText")):
        yield inner.text or ""


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a tag that lie in no other of the same tag, of one alternative."""
    if element.tag == tag:
        yield element
        return
    for child in element:
        if child.tag != f"{_CHOICE.rsplit('}', 1)[0]}}}Fallback":
            yield from _outermost(child, tag)


def _alt(drawing: Any) -> str:
    for element in drawing.iter():
        if isinstance(element.tag, str) and element.tag.endswith("}docPr"):
            return str(element.get("descr") or "")
    return ""
