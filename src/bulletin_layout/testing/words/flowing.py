"""The words of files that flow: web pages, Word files."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from bulletin_layout.deadline import check_time
from bulletin_layout.docx.read_parts import MAIN, W, WordParts, margin_words, reading_word
from bulletin_layout.docx.read_styles import ReadStyles, read_styles
from bulletin_layout.docx.styles import NOTE_MARK
from bulletin_layout.limits import Limits
from bulletin_layout.testing.words.model import Gathering, Words

_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source")
_NO_WORDS = ("head", "script", "style", "template", "noscript")
_BLOCKS = (
    *("p", "div", "li", "td", "th", "caption", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("section", "article", "header", "footer", "address", "blockquote", "table", "tr", "figure"),
)
# As deep as elements may be; what is deeper is taken for a part of that.
_DEEPEST = 1_000
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText")}
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def words_of_html(data: bytes) -> Words:
    """Return what a web page of the library's says, whole or a fragment."""
    page = _Page()
    page.feed(data.decode("utf-8-sig", "replace"))
    page.close()
    return page.gathering.words()


class _Page(HTMLParser):
    """Gathers the words of a page; each open element knows what its end means."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gathering = Gathering()
        self._open: list[tuple[str, str]] = []  # names, and "note", "notes", "passed over" or ""
        # How many elements are open, by their names and meanings.
        self._inside: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        check_time()
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        meaning = self._meaning(tag, dict(attrs))
        if meaning == "note":
            self.gathering.begin_note()
        elif tag in _BLOCKS:
            self.gathering.begin()
        self._open.append((tag, meaning))
        self._inside.update((tag, f"={meaning}"))

    def _meaning(self, tag: str, attributes: dict[str, str | None]) -> str:
        role = attributes.get("role")
        names = (attributes.get("class") or "").split()
        if tag in _NO_WORDS or role in ("doc-noteref", "doc-backlink") or "skip" in names:
            return "passed over"
        if tag == "ol" and self._inside["nav"]:
            return "passed over"  # the contents
        if role == "doc-endnotes":
            return "notes"
        return "note" if tag == "li" and self._inside["=notes"] else ""

    def handle_endtag(self, tag: str) -> None:
        if not self._inside[tag]:
            return
        name = ""
        while name != tag:
            name, meaning = self._open.pop()
            self._inside.subtract((name, f"={meaning}"))
            if meaning == "note":
                self.gathering.end_note()
            elif name in _BLOCKS:
                self.gathering.begin()

    def handle_data(self, data: str) -> None:
        if not self._inside["=passed over"]:
            self.gathering.add(data)


def words_of_docx(data: bytes, name: str, limits: Limits) -> Words:
    """Return what a Word file says, tracked changes accepted. Raises InputError."""
    with reading_word(name), zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = WordParts(archive, name, limits)
        root = parts.xml(MAIN)
        if root is None:
            raise KeyError(MAIN)
        notes = {kind: _numbered(parts.xml(part)) for kind, part in _NOTES.items()}
        reader = _WordFile(notes, read_styles(parts.xml("word/styles.xml")))
        reader.read(root)
        for said in margin_words(parts):
            reader.gathering.begin()
            reader.gathering.add(said)
        return reader.gathering.words()


def _numbered(notes: Element | None) -> dict[str, Element]:
    return {n.get(f"{W}id", ""): n for n in notes} if notes is not None else {}


class _WordFile:
    """Gathers the words of a Word file; knows its notes by their kind and id."""

    def __init__(self, notes: dict[str, dict[str, Element]], styles: ReadStyles) -> None:
        self.gathering = Gathering()
        self._styles = styles
        self._notes = notes

    def read(self, element: Element) -> None:
        """Gather the words below an element; of several ways to show something the first."""
        check_time()
        for child in element:
            name = child.tag.removeprefix(W)
            if child.tag in _GONE:
                continue
            if name == "p":
                if self._styles.kinds.get(_style(child, "pPr", "pStyle")) != "contents":
                    self.gathering.begin()
                    self.read(child)
            elif name == "t" or child.tag == _MATHS:
                self.gathering.add(child.text or "")
            elif name == "noBreakHyphen":
                self.gathering.add("-")
            elif name == "sym":
                self.gathering.add(f"[{child.get(f'{W}font', '')} {child.get(f'{W}char', '')}]")
            elif name in _NOTES:
                self._note(name, child.get(f"{W}id", ""))
            elif child.tag.endswith("}AlternateContent"):
                self.read(child[0] if len(child) else child)
            elif name != "r" or not self._is_note_mark(child):
                self.read(child)
            else:  # the brackets round a note's mark
                for mark in child:
                    if (kind := mark.tag.removeprefix(W)) in _NOTES:
                        self._note(kind, mark.get(f"{W}id", ""))

    def _is_note_mark(self, run: Element) -> bool:
        style = _style(run, "rPr", "rStyle")
        return self._styles.marks.get(style, style) == NOTE_MARK

    def _note(self, kind: str, id_: str) -> None:
        note = self._notes[kind].pop(id_, None)
        if note is not None:
            self.gathering.begin_note()
            self.read(note)
            self.gathering.end_note()


def _style(element: Element, properties: str, name: str) -> str:
    style = element.find(f"{W}{properties}/{W}{name}")
    return style.get(f"{W}val", "") if style is not None else ""
