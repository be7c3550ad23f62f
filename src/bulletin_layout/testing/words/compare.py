"""Say in words where what two files say differs, whatever their formats.

Paragraphs are joined by what they say; where they do not agree, their characters are compared, so
that a paragraph in one format may be two in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bulletin_layout.common_ends import common_ends
from bulletin_layout.deadline import check_time
from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.testing.compare import Difference, changed_words, quoted
from bulletin_layout.testing.words.model import Words

# Of longer stretches only what stands between their common beginning and end is told.
_MOST_COMPARED = 4_000
# So many pairs of paragraphs, or characters, that are the same may be looked through.
_MOST_PAIRS = 40_000
_MOST_CHARACTER_PAIRS = 200_000


def compare_words(old: Words, new: Words) -> list[Difference]:
    """Return every difference in words, none if two files say the same."""
    text = Bilingual("paragraph", "段"), Bilingual("note", "注")
    return [
        *_differences(text[0], old.paragraphs, new.paragraphs),
        *_differences(text[1], old.notes, new.notes),
    ]


def _differences(what: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    for a, b, c, d in _stretches(old, new):
        one, other = "".join(old[a:b]), "".join(new[c:d])
        if one == other:
            continue
        for words in _changes(one, other):
            message = "{what} {number}: {words}"
            said = Message(message, what=what, number=a + 1, words=words)
            yield Difference("text", 0, said)


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where paragraphs are not the same ones: from and to, in both.

    Of many paragraphs that say the same it is one stretch: to tell which is which takes too long.
    """
    head, tail = common_ends(old, new)
    first, second = old[head : len(old) - tail], new[head : len(new) - tail]
    if _pairs(first, second) > _MOST_PAIRS:
        yield head, len(old) - tail, head, len(new) - tail
        return
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        check_time()
        if kind != "equal":
            yield head + a, head + b, head + c, head + d


def _pairs(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many pairs of the same there are in two sequences."""
    there = Counter(second)
    return sum(count * there[item] for item, count in Counter(first).items())


def _changes(one: str, other: str) -> Iterator[str]:
    """Yield what changed between two stretches of text, place by place."""
    if not one or not other:
        words = "gone: {text}" if one else "new: {text}"
        yield Message(words, text=quoted(one or other))
        return
    if len(one) + len(other) > _MOST_COMPARED or _pairs(one, other) > _MOST_CHARACTER_PAIRS:
        yield changed_words(one, other)
        return
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            context, tail = one[max(0, a - 6) : a], one[b : b + 1]
            yield changed_words(context + one[a:b] + tail, context + other[c:d] + tail)
