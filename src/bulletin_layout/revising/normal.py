"""Texts with an issue's marks in the one way in which they may be written, to be compared."""

from __future__ import annotations

from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.issue.text import Span, Text
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.revising.runs import merged

TITLES = ("title", "appendix_title")
# Kinds whose lines end where the layout ends them.
BROKEN = ("title", "appendix_title", "name", "caption", "table_caption", "period", "photo", "")


def normal(text: str, kind: str = "body") -> str:
    """Return a text with marks in the one way in which it may be written.

    Soft returns are those of the layout in a title; else they are the editor's own.
    """
    text = text.replace("\n", "" if kind in BROKEN else r"\\")
    read, mistakes = parse_marks(text, None)
    return text if mistakes else written_marks(_merged(read))


def characters(text: str) -> str:
    """Return what a text says, without its marks and blanks, to be compared with another."""
    return "".join(value(text).split())


def _merged(text: Text) -> Text:
    spans = merged(text.spans)
    return (
        Text(text.value, spans=tuple(spans)) if any(map(_is_set_off, spans)) else Text(text.value)
    )


def _is_set_off(span: Span) -> bool:
    return any(getattr(span, n) for n in ("role", "whole", "link", "script", "note", "forced"))


def value(text: str) -> str:
    """Return the characters of a text with marks."""
    return parse_marks(text, None)[0].value
