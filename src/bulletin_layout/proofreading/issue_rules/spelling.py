"""The word check: characters that are likely others', by the words around them.

It needs the optional packages of `bulletin-layout[words]`; without them it finds nothing, and
`bulletin check` says so. What it finds is a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)
from bulletin_layout.proofreading.occurrences import occurrences
from bulletin_layout.proofreading.spelling.check import PlacedSuspect, likely_slips, typing_slips
from bulletin_layout.proofreading.spelling.known_words import known_words
from bulletin_layout.proofreading.spelling.lexicon import is_installed

_HAN = re.compile("[\u4e00-\u9fff]+")
# Short names on both sides of a hyphen: 沪-杭线.
_LINK = re.compile(
    "(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}[-–—][\u4e00-\u9fff]{1,3}(?![\u4e00-\u9fff])"
)
# So often in one issue nothing is written by mistake: it is a name or a word of the trade.
_MEANT = 3
# What stands in quotes by itself, of so many characters, is coined: its words are in no dictionary.
_COINED = 4


@issue_rule(
    "spelling",
    HINT,
    source=Bilingual("the word check, by words, sound and shape", "按词、按音、按形查别字"),
    description=Bilingual(
        "a character that is likely another of like sound or shape, by the words around it",
        "从前后的词看，多半是另一个音近或形近的字",
    ),
    wrong="各单位要加强组织领倒，狠抓落实。",
    right="各单位要加强组织领导，狠抓落实。",
    fixes=NOT_FIXED,
)
def spelling(issue: IssueTexts) -> Iterator[Finding]:
    """Yield the characters of an issue's texts that are likely other ones'."""
    if not is_installed():
        return
    found = list(_likely_slips(issue))
    places = occurrences({one.suspect.written for _, one in found}, _whole(issue))
    for spot, one in found:
        suspect = one.suspect
        if len(places.get(suspect.written, ())) < _MEANT:
            message = Bilingual("{word} may be meant", "可能是“{word}”", word=suspect.word)
            advice = Bilingual("Look again.", "请再看一眼。")
            yield Finding(spot, message, advice, suspect.instead, False, True)


@issue_rule(
    "typing",
    HINT,
    source=Bilingual("the word check, by the words that are broken", "按被拆断的词查打字之误"),
    description=Bilingual(
        "two characters exchanged, or a character or word typed twice", "颠倒的两字、多打一遍的字词"
    ),
    wrong="各单位要狠抓抓落实。",
    right="各单位要狠抓落实。",
    fixes=NOT_FIXED,
)
def typing_(issue: IssueTexts) -> Iterator[Finding]:
    """Yield characters that are exchanged, and characters and words that are typed twice."""
    if not is_installed():
        return
    for spot, left_alone in _texts_with_known(issue):
        value = spot.text.value
        for slip in typing_slips(value):
            shouted = value[slip.end : slip.end + 1] == "！"  # 救人救人！
            if not shouted and not any(left_alone[slip.start : slip.end]):
                message = Bilingual("{meant} may be meant", "可能是“{meant}”", meant=slip.meant)
                advice = Bilingual("Look again.", "请再看一眼。")
                there = spot._replace(start=slip.start, end=slip.end)
                yield Finding(there, message, advice, slip.meant, False, True)


def suspected_words(issue: IssueTexts) -> Iterator[str]:
    """Yield what is suspected wherever it stands: often, it is a word of the trade."""
    if is_installed():
        yield from (one.suspect.written for _, one in _likely_slips(issue))


def _whole(issue: IssueTexts) -> str:
    return "\n".join(text.value for _, text in issue.texts)


def _likely_slips(issue: IssueTexts) -> Iterator[tuple[Spot, PlacedSuspect]]:
    """Yield what the word check tells of all texts, but within words that are known."""
    for spot, left_alone in _texts_with_known(issue):
        for one in likely_slips(spot.text.value):
            if not any(left_alone[one.start : one.end]) and not _is_coined(spot, one):
                yield spot._replace(start=one.start, end=one.end), one


def _texts_with_known(issue: IssueTexts) -> Iterator[tuple[Spot, bytearray]]:
    """Yield all texts, each with a 1 where a word that is known stands."""
    whole, begin = _whole(issue), 0
    left_alone = _covered(whole, occurrences(known_words(issue), whole))
    for link in _LINK.finditer(whole):
        left_alone[link.start() : link.end()] = b"\1" * len(link[0])
    for order, (path, text) in enumerate(issue.texts):
        end = begin + len(text.value)
        yield Spot(path, text, 0, len(text.value), order), left_alone[begin:end]
        begin = end + 1


def _is_coined(spot: Spot, one: PlacedSuspect) -> bool:
    """Return whether a few characters stand in quotes by themselves: “双限双控” is made so."""
    value = spot.text.value
    begins = value.rfind("“", max(0, one.start - _COINED), one.start)
    ends = value.find("”", one.end, one.end + _COINED)
    return (
        begins >= 0
        and 0 < ends - begins - 1 <= _COINED
        and _HAN.fullmatch(value, begins + 1, ends) is not None
    )


def _covered(text: str, places: dict[str, list[int]]) -> bytearray:
    """Return a byte for each character of a text, 1 for those within a word that is known."""
    mask = bytearray(len(text))
    for word, starts in places.items():
        for at in starts:
            mask[at : at + len(word)] = b"\1" * len(word)
    return mask
