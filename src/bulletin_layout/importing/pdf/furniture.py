"""What belongs to a PDF's pages and not to its text: found by its repetition, its place, its lean.

In: the lines of all pages, characters, pictures. Out: the same without running heads and feet,
page numbers, watermarks and repeated pictures, and remarks that name what was left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median

from bulletin_layout.importing.material import Remark
from bulletin_layout.importing.pdf.lines import TextLine
from bulletin_layout.importing.places import WHOLE_FILE, on_page
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import CharacterFact

FOLIO = re.compile(
    r"[—–\-·•~]\s*\d{1,4}\s*[—–\-·•~]|第\s*\d+\s*页\s*[,，/／]?\s*(共\s*\d+\s*页)?"
    r"|\d{1,4}(\s*[/／]\s*\d{1,4})?|[Pp]age\s*\d+(\s*of\s*\d+)?|[ivxIVX]{1,6}"
)
# In parts of the page's height: within so much of its edge stands what is no text; a page number
# by its form alone, and what is told by its repetition.
_FOLIO_EDGE, _EDGE = 0.1, 0.15
_MOST_LINES = 3
# In points: what stands so near the same place on two pages is in one place.
_SAME_PLACE = 4.0
_DIGITS = re.compile(r"\d+")
_TURNS = (0, 90, 180, 270)
_LEANING = 8
_ACROSS = (
    "the watermark “{words}” across the page is left out",
    "斜排在页面上的水印“{words}”略去",
)
_PALE = ("the pale watermark “{words}” is left out", "浅色的水印“{words}”略去")
# So many times as large as half of a page's characters, and so light in each of its colours.
_LARGE, _PALEST = 1.8, 0x90


class PageLines(NamedTuple):
    """A page's lines in reading order, and the page's height."""

    lines: list[TextLine]
    height: float


def without_watermark(
    characters: Sequence[CharacterFact], page: int, remarks: list[Remark]
) -> list[CharacterFact]:
    """Return a page's characters without those of a watermark, which are named.

    They lean across it, or are large and pale.
    """
    size = median(c.size for c in characters) if characters else 0.0
    across = {n for n, c in enumerate(characters) if _leans(c.angle)}
    pale = {
        n for n, c in enumerate(characters) if c.size > _LARGE * size and _is_pale(c.colour)
    } - across
    for numbers, what in ((across, _ACROSS), (pale, _PALE)):
        words = "".join(c.text for n, c in enumerate(characters) if n in numbers).strip()
        if words:
            remarks.append(Remark(Bilingual(*what, words=words), on_page(page), gone=words))
    return [c for n, c in enumerate(characters) if n not in across | pale]


def _is_pale(colour: str) -> bool:
    """Return whether a colour, #RRGGBB, is too light for a text to be read."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)] if len(colour) == 7 else [0]
    return min(parts) >= _PALEST


def _leans(angle: int) -> bool:
    return all(min((angle - turn) % 360, (turn - angle) % 360) > _LEANING for turn in _TURNS)


def without_running(pages: Sequence[PageLines], remarks: list[Remark]) -> list[list[TextLine]]:
    """Return each page's lines without running heads, feet and page numbers.

    A line near an edge is one if it stands on several pages at one height, its figures apart;
    from the edge inwards, so that a line of text ends it.
    """
    seen = _repeated(pages)
    running: dict[str, list[str]] = defaultdict(list)
    folios: list[str] = []
    kept_pages: list[list[TextLine]] = []
    for page in pages:
        kept = list(page.lines)
        for line in _outermost(page):
            if FOLIO.fullmatch(line.text.strip()) and _is_outside(line, page, _FOLIO_EDGE):
                folios.append(line.text)
            elif _key(line) in seen and any(
                abs(line.y - y) <= _SAME_PLACE for y in seen[_key(line)]
            ):
                running[_DIGITS.sub("#", line.text.strip())].append(line.text)
            else:
                continue
            kept.remove(line)
        kept_pages.append(kept)
    remarks += _named(running, folios, len(pages))
    return kept_pages


def _outermost(page: PageLines) -> list[TextLine]:
    """Return the lines near a page's edges that no other line parts from them."""
    by_place = sorted(page.lines, key=lambda line: line.y)
    top = [line for line in by_place[:_MOST_LINES] if line.y < _EDGE * page.height]
    foot = [line for line in by_place[-_MOST_LINES:] if line.y > (1 - _EDGE) * page.height]
    return top + [line for line in foot if line not in top]


def _is_outside(line: TextLine, page: PageLines, edge: float) -> bool:
    return not edge * page.height < line.y < (1 - edge) * page.height


def _key(line: TextLine) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _repeated(pages: Sequence[PageLines]) -> dict[str, list[float]]:
    """Return what stands at one height of several pages near an edge: its words, its heights.

    Of several pages means of two where there are few, else of a quarter of them, or of three that
    follow one another: heads turn with the page or the chapter.
    """
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line in _outermost(page):
            places[_key(line)].append((number, line.y))
    repeated: dict[str, list[float]] = {}
    for key, found in places.items():
        numbers = {number for number, _ in found}
        least = min(3, max(2, len(pages) // 4))
        if len(numbers) >= least:
            heights = [y for _, y in found]
            repeated[key] = [
                y for y in heights if sum(abs(y - other) <= _SAME_PLACE for other in heights) > 1
            ]
    return repeated


def _named(running: Mapping[str, Sequence[str]], folios: Sequence[str], pages: int) -> list[Remark]:
    remarks = []
    if folios:
        what = Bilingual(
            "the page numbers ({count}) are left out", "{count}个页码略去", count=len(folios)
        )
        where = Bilingual("all pages ({pages})", "共{pages}页", pages=pages)
        remarks.append(Remark(what, where, gone="".join(folios)))
    for words, texts in running.items():
        what = Bilingual(
            "the running head or foot “{words}” ({count} times) is left out",
            "页眉或页脚“{words}”（{count}次）略去",
            words=words,
            count=len(texts),
        )
        remarks.append(Remark(what, WHOLE_FILE, gone="".join(texts)))
    return remarks
