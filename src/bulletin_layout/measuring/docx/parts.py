"""Which part of a bulletin each paragraph of a Word file is.

In: paragraphs in order. Out: the part of each, by its number in the list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bulletin_layout.measuring.docx.paragraphs import WordParagraph
from bulletin_layout.measuring.docx.properties import RunLook
from bulletin_layout.typography.ladder import HEADING_NUMBERS

_LADDER = tuple(re.compile(number) for number in HEADING_NUMBERS)
_IMPRINT = re.compile(r"(报|送|发|抄送|抄报|主送)[：:]|.*\d日印发\s*$|（?共印")
_PERIOD = re.compile(r".{0,14}第?\s*[\d〇一二三四五六七八九十]*\s*(期|号)")
_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月")
_HAN = re.compile("[\u3400-\u9fff]")
_LARGER, _FIRST_PARAGRAPHS, _LAST_PARAGRAPHS = 1.25, 14, 10
_SENTENCE_ENDS = "。！？；，："
_FILLING = ("both", "left", "start", "distribute", "thaiDistribute")


def body_of(paragraphs: Sequence[WordParagraph]) -> RunLook | None:
    """Return the look that most Han of the body has, None where there is none."""
    weights: Counter[RunLook] = Counter()
    for p in paragraphs:
        if not p.in_table and p.alignment in _FILLING:
            weights[p.look] += len(_HAN.findall(p.text))
    best = weights.most_common(1)
    return best[0][0] if best and best[0][1] else None


def parts_of(paragraphs: Sequence[WordParagraph], body: RunLook) -> list[str]:
    """Return the parts of paragraphs; empty for what cannot be told."""
    head = _masthead_length(paragraphs, body)
    parts = []
    for number, p in enumerate(paragraphs):
        if p.in_table:
            parts.append("")
        elif number < head:
            parts.append(_masthead_part(p, body))
        elif number >= len(paragraphs) - _LAST_PARAGRAPHS and _IMPRINT.match(p.text):
            parts.append("distribution")
        else:
            parts.append(_part(p, body))
    return parts


def _masthead_length(paragraphs: Sequence[WordParagraph], body: RunLook) -> int:
    """Return how many paragraphs are the masthead's: through its rule, or its date's line."""
    for number, p in enumerate(paragraphs[:_FIRST_PARAGRAPHS]):
        named = any(_is_name(q, body) for q in paragraphs[: number + 1])
        ends = p.rule is not None or ("编" in p.text and _DATE.search(p.text))
        if named and ends:
            return number + 1
    return 0


def _is_name(p: WordParagraph, body: RunLook) -> bool:
    return p.look.size > _LARGER * body.size and is_red(p.look.colour)


def is_red(colour: str) -> bool:
    """Return whether a colour #RRGGBB is a red."""
    try:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    except ValueError:
        return False
    return red > 120 and red > 1.8 * green and red > 1.8 * blue


def _masthead_part(p: WordParagraph, body: RunLook) -> str:
    if p.look.size > _LARGER * body.size:
        return "name"
    if _DATE.search(p.text) or "编" in p.text:
        return "editors"
    return "period" if _PERIOD.match(p.text) else ""


def _part(p: WordParagraph, body: RunLook) -> str:
    same = p.look.font == body.font and p.look.size == body.size
    text = p.text.strip()
    if p.alignment == "center":
        is_title = not same or p.level == 0 or p.look.bold
        fits = p.look.size >= body.size and text[-1] not in _SENTENCE_ENDS
        return "title" if is_title and fits else ""
    for level, number in enumerate(_LADDER, 1):
        if number.match(text):
            return f"heading_{level}"
    return "body" if p.alignment in _FILLING and (same or p.first_indent > 0) else ""
