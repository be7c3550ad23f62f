"""Pieces of a tagged PDF: its tags tell titles, paragraphs, tables, photos and notes.

In: the tree of tags, the characters of each marked content, the pictures. Out: pieces in reading
order, and remarks. Only what tags do not tell is read from where things stand: lines of a title,
alignment in a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from bulletin_layout.importing.bounds import CELLS, COLUMNS, Bounds
from bulletin_layout.importing.clean import on_one_line
from bulletin_layout.importing.material import (
    ADDRESS,
    Appearance,
    Gallery,
    Grid,
    GridCell,
    Picture,
    Piece,
    Remark,
    Words,
    escaped,
    may_be_linked,
    note_mark,
)
from bulletin_layout.importing.pdf.alignment import alignment, span_of
from bulletin_layout.importing.pdf.text import lines_in, text_of
from bulletin_layout.importing.places import WHOLE_FILE, on_page
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import CharacterFact
from bulletin_layout.pdf_facts.tags import Annotation, Content, Element

_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "NonStruct", "Aside", "BlockQuote", "Index")
_MOST_ABREAST = 3
_SPAN = Bilingual("columns or rows that a cell spans", "单元格所跨的栏数或行数")
_BACKSLASH = re.compile(r"\\(?=[*_{}\[\]<])")
_HEADINGS = ("H2", "H3", "H4", "H5", "H6")


class Marks(NamedTuple):
    """What the page content holds for tags: characters and pictures by page and number."""

    characters: dict[Content, list[CharacterFact]]
    pictures: dict[Content, Picture]
    appearance: Callable[[Sequence[CharacterFact]], Appearance]


class _Cell(NamedTuple):
    """A cell of a table: the columns and rows that it spans, its characters."""

    across: int
    down: int
    characters: list[CharacterFact]


class TaggedReader:
    """Walks the tags of one PDF; `remarks` grows while it does.

    `seen` is the content that they lead to, `pictures` the pictures that were taken, `read` what
    is written anew.
    """

    def __init__(self, marks: Marks, bounds: Bounds) -> None:
        self._bounds = bounds
        self.remarks: list[Remark] = []
        self.seen: set[Content] = set()
        self.pictures: set[bytes] = set()
        self.read: list[str] = []
        self._marks = marks

    def pieces(self, element: Element) -> Iterator[Piece]:
        """Yield the pieces of an element."""
        role = element.standard
        if role == "Table":
            yield self._table(element)
        elif role == "TOC":
            self.seen |= set(element.contents())
            what = Bilingual(
                "the contents “{words}” are left out, since they are made anew for printing",
                "目次“{words}”略去，付印时自动生成",
                words=self._text(element),
            )
            self.remarks.append(Remark(what, self._where(element), gone=self._text(element)))
        elif role == "L":
            for item in element.elements():
                yield from self._words(item)
        elif role == "Figure":
            yield from self._figures([element])
        elif role in _GROUPS:
            yield from self._group(element)
        else:
            yield from self._words(element)
            yield from self._figures([k for k in element.elements() if k.standard == "Figure"])

    def _group(self, element: Element) -> Iterator[Piece]:
        """Yield the pieces of a group; figures and captions that follow one another are one."""
        listed = _heads_of_contents(element)
        for pictured, run in groupby(element.kids, key=_is_pictured):
            if pictured:
                yield from self._figures([kid for kid in run if isinstance(kid, Element)])
                continue
            for kid in run:
                if isinstance(kid, Content):
                    yield from self._words(Element("P", (kid,), standard="P"))
                elif isinstance(kid, Element) and kid not in listed:
                    yield from self.pieces(kid)
                elif isinstance(kid, Element):
                    # The heading of the contents is made again like them.
                    self.read.append(self._text(kid))

    def _where(self, element: Element) -> Message:
        first = next(element.contents(), None)
        return on_page(first.page) if first is not None else WHOLE_FILE

    def _characters(self, element: Element) -> list[CharacterFact]:
        gathered: list[CharacterFact] = []
        self.seen |= set(element.contents())
        for content in element.contents():
            gathered += self._marks.characters.get(content, [])
        return gathered

    def _words(self, element: Element) -> Iterator[Words]:
        characters = self._characters(_without_notes(element))
        if not characters:
            return
        appearance = self._marks.appearance(characters)
        role = element.standard
        level = int(role[1:]) if role in _HEADINGS else None
        title = role in ("H", "H1", "Title") or bool(appearance.centred)
        appearance = Appearance(
            title, None, appearance.indented, appearance.right and not title, level
        )
        text = "\n".join(lines_in(characters)) if title else text_of(characters)
        chief = Counter(c.font for c in characters).most_common(1)[0][0]
        marked = None if title else _with_few_backslashes(self._marked(element, chief), text)
        yield Words(text, self._where(element), appearance, marked)

    def _marked(self, element: Element, chief: str) -> str:
        """Return an element's text with inline marks: notes, links, other faces."""
        parts = []
        # Of several pieces two characters side by side may make a mark.
        several = len(element.kids) > 1
        for kid in element.kids:
            if isinstance(kid, Annotation) or _is_pictured(kid):
                continue
            if isinstance(kid, Content):
                words = text_of(self._marks.characters.get(kid, []))
                parts.append(escaped(words, always=several))
            elif kid.standard == "Note":
                label = [k for k in kid.elements() if k.standard == "Lbl"]
                self.read += [self._text(k) for k in label]  # its number is made again
                self.seen |= set(kid.contents())
                body = [k for k in kid.elements() if k.standard != "Lbl"] or [kid]
                words = "".join(self._text(k) for k in body).strip()
                parts.append(note_mark(words))
                if words and not parts[-1]:
                    what = Bilingual("a note", "脚注")
                    self.remarks.append(Remark(what, self._where(kid), words))
            elif kid.standard == "Reference" and not _holds(kid, "Link"):
                self.read.append(self._text(kid))  # the note's own mark, which is made again
            elif kid.standard == "Link" and ADDRESS.fullmatch(_address(kid)):
                words = self._text(kid)
                link = f"[{words}]({_address(kid)})"
                parts.append(link if may_be_linked(words) else escaped(words))
            else:
                parts.append(self._faced(kid, chief))
        return "".join(parts)

    def _faced(self, element: Element, chief: str) -> str:
        """Return a span's text, marked if it is in another face than the paragraph."""
        if _holds(element, "Note") or _holds(element, "Link"):
            return self._marked(element, chief)
        characters = [c for c in self._characters(element) if ord(c.text[0]) > 0x2E80]
        what = escaped(self._text(element), always=True)
        fonts = {c.font for c in characters}
        if len(fonts) != 1 or chief in fonts or not on_one_line(what):
            return what
        font = fonts.pop()
        mark = "__" if "Kai" in font or "楷" in font else "**" if _is_heavy(font) else ""
        return f"{mark}{what}{mark}"

    def _text(self, element: Element) -> str:
        return text_of(self._characters(element))

    def _figures(self, kids: Sequence[Element]) -> Iterator[Piece]:
        """Yield photos with the captions that follow them, words where there is no photo.

        A caption after others' captions, or after several photos without, is that of all.
        """
        figures = [kid for kid in kids if kid.standard == "Figure"]
        captions = [kid for kid in kids if kid.standard == "Caption"]
        if not figures:
            for caption in captions:
                yield from self._words(caption)
            return
        shared = len(figures) > 1 and len(captions) != len(figures)
        common = self._text(captions.pop()) if shared and captions else ""
        pictures: list[Picture] = []
        for kid, after in zip(kids, [*kids[1:], Element("")], strict=True):
            if kid.standard == "Figure":
                own = self._text(after) if after in captions else ""
                pictures += self._figure(kid, own)
        if 1 < len(pictures) <= _MOST_ABREAST:
            yield Gallery(tuple(pictures), self._where(figures[0]), common)
            return
        yield from pictures
        if common:
            note = Bilingual("the caption that several photos share", "是几幅照片共用的图注")
            yield Words(common, self._where(figures[0]), note=note)

    def _figure(self, element: Element, caption: str) -> Iterator[Picture]:
        where = self._where(element)
        gathered = [p for c in element.contents() if (p := self._marks.pictures.get(c)) is not None]
        for picture in gathered:
            self.pictures.add(picture.data)
            yield Picture(picture.data, picture.suffix, where, element.value("Alt"), caption)
        text = self._text(element)
        if not gathered:
            what = Bilingual(
                "the photo “{alt}” is not imported; add it",
                "照片（{alt}）没有带出，请补上",
                alt=element.value("Alt"),
            )
            self.remarks.append(Remark(what, where, " ".join(filter(None, (caption, text)))))
        elif text.strip():
            self.remarks.append(Remark(Bilingual("words in a photo", "照片里的文字"), where, text))

    def _table(self, element: Element) -> Grid:
        rows = list(_rows_of(element))
        cells = [[self._cell(c) for c in row.elements()] for row in rows]
        grid = tuple(
            tuple(GridCell(escaped(text_of(c.characters)), c.across, c.down) for c in row)
            for row in cells
        )
        columns = sum(c.across for c in cells[0]) if cells else 0
        self._bounds.check("columns", columns, COLUMNS)
        self._bounds.check("cells", columns * len(rows), CELLS)
        head = sum(1 for row in rows if all(c.standard == "TH" for c in row.elements())) or 1
        aligns = _alignments(cells[head:], columns)
        captions = [self._text(kid) for kid in element.elements() if kid.standard == "Caption"]
        where = self._where(element)
        return Grid(grid, columns, where, min(head, len(rows)), aligns, "".join(captions))

    def _cell(self, element: Element) -> _Cell:
        across = self._bounds.number("span", element.value("ColSpan", "1"), _SPAN, 1)
        down = self._bounds.number("span", element.value("RowSpan", "1"), _SPAN, 1)
        return _Cell(across, down, self._characters(element))


