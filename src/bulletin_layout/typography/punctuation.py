"""How marks behave at line ends and beside each other: kinsoku, pairs and squeeze.

Rows, each with its source; the composer reads them and knows no mark by name.
"""

from __future__ import annotations

import re
from functools import cache

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.typography import characters as ch


class KinsokuRow(NamedTuple):
    """Class letters that may not begin or end a line, from a 避头尾 level on."""

    level: str
    not_at_start: str
    not_at_end: str
    source: str


LEVELS = ("none", "basic", "gb", "strict")

KINSOKU_TABLE: tuple[KinsokuRow, ...] = (
    KinsokuRow(
        "basic",
        ch.POINT + ch.CENTRED_POINT + ch.CLOSING + ch.CONNECTOR + ch.INTERPUNCT,
        ch.OPENING,
        "CLREQ 3.2.1 basic: 点号, closing marks, 连接号, 间隔号; opening marks",
    ),
    KinsokuRow(
        "basic",
        ch.WESTERN_CLOSING + ch.SUFFIX_SIGN,
        ch.WESTERN_OPENING + ch.PREFIX_SIGN,
        "Word's lists of what cannot begin and end a line; both issues agree",
    ),
    KinsokuRow("gb", ch.SOLIDUS, ch.SOLIDUS, "GB/T 15834-2011 5.1.9: 分隔号"),
    KinsokuRow("strict", ch.DASH + ch.ELLIPSIS, "", "CLREQ 3.2.1 strict: —— and ……"),
)


class SqueezeRow(NamedTuple):
    """A class of mark whose blank half may shrink, and the side the blank is on."""

    letters: str
    blank_before: bool
    source: str


SQUEEZE_TABLE: tuple[SqueezeRow, ...] = (
    SqueezeRow(ch.OPENING, True, "ink in the right half (measured on the bundled faces)"),
    SqueezeRow(ch.CLOSING + ch.POINT, False, "ink in the left half (measured)"),
)
# The classes of marks whose blank half is before their ink, and behind it.
BLANK_BEFORE = "".join(row.letters for row in SQUEEZE_TABLE if row.blank_before)
BLANK_AFTER = "".join(row.letters for row in SQUEEZE_TABLE if not row.blank_before)
# A mark narrower than this, in em, has no blank half to give.
NARROW = 0.75


class PairRow(NamedTuple):
    """Two adjacent marks, 2 em wide by themselves, that are set closer."""

    first: str
    second: str
    source: str


PAIR_TABLE: tuple[PairRow, ...] = (
    PairRow(ch.POINT, ch.OPENING, "2021-32: ，“ always 1.5 em; CLREQ 3.1.6"),
    PairRow(ch.CLOSING, ch.POINT, "2021-32: ”。 always 1.5 em; Word ），"),
    PairRow(ch.POINT, ch.CLOSING, "2021-32: 。” always 1.5 em"),
    PairRow(ch.CLOSING, ch.OPENING, "Word: 》（ 1.5 em, ），（ 2 em"),
    PairRow(ch.OPENING, ch.OPENING, "Word: （（ 1.5 em"),
    PairRow(ch.CLOSING, ch.CLOSING, "CLREQ 3.1.6: any two adjacent marks"),
    PairRow(ch.POINT, ch.POINT, "CLREQ 3.1.6: any two adjacent marks"),
)

_LATIN_UNIT = (
    # Only from the first of a run of openings: a run without a word is looked at once.
    rf"(?<![{ch.WESTERN_OPENING}\{ch.PREFIX_SIGN}])[{ch.WESTERN_OPENING}\{ch.PREFIX_SIGN}]*"
    rf"[{ch.LETTER}{ch.DIGIT}]"
    rf"[{ch.LETTER}{ch.DIGIT}{ch.WESTERN}{ch.COMBINING}]*"
    rf"(?:[{ch.WESTERN_CLOSING}{ch.SYMBOL}{ch.WESTERN_OPENING}]+"
    rf"[{ch.LETTER}{ch.DIGIT}{ch.WESTERN}{ch.COMBINING}]+)*"
    rf"[{ch.SUFFIX_SIGN}{ch.WESTERN_CLOSING}]*",
    "CLREQ 3.1.3: a number with its point and signs; a Latin word",
)

_POINT_PAIRS = ((ch.CLOSING, ch.POINT), (ch.POINT, ch.OPENING))

# What is set as one and never broken inside. A pattern over class letters.
UNBREAKABLE: tuple[tuple[str, str], ...] = (
    (f"{ch.DASH}{{2,}}", "CLREQ 3.1.3: —— is never split"),
    (f"{ch.ELLIPSIS}{{2,}}", "CLREQ 3.1.3: …… is never split"),
    _LATIN_UNIT,
    (rf".{ch.COMBINING}+", "Unicode: a combining mark stays with its base"),
)

# Where a long Latin unit may still break, a pattern over its text; the break is after the match.
BREAKS_INSIDE: tuple[tuple[str, str], ...] = (
    (r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})", "UAX #14 HY: after a hyphen between letters, two each"),
    (r"(?<=[^\W\d_])/(?=[^\W\d_])", "UAX #14 SY: after a solidus between letters"),
)
ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]*://|www\.|[^@\s]+@"
# Not at its hyphens: a reader takes one at a line's end for a broken word's, and copies without it.
BREAKS_IN_ADDRESS = (r"[/?&=#_.](?=[^/?&=#_.-])", "Chicago 7.46: a URL breaks after its marks")


@cache
def not_at_start(level: str) -> frozenset[str]:
    """Return the class letters that may not begin a line at a 避头尾 level."""
    return frozenset("".join(row.not_at_start for row in _rows_up_to(level)))


@cache
def not_at_end(level: str) -> frozenset[str]:
    """Return the class letters that may not end a line at a 避头尾 level."""
    return frozenset("".join(row.not_at_end for row in _rows_up_to(level)))


# A single dash is a 连接号 and may not begin a line from the basic level on; —— may until `strict`.
LONE_DASH = f"(?<!{ch.DASH}){ch.DASH}(?!{ch.DASH})"


def _rows_up_to(level: str) -> list[KinsokuRow]:
    admitted = LEVELS[: LEVELS.index(level) + 1]
    return [row for row in KINSOKU_TABLE if row.level in admitted]


def pair_pattern(points: bool = False) -> re.Pattern[str]:
    """Return a pattern over class letters that matches at the first mark of each close pair.

    `points`: only of a closing mark and a 点号, and a 点号 and an opening mark (some WPS files).
    """
    rows = (r for r in PAIR_TABLE if not points or (r.first, r.second) in _POINT_PAIRS)
    return re.compile("|".join(f"[{r.first}](?=[{r.second}])" for r in rows))


def unbreakable_pattern(latin: bool = True) -> re.Pattern[str]:
    """Return a pattern over class letters that matches what is never broken inside.

    Without `latin`, words and numbers may be (Word's `wordWrap` off).
    """
    rows = (row for row in UNBREAKABLE if latin or row is not _LATIN_UNIT)
    return re.compile("|".join(pattern for pattern, _ in rows))
