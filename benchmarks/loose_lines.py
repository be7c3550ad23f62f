"""The loosest lines of issues: by how much each is stretched between its characters.

    python benchmarks/loose_lines.py examples/*.yaml

In: issues. Out: the twenty lines that are stretched most, in em, with issue, page and beginning; a
last line says how many lines are full, and how many lie above their style's limit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_layout.layout.model import Page, PlacedLine
from bulletin_layout.pipeline import BuildOptions, build

MOST = 20
Loose = tuple[float, str, int, str]


def main(files: Sequence[str]) -> None:
    """Print the loosest lines."""
    lines: list[Loose] = []
    above = 0
    for file in files:
        built = build(file, BuildOptions(proofread=None))
        found = list(_stretched(file, built.document.pages))
        above += sum(gap > built.style.composition.loosest for gap, *_ in found)
        lines += found
    for gap, file, page, text in sorted(lines, reverse=True)[:MOST]:
        print(f"{gap:.3f}  {Path(file).stem}  page {page}  {text[:16]}")
    print(f"{len(lines)} full lines, {above} above their style's limit")


def _stretched(file: str, pages: Sequence[Page]) -> Iterator[Loose]:
    for page in pages:
        for line in page.lines:
            if line.full:
                text = "".join(run.text for run in line.runs)
                yield _gap(line), file, page.number, text


def _gap(line: PlacedLine) -> float:
    """Return the widest even spacing of a line's runs, in em."""
    return max(run.spacing / run.size for run in line.runs)


if __name__ == "__main__":
    main(sys.argv[1:])
