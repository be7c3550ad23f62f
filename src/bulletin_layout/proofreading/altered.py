"""Sayings that are altered by one character: another, one too many, one left out, two exchanged.

In: sayings and a text. Out: where a saying stands but for that. One half of it then stands as it
is: halves are looked for together, and only there the rest is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.occurrences import occurrences

# A shorter saying shares all but one of its characters with too much else.
SHORTEST = 4
# A first or last character tells an alteration from another phrase only in so long a saying.
_LONG = 6


class Altered(NamedTuple):
    """A saying, and where it stands altered."""

    saying: str
    start: int
    end: int


def altered(sayings: Collection[str], text: str) -> Iterator[Altered]:
    """Yield where a saying stands altered by one character, in the order of the text.

    What stands there as another of them, or within a longer one that is altered, is left alone.
    """
    wanted = [saying for saying in sayings if len(saying) >= SHORTEST]
    halves: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for saying in wanted:
        middle = len(saying) // 2
        halves[saying[:middle]].append((saying, True))
        halves[saying[middle:]].append((saying, False))
    found: set[Altered] = set()
    for half, places in occurrences(halves, text).items():
        for saying, is_first in halves[half]:
            for at in places:
                found.update(_at(saying, half, is_first, at, text))
    across = {_exchanged_across(saying): saying for saying in wanted}
    for written, places in occurrences(across, text).items():
        found.update(Altered(across[written], at, at + len(written)) for at in places)
    yield from _outermost(found, _exact(wanted, text))


def _exchanged_across(saying: str) -> str:
    """Return a saying with two characters exchanged that stand in different halves."""
    middle = len(saying) // 2
    return saying[: middle - 1] + saying[middle] + saying[middle - 1] + saying[middle + 1 :]


def _at(saying: str, half: str, is_first: bool, at: int, text: str) -> Iterator[Altered]:
    """Yield the saying of which a half stands at a place, if the other one is altered."""
    reach = len(saying) - len(half) + 1
    if is_first:
        rest, beside = saying[len(half) :], text[at + len(half) : at + len(half) + reach]
    else:
        rest, beside = saying[: -len(half)][::-1], text[max(0, at - reach) : at][::-1]
    taken = _alteration(rest, beside, is_long=len(saying) >= _LONG)
    if taken is None:
        return
    begin, end = (at, at + len(half) + taken) if is_first else (at - taken, at + len(half))
    yield Altered(saying, begin, end)


def _alteration(rest: str, beside: str, *, is_long: bool) -> int | None:
    """Return how many characters stand for the rest of a saying, None if they are no alteration."""
    same = 0
    while same < min(len(rest), len(beside)) and rest[same] == beside[same]:
        same += 1
    if same == len(rest):
        return None  # It is the saying itself.
    left = rest[same:]
    if len(left) == 1:
        # Its very end: another character there, or none.
        if not is_long:
            return None
        return same + 1 if beside[same : same + 1].isalpha() else same
    if left[1] + left[0] + left[2:] == beside[same : same + len(left)]:
        return same + len(left)
    if left[1:] == beside[same + 1 : same + len(left)]:
        return same + len(left)
    if left == beside[same + 1 : same + 1 + len(left)]:
        return same + 1 + len(left)
    if left[1:] == beside[same : same + len(left) - 1]:
        return same + len(left) - 1
    return None


def _exact(sayings: Collection[str], text: str) -> set[int]:
    """Return every place of the text at which a saying stands as it is."""
    places = occurrences(sayings, text)
    return {
        n for saying, starts in places.items() for at in starts for n in range(at, at + len(saying))
    }


def _outermost(found: set[Altered], exact: set[int]) -> Iterator[Altered]:
    """Yield what is found in order, none within another, none that holds to the end in a saying."""
    reached = -1
    for one in sorted(found, key=lambda a: (a.start, -a.end, a.saying)):
        stands = all(place in exact for place in range(one.start, one.end))
        if one.end > reached and not stands:
            reached = one.end
            yield one
