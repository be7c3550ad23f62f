"""Tell a whole bulletin of any office by several signs, none of which is needed.

In: pieces, and what their front says. Out: the signs that are there, with their weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.importing.draft import Front
from bulletin_layout.importing.material import Piece, Words
from bulletin_layout.importing.recognise.back import BEGINS_BACK, copies_in
from bulletin_layout.importing.recognise.labels import COLUMN, begins_briefs, begins_contents
from bulletin_layout.messages import Bilingual, in_chinese
from bulletin_layout.named_tuple import NamedTuple

_MASTHEAD = re.compile(
    r"(?:简\s*报|信\s*息|动\s*态|专\s*报|快\s*报|汇\s*编|通\s*讯|要\s*情|摘\s*报|月\s*报|周\s*报|参\s*考"
    r"|交\s*流|快\s*讯|简\s*讯)$"
)
_ENOUGH = 5


class Sign(NamedTuple):
    """A sign of a whole issue, in words, and what it weighs."""

    words: Bilingual
    weight: int


def signs_in(front: Front, pieces: Sequence[Piece]) -> tuple[Sign, ...]:
    """Return the signs that pieces, whose front this is, are a whole issue."""
    return tuple(_signs(front, [p.text.strip() for p in pieces if isinstance(p, Words)]))


def _signs(front: Front, texts: Sequence[str]) -> Iterator[Sign]:
    if any(_MASTHEAD.search(line) for line in front.header):
        yield Sign(Bilingual("a masthead", "报头"), 2)
    if front.number is not None or front.total is not None:
        yield Sign(Bilingual("a numbered period", "期号"), 2)
    if front.editors and (front.date is not None or front.date_note):
        yield Sign(Bilingual("an office with a date", "机关和日期"), 2)
    if front.notice or front.serial or front.secrecy:
        yield Sign(Bilingual("a notice above the masthead", "报头上方的提示"), 1)
    if any(map(begins_contents, texts)):
        yield Sign(Bilingual("a list of contents", "要目"), 2)
    if sum(bool(COLUMN.fullmatch(text)) for text in texts) > 1:
        yield Sign(Bilingual("columns", "栏目"), 1)
    if any(map(begins_briefs, texts)):
        yield Sign(Bilingual("news in brief", "简讯"), 1)
    if any(map(BEGINS_BACK.match, texts[-8:])):
        yield Sign(Bilingual("those who receive it", "报、送"), 2)
    if any(copies_in(text) is not None for text in texts[-4:]):
        yield Sign(Bilingual("a number of copies", "共印份数"), 1)


def is_enough(signs: Sequence[Sign]) -> bool:
    """Return whether signs make a whole issue likelier than a contribution."""
    return sum(sign.weight for sign in signs) >= _ENOUGH


def note_of(signs: Sequence[Sign]) -> Bilingual:
    """Return what is said of an issue that was told by its signs."""
    return Bilingual(
        "Guessed: a whole issue, since it has {signs}; else it would be a contribution",
        "推断：是整期简报，因为有{signs}；其次可能是一篇来稿",
        signs=Bilingual(
            ", ".join(str(sign.words) for sign in signs),
            "、".join(str(in_chinese(sign.words)) for sign in signs),
        ),
    )
