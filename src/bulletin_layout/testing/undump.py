"""Draw a layout golden again: canonical text → a Document without structure, for pictures.

So a golden that is text alone can still be shown beside what came instead.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bulletin_layout.layout.model import Document, Page, PlacedLine, Rule
from bulletin_layout.structure import Node, Part
from bulletin_layout.text.model import Run

_LINE = re.compile(
    r"(line|repeated|furniture|backdrop) (\S+) (\S+) to (\S+) (#\w{6})( full)?(?: turned (\S+))?"
)
_RUN = re.compile(
    r"  run (\S+) (\S+) (\S+)(?: spaced (\S+))?(?: lowered (\S+))?(?: stretched (\S+))?"
    r"(?: autospaced ([^ |]+)\|(\S+))? (.*)"
)
_RULE = re.compile(r"rule (\S+) (\S+) – (\S+) (\S+) (\S+) (#\w{6})")
_KINDS = ("line", "repeated", "furniture", "backdrop")
_ROOT = Node("Document", children=(Node("P", leaf=0, parts=(Part(""),)),))


def undump(text: str, like: Document) -> Document | None:
    """Return a Document that draws a layout golden, None if the text cannot be drawn.

    `like` gives the paper, the fonts and the metadata.
    """
    pages: list[Page] = []
    parts: dict[str, list[PlacedLine]] = {}
    rules: list[Rule] = []
    for row in text.split("\n\ntitle ")[0].splitlines()[1:]:
        if row.startswith("page "):
            parts, rules = {kind: [] for kind in _KINDS}, []
            pages.append(Page(int(row[5:]), (), (), (), ()))
        elif match := _LINE.fullmatch(row):
            x, y, end, angle = (float(v or 0) for v in match.group(2, 3, 4, 7))
            parts[match[1]].append(PlacedLine(x, y, (), end - x, match[5], bool(match[6]), angle))
        elif match := _RUN.fullmatch(row):
            _add_run(parts, match)
        elif match := _RULE.fullmatch(row):
            x1, y1, x2, y2, width = (float(v) for v in match.groups()[:5])
            rules.append(Rule(x1, y1, x2, y2, width, match[6]))
        if pages:
            pages[-1] = Page(
                pages[-1].number,
                tuple(parts["line"]),
                tuple(rules),
                tuple(parts["repeated"]),
                tuple(parts["furniture"]),
                backdrop=tuple(parts["backdrop"]),
            )
    known = all(run.face in like.fonts.faces for page in pages for run in _runs(page))
    return replace(like, pages=tuple(pages), structure=_ROOT, outline=()) if known else None


def _add_run(parts: dict[str, list[PlacedLine]], match: re.Match[str]) -> None:
    """Add a run to the line read last."""
    lines = next(lines for lines in reversed(parts.values()) if lines and _is_open(lines, parts))
    line = lines[-1]
    spacing, lower, before, after = (float(v or 0) for v in match.group(4, 5, 7, 8))
    x, size = float(match[1]) - line.x, float(match[3])
    run = Run(x, match[2], size, lower, spacing, match[9], 0, before, after, float(match[6] or 1))
    lines[-1] = line._replace(runs=(*line.runs, run))


def _is_open(lines: list[PlacedLine], parts: dict[str, list[PlacedLine]]) -> bool:
    """Return whether the last line of a kind is the one read last: kinds come in order."""
    return lines is next(other for other in reversed(parts.values()) if other)


def _runs(page: Page) -> list[Run]:
    lines = (*page.lines, *page.repeated, *page.furniture, *page.backdrop)
    return [run for line in lines for run in line.runs]
