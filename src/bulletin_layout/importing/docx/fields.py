r"""Word's fields: which code belongs to which, and what an EQ field shows.

In: the parts of a field as runs have them. Out: a field's whole code; for `EQ \o\ac(○,1)` the
words that Word draws, such as ①. The language of EQ: "Field codes: Eq" in Word's own help.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletin_layout.importing.scripts import LOWERED, RAISED
from bulletin_layout.named_tuple import NamedTuple

_SWITCH = re.compile(r'\\\*\s*(?:"[^"]*"|[^\s\\]+)')
_HEAD = re.compile(r"(?:\\[A-Za-z]+\s*\d*\s*|\\[lrb]c\s*\\.\s*)+\(")
_CIRCLES = "○〇◯O"
_TENS = ((1, "①"), (21, "㉑"), (36, "㊱"))
_DEEPEST = 20


@dataclass(slots=True)
class Fields:
    """The fields that are open in a paragraph, the innermost last."""

    _open: list[_Field] = field(default_factory=list)

    def begin(self) -> None:
        """Begin a field within those that are open."""
        self._open.append(_Field())

    def add(self, code: str) -> bool:
        """Add to the code of the innermost field; return whether there is one."""
        if self._open:
            self._open[-1].code += code
        return bool(self._open)

    def add_to_code(self, words: str) -> bool:
        """Add words shown within the code of a field to it; return whether they are.

        Of fields in one another those stand there whose words are not shown themselves.
        """
        outer = next((one for one in reversed(self._open) if not one.has_result), None)
        if outer is not None:
            outer.code += words
        return outer is not None

    def separate(self) -> str:
        """Return the code of a field whose result follows."""
        if not self._open or self._open[-1].has_result:
            return ""
        self._open[-1].has_result = True
        return self._open[-1].code

    def end(self) -> str:
        """End the innermost field; return its code if no result stood for it."""
        ended = self._open.pop() if self._open else _Field()
        return "" if ended.has_result else ended.code

    def rest(self) -> list[str]:
        """End all fields; return the codes for which no result stands."""
        codes = [one.code for one in self._open if not one.has_result]
        self._open.clear()
        return codes


@dataclass(slots=True)
class _Field:
    code: str = ""
    has_result: bool = False


class Shown(NamedTuple):
    """What an EQ field shows: its words, what stood above them to say how they sound.

    `sure`: whether the words show all that the field does.
    """

    words: str
    spoken: str = ""
    sure: bool = True


class _Part(NamedTuple):
    words: str
    raised: bool = False
    sure: bool = True


def is_equation(code: str) -> bool:
    """Return whether a field's code is one of EQ."""
    return re.match(r"\s*eq\b", code, re.IGNORECASE) is not None


def shown_by(code: str) -> Shown:
    """Return what an EQ field shows."""
    code = re.sub(r"^\s*eq\b\s*", "", code, flags=re.IGNORECASE)
    reader = _EquationReader(_SWITCH.sub("", code).strip())
    part = reader.whole()
    return Shown(part.words.strip(), " ".join(reader.spoken), part.sure)


class _EquationReader:
    """Reads one code from left to right; gathers what says how words sound."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._at = 0
        self.spoken: list[str] = []

    def whole(self) -> _Part:
        """Return all that the code shows."""
        parts = [self._sequence(0)]
        while self._at < len(self._code):  # a bracket or comma that belongs to nothing
            parts.append(_Part(self._code[self._at]))
            self._at += 1
            parts.append(self._sequence(0))
        return _joined(parts, "")

    def _sequence(self, depth: int) -> _Part:
        """Return what stands up to the comma or bracket that ends it."""
        parts: list[_Part] = []
        while self._at < len(self._code) and self._code[self._at] not in ",;)":
            head = _HEAD.match(self._code, self._at)
            if head and depth < _DEEPEST:
                self._at = head.end()
                parts.append(self._function(head[0], depth + 1))
                continue
            if self._code[self._at] == "\\" and self._at + 1 < len(self._code):
                self._at += 1  # it makes the next character mean itself
            parts.append(_Part(self._code[self._at]))
            self._at += 1
        return _joined(parts, "")

    def _function(self, head: str, depth: int) -> _Part:
        arguments = [self._sequence(depth)]
        while self._at < len(self._code) and self._code[self._at] in ",;":
            self._at += 1
            arguments.append(self._sequence(depth))
        self._at += 1
        kind, options = head.lstrip("\\")[:1].lower(), head.lower()
        if kind == "o":
            return self._overstrike(arguments)
        if kind == "s":
            return _script(arguments, options)
        if kind == "f" and len(arguments) == 2:
            sure = all(one.sure for one in arguments)
            return _Part("/".join(one.words.strip() for one in arguments), False, sure)
        if kind == "r":
            return _joined([_Part("√"), arguments[-1]], "")._replace(sure=len(arguments) == 1)
        if kind == "b":
            return _joined([_Part("("), *arguments, _Part(")")], "")
        separator = "," if kind == "l" else " "
        return _joined(arguments, separator)._replace(sure=kind in "lx")

    def _overstrike(self, arguments: Sequence[_Part]) -> _Part:
        """Return what characters drawn over one another show: in a circle, or with their sound."""
        below = [one for one in arguments if not one.raised and one.words.strip()]
        if len(below) < len(arguments) and below:
            self.spoken += [one.words.strip() for one in arguments if one.raised]
            return _joined(below, "")
        inside = [one for one in below if one.words.strip() not in _CIRCLES]
        if len(inside) == 1 and len(inside) < len(below):
            words = inside[0].words.strip()
            return _Part(_circled(words), False, len(words) <= 2)
        return _joined(below, "")._replace(sure=len(below) < 2)


def _script(arguments: Sequence[_Part], options: str) -> _Part:
    part = _joined(arguments, "")
    table = LOWERED if "\\do" in options else RAISED
    words = part.words.strip()
    known = bool(words) and all(ord(c) in table for c in words)
    return _Part(words.translate(table) if known else words, "\\do" not in options, known)


def _circled(words: str) -> str:
    """Return a number in a circle, or the character that stood in one."""
    if words.isdecimal() and words.isascii() and 1 <= int(words) <= 50:
        first, circled = next(t for t in reversed(_TENS) if int(words) >= t[0])
        return chr(ord(circled) + int(words) - first)
    return words


def _joined(parts: Sequence[_Part], separator: str) -> _Part:
    raised = bool(parts) and all(part.raised for part in parts)
    return _Part(
        separator.join(part.words for part in parts), raised, all(part.sure for part in parts)
    )
