"""Draw a page: lines and rules become a content stream, each leaf's text marked for the tags.

In: a page, its lines cut where their face varies, and the embedded faces. Out: the stream's bytes,
and which leaf each marked-content number belongs to. Positions are the Document's; y is turned
upwards here and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from math import cos, radians, sin
from operator import itemgetter

from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Document, Page, PlacedImage, PlacedLine, Rule
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf.adapter import number
from bulletin_layout.pdf.faces import EmbeddedFaces, Variant, can_vary
from bulletin_layout.pdf.ink import PLAIN_COLOURS, Colours, Ink, is_printed
from bulletin_layout.text.model import Run

# Less than this, in 1/1000 em, is not worth a number in the file: 0.0016 pt at 16 pt.
_LEAST_MOVE = 0.1
# A move of less than this, in em, no reader takes for a space: a TJ adjustment does.
_LEAST_GAP = 0.02


class ShownImage(NamedTuple):
    """A picture in its place, its resource's name, and how its stored pixels lie (EXIF)."""

    placed: PlacedImage
    resource: str
    turn: int


# A line, or the part of one that belongs to one leaf, with that leaf. Each of its runs is shown by
# one variant of a face, whose name is the run's `face`.
CutLine = tuple[int, PlacedLine]


class CutPage(NamedTuple):
    """A page ready to be shown."""

    content: list[CutLine]
    repeated: list[CutLine]
    furniture: list[CutLine]
    backdrop: list[CutLine]
    rules: tuple[Rule, ...]
    images: tuple[PlacedImage, ...]


def cut_pages(document: Document) -> tuple[Iterable[CutPage], dict[Variant, set[str]]]:
    """Cut a document's lines for showing; return them and the characters of each variant.

    Of pages that are not held none is held here either: they are cut again when they are shown.
    """
    held = isinstance(document.pages, tuple)
    cutter = _Cutter(document.fonts)
    pages: list[CutPage] = []
    texts: dict[str, list[str]] = defaultdict(list)
    for page in document.pages:
        cut = cutter.page(page)
        for _, line in chain(cut.content, cut.repeated, cut.furniture, cut.backdrop):
            for run in line.runs:
                texts[run.face].append(run.text)
        if held:
            pages.append(cut)
    used = {cutter.variant(name): set("".join(shown)) for name, shown in texts.items()}
    return (pages if held else map(cutter.page, document.pages)), used


class _Cutter:
    """Cuts lines where their leaf or the variant of their face changes; knows the variants."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._variants: dict[str, Variant] = {}

    def variant(self, name: str) -> Variant:
        """Return the variant of a name; a face's own name is that of the one without space."""
        return self._variants.get(name) or Variant(name)

    def page(self, page: Page) -> CutPage:
        """Return a page ready to be shown."""
        content, repeated, furniture, backdrop = (
            [(node, self._cut(line)) for node, line in _parts_by_leaf(lines)]
            for lines in (page.lines, page.repeated, page.furniture, page.backdrop)
        )
        return CutPage(content, repeated, furniture, backdrop, page.rules, page.images)

    def _cut(self, line: PlacedLine) -> PlacedLine:
        """Return a line whose runs bring no space: the line itself, nearly always."""
        for run in line.runs:
            if run.before or run.after:
                return line._replace(runs=tuple(chain.from_iterable(map(self._parts, line.runs))))
        return line

    def _parts(self, run: Run) -> Iterator[Run]:
        """Yield a run in parts, each shown by one variant of its face."""
        if not (run.before or run.after):
            yield run
            return
        face = self._fonts.faces[run.face]
        vary = can_vary(face)
        before, after = (round(v / run.size * 1000) * vary for v in (run.before, run.after))
        x = run.x if before else run.x + run.before
        for text, part_before, part_after in _edges(run.text, before, after):
            variant = Variant(run.face, part_before, part_after)
            self._variants[variant.name] = variant
            yield Run(x, variant.name, run.size, run.lower, run.spacing, text, run.node)
            x += sum(map(face.advance_of, text)) * run.size + len(text) * run.spacing
            x += (part_before + part_after) * run.size / 1000


def _edges(text: str, before: int, after: int) -> Iterator[tuple[str, int, int]]:
    """Yield a run's text, its first and last character apart where they bring space."""
    if len(text) == 1:
        yield text, before, after
        return
    start, end = (1 if before else 0), (len(text) - 1 if after else len(text))
    if before:
        yield text[:1], before, 0
    if text[start:end]:
        yield text[start:end], 0, 0
    if after:
        yield text[end:], 0, after