def _rows_of(element: Element) -> Iterator[Element]:
    """Yield the rows of a table, in whatever they are gathered."""
    for kid in element.elements():
        if kid.standard == "TR":
            yield kid
        elif kid.standard != "Table":
            yield from _rows_of(kid)


def _heads_of_contents(element: Element) -> list[Element]:
    """Return the headings that stand right before contents."""
    kids = list(element.elements())
    return [
        one for one, after in pairwise(kids) if one.standard == "H1" and after.standard == "TOC"
    ]


def _is_pictured(kid: Element | Content | Annotation) -> bool:
    return isinstance(kid, Element) and kid.standard in ("Figure", "Caption")


def _with_few_backslashes(marked: str, text: str) -> str:
    """Return a marked text; one without marks has a backslash only where it would make one."""
    return escaped(text) if _BACKSLASH.sub("", marked) == text else marked


def _holds(element: Element, role: str) -> bool:
    return any(kid.standard == role for kid in element.elements())


def _address(link: Element) -> str:
    return next((kid.address for kid in link.kids if isinstance(kid, Annotation)), "")


def _without_notes(element: Element) -> Element:
    kids = tuple(
        k for k in element.kids if not (isinstance(k, Element) and k.standard in ("Note", "Figure"))
    )
    return replace(element, kids=kids)


def _is_heavy(font: str) -> bool:
    return any(name in font for name in ("Bold", "Black", "Heavy", "Hei", "Medium", "Semi"))


def _alignments(rows: Sequence[Sequence[_Cell]], columns: int) -> tuple[str, ...]:
    """Return how each column is set, none if the table is turned: its letters lie on their side."""
    gathered: list[list[list[CharacterFact]]] = [[] for _ in range(columns)]
    open_ = [0] * columns
    for row in rows:
        at = 0
        for cell in row:
            while at < columns and open_[at] > 0:
                open_[at] -= 1
                at += 1
            if cell.across == 1 and at < columns:
                gathered[at].append(cell.characters)
                open_[at] = cell.down - 1
            at += cell.across
        for rest in range(at, columns):
            open_[rest] = max(0, open_[rest] - 1)
    upright = sum(len(c) > 1 and c[0].y == c[-1].y for column in gathered for c in column)
    turned = sum(len(c) > 1 and c[0].y != c[-1].y for column in gathered for c in column)
    if upright < turned:
        return ()
    return tuple(alignment([span_of(c) for c in column if c]) for column in gathered)
