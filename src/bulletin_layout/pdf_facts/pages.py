"""Read pages with pdfium: every character's place, font, size and colour; paths; pictures."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as c

from bulletin_layout.deadline import timed
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.edges import edges_of
from bulletin_layout.pdf_facts.model import (
    LineFact,
    PageFact,
    PictureFact,
    RuleFact,
    RunFact,
    unreadable,
)
from bulletin_layout.pdf_facts.space import ShownPage, shown_page

# Origins closer than this in y are one baseline; gaps that differ by less are even. In points.
_SAME = 0.02
# Origins closer than this in y, in em, are in one line: its faces are levelled with each other.
_LEVELLED = 0.12
_DAMAGED = "it is damaged or cut short"
# What stands for a character whose code no table leads to a character.
UNKNOWN = 0xFFFD

Marked = dict[tuple[int, int], str]


class CharacterFact(NamedTuple):
    """A character: its origin, the end of its advance, its look, its marked content (or None).

    `size` is as shown, scaled by the text's matrix; `angle` the degrees that it leans clockwise.
    """

    text: str
    x: float
    y: float
    end: float
    font: str
    size: float
    colour: str
    mark: int | None
    angle: int = 0


class PageContent(NamedTuple):
    """What stands on a page, character by character, in the order of the content.

    `rules` is a box for each path, `edges` the straight lines that paths draw. `has_forms`: in
    forms (PDF 8.10) more may stand.
    """

    width: float
    height: float
    boxes: str
    characters: tuple[CharacterFact, ...]
    rules: tuple[RuleFact, ...]
    pictures: tuple[PictureFact, ...]
    edges: tuple[RuleFact, ...] = ()
    has_forms: bool = False


def read_pages(data: bytes, name: str) -> tuple[list[PageFact], Marked]:
    """Return the pages, and the text of each (page index, marked content number)."""
    marked: Marked = defaultdict(str)
    pages = []
    for index, content in enumerate(read_contents(data, name)):
        for character in content.characters:
            if character.mark is not None:
                marked[index, character.mark] += character.text
        lines = lines_of(content.characters)
        size, rest = content[:3], (content.rules, content.pictures)
        pages.append(PageFact(*size, lines, *rest))
    return pages, dict(marked)


def read_contents(
    data: bytes, name: str, expect: Callable[[int, int], None] = lambda pages, characters: None
) -> list[PageContent]:
    """Return what stands on each page of a PDF. Raises UnreadablePdf.

    `expect` is told how many pages there are, and how many characters the next one has, before
    that is read; what it raises ends the reading.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        reason = "it is encrypted" if "assword" in str(problem) else _DAMAGED
        raise unreadable(name, reason) from None
    try:
        expect(len(document), 0)
        return [
            _content(document[i], lambda characters: expect(len(document), characters))
            for i in timed(range(len(document)))
        ]
    except pypdfium2.PdfiumError:
        raise unreadable(name, _DAMAGED) from None
    finally:
        document.close()


def _content(page: Any, expect: Callable[[int], None]) -> PageContent:
    shown = shown_page(page)
    width, height = page.get_size()
    textpage = page.get_textpage()
    expect(c.FPDFText_CountChars(textpage.raw))
    characters = tuple(_characters(textpage.raw, shown))
    rules: list[RuleFact] = []
    edges: list[RuleFact] = []
    pictures: list[PictureFact] = []
    has_forms = False
    for number in range(c.FPDFPage_CountObjects(page.raw)):
        item = c.FPDFPage_GetObject(page.raw, number)
        kind = c.FPDFPageObj_GetType(item)
        if kind == c.FPDF_PAGEOBJ_PATH:
            rules.append(_rule(item, shown))
            edges += edges_of(item, shown)
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_picture(item, shown))
        elif kind == c.FPDF_PAGEOBJ_FORM:
            has_forms = True
    shapes = tuple(rules), tuple(pictures), tuple(edges)
    fact = PageContent(width, height, _boxes(page), characters, *shapes, has_forms)
    textpage.close()
    page.close()
    return fact


