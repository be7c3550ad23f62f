"""Write the logical structure as a tag tree that points into the pages' marked content.

In: the structure's root, and for each page the leaves of its marked content. Out: the
StructTreeRoot. The tree is the issue's; a paragraph over two pages is one element with two
content references.
"""

from __future__ import annotations

from bulletin_layout.pdf.adapter import PdfFile, Raw, Reference
from bulletin_layout.structure import Node

# Which attribute owner PDF files an attribute under.
_OWNER = {"Scope": "Table", "ListNumbering": "List", "ColSpan": "Table", "RowSpan": "Table"}


def write_tags(
    file: PdfFile, root: Node, pages: list[Reference], page_leaves: list[list[int]], language: str
) -> Reference:
    """Add the tag tree; return the reference of its root. `pages` are the page objects."""
    tree = _TagTree(file, pages, page_leaves)
    tree_root = file.reserve()
    document = tree.write(root, tree_root, f"/Lang({language})")
    parents = file.add(Raw(tree.parent_tree()))
    body = (
        f"<</Type/StructTreeRoot/K {document}/ParentTree {parents}/ParentTreeNextKey {len(pages)}>>"
    )
    file.put(tree_root, Raw(body.encode()))
    return tree_root


class _TagTree:
    """Writes elements depth first and remembers which element each leaf became."""

    def __init__(self, file: PdfFile, pages: list[Reference], page_leaves: list[list[int]]) -> None:
        self._file = file
        self._pages = pages
        self._page_leaves = page_leaves
        self._element_of: dict[int, Reference] = {}
        self._marks: dict[int, list[tuple[int, int]]] = {}
        for page, leaves in enumerate(page_leaves):
            for mark, leaf in enumerate(leaves):
                self._marks.setdefault(leaf, []).append((page, mark))

    def write(self, node: Node, parent: Reference, extra: str = "") -> Reference:
        """Add an element and those below it."""
        element = self._file.reserve()
        if node.leaf is not None:
            self._element_of[node.leaf] = element
            kids = self._content(node.leaf)
        else:
            inner = [str(self.write(child, element)) for child in node.children]
            kids = f"/K[{' '.join(inner)}]" if inner else ""
        attributes = "".join(
            f"/A<</O/{_OWNER[key]}/{key}/{value}>>" for key, value in node.attributes
        )
        body = f"<</Type/StructElem/S/{node.role}/P {parent}{attributes}{extra}{kids}>>"
        self._file.put(element, Raw(body.encode()))
        return element

    def _content(self, leaf: int) -> str:
        """Return /K, and /Pg where all of a leaf's content is on one page."""
        marks = self._marks.get(leaf, [])
        if not marks:
            return ""
        pages = {page for page, _ in marks}
        if len(pages) == 1:
            numbers = [str(mark) for _, mark in marks]
            kids = numbers[0] if len(numbers) == 1 else f"[{' '.join(numbers)}]"
            return f"/Pg {self._pages[marks[0][0]]}/K {kids}"
        references = (f"<</Type/MCR/Pg {self._pages[page]}/MCID {mark}>>" for page, mark in marks)
        return f"/K[{''.join(references)}]"

    def parent_tree(self) -> bytes:
        """Return the number tree from a page's marked content to its elements."""
        rows = []
        for page, leaves in enumerate(self._page_leaves):
            elements = " ".join(str(self._element_of[leaf]) for leaf in leaves)
            rows.append(f"{page}[{elements}]")
        return f"<</Nums[{' '.join(rows)}]>>".encode()
