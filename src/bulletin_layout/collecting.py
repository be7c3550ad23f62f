"""Python looks for cycles of garbage seldom while a document is made: what is made is kept.

Looking goes through all that is held, again and again as it grows: a fifth of the time of 300
pages. It is set for the whole process, so what was set before comes back with the last to end.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# Objects made between two looks; Python's own number is 700, in later versions 2,000.
SELDOM = 200_000
# Importing, reading, laying out, writing.
_STAGES = 4


class _Threshold:
    """Python's threshold, and how many are within `collecting_seldom`."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._within = 0
        self._before = gc.get_threshold()
        self._stages = 0

    def enter(self) -> None:
        with self._lock:
            if not self._within:
                self._before = gc.get_threshold()
                # 0 means never.
                if 0 < self._before[0] < SELDOM:
                    gc.set_threshold(SELDOM, *self._before[1:])
            self._within += 1

    def leave(self) -> None:
        with self._lock:
            if self._within:  # not so in a child that was forked within
                self._within -= 1
                if not self._within:
                    self._keep_first()
                    gc.set_threshold(*self._before)

    def _keep_first(self) -> None:
        """Count what a process's first document is made of among what is looked through seldom.

        Else the usual threshold, long passed, has Python look at once through all that was just
        made: 10 ms of 300 pages for each stage. A process that goes on has it look, as its garbage
        must go. What somebody else froze stays frozen.
        """
        is_due = gc.get_count()[0] > self._before[0]
        if is_due and self._stages < _STAGES and not gc.get_freeze_count():
            self._stages += 1
            gc.freeze()
            gc.unfreeze()

    def after_fork(self) -> None:
        """Begin anew in a child, which has none of its parent's other threads."""
        self._lock = Lock()
        if self._within:
            self._within = 0
            gc.set_threshold(*self._before)


_THRESHOLD = _Threshold()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_THRESHOLD.after_fork)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for cycles seldom within the block, in any thread of the process."""
    _THRESHOLD.enter()
    try:
        yield
    finally:
        _THRESHOLD.leave()
