"""Measuring in a child process, as importing is done: files come from strangers.

In: names of files and limits. Out: their Measurements.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bulletin_layout.child_process.run import run_apart
from bulletin_layout.limits import Limits
from bulletin_layout.measuring.model import Measurement
from bulletin_layout.measuring.read import measure


def measure_apart(
    files: Sequence[str], limits: Limits, begin: Callable[[int], None] = lambda number: None
) -> tuple[Measurement, ...]:
    """Return what the format of each file is, read in a child. Raises InputError."""
    return run_apart(_measure, files, limits, begin)


def _measure(
    files: Sequence[str], limits: Limits, begin: Callable[[], None]
) -> tuple[Measurement, ...]:
    found = []
    for file in files:
        begin()
        found.append(measure(file, limits))
    return tuple(found)