class PageDrawing:
    """Builds one page's content stream; `leaves[n]` is the leaf of marked content n.

    What another ink prints is left out; its text stays where it is, unseen, for readers.
    """

    def __init__(
        self,
        height: float,
        faces: EmbeddedFaces,
        roles: dict[int, str],
        ink: Ink = "all",
        colours: Colours = PLAIN_COLOURS,
    ) -> None:
        self.leaves: list[int] = []
        self._height = height
        self._faces = faces
        self._roles = roles
        self._ink = ink
        self._colours = colours
        self._out: list[str] = []
        self._colour = "#000000"
        self._stroke = ("#000000", 1.0)
        self._state: tuple[str, float, float, float, float] = ("", 0.0, 0.0, 0.0, 1.0)
        self._seen = True

    def draw(self, page: CutPage, images: Sequence[ShownImage] = ()) -> bytes:
        """Return the content stream of a page; `images` names the resource of each of its own."""
        if page.backdrop:
            self._artifact("Pagination", lambda: self._text(page.backdrop))
        if page.rules:
            self._artifact("Layout", lambda: self._rules(page.rules))
        for image in images:
            self._image(image)
        for node, lines in groupby(page.content, key=itemgetter(0)):
            self._marked(node, lines)
        if page.repeated:
            self._artifact("Pagination", lambda: self._text(page.repeated))
        if page.furniture:
            self._artifact("Pagination", lambda: self._text(page.furniture))
        return "\n".join(self._out).encode("ascii")

    def _artifact(self, kind: str, draw: Callable[[], None]) -> None:
        self._out.append(f"/Artifact <</Type /{kind}>> BDC")
        draw()
        self._out.append("EMC")

    def _marked(self, node: int, lines: Iterable[CutLine]) -> None:
        self._out.append(f"/{self._roles[node]} <</MCID {len(self.leaves)}>> BDC")
        self.leaves.append(node)
        self._text(lines)
        self._out.append("EMC")

    def _image(self, image: ShownImage) -> None:
        """Show a picture, its stored pixels turned upright (EXIF)."""
        placed = image.placed
        self._out.append(f"/Figure <</MCID {len(self.leaves)}>> BDC")
        self.leaves.append(placed.node)
        foot = self._height - placed.y - placed.height
        matrix = _MATRICES[image.turn](placed.x, foot, placed.width, placed.height)
        if self._ink != "red":
            self._out.append(f"q {' '.join(map(number, matrix))} cm /{image.resource} Do Q")
        self._out.append("EMC")

    def _text(self, lines: Iterable[CutLine]) -> None:
        out = self._out
        out.append("BT")
        at_x = at_y = 0.0
        turned = False
        for _, line in lines:
            self._set_colour(line.colour)
            if line.angle:
                turned = True
                out.append(f"{_turned(line.angle, line.x, self._height - line.y)} Tm")
                self._line(line.runs, 0.0, 0.0)
                continue
            x = round(line.x + line.runs[0].x, 3)
            y = round(self._height - line.y, 3)
            if turned:
                turned = False
                out.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
            else:
                out.append(f"{number(x - at_x)} {number(y - at_y)} Td")
            at_x, at_y = x, y
            self._line(line.runs, line.x, x)
        out.append("ET")

    def _set_colour(self, colour: str) -> None:
        """Fill with a colour, or show nothing where another ink prints it."""
        if is_printed(colour, self._ink) != self._seen:
            self._seen = not self._seen
            self._out.append("0 Tr" if self._seen else "3 Tr")
        if self._seen and colour != self._colour:
            self._colour = colour
            self._out.append(self._colours.fill(colour))

    def _line(self, runs: Sequence[Run], left: float, x: float) -> None:
        """Show a line's runs from x on; what spacing does not place, TJ adjustments do."""
        shown: list[str] = []
        for part, following in zip(runs, (*runs[1:], None), strict=True):
            characters = self._faces.shown[part.face]
            code, advance = characters.codes.__getitem__, characters.advances.__getitem__
            em = part.size * part.stretch
            move = (x - left - part.x) * 1000 / em
            for text, spacing, width in self._spaced(part, advance, following):
                for alike, resource in characters.by_resource(text):
                    shown = self._set_state(resource, part, spacing, shown)
                    if abs(move) >= _LEAST_MOVE:
                        shown.append(number(move, 1))
                        x -= round(move, 1) * em / 1000
                        move = 0.0
                    shown.append(f"<{''.join(map(code, alike))}>")
                    if following is None:
                        continue  # what stands last, nothing is placed from
                    if width is None or len(alike) < len(text):
                        x += sum(map(advance, alike)) * em
                    else:
                        x += width * em
                    x += len(alike) * self._state[1] * part.stretch
        self._show(shown)

    def _spaced(
        self, part: Run, advance: Callable[[str], float], following: Run | None
    ) -> Sequence[tuple[str, float, float | None]]:
        """Return a run's text with its spacing, the last character apart if it wants more.

        And the sum of its advances, where that is known.
        Readers take a move, some (pypdf before 7.1) even one to the left, for a typed space;
        character spacing they do not. After a space a move is right: a space shown by itself
        some readers (pdfium) pass over.
        """
        text = part.text
        if text.isspace():
            return ((text, self._state[1], None),)
        if following is None:
            return ((text, part.spacing, None),)
        advances = sum(map(advance, text))
        inner = advances * part.size * part.stretch + (len(text) - 1) * part.spacing
        after = following.x - part.x - inner
        if abs(after - part.spacing) <= _LEAST_GAP * part.size or text[-1] == " ":
            return ((text, part.spacing, advances),)
        if len(text) == 1:
            return ((text, after, advances),)
        return ((text[:-1], part.spacing, None), (text[-1:], after, None))

    def _set_state(self, resource: str, part: Run, spacing: float, shown: list[str]) -> list[str]:
        """Set the text state that a run needs, showing first what waits in the old one."""
        # Horizontal scaling scales the character spacing too (ISO 32000-1 9.3.4).
        lower, stretch = part.lower, part.stretch
        if stretch != 1.0:
            spacing, stretch = spacing / stretch, round(stretch, 4)
        rise = round(-lower, 3) if lower else 0.0
        state = (resource, _rounded(spacing), part.size, rise, stretch)
        if state == self._state:
            return shown
        self._show(shown)
        font, old_spacing, size, old_rise, old_stretch = self._state
        if (resource, part.size) != (font, size):
            self._out.append(f"/{resource} {number(part.size)} Tf")
        if state[1] != old_spacing:
            self._out.append(f"{number(state[1], 4)} Tc")
        if state[3] != old_rise:
            self._out.append(f"{number(state[3])} Ts")
        if state[4] != old_stretch:
            self._out.append(f"{number(state[4] * 100, 2)} Tz")
        self._state = state
        return []

    def _show(self, shown: list[str]) -> None:
        if len(shown) == 1:
            self._out.append(f"{shown[0]} Tj")
        elif shown:
            self._out.append(f"[{''.join(shown)}] TJ")

    def _rules(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            if not is_printed(rule.colour, self._ink):
                continue
            colour, width = self._stroke
            if rule.colour != colour:
                self._out.append(self._colours.stroke(rule.colour))
            if rule.width != width:
                self._out.append(f"{number(rule.width)} w")
            self._stroke = (rule.colour, rule.width)
            y1, y2 = self._height - rule.y1, self._height - rule.y2
            self._out.append(f"{number(rule.x1)} {number(y1)} m {number(rule.x2)} {number(y2)} l S")


@lru_cache(1 << 12)
def _rounded(spacing: float) -> float:
    return round(spacing, 4)


def _parts_by_leaf(lines: Iterable[PlacedLine]) -> Iterable[tuple[int, PlacedLine]]:
    """Yield lines cut where their runs pass from one leaf to the next."""
    for line in lines:
        if len({run.node for run in line.runs}) == 1:
            yield line.runs[0].node, line
        else:
            for node, runs in groupby(line.runs, key=lambda run: run.node):
                yield node, line._replace(runs=tuple(runs))


def _turned(angle: float, x: float, y: float) -> str:
    """Return the text matrix of a line turned about its beginning, against the clock."""
    along, up = cos(radians(angle)), sin(radians(angle))
    return " ".join(number(v, 5) for v in (along, up, -up, along, x, y))


_Matrix = tuple[float, float, float, float, float, float]

# How the unit square of a stored picture comes to lie upright at (x, y), by EXIF's orientation.
_MATRICES: dict[int, Callable[[float, float, float, float], _Matrix]] = {
    1: lambda x, y, w, h: (w, 0, 0, h, x, y),
    2: lambda x, y, w, h: (-w, 0, 0, h, x + w, y),
    3: lambda x, y, w, h: (-w, 0, 0, -h, x + w, y + h),
    4: lambda x, y, w, h: (w, 0, 0, -h, x, y + h),
    5: lambda x, y, w, h: (0, -h, -w, 0, x + w, y + h),
    6: lambda x, y, w, h: (0, -h, w, 0, x, y + h),
    7: lambda x, y, w, h: (0, h, w, 0, x, y),
    8: lambda x, y, w, h: (0, h, -w, 0, x + w, y),
}