def _boxes(page: Any) -> str:
    media, crop = page.get_mediabox(), page.get_cropbox()
    text = "media " + " ".join(f"{v:g}" for v in map(_short, media))
    return text if crop == media else text + " crop " + " ".join(f"{v:g}" for v in crop)


def _short(value: float) -> float:
    return round(value, 2)


def _characters(raw: Any, shown: ShownPage) -> Iterator[CharacterFact]:
    reader = _CharacterReader(raw, shown)
    marks = _MarkReader(raw)
    high: CharacterFact | None = None
    for i in range(c.FPDFText_CountChars(raw)):
        character = reader.read(i, marks)
        if character is None:
            continue
        if "\ud800" <= character.text <= "\udbff":
            high = character  # pdfium tells a character beyond U+FFFF in two halves
        elif high is not None and "\udc00" <= character.text <= "\udfff":
            pair = (high.text + character.text).encode("utf-16", "surrogatepass").decode("utf-16")
            yield character._replace(text=pair, x=high.x)
            high = None
        else:
            yield character


def lines_of(characters: Sequence[CharacterFact]) -> tuple[LineFact, ...]:
    """Return characters as lines of runs, each of one look and one spacing."""
    lines: list[tuple[float, list[RunFact]]] = []
    run: list[Any] = []
    last_end = last_gap = 0.0
    for character, x, y, end, font, size, colour, *_ in characters:
        same_line = bool(lines) and abs(lines[-1][0] - y) < max(_LEVELLED * size, _SAME)
        gap = x - last_end
        rise = round(lines[-1][0] - y, 2) if same_line else 0.0
        same_run = same_line and bool(run) and tuple(run[1:5]) == (font, size, colour, rise)
        even = bool(run) and (len(run[5]) == 1 or abs(gap - last_gap) < _SAME)
        if same_run and even:
            run[5].append(character)
        else:
            _close(run, lines)
            if not same_line:
                lines.append((y, []))
            run = [x, font, size, colour, rise, [character]]
        last_end, last_gap = end, gap
    _close(run, lines)
    return tuple(LineFact(y, tuple(runs)) for y, runs in lines if runs)


def _close(run: list[Any], lines: list[tuple[float, list[RunFact]]]) -> None:
    if run:
        x, font, size, colour, rise, characters = run
        lines[-1][1].append(RunFact(x, font, size, colour, "".join(characters), rise))
        run.clear()


class _CharacterReader:
    """Reads one character's place and look; holds the buffers that pdfium fills."""

    def __init__(self, raw: Any, shown: ShownPage) -> None:
        self._raw = raw
        self._shown = shown
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = c.FS_RECTF()
        self._matrix = c.FS_MATRIX()
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._matrix = c.FS_MATRIX()
        self._fonts: dict[bytes, str] = {}

    def read(self, i: int, marks: _MarkReader) -> CharacterFact | None:
        """Return a character as it is shown, None if pdfium made it up."""
        raw = self._raw
        code = c.FPDFText_GetUnicode(raw, i)
        if c.FPDFText_IsGenerated(raw, i) == 1:
            return None
        if code in (0, 0xFFFE) or c.FPDFText_HasUnicodeMapError(raw, i) == 1:
            code = UNKNOWN
        c.FPDFText_GetCharOrigin(raw, i, self._x, self._y)
        c.FPDFText_GetLooseCharBox(raw, i, self._box)
        c.FPDFText_GetFillColor(raw, i, *self._rgba)
        length = c.FPDFText_GetFontInfo(raw, i, self._name, 256, self._flags)
        font = self._font(self._name.raw[: max(length - 1, 0)])
        colour = "#" + "".join(f"{v.value:02X}" for v in self._rgba[:3])
        size, angle = self._size_and_angle(i)
        x, y = self._shown.point(self._x.value, self._y.value)
        box = self._box
        end = self._shown.box(box.left, box.bottom, box.right, box.top)[2]
        return CharacterFact(chr(code), x, y, end, font, size, colour, marks.read(i), angle)

    def _size_and_angle(self, i: int) -> tuple[float, int]:
        """Return the size as shown: the font's, which programs scale (WPS: 240 by 0.05)."""
        size = c.FPDFText_GetFontSize(self._raw, i)
        matrix = self._matrix
        if not c.FPDFText_GetMatrix(self._raw, i, matrix):
            return round(size, 2), 0
        scale = math.hypot(matrix.c, matrix.d)
        return round(size * scale, 2), self._shown.angle(matrix.a, matrix.b)

    def _font(self, name: bytes) -> str:
        known = self._fonts.get(name)
        if known is None:
            known = self._fonts[name] = without_subset_tag(name.decode("utf-8", "replace"))
        return known


