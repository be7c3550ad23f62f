"""Write texts, tables and comments as YAML: a text on one line, a table a row a line.

A comment is in the language of the file's keys, which `Say` knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.material import Grid, GridCell
from bulletin_layout.issue.markup import first_mark
from bulletin_layout.messages import Bilingual, in_chinese
from bulletin_layout.yaml_text.scalars import scalar

# Returns a sentence in the language of a file's keys.
Say = Callable[[str], str]

_FIGURE = re.compile(r"\d+(\.\d+)?")


def say_in(chinese: bool) -> Say:
    """Return what says sentences as a file with Chinese or English keys has them."""
    return in_chinese if chinese else str


def comment(sentence: str, say: Say) -> str:
    """Return a comment: whatever the words are, they stay on its line."""
    words = "".join(c if c.isprintable() else " " for c in say(sentence))
    return "# " + " ".join(words.split())


def table_lines(grid: Grid, say: Say) -> list[str]:
    """Return a table's lines; a single head row of whole cells becomes the columns' headings."""
    head = grid.rows[: grid.head]
    simple = len(head) == 1 and all(map(_may_be_heading, head[0]))
    open_ = not head
    aligns = grid.aligns or tuple(_guessed_align(grid, n) for n in range(grid.columns))
    lines = ["table:"]
    lines += [f"  caption: {scalar(cleaned(grid.caption))}"] if grid.caption else []
    lines.append("  columns:")
    if not grid.aligns:
        guessed = Bilingual("Guessed: how the columns are aligned.", "推断：各栏怎样对齐。")
        lines.append("    " + comment(guessed, say))
    for number in range(grid.columns):
        heading = f"heading: {_cell(head[0][number].text)}, " if simple else ""
        heading = "heading: 【待补：栏名】, " if open_ else heading
        lines.append(f"    - {{{heading}align: {aligns[number]}}}")
    if head and not simple:
        lines += ["  head:", *(f"    - {_row(row)}" for row in head)]
    return [*lines, "  rows:", *(f"    - {_row(row)}" for row in grid.rows[grid.head :])]


def _may_be_heading(cell: GridCell) -> bool:
    """Return whether a cell may be the heading of its column: words alone, without marks."""
    alone = cell.across == cell.down == 1
    return alone and bool(cleaned(cell.text)) and first_mark(cell.text) is None


def _guessed_align(grid: Grid, column: int) -> str:
    cells = [row[column].text for row in grid.rows[grid.head :] if len(row) == grid.columns]
    return "centre" if cells and all(map(_FIGURE.fullmatch, map(cleaned, cells))) else "left"


def _row(row: Sequence[GridCell]) -> str:
    return "[" + ", ".join(_spanning(cell) for cell in row) + "]"


def _spanning(cell: GridCell) -> str:
    spans = [f"{k}: {v}" for k, v in (("across", cell.across), ("down", cell.down)) if v > 1]
    text = _cell(cell.text)
    return f"{{text: {text}, {', '.join(spans)}}}" if spans else text


def _cell(text: str) -> str:
    """Return a cell as it may stand between brackets."""
    cleaned_text = cleaned(text)
    if _FIGURE.fullmatch(cleaned_text):
        return cleaned_text
    return scalar(cleaned_text)
