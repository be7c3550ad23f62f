"""Which class of character each code point belongs to, for composing Chinese lines.

In: a string. Out: a string of the same length, one class letter per character
(`classify`). Every later rule is a pattern over class letters, so that whole runs are
handled at once. Sources: CLREQ (W3C, 2024-03 draft) 3.1; GB/T 15834-2011; Word's
kinsoku lists, as measured.
"""

from __future__ import annotations

import unicodedata

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.typography.numbers import FRACTIONS, SQUARED_UNITS, SUBSCRIPTS, SUPERSCRIPTS

HAN = "H"
LETTER = "A"
DIGIT = "N"
OPENING = "o"
CLOSING = "c"
POINT = "p"
CENTRED_POINT = "x"
DASH = "d"
ELLIPSIS = "e"
INTERPUNCT = "m"
CONNECTOR = "k"
SOLIDUS = "v"
SPACE = "s"
IDEOGRAPHIC_SPACE = "S"
SUFFIX_SIGN = "%"
PREFIX_SIGN = "$"
WESTERN = "w"
WESTERN_OPENING = "b"
WESTERN_CLOSING = "q"
SYMBOL = "y"
COMBINING = "z"


class ClassRow(NamedTuple):
    """One row of the class table."""

    characters: str
    letter: str
    source: str


CLASS_TABLE: tuple[ClassRow, ...] = (
    ClassRow(
        "“‘（《〈「『【〔〖〘〚〝﹁﹃［｛｟", OPENING, "CLREQ 3.1.1 opening brackets and quotes"
    ),
    ClassRow(
        "”’）》〉」』】〕〗〙〛〞﹂﹄］｝｠", CLOSING, "CLREQ 3.1.1 closing brackets and quotes"
    ),
    ClassRow("，、；：。．", POINT, "GB/T 15834-2011 点号, ink in the left half"),
    ClassRow("！？", CENTRED_POINT, "Word: ！？ neither give nor trigger"),
    ClassRow("—―⸺", DASH, "GB/T 15834-2011 破折号 (two of them) and 连接号 (one)"),
    ClassRow("…⋯", ELLIPSIS, "GB/T 15834-2011 省略号"),
    ClassRow("·・‧•", INTERPUNCT, "GB/T 15834-2011 间隔号"),
    ClassRow("～〜－–", CONNECTOR, "GB/T 15834-2011 连接号; CLREQ 3.1.1"),
    ClassRow("／", SOLIDUS, "GB/T 15834-2011 5.1.9 分隔号"),
    ClassRow(" \u00a0\u2009\u202f", SPACE, "Unicode spaces that Latin text is set with"),
    ClassRow("\u3000", IDEOGRAPHIC_SPACE, "Unicode ideographic space"),
    ClassRow("%‰‱℃℉°′″％￠", SUFFIX_SIGN, "CLREQ 3.1.3: a number stays with its unit sign"),
    ClassRow(SQUARED_UNITS, SUFFIX_SIGN, "CLREQ 3.1.3: ㎡ ㎏ are unit signs"),
    ClassRow(SUPERSCRIPTS + SUBSCRIPTS + FRACTIONS, DIGIT, "Parts of a number: m² CO₂ 1½"),
    ClassRow("$¥£€№￥＄￡", PREFIX_SIGN, "CLREQ 3.1.3: a number stays with its prefix"),
    ClassRow("!),.:;>?]}", WESTERN_CLOSING, "Word: half-width marks that cannot begin a line"),
    ClassRow("([{<", WESTERN_OPENING, "Word: half-width marks that cannot end a line"),
    ClassRow("\"'-/\\_@&#*=|~^`", WESTERN, "ASCII marks inside words, numbers and addresses"),
    ClassRow("+±×÷", SYMBOL, "Mathematical signs: no autospace beside them (Word)"),
)

_UNICODE_CATEGORY: tuple[tuple[str, str], ...] = (
    ("Mn", COMBINING),
    ("Mc", COMBINING),
    ("Nd", DIGIT),
    ("L", LETTER),
)

_WIDE = ("W", "F")


class _ClassOf(dict[int, str]):
    """Code point → class letter, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        letter = _class_by_unicode(chr(code))
        self[code] = letter
        return letter


def _class_by_unicode(character: str) -> str:
    if "\u4e00" <= character <= "\u9fff":
        return HAN
    category = unicodedata.category(character)
    if category.startswith("M"):
        return COMBINING
    if unicodedata.east_asian_width(character) in _WIDE or category in ("Lo", "Nl", "No", "So"):
        return HAN
    for prefix, letter in _UNICODE_CATEGORY:
        if category.startswith(prefix):
            return letter
    return SYMBOL


_CLASS_OF = _ClassOf({ord(c): row.letter for row in CLASS_TABLE for c in row.characters})

# Marks that Chinese and Latin share: what stands on both sides decides (composition, Fonts).
SHARED_MARKS = "“”‘’—…·"


def classify(text: str) -> str:
    """Return one class letter per character of `text`, context aside."""
    return text.translate(_CLASS_OF)
