"""Outlines, bookmarks, and what a click on a link does.

Every action is a Goto: OFD-A allows no other (GB/T 42133-2022, 6.2.2, 6.2.3 and 6.2.5). A link to
an address keeps it in the tag tree. Source of the elements: GB/T 33190-2016, 7.8 and 14.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.layout.model import Document
from bulletin_layout.layout.navigation import beginnings, links_of
from bulletin_layout.ofd.notation import attribute, mm
from bulletin_layout.structure import OutlineEntry


class Destinations:
    """Where the leaves of a document begin, as OFD says it."""

    def __init__(self, document: Document, page_ids: Sequence[int]) -> None:
        self._places = beginnings(document)
        self._page_ids = page_ids

    def __contains__(self, leaf: int) -> bool:
        return leaf in self._places

    def of(self, leaf: int) -> str:
        """Return the destination where a leaf begins."""
        page, x, top = self._places[leaf]
        return (
            f'<ofd:Dest Type="XYZ" PageID="{self._page_ids[page]}" Left="{mm(x)}" Top="{mm(top)}"'
            ' Zoom="0"/>'
        )

    def action(self, leaf: int) -> str:
        """Return what a click does that leads to a leaf."""
        return (
            '<ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>'
            f"{self.of(leaf)}</ofd:Goto></ofd:Action></ofd:Actions>"
        )


def actions_of(document: Document, destinations: Destinations) -> dict[int, str]:
    """Return what a click on each link within the document does, by the link's leaf."""
    actions = {}
    for leaf, node in links_of(document).items():
        target = int(dict(node.attributes).get("Target", -1))
        if target in destinations:
            actions[leaf] = destinations.action(target)
    return actions


def outlines(entries: Sequence[OutlineEntry], destinations: Destinations) -> str:
    """Return the outline tree, empty if there is none."""
    written, _ = _elements(entries, 0, 0, destinations)
    return f"<ofd:Outlines>{written}</ofd:Outlines>" if written else ""


def _elements(
    entries: Sequence[OutlineEntry], at: int, level: int, destinations: Destinations
) -> tuple[str, int]:
    """Return the entries of a level from `at` on with what is below them, and where it ends."""
    out: list[str] = []
    while at < len(entries) and entries[at].level >= level:
        entry = entries[at]
        below, at = _elements(entries, at + 1, entry.level + 1, destinations)
        children = below.count("<ofd:OutlineElem ")
        expanded = f' Count="{children}" Expanded="false"' if children else ""
        out.append(
            f'<ofd:OutlineElem Title="{attribute(entry.title)}"{expanded}>'
            f"{destinations.action(entry.leaf)}{below}</ofd:OutlineElem>"
        )
    return "".join(out), at


def bookmarks(entries: Sequence[OutlineEntry], destinations: Destinations) -> str:
    """Return a bookmark for each title; one that is there already has a number behind it."""
    out: list[str] = []
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.level:
            continue
        seen[entry.title] = seen.get(entry.title, 0) + 1
        again = f"（{seen[entry.title]}）" if seen[entry.title] > 1 else ""
        name = attribute(entry.title + again)
        out.append(f'<ofd:Bookmark Name="{name}">{destinations.of(entry.leaf)}</ofd:Bookmark>')
    return f"<ofd:Bookmarks>{''.join(out)}</ofd:Bookmarks>" if out else ""
