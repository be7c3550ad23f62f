"""The page number in a Word file's footers: where it stands, how it looks, its words.

In: a document. Out: a WordFolio, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.importing.docx.styles import StyleChains
from bulletin_layout.measuring.docx.properties import Properties, RunLook, first

_PAGE = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_SIDES = ("right", "end", "outside", "left", "start", "inside")


class WordFolio(NamedTuple):
    """A page number: centre or outer, its look, its words with {n} for the number."""

    position: str
    look: RunLook
    label: str


def folio_of(document: Any) -> WordFolio | None:
    """Return the page number of the first footer that has one."""
    properties = Properties(document, StyleChains(Bounds("")))
    for footer, even in _footers(document):
        for element in footer._element.iter(qn("w:p")):
            label, run = _label(element)
            if run is None:
                continue
            paragraph = Paragraph(element, footer)
            found = properties.of_paragraph(paragraph)
            alignment = first(found, "w:jc") or "left"
            framed = first(found, "w:framePr", "w:xAlign") or _anchored(element) or ""
            side = framed if framed in (*_SIDES, "center") else alignment
            position = "centre" if side == "center" else "outer"
            look = properties.look_of(run, paragraph)
            return WordFolio(position if not even else "outer", look, label)
    return None


def _footers(document: Any) -> Iterator[tuple[Any, bool]]:
    for section in document.sections:
        for footer in (section.footer, section.even_page_footer, section.first_page_footer):
            if not footer.is_linked_to_previous:
                yield footer, False


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
