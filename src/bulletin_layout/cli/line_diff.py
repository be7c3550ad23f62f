"""A unified diff of two texts whose lines stand opposite each other, as corrections leave them.

difflib looks for lines that moved, and takes the square of their number for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest


def changed_lines(old: Sequence[str], new: Sequence[str], file: str) -> Iterator[str]:
    """Yield the lines of a unified diff without context; none if nothing differs."""
    if old == new:
        return
    yield f"--- {file}"
    yield f"+++ {file}"
    rows = enumerate(zip_longest(old, new), 1)
    for changed, group in groupby(rows, lambda row: row[1][0] != row[1][1]):
        if not changed:
            continue
        numbers, pairs = zip(*group, strict=True)
        gone = [before for before, _ in pairs if before is not None]
        come = [after for _, after in pairs if after is not None]
        yield f"@@ -{_range(numbers[0], len(gone))} +{_range(numbers[0], len(come))} @@"
        yield from (f"-{line}" for line in gone)
        yield from (f"+{line}" for line in come)


def _range(first: int, count: int) -> str:
    """Return a range of lines as diff writes it; of none the line before is named."""
    if count == 1:
        return str(first)
    return f"{first if count else first - 1},{count}"
