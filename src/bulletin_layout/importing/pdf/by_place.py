"""Read the pages of a PDF by where things stand: those without tags.

In: the pages' contents, and their pictures. Out: Material.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.material import Material, Remark
from bulletin_layout.importing.pdf.columns import in_reading_order
from bulletin_layout.importing.pdf.furniture import (
    PageLines,
    without_running,
    without_watermark,
)
from bulletin_layout.importing.pdf.lines import Row, TextLine, line_of, rows_of
from bulletin_layout.importing.pdf.pictures import PlacedPicture
from bulletin_layout.importing.pdf.tables import PlacedTable, tables_of
from bulletin_layout.importing.pdf.turned import upright
from bulletin_layout.importing.pdf.untagged import NO_FRAME, Placed, frame_of, pieces_in
from bulletin_layout.importing.places import on_page
from bulletin_layout.messages import Bilingual
from bulletin_layout.pdf_facts.pages import CharacterFact, PageContent

_NOT_DECODED = Bilingual(
    "a photo cannot be decoded; add it from the original", "照片解不出来，请照原件补上"
)
# A picture that covers so much of a page with a text layer is the page's scan.
_WHOLE_PAGE = 0.7


def read_by_place(
    contents: Sequence[PageContent],
    pictures: Sequence[PlacedPicture],
    bounds: Bounds,
    pages: Sequence[int] = (),
) -> Material:
    """Return what pages hold: all, or those of these numbers."""
    remarks: list[Remark] = []
    numbers = pages or range(1, len(contents) + 1)
    tables: dict[int, list[PlacedTable]] = {}
    page_lines: list[PageLines] = []
    for page in numbers:
        content = upright(contents[page - 1], page, remarks)
        kept = without_watermark(content.characters, page, remarks)
        content = content._replace(characters=tuple(kept))
        tables[page], rest = tables_of(content, page, bounds)
        lines = _lines(rest, tables[page], page)
        page_lines.append(PageLines(lines, content.height))
    shown = _shown_pictures([p for p in pictures if p.page in tables], contents, remarks)
    placed: list[Placed] = []
    for page, lines in zip(numbers, without_running(page_lines, remarks), strict=True):
        placed += _merged(lines, [*tables[page], *shown[page]])
    lines = [item for item in placed if isinstance(item, TextLine)]
    widths = Counter(round(contents[page - 1].width) for page in numbers)
    width = widths.most_common(1)[0][0] if widths else 0
    frame = frame_of(lines, width) if lines else NO_FRAME
    pieces = tuple(pieces_in(placed, frame, remarks))
    return Material(bounds.name, pieces, tuple(remarks))


def _lines(
    rest: Sequence[CharacterFact], tables: Sequence[PlacedTable], page: int
) -> list[TextLine]:
    """Return a page's lines in reading order: columns do not go on across a table."""
    bands: dict[int, list[Row]] = defaultdict(list)
    for row in rows_of(rest):
        bands[sum(table.top < row[0].y for table in tables)].append(row)
    ordered = chain.from_iterable(in_reading_order(bands[n]) for n in sorted(bands))
    return [line_of(one.row, page, one.left, one.right) for one in ordered]


def _shown_pictures(
    pictures: Sequence[PlacedPicture], contents: Sequence[PageContent], remarks: list[Remark]
) -> dict[int, list[PlacedPicture]]:
    """Return the pictures to take by page: no scans of pages, each once; the others are named."""
    by_page: dict[int, list[PlacedPicture]] = defaultdict(list)
    seen: Counter[bytes] = Counter()
    for one in pictures:
        content = contents[one.page - 1]
        if one.picture is None:
            remarks.append(Remark(_NOT_DECODED, on_page(one.page)))
        elif one.covers >= _WHOLE_PAGE and content.characters:
            what = Bilingual(
                "the picture of the whole page is left out: its words are taken",
                "整页的图像略去，取其文字",
            )
            remarks.append(Remark(what, on_page(one.page)))
        elif seen[one.picture.data]:
            seen[one.picture.data] += 1
        else:
            seen[one.picture.data] += 1
            by_page[one.page].append(one)
    for count in (count for count in seen.values() if count > 1):
        what = Bilingual(
            "a picture that is shown {count} times is taken once",
            "一幅图片出现{count}次，只取一次",
            count=count,
        )
        remarks.append(Remark(what, on_page(1)))
    return by_page


def _merged(
    lines: Sequence[TextLine], others: Sequence[PlacedTable | PlacedPicture]
) -> list[Placed]:
    """Return lines in their order with tables and pictures between them, before what is below."""
    placed: list[Placed] = list(lines)
    for other in sorted(others, key=lambda one: one.top):
        beside = [n for n, one in enumerate(placed) if _is_beside(one, other)]
        below = (n for n in beside if _top(placed[n]) > other.top)
        at = next(below, beside[-1] + 1 if beside else len(placed))
        placed.insert(at, other)
    return placed


def _is_beside(item: Placed, other: PlacedTable | PlacedPicture) -> bool:
    """Return whether an item stands in the column that another lies in, or in none."""
    if not isinstance(item, TextLine) or not item.right or isinstance(other, PlacedTable):
        return True
    return item.left <= other.middle <= item.right


def _top(item: Placed) -> float:
    return item.y if isinstance(item, TextLine) else item.top
