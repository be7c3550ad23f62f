"""Paragraphs of a Word file: runs, soft returns, links, notes, and the bookmark of each.

In: pieces of a flow. Out: XML, while the notes, links and records of the file are gathered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from bulletin_layout.docx.base import PICTURE, PREFIX, Record, Share
from bulletin_layout.docx.said import Said, SayingIndex
from bulletin_layout.docx.styles import (
    KAI,
    LEAD,
    LINK,
    NOTE_MARK,
    STRONG,
    WHOLE,
    faces,
    style_id,
)
from bulletin_layout.docx.xml import properties, twips, w, words
from bulletin_layout.flow.blocks import Note, Pieces
from bulletin_layout.images.look import look_of
from bulletin_layout.issue.photo_paths import photos_of
from bulletin_layout.issue.text import Span, Text
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.layout.model import Document, Source
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.style.texts import TextStyle

_BREAK = "<w:r><w:br/></w:r>"
_SCRIPTS = {"super": "superscript", "sub": "subscript"}
# A paragraph that only ends a table or a section.
_LEAST_LINE = twips(1)


class ParagraphWriter:
    """Writes the paragraphs of one file, in order."""

    def __init__(self, document: Document, source: Source) -> None:
        self.style: Stylesheet = source.style
        self.records: list[Record] = []
        self.notes: list[str] = []
        self.links: dict[str, str] = {}
        self.targets: dict[int, str] = {}
        self._index = SayingIndex(source.issue, document.structure)
        self._photos = deque(photos_of(source.issue))
        self._ends = line_ends(document)

    def paragraph(
        self,
        kind: str,
        pieces: Pieces,
        own: Mapping[str, str] | None = None,
        notes: Sequence[Note] = (),
        broken: bool = False,
    ) -> str:
        """Return a paragraph of a kind of text.

        `own` are properties beside those of its style. `broken`: its lines end where they end on
        the pages, by soft returns.
        """
        return self.tabbed(kind, [pieces], own, notes, broken)

    def tabbed(
        self,
        kind: str,
        parts: Sequence[Pieces],
        own: Mapping[str, str] | None = None,
        notes: Sequence[Note] = (),
        broken: bool = False,
    ) -> str:
        """Return a paragraph whose parts stand on tabs."""
        number = len(self.records) + 1
        name = f"{PREFIX}{number}"
        texts = deque(_text_of(note) for note in notes)
        rest = deque(notes)
        content: list[str] = []
        shares: list[Share] = []
        breaks: list[int] = []
        for at, pieces in enumerate(parts):
            content += ["<w:r><w:tab/></w:r>"] if at else []
            said = list(self._index.said_by(pieces, texts))
            shares += _shares(said)
            content += self._runs(said, kind, rest, breaks if broken else None)
            for piece in pieces:
                self.targets.setdefault(piece.node, name)
        self.records.append(Record(name, kind, tuple(shares), tuple(breaks)))
        properties_ = {"pStyle": w("pStyle", val=style_id(kind)), **(own or {})}
        return w(
            "p",
            properties("pPr", properties_),
            w("bookmarkStart", id=number, name=name),
            *content,
            w("bookmarkEnd", id=number),
        )

    def picture(self, properties_: Mapping[str, str], run: str, width: float) -> str:
        """Return the paragraph of the next photo of the issue, shown `width` points wide."""
        number = len(self.records) + 1
        name = f"{PREFIX}{number}"
        path, photo, words = self._photos.popleft()
        said = written_marks(Text(f"{PICTURE}{words}"))
        look = look_of(photo.file.picture.path)
        self.records.append(Record(name, "photo", (Share(path, said),), (), look, width))
        return w(
            "p",
            properties("pPr", properties_),
            w("bookmarkStart", id=number, name=name),
            run,
            w("bookmarkEnd", id=number),
        )

    def _runs(
        self,
        said: Sequence[Said],
        kind: str,
        notes: deque[Note],
        breaks: list[int] | None = None,
    ) -> Iterable[str]:
        """Yield runs; with `breaks` their lines end as on the pages, and it is told where."""
        written = 0
        text: TextStyle = getattr(self.style.text, kind)
        shown = 0
        node = -1
        for part in said:
            if part.piece.node != node:
                node, shown = part.piece.node, part.piece.start
            if part.span.note is not None:
                yield self._note(notes.popleft())
            elif part.span.forced:
                yield _BREAK
            elif part.words:
                ends = self._ends.get(node, frozenset()) if breaks is not None else frozenset()
                looks = self._looks(part, text)
                lines = list(_broken(part.words, shown, ends))
                if breaks is not None:
                    breaks += (written + at for at in _breaks_in(lines))
                yield self._linked(part, lines, looks)
                shown += len(part.words)
                written += len(part.words)

    def _linked(self, part: Said, lines: Sequence[str], looks: str) -> str:
        runs = "".join(_BREAK if line == "\n" else w("r", looks, words(line)) for line in lines)
        if not part.span.link:
            return runs
        name = self.links.setdefault(part.span.link, f"rLink{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{name}">{runs}</w:hyperlink>'

    def _looks(self, part: Said, text: TextStyle) -> str:
        """Return what sets characters off from their paragraph."""
        looks, span = {}, part.span
        marked = {"strong": STRONG, "kai": KAI}.get(span.role) or (WHOLE if span.whole else "")
        if marked:
            looks["rStyle"] = w("rStyle", val=marked)
        elif span.link:
            looks["rStyle"] = w("rStyle", val=LINK)
        elif part.piece.role != text.role:
            looks["rStyle"] = w("rStyle", val=LEAD)
            looks["rFonts"] = faces(part.piece.role, self.style)
        if "rFonts" not in looks:
            looks["rFonts"] = '<w:rFonts w:hint="eastAsia"/>'
        else:
            looks["rFonts"] = looks["rFonts"].replace("<w:rFonts", '<w:rFonts w:hint="eastAsia"')
        if span.script:
            looks["vertAlign"] = w("vertAlign", val=_SCRIPTS[span.script])
        return properties("rPr", looks)

    def _note(self, note: Note) -> str:
        """Return the mark of a note, which Word numbers, and keep the note itself."""
        number = len(self.notes) + 1
        before, _, after = self.style.labels.note.partition("{n}")
        raised = w("rPr", w("rStyle", val=NOTE_MARK))
        label, *rest = note.pieces
        said = list(self._index.said_by((label, *rest), deque()))[1:]
        marked = [
            w("r", raised, words(before)) if before else "",
            w("r", raised, w("footnoteRef")),
            w("r", raised, words(after)) if after else "",
        ]
        paragraph = w(
            "p",
            w("pPr", w("pStyle", val=style_id("note"))),
            *marked,
            *self._runs(said, "note", deque()),
        )
        self.notes.append(w("footnote", paragraph, id=number))
        return "".join(
            [
                w("r", raised, words(before)) if before else "",
                w("r", raised, w("footnoteReference", id=number)),
                w("r", raised, words(after)) if after else "",
            ]
        )


def closing_paragraph(inner: str = "") -> str:
    """Return an empty paragraph of no height: what parts two tables, or ends a section."""
    looks = {
        "spacing": w("spacing", before=0, after=0, line=_LEAST_LINE, lineRule="exact"),
        "rPr": '<w:rPr><w:sz w:val="2"/></w:rPr>',
    }
    if inner:
        looks["sectPr"] = inner
    return w("p", properties("pPr", looks))


def line_ends(document: Document) -> dict[int, frozenset[int]]:
    """Return after how many of a leaf's characters its lines end on the pages, but for the last."""
    ends: dict[int, list[int]] = {}
    for page in document.pages:
        for line in page.lines:
            for node, runs in groupby(line.runs, key=lambda run: run.node):
                counts = ends.setdefault(node, [0])
                counts.append(counts[-1] + sum(len(run.text) for run in runs))
    return {node: frozenset(counts[1:-1]) for node, counts in ends.items()}


