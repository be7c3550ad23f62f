"""Halves of pairs: quotes, brackets and title marks that are not closed (GB/T 15834)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.characters import CLOSERS, PAIRS, MarksBefore, is_apostrophe
from bulletin_layout.proofreading.model import (
    NOT_FIXED,
    WARNING,
    Bilingual,
    Finding,
    IssueTexts,
    Slip,
    Spot,
    issue_rule,
)


@issue_rule(
    "unpaired",
    WARNING,
    source=Bilingual("GB/T 15834-2011 4.8–4.9, 4.15", "GB/T 15834-2011 4.8–4.9、4.15"),
    description=Bilingual(
        "a bracket, quote or title mark without its other half", "括号、引号、书名号不成对"
    ),
    wrong="会议（扩大召开",
    fixes=NOT_FIXED,
)
def unpaired(issue: IssueTexts) -> Iterator[Finding]:
    """Find halves of pairs without their other half, and pairs that cross.

    GB/T 15834-2011 4.8.3.5: of a quotation over paragraphs each begins with “, the last alone
    ends with ”. What is opened in all but the last is therefore no slip.
    """
    goes_on = _goes_on_quoting(issue.texts)
    for order, (path, text) in enumerate(issue.texts):
        for slip in _halves(text.value):
            if order not in goes_on or slip.start != text.value.rfind("“"):
                spot = Spot(path, text, slip.start, slip.end, order)
                yield Finding(spot, slip.message, _OTHER_HALF, shows_context=True)


_OTHER_HALF = Bilingual("Write its other half, or delete it.", "请补上另一半，或删去。")
# What an item of a list is numbered with before its ）.
_ITEM_NUMBER = re.compile(r"(?:^|[\s。；：，])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")


def _goes_on_quoting(texts: Sequence[tuple[str, Text]]) -> set[int]:
    """Return which texts leave a quotation open that the next in the same body opens anew."""
    return {
        order
        for order, ((path, text), (path_after, after)) in enumerate(pairwise(texts))
        if after.value[:1] == "“"
        and text.value.rfind("“") > text.value.rfind("”")
        and path.rpartition("[")[0] == path_after.rpartition("[")[0]
    }


def _halves(text: str) -> Iterator[Slip]:
    open_: list[tuple[str, int]] = []
    are_open: Counter[str] = Counter()
    marks = MarksBefore(text)
    for i, c in enumerate(text):
        if c in PAIRS:
            open_.append((c, i))
            are_open[c] += 1
        elif c in CLOSERS and not is_apostrophe(text, i, marks):
            if not are_open[CLOSERS[c]]:
                if c == "）" and _ITEM_NUMBER.search(text, 0, i):
                    continue  # 1）检查车辆
                yield Slip(i, i + 1, Bilingual("{c} closes nothing", "{c} 没有前一半", c=c))
                continue
            mark, at = open_[-1]
            if mark != CLOSERS[c]:
                message = Bilingual(
                    "{mark} is not closed before {c}",
                    "{mark} 在 {c} 之前没有后一半",
                    mark=mark,
                    c=c,
                )
                yield Slip(at, at + 1, message)
            closed = ""
            while closed != CLOSERS[c]:
                closed, _ = open_.pop()
                are_open[closed] -= 1
    for mark, at in open_:
        yield Slip(at, at + 1, Bilingual("{mark} is not closed", "{mark} 没有后一半", mark=mark))
