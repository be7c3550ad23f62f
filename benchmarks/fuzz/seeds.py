"""The issues that mutants are made from: the examples, cut short in many ways, and the cases."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bulletin_layout import InputError, read_issue
from bulletin_layout.grammar import kinds
from bulletin_layout.issue.model import Appendix, Article

from .nodes import composed, slots

ROOT = Path(__file__).resolve().parent.parent.parent
KITCHEN_SINK = ROOT / "examples" / "kitchen-sink"
CASES = ROOT / "tests" / "cases"


@cache
def seeds() -> tuple[str, ...]:
    """Return the issues that mutants are made from, the long ones also cut in many ways."""
    whole = [*sorted((ROOT / "examples").glob("*.yaml")), KITCHEN_SINK / "kitchen-sink.yaml"]
    found = []
    for path in whole:
        text = path.read_text(encoding="utf-8")
        copies = 60 if path.parent == KITCHEN_SINK else 12
        found += [thinned(text, random.Random(f"{path.name}:{n}")) for n in range(copies)]
    for path in sorted(CASES.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        found += [thinned(text, random.Random(path.name))] * 2 + [text]
    return (*found, *(path.read_text(encoding="utf-8") for path in whole))


def written_out(count: int) -> Iterator[Path]:
    """Yield small issues that can be read, as files that last until the next: so many."""
    chance = random.Random("written out")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(KITCHEN_SINK, folder, dirs_exist_ok=True)
        shutil.copytree(CASES / "styles", folder / "styles", dirs_exist_ok=True)
        path = folder / "seed.yaml"
        found = 0
        while found < count:
            path.write_text(chance.choice(seeds()[:100]), encoding="utf-8")
            try:
                read_issue(path)
            except InputError:
                continue
            found += 1
            yield path


def thinned(text: str, rng: random.Random) -> str:
    """Return an issue with a few items of every long list, a few lines of every block."""
    lines = text.split("\n")
    gone: set[int] = set()
    for node, kind in slots(composed(text)):
        first, last = node.start_mark.line, node.end_mark.line
        if node.id == "sequence" and not node.flow_style and _may_be_thinned(kind, lines, node):
            starts = [item.start_mark.line for item in node.value]
            kept = rng.sample(range(len(starts)), rng.randint(1, min(4, len(starts))))
            for i, (start, end) in enumerate(zip(starts, [*starts[1:], last], strict=True)):
                gone.update(range(start, end) if i not in kept else ())
        elif node.id == "scalar" and node.style == "|" and last - first > 3:
            written_on = [i for i in range(first + 1, last) if lines[i].strip()]
            kept = rng.sample(written_on, rng.randint(1, min(2, len(written_on))))
            gone.update(set(range(first + 1, last)) - set(kept))
    return "\n".join(line for i, line in enumerate(lines) if i not in gone)


def _may_be_thinned(kind: kinds.Kind | None, lines: list[str], node: Any) -> bool:
    """Return whether items of a list may be left out: not columns, nor rows that hang together."""
    if isinstance(kind, kinds.Many):
        return kind.record is Article or kind.record is Appendix
    within = lines[node.start_mark.line : node.end_mark.line]
    return isinstance(kind, kinds.Body) or not any("down:" in line for line in within)
