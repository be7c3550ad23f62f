"""How a file's lines come out in a style: line ends met, and page starts, page by page.

In: measurements and a style. Out: counts. Each line is begun where the file begins it, and each
page where the file's begins, so that a miss is told once and does not run on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bulletin_layout.layout.line_composer import amounts_of
from bulletin_layout.learning.composition import ends_met, line_ends
from bulletin_layout.learning.model import FileMet, PageMet
from bulletin_layout.measuring.model import Measurement, SetParagraph
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.text.breaking import line_end
from bulletin_layout.text.model import Amounts
from bulletin_layout.text.prepare import prepare_advances


def met_in(
    measurements: Sequence[Measurement], style: Stylesheet, size: float | None
) -> tuple[FileMet, ...]:
    """Return for each file that has lines how many of their ends the style meets."""
    amounts = amounts_of(style.composition)
    em = size or style.text.body.size
    files = [m for m in measurements if m.paragraphs]
    return tuple(FileMet(m.name, tuple(_pages(m, amounts, em))) for m in files)


def _pages(measurement: Measurement, amounts: Amounts, size: float) -> Iterator[PageMet]:
    ends = list(line_ends(measurement.paragraphs))
    met = ends_met(ends, amounts, size)
    counts: dict[int, list[bool]] = defaultdict(list)
    for end, is_met in zip(ends, met, strict=True):
        counts[end.page].append(is_met)
    starts = _page_starts(measurement.paragraphs, amounts, size)
    last = max(counts, default=0)
    for page in sorted(counts):
        found = counts[page]
        yield PageMet(page, sum(found), len(found), starts.get(page) if page != last else None)


def _page_starts(
    paragraphs: Sequence[SetParagraph], amounts: Amounts, size: float
) -> dict[int, bool]:
    """Return for each page whether the next one begins where the file's does.

    It does if each paragraph of the page, run on from its first line there, has as many lines
    there as in the file, and one that goes on over the page does so at the same place.
    """
    starts: dict[int, bool] = {}
    for paragraph in paragraphs:
        begun = 0
        for page in dict.fromkeys(span.page for span in paragraph.lines):
            spans = [span for span in paragraph.lines if span.page == page]
            indent = paragraph.indent if begun == 0 else 0.0
            goes_on = spans[-1].end < len(paragraph.text)
            same = _runs_alike(paragraph, begun, indent, len(spans), spans[-1].end, goes_on,
                               amounts, size)  # fmt: skip
            starts[page] = starts.get(page, True) and same
            begun = spans[-1].end
    return starts


def _runs_alike(
    paragraph: SetParagraph,
    start: int,
    indent: float,
    lines: int,
    end: int,
    goes_on: bool,
    amounts: Amounts,
    size: float,
) -> bool:
    """Return whether so many lines from `start` on end where the file's end."""
    prepared = prepare_advances(paragraph.text, paragraph.advances, size, amounts)
    at, width = start, amounts.measure - indent
    for _ in range(lines):
        if at >= len(paragraph.text):
            return False
        at, width = line_end(prepared, amounts, at, width), amounts.measure
    if goes_on:
        low, high = sorted((at, end))
        return not paragraph.text[low:high].strip()
    return at >= len(paragraph.text)
