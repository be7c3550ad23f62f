"""Pieces of a tagged PDF: its tags tell titles, paragraphs, tables, photos and notes.

In: the tree of tags, the characters of each marked content, the pictures. Out: pieces in reading
order, and remarks. Only what tags do not tell is read from where things stand: lines of a title,
alignment in a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bulletin_layout.importing.clean import joined
from bulletin_layout.importing.material import (
    Gallery,
    Grid,
    GridCell,
    Look,
    Picture,
    Piece,
    Remark,
    Words,
    escaped,
)
from bulletin_layout.importing.pdf_tags import Content, Element
from bulletin_layout.testing.pages import CharacterFact

_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "NonStruct", "Aside", "BlockQuote", "Index")
_TAB, _SPACE = 1.5, 0.45
_EVEN = 1.0


class Marks(NamedTuple):
    """What the page content holds for tags: characters and pictures by page and number."""

    characters: dict[Content, list[CharacterFact]]
    pictures: dict[Content, Picture]
    look: Callable[[Sequence[CharacterFact]], Look]


class TaggedReader:
    """Walks the tags of one PDF; `remarks` grows while it does, `seen` is what they lead to."""

    def __init__(self, marks: Marks) -> None:
        self.remarks: list[Remark] = []
        self.seen: set[Content] = set()
        self._marks = marks

    def pieces(self, element: Element) -> Iterator[Piece]:
        """Yield the pieces of an element."""
        self.seen |= set(element.contents())
        role = element.role
        if role == "Table":
            yield self._table(element)
        elif role == "TOC":
            self.remarks.append(Remark("目次略去，付印时自动生成", self._where(element)))
        elif role == "L":
            for item in element.elements():
                yield from self._words(item)
        elif any(kid.role == "Figure" for kid in element.elements()) or role == "Figure":
            yield from self._figures(element)
        elif role in _GROUPS:
            contents = any(kid.role == "TOC" for kid in element.elements())
            for kid in element.kids:
                if contents and isinstance(kid, Element) and kid.role == "H1":
                    continue  # the heading of the contents, made again like them
                if isinstance(kid, Element):
                    yield from self.pieces(kid)
                else:
                    yield from self._words(Element("P", (kid,)))
        else:
            yield from self._words(element)

    def _where(self, element: Element) -> str:
        first = next(element.contents(), None)
        return f"第{first.page}页" if first is not None else "全文"

    def _characters(self, element: Element) -> list[CharacterFact]:
        found: list[CharacterFact] = []
        for content in element.contents():
            found += self._marks.characters.get(content, [])
        return found

    def _words(self, element: Element) -> Iterator[Words]:
        characters = self._characters(_without_notes(element))
        if not characters:
            return
        look = self._marks.look(characters)
        level = int(element.role[1:]) if element.role in ("H2", "H3", "H4", "H5", "H6") else None
        title = element.role in ("H", "H1", "Title") or bool(look.centred)
        look = Look(title, None, look.indented, look.right and not title, level)
        text = "\n".join(lines_in(characters)) if title else text_of(characters)
        chief = Counter(c.font for c in characters).most_common(1)[0][0]
        marked = None if title else self._marked(element, chief)
        yield Words(text, self._where(element), look, marked)

    def _marked(self, element: Element, chief: str) -> str:
        """Return an element's text with inline marks: notes, links, other faces."""
        parts = []
        for kid in element.kids:
            if isinstance(kid, Content):
                parts.append(escaped(text_of(self._marks.characters.get(kid, []))))
            elif kid.role == "Note":
                body = [k for k in kid.elements() if k.role != "Lbl"] or [kid]
                parts.append("[^" + "".join(escaped(self._text(k)) for k in body) + "]")
            elif kid.role == "Reference" and not any(k.role == "Link" for k in kid.elements()):
                continue  # the note's own mark, which is made again
            elif kid.role == "Link" and kid.address:
                parts.append(f"[{self._text(kid)}]({kid.address})")
            else:
                parts.append(self._faced(kid, chief))
        return "".join(parts)

    def _faced(self, element: Element, chief: str) -> str:
        """Return a span's text, marked if it is in another face than the paragraph."""
        if any(kid.role in ("Note", "Link") for kid in element.elements()):
            return self._marked(element, chief)
        characters = [c for c in self._characters(element) if ord(c.text[0]) > 0x2E80]
        said = escaped(self._text(element))
        fonts = {c.font for c in characters}
        if len(fonts) != 1 or chief in fonts or not said.strip():
            return said
        font = fonts.pop()
        mark = "__" if "Kai" in font or "楷" in font else "**" if _is_heavy(font) else ""
        return f"{mark}{said}{mark}"

    def _text(self, element: Element) -> str:
        return text_of(self._characters(element))

    def _figures(self, element: Element) -> Iterator[Piece]:
        """Yield photos with the captions that follow them; what stands between is words.

        A caption after others' captions, or after several photos without, is that of all.
        """
        kids = [element] if element.role == "Figure" else list(element.elements())
        figures = [kid for kid in kids if kid.role == "Figure"]
        captions = [kid for kid in kids if kid.role == "Caption"]
        shared = len(figures) > 1 and len(captions) != len(figures)
        common = self._text(captions.pop()) if shared and captions else ""
        pictures: list[Picture] = []
        for kid, after in zip(kids, [*kids[1:], Element("")], strict=True):
            if kid.role == "Figure":
                caption = self._text(after) if after in captions else ""
                pictures += self._figure(kid, caption)
            elif kid.role != "Caption":
                yield from self.pieces(kid)
        if len(pictures) > 1:
            yield Gallery(tuple(pictures), self._where(element), common)
        else:
            yield from pictures

    def _figure(self, element: Element, caption: str) -> Iterator[Picture]:
        where = self._where(element)
        found = [p for c in element.contents() if (p := self._marks.pictures.get(c)) is not None]
        for picture in found:
            yield Picture(picture.data, picture.suffix, where, element.alt, caption)
        if not found:
            said = f"照片（{element.alt}）没有带出，请补上"
            self.remarks.append(Remark(said, where, caption))

    def _table(self, element: Element) -> Grid:
        rows = [row for part in _table_parts(element) for row in part.elements()]
        cells = [[(c, self._characters(c)) for c in row.elements()] for row in rows]
        grid = tuple(
            tuple(GridCell(text_of(characters), c.across, c.down) for c, characters in row)
            for row in cells
        )
        columns = sum(c.across for c, _ in cells[0]) if cells else 0
        head = sum(1 for row in rows if all(c.role == "TH" for c in row.elements())) or 1
        aligns = _alignments(cells[head:], columns)
        captions = [self._text(kid) for kid in element.elements() if kid.role == "Caption"]
        where = self._where(element)
        return Grid(grid, columns, where, min(head, len(rows)), aligns, "".join(captions))


