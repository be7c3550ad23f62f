"""What long work shows meanwhile: a line for each file, or a bar on standard error.

The bar is shown only where standard error is a terminal and there is much to do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

_WIDTH = 30
_FEW = 3


class Progress:
    """Counts `total` steps; nothing is shown for a few, or where nobody looks."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = total > _FEW and sys.stderr.isatty()

    def step(self) -> None:
        """Show one step more."""
        self._done += 1
        if self._shown:
            filled = _WIDTH * self._done // self._total
            bar = "█" * filled + "·" * (_WIDTH - filled)
            sys.stderr.write(f"\r{bar} {self._done}/{self._total}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away, so that other lines can be written."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def telling_each(files: Sequence[str]) -> Callable[[int], None]:
    """Return what prints a line for the number of each file, from 1, if there are several."""

    def tell(number: int) -> None:
        if len(files) > 1:
            print(f"[{number}/{len(files)}] {files[number - 1]}", flush=True)

    return tell
