"""Whose text changed: a paragraph's new characters told apart by what each share held.

A paragraph may hold several texts of an issue and words that the library adds: 报 with its bodies,
a brief behind its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from bulletin_layout.common_ends import common_ends
from bulletin_layout.docx.base import PICTURE, Record, Share
from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.issue.text import Span, Text
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.normal import TITLES, characters, normal, value
from bulletin_layout.revising.word_file import EditedParagraph

_MOST_COMPARED = 4_000
_NUMBER = re.compile(r"\d+[、.．]\s*")


def normal_shares(record: Record) -> list[Share]:
    """Return the shares of a record, their texts in the one way in which they may be written."""
    return [Share(s.path, normal(s.text, record.kind)) for s in record.shares]


def text_of(record: Record) -> str:
    """Return what a record says, to be compared."""
    return "".join(share.text for share in normal_shares(record))


class NewShares(NamedTuple):
    """The new text by path, and whether words that the library adds were changed too."""

    texts: dict[str, str]
    touched: bool


def new_shares(shares: Sequence[Share], new: str) -> NewShares:
    """Return what each share's text is now that the paragraph reads `new`."""
    named = [share for share in shares if share.path]
    if len(named) == 1:
        return _of_one(shares, named[0], new)
    old = "".join(share.text for share in shares)
    owners = [number for number, share in enumerate(shares) for _ in share.text]
    texts = ["" for _ in shares]
    touched = False
    for start, end, words in _changes(old, new):
        if start == end and words:
            texts[_owner(owners, start, shares)] += words
        elif words and end - start == len(words) and old[start:end] == words:
            for at in range(start, end):
                texts[owners[at]] += old[at]
        else:
            touched |= any(not shares[owners[at]].path for at in range(start, end))
            if words:
                texts[_owner(owners, start, shares, inside=True)] += words
    kept = {s.path: text for s, text in zip(shares, texts, strict=True) if s.path}
    return NewShares(kept, touched)


def _of_one(shares: Sequence[Share], named: Share, new: str) -> NewShares:
    """Return the new text of the only share that is the editor's: added words cut off.

    They are known by their characters, whatever marks they bear; a number before a brief may be
    another, for it is counted anew. Where it cannot be told what is whose, nothing is changed.
    """
    at = list(shares).index(named)
    before = value("".join(share.text for share in shares[:at]))
    after = value("".join(share.text for share in shares[at + 1 :]))
    if not before and not after:
        return NewShares({named.path: new}, False)
    read = value(new)
    old = before + value(named.text) + after
    start = _behind(before, read)
    end = len(read) - len(after) if read.endswith(after) else None
    touched = start is None or end is None
    start = _place_in(old, read, len(before)) if start is None else start
    end = _place_in(old, read, len(old) - len(after)) if end is None else end
    if start is None or end is None or start > end:
        return NewShares({named.path: named.text}, True)
    return NewShares({named.path: _part(new, start, end)}, touched)


def _behind(before: str, read: str) -> int | None:
    """Return where the words that stand before a text end, None if they are others."""
    if read.startswith(before):
        return len(before)
    number = _NUMBER.match(read) if _NUMBER.fullmatch(before) else None
    return number.end() if number is not None else None


def _place_in(old: str, new: str, at: int) -> int | None:
    """Return where a place between two characters of a text is in another, None if that is gone."""
    if len(old) + len(new) > _MOST_COMPARED:
        return None
    for kind, a, b, c, _ in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal" and a <= at <= b:
            return c + at - a
    return None


def _part(marked: str, start: int, end: int) -> str:
    """Return the characters from `start` to `end` of a text with marks, with these."""
    text, _ = parse_marks(marked, None)
    spans, at = [], 0
    for span in text.spans or (Span(text.value),):
        first, last = max(start - at, 0), min(end - at, len(span.text))
        if first < last or (not span.text and start <= at <= end):
            spans.append(replace(span, text=span.text[first:last]))
        at += len(span.text)
    return written_marks(Text("".join(span.text for span in spans), spans=tuple(spans)))


def _owner(owners: Sequence[int], at: int, shares: Sequence[Share], inside: bool = False) -> int:
    """Return which share takes in words at a place: an editor's text before one that is added."""
    near = [owners[at]] if at < len(owners) else []
    near = near if inside and near else [*([owners[at - 1]] if at else []), *near]
    return next((number for number in near if shares[number].path), near[0] if near else 0)


def _changes(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield ranges of `old` with what stands there now, from the beginning to the end."""
    head, tail = common_ends(old, new)
    if head:
        yield 0, head, old[:head]
    first, second = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(first) + len(second) > _MOST_COMPARED:
        yield head, head + len(first), second
    else:
        for kind, a, b, c, d in SequenceMatcher(None, first, second, False).get_opcodes():
            yield head + a, head + b, first[a:b] if kind == "equal" else second[c:d]
    if tail:
        yield len(old) - tail, len(old), old[len(old) - tail :]


def words_of(paragraph: EditedParagraph, record: Record) -> tuple[str, ...]:
    """Return the characters of a paragraph that are an editor's, by their texts.

    Of a photo a sign, of a title the whole.
    """
    if not any(share.path for share in record.shares):
        return ()
    if record.kind == "photo":
        return (PICTURE,)  # what is said of it may be its caption
    shares = normal_shares(record)
    texts = new_shares(shares, normal(paragraph.text, record.kind)).texts
    return in_texts(record.kind, [texts.get(share.path, "") for share in shares if share.path])


def in_texts(kind: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the characters of a paragraph's texts; a title's lines are one."""
    if kind == "distribution":
        # Bodies in a line are texts of their own, whoever parted them.
        return tuple(part for text in texts for part in re.split("[、，,]", characters(text)))
    return (characters("".join(texts)),) if kind in TITLES else tuple(map(characters, texts))
