"""Read a web page: its paragraphs, headings, tables, lists and links.

In: the bytes of HTML. Out: Material. lxml parses, which python-docx needs anyway; nothing is
fetched. What a page has for moving about in it is left out and named.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from string import ascii_lowercase, ascii_uppercase
from types import MappingProxyType
from typing import Any

from lxml import etree, html

from bulletin_layout.deadline import check_time
from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.importing.bounds import (
    CHARACTERS,
    COLUMNS,
    DEPTH,
    PARAGRAPHS,
    Bounds,
)
from bulletin_layout.importing.clean import on_one_line
from bulletin_layout.importing.material import (
    ADDRESS,
    Appearance,
    Grid,
    GridCell,
    Material,
    Picture,
    Piece,
    Remark,
    SourcePart,
    Words,
    escaped,
    may_be_linked,
)
from bulletin_layout.importing.photos import as_photo
from bulletin_layout.importing.places import WHOLE_FILE, in_paragraph, in_table
from bulletin_layout.importing.remarks import (
    OF_WEB_PAGE,
    STRUCK,
    link_not_imported,
    picture_not_in_file,
)
from bulletin_layout.importing.scripts import LOWERED, RAISED
from bulletin_layout.importing.web.furniture import SILENT, is_furniture, is_hidden, shown_texts
from bulletin_layout.messages import Bilingual

_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "body", "html", "ul", "ol", "li", "dl",
    "dt", "dd", "blockquote", "center", "pre", "figure", "figcaption", "address", "hr", "tbody",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "fieldset", "details", "summary",
}  # fmt: skip
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_RIGHT = re.compile(r"text-align\s*:\s*right", re.I)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_GB = ("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk")
# What is shown, but not meant: why it is left out.
_GONE = {
    "del": STRUCK,
    "s": STRUCK,
    "strike": STRUCK,
    "rt": ("the phonetic guide “{words}” is left out", "注音“{words}”略去"),
}
_HIDDEN = ("“{words}”, which the page does not show, is left out", "网页不显示的“{words}”略去")
_LETTERS = {"A": ascii_uppercase, "a": ascii_lowercase}
_DATA = re.compile(r"data:image/[\w.+-]+;base64,")
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
_SPAN = Bilingual("columns or rows that a cell spans", "单元格所跨的栏数或行数")


def read_page(
    data: bytes, bounds: Bounds, charset: str = "", pictures: Mapping[str, bytes] = NO_PICTURES
) -> Material:
    """Return what a web page holds. `pictures` are those that came with it, by their `src`.

    Raises InputError for what is no page, or beyond the limits.
    """
    text = _decoded(data, charset)
    bounds.add("characters", len(text), CHARACTERS)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode(errors="replace"), parser=parser)
    except (ValueError, SyntaxError, etree.LxmlError):
        message = Bilingual("it is no web page that can be read.", "网页读不出来。")
        raise bounds.refused(message, "Save it as text, and import that.") from None
    reader = _PageReader(bounds, pictures)
    body = root.find("body") if root.find("body") is not None else root
    pieces = tuple(reader.pieces(body))
    tables = sum(isinstance(piece, Grid) for piece in pieces)
    return Material(
        bounds.name,
        pieces,
        tuple(reader.remarks),
        tuple(_source(body)),
        tables=tables,
        pictures=reader.pictures,
    )


def _decoded(data: bytes, charset: str) -> str:
    named = _META.search(data[:4000])
    found = charset or (named[1].decode("ascii") if named else "")
    names = ["utf-8-sig", "gb18030"]
    if found:
        names.insert(0, "gb18030" if found.lower() in _GB else found)
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def _source(body: Any) -> Iterator[SourcePart]:
    """Yield the texts of a page that are shown, for the account."""
    for number, text in enumerate(shown_texts(body), 1):
        if text.strip():
            yield SourcePart(in_paragraph(number), text)


class _PageReader:
    """Walks a page; `remarks` grows while it does."""

    def __init__(self, bounds: Bounds, pictures: Mapping[str, bytes]) -> None:
        self.remarks: list[Remark] = []
        self.pictures = 0
        self._bounds = bounds
        self._given = pictures
        self._count = 0
        # Pictures of a paragraph, which stand below it.
        self._below: list[Picture] = []

    def pieces(self, element: Any, depth: int = 0) -> Iterator[Piece]:
        """Yield the pieces of an element that holds blocks."""
        self._bounds.check("nesting", depth, DEPTH)
        run: list[Any] = []
        if element.text:
            run.append(element.text)
        for child in element:
            check_time()
            if not isinstance(child.tag, str) or child.tag in SILENT:
                pass
            elif is_furniture(child):
                self._leave_out(child)
            elif is_hidden(child):
                self._leave_out(child, _HIDDEN)
            elif child.tag == "table":
                yield from self._paragraph(run, element)
                run = []
                yield from self._table(child, depth + 1)
            elif child.tag in _BLOCKS or _holds_blocks(child):
                yield from self._paragraph(run, element)
                run = []
                yield from self.pieces(child, depth + 1)
            else:
                run.append(child)
            if child.tail:
                run.append(child.tail)
        yield from self._paragraph(run, element)

    def _leave_out(self, element: Any, why: tuple[str, str] = OF_WEB_PAGE) -> None:
        words = on_one_line("".join(shown_texts(element)))
        if words:
            where = WHOLE_FILE if why is OF_WEB_PAGE else in_paragraph(self._count + 1)
            self.remarks.append(Remark(Bilingual(*why, words=words), where, gone=words))

    def _paragraph(self, run: list[Any], element: Any) -> Iterator[Words | Picture]:
        """Yield the paragraphs that inline content makes; `<br>` ends one."""
        marked = "".join(self._inline(one) for one in run)
        for line in marked.split("\n"):
            words = on_one_line(line)
            if not words:
                continue
            self._count += 1
            self._bounds.add("paragraphs", 1, PARAGRAPHS)
            plain = words.replace("**", "").replace("\\", "")
            appearance = _appearance(element)
            label = _label(element)
            where = in_paragraph(self._count)
            yield Words(label + plain, where, appearance, label + words)
        yield from self._below
        self._below = []

    def _inline(self, one: Any) -> str:
        if isinstance(one, str):
            return escaped(re.sub(r"\s+", " ", one), always=False)
        if one.tag in _GONE or is_hidden(one):
            self._leave_out(one, _GONE.get(one.tag, _HIDDEN))
            return ""
        inner = [re.sub(r"\s+", " ", escaped(one.text or ""))]
        for child in one:
            inner.append("" if child.tag in SILENT else self._inline(child))
            inner.append(re.sub(r"\s+", " ", escaped(child.tail or "")))
        words = "".join(inner)
        if one.tag == "br":
            return "\n"
        if one.tag == "img":
            self._picture(one)
            return ""
        if one.tag == "a":
            return self._link(one, words)
        if one.tag in ("sup", "sub"):
            table = RAISED if one.tag == "sup" else LOWERED
            known = bool(words) and all(ord(c) in table for c in words)
            return words.translate(table) if known else words
        bold = one.tag in ("b", "strong") and words.strip() and "\n" not in words
        return f"**{words.strip()}**" if bold and "**" not in words else words

    def _link(self, link: Any, words: str) -> str:
        address = str(link.get("href") or "").strip()
        plain = words.strip()
        if address.removeprefix("mailto:") == plain or not ADDRESS.fullmatch(address):
            return words
        if may_be_linked(plain) and "](" not in words:
            return words.replace(plain, f"[{plain}]({address})")
        what = link_not_imported(address, on_one_line(plain))
        self.remarks.append(Remark(what, in_paragraph(self._count + 1)))
        return words

    def _picture(self, picture: Any) -> None:
        """Take a picture that came with the page, or stands in it; name another."""
        source = str(picture.get("src") or "")
        data = self._given.get(source) or _written_out(source)
        if data is not None:
            try:
                made = as_photo(data, "", self._bounds)
            except BrokenPicture:
                made = None
            if made is not None:
                self.pictures += 1
                alt = on_one_line(str(picture.get("alt") or ""))
                where = in_paragraph(self._count + 1)
                self._below.append(Picture(made.data, made.suffix, where, alt))
                return
        what = picture_not_in_file(source[:100])
        self.remarks.append(Remark(what, in_paragraph(self._count + 1)))

    def _table(self, element: Any, depth: int) -> Iterator[Piece]:
        """Yield a table; one that only sets a page out is what its cells hold."""
        rows = [row for row in element.iter("tr") if _table_of(row) is element]
        cells = [[c for c in row if c.tag in ("td", "th")] for row in rows]
        only_sets_out = any(c.find(".//table") is not None for row in cells for c in row)
        if only_sets_out or max(map(len, cells), default=0) < 2:
            for row in cells:
                for cell in row:
                    yield from self.pieces(cell, depth)
            return
        self._count += 1
        made = tuple(tuple(self._cell(cell) for cell in row) for row in cells)
        columns = max(sum(cell.across for cell in row) for row in made)
        self._bounds.check("columns", columns, COLUMNS)
        head = sum(1 for row in cells if row and all(c.tag == "th" for c in row)) or 1
        yield Grid(made, columns, in_table(self._count), min(head, len(made)))

    def _cell(self, cell: Any) -> GridCell:
        texts = [on_one_line(text) for text in shown_texts(cell)]
        across = self._bounds.number("span", cell.get("colspan", "1") or "1", _SPAN, 0)
        down = self._bounds.number("span", cell.get("rowspan", "1") or "1", _SPAN, 0)
        return GridCell(escaped("".join(texts)), max(across, 1), max(down, 1))


def _holds_blocks(element: Any) -> bool:
    return any(child.tag in _BLOCKS for child in element.iter() if child is not element)


def _table_of(row: Any) -> Any:
    return next((one for one in row.iterancestors("table")), None)


def _appearance(element: Any) -> Appearance:
    style = " ".join(str(e.get("style") or "") for e in (element,))
    align = str(element.get("align") or "").lower()
    level = _HEADINGS.get(element.tag)
    centred = bool(_CENTRED.search(style)) or align == "center" or element.tag == "center"
    right = bool(_RIGHT.search(style)) or align == "right"
    return Appearance(centred=centred, right=right, level=None if level is None else level - 1)


def _label(element: Any) -> str:
    """Return the number or dot that a browser shows before an item of a list."""
    if element.tag != "li":
        return ""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "· "
    items = [item for item in parent if item.tag == "li"]
    start = str(parent.get("start") or "1")
    number = (int(start) if start.isdecimal() else 1) + items.index(element)
    letters = _LETTERS.get(str(parent.get("type") or ""), "")
    return f"{letters[number - 1] if 0 < number <= len(letters) else number}."


def _written_out(source: str) -> bytes | None:
    """Return the bytes of a picture that is written out in its address, None for another."""
    match = _DATA.match(source)
    if match is None:
        return None
    try:
        return base64.b64decode(source[match.end() :], validate=False)
    except ValueError:
        return None
