"""Tell headings of a PDF without tags by their size: a title, and headings within the text.

In: paragraphs with the sizes that they begin with, in points. Out: the paragraphs, levels given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bulletin_layout.importing.material import Words

# In parts of the body's size.
_TITLE, _HEADING = 1.15, 1.1
_MOST_TITLE, _LONGEST = 3, 40
_SENTENCE = re.compile(r"[。；，：！？…,;:]")


def with_headings(
    words: Sequence[Words], sizes: Sequence[float], body: float, may_be_titled: bool
) -> Iterator[Words]:
    """Yield paragraphs; what is larger than the body has a level: 0 for a title at the left.

    A title stands before all text; where one is centred, that tells it. `may_be_titled`: whether
    these paragraphs begin the file.
    """
    title = _title(words, sizes, body) if may_be_titled else 0
    larger = sorted({size for size in sizes if size >= _HEADING * body}, reverse=True)
    for number, (one, size) in enumerate(zip(words, sizes, strict=True)):
        if number < title:
            yield replace(one, appearance=replace(one.appearance, level=0, indented=None))
        elif one.appearance.centred or size < _HEADING * body or not _may_head(one):
            yield one
        else:
            level = min(2 + larger.index(size), 4)
            yield replace(one, appearance=replace(one.appearance, level=level))


def _title(words: Sequence[Words], sizes: Sequence[float], body: float) -> int:
    """Return how many paragraphs at the beginning are a title that is not centred."""
    if any(one.appearance.centred for one in words):
        return 0
    count = 0
    while (
        count < min(_MOST_TITLE, len(words))
        and sizes[count] >= _TITLE * body
        and sizes[count] == sizes[0]
        and _may_head(words[count])
    ):
        count += 1
    return count if count < len(words) else 0


def _may_head(words: Words) -> bool:
    return len(words.text) <= _LONGEST and not _SENTENCE.search(words.text.strip()[-1:])
