"""Whether straight quotes pair off, and whether a place lies inside a quotation."""

from __future__ import annotations

from bulletin_layout.proofreading.characters import PAIRS


def quotes_pair_off(text: str) -> bool:
    """Return whether straight quotes are sure to pair off: none is lone, or within another pair.

    Of quotes within quotes one seems to begin or end with a space.
    """
    pieces = text.split('"')
    quoted = pieces[1::2]
    return len(pieces) % 2 == 1 and all(words and words == words.strip() for words in quoted)


def inside_quotes(text: str, at: int) -> bool:
    """Return whether a place lies inside a quotation or a title mark."""
    before = text[:at]
    return (
        any(before.count(o) > before.count(PAIRS[o]) for o in "“《") or before.count('"') % 2 == 1
    )
