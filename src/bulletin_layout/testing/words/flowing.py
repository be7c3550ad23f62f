"""The words of files that flow: web pages, Word files."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from bulletin_layout.docx.read_parts import MAIN, W, WordParts, reading_word
from bulletin_layout.docx.styles import NOTE_MARK, kind_of
from bulletin_layout.limits import Limits
from bulletin_layout.testing.words.model import Gathering, Words

_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source")
_NO_WORDS = ("head", "script", "style", "template", "noscript")
_BLOCKS = (
    *("p", "div", "li", "td", "th", "caption", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("section", "article", "header", "footer", "address", "blockquote", "table", "tr", "figure"),
)
_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "drawing", "pict", "instrText")}
_NOTES = "word/footnotes.xml"


def words_of_html(data: bytes) -> Words:
    """Return what a web page of the library's says, whole or a fragment."""
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    page.close()
    return page.gathering.words()


class _Page(HTMLParser):
    """Gathers the words of a page; each open element knows what its end means."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gathering = Gathering()
        self._open: list[tuple[str, str]] = []  # names, and "note", "passed over" or ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        meaning = self._meaning(tag, dict(attrs))
        if meaning == "note":
            self.gathering.begin_note()
        elif tag in _BLOCKS:
            self.gathering.begin()
        self._open.append((tag, meaning))

    def _meaning(self, tag: str, attributes: dict[str, str | None]) -> str:
        role = attributes.get("role")
        names = (attributes.get("class") or "").split()
        inside = [name for name, _ in self._open]
        if tag in _NO_WORDS or role in ("doc-noteref", "doc-backlink") or "skip" in names:
            return "passed over"
        if tag == "ol" and "nav" in inside:
            return "passed over"  # the contents
        if role == "doc-endnotes":
            return "notes"
        is_note = tag == "li" and any(meaning == "notes" for _, meaning in self._open)
        return "note" if is_note else ""

    def handle_endtag(self, tag: str) -> None:
        if all(name != tag for name, _ in self._open):
            return
        name = ""
        while name != tag:
            name, meaning = self._open.pop()
            if meaning == "note":
                self.gathering.end_note()
            elif name in _BLOCKS:
                self.gathering.begin()

    def handle_data(self, data: str) -> None:
        if not any(meaning == "passed over" for _, meaning in self._open):
            self.gathering.add(data)


def words_of_docx(data: bytes, name: str, limits: Limits) -> Words:
    """Return what a Word file says, tracked changes accepted. Raises InputError."""
    with reading_word(name), zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = WordParts(archive, name, limits)
        root, notes = parts.xml(MAIN), parts.xml(_NOTES)
        if root is None:
            raise KeyError(MAIN)
        reader = _WordFile({n.get(f"{W}id", ""): n for n in notes} if notes is not None else {})
        reader.read(root)
        return reader.gathering.words()


class _WordFile:
    """Gathers the words of a Word file; knows its notes."""

    def __init__(self, notes: dict[str, Element]) -> None:
        self.gathering = Gathering()
        self._notes = notes

    def read(self, element: Element) -> None:
        """Gather the words below an element."""
        for child in element:
            if child.tag in _GONE or child.tag.endswith("}AlternateContent"):
                continue
            if child.tag == f"{W}p":
                if _kind(child) != "contents":
                    self.gathering.begin()
                    self.read(child)
            elif child.tag == f"{W}t":
                self.gathering.add(child.text or "")
            elif child.tag == f"{W}footnoteReference":
                self._note(child.get(f"{W}id", ""))
            elif child.tag != f"{W}r" or _style(child, "rPr", "rStyle") != NOTE_MARK:
                self.read(child)
            elif (mark := child.find(f"{W}footnoteReference")) is not None:
                self._note(mark.get(f"{W}id", ""))

    def _note(self, id_: str) -> None:
        if id_ in self._notes:
            self.gathering.begin_note()
            self.read(self._notes.pop(id_))
            self.gathering.end_note()


def _kind(paragraph: Element) -> str:
    return kind_of(_style(paragraph, "pPr", "pStyle"))


def _style(element: Element, properties: str, name: str) -> str:
    style = element.find(f"{W}{properties}/{W}{name}")
    return style.get(f"{W}val", "") if style is not None else ""
