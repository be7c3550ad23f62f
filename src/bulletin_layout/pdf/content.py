"""Draw a page: lines and rules become a content stream, each leaf's text marked for the tags.

In: a Page and the embedded faces. Out: the stream's bytes, and which leaf each marked-content
number belongs to. Positions are the Document's; y is turned upwards here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Page, PlacedLine, Rule
from bulletin_layout.pdf.adapter import number
from bulletin_layout.pdf.faces import EmbeddedFaces
from bulletin_layout.text.model import Run

# Less than this, in 1/1000 em, is not worth a number in the file: 0.0016 pt at 16 pt.
_LEAST_MOVE = 0.1


class PageDrawing:
    """Builds one page's content stream; `leaves[n]` is the leaf of marked content n."""

    def __init__(self, height: float, faces: EmbeddedFaces, fonts: FontSet, roles: dict[int, str]) -> None:
        self.leaves: list[int] = []
        self._height = height
        self._faces = faces
        self._fonts = fonts
        self._roles = roles
        self._out: list[str] = []
        self._colour = "#000000"
        self._stroke = ("#000000", 1.0)
        self._font: tuple[str, float] = ("", 0.0)
        self._spacing = 0.0
        self._rise = 0.0

    def draw(self, page: Page) -> bytes:
        """Return the content stream of a page."""
        if page.rules:
            self._artifact("Layout", lambda: self._rules(page.rules))
        for node, parts in groupby(_parts_by_leaf(page.lines), key=lambda part: part[0]):
            self._marked(node, [line for _, line in parts])
        if page.repeated:
            self._artifact("Pagination", lambda: self._text(page.repeated))
        if page.furniture:
            self._artifact("Pagination", lambda: self._text(page.furniture))
        return "\n".join(self._out).encode("ascii")

    def _artifact(self, kind: str, draw: Callable[[], None]) -> None:
        self._out.append(f"/Artifact <</Type /{kind}>> BDC")
        draw()
        self._out.append("EMC")

    def _marked(self, node: int, lines: list[PlacedLine]) -> None:
        self._out.append(f"/{self._roles[node]} <</MCID {len(self.leaves)}>> BDC")
        self.leaves.append(node)
        self._text(lines)
        self._out.append("EMC")

    def _text(self, lines: Iterable[PlacedLine]) -> None:
        out = self._out
        out.append("BT")
        at_x = at_y = 0.0
        for line in lines:
            if line.colour != self._colour:
                self._colour = line.colour
                out.append(f"{_rgb(line.colour)} rg")
            x = round(line.x + line.runs[0].x, 3)
            y = round(self._height - line.y, 3)
            out.append(f"{number(x - at_x)} {number(y - at_y)} Td")
            at_x, at_y = x, y
            self._runs(line, x)
        out.append("ET")

    def _runs(self, line: PlacedLine, x: float) -> None:
        """Show a line's runs; moves between them are TJ adjustments."""
        shown: list[str] = []
        for run in line.runs:
            move = (x - line.x - run.x) * 1000 / run.size
            for resource, text, codes in self._by_resource(run):
                shown = self._state(run, resource, shown)
                if abs(move) >= _LEAST_MOVE:
                    shown.append(number(move, 1))
                    x -= round(move, 1) * run.size / 1000
                    move = 0.0
                shown.append(f"<{codes}>")
                x += self._advance(run, text) + len(text) * self._spacing
        self._show(shown)

    def _advance(self, run: Run, text: str) -> float:
        face = self._fonts.faces[run.face]
        return sum(map(face.advance_of, text)) * run.size

    def _by_resource(self, run: Run) -> Iterable[tuple[str, str, str]]:
        """Yield a run's text by font resource, with its codes."""
        shown = self._faces.shown[run.face]
        for resource, group in groupby(run.text, key=lambda c: shown[c].resource):
            text = "".join(group)
            yield resource, text, "".join(shown[c].code for c in text)

    def _state(self, run: Run, resource: str, shown: list[str]) -> list[str]:
        """Set the text state that a run needs, showing first what waits in the old one."""
        font, spacing, rise = (resource, run.size), round(run.spacing, 4), round(-run.lower, 3)
        if (font, spacing, rise) == (self._font, self._spacing, self._rise):
            return shown
        self._show(shown)
        if font != self._font:
            self._out.append(f"/{resource} {number(run.size)} Tf")
        if spacing != self._spacing:
            self._out.append(f"{number(spacing, 4)} Tc")
        if rise != self._rise:
            self._out.append(f"{number(rise)} Ts")
        self._font, self._spacing, self._rise = font, spacing, rise
        return []

    def _show(self, shown: list[str]) -> None:
        if len(shown) == 1:
            self._out.append(f"{shown[0]} Tj")
        elif shown:
            self._out.append(f"[{''.join(shown)}] TJ")

    def _rules(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            if (rule.colour, rule.width) != self._stroke:
                self._stroke = (rule.colour, rule.width)
                self._out.append(f"{_rgb(rule.colour)} RG {number(rule.width)} w")
            y1, y2 = self._height - rule.y1, self._height - rule.y2
            self._out.append(
                f"{number(rule.x1)} {number(y1)} m {number(rule.x2)} {number(y2)} l S"
            )


def _parts_by_leaf(lines: Iterable[PlacedLine]) -> Iterable[tuple[int, PlacedLine]]:
    """Yield lines cut where their runs pass from one leaf to the next."""
    for line in lines:
        if len({run.node for run in line.runs}) == 1:
            yield line.runs[0].node, line
        else:
            for node, runs in groupby(line.runs, key=lambda run: run.node):
                yield node, line._replace(runs=tuple(runs))


def _rgb(colour: str) -> str:
    """Return a #RRGGBB colour as three operands from 0 to 1."""
    return " ".join(number(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
