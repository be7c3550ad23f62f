"""The parts of a Word file besides its body: notes, comments, headers and footers, charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from bulletin_layout.importing.bounds import CHARACTERS, Bounds
from bulletin_layout.importing.docx.drawings import words_within
from bulletin_layout.importing.material import Remark
from bulletin_layout.importing.places import WHOLE_FILE
from bulletin_layout.messages import Bilingual

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def related(part: Any, kind: str) -> Any:
    """Return the root element of a related part, None if there is none."""
    for rel in part.rels.values():
        if not rel.is_external and rel.reltype == _RELATED + kind:
            return parse_xml(rel.target_part.blob)
    return None


def notes_of(part: Any) -> dict[tuple[str, str], Any]:
    """Return the elements of notes by kind and number, without the rules above them."""
    parts = {}
    for kind in ("footnote", "endnote"):
        root = related(part, f"{kind}s")
        for note in root.findall(qn(f"w:{kind}")) if root is not None else ():
            if note.get(qn("w:type"), "normal") == "normal":
                parts[kind, note.get(qn("w:id"))] = note
    return parts


def drawn_words(root: Any) -> Iterator[str]:
    """Yield the words of a drawing, chart or diagram: its texts, WordArt, the names of data."""
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in ("t", "v") and element.text:
            yield element.text
        elif tag == "textpath":
            yield str(element.get("string") or "")


def comments_of(part: Any) -> dict[str, str]:
    """Return what comments say, and who wrote them, by their numbers."""
    root = related(part, "comments")
    return {
        note.get(qn("w:id")): f"{note.get(qn('w:author'), '')}："
        + "".join(e.text or "" for e in note.iter(qn("w:t")))
        for note in (root.findall(qn("w:comment")) if root is not None else ())
    }


def _shown_in(paragraph: Any) -> str:
    return words_within(paragraph) + "".join(
        str(e.get("string") or "") for e in paragraph.iter() if str(e.tag).endswith("}textpath")
    )


def margins_of(document: Any, bounds: Bounds, read: Any = None) -> Iterator[Remark]:
    """Yield what headers and footers say: of first, odd and even pages, tables in them too.

    `read` is a header's element that is read as text.
    """
    header, footer = Bilingual("header", "页眉"), Bilingual("footer", "页脚")
    told: set[str] = set()
    for section in document.sections:
        margins = (
            (header, section.header), (header, section.first_page_header),
            (header, section.even_page_header), (footer, section.footer),
            (footer, section.first_page_footer), (footer, section.even_page_footer),
        )  # fmt: skip
        for name, margin in margins:
            if margin.is_linked_to_previous or margin._element is read:
                continue
            words = " ".join(filter(None, map(_shown_in, margin._element.iter(qn("w:p")))))
            bounds.add("characters", len(words), CHARACTERS)
            pictures = [
                e for e in margin._element.iter() if str(e.tag).endswith(("}blip", "}imagedata"))
            ]
            count = len(pictures)
            shown = Bilingual(words + "(picture)" * count, words + "（图片）" * count)
            if shown and shown not in told:
                told.add(shown)
                what = Bilingual(
                    "the {margin} “{shown}” is left out",
                    "{margin}“{shown}”略去",
                    margin=name,
                    shown=shown,
                )
                yield Remark(what, WHOLE_FILE)
