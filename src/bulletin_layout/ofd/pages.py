"""Pages of an OFD file: layers of text, paths and pictures at the Document's places.

In: a page. Out: its part, and which object shows which leaf. Nothing is turned upside down: OFD
counts from the page's top left corner, as the Document does. Source: GB/T 33190-2016, 7.7, 9.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from bulletin_layout.layout.model import Page, PlacedLine, Rule
from bulletin_layout.ofd.notation import box, colour, mm, xml_file
from bulletin_layout.ofd.pictures import Pictures
from bulletin_layout.ofd.text import TextWriter


class PageWriter:
    """Writes the pages of one file; `shown` gathers for each leaf its objects, (page, object)."""

    def __init__(
        self,
        text: TextWriter,
        pictures: Pictures | None,
        actions: dict[int, str],
        next_id: Callable[[], int],
    ) -> None:
        self.shown: dict[int, list[tuple[int, int]]] = {}
        self._text = text
        self._pictures = pictures
        self._actions = actions
        self._next_id = next_id

    def write(self, page: Page, page_id: int) -> bytes:
        """Return a page's part."""
        body = self._rules(page.rules) + self._images(page, page_id)
        body += self._content(page.lines, page_id)
        layers = (
            self._layer("Background", self._artifacts(page.backdrop))
            + self._layer("Body", body)
            + self._layer("Foreground", self._artifacts((*page.repeated, *page.furniture)))
        )
        return xml_file("Page", "", f"<ofd:Content>{layers}</ofd:Content>" if layers else "")

    def _layer(self, kind: str, body: str) -> str:
        if not body:
            return ""
        return f'<ofd:Layer ID="{self._next_id()}" Type="{kind}">{body}</ofd:Layer>'

    def _content(self, lines: Iterable[PlacedLine], page_id: int) -> str:
        out: list[str] = []
        for line in lines:
            for node, runs in groupby(line.runs, key=lambda run: run.node):
                actions = self._actions.get(node, "")
                shown = self.shown.setdefault(node, [])
                for id_, object_ in self._text.objects(line, list(runs), actions):
                    shown.append((page_id, id_))
                    out.append(object_)
        return "".join(out)

    def _artifacts(self, lines: Iterable[PlacedLine]) -> str:
        """Return lines that are no content: they belong to no leaf."""
        return "".join(
            object_ for line in lines for _, object_ in self._text.objects(line, line.runs, "")
        )

    def _images(self, page: Page, page_id: int) -> str:
        out: list[str] = []
        for image in page.images if self._pictures else ():
            id_ = self._next_id()
            self.shown.setdefault(image.node, []).append((page_id, id_))
            out.append(self._pictures.object(id_, image))  # type: ignore[union-attr]
        return "".join(out)

    def _rules(self, rules: Iterable[Rule]) -> str:
        """Return rules as paths, neighbours of one thickness and colour as one."""
        looks = groupby(rules, key=lambda rule: (rule.width, rule.colour))
        return "".join(self._path(width, colour_, list(group)) for (width, colour_), group in looks)

    def _path(self, width: float, colour_: str, rules: list[Rule]) -> str:
        half = width / 2
        left = min(min(rule.x1, rule.x2) for rule in rules) - half
        top = min(min(rule.y1, rule.y2) for rule in rules) - half
        right = max(max(rule.x1, rule.x2) for rule in rules) + half
        foot = max(max(rule.y1, rule.y2) for rule in rules) + half
        data = " ".join(
            f"M {mm(r.x1 - left)} {mm(r.y1 - top)} L {mm(r.x2 - left)} {mm(r.y2 - top)}"
            for r in rules
        )
        return (
            f'<ofd:PathObject ID="{self._next_id()}"'
            f' Boundary="{box(left, top, right - left, foot - top)}" LineWidth="{mm(width)}">'
            f"{colour('StrokeColor', colour_)}<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
            "</ofd:PathObject>"
        )
