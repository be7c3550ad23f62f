"""Fifty photos of 4 MB in one issue, as they are: peak memory, and the scan data byte for byte.

python benchmarks/photos.py [--count 50]

Photos are made of noise in a temporary folder; the build runs in a process of its own, whose peak
memory the system tells.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

HEAD = """\
style: gbt9704
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 五十张照片
    body:
"""


def main() -> None:
    """Make the photos, build, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos = [_photo(folder / f"{n}.jpg") for n in range(count)]
        rows = "".join(
            f"      - photo: {p.name}\n        alt: 噪声\n        as_is: true\n" for p in photos
        )
        (folder / "issue.yaml").write_text(HEAD + rows, encoding="utf-8")
        started = time.perf_counter()
        command = [sys.executable, "-m", "bulletin_layout", "build", "issue.yaml"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        pdf = (folder / "issue.pdf").read_bytes()
        scans = sum(_scan(p.read_bytes()) in pdf for p in photos)
        average = sum(p.stat().st_size for p in photos) / count / 1e6
        print(f"{count} photos of {average:.1f} MB; the file has {len(pdf) / 2**20:.0f} MiB")
        print(f"peak memory of the build {peak:.0f} MiB, {seconds:.1f} s")
        print(f"scan data identical: {scans} of {count}")


def _photo(path: Path) -> Path:
    """Write a photo of about 4 MB."""
    size = (2500, 1860)
    noise = os.urandom(size[0] * size[1] * 3)
    Image.frombytes("RGB", size, noise).save(path, quality=89)
    return path


def _scan(data: bytes) -> bytes:
    """Return a JPEG's data from its first scan on."""
    found = re.search(rb"\xff\xda", data)
    assert found
    return data[found.start() :]


if __name__ == "__main__":
    main()
