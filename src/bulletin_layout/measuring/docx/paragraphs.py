"""The paragraphs of a Word file: their part of a bulletin, their look, their pitch and indent.

In: a document. Out: one record a paragraph with text, and where each section ends. Points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bulletin_layout.deadline import timed
from bulletin_layout.importing.bounds import CHARACTERS, PARAGRAPHS, Bounds
from bulletin_layout.importing.docx.appearance import appearance_of
from bulletin_layout.importing.docx.list_numbers import Numbering
from bulletin_layout.importing.docx.styles import StyleChains
from bulletin_layout.measuring.docx.properties import (
    Properties,
    RunLook,
    first,
    is_on,
    number,
)
from bulletin_layout.measuring.docx.settings import Section, section_of
from bulletin_layout.named_tuple import NamedTuple

_TWIPS, _LINE = 20, 240
# A line's natural height, in em, of the faces that Chinese offices use, as Word takes it.
NATURAL = 1.3
_HEAD = 8


class WordParagraph(NamedTuple):
    """A paragraph with text.

    `number` counts paragraphs from 1, tables' not. `look` is that of most of its Han, `head` that
    of its first characters. `pitch` is from line to line, 0 where it depends on the faces alone;
    `last` is what a page's last line needs of it; `in_table`: it stands in one. `section` is the
    number of its section, from 0.
    """

    number: int
    text: str
    look: RunLook
    head: RunLook
    alignment: str
    pitch: float
    last: float
    exact: bool
    first_indent: float
    switches: dict[str, bool]
    level: int | None
    rule: tuple[float, str] | None
    in_table: bool
    section: int


class WordReader:
    """Reads one document's paragraphs; `sections` is complete when all are read."""

    def __init__(self, document: Any, bounds: Bounds) -> None:
        self.sections: list[Section] = []
        self._document = document
        self._bounds = bounds
        self._chains = StyleChains(bounds)
        self._properties = Properties(document, self._chains)
        self._numbers = Numbering(_numbering(document), bounds)
        self._count = 0

    def paragraphs(self) -> list[WordParagraph]:
        """Return the paragraphs in order."""
        body = self._document.element.body
        ends = [e for e in body.iter(qn("w:sectPr")) if _is_current(e)]
        self.sections = [section_of(end) for end in ends] or [section_of(body)]
        return list(self._within(body, False))

    def _within(self, body: Any, in_table: bool) -> Iterator[WordParagraph]:
        section = 0
        for element in timed(body.iter(qn("w:p"))):
            table = any(True for _ in element.iterancestors(qn("w:tbl")))
            if not table:
                self._count += 1
            self._bounds.add("paragraphs", 1, PARAGRAPHS)
            found = self._paragraph(element, table, min(section, len(self.sections) - 1))
            if found is not None:
                yield found
            properties = element.find(qn("w:pPr"))
            if properties is not None and properties.find(qn("w:sectPr")) is not None:
                section += 1

    def _paragraph(self, element: Any, in_table: bool, section: int) -> WordParagraph | None:
        paragraph = Paragraph(element, self._document)
        styles = self._chains.of(paragraph)
        label = self._numbers.label(element, styles)
        runs = [
            (text, self._properties.look_of(run, paragraph))
            for run in element.iter(qn("w:r"))
            if _is_own(run, element) and (text := _text_of(run)) and not _is_hidden(run)
        ]
        text = "".join(text for text, _ in runs)
        self._bounds.add("characters", len(text), CHARACTERS)
        if not text.strip():
            return None
        properties = self._properties.of_paragraph(paragraph)
        look = _chief(runs)
        pitch, last, exact = _pitch(properties, self.sections[section], look.size)
        return WordParagraph(
            number=self._count,
            text=label + text,
            look=look,
            head=_chief(_first_characters(runs)),
            alignment=first(properties, "w:jc") or "both",
            pitch=pitch,
            last=last,
            exact=exact,
            first_indent=_first_indent(properties, look.size),
            switches=_switches(properties),
            level=appearance_of(paragraph, styles).level,
            rule=_rule_below(properties),
            in_table=in_table,
            section=section,
        )


