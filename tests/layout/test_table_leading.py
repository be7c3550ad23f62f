"""Tables with a leading of their own: their pitch, what is around them, and back to the grid."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_layout import Document, InputError, lay_out, read_fonts, read_issue, read_style
from bulletin_layout.layout.columns import _spread
from bulletin_layout.layout.model import Page, PlacedLine

Write = Callable[..., Path]
FONTS = read_fonts()
STYLE = read_style("gbt9704")
PITCH, EM = STYLE.grid.pitch, 16.0
ISSUE = """
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 一个标题
    body:
"""


def document(write: Write, *blocks: str, style: str = "gbt9704") -> Document:
    issue = read_issue(write(ISSUE + "".join(f"      - {block}\n" for block in blocks)))
    return lay_out(issue, read_style(style), FONTS)


def words(line: PlacedLine) -> str:
    return "".join(run.text for run in line.runs)


def table(rows: int, cell: str = "格", **keys: str) -> str:
    extra = "".join(f"{key}: {value}, " for key, value in keys.items())
    cells = ", ".join(f"[{cell}{n}, 乙]" for n in range(rows))
    return f"table: {{{extra}columns: [{{heading: 甲}}, {{heading: 乙}}], rows: [{cells}]}}"


def flat(page: Page) -> list[float]:
    """Return where the level rules of tables lie, from above."""
    rules = {rule.y1 for rule in page.rules if rule.y1 == rule.y2 and rule.colour == "#000000"}
    return sorted(round(y, 6) for y in rules)


@pytest.mark.parametrize("rows", range(1, 9))
def test_text_above_and_below_is_equally_far_and_back_on_the_grid(write: Write, rows: int) -> None:
    (page,) = document(write, "前一段。", table(rows), "后一段。").pages
    before, after = (next(x for x in page.lines if words(x).startswith(w)) for w in "前后")
    top, *_, foot = flat(page)
    above = top - (before.y + 0.12 * EM)
    below = (after.y - 0.88 * EM) - foot
    assert above == pytest.approx(below, abs=0.01)
    assert above > 7.9
    lines = (after.y - before.y) / PITCH
    assert lines == pytest.approx(round(lines), abs=1e-6)


def test_a_row_of_one_line_is_as_high_as_the_style_says(write: Write) -> None:
    (page,) = document(write, table(3)).pages
    heights = [b - a for a, b in pairwise(flat(page))]
    assert heights == pytest.approx([1.4 * 12 + 2 * 3] * 4)


def test_lines_of_a_cell_stand_at_the_leading(write: Write) -> None:
    cell = "这一格的文字很长，" * 14
    (page,) = document(write, table(1, cell)).pages
    ys = [line.y for line in page.lines if "，" in words(line)]
    assert len(ys) > 2
    assert [b - a for a, b in pairwise(ys)] == pytest.approx([1.4 * 12] * (len(ys) - 1))


def test_a_table_that_goes_on_leaves_room_below_it_too(write: Write) -> None:
    for rows in range(24, 40):
        pages = document(write, table(rows), "后一段。").pages
        (page,) = [p for p in pages if any(words(x).startswith("后") for x in p.lines)]
        after = next(x for x in page.lines if words(x).startswith("后"))
        rules = [y for y in flat(page) if y < after.y]
        if rules:
            assert (after.y - 0.88 * EM) - rules[-1] > 7.9, rows
        assert (after.y - STYLE.page.top) / PITCH % 1 == pytest.approx(
            (0.88 * EM / PITCH) % 1, abs=1e-6
        )


def test_rules_stay_within_the_type_area(write: Write) -> None:
    for rows in (20, 27, 28, 29, 60):
        for page in document(write, table(rows)).pages:
            assert all(STYLE.page.top - 1e-6 <= y <= STYLE.foot + 1e-6 for y in flat(page))


def test_a_long_row_is_divided_where_the_editor_lets_it(write: Write) -> None:
    cell = "这一格的文字很长，" * 150
    pages = document(write, table(1, cell, split="true")).pages
    said = "".join(words(line) for page in pages for line in page.lines)
    assert len(pages) > 1
    assert said.count("，") == 150


def test_the_head_is_not_left_with_a_single_row(write: Write) -> None:
    for lines in range(1, 14):
        pages = document(write, *["一行。"] * lines, table(6)).pages
        first = [words(line) for line in pages[0].lines]
        assert sum(w.startswith("格") for w in first) != 1, lines


def test_series_keep_the_lines_of_the_body(write: Write) -> None:
    (page,) = document(write, table(3), style="series-2021").pages
    pitch = read_style("series-2021").grid.pitch
    heights = [b - a for a, b in pairwise(flat(page))]
    assert heights == pytest.approx([pitch] * 4)


WIDTHS = st.lists(
    st.tuples(st.floats(5, 60), st.one_of(st.just(0.0), st.floats(0, 400))),
    min_size=1,
    max_size=18,
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(WIDTHS, st.floats(60, 600))
def test_columns_fill_the_measure_and_tear_nothing_that_has_room(
    columns: list[tuple[float, float]], measure: float
) -> None:
    least = [low for low, _ in columns]
    wanted = [low + more for low, more in columns]
    widths = _spread(wanted, least, measure)
    assert sum(widths) == pytest.approx(measure)
    if sum(least) <= measure:
        assert all(w >= low - 1e-6 for w, low in zip(widths, least, strict=True))


@pytest.mark.parametrize("number", ["1,234,567.89", "￥3,000.00", "120m²", "1 260", "2026-02-28"])
def test_no_number_is_torn_while_another_column_has_room(write: Write, number: str) -> None:
    long = "很长的一段文字，" * 20
    columns = ", ".join(["{heading: 数}", "{heading: 文}", "{heading: 数}"])
    rows = f'[["{number}", "{long}", "{number}"]]'
    (page,) = document(write, f"table: {{columns: [{columns}], rows: {rows}}}").pages
    assert [words(line) for line in page.lines].count(number) == 2


@pytest.mark.parametrize(
    "numbers",
    [
        ["￥3,000.00", "￥12.50", "￥1,234,567.8"],
        ["1 260", "12 345", "3"],
        ["−0.5", "12.5%", "+3.25%"],
        ["(3)", "(1,234)", "25"],
    ],
)
def test_numbers_of_every_kind_stand_on_their_points(write: Write, numbers: list[str]) -> None:
    rows = ", ".join(f'["{number}"]' for number in numbers)
    block = f"table: {{columns: [{{heading: 数, align: point}}], rows: [{rows}]}}"
    (page,) = document(write, block).pages
    points = []
    for line in page.lines:
        text = words(line)
        if text in numbers:
            whole = text.split(".")[0].rstrip("%)")
            face = FONTS.roles["fangsong"]
            width = sum(face[c].advance for c in whole) * 12
            points.append(round(line.x + width, 2))
    assert len(points) == 3
    assert max(points) - min(points) < 0.05


def test_no_mark_hangs_over_a_cells_rule(write: Write) -> None:
    cells = "[" + ", ".join(["一二三四五六七八九十、一二三四五六七八九十。"] * 2) + "]"
    block = f"table: {{columns: [{{heading: 甲, width: 10字}}, {{heading: 乙}}], rows: [{cells}]}}"
    (page,) = document(write, block, style="series-2021").pages
    edges = sorted({rule.x1 for rule in page.rules if rule.x1 == rule.x2})
    for line in page.lines:
        if "一" in words(line) and line.x > edges[0]:
            right = next(edge for edge in edges if edge > line.x)
            assert line.x + line.end <= right + 0.01, words(line)


def test_many_cells_without_room_are_told_once(write: Write) -> None:
    columns = ", ".join("{heading: 第几项指标}" for _ in range(18))
    row = "[" + ", ".join(str(1_234_567 + n) for n in range(18)) + "]"
    block = f"table: {{columns: [{columns}], rows: [{row}, {row}, {row}]}}"
    found = [d.message for d in document(write, block).diagnostics]
    (said,) = [message for message in found if "cells of this table" in message]
    assert said == "54 cells of this table have no room for their words or numbers."


def test_a_raised_digit_counts_as_wide_as_it_is_set(write: Write) -> None:
    """The point that is not written stands right after the small 5, as after any whole number."""
    rows = 'rows: [["10<sup>5</sup>"], ["1234"], ["7.5"]]'
    page = document(write, f"table: {{columns: [{{heading: 甲, align: point}}], {rows}}}").pages[0]
    ends = {words(x): x.x + x.end for x in page.lines if words(x) in ("105", "1234")}
    assert ends["105"] == pytest.approx(ends["1234"], abs=0.01)


@pytest.mark.parametrize(
    ("leading", "is_good"), [(0, True), (0.1, False), (0.79, False), (0.8, True)]
)
def test_a_leading_at_which_lines_would_overlap_is_refused(
    tmp_path: Path, leading: float, is_good: bool
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"extends: gbt9704\ntable: {{leading: {leading}}}\n", encoding="utf-8")
    if is_good:
        assert read_style(own).table.leading == leading
        return
    with pytest.raises(InputError, match=r"own\.yaml:2:18: table\.leading: lines would overlap"):
        read_style(own)


def test_a_table_whose_first_rows_are_tied_begins_in_the_lines_left(write: Write) -> None:
    """Two rows under the head are enough, tied by a merged cell or not; a single one waits."""
    tied = (
        "rows: [[{text: 上午, down: 3}, 一], [二], [三], [{text: 下午, down: 3}, 一], [二], [三]]"
    )
    single = "rows: [[晚上, 一], [{text: 下午, down: 6}, 一], [二], [三], [四], [五], [六]]"
    on_first = []
    for rows in (tied, single):
        block = f"table: {{columns: [{{heading: 甲}}, {{heading: 乙}}], {rows}}}"
        pages = document(write, *["一段正文。"] * 6, block).pages
        assert len(pages) == 2
        on_first.append(any(words(line) == "乙" for line in pages[0].lines))
    assert on_first == [True, False]


def test_a_row_that_goes_on_has_its_padding_above_the_closing_rule(write: Write) -> None:
    """As far below its last line as a whole row has below its own."""
    long = "一二三四五六七八九十" * 40
    rows = f"rows: [[{long}, 乙], [短, 乙]]"
    block = f"table: {{split: true, columns: [{{heading: 甲}}, {{heading: 乙}}], {rows}}}"
    first, second = document(write, *["一段正文。"] * 4, block).pages[:2]
    texts = [line for line in first.lines if line.runs[0].size == 12]
    below = max(flat(first)) - max(line.y for line in texts)
    short = next(line.y for line in second.lines if words(line) == "短")
    assert below == pytest.approx(max(flat(second)) - short, abs=0.01)