def _table_parts(table: Element) -> Iterator[Element]:
    for kid in table.elements():
        if kid.role in ("THead", "TBody", "TFoot"):
            yield kid
        elif kid.role == "TR":
            yield Element("TBody", (kid,))


def _without_notes(element: Element) -> Element:
    kids = tuple(k for k in element.kids if not (isinstance(k, Element) and k.role == "Note"))
    return Element(element.role, kids)


def _is_heavy(font: str) -> bool:
    return any(name in font for name in ("Bold", "Black", "Heavy", "Hei", "Medium", "Semi"))


def lines_in(characters: Sequence[CharacterFact]) -> list[str]:
    """Return the lines of characters in the order of the content: a line ends where x goes back."""
    lines: list[list[str]] = []
    last: CharacterFact | None = None
    for character in characters:
        if character.text in "\r\n":
            continue
        back = last is not None and character.x < last.x - character.size and not _is_same(
            character, last
        )  # fmt: skip
        if last is None or back:
            lines.append([])
        elif _is_same(character, last):
            lines[-1].append(_gap(character, last))
        lines[-1].append(character.text)
        last = character
    return ["".join(line).strip() for line in lines]


def _is_same(character: CharacterFact, last: CharacterFact) -> bool:
    return abs(character.y - last.y) < 0.2 * character.size


def _gap(character: CharacterFact, last: CharacterFact) -> str:
    gap = (character.x - last.end) / character.size
    if gap <= _SPACE or character.text.isspace() or last.text.isspace():
        return ""
    return "\t" if gap > _TAB else " "


def text_of(characters: Sequence[CharacterFact]) -> str:
    """Return the text of characters in the order of the content, its lines joined."""
    text = ""
    for line in lines_in(characters):
        text = joined(text, line) if text else line
    return text


def _alignments(
    rows: Sequence[Sequence[tuple[Element, list[CharacterFact]]]], columns: int
) -> tuple[str, ...]:
    """Return how each column is set, none if the table is turned: its letters lie on their side."""
    found: list[list[list[CharacterFact]]] = [[] for _ in range(columns)]
    open_ = [0] * columns
    for row in rows:
        at = 0
        for cell, characters in row:
            while at < columns and open_[at] > 0:
                open_[at] -= 1
                at += 1
            if cell.across == 1 and at < columns:
                found[at].append(characters)
                open_[at] = cell.down - 1
            at += cell.across
        for rest in range(at, columns):
            open_[rest] = max(0, open_[rest] - 1)
    upright = sum(len(c) > 1 and c[0].y == c[-1].y for column in found for c in column)
    turned = sum(len(c) > 1 and c[0].y != c[-1].y for column in found for c in column)
    return tuple(map(_alignment, found)) if upright >= turned else ()


def _alignment(cells: Sequence[Sequence[CharacterFact]]) -> str:
    """Return how a column is set, by what its cells have in common."""
    mine = [cell for cell in cells if cell and len({round(c.y) for c in cell}) == 1]
    lefts = [cell[0].x for cell in mine]
    rights = [cell[-1].end for cell in mine]
    middles = [left + right for left, right in zip(lefts, rights, strict=True)]
    if not mine or max(middles) - min(middles) <= _EVEN:
        return "centre"
    if max(lefts) - min(lefts) <= _EVEN:
        return "left"
    if max(rights) - min(rights) <= _EVEN:
        return "right"
    texts = ["".join(c.text for c in cell) for cell in mine]
    return "point" if all(t.replace(".", "").isdigit() for t in texts) else "left"
