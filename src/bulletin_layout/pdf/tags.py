"""Write the logical structure as a tag tree that points into the pages' marked content.

In: the structure's root, and for each page the leaves of its marked content. Out: the
StructTreeRoot. The tree is the issue's; a paragraph over two pages is one element with two
content references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.adapter import PdfFile, Raw, Reference, utf16
from bulletin_layout.structure import Node

if TYPE_CHECKING:
    from bulletin_layout.pdf.links import Link

# Which attribute owner PDF files an attribute under.
_OWNER = {
    "Scope": "Table",
    "ListNumbering": "List",
    "ColSpan": "Table",
    "RowSpan": "Table",
    "TextDecorationType": "Layout",
}


class Marked(NamedTuple):
    """What the pages hold for the tags: page objects, the leaf of each marked content, links."""

    pages: list[Reference]
    leaves: list[list[int]]
    links: list[list[Link]]


def write_tags(file: PdfFile, root: Node, marked: Marked, language: str) -> Reference:
    """Add the tag tree; return the reference of its root."""
    tree = _TagTree(file, marked)
    tree_root = file.reserve()
    document = tree.write(root, tree_root, f"/Lang({language})")
    parents = file.add(Raw(tree.parent_tree()))
    following = len(marked.pages) + sum(map(len, marked.links))
    body = (
        f"<</Type/StructTreeRoot/K {document}/ParentTree {parents}"
        f"/ParentTreeNextKey {following}{tree.identifiers()}>>"
    )
    file.put(tree_root, Raw(body.encode()))
    return tree_root


class _TagTree:
    """Writes elements depth first and remembers which element each leaf became."""

    def __init__(self, file: PdfFile, marked: Marked) -> None:
        self._file = file
        self._pages = marked.pages
        self._page_leaves = marked.leaves
        self._links = marked.links
        self._element_of: dict[int, Reference] = {}
        self._named: dict[str, Reference] = {}
        self._marks: dict[int, list[tuple[int, int]]] = {}
        self._annotations: dict[int, list[tuple[int, Reference]]] = {}
        for page, leaves in enumerate(marked.leaves):
            for mark, leaf in enumerate(leaves):
                self._marks.setdefault(leaf, []).append((page, mark))
        for page, links in enumerate(marked.links):
            for link in links:
                self._annotations.setdefault(link.leaf, []).append((page, link.annotation))

    def write(self, node: Node, parent: Reference, extra: str = "") -> Reference:
        """Add an element and those below it."""
        element = self._file.reserve()
        if node.leaf is not None:
            self._element_of[node.leaf] = element
            kids = self._content(node.leaf)
        else:
            inner = [str(self.write(child, element)) for child in node.children]
            kids = f"/K[{' '.join(inner)}]" if inner else ""
        attributes = self._attributes(node, element)
        body = f"<</Type/StructElem/S/{node.role}/P {parent}{attributes}{extra}{kids}>>"
        self._file.put(element, Raw(body.encode()))
        return element

    def _attributes(self, node: Node, element: Reference) -> str:
        """Return an element's attributes by their owners, and what stands in it by itself."""
        owned: dict[str, list[str]] = {}
        own = ""
        for key, value in node.attributes:
            if key in _OWNER:
                name = value if value.isdecimal() else f"/{value}"
                owned.setdefault(_OWNER[key], []).append(f"/{key} {name}")
            elif key == "Alt":
                own += f"/Alt{utf16(value).data.decode()}"
            elif key == "ID":
                own += f"/ID({value})"
                self._named[value] = element
        groups = [f"<</O/{owner}{''.join(rows)}>>" for owner, rows in owned.items()]
        if len(groups) > 1:
            return f"{own}/A[{''.join(groups)}]"
        return own + "".join(f"/A{group}" for group in groups)

    def identifiers(self) -> str:
        """Return the name tree of the elements that have an ID."""
        if not self._named:
            return ""
        rows = " ".join(f"({name}) {self._named[name]}" for name in sorted(self._named))
        return f"/IDTree<</Names[{rows}]>>"

    def _content(self, leaf: int) -> str:
        """Return /K, and /Pg where all of a leaf's content is on one page."""
        marks = self._marks.get(leaf, [])
        if leaf in self._annotations:
            return self._linked_content(leaf, marks)
        if not marks:
            return ""
        pages = {page for page, _ in marks}
        if len(pages) == 1:
            numbers = [str(mark) for _, mark in marks]
            kids = numbers[0] if len(numbers) == 1 else f"[{' '.join(numbers)}]"
            return f"/Pg {self._pages[marks[0][0]]}/K {kids}"
        references = (f"<</Type/MCR/Pg {self._pages[page]}/MCID {mark}>>" for page, mark in marks)
        return f"/K[{''.join(references)}]"

    def _linked_content(self, leaf: int, marks: list[tuple[int, int]]) -> str:
        """Return the /K of a link: its words and its annotations."""
        kids = [f"<</Type/MCR/Pg {self._pages[page]}/MCID {mark}>>" for page, mark in marks]
        kids += [
            f"<</Type/OBJR/Pg {self._pages[page]}/Obj {annotation}>>"
            for page, annotation in self._annotations[leaf]
        ]
        return f"/K[{''.join(kids)}]"

    def parent_tree(self) -> bytes:
        """Return the number tree from a page's marked content to its elements."""
        rows = []
        for page, leaves in enumerate(self._page_leaves):
            elements = " ".join(str(self._element_of[leaf]) for leaf in leaves)
            rows.append(f"{page}[{elements}]")
        linked = [link.leaf for links in self._links for link in links]
        for number, leaf in enumerate(linked, len(self._pages)):
            rows.append(f"{number} {self._element_of[leaf]}")
        return f"<</Nums[{' '.join(rows)}]>>".encode()