def _broken(text: str, start: int, ends: frozenset[int]) -> Iterable[str]:
    """Yield a text cut where lines end, a line break between two lines."""
    at = 0
    for number in range(len(text)):
        if start + number in ends:
            if number > at:
                yield text[at:number]
            yield "\n"
            at = number
    if at < len(text):
        yield text[at:]


def _breaks_in(lines: Sequence[str]) -> Iterable[int]:
    """Yield after how many characters each line break of a text that was cut stands."""
    at = 0
    for line in lines:
        if line == "\n":
            yield at
        else:
            at += len(line)


def _text_of(note: Note) -> Text:
    return Text("".join(piece.text for piece in note.pieces[1:]))


def _shares(said: Iterable[Said]) -> tuple[Share, ...]:
    """Return what a paragraph says, text by text, with an issue's marks."""
    said = list(said)
    path = next((part.path for part in said if part.path), "")
    for number, part in enumerate(said):  # a mark at the beginning belongs to what follows
        if part.words or part.path:
            break
        said[number] = part._replace(path=path)
    return tuple(
        Share(path, written_marks(_joined(tuple(group))))
        for path, group in groupby(said, key=lambda part: part.path)
    )


def _joined(said: Sequence[Said]) -> Text:
    """Return parts of one text as that text."""
    spans = tuple(replace(part.span, text=part.words, place=None) for part in said)
    is_plain = all(span == Span(span.text) for span in spans)
    return Text("".join(part.words for part in said), spans=() if is_plain else spans)
