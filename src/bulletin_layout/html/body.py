"""The logical structure as semantic HTML5: what each role of the tree becomes.

In: the structure and its pictures. Out: the HTML of what stands in the page. The bulletin's name is
the page's h1, an article's title an h2, the headings under it h3 to h6. Notes stand at the end of
the section that they are in, each leading back to its mark. Page numbers are not carried over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import ClassVar

from bulletin_layout.html.elements import element, escaped
from bulletin_layout.html.pictures import image
from bulletin_layout.html.row_heads import heads_of_rows
from bulletin_layout.output.new_files import FilesBeside
from bulletin_layout.structure import ALIGN, LogicalDocument, Node, Part

# What begins every id, so that a fragment's do not meet those of the page it is put into.
PREFIX = "bulletin-"
_MARKS = {"strong": "strong", "super": "sup", "sub": "sub"}
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SCHEMES = ("http:", "https:", "mailto:")
# How cells are aligned, by their column; numbers aligned on their points stand in the middle.
_LOOKS = {"left": "", "centre": "centre", "right": "right", "point": "number"}
_LEAST_HEADING = 6


def body(document: LogicalDocument, beside: FilesBeside | None = None) -> str:
    """Return what an issue says as HTML, its pictures in it or `beside` it.

    Raises InputError for a picture that is broken.
    """
    return _Body(document, beside).written()


class _Body:
    """Writes one document's structure; gathers the notes of the section that is open."""

    def __init__(self, document: LogicalDocument, beside: FilesBeside | None) -> None:
        self._document, self._beside = document, beside
        self._notes: list[str] = []
        self._heads_of_rows: frozenset[int] = frozenset()
        self._tables: Counter[str] = Counter()
        leaves = document.structure.leaves()
        self._targets = {dict(leaf.attributes).get("Target") for leaf in leaves}

    def written(self) -> str:
        """Return the HTML of everything."""
        return "\n".join(map(self._node, self._document.structure.children))

    def _all(self, nodes: Iterable[Node]) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: Node) -> str:
        if node.role == "Sect":
            write = self._BY_KIND.get(node.kind)
            return write(self, node) if write is not None else self._section("section", node)
        if re.fullmatch("H[1-9]", node.role):
            return self._title(node)
        return self._BY_ROLE.get(node.role, _Body._other)(self, node)

    def _other(self, node: Node) -> str:
        return element("div", self._inline(node), class_=node.kind)

    # Sections.

    def _section(self, name: str, node: Node) -> str:
        """Return a section with its notes at its end, called by its heading."""
        outer, self._notes = self._notes, []
        titles = [child for child in node.children if child.role == "H1"]
        title = titles[-1] if titles else None  # the heading of a column may stand before it
        called = self._id(title) if title is not None else ""
        inner = "\n".join(self._blocks(node.children))
        if self._notes:
            inner += _notes(self._notes, title.text if title is not None else "")
        self._notes = outer
        return element(name, inner, class_=node.kind or "section", aria_labelledby=called)

    def _blocks(self, nodes: Sequence[Node]) -> Iterable[str]:
        """Yield blocks; who signs and the date below are one address."""
        for signs, group in groupby(nodes, key=lambda n: n.kind in ("signature", "date")):
            if signs:
                yield element("address", self._all(group), class_="signature")
            else:
                yield from map(self._node, group)

    def _masthead(self, node: Node) -> str:
        names = [child for child in node.children if child.kind == "name"]
        title = element("h1", "<br>".join(map(self._inline, names)))
        first = node.children.index(names[0])
        above, below = node.children[:first], node.children[first + len(names) :]
        return element("header", self._all(above), title, self._all(below), class_="masthead")

    def _contents(self, node: Node) -> str:
        """Return the contents: links without the numbers of pages, which there are not."""
        title = next(child for child in node.children if child.role == "H1")
        links = [leaf for leaf in node.leaves() if leaf.role == "Link"]
        rows = (element("li", self._link(link)) for link in links)
        called = self._id(title)
        heading = self._title(title)
        return element(
            "nav", heading, element("ol", *rows), class_="contents", aria_labelledby=called
        )

    def _title(self, node: Node) -> str:
        level = min(int(node.role[1:]) + 1, _LEAST_HEADING)
        lines = "<br>".join(map(_part, node.parts)) if node.role == "H1" else self._inline(node)
        return element(f"h{level}", lines, id=self._id(node))

    def _id(self, node: Node) -> str:
        """Return the id of a title, or of what the contents lead to; else none."""
        is_named = node.role == "H1" or str(node.leaf) in self._targets
        return f"{PREFIX}{node.leaf}" if node.leaf is not None and is_named else ""

    # Text.

    def _paragraph(self, node: Node) -> str:
        return element("p", self._inline(node), class_=node.kind)

    def _inline(self, node: Node) -> str:
        if node.leaf is None:
            return self._all(node.children)
        if node.kind == "date":
            return _dated(node.text)
        return "".join(map(_part, node.parts))

    def _link(self, node: Node) -> str:
        attributes = dict(node.attributes)
        words = self._inline(node)
        address = attributes.get("URL", "")
        if address.lower().startswith(_SCHEMES):
            return element("a", words, href=address, rel="external noopener noreferrer")
        if "Target" in attributes:
            return element("a", words, href=f"#{PREFIX}{attributes['Target']}")
        return words

    def _reference(self, node: Node) -> str:
        """Return a note's mark; what a reference holds else is a link."""
        if node.leaf is None:
            return self._all(node.children)
        number = _digits(node.text)
        words = element(
            "a",
            self._inline(node),
            id=f"{PREFIX}mark-{number}",
            href=f"#{PREFIX}note-{number}",
            role="doc-noteref",
        )
        return element("sup", words)

    def _note(self, node: Node) -> str:
        """Keep a note for the end of its section; its label leads back."""
        label, *rest = node.children
        number = _digits(label.text)
        words = self._inline(label)
        back = element("a", words, href=f"#{PREFIX}mark-{number}", role="doc-backlink")
        inner = f"{back} {self._all(rest)}"
        self._notes.append(element("li", inner, id=f"{PREFIX}note-{number}"))
        return ""

    # Pictures and tables.

    def _photos(self, node: Node) -> str:
        """Return photos abreast, each with its caption; the caption of all stands below."""
        shared = [child for child in node.children if child.kind == "photos"]
        items: list[list[str]] = []
        for child in node.children:
            if child.role == "Figure":
                items.append([self._image(child)])
            elif child not in shared:
                items[-1].append(self._node(child))
        below = self._all(shared)
        if len(items) == 1:
            return element("figure", *items[0], below, class_="photos")
        row = "".join(element("figure", *item) for item in items)
        return element("figure", element("div", row, class_="abreast"), below, class_="photos")

    def _image(self, node: Node) -> str:
        assert node.leaf is not None
        alternative = dict(node.attributes).get("Alt", "")
        return image(self._document.pictures[node.leaf], alternative, self._beside)

    def _table(self, node: Node) -> str:
        """Return a table in a region of its own, which scrolls where it is too wide."""
        caption = next((child for child in node.children if child.role == "Caption"), None)
        head = element("caption", self._inline(caption)) if caption is not None else ""
        self._heads_of_rows = heads_of_rows(node)
        rest = self._all(child for child in node.children if child is not caption)
        called = "".join(leaf.text for leaf in caption.leaves()) if caption is not None else "表格"
        self._tables[called] += 1
        called += f"（{self._tables[called]}）" if self._tables[called] > 1 else ""
        table = element("table", head, rest)
        return element("div", table, class_="table", role="region", tabindex="0", aria_label=called)

    def _cell(self, node: Node) -> str:
        attributes = dict(node.attributes)
        words = self._inline(node)
        across, down = attributes.get("ColSpan", ""), attributes.get("RowSpan", "")
        if node.role == "TH" and words:
            scope = "colgroup" if across else "col"
            return element("th", words, scope=scope, colspan=across, rowspan=down)
        kind = _LOOKS[attributes.get(ALIGN, "left")]
        name, scope = ("th", "row") if node.leaf in self._heads_of_rows else ("td", "")
        return element(name, words, class_=kind, scope=scope, colspan=across, rowspan=down)

    # Tables of functions, not of bound methods: those would hold their object in a cycle.
    _BY_KIND: ClassVar[dict[str, Callable[[_Body, Node], str]]] = {
        "masthead": _masthead,
        "contents": _contents,
        "article": lambda self, node: self._section("article", node),
        "photos": _photos,
    }
    _BY_ROLE: ClassVar[dict[str, Callable[[_Body, Node], str]]] = {
        "P": _paragraph,
        "Span": _inline,
        "Link": _link,
        "Reference": _reference,
        "Note": _note,
        "L": lambda self, node: element("ol", self._all(node.children), class_="list"),
        "LI": lambda self, node: element("li", self._all(node.children)),
        "Lbl": lambda self, node: element("span", self._inline(node), class_="label"),
        "LBody": lambda self, node: element("span", self._inline(node)),
        "Caption": lambda self, node: element("figcaption", self._inline(node)),
        "Table": _table,
        "THead": lambda self, node: element("thead", self._all(node.children)),
        "TBody": lambda self, node: element("tbody", self._all(node.children)),
        "TR": lambda self, node: element("tr", self._all(node.children)),
        "TH": _cell,
        "TD": _cell,
        "BlockQuote": lambda self, node: element("blockquote", self._all(node.children)),
    }


def _notes(items: Sequence[str], title: str) -> str:
    """Return the notes of a section, called by its title: no two are called alike."""
    called = f"{title}注"
    return element(
        "section", element("ol", *items), class_="notes", role="doc-endnotes", aria_label=called
    )


def _part(part: Part) -> str:
    words = escaped(part.text)
    if part.mark == "kai":
        words = element("span", words, class_="kai")
    elif part.mark:
        words = element(_MARKS[part.mark], words)
    return f"<br>{words}" if part.on_new_line else words


def _dated(text: str) -> str:
    """Return words with their date told to programs."""
    match = _DATE.search(text)
    if match is None:
        return escaped(text)
    year, month, day = map(int, match.groups())
    date = element("time", escaped(match[0]), datetime=f"{year:04}-{month:02}-{day:02}")
    return escaped(text[: match.start()]) + date + escaped(text[match.end() :])


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal()) or text.encode().hex()
