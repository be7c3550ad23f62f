"""How a Word paragraph looks: its alignment, its level as a heading, whether it is bold.

Its own properties count before those of its style, and these before those of the style that it is
based on. The XML is read here, since python-docx refuses alignments of ISO 29500 strict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bulletin_layout.importing.material import Appearance

_CENTRED, _RIGHT = ("center",), ("right", "end")
_TITLES = ("title", "标题")
_HEADINGS = ("heading ", "标题 ")
_OUTLINE = "012345678"
_MOST_STYLES = 20
_T = TypeVar("_T")


def appearance_of(paragraph: Paragraph) -> Appearance:
    """Return how a paragraph looks."""
    alignment = _first(_value(e, "w:jc") for e in _properties(paragraph))
    level = _first(map(_level, _style_names(paragraph)))
    outline = _first(_value(e, "w:outlineLvl") for e in _properties(paragraph))
    if level is None and outline and outline in _OUTLINE:
        level = int(outline) + 1
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    return Appearance(
        centred=alignment in _CENTRED, bold=bold, right=alignment in _RIGHT, level=level
    )


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)


def _level(name: str) -> int | None:
    """Return the level of a heading by its style's name, 0 for a title."""
    name = name.lower()
    if name in _TITLES:
        return 0
    last = name.split()[-1] if name.startswith(_HEADINGS) else ""
    return int(last) if last.isdigit() else None


def _properties(paragraph: Paragraph) -> Iterator[Any]:
    """Yield the paragraph's properties, then its styles'."""
    for element in (paragraph._p, *_styles(paragraph)):
        properties = element.find(qn("w:pPr"))
        if properties is not None:
            yield properties


def _styles(paragraph: Paragraph) -> Iterator[Any]:
    style: Any = paragraph.style
    for _ in range(_MOST_STYLES):
        if style is None:
            return
        yield style.element
        style = style.base_style


def _style_names(paragraph: Paragraph) -> Iterator[str]:
    for element in _styles(paragraph):
        yield _value(element, "w:name") or ""


def _value(element: Any, name: str) -> str | None:
    child = element.find(qn(name))
    return None if child is None else str(child.get(qn("w:val"), ""))
