"""Kill builds at random moments, fill the disk, run for long: what is left, and what grows.

python benchmarks/faults.py kill [--count 100]    kill -9 at random moments of a build
python benchmarks/faults.py disk                  a disk of 1 MB and a read-only folder (as root)
python benchmarks/faults.py soak                  8 threads × 50 builds, then 400 builds in one

Figures for docs/reliability.md. Not part of the test suite: it takes minutes and looks at a clock.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bulletin_layout import lay_out, read_fonts, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import style_of

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ISSUES = [EXAMPLES / f"{name}.yaml" for name in ("2021-06", "2021-32", "2024-03")]
BUILD = [sys.executable, "-m", "bulletin_layout", "build"]


def kill(count: int) -> None:
    """Kill builds that replace one issue's PDF by another's, and look at what stands there."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        target = folder / "out.pdf"
        whole = [_pdf_of(issue, target) for issue in ISSUES[:2]]
        seconds = _seconds(lambda: _pdf_of(ISSUES[0], target))
        killed = 0
        for n in range(count):
            process = subprocess.Popen(
                [*BUILD, str(ISSUES[n % 2]), "-o", str(target)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            # Half of the kills fall into the last third, where the file is written.
            time.sleep(chance.uniform(0 if n % 2 else seconds * 2 / 3, seconds))
            process.kill()
            killed += process.wait() == -9
            if _digest(target) not in whole:
                print(f"broken after kill {n}")
        left = len(list(folder.glob(".bulletin-*")))
        _pdf_of(ISSUES[0], target)
        after = len(list(folder.glob(".bulletin-*")))
        print(f"{count} builds, {killed} of them killed in the middle; target always whole")
        print(f"temporary files left {left}, after the next build {after}")


def _pdf_of(issue: Path, target: Path) -> str:
    subprocess.run(
        [*BUILD, str(issue), "-o", str(target)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return _digest(target)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _seconds(work: object) -> float:
    started = time.perf_counter()
    assert callable(work)
    work()
    return time.perf_counter() - started


def disk() -> None:
    """Build into a disk of 1 MB that holds an old file, and into a read-only one."""
    for what, options in (("1 MB disk", "size=1m"), ("read-only disk", "size=8m")):
        with _mounted(options) as folder:
            target = folder / "out.pdf"
            _pdf_of(ISSUES[0], target)
            old = _digest(target)
            if what == "1 MB disk":
                (folder / "ballast").write_bytes(b"x" * 500_000)
            else:
                subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
            command = [*BUILD, str(ISSUES[1]), "-o", str(target)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            said = [x for x in done.stderr.splitlines() if "warning" not in x]
            kept = _digest(target) == old
            left = len(list(folder.glob(".bulletin-*")))
            print(f"{what}: exit {done.returncode}, old file kept: {kept}, left over: {left}")
            print("   ", *said)


@contextlib.contextmanager
def _mounted(options: str) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    subprocess.run(command, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        shutil.rmtree(folder)


def soak() -> None:
    """Build in eight threads at once; then 400 times in a row, and see whether memory grows."""
    fonts = read_fonts()
    alone = {issue: _bytes_of(issue, read_fonts()) for issue in ISSUES}
    jobs = [ISSUES[n % len(ISSUES)] for n in range(8 * 50)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda issue: _bytes_of(issue, fonts), jobs))
    same = sum(found == alone[issue] for issue, found in zip(jobs, together, strict=True))
    print(f"8 threads × 50 builds: {same} of {len(jobs)} identical to a build alone")
    at = {}
    for n in range(1, 401):
        _bytes_of(ISSUES[n % len(ISSUES)], fonts)
        if n in (50, 400):
            at[n] = _resident()
    growth = at[400] / at[50] - 1
    print(f"memory after 50 builds {at[50]:.1f} MiB, after 400 {at[400]:.1f} MiB: {growth:+.2%}")


def _bytes_of(issue: Path, fonts: FontSet) -> str:
    said = read_issue(issue)
    return hashlib.sha256(pdf_bytes(lay_out(said, style_of(said), fonts))).hexdigest()


def _resident() -> float:
    """Return this process's resident memory in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("kill", "disk", "soak"))
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    {"kill": lambda: kill(options.count), "disk": disk, "soak": soak}[options.what]()


if __name__ == "__main__":
    main()
