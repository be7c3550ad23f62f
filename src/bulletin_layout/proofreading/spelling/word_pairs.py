"""How likely one word follows another, as counted in public official texts.

In: `word_pairs.dat`, which `tools/count_word_pairs.py` made; docs/proofreading.md tells what was
counted. Out: costs, negative natural logarithms of probabilities. What was seen less than three
times is not kept: a word then costs what it does anywhere, and what it costs to follow unseen.

The file, little-endian: a magic word; how many words, pairs, and bytes of words; the words, parted
by line feeds; a byte each for what a word costs anywhere and for what follows it unseen; where the
pairs of each word begin, and the last end; for each pair the second word's number and, in the last
eight bits, its cost.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.spelling.lexicon import Lexicon, lexicon

# What stands before and after a run of 汉字: a mark or nothing, or a number.
BEGIN, END, NUMBER = "^", "$", "0"
FILE = Path(__file__).with_name("word_pairs.dat")
# So much of a byte is one: costs up to 20.4.
STEP = 0.08
# Of a word's probability so much is what was counted, so much the dictionary's, with more words.
COUNTED, BY_DICTIONARY = 0.6, 0.4
_LESS_CERTAIN = -math.log(BY_DICTIONARY)
# What is no word: as if it stood once in a text of 75 million words, and less for each 字.
_UNKNOWN, _UNKNOWN_EACH = 18.1, 4.0
_MAGIC = b"BLpairs1"
_HEAD = struct.Struct("<8s3I")
COST_BITS = 8


class Table(NamedTuple):
    """The pairs as they are kept: `follow[begins[i]:begins[i + 1]]` are those of word i."""

    words: Sequence[str]
    anywhere: bytes
    unseen: bytes
    begins: array[int]
    follow: array[int]


class WordPairs:
    """What it costs that a word follows another."""

    def __init__(self, table: Table, words: Lexicon) -> None:
        self.words = table.words
        self._lexicon = words
        self._numbers = {word: n for n, word in enumerate(table.words)}
        self._table = table
        self.cost = lru_cache(1 << 17)(self._cost)

    def holds(self, word: str) -> bool:
        """Return whether something is a word."""
        return word in self._numbers or self._lexicon.holds(word)

    def costs(self) -> Iterator[tuple[str, float]]:
        """Yield each word of the table and what it costs anywhere."""
        yield from zip(self.words, (cost * STEP for cost in self._table.anywhere), strict=True)

    def anywhere(self, word: str) -> float:
        """Return what a word costs where nothing is known of what stands before it."""
        number = self._numbers.get(word)
        if number is not None:
            return self._table.anywhere[number] * STEP
        if self._lexicon.holds(word):
            return _LESS_CERTAIN - self._lexicon.probability(word)
        return _UNKNOWN + _UNKNOWN_EACH * len(word)

    def _cost(self, before: str, word: str) -> float:
        first, second, table = self._numbers.get(before), self._numbers.get(word), self._table
        if first is None:
            return self.anywhere(word)
        if second is None:
            return table.unseen[first] * STEP + self.anywhere(word)
        key, end = second << COST_BITS, table.begins[first + 1]
        at = bisect_left(table.follow, key, table.begins[first], end)
        if at < end and table.follow[at] >> COST_BITS == second:
            return (table.follow[at] & (1 << COST_BITS) - 1) * STEP
        return table.unseen[first] * STEP + table.anywhere[second] * STEP


def read_table(data: bytes) -> Table:
    """Return the table of a file's bytes. Raises ValueError for another file."""
    magic, words, pairs, size = _HEAD.unpack_from(data)
    if magic != _MAGIC:
        raise ValueError("not a table of word pairs")
    at = _HEAD.size
    text = data[at : at + size].decode("utf-8").split("\n")
    at += size
    anywhere, unseen = data[at : at + words], data[at + words : at + 2 * words]
    at += 2 * words
    begins = _numbers(data[at : at + 4 * (words + 1)])
    at += 4 * (words + 1)
    follow = _numbers(data[at : at + 4 * pairs])
    return Table(text, anywhere, unseen, begins, follow)


def pack_table(table: Table) -> bytes:
    """Return the bytes of a table's file."""
    text = "\n".join(table.words).encode("utf-8")
    head = _HEAD.pack(_MAGIC, len(table.words), len(table.follow), len(text))
    numbers = [_little_endian(row).tobytes() for row in (table.begins, table.follow)]
    return b"".join((head, text, table.anywhere, table.unseen, *numbers))


@cache
def word_pairs() -> WordPairs:
    """Return the pairs of the package, loaded once. Raises ImportError without a dictionary."""
    return WordPairs(read_table(FILE.read_bytes()), lexicon())


def _numbers(data: bytes) -> array[int]:
    return _little_endian(array("I", data))


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "little":
        return numbers
    swapped = array("I", numbers)
    swapped.byteswap()
    return swapped
