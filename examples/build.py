"""Build the five example issues and the kitchen sink into build/, with a line of progress each.

python examples/build.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from bulletin_layout.cli.main import main

HERE = Path(__file__).resolve().parent
NAMES = ("2021-06", "2021-32", "2023-11-13", "2024-03", "2025-26", "kitchen-sink/kitchen-sink")

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    issues = [str(HERE / f"{name}.yaml") for name in NAMES]
    sys.exit(main(["build", *issues, "-o", str(HERE.parent / "build")]))
