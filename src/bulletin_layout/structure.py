"""The logical structure of a bulletin, independent of lines and pages.

A tree of nodes with PDF's standard roles, in the issue's order. Its leaves hold the text;
placed runs refer to leaves by number, so reading order never depends on where text landed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_layout.diagnostics import Place
from bulletin_layout.images.model import Picture
from bulletin_layout.immutable import immutable


@immutable
class Part:
    """Some of a leaf's text; `generated` if the library made it (labels, numbers, dates).

    `place` is where the editor's text begins in the file. `mark` is how it is set off from what is
    round it: "strong", "kai", "super" or "sub", empty if it is not. `on_new_line`: the editor broke
    the line before it.
    """

    text: str
    generated: bool = False
    place: Place | None = None
    mark: str = ""
    on_new_line: bool = False


# The attribute of a cell that says how its column is aligned, where that is not at the left.
# Formats with pages have it from the layout.
ALIGN = "Align"


@immutable
class Node:
    """An element: its role, attributes and children; a leaf has a number and parts instead.

    `kind` is what of a bulletin it is, where the role does not tell: masthead with name, period,
    editors, date, secrecy, notice and serial; contents; editorial; article with addressee, photos
    (and the caption of all of them), signature, date and source; briefs; appendix-list; appendix
    with appendix-label and subtitle; imprint; a block with a look of its own in HTML. Of a volume:
    cover and spine, contents, issue, index and statistics.
    """

    role: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Node, ...] = ()
    leaf: int | None = None
    parts: tuple[Part, ...] = ()
    kind: str = ""

    @property
    def text(self) -> str:
        """The text of a leaf, generated parts included."""
        return "".join(part.text for part in self.parts)

    def leaves(self) -> Iterator[Node]:
        """Yield the leaves below this node, or the node itself, in reading order."""
        open_nodes = [self]
        while open_nodes:
            node = open_nodes.pop()
            if node.leaf is not None:
                yield node
            elif node.children:
                open_nodes += node.children[::-1]


@immutable
class OutlineEntry:
    """A bookmark: its words, its level from 0, and the leaf it leads to."""

    title: str
    level: int
    leaf: int


@immutable
class Metadata:
    """What a reader of the file is told. `date` is YYYY-MM-DD, from the issue.

    `name` is the bulletin's, without its period; `secrecy` is 密级 as printed, `disclosure`
    公开属性 (public, on-request or not-public); both empty if there is none.
    """

    title: str
    author: str
    subject: str
    date: str
    language: str = "zh-CN"
    name: str = ""
    secrecy: str = ""
    disclosure: str = ""


# A picture, the width in points at which it is shown, and the dpi it is reduced to, 0 for never.
ShownPicture = tuple[Picture, float, int]


@immutable
class LogicalDocument:
    """What an issue says, apart from pages: for writers that make no pages.

    `pictures` are those of the figures, by leaf, in the size that they have on paper.
    """

    structure: Node
    metadata: Metadata
    pictures: Mapping[int, ShownPicture]


class StructureBuilder:
    """Grows one tree; `finish` freezes it. Lives inside the function that builds a flow."""

    def __init__(self) -> None:
        self._open: list[tuple[str, tuple[tuple[str, str], ...], list[Node], str]] = []
        self._leaves = 0
        self.open("Document")

    def open(self, role: str, *attributes: tuple[str, str], kind: str = "") -> None:
        """Begin an element; what is added until `close` becomes its children."""
        self._open.append((role, attributes, [], kind))

    def close(self) -> None:
        """End the element begun last."""
        role, attributes, children, kind = self._open.pop()
        self._open[-1][2].append(Node(role, attributes, tuple(children), kind=kind))

    def leaf(
        self,
        role: str,
        *parts: Part,
        attributes: tuple[tuple[str, str], ...] = (),
        kind: str = "",
    ) -> int:
        """Add a leaf and return its number."""
        number = self._leaves
        self._leaves += 1
        self._open[-1][2].append(Node(role, attributes, (), number, parts, kind))
        return number

    def finish(self) -> Node:
        """Return the finished tree."""
        role, attributes, children, _ = self._open.pop()
        assert not self._open, "an element was opened and not closed"
        return Node(role, attributes, tuple(children))
