"""The numbers that Word makes for a list: they are no text of the file, and an editor sees them.

In: a paragraph's list and level. Out: its label, such as 一、 or （二） or 3., as Word shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn

from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.messages import Bilingual
from bulletin_layout.named_tuple import NamedTuple

_DIGITS = "〇一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# After 第三条 and 36.2.1 a gap is seen; after 一、 and （二） the mark is one.
_ENDS_OPEN = re.compile(r"[\u4e00-\u9fff]$|\d\.\d+$|^\d+$")
_FIRST = Bilingual("the number that a list begins with", "列表的起始编号")
_LABEL = Bilingual("characters of a list's label", "列表编号的字数")


def chinese(number: int) -> str:
    """Return a number in Han: 十二, 一百零三; one that is not from 1 to 999 in digits."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    han = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        han += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        han += "零"
    return han + (_DIGITS[ones] if ones else "")


def _letter(number: int) -> str:
    """Return a letter, twice after z, as Word does: aa."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else f"({number})"


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(max(number, 0), value)
        text += letters * times
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
    "decimalZero": lambda n: f"{n:02}",
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    "chineseLegalSimplified": lambda n: chinese(n).translate(_LEGAL),
    "ideographLegalTraditional": lambda n: chinese(n).translate(_LEGAL),
    "bullet": lambda _: "·",
    "none": lambda _: "",
}


class _Level(NamedTuple):
    """A level of a list: the form of its number, the text around it, where it begins.

    `gap`: whether a tab or space follows, which is seen where no mark ends the label. `restarts`:
    the level, from 1, after which it begins anew, 0 for none, None for any above it.
    """

    form: str
    text: str
    first: int
    legal: bool = False
    gap: bool = True
    restarts: int | None = None

    def begins_anew_after(self, level: int) -> bool:
        """Return whether it counts anew after a number of a level above it, from 0."""
        return self.restarts is None or level < self.restarts


class _List(NamedTuple):
    """A list: what it counts with (lists of one abstract go on from each other), its levels."""

    counter: str
    levels: dict[int, _Level]


class Numbering:
    """Counts the lists of one document. `part` is its numbering element, None if it has none.

    Raises InputError for a number or a label beyond the limits, before it is written out.
    """

    def __init__(self, part: Any, bounds: Bounds) -> None:
        self._bounds = bounds
        self._lists: dict[str, _List] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if part is None:
            return
        abstracts = {e.get(qn("w:abstractNumId")): e for e in part.findall(qn("w:abstractNum"))}
        linked = dict(_links(abstracts.values()))
        for num in part.findall(qn("w:num")):
            id_, named = num.get(qn("w:numId")), num.find(qn("w:abstractNumId"))
            abstract = abstracts.get(named.get(qn("w:val")) if named is not None else None)
            if abstract is None:
                continue
            target = linked.get(_value(abstract, "w:numStyleLink", ""), abstract)
            levels = self._levels_of(target)
            levels |= dict(self._overrides(num, levels))
            own = num.find(qn("w:lvlOverride")) is not None
            counter = f"num {id_}" if own else str(target.get(qn("w:abstractNumId")))
            self._lists[id_] = _List(counter, levels)
            for level in target.findall(qn("w:lvl")):
                style = _value(level, "w:pStyle", "")
                if style:
                    self._of_style[style] = (id_, int(level.get(qn("w:ilvl"))))

    def label(self, paragraph: Any, styles: Sequence[Any]) -> str:
        """Return the label of a `w:p` in these styles, empty if it is in no list. Counts it."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        id_ = _value(properties, "w:numId", "") if properties is not None else ""
        at = _value(properties, "w:ilvl", "") if properties is not None else ""
        for style in styles:
            if id_ and at:
                break
            of_style = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if of_style is not None:
                id_ = id_ or _value(of_style, "w:numId", "")
                at = at or _value(of_style, "w:ilvl", "")
            if style.style_id in self._of_style and not at:
                own, level = self._of_style[style.style_id]
                id_, at = id_ or own, str(level)
        numbered_list = self._lists.get(id_)
        level = int(at) if at.isdigit() else 0
        return (
            self._count(numbered_list, level)
            if numbered_list is not None and level in numbered_list.levels
            else ""
        )

    def _count(self, list_: _List, at: int) -> str:
        counts = self._counts.setdefault(list_.counter, {})
        level = list_.levels[at]
        counts[at] = counts.get(at, level.first - 1) + 1
        for deeper in [other for other in counts if other > at]:
            if deeper not in list_.levels or list_.levels[deeper].begins_anew_after(at):
                del counts[deeper]
        if level.form == "bullet":
            return "· "

        def number(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            form = list_.levels[other].form if other in list_.levels else "decimal"
            first = list_.levels[other].first if other in list_.levels else 1
            write = str if level.legal else _FORMATS.get(form, str)
            return write(counts.get(other, first))

        if level.form == "none":
            return ""
        label = re.sub(r"%(\d)", number, level.text)
        return label + " " if level.gap and _ENDS_OPEN.search(label) else label

    def _overrides(self, num: Any, levels: dict[int, _Level]) -> Iterator[tuple[int, _Level]]:
        """Yield the levels of a list that are other than its abstract's."""
        for override in num.findall(qn("w:lvlOverride")):
            at = int(override.get(qn("w:ilvl"), 0))
            own = override.find(qn("w:lvl"))
            level = self._level(own) if own is not None else levels.get(at)
            first = override.find(qn("w:startOverride"))
            if level is not None and first is not None:
                level = level._replace(first=self._first(first.get(qn("w:val"), "1")))
            if level is not None:
                yield at, level

    def _levels_of(self, abstract: Any) -> dict[int, _Level]:
        return {int(e.get(qn("w:ilvl"))): self._level(e) for e in abstract.findall(qn("w:lvl"))}

    def _level(self, element: Any) -> _Level:
        text = _value(element, "w:lvlText", "")
        self._bounds.check("label_characters", len(text), _LABEL)
        restarts = _value(element, "w:lvlRestart", "")
        return _Level(
            _value(element, "w:numFmt", "decimal"),
            text,
            self._first(_value(element, "w:start", "1")),
            element.find(qn("w:isLgl")) is not None,
            _value(element, "w:suff", "tab") != "nothing",
            int(restarts) if restarts.isdecimal() else None,
        )

    def _first(self, written: str) -> int:
        return self._bounds.number("list_number", written, _FIRST)


def _links(abstracts: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the list of each style that lists are named by."""
    for abstract in abstracts:
        style = _value(abstract, "w:styleLink", "")
        if style:
            yield style, abstract


def _value(element: Any, name: str, default: str) -> str:
    numbered_list = element.find(qn(name))
    return default if numbered_list is None else str(numbered_list.get(qn("w:val"), default))
