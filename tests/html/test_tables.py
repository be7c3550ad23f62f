"""A cell of a web page's table stands as its column does, and says whose row it is in."""

from __future__ import annotations

import re

import pytest

from bulletin_layout import lay_out, parse_issue
from bulletin_layout.html.body import body
from bulletin_layout.html.row_heads import heads_of_rows
from bulletin_layout.structure import Node, Part

COLUMNS = "{heading: 序号}, {heading: 单位, align: right}, {heading: 件数, align: centre}"


def cells(rows: str, columns: str = COLUMNS) -> list[str]:
    """Return the cells of the body of a table, written as <td class>words."""
    issue = parse_issue(
        "header: 工作简报\nperiod: {year: 2026, number: 1, total: 7}\n"
        "editors: {name: 办公室编, date: 2026-02-28}\narticles:\n  - title: 一个标题\n    body:\n"
        f"      - table: {{columns: [{columns}], rows: [{rows}]}}\n"
    )
    html = body(lay_out(issue).logical()).partition("<tbody>")[2].partition("</tbody>")[0]
    return re.findall(r"<(t[hd][^>]*>[^<]*)<", html)


def scopes(rows: str, columns: str = COLUMNS) -> list[tuple[str, str]]:
    """Return the heads of rows, each with its scope."""
    found = (re.fullmatch(r"th.*scope=\"(\w+)\".*>(.*)", c) for c in cells(rows, columns))
    return [(match[2], match[1]) for match in found if match]


def test_cells_are_aligned_as_their_column() -> None:
    assert cells("[1, 甲局, 3], [2, 甲局, 4]") == [
        "td>1", 'td class="right">甲局', 'td class="centre">3',
        "td>2", 'td class="right">甲局', 'td class="centre">4',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ("[1, 甲局, 3], [2, 乙局, 4]", [("甲局", "row"), ("乙局", "row")]),
        ("[甲, 甲局, 3], [乙, 甲局, 4]", [("甲", "row"), ("乙", "row")]),
        # The same name twice, none at all, or a number names no row.
        ("[1, 甲局, 3], [2, 甲局, 4]", []),
        ("[1, 甲局, 3], [2, '', 4]", []),
        ("[1, '12.5%', 3], [2, —, 4]", []),
        # A name of two rows, and a total that stands in both columns.
        (
            "[1, {text: 甲局, down: 2}, 3], [2, 4], [3, 乙局, 4]",
            [("甲局", "row"), ("乙局", "row")],
        ),
        (
            "[1, 甲局, 3], [{text: 合计, across: 2}, 4]",
            [("甲局", "row"), ("合计", "row")],
        ),
    ],
)
def test_rows_are_named_by_the_first_column_that_does(
    rows: str, heads: list[tuple[str, str]]
) -> None:
    assert scopes(rows) == heads


def test_a_table_of_one_column_has_no_heads_of_rows() -> None:
    assert scopes("[甲局], [乙局]", "{heading: 单位}") == []


def test_nor_does_the_last_column_name_rows() -> None:
    assert scopes("[1, 甲局], [2, 乙局]", "{heading: 序号}, {heading: 单位}") == []


def test_nor_has_a_table_whose_rows_are_not_of_one_length() -> None:
    rows = [["甲局", "3"], ["乙局"]]
    built = [
        Node("TR", children=tuple(Node("TD", leaf=0, parts=(Part(word),)) for word in row))
        for row in rows
    ]
    assert heads_of_rows(Node("Table", children=(Node("TBody", children=tuple(built)),))) == set()
