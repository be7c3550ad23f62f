"""Read a web page: its paragraphs, headings, tables, lists and links.

In: the bytes of HTML. Out: Material. lxml parses, which python-docx needs anyway; nothing is
fetched. What a page has for moving about in it is left out and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from bulletin_layout.deadline import check_time
from bulletin_layout.importing.bounds import (
    CHARACTERS,
    COLUMNS,
    DEPTH,
    PARAGRAPHS,
    Bounds,
)
from bulletin_layout.importing.clean import on_one_line
from bulletin_layout.importing.material import (
    Appearance,
    Grid,
    GridCell,
    Material,
    Piece,
    Remark,
    SourcePart,
    Words,
    escaped,
)
from bulletin_layout.importing.places import WHOLE_FILE, in_paragraph, in_table
from bulletin_layout.importing.scripts import LOWERED, RAISED
from bulletin_layout.messages import Bilingual

_SILENT = {"script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe"}
_FURNITURE = {"nav", "footer", "aside", "form", "button", "select"}
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
_SPAN = Bilingual("columns or rows that a cell spans", "单元格所跨的栏数或行数")


def read_page(data: bytes, bounds: Bounds, charset: str = "") -> Material:
    """Return what a web page holds. Raises InputError for what is none, or beyond the limits."""
    text = _decoded(data, charset)
    bounds.add("characters", len(text), CHARACTERS)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode(errors="replace"), parser=parser)
    except (ValueError, SyntaxError, etree.LxmlError):
        message = Bilingual("it is no web page that can be read.", "网页读不出来。")
        raise bounds.refused(message, "Save it as text, and import that.") from None
    reader = _PageReader(bounds)
    body = root.find("body") if root.find("body") is not None else root
    pieces = tuple(reader.pieces(body))
    tables = sum(isinstance(piece, Grid) for piece in pieces)
    return Material(bounds.name, pieces, tuple(reader.remarks), tuple(_source(body)), tables=tables)


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
    for number, text in enumerate(_shown_texts(body), 1):
        if text.strip():
            yield SourcePart(in_paragraph(number), text)


def _shown_texts(element: Any) -> Iterator[str]:
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        inside: list[Any] = []
        if isinstance(one.tag, str) and one.tag not in _SILENT:
            inside.append(one.text or "")
            for child in one:
                inside += [child, child.tail or ""]
        waiting += reversed(inside)


class _PageReader:
    """Walks a page; `remarks` grows while it does."""

    def __init__(self, bounds: Bounds) -> None:
        self.remarks: list[Remark] = []
        self._bounds = bounds
        self._count = 0

    def pieces(self, element: Any, depth: int = 0) -> Iterator[Piece]:
        """Yield the pieces of an element that holds blocks."""
        self._bounds.check("nesting", depth, DEPTH)
        run: list[Any] = []
        if element.text:
            run.append(element.text)
        for child in element:
            check_time()
            if not isinstance(child.tag, str) or child.tag in _SILENT:
                pass
            elif child.tag in _FURNITURE:
                self._leave_out(child)
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

    def _leave_out(self, element: Any) -> None:
        words = on_one_line("".join(_shown_texts(element)))
        if words:
            what = Bilingual(
                "“{line}”, which belongs to a web page, is left out",
                "网页附属文字“{line}”略去",
                line=words,
            )
            self.remarks.append(Remark(what, WHOLE_FILE, gone=words))

    def _paragraph(self, run: list[Any], element: Any) -> Iterator[Words]:
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

    def _inline(self, one: Any) -> str:
        if isinstance(one, str):
            return escaped(re.sub(r"\s+", " ", one), always=False)
        inner = [re.sub(r"\s+", " ", escaped(one.text or ""))]
        for child in one:
            inner.append("" if child.tag in _SILENT else self._inline(child))
            inner.append(re.sub(r"\s+", " ", escaped(child.tail or "")))
        words = "".join(inner)
        if one.tag == "br":
            return "\n"
        if one.tag == "img":
            self._tell_picture(one)
            return ""
        if one.tag in ("sup", "sub"):
            table = RAISED if one.tag == "sup" else LOWERED
            known = bool(words) and all(ord(c) in table for c in words)
            return words.translate(table) if known else words
        bold = one.tag in ("b", "strong") and words.strip() and "\n" not in words
        return f"**{words.strip()}**" if bold and "**" not in words else words

    def _tell_picture(self, picture: Any) -> None:
        what = Bilingual(
            "the picture {name} is not in the file; add it",
            "图片 {name} 不在文件里，请补上",
            name=str(picture.get("src") or "")[:100],
        )
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
        texts = [on_one_line(text) for text in _shown_texts(cell)]
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
    return f"{(int(start) if start.isdecimal() else 1) + items.index(element)}."
