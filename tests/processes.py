"""Processes that tests start and end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def heeding_interrupts() -> Iterator[None]:
    """Let processes started within end by SIGINT, even in a run that ignores it (`nohup … &`).

    What is ignored is inherited; a process that was just started would miss the signal.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def alone_with(file: Path) -> Iterator[None]:
    """Wait until no other process of the tests is within, as workers of pytest-xdist may be."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
