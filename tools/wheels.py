"""Gather in a folder all that an office without a network needs to install bulletin_layout.

python tools/wheels.py wheels/ --platform windows --python 3.12
python tools/wheels.py wheels/ --check

In: this checkout and the package index. Out: a folder with the wheel of bulletin_layout and those
of everything that it needs, for one platform and version of Python. `--check` installs from the
folder alone, without an index, into a fresh virtual environment, and builds an issue there.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = "import,preview,words"
# What pip calls a platform; the newest glibc first that Kylin V10 and UOS 20 have (2.28).
_LINUX = ("manylinux_2_28", "manylinux_2_17", "manylinux2014", "manylinux_2_5", "manylinux1")
PLATFORMS = {
    "windows": ("win_amd64",),
    "linux-x86_64": tuple(f"{name}_x86_64" for name in _LINUX),
    "linux-arm64": tuple(f"{name}_aarch64" for name in _LINUX),
    "mac-arm64": ("macosx_11_0_arm64", "macosx_12_0_arm64"),
    "mac-x86_64": ("macosx_10_13_x86_64", "macosx_11_0_x86_64"),
}
# What is needed there alone: pip asks the machine that it runs on, not the one it gathers for.
_NEEDED_ALSO = {"windows": ("colorama",)}


def commands(folder: Path, wheel: str, platform: str | None, python: str) -> list[list[str]]:
    """Return the commands that gather what `wheel` needs."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(folder)]
    wanted = [f"{wheel}[{EXTRAS}]"]
    if platform is None:
        return [[*pip, "--only-binary=:all:", *wanted]]
    names = [part for name in PLATFORMS[platform] for part in ("--platform", name)]
    version = ["--python-version", python, "--implementation", "cp"]
    abis = [part for abi in (f"cp{python.replace('.', '')}", "abi3", "none")
            for part in ("--abi", abi)]  # fmt: skip
    chosen = [*pip, "--only-binary=:all:", *names, *version, *abis]
    return [[*chosen, *wanted], *([*chosen, name] for name in _NEEDED_ALSO.get(platform, ()))]


def gather(folder: Path, platform: str | None, python: str) -> list[Path]:
    """Build the project's wheel and download the rest; return what is in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    _run([*wheel, "--wheel-dir", str(folder), str(ROOT)])
    (own,) = folder.glob("bulletin_layout-*.whl")
    for command in commands(folder, str(own), platform, python):
        _run(command)
    return sorted(folder.glob("*.whl"))


def check(folder: Path) -> None:
    """Install from the folder alone into a fresh environment, and build an issue there."""
    with tempfile.TemporaryDirectory() as made:
        venv.create(made, with_pip=True)
        python = str(Path(made) / ("Scripts" if os.name == "nt" else "bin") / "python")
        install = [python, "-m", "pip", "install", "--quiet", "--no-index"]
        _run([*install, "--find-links", str(folder), f"bulletin-layout[{EXTRAS}]"])
        issue = ROOT / "examples" / "2021-06.yaml"
        target = Path(made) / "issue.pdf"
        _run([python, "-m", "bulletin_layout", "build", str(issue), "-o", str(target)])
        for command in ("import", "preview", "check"):
            _run([python, "-m", "bulletin_layout", command, "--help"], silent=True)
        if not target.read_bytes().startswith(b"%PDF"):
            raise SystemExit("no PDF was made")


def _run(command: Sequence[str], silent: bool = False) -> None:
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL if silent else None)
    if done.returncode:
        raise SystemExit(f"this failed: {' '.join(command)}")


def main() -> None:
    """Gather, list, and check if asked."""
    parser = argparse.ArgumentParser(description="gather wheels for machines without a network")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--platform", choices=PLATFORMS, help="(this machine's)")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser.add_argument("--python", default=version, metavar="3.12", help=f"({version})")
    parser.add_argument("--check", action="store_true", help="install from it and build an issue")
    options = parser.parse_args()
    found = gather(options.folder, options.platform, options.python)
    size = sum(file.stat().st_size for file in found)
    print(f"{len(found)} wheels, {size / 1e6:.0f} MB, in {options.folder}")
    if options.check:
        check(options.folder)
        print("installed without an index, and an issue was built")


if __name__ == "__main__":
    main()
