"""Pages that are kept packed, and made anew each time that they are gone through.

A page of text is some 50 kB as tuples and 1.5 kB packed: a volume of a thousand pages would not
else be made in the memory of one issue. What is unpacked was packed by this process.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import cast, overload

from bulletin_layout.layout.model import Page
from bulletin_layout.named_tuple import NamedTuple

_FAST = 1


class Pack(NamedTuple):
    """Pages in a row: how many, and their bytes."""

    pages: int
    data: bytes


def packed(pages: Sequence[Page]) -> Pack:
    """Return pages packed."""
    return Pack(len(pages), zlib.compress(pickle.dumps(tuple(pages), 5), _FAST))


def unpacked(pack: Pack) -> tuple[Page, ...]:
    """Return packed pages again."""
    return cast(tuple[Page, ...], pickle.loads(zlib.decompress(pack.data)))


class PackedPages(Sequence[Page]):
    """The pages of packs, one after another; those of one pack are held at a time."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._packs = tuple(packs)

    def __len__(self) -> int:
        return sum(pack.pages for pack in self._packs)

    def __iter__(self) -> Iterator[Page]:
        for pack in self._packs:
            yield from unpacked(pack)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Page, ...]: ...
    def __getitem__(self, index: int | slice) -> Page | tuple[Page, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        at = index + len(self) if index < 0 else index
        for pack in self._packs:
            if 0 <= at < pack.pages:
                return unpacked(pack)[at]
            at -= pack.pages
        raise IndexError(index)
