"""Choose the switches of a document's composition, from what it says and from its line ends.

In: which of a document's line ends each combination of switches meets. Out: the combination that
is chosen. The procedure (docs/word.md): doNotCompress is `none`; compatibility mode 15 is
`word15`, an older one `word`; WPS and Word 2007 `word`. What is open is chosen by line ends:
breaks within Latin words, if at least three ends stand in one and more are met so; the rest by
ends met, if at least 30 of theirs tell; else `word`, nothing hanging.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bulletin_layout.named_tuple import NamedTuple

# When marks are squeezed, and whether 点号 hang. In mode 15 a 点号 always may hang.
RULES = (("word", False), ("word", True), ("word15", True), ("none", False), ("none", True))
ENOUGH, ENOUGH_INSIDE = 30, 3


class Switches(NamedTuple):
    """How a document is composed.

    `latin` is whole, anywhere, or beside: with an autospace beside typed spaces. `pairs` is which
    marks are closed up: all, or points: only a 点号 after or before another.
    """

    compress: str
    hang: bool
    latin: str
    pairs: str = "all"

    def __str__(self) -> str:
        hang, pairs = " hang" if self.hang else "", " point pairs" * (self.pairs == "points")
        return f"{self.compress}{hang} latin {self.latin}{pairs}"


def choose_switches(
    table: Mapping[Switches, Sequence[bool]], rule: str, inside: Sequence[bool], on: Sequence[int]
) -> Switches:
    """Return the switches chosen by the ends numbered in `on`.

    `table` has for each combination, the likeliest first, whether it meets each end; `inside`
    tells the ends that stand within a Latin word.
    """
    score = {key: sum(met[i] for i in on) for key, met in table.items()}
    keys = [key for key in table if not rule or key.compress == rule]
    first = next(key for key in keys if key.compress == (rule or "word"))
    broken = first._replace(latin="anywhere")
    if sum(inside[i] for i in on) >= ENOUGH_INSIDE and score[broken] > score[first]:
        keys, first = [key for key in keys if key.latin == "anywhere"], broken
    telling = sum(len({table[key][i] for key in keys}) > 1 for i in on)
    return max(keys, key=lambda k: (score[k], k == first)) if telling >= ENOUGH else first
