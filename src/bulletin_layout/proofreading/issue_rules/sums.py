"""Totals of a table that are not the sum of the rows above them, and shares that make no whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bulletin_layout.issue.content import Cell, Table, TableRow
from bulletin_layout.issue.model import Issue
from bulletin_layout.proofreading.model import (
    HINT,
    NOT_FIXED,
    Bilingual,
    Finding,
    IssueTexts,
    Spot,
    issue_rule,
)

_TOTAL = re.compile(r"(?:合|总|共)\s?计")
_PART_TOTAL = re.compile(r"小\s?计")
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)[%％]")
_NOTHING = frozenset(("", "-", "—", "——", "/", "无"))
# A column of these is not added up.
_NOT_ADDED = re.compile("序|率|均|名次|排名|年份|编号|电话|单价|增[长幅]|同比|环比|占比|比例|比重")
_SHARES = re.compile("占比|比重|构成")


@issue_rule(
    "sum",
    HINT,
    source=Bilingual("the rows above, added up", "上面各行之和"),
    description=Bilingual(
        "a total in a table that is not the sum of the rows above; shares that are not 100 %",
        "表中与上面各行之和不符的合计；合起来不是 100% 的占比",
    ),
    wrong="{columns: [{heading: 甲}, {heading: 乙}], rows: [[甲, '12'], [乙, '13'], [合计, '26']]}",
    fixes=NOT_FIXED,
    stands_in="table",
)
def sums(issue: IssueTexts) -> Iterator[Finding]:
    """Yield totals that are not the sum of what stands above, and shares that are no whole."""
    paths = {id(text): (path, order) for order, (path, text) in enumerate(issue.texts)}
    for table in _tables(issue.issue):
        for cell, message in _wrong_totals(table):
            if id(cell.text) in paths:
                path, order = paths[id(cell.text)]
                spot = Spot(path, cell.text, 0, len(cell.text.value), order)
                yield Finding(spot, message, Bilingual("Check the numbers.", "请核对数字。"))


def _tables(issue: Issue) -> Iterator[Table]:
    for article in issue.articles:
        yield from (block for block in article.body if isinstance(block, Table))
    for appendix in issue.appendix:
        yield from (block for block in appendix.body if isinstance(block, Table))
        if appendix.table is not None:
            yield appendix.table


def _wrong_totals(table: Table) -> Iterator[tuple[Cell, str]]:
    """Yield the totals that are wrong, each with what is wrong, of a table without merged cells."""
    rows = table.rows
    if any(len(row.cells) != len(table.columns) for row in rows) or any(
        _PART_TOTAL.search(row.cells[0].text.value) for row in rows
    ):
        return
    begin = 0
    for number, row in enumerate(rows):
        if row.total or _TOTAL.fullmatch(row.cells[0].text.value.strip()):
            yield from _of_row(table, rows[begin:number], row)
            begin = number + 1


def _of_row(table: Table, above: Sequence[TableRow], total: TableRow) -> Iterator[tuple[Cell, str]]:
    for column, cell in enumerate(total.cells):
        title = table.columns[column].heading
        heading = title.value if title is not None else ""
        parts = [row.cells[column].text.value.strip() for row in above]
        parts = [part for part in parts if part not in _NOTHING]
        if len(parts) < 2:
            continue
        if _SHARES.search(heading):
            message = _wrong_share(parts)
        else:
            message = None if _NOT_ADDED.search(heading) else _wrong_sum(parts, cell.text.value)
        if message is not None:
            yield cell, message


def _wrong_sum(parts: Sequence[str], total: str) -> str | None:
    """Return what is wrong with a total, None if nothing is or the column is not of numbers."""
    if not all(_NUMBER.fullmatch(part) for part in (*parts, total.strip())):
        return None
    numbers, said = [_number(part) for part in parts], _number(total.strip())
    added, rounding = sum(numbers, Decimal()), _rounding([*numbers, said])
    if abs(added - said) <= rounding or said < max(numbers):
        return None  # less than one of its parts it is a mean, or something else
    return Bilingual("the rows above make {added}.", "上面各行之和是{added}。", added=f"{added:,}")


def _wrong_share(parts: Sequence[str]) -> str | None:
    """Return what is wrong with shares that are nearly, and not quite, a whole."""
    if not all(_SHARE.fullmatch(part) for part in parts):
        return None
    shares = [Decimal(part[:-1]) for part in parts]
    added = sum(shares, Decimal())
    if abs(added - 100) <= _rounding(shares) or not 90 <= added <= 110:
        return None
    return Bilingual(
        "the shares above make {added}%.", "上面的占比合计{added}%。", added=str(added)
    )


def _number(words: str) -> Decimal:
    return Decimal(words.replace(",", ""))


def _rounding(numbers: Sequence[Decimal]) -> Decimal:
    """Return how much a sum may differ because its parts were rounded; whole numbers are not."""
    decimals = max(-int(number.as_tuple().exponent) for number in numbers)
    return Decimal(len(numbers)) / 2 / 10**decimals if decimals else Decimal(0)
