"""Spaces between Han that nobody means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.proofreading.characters import MarksBefore, around, is_chinese
from bulletin_layout.proofreading.model import (
    WARNING,
    Bilingual,
    Slip,
    text_rule,
)
from bulletin_layout.proofreading.quotations import inside_quotes

_SPACES = re.compile(" +")


@text_rule(
    "space-han",
    WARNING,
    source=Bilingual("half a 字 is printed", "会印成半个字宽"),
    description=Bilingual(
        "a space between Han, but between names, halves of a slogan, labels and offices",
        "汉字之间的空格；姓名、口号、标签、机关名称之间的除外",
    ),
    wrong="召开座 谈会",
    right="召开座谈会",
    fixes=Bilingual("yes, outside quotes", "是，引号内的除外"),
)
def space_between_han(text: str) -> Iterator[Slip]:
    """Find spaces between 汉字 that nobody means; inside a quotation one may be."""
    every = (match.span() for match in _SPACES.finditer(text))
    spaces = [span for span in every if all(map(is_chinese, around(text, *span)))]
    if not spaces:
        return
    from bulletin_layout.proofreading.intentional_spaces import IntentionalSpaces  # 5 ms

    intentional, marks = IntentionalSpaces(text), MarksBefore(text)
    for start, end in spaces:
        if not intentional.holds(start, end):
            certain = not inside_quotes(marks, start)
            advice = Bilingual(
                "Delete it unless it is meant; it is printed half a 字 wide.",
                "若非有意，请删去；印出来是半字宽。",
            )
            yield Slip(
                start,
                end,
                Bilingual("a space between Han", "汉字之间的空格"),
                "",
                certain,
                advice,
            )
