"""The page number in a Word file's footers: where it stands, how it looks, its words.

In: a document. Out: a WordFolio, or none.
"""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.docx.styles import StyleChains
from bulletin_layout.measuring.docx.properties import Properties, RunLook, first
from bulletin_layout.named_tuple import NamedTuple

_PAGE = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_SIDES = ("right", "end", "outside", "left", "start", "inside")
_RIGHT = ("right", "end")


class WordFolio(NamedTuple):
    """A page number: where it stands (`folio.position`), its look, its words with {n} for it."""

    position: str
    look: RunLook
    label: str


class _Found(NamedTuple):
    """A page number in one footer: its side there (right, left, center …), its look, its words."""

    side: str
    look: RunLook
    label: str


def folio_of(document: Any) -> WordFolio | None:
    """Return the page number of the footers, as the first of them that has one shows it."""
    properties = Properties(document, StyleChains(Bounds("")))
    for section in document.sections:
        odd, even, opening = (
            None if footer.is_linked_to_previous else _found(footer, properties)
            for footer in (section.footer, section.even_page_footer, section.first_page_footer)
        )
        found = odd or even or opening
        if found is not None:
            two_sided = document.settings.odd_and_even_pages_header_footer
            position = _position(odd, even) if two_sided else _one_side(found.side)
            return WordFolio(position, found.look, found.label)
    return None


def _found(footer: Any, properties: Properties) -> _Found | None:
    """Return the page number of a footer, None if it has none."""
    for element in footer._element.iter(qn("w:p")):
        label, run = _label(element)
        if run is None:
            continue
        paragraph = Paragraph(element, footer)
        found = properties.of_paragraph(paragraph)
        alignment = first(found, "w:jc") or "left"
        framed = first(found, "w:framePr", "w:xAlign") or _anchored(element) or ""
        side = framed if framed in (*_SIDES, "center") else alignment
        return _Found(side, properties.look_of(run, paragraph), label)
    return None


def _one_side(side: str) -> str:
    """Return where a page number of every page stands."""
    known = {"center": "centre", "outside": "outer", "inside": "inner"}
    return known.get(side, "right" if side in _RIGHT else "left")


def _position(odd: _Found | None, even: _Found | None) -> str:
    """Return where page numbers stand that have footers of their own on odd and even pages."""
    sides = [_one_side(found.side) for found in (odd, even) if found is not None]
    if len(sides) == 2 and set(sides) == {"right", "left"}:
        return "outer" if sides[0] == "right" else "inner"
    return sides[0]


def _anchored(element: Any) -> str | None:
    """Return how a text box around a paragraph is aligned on its page."""
    for above in element.iterancestors():
        tag = str(above.tag)
        if tag.endswith("}anchor"):
            for inner in above.iter():
                if str(inner.tag).endswith("}positionH"):
                    aligned = [e.text for e in inner if str(e.tag).endswith("}align")]
                    return str(aligned[0]) if aligned and aligned[0] else None
    return None


def _label(element: Any) -> tuple[str, Any]:
    """Return a paragraph's words with {n} for its page number, and the number's run."""
    words: list[str] = []
    number: Any = None
    within = False
    for inner in element.iter():
        if inner.tag == qn("w:fldSimple") and _PAGE.match(inner.get(qn("w:instr")) or ""):
            number = next(iter(inner.iter(qn("w:r"))), None)
            words.append("{n}")
        elif inner.tag == qn("w:instrText") and _PAGE.match(inner.text or ""):
            number = inner.getparent()
            words.append("{n}")
            within = True
        elif inner.tag == qn("w:fldChar") and inner.get(qn("w:fldCharType")) == "end":
            within = False
        elif inner.tag == qn("w:t") and not within and not _in_simple_field(inner):
            words.append((inner.text or "").replace("{", "").replace("}", ""))
    return "".join(words).strip(), number


def _in_simple_field(element: Any) -> bool:
    return any(True for _ in element.iterancestors(qn("w:fldSimple")))
