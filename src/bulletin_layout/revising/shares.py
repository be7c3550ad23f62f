"""Whose text changed: a paragraph's new characters told apart by what each share held.

A paragraph may hold several texts of an issue and words that the library adds: 报 with its bodies,
a brief behind its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bulletin_layout.docx.base import PICTURE, Record, Share
from bulletin_layout.revising.normal import characters, normal
from bulletin_layout.revising.word_file import EditedParagraph

_MOST_COMPARED = 4_000


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
    """Return the new text of the only share that is the editor's: added words cut off."""
    at = list(shares).index(named)
    before = "".join(share.text for share in shares[:at])
    after = "".join(share.text for share in shares[at + 1 :])
    touched = not new.startswith(before) or not new.endswith(after)
    text = new.removeprefix(before)
    text = text.removesuffix(after) if after else text
    return NewShares({named.path: text}, touched)


def _owner(owners: Sequence[int], at: int, shares: Sequence[Share], inside: bool = False) -> int:
    """Return which share takes in words at a place: an editor's text before one that is added."""
    near = [owners[at]] if at < len(owners) else []
    near = near if inside and near else [*([owners[at - 1]] if at else []), *near]
    return next((number for number in near if shares[number].path), near[0] if near else 0)


def _changes(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield ranges of `old` with what stands there now, from the beginning to the end."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
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


def _common(first: str, second: str) -> int:
    """Return how many characters two texts begin with alike."""
    for number, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return number
    return min(len(first), len(second))


def words_of(paragraph: EditedParagraph, record: Record) -> str:
    """Return the characters of a paragraph that are an editor's; of a photo a sign."""
    if not any(share.path for share in record.shares):
        return ""
    if record.kind == "photo":
        return PICTURE  # what is said of it may be its caption
    shares = [Share(s.path, normal(s.text, record.kind)) for s in record.shares]
    texts = new_shares(shares, normal(paragraph.text, record.kind)).texts
    return characters("".join(texts.get(share.path, "") for share in shares))