def _is_own(run: Any, paragraph: Any) -> bool:
    """Return whether a run is a paragraph's own, not of a text box that is attached to it."""
    return next(run.iterancestors(qn("w:p"))) is paragraph


def _is_current(element: Any) -> bool:
    """Return whether a sectPr is one of the text, not what a tracked change had before."""
    return not str(element.getparent().tag).endswith("}sectPrChange")


def _numbering(document: Any) -> Any:
    from docx.oxml import parse_xml

    for rel in document.part.rels.values():
        if not rel.is_external and rel.reltype.endswith("/numbering"):
            return parse_xml(rel.target_part.blob)
    return None


def _text_of(run: Any) -> str:
    return "".join(e.text or "" for e in run.findall(qn("w:t")))


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    return properties is not None and is_on([properties], "w:vanish", False)


def _first_characters(runs: list[tuple[str, RunLook]]) -> list[tuple[str, RunLook]]:
    taken: list[tuple[str, RunLook]] = []
    left = _HEAD
    for text, look in runs:
        if left > 0 and text.strip():
            taken.append((text.lstrip()[:left] if not taken else text[:left], look))
            left -= len(text)
    return taken or runs


def _chief(runs: list[tuple[str, RunLook]]) -> RunLook:
    """Return the look of most Han characters, of most others where none is Han."""
    weights: Counter[RunLook] = Counter()
    for text, look in runs:
        han = len(re.findall("[\u3400-\u9fff]", text))
        weights[look] += 1000 * han + len(text.strip())
    return weights.most_common(1)[0][0]


def _pitch(properties: list[Any], section: Section, size: float) -> tuple[float, float, bool]:
    """Return a paragraph's pitch, what of it a page's last line needs, whether the file gives it.

    What a multiple adds is leading, which the last line can do without.
    """
    line = number(first(properties, "w:spacing", "w:line"), _LINE)
    rule = first(properties, "w:spacing", "w:lineRule") or "auto"
    natural = NATURAL * size
    if rule == "exact":
        return line / _TWIPS, line / _TWIPS, True
    on_grid = bool(section.line_pitch) and is_on(properties, "w:snapToGrid", True)
    if on_grid:
        # A line takes whole cells of the grid; a multiple counts them.
        cells = max(1, -int(-(natural - 0.05) // section.line_pitch))
        grid = cells * section.line_pitch
        if rule == "auto":
            return grid * line / _LINE, min(grid, grid * line / _LINE), True
        return max(grid, line / _TWIPS), grid, True
    if rule == "atLeast":
        return max(natural, line / _TWIPS), natural, line / _TWIPS > natural
    return natural * line / _LINE, min(natural, natural * line / _LINE), False


def _first_indent(properties: list[Any], size: float) -> float:
    """Return the first line's indent from where the others begin."""
    in_cells = first(properties, "w:ind", "w:firstLineChars")
    if in_cells is not None and number(in_cells, 0):
        return number(in_cells, 0) / 100 * size
    return number(first(properties, "w:ind", "w:firstLine"), 0) / _TWIPS


def _switches(properties: list[Any]) -> dict[str, bool]:
    return {
        "hang": is_on(properties, "w:overflowPunct", True),
        "kinsoku": is_on(properties, "w:kinsoku", True),
        "word_wrap": is_on(properties, "w:wordWrap", True),
        "autospace": is_on(properties, "w:autoSpaceDE", True)
        or is_on(properties, "w:autoSpaceDN", True),
        "trim": is_on(properties, "w:topLinePunct", False),
    }


def _rule_below(properties: list[Any]) -> tuple[float, str] | None:
    """Return width and colour of the rule below a paragraph, None without one."""
    for element in properties:
        borders = element.find(qn("w:pBdr"))
        below = borders.find(qn("w:bottom")) if borders is not None else None
        if below is not None and below.get(qn("w:val")) not in ("nil", "none"):
            colour = str(below.get(qn("w:color")) or "auto")
            shown = "#000000" if colour == "auto" else f"#{colour.upper()}"
            return number(below.get(qn("w:sz")), 4) / 8, shown
    return None
