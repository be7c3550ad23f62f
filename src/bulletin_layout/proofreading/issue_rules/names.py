"""The same name spelt two ways within an issue: institutions, and persons after their titles.

Chinese has no spaces, so a name's beginning is not known. An institution is found by what its name
ends in, a person by the office before the name; another spelling is looked for that has the same
characters before and after, and differs as slips do: two neighbours exchanged, a word such as 有限
left out, a character that looks or sounds like the right one. Names that only resemble each other
(黄浦/青浦邮政管理局, 一组/二组) differ otherwise, and are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bulletin_layout.deadline import timed
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.confusable import confusable, respelt
from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    Bilingual,
    Finding,
    IssueTexts,
    issue_rule,
)
from bulletin_layout.proofreading.occurrences import JoinedTexts, occurrences
from bulletin_layout.proofreading.persons import persons_after_offices
from bulletin_layout.proofreading.short_names import short_names_spelt_twice

_HAN = "\u4e00-\u9fff（）"
_SUFFIX = "有限公司|公司|管理局|委员会|中心|协会|工会|集团|支局|党委|营业部|事业部|分局|学院|大学"
_ENDING = re.compile(f"(?:{_SUFFIX})")
_RUN = re.compile(f"[{_HAN}]+")
# What a full name has and a slip leaves out. 市 and 区 name another office as often.
_LEFT_OUT = ("有限", "股份", "责任", "行业", "控股")
_PARTICLES = "了的与和在及对由向将到从被把并经"
# How far before its end a name is looked at; what must be the same before the difference; and how
# much of it tells that two names begin at one place.
_REACH, _HEAD, _LONG = 10, 2, 6

_Places = Mapping[str, Sequence[int]]


class _Pair(NamedTuple):
    """Two spellings of what may be one name."""

    one: str
    other: str


@issue_rule(
    "names",
    HINT,
    source=Bilingual("one name, one spelling", "一名一写"),
    description=Bilingual(
        "the name of an institution or a person spelt two ways in the issue",
        "一期之内单位名、人名有两种写法",
    ),
    wrong="局长冯力虎到会，冯立虎讲话",
    right="局长冯力虎到会，冯力虎讲话",
    fixes=NOT_FIXED,
)
def names_spelt_twice(issue: IssueTexts) -> Iterator[Finding]:
    """Yield a hint for each name that is spelt two ways, at the rarer of them."""
    joined = JoinedTexts(issue.texts)
    whole = joined.whole
    short = {_Pair(*names): names for names in short_names_spelt_twice(whole)}
    pairs = sorted(_outermost({*_institutions(whole), *_persons(whole), *short}))
    places = occurrences({name for pair in pairs for name in pair}, whole)
    for names in short.values():
        places |= names
    for pair in pairs:
        spots = [[joined.spot(at, len(name)) for at in places[name]] for name in pair]
        # Of two as often written, the fuller is the likelier; of two as long, the first.
        spots.sort(
            key=lambda spellings: (-len(spellings), -len(spellings[0].words), spellings[0].order)
        )
        usual, rare = spots
        message = Bilingual(
            "{rare} is spelt {usual} on {line}.",
            "“{rare}”在{line}写作“{usual}”。",
            rare=rare[0].words,
            usual=usual[0].words,
            line=usual[0].line,
        )
        for spot in rare:
            yield Finding(
                spot,
                message,
                Bilingual("Spell one name one way.", "同一名称写法应一致。"),
                usual[0].words,
            )


def _institutions(whole: str) -> Iterator[_Pair]:
    """Yield institutions' names of which another spelling is found."""
    # What is looked for is seldom there: its first characters tell at once.
    begun = {whole[at : at + _HEAD + 1] for at in range(len(whole))}
    runs = {match[0] for match in _RUN.finditer(whole)}
    pairs = {
        pair
        for run in runs
        for ending in timed(_ENDING.finditer(run))
        for pair in _changed(run, ending.start(), ending.end())
        if pair.other[: _HEAD + 1] in begun
    }
    places = occurrences({name for pair in pairs for name in pair}, whole)
    grown = [(pair, _grown(pair, whole, places)) for pair in timed(pairs) if pair.other in places]
    unlike = {name for pair, longer in grown if len(pair.one) != len(pair.other) for name in longer}
    places = occurrences(unlike, whole)
    for pair, longer in grown:
        if len(pair.one) == len(pair.other) or _begin_alike(longer, whole, places):
            yield longer


