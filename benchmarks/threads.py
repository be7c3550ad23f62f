"""Builds in threads with mixed styles and font sets: the bytes are those of one thread.

python benchmarks/threads.py [THREADS] [BUILDS]

Each of 8 threads makes 200 PDFs by default, of issues, styles and font sets in an order of its own.
Ends with 1 if any differs from what one thread made before.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bulletin_layout import lay_out, pdf_bytes, read_fonts, read_issue, read_style

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("2021-06", "2024-03", "2025-26")
STYLES = ("series-2021", "series-2023", "gbt9704")
FONTS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("bundled", lambda: read_fonts()),
    ("office", lambda: read_fonts("office")),
)


def made(kind: tuple[str, str, int]) -> str:
    """Return the hash of one PDF, everything read anew."""
    name, style, fonts = kind
    issue = read_issue(ROOT / "examples" / f"{name}.yaml")
    document = lay_out(issue, read_style(style), FONTS[fonts][1]())  # type: ignore[arg-type]
    return hashlib.sha256(pdf_bytes(document)).hexdigest()


def main() -> int:
    """Build, compare, and print."""
    threads, builds = (int(a) for a in (*sys.argv[1:], *("8", "200")[len(sys.argv) - 1 :]))
    kinds = [(n, s, f) for n in NAMES for s in STYLES for f in range(len(FONTS))]
    expected = {kind: made(kind) for kind in kinds}

    def one_thread(seed: int) -> int:
        order = random.Random(seed)
        chosen = [order.choice(kinds) for _ in range(builds)]
        return sum(made(kind) != expected[kind] for kind in chosen)

    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        wrong = sum(pool.map(one_thread, range(threads)))
    seconds = time.perf_counter() - started
    total = threads * builds
    print(f"{total} builds of {len(kinds)} kinds in {threads} threads: {wrong} differ")
    print(f"{seconds:.1f} s, {total / seconds:.1f} a second")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
