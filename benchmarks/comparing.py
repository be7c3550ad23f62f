"""How long it takes to compare two PDFs of 12 pages: all layers of text, then pixels.

python benchmarks/comparing.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bulletin_layout import lay_out, read_fonts, read_issue, read_style
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.testing import compare, read_facts
from bulletin_layout.testing.pictures import differing_pixels, page_count, render

ISSUE = Path(__file__).resolve().parent.parent / "examples" / "2021-32.yaml"
RUNS = 5


def median(work: Callable[[], object]) -> float:
    """Return the median seconds of a few runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print both figures."""
    issue = read_issue(ISSUE)
    pdf = pdf_bytes(lay_out(issue, read_style(issue.style), read_fonts()))
    pages = range(page_count(pdf))
    layers = median(lambda: compare(read_facts(pdf), read_facts(pdf)))
    pixels = median(lambda: [differing_pixels(render(pdf, i), render(pdf, i)) for i in pages])
    print(f"all layers but pixels: {layers:.2f} s; pixels of {len(pages)} pages: {pixels:.2f} s")


if __name__ == "__main__":
    main()
