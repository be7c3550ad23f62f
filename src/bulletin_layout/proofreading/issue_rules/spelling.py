"""The word check: characters that break a word where one of the same sound or shape makes it whole.

It needs the optional packages of `bulletin-layout[words]`; without them it finds nothing, and
`bulletin check` says so. What it finds is a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bulletin_layout.deadline import timed
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
from bulletin_layout.proofreading.spelling.known_words import known_words
from bulletin_layout.proofreading.spelling.lexicon import is_installed, lexicon
from bulletin_layout.proofreading.spelling.likeness import likenesses
from bulletin_layout.proofreading.spelling.suspects import Suspect, suspects
from bulletin_layout.proofreading.spelling.typing import Slip, doubled, exchanged

_RUN = re.compile("(?P<digit>[0-9])?(?P<han>[\u4e00-\u9fff]{2,})")
# So often in one issue nothing is written by mistake: it is a name or a word of the trade.
_MEANT = 3
# What stands in quotes by itself, of so many characters, is coined: its words are in no dictionary.
_COINED = 4
_RUNS_KEPT = 8192


@issue_rule(
    "spelling",
    HINT,
    source=Bilingual("the word check, by words, sound and shape", "按词、按音、按形查别字"),
    description=Bilingual(
        "a character that breaks a word, where one of the same sound or shape makes it whole",
        "使词语断开、换成音近或形近的字便成词的字",
    ),
    wrong="各单位要加强组织领倒，狠抓落实。",
    right="各单位要加强组织领导，狠抓落实。",
    fixes=NOT_FIXED,
)
def spelling(issue: IssueTexts) -> Iterator[Finding]:
    """Yield the characters of an issue's texts that are likely other ones'."""
    if not is_installed():
        return
    found = list(_found(issue))
    places = occurrences({suspect.written for _, suspect in found}, _whole(issue))
    for spot, suspect in found:
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
    for spot, match, left_alone in _runs_with_known(issue):
        run = match["han"]
        for slip in _slips_of_typing(run):
            if any(left_alone[slip.start : slip.end]):
                continue
            if slip.end == len(run) and spot.text.value[spot.end : spot.end + 1] == "！":
                continue  # 救人救人！
            there = spot._replace(start=spot.start + slip.start, end=spot.start + slip.end)
            message = Bilingual("{meant} may be meant", "可能是“{meant}”", meant=slip.meant)
            advice = Bilingual("Look again.", "请再看一眼。")
            yield Finding(there, message, advice, slip.meant, False, True)


def _runs_with_known(issue: IssueTexts) -> Iterator[tuple[Spot, re.Match[str], bytearray]]:
    """Yield the runs of 汉字 in all texts, each with a 1 where a word that is known stands."""
    known = known_words(issue)
    for order, (path, text) in enumerate(issue.texts):
        left_alone = _covered(text.value, occurrences(known, text.value))
        for run in timed(_RUN.finditer(text.value)):
            start, end = run.span("han")
            yield Spot(path, text, start, end, order), run, left_alone[start:end]


def suspected_words(issue: IssueTexts) -> Iterator[str]:
    """Yield what is suspected wherever it stands: often, it is a word of the trade."""
    if is_installed():
        yield from (suspect.written for _, suspect in _found(issue))


def _whole(issue: IssueTexts) -> str:
    return "\n".join(text.value for _, text in issue.texts)


def _found(issue: IssueTexts) -> Iterator[tuple[Spot, Suspect]]:
    """Yield what is suspected in all texts, but within words that are known."""
    for spot, run, left_alone in _runs_with_known(issue):
        if _is_coined(spot):
            continue
        for suspect in _suspects_in(run["han"], 1 if run["digit"] else 0):
            if not left_alone[suspect.at]:
                at = spot.start + suspect.at
                yield spot._replace(start=at, end=at + 1), suspect


# At each save of a preview all runs are the same but one, and in an issue many stand twice.
@lru_cache(_RUNS_KEPT)
def _suspects_in(run: str, first: int) -> tuple[Suspect, ...]:
    return tuple(suspects(run, lexicon(), likenesses(), first))


@lru_cache(_RUNS_KEPT)
def _slips_of_typing(run: str) -> tuple[Slip, ...]:
    words = lexicon()
    return (*exchanged(run, words), *doubled(run, words))


def _is_coined(spot: Spot) -> bool:
    """Return whether a few characters stand in quotes by themselves: “双限双控” is made so."""
    value, start, end = spot.text.value, spot.start, spot.end
    in_quotes = value[max(0, start - 1) : start] == "“" and value[end : end + 1] == "”"
    return in_quotes and end - start <= _COINED


def _covered(text: str, places: dict[str, list[int]]) -> bytearray:
    """Return a byte for each character of a text, 1 for those within a word that is known."""
    mask = bytearray(len(text))
    for word, starts in places.items():
        for at in starts:
            mask[at : at + len(word)] = b"\1" * len(word)
    return mask
