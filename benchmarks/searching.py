"""Search terms in the index of many issues: as a plain scan finds them, and how fast?

python benchmarks/searching.py [ISSUES] [TERMS]

The issues are texts of a year's shape, each of its own words; the terms are parts of them of one to
six characters. Printed are the time to read all, to index them, the median and the slowest query
for as many hits as the command shows, and how many terms the index finds otherwise than a scan,
all hits compared: none may.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.series.test_search import terms as terms_of  # noqa: E402
from tests.series.year import planned, text  # noqa: E402

from bulletin_layout.series.read import read_series  # noqa: E402
from bulletin_layout.series.search.hits import Query, scan  # noqa: E402
from bulletin_layout.series.search.index import SearchIndex  # noqa: E402

A_YEAR, SHOWN = 40, 1000


def main(issues: int, terms: int) -> None:
    """Write issues, index them, ask for each term in both ways."""
    with tempfile.TemporaryDirectory() as name:
        folder, memory = Path(name), Path(name) / "memory.db"
        files = [write(folder, number) for number in range(issues)]
        begun = time.perf_counter()
        series = read_series(files, memory=memory)
        read = time.perf_counter()
        with SearchIndex(memory, series):
            pass
        indexed = time.perf_counter()
        wanted = terms_of([p.text for i in series.issues for c in i.contributions
                             for p in c.passages], terms)  # fmt: skip
        # 4,000 issues are held: looking through them for garbage takes Python 0.1 s, now and then.
        gc.freeze()
        seconds, other = [], 0
        with SearchIndex(memory, series) as index:
            for term in wanted:
                asked = time.perf_counter()
                index.search(Query(term), SHOWN + 1)
                seconds.append(time.perf_counter() - asked)
            for term in wanted:  # after all are timed: it leaves much garbage behind
                hits = index.search(Query(term))
                other += hits != list(scan(series.issues, Query(term)))
        size = memory.stat().st_size / 2**20
    print(f"{issues:,} issues read in {read - begun:.1f} s, indexed in {indexed - read:.1f} s, "
          f"{size:.0f} MiB")  # fmt: skip
    print(f"{terms} terms: median {statistics.median(seconds) * 1000:.1f} ms, "
          f"slowest {max(seconds) * 1000:.1f} ms, {other} found otherwise")  # fmt: skip
    sys.exit(other > 0)


def write(folder: Path, number: int) -> Path:
    """Write an issue with two contributions of its own."""
    year, at = divmod(number, A_YEAR)
    issue = planned(at + 1, year=2026)[-1]
    articles = tuple(
        (f"{title}{number}", unit, text(2 * number + n))
        for n, (title, unit, _) in enumerate(issue.articles)
    )
    file = folder / f"{number}.yaml"
    date = issue.date.replace(year=1900 + year)
    made = replace(issue, articles=articles, year=1900 + year, date=date)
    file.write_text(made.yaml(), encoding="utf-8")
    return file


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["4000", "500"][len(sys.argv) - 1 :])))
