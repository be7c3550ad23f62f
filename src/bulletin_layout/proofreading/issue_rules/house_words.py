"""The office's own word list, `check: words:`, and what the reading of an issue told itself."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.issue.word_list import word_rules
from bulletin_layout.proofreading.model import (
    FIXED,
    WARNING,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)
from bulletin_layout.proofreading.occurrences import JoinedTexts, occurrences
from bulletin_layout.proofreading.office_list import office_words


@issue_rule(
    "words",
    WARNING,
    source=Bilingual("the office's own words", "本单位用词"),
    description=Bilingual("what the office does not write", "本单位不用的词"),
    wrong="快递小哥来了",
    right="快递员来了",
    fixes=FIXED,
    stands_in="words",
)
def house_words(issue: IssueTexts) -> Iterator[Finding]:
    """Find what the office's own word list forbids.

    They stand in `check: words:` and in words files. Of two entries for one word the first
    prevails: the issue's before its series', both before those of files.
    """
    words = word_rules(office_words(issue.issue))
    joined = JoinedTexts(issue.texts)
    places = occurrences(words, joined.whole)
    for wrong, (right, _) in words.items():
        for at in places.get(wrong, ()):
            spot = joined.spot(at, len(wrong))
            if _stands_already(spot, right):
                continue
            message = Bilingual(
                "{wrong} is not written here.", "本单位不写“{wrong}”。", wrong=wrong
            )
            another = Bilingual("Write another word.", "请换一种说法。")
            advice = Bilingual("Write {right}", "改为“{right}”。", right=right)
            yield Finding(spot, message, advice if right else another, right or None, True)


def _stands_already(spot: Spot, right: str) -> bool:
    """Return whether the right word, which holds the wrong one, stands there: 党的二十大."""
    if spot.words not in right:
        return False
    first = max(0, spot.end - len(right))
    return spot.text.value.find(right, first, spot.start + len(right)) >= 0


@issue_rule(
    "invisible",
    WARNING,
    source=Bilingual("no page can show it", "页面上印不出"),
    description=Bilingual(
        "a control or invisible character; without `--drop-invisible` an error",
        "控制字符和不可见字符；不加 `--drop-invisible` 则是错误",
    ),
    wrong="会议\u200b召开",
    right="会议召开",
    fixes=Bilingual("yes, with `--drop-invisible`", "是，须加 `--drop-invisible`"),
)
def invisible(_issue: IssueTexts) -> Iterator[Finding]:
    """Find nothing: the reading of the issue tells of these, by this rule's name."""
    return iter(())
