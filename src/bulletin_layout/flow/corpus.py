"""What an issue's own text tells about its words: two 字 that nearly always stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise


class Corpus:
    """How often characters, and pairs of them, stand in an issue; counted when first asked."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = tuple(texts)

    @cached_property
    def _counted(self) -> tuple[Counter[str], Counter[tuple[str, str]]]:
        text = "\n".join(self._texts)
        return Counter(text), Counter(pairwise(text))

    def cohesion(self, first: str, second: str) -> float:
        """Return how firmly two characters hold together, from 0 to 1."""
        single, pair = self._counted
        together = pair[first, second]
        if together < 2:
            return 0.0
        return together / min(single[first], single[second])
