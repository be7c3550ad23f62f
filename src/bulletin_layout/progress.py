"""How far long work has come, for whoever watches it: a stage, and how much of it is done.

Work that may be long goes through its blocks, pages or texts by `stepped`; where nobody watches,
that only looks at the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from bulletin_layout.deadline import timed
from bulletin_layout.named_tuple import NamedTuple

Item = TypeVar("Item")


class Step(NamedTuple):
    """So many of the blocks, pages or texts of a stage are done, of so many."""

    stage: str
    done: int
    total: int


Watcher = Callable[[Step], None]
_WATCHER: ContextVar[Watcher | None] = ContextVar("_WATCHER", default=None)


@contextmanager
def watch_progress(watcher: Watcher) -> Iterator[None]:
    """Have `watcher` told of each step of what is done within the block, in this thread.

    Stages are `lay out` (blocks), `proofread` (texts) and `make PDF`, `make OFD` (pages). What the
    watcher raises ends the work: nothing is written then.
    """
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)


def stepped(stage: str, items: Iterable[Item], total: int) -> Iterator[Item]:
    """Yield what a stage goes through, its time looked at, each told to who watches once done."""
    watcher = _WATCHER.get()
    if watcher is None:
        yield from timed(items)
        return
    for done, item in enumerate(timed(items), 1):
        yield item
        watcher(Step(stage, done, total))
