"""Persons' names of two characters that may be one name, spelt two ways: 局长张明, 局长张朋.

So short names are often two persons': they are compared only where one post can have but one
holder, and the same unit stands before it, or none; or where the other one begins a clause without
a post and speaks. Names that stand side by side are two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from bulletin_layout.deadline import timed
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.confusable import respelt
from bulletin_layout.proofreading.surnames import SURNAMES

# Posts that one person holds at a time. Of 副局长, 组长 and 经理 there are several.
_POSTS = (
    "局长|党组书记|党委书记|书记|主任|董事长|总裁|总经理|会长|秘书长|区长|市长|县长|镇长|乡长|厅长|处长|"
    "科长|部长|所长|院长|校长|行长|主席|台长|馆长"
)
_VERBS = (
    "同志|一行|指出|强调|表示|主持|出席|参加|介绍|说|讲话|带队|带领|率队|率|作|宣布|要求|认为|听取|"
    "到|赴|致辞|陪同|看望|慰问|调研|会见|走访|检查"
)
_HELD = re.compile(
    f"(?<!副)(?:{_POSTS})(?P<name>[{SURNAMES}][\u4e00-\u9fff])(?=同志|{_VERBS}|[，、。；：（）”]|$)",
    re.M,
)
_BARE = re.compile(f"(?<![\u4e00-\u9fff、])(?P<name>[{SURNAMES}][\u4e00-\u9fff])(?={_VERBS})")
_UNIT = re.compile("[\u4e00-\u9fff]{0,16}\\Z")
# What stands before a unit's name and is not of it.
_BEFORE_UNITS = re.compile(".*[由向从被把对与和及在的将请兼，]")
_SIDE_BY_SIDE = re.compile("[^，。；：\n]{0,12}[、和与及][^，。；：\n]{0,16}")


class _Places(NamedTuple):
    """Where a name stands after a post: the post with its unit, the unit; where it stands bare."""

    posts: Mapping[str, list[tuple[str, str, int]]]
    bare: Mapping[str, list[int]]

    def of(self, name: str) -> list[int]:
        """Return where a name stands, with a post or without."""
        return sorted([*(at for _, _, at in self.posts.get(name, ())), *self.bare.get(name, ())])


def short_names_spelt_twice(whole: str) -> Iterator[dict[str, list[int]]]:
    """Yield two spellings of what may be one name of two characters, with where each stands."""
    places = _places(whole)
    for name, held in places.posts.items():
        for other in respelt(name):
            after_posts = places.posts.get(other, [])
            if after_posts:
                if not _is_one_post(held, after_posts):
                    continue
            elif other not in places.bare:
                continue
            both = {spelling: places.of(spelling) for spelling in (name, other)}
            if not _stand_side_by_side(both[name], both[other], whole):
                yield both


def _places(whole: str) -> _Places:
    posts: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for match in timed(_HELD.finditer(whole)):
        before = _UNIT.search(whole, max(0, match.start() - 16), match.start())
        unit = _BEFORE_UNITS.sub("", before[0]) if before is not None else ""
        post = whole[match.start() : match.start("name")]
        posts[match["name"]].append((post, unit, match.start("name")))
    bare: dict[str, list[int]] = defaultdict(list)
    for match in timed(_BARE.finditer(whole)):
        bare[match["name"]].append(match.start())
    return _Places(posts, bare)


def _is_one_post(ones: list[tuple[str, str, int]], others: list[tuple[str, str, int]]) -> bool:
    """Return whether two names have the same post, and no other unit before it."""
    units = {(post, unit) for post, unit, _ in ones}
    beside = {(post, unit) for post, unit, _ in others}
    return any(
        post == another and (unit.endswith(u) or u.endswith(unit))
        for post, unit in units
        for another, u in beside
    )


def _stand_side_by_side(ones: list[int], others: list[int], whole: str) -> bool:
    """Return whether the next name after one is the other somewhere, in one list."""
    every = sorted([*((at, 0) for at in ones), *((at, 1) for at in others)])
    return any(
        kind != other and _SIDE_BY_SIDE.fullmatch(whole, at + 2, there) is not None
        for (at, kind), (there, other) in pairwise(every)
    )
