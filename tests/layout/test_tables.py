"""Tables: many rows over many pages, splits, merged cells, numbers on their points."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Document, lay_out, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.pipeline import style_of

Write = Callable[..., Path]
CASES = Path(__file__).resolve().parent.parent / "cases"


def text_of(line: PlacedLine) -> str:
    return "".join(run.text for run in line.runs)


@pytest.fixture
def table(write: Write, small_issue: str, fonts: FontSet) -> Callable[[str], Document]:
    """Lay out an issue whose appendix is a table."""

    def make(text: str) -> Document:
        issue = read_issue(write(f"{small_issue}appendix:\n  title: 表\n  table:\n{text}"))
        return lay_out(issue, style_of(issue), fonts)

    return make


def test_four_hundred_rows_of_six_columns(table: Callable[[str], Document]) -> None:
    columns = ", ".join(f"{{heading: 栏{c}}}" for c in "甲乙丙丁戊己")
    rows = "".join(
        f"      - [r{n}, 第{n}家单位, {n}, {n * 7 % 101}, {n * 3 % 89}, 备注]\n"
        for n in range(1, 401)
    )
    document = table(f"    columns: [{columns}]\n    rows:\n{rows}")
    pages = document.pages[1:]
    assert len(pages) > 15
    seen = [text_of(line) for page in pages for line in page.lines]
    assert [t for t in seen if t.startswith("r")] == [f"r{n}" for n in range(1, 401)]
    for page in pages[1:]:
        assert [text_of(line) for line in page.repeated] == [
            "（续表）", "栏甲", "栏乙", "栏丙", "栏丁", "栏戊", "栏己"
        ]  # fmt: skip
    for page in pages:
        starts = [line.y for line in page.lines if text_of(line).startswith("r")]
        for y in starts:
            assert sum(abs(line.y - y) < 1e-6 for line in page.lines) == 6


LONG = "这一格的文字很长，" * 20
LONG_LINES = 15


def long_rows(shorter: int, split: str) -> str:
    """Return a table of short rows, so many, and four long rows."""
    cells = ["短"] * shorter + [LONG] * 4
    rows = "".join(f"      - [{n}, {cell}]\n" for n, cell in enumerate(cells, 1))
    columns = "[{heading: 序号, width: 3字}, {heading: 内容, width: 12字}]"
    return f"    columns: {columns}\n    split: {split}\n    rows:\n{rows}"


def long_lines(document: Document) -> list[list[str]]:
    """Return for each page of the table the lines of its long cells."""
    texts = [[text_of(line) for line in page.lines] for page in document.pages[1:]]
    return [[text for text in page if len(text) > 5] for page in texts]


def test_a_row_stays_whole_where_it_may_not_be_split(table: Callable[[str], Document]) -> None:
    for shorter in range(8):
        pages = long_lines(table(long_rows(shorter, "false")))
        assert sum(map(len, pages)) == 4 * LONG_LINES
        assert {"".join(page) for page in pages if page} == {LONG}


def test_a_row_that_may_be_split_leaves_no_line_alone_on_a_page(
    table: Callable[[str], Document],
) -> None:
    parted = []
    for shorter in range(9):
        document = table(long_rows(shorter, "true"))
        assert len(document.pages) <= len(table(long_rows(shorter, "false")).pages)
        pages = long_lines(document)
        assert "".join(text for page in pages for text in page) == LONG * 4
        before = len(pages[0]) % LONG_LINES
        parted.append(before)
        if before:
            page = document.pages[1]
            foot = max(rule.y2 for rule in page.rules)
            closing = [rule for rule in page.rules if rule.y1 == rule.y2 == foot]
            assert closing, "a row that goes on is closed by a rule at the page's foot"
    # Where one line has room the row begins overleaf; where one would be left, it takes another.
    assert parted == [6, 5, 4, 3, 2, 0, 0, LONG_LINES - 2, LONG_LINES - 2]


def test_numbers_stand_on_their_points(fonts: FontSet) -> None:
    issue = read_issue(CASES / "table-merged.yaml")
    document = lay_out(issue, style_of(issue), fonts)
    points = []
    for line in document.pages[0].lines:
        text = text_of(line)
        if text in ("98.65", "100", "7.2", "0.125"):
            whole = text.partition(".")[0]
            face = fonts.faces[line.runs[0].face]
            points.append(line.x + sum(map(face.advance_of, whole)) * line.runs[0].size)
    assert len(points) == 4
    assert points == pytest.approx([points[0]] * 4, abs=0.01)


def test_no_rule_crosses_a_merged_cell(fonts: FontSet) -> None:
    issue = read_issue(CASES / "table-merged.yaml")
    page = lay_out(issue, style_of(issue), fonts).pages[0]
    found = {text_of(line): line for line in page.lines}
    merged, upper, lower = (found[text] for text in ("南片与其他片区合并", "7.2", "0.125"))
    middle, y = merged.x + merged.end / 2, merged.y - 6
    xs = [rule.x1 for rule in page.rules if rule.x1 == rule.x2 and rule.y1 < y < rule.y2]
    ys = [rule.y1 for rule in page.rules if rule.y1 == rule.y2 and rule.x1 < middle < rule.x2]
    left, right = max(x for x in xs if x < merged.x), min(x for x in xs if x > merged.x)
    top, foot = max(at for at in ys if at < y), min(at for at in ys if at > y)
    # Two columns wide and two rows high: the nearest rules are those of the whole cell.
    assert left == min(xs)
    assert merged.x + merged.end < right < upper.x
    assert top < upper.y < lower.y < foot
