"""Paragraphs that stand twice in an issue: pasted again."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.proofreading.bodies import bodies
from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)

_EXAMPLE = "各单位要压实安全责任，抓好冬季行车安全教育。"
# A shorter one may be a formula: 特此通知。
_LEAST = 20


@issue_rule(
    "paragraph-twice",
    HINT,
    source=Bilingual("once is meant", "应为一次"),
    description=Bilingual("a paragraph that stands in the issue already", "一期之内重复的段落"),
    wrong=f"{_EXAMPLE}\n      {_EXAMPLE}",
    fixes=NOT_FIXED,
)
def paragraph_twice(issue: IssueTexts) -> Iterator[Finding]:
    """Yield paragraphs that an earlier one of the issue is like to the letter."""
    known: dict[str, Spot] = {}
    for path, paragraphs in bodies(issue.issue):
        for text in paragraphs:
            spot = Spot(path, text, 0, len(text.value))
            first = known.setdefault(text.value, spot)
            if first is not spot and len(text.value) >= _LEAST:
                message = Bilingual(
                    "this paragraph stands on {line} already.",
                    "这一段与{line}的相同。",
                    line=first.line,
                )
                yield Finding(spot, message, Bilingual("Delete one.", "请删去一处。"))
