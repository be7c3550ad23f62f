"""Say in words where what two files say differs, whatever their formats.

Paragraphs are joined by what they say; where they do not agree, their characters are compared, so
that a paragraph in one format may be two in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bulletin_layout.messages import Bilingual, Message
from bulletin_layout.testing.compare import Difference, changed_words, quoted
from bulletin_layout.testing.words.model import Words

# Of longer stretches only what stands between their common beginning and end is told.
_MOST_COMPARED = 4_000


def compare_words(old: Words, new: Words) -> list[Difference]:
    """Return every difference in words, none if two files say the same."""
    text = Bilingual("paragraph", "段"), Bilingual("note", "注")
    return [
        *_differences(text[0], old.paragraphs, new.paragraphs),
        *_differences(text[1], old.notes, new.notes),
    ]


def _differences(what: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        one, other = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal" or one == other:
            continue
        for words in _changes(one, other):
            message = "{what} {number}: {words}"
            said = Message(message, what=what, number=a + 1, words=words)
            yield Difference("text", 0, said)


def _changes(one: str, other: str) -> Iterator[str]:
    """Yield what changed between two stretches of text, place by place."""
    if not one or not other:
        words = "gone: {text}" if one else "new: {text}"
        yield Message(words, text=quoted(one or other))
        return
    if len(one) + len(other) > _MOST_COMPARED:
        yield changed_words(one, other)
        return
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            context, tail = one[max(0, a - 6) : a], one[b : b + 1]
            yield changed_words(context + one[a:b] + tail, context + other[c:d] + tail)
