"""A build by the command against Typst alone, which is given its JSON ready: cold, in pairs.

python benchmarks/bare_typst.py [ISSUE] [--runs N] [--own-style]

`bulletin build` reads YAML, proofreads as it does by default and writes the PDF; Typst is called
by a process that imports nothing else. With --own-style one character changes before each pair, and
the issue has a style of its own. Needs `pip install typst`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import median
from time import perf_counter

from peers import FONTS
from reading import read

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "2021-32.yaml"
TEMPLATE = Path(__file__).resolve().parent / "peers" / "bulletin.typ"
STYLE = "extends: {}\ntext:\n  title: {{size: 二号}}\n"
TYPST = """
import sys, typst
template, fonts, issue, pdf = sys.argv[1:]
fonts = typst.Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
)
typst.Compiler(template, font_paths=fonts).compile(
    output=pdf,
    sys_inputs={"issue": open(issue, encoding="utf-8").read()},
    pdf_standards=["a-2a", "ua-1"],
    timestamp=0,
)
"""


def main() -> None:
    """Run the pairs, and print the ratio and both times: median (lowest–highest)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("issue", type=Path, nargs="?", default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=15, help="pairs (default %(default)s)")
    parser.add_argument(
        "--own-style", action="store_true", help="change a character, and the style"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pairs = list(_pairs(given.issue, Path(folder), given.runs, given.own_style))
    ours, typst = zip(*pairs, strict=True)
    ratios = [a / b for a, b in pairs]
    print(f"ratio {median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})")
    print(f"bulletin build {median(ours) * 1000:.0f} ms, typst {median(typst) * 1000:.0f} ms")


def _pairs(issue: Path, folder: Path, runs: int, own_style: bool) -> Iterator[tuple[float, float]]:
    text = issue.read_text(encoding="utf-8")
    yaml, ready = folder / "issue.yaml", folder / "issue.json"
    if own_style:
        named = re.search(r"^(?:style|版式): *(\S+)$", text, re.MULTILINE)
        (folder / "own.yaml").write_text(STYLE.format(named[1] if named else "gbt9704"), "utf-8")
    for run in range(runs):
        yaml.write_text(_changed(text, run) if own_style else text, encoding="utf-8")
        ready.write_text(json.dumps(asdict(read(yaml)), ensure_ascii=False), encoding="utf-8")
        ours = _seconds("-m", "bulletin_layout", "build", yaml, "-o", folder / "ours.pdf")
        yield ours, _seconds("-c", TYPST, TEMPLATE, FONTS, ready, folder / "typst.pdf")


def _changed(text: str, run: int) -> str:
    """Return an issue with a style of its own and another mark at the end of one sentence."""
    styled = re.sub(r"^(style|版式):.*$", r"\1: own.yaml", text, count=1, flags=re.MULTILINE)
    ends = [match.start() for match in re.finditer("。", styled)]
    at = ends[len(ends) // 2 + run % 7]
    return f"{styled[:at]}！{styled[at + 1 :]}"


def _seconds(*arguments: str | Path) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *map(str, arguments)], check=True, capture_output=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()
