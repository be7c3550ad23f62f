"""The characters of a Word formula as they are read along one line: 24/26, x², √(a+b)."""

from __future__ import annotations

from typing import Any

from bulletin_layout.importing.scripts import LOWERED, RAISED

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DEEPEST = 50


def formula_words(element: Any, depth: int = 0) -> str:
    """Return the characters of an element of a formula."""
    tag = str(element.tag)
    if tag == f"{MATH}t":
        return element.text or ""
    if depth > _DEEPEST:
        return "".join(e.text or "" for e in element.iter(f"{MATH}t"))

    def part(name: str) -> str:
        child = element.find(f"{MATH}{name}")
        return formula_words(child, depth + 1) if child is not None else ""

    kind = tag.removeprefix(MATH)
    if kind == "f":
        return f"{_together(part('num'))}/{_together(part('den'))}"
    if kind in ("sSup", "sSub", "sSubSup"):
        return part("e") + _script(part("sub"), LOWERED, "_") + _script(part("sup"), RAISED, "^")
    if kind == "rad":
        return f"{part('deg')}√{_together(part('e'))}"
    words = "".join(formula_words(child, depth + 1) for child in element)
    return f"({words})" if kind == "d" else words


def _together(words: str) -> str:
    return words if words.isalnum() or not words else f"({words})"


def _script(words: str, table: dict[int, int], sign: str) -> str:
    if not words:
        return ""
    known = all(ord(character) in table for character in words)
    return words.translate(table) if known else sign + _together(words)
