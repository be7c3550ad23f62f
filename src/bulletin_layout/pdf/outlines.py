"""Bookmarks: the outline as a tree of items, each leading to the line where its leaf begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from bulletin_layout.layout.model import Document
from bulletin_layout.layout.navigation import beginnings
from bulletin_layout.pdf.adapter import PdfFile, Raw, Reference, number, utf16


@dataclass
class _Item:
    """An outline item while the tree grows."""

    title: str
    leaf: int
    reference: Reference
    children: list[_Item] = field(default_factory=list)


def write_outlines(file: PdfFile, document: Document, destinations: dict[int, str]) -> Reference:
    """Add the outline tree and return its root."""
    root = _Item("", -1, file.reserve())
    path = [root]
    for entry in document.outline:
        del path[entry.level + 1 :]
        item = _Item(entry.title, entry.leaf, file.reserve())
        path[-1].children.append(item)
        path.append(item)
    _write_children(file, root, destinations)
    body = f"<</Type/Outlines{_ends(root)}/Count {len(root.children)}>>"
    file.put(root.reference, Raw(body.encode()))
    return root.reference


def destinations_of(document: Document, pages: list[Reference]) -> dict[int, str]:
    """Return where each leaf begins, as a destination."""
    return {
        leaf: f"[{pages[page]}/XYZ {number(x)} {number(document.height - top)} null]"
        for leaf, (page, x, top) in beginnings(document).items()
    }


def _write_children(file: PdfFile, parent: _Item, targets: dict[int, str]) -> None:
    siblings = parent.children
    for i, item in enumerate(siblings):
        _write_children(file, item, targets)
        before = f"/Prev {siblings[i - 1].reference}" if i else ""
        after = f"/Next {siblings[i + 1].reference}" if i + 1 < len(siblings) else ""
        inner = f"{_ends(item)}/Count {-len(item.children)}" if item.children else ""
        title = utf16(item.title).data.decode()
        body = (
            f"<</Title{title}/Parent {parent.reference}{before}{after}{inner}"
            f"/Dest{targets[item.leaf]}>>"
        )
        file.put(item.reference, Raw(body.encode()))


def _ends(item: _Item) -> str:
    if not item.children:
        return ""
    return f"/First {item.children[0].reference}/Last {item.children[-1].reference}"