def without_subset_tag(font: str) -> str:
    """Return a font's name without the six letters that mark a subset, and their encoding."""
    tag, plus, rest = font.partition("+")
    name = rest if plus and len(tag) == 6 and tag.isupper() else font
    return name.removesuffix("-Identity-H")


def _rule(item: Any, shown: ShownPage) -> RuleFact:
    box = [ctypes.c_float() for _ in range(4)]
    width = ctypes.c_float()
    c.FPDFPageObj_GetStrokeWidth(item, width)
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(item, filled, stroked)
    x1, y1, x2, y2 = _path_box(item, box)
    rgba = [ctypes.c_uint() for _ in range(4)]
    get = c.FPDFPageObj_GetStrokeColor if stroked.value else c.FPDFPageObj_GetFillColor
    get(item, *rgba)
    colour = "#" + "".join(f"{v.value:02X}" for v in rgba[:3])
    box_shown = shown.box(x1, y1, x2, y2)
    return RuleFact(*box_shown, width.value if stroked.value else 0.0, colour)


def _path_box(item: Any, box: list[Any]) -> tuple[float, float, float, float]:
    """Return the box of a path's points; pdfium's own adds the stroke."""
    xs, ys = [], []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(c.FPDFPath_CountSegments(item)):
        c.FPDFPathSegment_GetPoint(c.FPDFPath_GetPathSegment(item, i), x, y)
        xs.append(x.value)
        ys.append(y.value)
    matrix = c.FS_MATRIX()
    if not xs or not c.FPDFPageObj_GetMatrix(item, matrix):
        c.FPDFPageObj_GetBounds(item, *box)
        return box[0].value, box[1].value, box[2].value, box[3].value
    points = [
        (matrix.a * px + matrix.c * py + matrix.e, matrix.b * px + matrix.d * py + matrix.f)
        for px, py in zip(xs, ys, strict=True)
    ]
    return (
        min(p[0] for p in points),
        min(p[1] for p in points),
        max(p[0] for p in points),
        max(p[1] for p in points),
    )


def _picture(item: Any, shown: ShownPage) -> PictureFact:
    box = [ctypes.c_float() for _ in range(4)]
    c.FPDFPageObj_GetBounds(item, *box)
    across, down = ctypes.c_uint(), ctypes.c_uint()
    c.FPDFImageObj_GetImagePixelSize(item, across, down)
    left, bottom, right, top = (v.value for v in box)
    return PictureFact(*shown.box(left, bottom, right, top), across.value, down.value)


class _MarkReader:
    """Tells which marked content a character belongs to, by way of its text object."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._known: dict[int, int | None] = {}

    def read(self, i: int) -> int | None:
        """Return the marked-content number of a character, None outside of the tags."""
        item = c.FPDFText_GetTextObject(self._raw, i)
        address = ctypes.addressof(item.contents) if item else 0
        if address not in self._known:
            self._known[address] = mark_of(item) if item else None
        return self._known[address]


def mark_of(item: Any) -> int | None:
    """Return the marked-content number of a page object."""
    value = ctypes.c_int()
    for i in range(c.FPDFPageObj_CountMarks(item)):
        mark = c.FPDFPageObj_GetMark(item, i)
        if c.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
            return value.value
    return None
