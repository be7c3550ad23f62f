"""Regular expressions that are compiled when a text comes in which they can match."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


class LazyPattern:
    """A regular expression, compiled at its first use: a range of 汉字 takes Python 1 to 2 ms.

    With `signs`, one of which is in whatever it matches, it is not even used on a text without.
    """

    def __init__(self, pattern: str, signs: str | tuple[str, ...] = ()) -> None:
        self.pattern = pattern
        self._signs = signs

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression as `re` compiles it."""
        return re.compile(self.pattern)

    def may_be_in(self, text: str) -> bool:
        """Return whether one of the signs is in a text, as it must be for a match."""
        return not self._signs or any(sign in text for sign in self._signs)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return an iterator over the matches in a range of a text."""
        return self.compiled.finditer(text, start, end) if self.may_be_in(text) else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a range of a text."""
        return self.compiled.search(text, start, end) if self.may_be_in(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins where a range does."""
        return self.compiled.match(text, start, end) if self.may_be_in(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that is a whole range."""
        return self.compiled.fullmatch(text, start, end) if self.may_be_in(text) else None

    def sub(self, replaced: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with `replaced`, or what it returns, in the place of each match."""
        return self.compiled.sub(replaced, text) if self.may_be_in(text) else text
