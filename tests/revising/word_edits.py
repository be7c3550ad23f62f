"""What an editor does in Word, done to the XML of a file."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"


class WordFile:
    """A Word file whose XML is changed by hand."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.root = etree.fromstring(self.parts[MAIN])

    def save(self, path: Path) -> None:
        self.parts[MAIN] = etree.tostring(self.root)
        with zipfile.ZipFile(path, "w") as file:
            for name, data in self.parts.items():
                file.writestr(name, data)

    def paragraph(self, words: str) -> Any:
        """Return the first paragraph that says words."""
        return next(p for p in self.root.iter(f"{W}p") if words in text_of(p))

    def replace(self, old: str, new: str) -> None:
        run = next(t for t in self.root.iter(f"{W}t") if old in (t.text or ""))
        run.text = run.text.replace(old, new, 1)

    def remove(self, words: str) -> None:
        paragraph = self.paragraph(words)
        paragraph.getparent().remove(paragraph)

    def insert_after(self, words: str, new: str, style: str = "Body") -> None:
        self.paragraph(words).addnext(made(new, style))

    def move_after(self, words: str, behind: str) -> None:
        self.paragraph(behind).addnext(self.paragraph(words))

    def split(self, words: str) -> None:
        """End a paragraph before words."""
        first = self.paragraph(words)
        second = copy.deepcopy(first)
        for mark in list(second.iter(f"{W}bookmarkStart")):
            mark.getparent().remove(mark)
        (one,), (other,) = first.iter(f"{W}t"), second.iter(f"{W}t")
        at = one.text.index(words)
        one.text, other.text = one.text[:at], other.text[at:]
        first.addnext(second)

    def join(self, words: str) -> None:
        """Join a paragraph with the next."""
        first = self.paragraph(words)
        second = first.getnext()
        for child in list(second):
            if child.tag != f"{W}pPr":
                first.append(child)
        second.getparent().remove(second)

    def each_run(self, words: str, change: Callable[[Any], None]) -> None:
        for run in self.paragraph(words).iter(f"{W}r"):
            change(run)

    def set_bold(self, words: str) -> None:
        """Set words of a run bold, as Ctrl+B does: the run is cut round them."""
        run = next(r for r in self.root.iter(f"{W}r") if words in text_of(r))
        before, _, after = text_of(run).partition(words)
        for text, bold in ((after, False), (words, True), (before, False)):
            if text:
                part = copy.deepcopy(run)
                part.find(f"{W}t").text = text
                if bold:
                    part.find(f"{W}rPr").append(etree.Element(f"{W}b"))
                run.addnext(part)
        run.getparent().remove(run)

    def track(self, old: str, new: str, author: str) -> None:
        """Replace words with changes tracked."""
        run = next(r for r in self.root.iter(f"{W}r") if old in text_of(r))
        before, _, after = text_of(run).partition(old)
        made_runs = []
        for text, wrap in ((before, ""), (old, "del"), (new, "ins"), (after, "")):
            part = copy.deepcopy(run)
            part.find(f"{W}t").text = text
            if wrap == "del":
                part.find(f"{W}t").tag = f"{W}delText"
            if wrap:
                holder = etree.Element(f"{W}{wrap}")
                holder.set(f"{W}author", author)
                holder.append(part)
                part = holder
            made_runs.append(part)
        for part in reversed(made_runs):
            run.addnext(part)
        run.getparent().remove(run)

    def comment(self, words: str, author: str, said: str) -> None:
        space = W[1:-1]
        self.parts["word/comments.xml"] = (
            f'<w:comments xmlns:w="{space}"><w:comment w:id="7" w:author="{author}"><w:p><w:r>'
            f"<w:t>{said}</w:t></w:r></w:p></w:comment></w:comments>"
        ).encode()
        run = etree.SubElement(self.paragraph(words), f"{W}r")
        etree.SubElement(run, f"{W}commentReference").set(f"{W}id", "7")

    def strip_ids(self) -> None:
        """Take out bookmarks and the base, as some programs do."""
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(self.root.iter(f"{W}{name}")):
                mark.getparent().remove(mark)
        self.parts = {n: d for n, d in self.parts.items() if not n.startswith("customXml/")}


def text_of(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def made(text: str, style: str) -> Any:
    """Return a paragraph as Word makes one."""
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return paragraph
