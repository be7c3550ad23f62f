"""The numbers that Word makes for a list: they are no text of the file, and an editor sees them.

In: a paragraph's list and level. Out: its label, such as 一、 or （二） or 3., as Word shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml.ns import qn

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def chinese(number: int) -> str:
    """Return a number in Han: 十二; one that is not from 1 to 99 in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _letter(number: int) -> str:
    """Return a letter, twice after z, as Word does: aa."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else f"({number})"


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
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
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
                named = num.find(qn("w:abstractNumId"))
                abstract = named.get(qn("w:val")) if named is not None else None
                levels = dict(abstracts.get(abstract, {}))
                for at, first in _overrides(num):
                    if at in levels:
                        levels[at] = (*levels[at][:2], first)
                self._levels[num.get(qn("w:numId"))] = levels

    def label(self, paragraph: Any, style: Any) -> str:
        """Return the label of a `w:p`, empty if it is in no list. Counts it."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        while properties is None and style is not None:
            properties = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            style = style.base_style
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


def _overrides(num: Any) -> Iterator[tuple[int, int]]:
    """Yield the levels that a list begins with a number of its own."""
    for override in num.findall(qn("w:lvlOverride")):
        first = override.find(qn("w:startOverride"))
        if first is not None:
            yield int(override.get(qn("w:ilvl"), 0)), int(first.get(qn("w:val"), 1))


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
