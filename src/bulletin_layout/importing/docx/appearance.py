"""How a Word paragraph looks: its alignment, its level as a heading, whether it is bold.

Its own properties count before those of its style, and these before those of the style that it is
based on. The XML is read here, since python-docx refuses alignments of ISO 29500 strict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bulletin_layout.importing.material import Appearance

_CENTRED, _RIGHT = ("center",), ("right", "end")
_TITLES = ("title", "标题")
_CAPTIONS = ("caption", "题注")
_HEADINGS = ("heading ", "标题 ")
_OUTLINE = tuple("012345678")
_LEVELS = tuple("123456789")
_T = TypeVar("_T")


def appearance_of(paragraph: Paragraph, styles: Sequence[Any]) -> Appearance:
    """Return how a paragraph looks. `styles` is its own, and those that this is based on."""
    properties = list(_properties(paragraph, styles))
    alignment = _first(_value(e, "w:jc") for e in properties)
    level = _first(_level(_value(s.element, "w:name") or "") for s in styles)
    outline = _first(_value(e, "w:outlineLvl") for e in properties)
    if level is None and outline and outline in _OUTLINE:
        level = int(outline) + 1
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    return Appearance(
        centred=alignment in _CENTRED,
        bold=bold,
        right=alignment in _RIGHT,
        level=level,
        caption=any((_value(s.element, "w:name") or "").lower() in _CAPTIONS for s in styles),
    )


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)


def _level(name: str) -> int | None:
    """Return the level of a heading by its style's name, 0 for a title."""
    name = name.lower()
    if name in _TITLES:
        return 0
    last = name.split()[-1] if name.startswith(_HEADINGS) else ""
    return int(last) if last in _LEVELS else None


def _properties(paragraph: Paragraph, styles: Sequence[Any]) -> Iterator[Any]:
    """Yield the paragraph's properties, then its styles'."""
    for element in (paragraph._p, *(style.element for style in styles)):
        properties = element.find(qn("w:pPr"))
        if properties is not None:
            yield properties


def _value(element: Any, name: str) -> str | None:
    child = element.find(qn(name))
    return None if child is None else str(child.get(qn("w:val"), ""))
