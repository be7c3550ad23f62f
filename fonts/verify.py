"""Verify the bundled fonts against manifest.json, or make them again from their packages.

python fonts/verify.py                          size and SHA-256 of every file
python fonts/verify.py --rebuild SOURCES -o OUT  the set again, from the files in SOURCES

SOURCES is a folder that holds the packages' files (`source_file` in the manifest), at any
depth. They come from:

npm pack @expo-google-fonts/tinos@0.4.2
npm pack @expo-google-fonts/noto-serif-sc@0.4.3
npm pack @expo-google-fonts/noto-sans-sc@0.4.3
npm pack @expo-google-fonts/noto-sans-symbols-2@0.4.1
npm pack @expo-google-fonts/noto-sans-math@0.4.2
npm pack @expo-google-fonts/noto-serif-jp@0.4.3
npm pack @expo-google-fonts/noto-serif@0.4.2
    each gives a .tgz: unpack with tar -xzf FILE.tgz -C SOURCES
apt-get download texlive-lang-chinese
    (Debian 12, version 2022.20230122-1) gives a .deb: unpack with dpkg-deb -x FILE.deb SOURCES

--rebuild needs uharfbuzz; the manifest names the version that the files were made with, and
another one may write the same font in other bytes. Exit code: 0 good, 1 a file differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Entry = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Verify or rebuild; return the exit code."""
    options = _parser().parse_args(arguments)
    entries = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
    if options.rebuild is None:
        problems = verify(entries, HERE)
    else:
        problems = rebuild(entries, options.rebuild, options.output)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"{len(entries)} files agree with manifest.json.")
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rebuild", type=Path, metavar="SOURCES", help="make the set again")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", default=Path("build/fonts"), help="where to"
    )
    return parser


def verify(entries: list[Entry], folder: Path) -> list[str]:
    """Return a line for each file of `folder` that is not as the manifest says."""
    return [problem for entry in entries if (problem := _difference(entry, folder))]


def _difference(entry: Entry, folder: Path) -> str:
    """Return what is wrong with an entry's file, or nothing."""
    path = folder / entry["file"]
    if not path.is_file():
        return f"{path}: is not there."
    data = path.read_bytes()
    if len(data) != entry["bytes"]:
        return f"{path}: has {len(data)} bytes, the manifest says {entry['bytes']}."
    digest = _sha256(data)
    if digest != entry["sha256"]:
        return f"{path}: has SHA-256 {digest}, the manifest says {entry['sha256']}."
    return ""


def rebuild(entries: list[Entry], sources: Path, output: Path) -> list[str]:
    """Make every file again in `output`; return a line for each that could not be or differs."""
    output.mkdir(parents=True, exist_ok=True)
    problems = []
    for entry in entries:
        problem = _rebuild_one(entry, sources, output) or _difference(entry, output)
        if problem:
            problems.append(problem)
        else:
            print(f"{output / entry['file']}: agrees.", flush=True)
    return problems


def _rebuild_one(entry: Entry, sources: Path, output: Path) -> str:
    """Make one file; return why it could not be made, or nothing."""
    found = sorted(sources.rglob(entry["source_file"]))
    if not found:
        return f"{entry['source_file']}: is not in {sources}; it comes from {entry['package']}."
    contents = (path.read_bytes() for path in found)
    data = next((d for d in contents if _sha256(d) == entry["source_sha256"]), None)
    if data is None:
        return f"{found[0]}: its SHA-256 is not the manifest's source_sha256."
    made = data if entry["subset_to"] is None else subset(data, _code_points(entry["subset_to"]))
    (output / entry["file"]).write_bytes(made)
    return ""


def subset(font: bytes, code_points: list[int]) -> bytes:
    """Return a font cut down to code points: no hinting, every layout feature kept."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(code_points)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.invert()  # the complement of none: all
    return bytes(hb.subset(hb.Face(font), wanted).blob.data)


def _code_points(subset_to: str) -> list[int]:
    """Return the code points that a file names, or ranges such as `2600-27BF 2B00-2BFF`."""
    if subset_to.endswith(".txt"):
        return [int(line, 16) for line in (HERE / subset_to).read_text("ascii").split()]
    bounds = ([int(end, 16) for end in part.split("-")] for part in subset_to.split())
    return [code for first, last in bounds for code in range(first, last + 1)]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
