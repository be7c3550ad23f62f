"""Bind volumes of 5, 40 and 160 issues, and print what each took, in a process of its own.

python benchmarks/binding.py [COUNT...] [--folios]

An issue has some nine pages, an appendix of 21 rows and three briefs, and no two have the same
text. Seconds are of one processor. `peak` is the process's highest resident memory; `begun` what
it held before the first issue.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from volume import make_volume

COUNTS = (5, 40, 160)
_MB = 1e6


def main() -> None:
    """Measure each count in a child, one after another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="COUNT")
    parser.add_argument("--folios", action="store_true")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child is not None:
        measure(given.child, given.folios)
        return
    print("issues  pages  bind s  write s  s/100 pages  begun MB  peak MB  file MB  kB/page")
    for count in given.counts:
        with tempfile.TemporaryDirectory() as folder:
            make_volume(Path(folder) / "issues", count)
            command = [sys.executable, __file__, "--child", folder]
            subprocess.run(command + ["--folios"] * given.folios, check=True)


def measure(folder: Path, folios: bool) -> None:
    """Bind the issues in a folder, write the volume, and print a row of the table."""
    from bulletin_layout import save
    from bulletin_layout.series.read import read_series
    from bulletin_layout.series.volume.bind import bind
    from bulletin_layout.series.volume.model import VolumeOptions

    series = read_series([folder / "issues"])
    begun, start = peak(), process_time()
    (volume,) = bind(series, VolumeOptions(folios=folios))
    bound = process_time()
    target = folder / "volume.pdf"
    save(volume.document, target)
    written = process_time()
    pages, size = len(volume.document.pages), target.stat().st_size
    print(
        f"{len(series.issues):6} {pages:6} {bound - start:7.2f} {written - bound:8.2f}"
        f" {100 * (written - start) / pages:12.2f} {begun:9.0f} {peak():8.0f}"
        f" {size / _MB:8.2f} {size / pages / 1000:8.1f}",
        flush=True,
    )


def peak() -> float:
    """Return this process's highest resident memory so far, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / _MB if sys.platform == "darwin" else used * 1024 / _MB


if __name__ == "__main__":
    main()
