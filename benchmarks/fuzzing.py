"""Change input at random, try it, and keep what goes wrong.

    nice -n 10 python benchmarks/fuzzing.py --count 200000 --seed 1 [--of KIND] [--jobs 2]
    python benchmarks/fuzzing.py --show 4711 --seed 1 [--of KIND]

A mutant is a pure function of the seed, its number and what it is made from. Kinds:

    issues     read and laid out, one in twenty written; made from the examples and tests/cases,
               cut short, changed as bytes, as lines, as YAML and along the grammar
    styles     read, and a small issue laid out in them
    font-sets  read, and a small issue laid out and written with them
    fonts      small font files changed in their tables, likewise
    word       Word files imported, what is written of them read back, one in five laid out
    pdf        PDFs, likewise
    text       texts, Markdown, pages and mails, likewise
    edits      issues changed in place by fix, confirm and --into: nothing else may change

Each must be refused with an exception of the BulletinError tree that is no InternalError, or go
through. Another exception, a warning of Python, too much processor time (issues 5 s, else 20) or
memory (768 MiB), a file left over, or a process that dies or hangs is a finding. Findings are told
apart by their innermost frames; the smallest of each is made smaller still and kept in --out
beside its traceback.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from fuzz.kinds import KINDS
from fuzz.processes import Fuzzing

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Judge mutants; return 1 if there are findings."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--of", choices=tuple(KINDS), default="issues")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the first mutant's number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "fuzzing")
    parser.add_argument("--show", type=int, metavar="NUMBER", help="print a mutant and no more")
    given = parser.parse_args()
    if given.show is not None:
        sys.stdout.buffer.write(KINDS[given.of].mutant(given.seed, given.show))
        return 0
    logging.disable(logging.CRITICAL)
    fuzzing = Fuzzing(given.of, given.seed, given.first, given.count, given.out)
    fuzzing.run(given.jobs)
    fuzzing.minimise()
    return 1 if fuzzing.kept else 0


if __name__ == "__main__":
    sys.exit(main())
