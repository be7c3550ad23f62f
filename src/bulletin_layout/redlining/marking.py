"""The layer of a redline: what went is struck out, what came is underlined, both in colour.

In: a Document, and what became of its leaves. Out: the Document with those lines and colours, a
bar beside each line in which something changed, and who changed it and when, where that is known.
Colour never tells alone. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import cos, radians, sin

from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.geometry import ASCENT, DESCENT
from bulletin_layout.layout.furniture import NO_NODE
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import Document, Page, PlacedImage, PlacedLine, Rule
from bulletin_layout.redlining.flow_leaves import Change
from bulletin_layout.redlining.who import Who
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.text.model import Piece, Run, SetLine

# Both are dark enough on white to be read (WCAG 1.4.3), and apart in grey.
COLOURS = {"gone": "#C00000", "new": "#0033A0", "sign": "#0033A0"}
# Above the baseline, and thickness, in em: through the middle of a 字, and below it.
_HEIGHTS = {"gone": 0.38, "new": -0.16}
_THICKNESS = 0.055
_BAR, _BAR_GAP = 1.0, 5.0
_BAR_COLOUR = "#000000"
_NAME_SIZE, _NAME_GAP = 8.0, 7.0
_FRAME = 1.5


def marked(document: Document, changes: Mapping[int, Change], composer: LineComposer) -> Document:
    """Return a Document whose changed leaves can be seen to have changed."""
    marker = _Marker(changes, composer)
    return replace(document, pages=tuple(marker.page(page) for page in document.pages))


class _Marker:
    def __init__(self, changes: Mapping[int, Change], composer: LineComposer) -> None:
        self._changes = changes
        self._composer = composer
        self._style: Stylesheet = composer.style
        self._fonts: FontSet = composer.fonts
        self._said: Who | None = None

    def page(self, page: Page) -> Page:
        """Return a page with its changes marked."""
        self._said = None
        lines = [part for line in page.lines for part in self._coloured(line)]
        rules = [rule for line in page.lines for rule in self._drawn(line)]
        rules += [rule for image in page.images for rule in self._framed(image)]
        changed = [line for line in page.lines if self._of_line(line)]
        rules += map(self._bar, changed)
        names = [name for line in sorted(changed, key=_height) for name in self._named(line)]
        return replace(
            page,
            lines=tuple(lines),
            rules=(*page.rules, *rules),
            furniture=(*page.furniture, *names),
        )

    def _of_line(self, line: PlacedLine) -> list[Change]:
        return [self._changes[run.node] for run in line.runs if run.node in self._changes]

    def _coloured(self, line: PlacedLine) -> Iterator[PlacedLine]:
        """Yield a line cut where its colour changes."""
        if not self._of_line(line):
            yield line
            return
        for colour, runs in groupby(line.runs, key=lambda run: self._colour(run, line)):
            yield line._replace(runs=tuple(runs), colour=colour)

    def _colour(self, run: Run, line: PlacedLine) -> str:
        change = self._changes.get(run.node)
        return COLOURS[change.state] if change is not None else line.colour

    def _drawn(self, line: PlacedLine) -> Iterator[Rule]:
        for state, group in groupby(line.runs, key=self._state):
            runs = list(group)
            if state not in _HEIGHTS:
                continue
            size = max(run.size for run in runs)
            up = _HEIGHTS[state] * size
            start, end = runs[0].x, max(run.x + self._width(run) for run in runs)
            x1, y1 = _turned(line, start, up)
            x2, y2 = _turned(line, end, up)
            yield Rule(x1, y1, x2, y2, _THICKNESS * size, COLOURS[state])

    def _state(self, run: Run) -> str:
        change = self._changes.get(run.node)
        return change.state if change is not None else ""

    def _width(self, run: Run) -> float:
        face = self._fonts.faces[run.face]
        advance = sum(map(face.advance_of, run.text)) * run.size * run.stretch
        return advance + run.spacing * (len(run.text) - 1) + run.before + run.after

    def _framed(self, image: PlacedImage) -> Iterator[Rule]:
        """Yield a frame round a photo that came, a cross over one that went too."""
        change = self._changes.get(image.node)
        if change is None:
            return
        x1, y1, x2, y2 = image.x, image.y, image.x + image.width, image.y + image.height
        edges = [(x1, y1, x2, y1), (x2, y1, x2, y2), (x2, y2, x1, y2), (x1, y2, x1, y1)]
        if change.state == "gone":
            edges += [(x1, y1, x2, y2), (x1, y2, x2, y1)]
        yield from (Rule(*edge, _FRAME, COLOURS[change.state]) for edge in edges)

    def _bar(self, line: PlacedLine) -> Rule:
        """Return the bar in the margin, on the left of the text as the line lies."""
        size = max(run.size for run in line.runs)
        if line.angle:
            foot = self._style.foot + _BAR_GAP
            return Rule(
                line.x - ASCENT * size, foot, line.x + DESCENT * size, foot, _BAR, _BAR_COLOUR
            )
        x = self._style.left - _BAR_GAP
        return Rule(x, line.y - ASCENT * size, x, line.y + DESCENT * size, _BAR, _BAR_COLOUR)

    def _named(self, line: PlacedLine) -> Iterator[PlacedLine]:
        """Yield who made a line's first change and when, unless the line before said so."""
        who = next(iter(self._of_line(line))).who
        if who == self._said or line.angle:
            return
        self._said = who
        x = self._style.left + self._composer.measure + _NAME_GAP
        room = self._style.page.width - x - _NAME_GAP
        for number, words in enumerate(_words(who)):
            set_line = self._fitting(words, room)
            y = line.y + number * _NAME_SIZE * 1.2
            yield PlacedLine(x, y, set_line.runs, set_line.advance, _BAR_COLOUR, False)

    def _fitting(self, words: str, room: float) -> SetLine:
        """Return words on one line of the margin, as many as have room."""
        role = self._style.text.line_number.role
        shown = words
        while True:
            piece = Piece(shown, role, _NAME_SIZE, NO_NODE)
            line = self._composer.justified((piece,), 1e6, 0.0, 0.0)[0]
            if line.advance <= room or len(shown) <= 2:
                return line
            shown = shown[:-2] + "…"


def _height(line: PlacedLine) -> float:
    return line.y


def _words(who: Who) -> Sequence[str]:
    """Return who and when as they stand in the margin: the name, the day and the minute."""
    day, _, clock = who.time.partition("T")
    return [words for words in (who.author, f"{day} {clock[:5]}".strip()) if words]


def _turned(line: PlacedLine, along: float, up: float) -> tuple[float, float]:
    """Return the place that lies `along` a line and `up` from its baseline."""
    right, rise = cos(radians(line.angle)), sin(radians(line.angle))
    return line.x + along * right - up * rise, line.y - along * rise - up * right
