"""The body's paragraphs as another program set them, line by line.

In: lines and their frame. Out: paragraphs, each with its text, advances and line ends. What
stands in tables, in columns or in other faces is left out: its lines follow other edges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.measuring.model import LineSpan, SetParagraph
from bulletin_layout.measuring.pdf.frame import Frame, in_look
from bulletin_layout.measuring.pdf.lines import Line, is_han
from bulletin_layout.measuring.pdf.widths import Widths
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import CharacterFact
from bulletin_layout.typography.characters import classify

# In em: how near a line begins to the edge, how far a first line is indented at most, how much
# a line that ends a paragraph lacks.
_AT_EDGE, _MOST_INDENT, _SHORT = 0.3, 4.6, 0.3
# Between two lines of a paragraph, in pitches.
_NEXT = 1.35
# A space between Latin words, in em: what it is, how wide it is at least.
_WORD_SPACE, _LEAST_SPACE = 0.25, 0.14
_WIDE_GAP = 1.5
_HALF_MARKS = "opc"
# What is set by other rules: dot leaders, letters of formulas.
_LEAST_HAN = 0.4
_NO_TEXT = re.compile("[.…·．]{6,}|[\U0001d400-\U0001d7ff]")


class BodyParagraph(NamedTuple):
    """Lines of one paragraph, and whether its last line ends it."""

    lines: tuple[Line, ...]
    complete: bool


def body_paragraphs(lines: Sequence[Line], frame: Frame) -> list[BodyParagraph]:
    """Return the paragraphs of the body whose lines stand between its edges."""
    found: list[BodyParagraph] = []
    group: list[Line] = []
    for line in lines:
        usable = in_look(line, frame.look) and _is_between_edges(line, frame)
        follows = bool(group) and usable and _follows(group[-1], line, frame)
        if group and not follows:
            found.append(BodyParagraph(tuple(group), _ends(group[-1], frame) or usable))
            group = []
        if usable and (follows or _begins(line, frame)):
            group.append(line)
    if group:
        found.append(BodyParagraph(tuple(group), _ends(group[-1], frame)))
    return [paragraph for paragraph in found if _is_chinese(paragraph)]


def _is_chinese(paragraph: BodyParagraph) -> bool:
    """Return whether a paragraph is Chinese text: not a list of references, contents, formulas."""
    text = "".join(line.text for line in paragraph.lines)
    han = sum(is_han(c) for c in text)
    return han >= _LEAST_HAN * len(text) and not _NO_TEXT.search(text)


def _is_between_edges(line: Line, frame: Frame) -> bool:
    size = frame.size
    before, beyond = line.x - frame.left.value, line.end - frame.right.value
    inside = -_AT_EDGE * size < before < _MOST_INDENT * size and beyond < 1.2 * size
    gaps = (b.x - a.end for a, b in zip(line.characters, line.characters[1:], strict=False))
    return inside and max(gaps, default=0.0) < _WIDE_GAP * size


def _begins(line: Line, frame: Frame) -> bool:
    return line.x - frame.left.value > -_AT_EDGE * frame.size


def _follows(last: Line, line: Line, frame: Frame) -> bool:
    """Return whether a line goes on with the paragraph of the one before it."""
    if _ends(last, frame) or line.x - frame.left.value > _AT_EDGE * frame.size:
        return False
    if line.page != last.page:
        return line.page == last.page + 1
    step = frame.pitch.value if frame.pitch else 2 * frame.size
    return 0 < line.y - last.y < _NEXT * step


def _ends(line: Line, frame: Frame) -> bool:
    """Return whether a line ends a paragraph: it is short of the edge."""
    lack = frame.right.value - line.end
    return lack > (_SHORT if frame.justified else 2.0) * frame.size


def set_paragraph(paragraph: BodyParagraph, frame: Frame, widths: Widths) -> SetParagraph:
    """Return a paragraph's text with the advances that its font has, and its line ends."""
    text: list[str] = []
    advances: list[float] = []
    spans: list[LineSpan] = []
    for line in paragraph.lines:
        last: CharacterFact | None = None
        for character in line.characters:
            if last is not None and _is_word_space(last, character):
                text.append(" ")
                advances.append(_WORD_SPACE * frame.size)
            last = character
            text.append(character.text[0])
            advances.append(widths.of(character))
        spans.append(LineSpan(len(text), line.page))
    indent = max(0.0, paragraph.lines[0].x - frame.left.value)
    words = "".join(text)
    return SetParagraph(
        words, tuple(_whole(words, advances, frame.size)), indent, tuple(spans), paragraph.complete
    )


def _is_word_space(last: CharacterFact, character: CharacterFact) -> bool:
    """Return whether words are parted by a gap that has no character, as some programs do."""
    gap = (character.x - last.end) / character.size
    latin = last.text.isascii() and character.text.isascii()
    return latin and gap > _LEAST_SPACE and not (last.text + character.text).isspace()


def _whole(text: str, advances: Sequence[float], size: float) -> Iterator[float]:
    """Yield advances; a full-width mark's is a whole cell, even where the font was cut closer."""
    for letter, advance in zip(classify(text), advances, strict=True):
        is_mark = letter in _HALF_MARKS and advance > 0.75 * size
        yield size if letter == "H" or is_mark else advance
