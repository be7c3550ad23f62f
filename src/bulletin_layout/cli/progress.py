"""What long work shows meanwhile: a line for each file, or a bar on standard error.

The bar is shown only where standard error is a terminal and there is much to do.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from bulletin_layout.cli.terminal import localized
from bulletin_layout.messages import Message
from bulletin_layout.progress import Step

_WIDTH = 30
_FEW = 3
# So many seconds nothing is shown of one build.
_QUIET = 1.0
_STAGES = {f"make {name}": Message("make {format}", format=name) for name in ("PDF", "OFD")}


class StageBar:
    """Shows the stage of one long build, from a second after its beginning on."""

    def __init__(self) -> None:
        self._shown_from = time.monotonic() + _QUIET
        self._is_shown = False

    def show(self, step: Step) -> None:
        """Show how far a stage is."""
        if time.monotonic() < self._shown_from:
            return
        self._is_shown = True
        words = localized(_STAGES.get(step.stage, step.stage))
        _show(f"{_bar(step.done, step.total)} {words} {step.done}/{step.total}")

    def clear(self) -> None:
        """Take the bar away, so that other lines can be written."""
        if self._is_shown:
            _show("")


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
            _show(f"{_bar(self._done, self._total)} {self._done}/{self._total}")

    def clear(self) -> None:
        """Take the bar away, so that other lines can be written."""
        if self._shown:
            _show("")


def _show(line: str) -> None:
    """Put a line where the last one was, without going on to the next."""
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()


def _bar(done: int, total: int) -> str:
    filled = _WIDTH * done // total
    return "█" * filled + "·" * (_WIDTH - filled)


def telling_each(files: Sequence[str]) -> Callable[[int], None]:
    """Return what prints a line for the number of each file, from 1, if there are several."""

    def tell(number: int) -> None:
        if len(files) > 1:
            print(f"[{number}/{len(files)}] {files[number - 1]}", flush=True)

    return tell
