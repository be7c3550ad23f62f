"""The numbers that Word makes for a list: they are no text of the file, and an editor sees them.

In: a paragraph's list and level. Out: its label, such as 一、 or （二） or 3., as Word shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def chinese(number: int) -> str:
    """Return a number from 1 to 99 in Han: 十二."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese,
    "taiwaneseCountingThousand": chinese,
    "decimalEnclosedCircle": lambda n: _CIRCLED[n - 1] if n <= len(_CIRCLED) else f"({n})",
    "decimalEnclosedCircleChinese": lambda n: _CIRCLED[n - 1] if n <= len(_CIRCLED) else f"({n})",
    "lowerLetter": _letter,
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalFullWidth": str,
}


class Numbering:
    """Counts the lists of one document. `part` is its numbering element, None if it has none."""

    def __init__(self, part: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if part is not None:
            abstracts = {
                e.get(qn("w:abstractNumId")): _levels_of(e)
                for e in part.findall(qn("w:abstractNum"))
            }
            for num in part.findall(qn("w:num")):
                abstract = num.find(qn("w:abstractNumId")).get(qn("w:val"))
                self._levels[num.get(qn("w:numId"))] = abstracts.get(abstract, {})

    def label(self, paragraph: Any, style: Any) -> str:
        """Return the label of a `w:p`, empty if it is in no list. Counts it."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None and style is not None:
            properties = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            return ""
        id_ = properties.find(qn("w:numId"))
        level = properties.find(qn("w:ilvl"))
        at = int(level.get(qn("w:val"))) if level is not None else 0
        levels = self._levels.get(id_.get(qn("w:val")) if id_ is not None else "", {})
        return self._count(id_.get(qn("w:val")), at, levels) if at in levels else ""

    def _count(self, list_: str, at: int, levels: dict[int, tuple[str, str, int]]) -> str:
        counts = self._counts.setdefault(list_, {})
        counts[at] = counts.get(at, levels[at][2] - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        format_, template, _ = levels[at]
        if format_ == "bullet":
            return "· "

        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            form = levels.get(level, ("decimal", "", 1))[0]
            return _FORMATS.get(form, str)(counts.get(level, 1))

        return re.sub(r"%(\d)", number, template) if format_ != "none" else ""


def _levels_of(abstract: Any) -> dict[int, tuple[str, str, int]]:
    """Return each level's format, template and first number."""

    def value(level: Any, name: str, default: str) -> str:
        element = level.find(qn(name))
        return default if element is None else str(element.get(qn("w:val"), default))

    return {
        int(level.get(qn("w:ilvl"))): (
            value(level, "w:numFmt", "decimal"),
            value(level, "w:lvlText", "%1."),
            int(value(level, "w:start", "1")),
        )
        for level in abstract.findall(qn("w:lvl"))
    }
