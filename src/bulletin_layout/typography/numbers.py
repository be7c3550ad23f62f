"""What a number is, with all that belongs to it: it is never parted over lines, nor spaced out.

In: a text. Out: where its numbers begin and end. What may part in print is no part of one:
年 月 日, 万 亿, 人 and other 量词 (the published issues break 2023|年, 11月|10日, 6|人).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from string import ascii_letters, ascii_uppercase

from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.named_tuple import NamedTuple

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₙ"
FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
# ㎎ ㎏ ㎡ ㎥ ㏄ and their like: a unit in one full-width cell.
SQUARED_UNITS = "".join(map(chr, range(0x3371, 0x33E0)))
_SIGNS = "-+−±∓＋－–~～≈≒≠≥≤≧≦＞＜<>"
_CURRENCIES = "$¥£€￥＄￡₩№#§"
_MARKS = "%％‰‱℃℉°′″℡"
_MARK = f"[{_MARKS}{SQUARED_UNITS[0]}-{SQUARED_UNITS[-1]}]"
_SPACES = " \u00a0\u2009\u202f"
_D = "[0-9０-９]"
_UNIT_LETTERS = f"{ascii_letters}µμΩ"
_RAISED = f"[{SUPERSCRIPTS}]*"


class NumberRow(NamedTuple):
    """A part of a number: its name, what it begins with beside the digits, a pattern, its source.

    It begins with one of these characters, or with a space and one of them: `beside`. `further` is
    what else there is on the other side of the one that stands beside the digits.
    """

    part: str
    beside: Sequence[str]
    further: str
    source: str


def _spaced(characters: str) -> list[str]:
    """Return characters with each kind of space before them."""
    return [space + character for space in _SPACES for character in characters]


# What joins digits into one number; a digit stands on both sides.
JOINS: tuple[NumberRow, ...] = (
    NumberRow("point", ".．", "", "GB/T 15835-2011: 小数点"),
    NumberRow("thousands", ",，", rf"(?={_D}{{3}}(?!{_D}))", "GB/T 15835-2011: 千分撇"),
    NumberRow(
        "thin groups",
        _spaced("0123456789０１２３４５６７８９"),
        rf"(?<!{_D}{_D}{_D}{_D}.)(?={_D}{{3}}(?!{_D}))",
        "GB/T 15835-2011: 千分空",
    ),
    NumberRow("time, ratio", ":：∶", "", "GB/T 7408: 12:30; CLREQ 3.1.3"),
    NumberRow("quotient, product", "/／×÷*·^", "", "CLREQ 3.1.3: 3.5×10⁴, 1/3"),
    NumberRow("degrees", "°′″", "", "GB 3100: 39°54′26″"),
)

# What may follow the digits.
TAILS: tuple[NumberRow, ...] = (
    NumberRow("fraction, exponent, index", f"{FRACTIONS}{SUPERSCRIPTS}{SUBSCRIPTS}", "", "CLREQ"),
    NumberRow("unit sign", f"{_MARKS}{SQUARED_UNITS}", f"{_MARK}*[A-Za-z]?", "CLREQ 3.1.3: 38°C"),
    NumberRow(
        "unit sign after a space",
        _spaced(_MARKS + SQUARED_UNITS),
        f"{_MARK}+[A-Za-z]?",
        "CLREQ 3.1.3: 38 ℃",
    ),
    NumberRow(
        "unit",
        _UNIT_LETTERS,
        rf"[A-Za-zµμΩ]{{0,5}}(?![A-Za-z]){_RAISED}"
        rf"(?:[/·][A-Za-zµμΩ]{{1,4}}(?![A-Za-z]){_RAISED})*",
        "GB 3100: km/h, m², kW·h",
    ),
    NumberRow(
        "unit after a space",
        _spaced(_UNIT_LETTERS),
        r"(?!GB/T)(?:da|[kKMGTPhdcmµμnp])?"
        r"(?:mol|min|bit|rpm|bps|cal|Hz|Pa|Wb|lm|lx|Bq|Gy|Sv|eV|Wh|dB|ha|cd|[mgsAKNJWVFΩSTHLlBbth])"
        rf"(?![A-Za-z]){_RAISED}(?:[/·][A-Za-z]{{1,4}}(?![A-Za-z]){_RAISED})*",
        "GB 3100: a space between a number and its unit",
    ),
)

# What stands before the digits.
PREFIXES: tuple[NumberRow, ...] = (
    NumberRow("sign", _SIGNS, "", "CLREQ 3.1.3: a number stays with its sign"),
    NumberRow("currency, №", _CURRENCIES, "", "CLREQ 3.1.3: a number stays with its prefix"),
)

# One of them alone, between two numbers: a range. Two dashes are a 破折号.
RANGES: tuple[NumberRow, ...] = (
    NumberRow("range", "-~～–－−", "", "GB/T 15834-2011: 连接号"),
    NumberRow("range with a dash", "—―", "(?<![—―].)(?![—―])", "GB/T 15834-2011: 连接号"),
    NumberRow("product of measures", "×", f"[{_SPACES}]?", "100mm×200mm"),
    NumberRow("product of measures, spaced", _spaced("×"), f"×[{_SPACES}]?", "100mm × 200mm"),
)
# Letters before a number that are one with it: US$12.5, GB/T 9704—2012, No. 12.
LABELS: tuple[NumberRow, ...] = (
    NumberRow("currency", "$¥￥", r"[A-Z]{1,3}(?=.\Z)", "ISO 4217 and practice: US$, HK$"),
    NumberRow(
        "standard",
        [c + s for c in ascii_uppercase for s in _SPACES],
        r"[A-Z]{2,3}(?:/[A-Z]{1,2})?.\Z",
        "GB/T 1.1: GB/T 9704",
    ),
    NumberRow("number", ".", r"(?:No|NO|no).\Z", "CLREQ 3.1.3: a number and its prefix"),
    NumberRow(
        "number",
        [f".{s}" for s in _SPACES],
        r"(?:No|NO|no)\..\Z",
        "CLREQ 3.1.3: a number and its prefix",
    ),
)
_LONGEST_LABEL = 8
_MOST_PREFIXES, _LONGEST_BETWEEN = 3, 5

_Patterns = dict[str, LazyPattern]


def _patterns(rows: Iterable[NumberRow], pattern: str) -> _Patterns:
    """Return the patterns of rows by what stands beside the digits: {} is what is further."""
    patterns: _Patterns = {}
    for row in rows:
        patterns.update(dict.fromkeys(row.beside, LazyPattern(pattern.format(row.further))))
    return patterns


_PREFIX = "".join(chain.from_iterable(row.beside for row in PREFIXES))
_DIGITS = re.compile(f"{_D}+")
_JOINED = _patterns(JOINS, f".{{}}{_D}+")
_TAIL = _patterns(TAILS, ".{}")
_BETWEEN = _patterns(RANGES, f".{{}}[{_PREFIX}]{{{{0,2}}}}")
_LABEL = _patterns(LABELS, "(?<![A-Za-z]){}")


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each number of a text begins and ends, its sign and its unit included."""
    start = after = -1
    for first, end in _unsigned(text):
        if start >= 0:
            if 0 < first - after <= _LONGEST_BETWEEN and _passed(text, after, _BETWEEN) == first:
                after = end
                continue
            yield start, after
        start, after = _beginning(text, first, max(after, 0)), end
    if start >= 0:
        yield start, after


def _unsigned(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each number's digits begin, which are found fast, and where it ends."""
    end = 0
    while digits := _DIGITS.search(text, end):
        end = digits.end()
        for patterns in (_JOINED, _TAIL):
            while (further := _passed(text, end, patterns)) > end:
                end = further
        yield digits.start(), end


def _passed(text: str, at: int, patterns: _Patterns) -> int:
    """Return where what stands at a place ends by one of the patterns; the place itself if none."""
    pattern = patterns.get(text[at : at + 1]) or patterns.get(text[at : at + 2])
    match = pattern.match(text, at) if pattern else None
    return match.end() if match else at


def _beginning(text: str, digits: int, after: int) -> int:
    """Return where a number begins: its sign, its currency and its label included."""
    start, least = digits, max(after, digits - _MOST_PREFIXES)
    while start > least and text[start - 1] in _PREFIX:
        start -= 1
    pattern = _LABEL.get(text[digits - 1 : digits]) or _LABEL.get(text[digits - 2 : digits])
    begin = max(after, start - _LONGEST_LABEL)
    label = pattern.search(text, begin, digits) if pattern else None
    return label.start() if label else start
