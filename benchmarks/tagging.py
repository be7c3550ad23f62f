"""What tags cost: each example with and without them, in bytes and in milliseconds.

    python benchmarks/tagging.py

Without: no marked content, no structure elements but the root, no parent tree rows.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from bulletin_layout import Document, lay_out, read_fonts, read_issue, read_style
from bulletin_layout.pdf import content, writer
from bulletin_layout.structure import Node

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
RUNS = 15


def timed(build: Callable[[], bytes]) -> tuple[int, float]:
    """Return the size of a build and its median time in milliseconds."""
    size, times = len(build()), []
    for _ in range(RUNS):
        start = time.perf_counter()
        build()
        times.append((time.perf_counter() - start) * 1000)
    return size, statistics.median(times)


def untagged(document: Document) -> bytes:
    """Return the document's PDF without marked content and structure."""
    marked = content.PageDrawing._marked

    def show(self: content.PageDrawing, _node: int, lines: Iterable[content.CutLine]) -> None:
        self._text(lines)

    content.PageDrawing._marked = show  # type: ignore[method-assign]
    try:
        return writer.pdf_bytes(replace(document, structure=Node("Document")))
    finally:
        content.PageDrawing._marked = marked  # type: ignore[method-assign]


def main() -> None:
    """Print a Markdown table."""
    fonts = read_fonts()
    print("| issue | bytes with tags | without | more | ms with tags | without |")
    print("|---|---|---|---|---|---|")
    for path in sorted(EXAMPLES.glob("*.yaml")):
        issue = read_issue(path)
        document = lay_out(issue, read_style(issue.style), fonts)
        size, duration = timed(lambda d=document: writer.pdf_bytes(d))  # type: ignore[misc]
        bare_size, bare_time = timed(lambda d=document: untagged(d))  # type: ignore[misc]
        more = f"{(size / bare_size - 1) * 100:.1f} %"
        print(
            f"| {path.stem} | {size:,} | {bare_size:,} | {more} "
            f"| {duration:.1f} | {bare_time:.1f} |"
        )


if __name__ == "__main__":
    main()