def _changed(run: str, ending: int, end: int) -> Iterator[_Pair]:
    """Yield what an ending is part of, with each spelling that a slip may make of it."""
    for at in range(max(_HEAD, ending - _REACH), end):
        head, tail = run[at - _HEAD : at], run[at:end]
        if at + 1 < ending and tail[0] != tail[1]:
            yield _Pair(head + tail, head + tail[1] + tail[0] + tail[2:])
        for like in confusable(tail[0]):
            yield _Pair(head + tail, head + like + tail[1:])
    for word in _LEFT_OUT:
        at = run.rfind(word, max(_HEAD + 1, end - 2 * _REACH), end)
        if at >= 0 and at + len(word) < end:
            head, tail = run[at - _HEAD : at], run[at + len(word) : end]
            yield _Pair(head + word + tail, head + tail)


def _grown(pair: _Pair, whole: str, places: _Places) -> _Pair:
    """Return two spellings with all that stands before both of them."""
    one, other = pair
    ones, others = places[one], places[other]
    for _ in range(_REACH):
        common = _before(ones, whole) & _before(others, whole)
        before = min(filter(_RUN.fullmatch, common), default="")
        if not before:
            break
        one, other = before + one, before + other
        ones, others = (
            [at - 1 for at in shorter if at and whole[at - 1] == before]
            for shorter in (ones, others)
        )
    particles = len(one) - len(one.lstrip(_PARTICLES))
    return _Pair(one[particles:], other[particles:])


def _begin_alike(pair: _Pair, whole: str, places: _Places) -> bool:
    """Return whether both names begin here: 中通快递 and 申通快递 only end alike.

    They do after a mark; and so much in common is no chance.
    """
    if pair.one[:_LONG] == pair.other[:_LONG]:
        return True
    return all(any(not _RUN.fullmatch(c) for c in _before(places[n], whole)) for n in pair)


def _before(places: Sequence[int], whole: str) -> set[str]:
    """Return the characters before places, "" where the text begins."""
    return {whole[max(0, at - 1) : at] for at in places}


def _persons(whole: str) -> Iterator[_Pair]:
    """Yield persons' names of which another spelling is found."""
    offices: dict[str, set[str]] = defaultdict(set)
    for office, name in persons_after_offices(whole):
        offices[name].add(office)
    threes = {whole[at : at + 3] for at in range(len(whole))}
    for name in tuple(offices):
        if len(name) != 3:
            continue
        spellings = {*respelt(name)} & threes
        yield from (_Pair(name, o) for o in spellings if _may_be_one(name, o, offices))
        exchanged = name[0] + name[2] + name[1]
        if exchanged != name and exchanged in offices and _may_be_one(name, exchanged, offices):
            yield _Pair(name, exchanged)


def _may_be_one(name: str, other: str, offices: Mapping[str, set[str]]) -> bool:
    """Return whether two names may be one person's: each with another office, they are not."""
    return name not in offices or other not in offices or bool(offices[name] & offices[other])


def _outermost(pairs: set[_Pair]) -> set[_Pair]:
    """Return each pair once, in one order, and none that is part of a longer one."""
    once = {_Pair(*sorted(pair)) for pair in pairs}
    others: dict[str, set[str]] = defaultdict(set)
    for pair in once:
        others[pair.one].add(pair.other)
    parts = {
        _Pair(part, other)
        for longer in once
        for part in _parts(longer.one)
        for other in others.get(part, ())
        if other in longer.other and (part, other) != longer
    }
    return once - parts


def _parts(name: str) -> set[str]:
    """Return every part of a name, itself among them."""
    length = len(name)
    return {name[i:j] for i in range(length) for j in range(i + 1, length + 1)}
