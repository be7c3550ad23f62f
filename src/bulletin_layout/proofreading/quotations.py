"""Whether straight quotes pair off, and whether a place lies inside a quotation."""

from __future__ import annotations

from bulletin_layout.proofreading.characters import PAIRS, MarksBefore


def quotes_pair_off(text: str) -> bool:
    """Return whether straight quotes are sure to pair off: none is lone, or within another pair.

    Of quotes within quotes one seems to begin or end with a space.
    """
    pieces = text.split('"')
    quoted = pieces[1::2]
    return len(pieces) % 2 == 1 and all(words and words == words.strip() for words in quoted)


def inside_quotes(marks: MarksBefore, at: int) -> bool:
    """Return whether a place lies inside a quotation or a title mark."""
    return (
        any(marks.count(o, at) > marks.count(PAIRS[o], at) for o in "“《")
        or marks.count('"', at) % 2 == 1
    )
