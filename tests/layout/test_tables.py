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
SPLIT = f"""\
    columns: [{{heading: 序号, width: 3字}}, {{heading: 内容, width: 12字}}]
    split: %s
    rows:
{"".join(f"      - [{n}, {LONG if n % 2 else '短'}]{chr(10)}" for n in range(1, 9))}"""


def rows_over_pages(document: Document) -> list[tuple[int, int]]:
    """Return for each page of the table how many lines of long cells it begins and ends with."""
    found = []
    for page in document.pages[1:]:
        ys = sorted({round(line.y, 2) for line in page.lines})
        numbers = {round(line.y, 2) for line in page.lines if text_of(line).isdecimal()}
        body = [y for y in ys if y >= min([*numbers, ys[-1]])]
        tail = len([y for y in body if y >= max(numbers)]) if numbers else len(body)
        head = len([y for y in ys if y < min(numbers)]) if numbers else len(ys)
        found.append((head, tail))
    return found


def test_rows_split_only_where_it_is_allowed(table: Callable[[str], Document]) -> None:
    whole = table(SPLIT % "false")
    for head, _ in rows_over_pages(whole)[1:]:
        # The header is an artifact; a page begins with a row's first line. Rows of many lines
        # have their number half-way down, so the lines above it are those of the same row.
        assert head <= 8
    split = table(SPLIT % "true")
    assert len(split.pages) <= len(whole.pages)
    assert "".join(text_of(x) for p in split.pages[1:] for x in p.lines).count("这一格") == 80
    last = split.pages[1]
    foot = max(rule.y2 for rule in last.rules)
    closing = [r for r in last.rules if r.y1 == r.y2 == foot]
    assert closing, "a row that goes on is closed by a rule at the page's foot"


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
    merged = next(line for line in page.lines if text_of(line) == "南片与其他片区合并")
    middle, y = merged.x + merged.end / 2, merged.y - 6
    for rule in page.rules:
        if rule.y1 == rule.y2:
            inside = rule.x1 < middle < rule.x2 and abs(rule.y1 - y) < 12
            assert not inside
        elif merged.x < rule.x1 < merged.x + merged.end:
            assert not rule.y1 < y < rule.y2
