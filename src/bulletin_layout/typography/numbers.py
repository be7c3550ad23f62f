"""What a number is, with all that belongs to it: it is never parted over lines, nor spaced out.

In: a text. Out: where its numbers begin and end. What may part in print is no part of one:
年 月 日, 万 亿, 人 and other 量词 (the published issues break 2023|年, 11月|10日, 6|人).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.named_tuple import NamedTuple

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₙ"
FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
# ㎎ ㎏ ㎡ ㎥ ㏄ and their like: a unit in one full-width cell.
SQUARED_UNITS = "".join(map(chr, range(0x3371, 0x33E0)))
_SIGNS = "-+−±∓＋－–~～≈≒≠≥≤≧≦＞＜<>"
_CURRENCIES = "$¥£€￥＄￡₩№#§"
_UNIT_SIGNS = f"%％‰‱℃℉°′″℡{SQUARED_UNITS[0]}-{SQUARED_UNITS[-1]}"  # within a set: a range
_SPACES = " \u00a0\u2009\u202f"
_D = "[0-9０-９]"


class NumberRow(NamedTuple):
    """A part of a number: what it is called, a pattern over text, and the rule's source."""

    part: str
    pattern: str
    source: str


# What joins digits into one number; a digit stands on both sides.
JOINS: tuple[NumberRow, ...] = (
    NumberRow("point", "[.．]", "GB/T 15835-2011: 小数点"),
    NumberRow("thousands", rf"[,，](?={_D}{{3}}(?!{_D}))", "GB/T 15835-2011: 千分撇"),
    NumberRow(
        "thin groups",
        rf"(?<!{_D}{_D}{_D}{_D})[{_SPACES}](?={_D}{{3}}(?!{_D}))",
        "GB/T 15835-2011: 千分空",
    ),
    NumberRow("time, ratio", "[:：∶]", "GB/T 7408: 12:30; CLREQ 3.1.3"),
    NumberRow("quotient, product", "[/／×÷*·^]", "CLREQ 3.1.3: 3.5×10⁴, 1/3"),
    NumberRow("degrees", "[°′″]", "GB 3100: 39°54′26″"),
)

# What may follow the digits.
TAILS: tuple[NumberRow, ...] = (
    NumberRow("fraction, exponent, index", f"[{FRACTIONS}{SUPERSCRIPTS}{SUBSCRIPTS}]+", "CLREQ"),
    NumberRow("unit sign", f"[{_SPACES}]?[{_UNIT_SIGNS}]+[A-Za-z]?", "CLREQ 3.1.3: 5%, 38°C"),
    NumberRow(
        "unit",
        rf"[A-Za-zµμΩ]{{1,6}}(?![A-Za-z])[{SUPERSCRIPTS}]*"
        rf"(?:[/·][A-Za-zµμΩ]{{1,4}}(?![A-Za-z])[{SUPERSCRIPTS}]*)*",
        "GB 3100: km/h, m², kW·h",
    ),
    NumberRow(
        "unit after a space",
        rf"[{_SPACES}](?!GB/T)(?:da|[kKMGTPhdcmµμnp])?"
        r"(?:mol|min|bit|rpm|bps|cal|Hz|Pa|Wb|lm|lx|Bq|Gy|Sv|eV|Wh|dB|ha|cd|[mgsAKNJWVFΩSTHLlBbth])"
        rf"(?![A-Za-z])[{SUPERSCRIPTS}]*(?:[/·][A-Za-z]{{1,4}}(?![A-Za-z])[{SUPERSCRIPTS}]*)*",
        "GB 3100: a space between a number and its unit",
    ),
)

# What stands before the digits.
PREFIXES: tuple[NumberRow, ...] = (
    NumberRow("sign", f"[{_SIGNS}]", "CLREQ 3.1.3: a number stays with its sign"),
    NumberRow("currency, №", f"[{_CURRENCIES}]", "CLREQ 3.1.3: a number stays with its prefix"),
)

# One of them alone, between two numbers: a range. Two dashes are a 破折号.
RANGE = NumberRow(
    "range, product of measures",
    f"[-~～–－−]|(?<![—―])[—―](?![—―])|[{_SPACES}]?×[{_SPACES}]?",
    "GB/T 15834-2011: 连接号; 100mm×200mm",
)
# Letters before a number that are one with it: US$12.5, GB/T 9704—2012, No. 12.
LABELS: tuple[NumberRow, ...] = (
    NumberRow("currency", r"[A-Z]{1,3}(?=[$¥￥]\Z)", "ISO 4217 and practice: US$, HK$"),
    NumberRow("standard", rf"[A-Z]{{2,3}}(?:/[A-Z]{{1,2}})?[{_SPACES}]\Z", "GB/T 1.1: GB/T 9704"),
    NumberRow("number", rf"(?:No|NO|no)\.[{_SPACES}]?\Z", "CLREQ 3.1.3: a number and its prefix"),
)
_LABEL = LazyPattern("|".join(f"(?<![A-Za-z])(?:{row.pattern})" for row in LABELS))
_LONGEST_LABEL = 8
_LABEL_ENDS = f"$¥￥.{_SPACES}"

_JOIN = "|".join(row.pattern for row in JOINS)
_TAIL = "|".join(row.pattern for row in TAILS)
_PREFIX = "".join(row.pattern[1:-1] for row in PREFIXES)
# It begins with a digit, which is found fast; what stands before is looked for from there.
_UNSIGNED = re.compile(rf"{_D}+(?:(?:{_JOIN}){_D}+)*(?:{_TAIL})*")
_BETWEEN = LazyPattern(rf"(?:{RANGE.pattern})[{_PREFIX}]{{0,2}}")
_BETWEEN_BEGINS = f"-~～–－−—―×{_SPACES}"
_MOST_PREFIXES, _LONGEST_BETWEEN = 3, 5


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each number of a text begins and ends, its sign and its unit included."""
    start = after = -1
    for match in _UNSIGNED.finditer(text):
        if start >= 0:
            if _is_range(text, after, match.start()):
                after = match.end()
                continue
            yield start, after
        start, after = _beginning(text, match.start(), max(after, 0)), match.end()
    if start >= 0:
        yield start, after


def _is_range(text: str, end: int, start: int) -> bool:
    """Return whether two numbers, one ending and one starting there, are one range."""
    if not 0 < start - end <= _LONGEST_BETWEEN or text[end] not in _BETWEEN_BEGINS:
        return False
    between = _BETWEEN.match(text, end)
    return between is not None and between.end() == start


def _beginning(text: str, digits: int, after: int) -> int:
    """Return where a number begins: its sign, its currency and its label included."""
    start, least = digits, max(after, digits - _MOST_PREFIXES)
    while start > least and text[start - 1] in _PREFIX:
        start -= 1
    if digits == 0 or text[digits - 1] not in _LABEL_ENDS:
        return start
    label = _LABEL.search(text, max(after, start - _LONGEST_LABEL), digits)
    return label.start() if label is not None else start
