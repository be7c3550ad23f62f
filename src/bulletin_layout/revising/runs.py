"""What a paragraph of Word reads: the characters of its runs, and an issue's marks on them.

Insertions are read and deletions passed over, tracked or not. What stands in a field, a link or a
content control is read; what a style sets off is no mark of the editor's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element

from bulletin_layout.docx.base import PICTURE
from bulletin_layout.docx.read_parts import W
from bulletin_layout.docx.styles import KAI, LEAD, NOTE_MARK, STRONG, WHOLE
from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.issue.text import Script, Span, Text
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.revising.pictures import (
    PictureReader,
    ShownPicture,
    alternative_of,
    is_drawing,
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "pict")}
OFF = ("0", "false", "off", "none")
_SCRIPTS: dict[str, Script] = {"superscript": "super", "subscript": "sub"}
_BREAK = "\n"
# Styles that set off: the library's, and those of Word's own for 加粗 and 强调.
_MARKS = {STRONG: "strong", KAI: "kai", "Strong": "strong"}


class RunReader:
    """Reads runs; knows the file's links and notes."""

    def __init__(
        self,
        links: dict[str, str],
        notes: dict[str, Element],
        pictures: PictureReader,
        marks: Mapping[str, str],
    ) -> None:
        """`marks` are the library's ids of character styles by those of the file."""
        self._style_of = marks
        self._links = links
        self._notes = notes
        self._pictures = pictures
        # Roles that are the look of the whole file, and set nothing off.
        self._common: frozenset[str] = frozenset()

    def pass_over_common_looks(self, paragraphs: Iterable[Element]) -> frozenset[str]:
        """Read no mark where most of a file is set off by hand; return the roles it is so."""
        counts: Counter[str] = Counter()
        for paragraph in paragraphs:
            for run in paragraph.iter(f"{W}r"):
                words = len("".join(map(_characters, run)))
                counts[_role(run, "")] += words
                counts["all"] += words
        self._common = frozenset(r for r in ("strong", "kai") if 2 * counts[r] > counts["all"])
        return self._common

    def text(self, paragraph: Element) -> str:
        """Return a paragraph's characters."""
        return "".join(span.text for span in self._spans(paragraph, ""))

    def marked(self, paragraphs: Iterable[Element], pictures: bool = True) -> str:
        """Return the text of paragraphs with marks; a soft return is a line feed.

        Without `pictures` nothing stands for these.
        """
        spans = merged(
            span
            for p in paragraphs
            for span in self._spans(p, "")
            if pictures or not span.text.startswith(PICTURE)
        )
        plain = all(span == Span(span.text) for span in spans)
        text = Text("".join(span.text for span in spans), spans=() if plain else tuple(spans))
        return written_marks(text)

    def pictures(self, paragraph: Element) -> Iterator[ShownPicture]:
        """Yield the pictures that a paragraph shows."""
        for child in paragraph:
            if is_drawing(child):
                yield from self._pictures.shown(child)
            elif child.tag not in _GONE:
                yield from self.pictures(child)

    def is_sure(self, paragraphs: Iterable[Element]) -> bool:
        """Return whether marks can say what paragraphs read: not with a backslash before one."""
        elements = list(paragraphs)
        read, mistakes = parse_marks(self.marked(elements).replace(_BREAK, ""), None)
        words = "".join(self.text(p) for p in elements).replace(_BREAK, "")
        return not mistakes and read.value == words

    def _spans(self, element: Element, link: str) -> Iterator[Span]:
        for child in element:
            if child.tag in _GONE:
                continue
            if child.tag == f"{W}r":
                yield from self._run(child, link)
            elif child.tag == f"{W}hyperlink":
                yield from self._spans(child, self._links.get(child.get(_R, ""), ""))
            else:
                yield from self._spans(child, link)

    def _run(self, run: Element, link: str) -> Iterator[Span]:
        note = run.find(f"{W}footnoteReference")
        if note is not None:
            words = self._note(note.get(f"{W}id", ""))
            if words:
                yield Span("", note=Text(words))
            return
        style = run.find(f"{W}rPr/{W}rStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        name = self._style_of.get(name, name)
        if name == NOTE_MARK:
            return  # the brackets round a note's number
        for is_drawn, parts in groupby(run, is_drawing):
            words = "".join(map(_characters, parts))
            if words:
                span = Span(words) if is_drawn else _looks(Span(words, link=link), run, name)
                by_hand = name not in _MARKS and span.role in self._common
                yield replace(span, role="") if by_hand else span

    def _note(self, id_: str) -> str:
        element = self._notes.get(id_)
        if element is None:
            return ""
        words = "".join(self.text(p) for p in element.iter(f"{W}p"))
        return " ".join(words.split())


def _characters(part: Element) -> str:
    if part.tag == f"{W}t":
        return part.text or ""
    if part.tag in (f"{W}br", f"{W}cr"):
        return _BREAK if part.get(f"{W}type") in (None, "textWrapping") else ""
    if is_drawing(part):
        words = alternative_of(part)
        return f"{PICTURE}{words}" if words is not None else ""
    return {f"{W}noBreakHyphen": "-"}.get(part.tag, "")


def _looks(span: Span, run: Element, style: str) -> Span:
    """Return a span with the marks that a run's looks stand for."""
    script = run.find(f"{W}rPr/{W}vertAlign")
    kind = script.get(f"{W}val", "") if script is not None else ""
    if span.link:
        return span
    if kind in _SCRIPTS:
        return replace(span, script=_SCRIPTS[kind], role=_role(run, style))
    return replace(span, role=_role(run, style), whole=style == WHOLE)


def _role(run: Element, style: str) -> str:
    """Return what a run is set off by: its style, or its face or weight given by hand."""
    if style in _MARKS:
        return _MARKS[style]
    bold = run.find(f"{W}rPr/{W}b")
    if bold is not None and bold.get(f"{W}val", "1") not in OFF:
        return "strong"
    if style == LEAD:
        return ""
    faces = run.find(f"{W}rPr/{W}rFonts")
    han = faces.get(f"{W}eastAsia", "") if faces is not None else ""
    return "strong" if "黑" in han else "kai" if "楷" in han else ""


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans, neighbours with the same looks as one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and _look_alike(last, span):
            joined[-1] = replace(last, text=last.text + span.text)
        else:
            joined.append(span)
    return joined


def _look_alike(first: Span, second: Span) -> bool:
    if PICTURE in (first.text[:1], second.text[:1]):
        return False
    if first.note is not None or second.note is not None:
        return False
    return replace(first, text="") == replace(second, text="")
