"""Measure a PDF.

In: its bytes, held against the limits first. Out: a Measurement. Raises InputError for what is no
PDF, cannot be read, or holds no Chinese text with places.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence

import pypdf

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.pdf.contents import bounded_contents
from bulletin_layout.importing.pdf.page_tree import refuse_odd_pages
from bulletin_layout.importing.pdf.streams import refuse_large_streams
from bulletin_layout.measuring.faces import is_latin, readable_name, role_of
from bulletin_layout.measuring.model import Measured, Measurement
from bulletin_layout.measuring.pdf import values
from bulletin_layout.measuring.pdf.composing import gaps_of, stretch_of
from bulletin_layout.measuring.pdf.frame import Frame, frame_of
from bulletin_layout.measuring.pdf.furniture import Sorted, sorted_out
from bulletin_layout.measuring.pdf.lines import lines_of
from bulletin_layout.measuring.pdf.masthead import Masthead, Rule, masthead_of, wide_rules
from bulletin_layout.measuring.pdf.paragraphs import (
    BodyParagraph,
    body_paragraphs,
    set_paragraph,
)
from bulletin_layout.measuring.pdf.parts import (
    Placed,
    imprint_start,
    passages_of,
    placed_lines,
)
from bulletin_layout.measuring.pdf.tables import outside_tables
from bulletin_layout.measuring.pdf.widths import Widths
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import PageContent
from bulletin_layout.pdf_facts.tags import BROKEN

_MOST_ASKED = 4


class _Pages(NamedTuple):
    """What the pages of a file were taken for."""

    sorted: Sorted
    frame: Frame
    rules: list[Rule]
    masthead: Masthead | None
    placed: list[Placed]
    paragraphs: list[BodyParagraph]
    widths: Widths


def measure_pdf(data: bytes, bounds: Bounds) -> Measurement:
    """Return what a PDF's pages show of its format. Raises InputError."""
    refuse_large_streams(data, bounds)
    maker = _maker(data, bounds)
    contents = bounded_contents(data, bounds)
    pages = _understood(contents)
    if pages is None:
        message = Bilingual("it holds no Chinese text to measure.", "没有可以测量的中文文字。")
        advice = Bilingual(
            "It may be a scan: measure the Word file it was made from.",
            "可能是扫描件：请改用生成它的 Word 文件。",
        )
        raise bounds.refused(message, advice)
    passages = tuple(passages_of(pages.placed))
    set_paragraphs = tuple(set_paragraph(p, pages.frame, pages.widths) for p in pages.paragraphs)
    found = dict(_values(pages, contents))
    found |= dict(values.look_values(passages))
    questions = tuple(_questions(passages[i].font for i in range(len(passages))))
    return Measurement(
        bounds.name, maker, len(contents), found, passages, set_paragraphs, "", questions
    )


def _maker(data: bytes, bounds: Bounds) -> str:
    """Return the programs that made a PDF, as it says. Raises InputError for odd pages."""
    # What pypdf repairs by itself is nothing to an office.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        refuse_odd_pages(reader, bounds)
        info = reader.metadata
        said = (info.get("/Creator"), info.get("/Producer")) if info is not None else ()
        return " ".join(dict.fromkeys(str(words).strip() for words in said if words))
    except BROKEN:
        return ""


def _understood(contents: Sequence[PageContent]) -> _Pages | None:
    """Return what the pages are taken for, None if they hold nothing Han."""
    lines = [line for n, c in enumerate(contents, 1) for line in lines_of(c.characters, n)]
    if not lines:
        return None
    found = sorted_out(lines, contents[0].height)
    text = outside_tables(found.text, contents)
    frame = frame_of(text, contents[0].width)
    if frame is None:
        return None
    rules = wide_rules([c.rules for c in contents], frame)
    masthead = masthead_of(found.text, rules, frame, contents[0].height)
    start = imprint_start(found.text, [(r.page, r.y) for r in rules])
    placed = placed_lines(found.text, frame, masthead, start)
    body = [p.line for p in placed if p.part in ("body", "heading_3", "heading_4")]
    usable = set(text)
    paragraphs = body_paragraphs([line for line in body if line in usable], frame)
    return _Pages(found, frame, rules, masthead, placed, paragraphs, Widths(found.text))


def _values(pages: _Pages, contents: Sequence[PageContent]) -> Iterator[tuple[str, Measured]]:
    sheet = values.Sheet(contents[0].width, contents[0].height)
    frame = pages.frame
    yield from values.frame_values(frame, sheet, len(contents))
    gaps = gaps_of(pages.paragraphs, frame, pages.widths)
    stretched = (0.0, 0)
    if gaps.autospace is not None:
        stretched = stretch_of(pages.paragraphs, frame, pages.widths, gaps.autospace.value)
    yield from values.gap_values(gaps, stretched)
    yield from values.indent_values(_indents(pages.paragraphs, frame), frame.size)
    yield from values.title_values(pages.placed, frame)
    if pages.masthead is not None:
        below = [p.line for p in pages.placed if p.line.page == 1]
        below = [line for line in below if line.y > pages.masthead.rule.y]
        yield from values.masthead_values(pages.masthead, frame, below[0] if below else None)
    imprint = [p.line for p in pages.placed if p.part == "distribution"]
    if imprint:
        last = [r for r in pages.rules if r.page == imprint[0].page and r.y > imprint[0].y - 60]
        yield from values.imprint_values(last, imprint, frame)
    yield from values.folio_values(pages.sorted.folios, frame, len(contents))


def _indents(paragraphs: Sequence[BodyParagraph], frame: Frame) -> list[float]:
    """Return how far first lines stand from the left edge, of paragraphs of several lines."""
    return [p.lines[0].x - frame.left.value for p in paragraphs if len(p.lines) > 1]


def _questions(fonts: Iterator[str]) -> Iterator[Message]:
    """Yield what only a person can tell: which role a face of no telling name has."""
    asked = 0
    for font in dict.fromkeys(fonts):
        if not role_of(font) and not is_latin(font) and asked < _MOST_ASKED:
            asked += 1
            yield Bilingual(
                "which face is the font {font}?",
                "字体 {font} 是哪一种字体？",
                font=readable_name(font) or "?",
            )
