"""Many issues: the rate of a pool, memory of its workers, and where more workers stop paying.

python benchmarks/many.py [ISSUES] [WORKERS]

Builds 2,000 issues of about nine pages with different texts (benchmarks/volume.py) through
`build_many`, all built and then all skipped. Prints issues a second, the workers' memory after each
fifth, what the asking process spends an issue (its own processor time), and by calculation what
10 and 100 workers would do and how long 100,000 and 10 million issues would take them.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bulletin_layout import build_many
from volume import make_volume

KNOWN = 40  # that many texts are dealt; the rest are copies under other names and numbers


def main() -> None:
    """Build, skip, and print."""
    issues, workers = (int(a) for a in (*sys.argv[1:], *("2000", "2")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        files = list(_files(Path(folder), issues))
        out = Path(folder) / "out"
        own = _own_seconds()
        started = time.perf_counter()
        memory, pages = [], 0
        for n, record in enumerate(build_many(files, out, processes=workers), 1):
            if record.pages is None:
                raise SystemExit(f"{record.issue}: {record.problem} {record.diagnostics[:1]}")
            pages += record.pages
            if n % max(issues // 5, 1) == 0:
                memory.append(max(_children_resident(), default=0.0))
        seconds = time.perf_counter() - started
        asking = (_own_seconds() - own) / issues
        started = time.perf_counter()
        skipped = sum(r.skipped for r in build_many(files, out, resume=True, processes=workers))
        again = time.perf_counter() - started
    rate = issues / seconds
    print(f"{issues:,} issues, {pages:,} pages, {workers} workers: {rate:.1f} a second")
    print("largest worker after each fifth: " + ", ".join(f"{m:.0f} MB" for m in memory))
    print(f"asking process: {asking * 1000:.1f} ms of its processor an issue")
    print(f"all there already: {skipped:,} skipped in {again:.1f} s")
    one = rate / workers
    most = 1 / asking
    print(f"by calculation: a worker {one:.1f} a second, the asking process at most {most:.0f};")
    print(f"it bends at {most / one:.0f} workers")
    for many in (10, 100):
        able = min(many * one, most)
        hours = ", ".join(f"{n:,}: {n / able / 3600:.1f} h" for n in (100_000, 10_000_000))
        print(f"{many} workers: {able:.0f} a second; {hours}")


def _files(folder: Path, count: int) -> Iterator[Path]:
    texts = [file.read_text(encoding="utf-8") for file in make_volume(folder / "dealt", KNOWN)]
    for number in range(count):
        file = folder / f"{number:06}.yaml"
        file.write_text(texts[number % len(texts)] + f"# {number}\n", encoding="utf-8")
        yield file


def _own_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _children_resident() -> Iterator[float]:
    """Yield the memory of this process's children, in MB (Linux)."""
    for task in Path("/proc").iterdir():
        if not task.name.isdecimal():
            continue
        try:
            fields = (task / "stat").read_text().rpartition(")")[2].split()
            pages = int((task / "statm").read_text().split()[1])
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            yield pages * os.sysconf("SC_PAGESIZE") / 1e6


if __name__ == "__main__":
    main()
