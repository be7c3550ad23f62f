"""The statistics at a volume's end: what it holds by month, by column, by unit.

Counted from the issues alone: what was sent in and not printed is for the register
(`bulletin series stats`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bulletin_layout.flow.blocks import Block, Paragraph, TableBlock
from bulletin_layout.flow.pieces import PieceBuilder
from bulletin_layout.flow.tables import table_block
from bulletin_layout.issue.content import Cell, Column, Table, TableRow
from bulletin_layout.issue.text import Text
from bulletin_layout.series.volume.model import BoundIssue

_TOTAL = "合计"
_MONTHS = ("月份", "期数", "页数", "文章", "简讯")
_COLUMNS = ("栏目", "文章")
_UNITS = ("来稿单位", "独家", "合报", "合计")

Numbers = tuple[str, tuple[int, ...]]


def add_statistics(issues: Sequence[BoundIssue], builder: PieceBuilder) -> list[Block]:
    """Return the heading and the tables; those by column and unit only where there are any."""
    texts, volume = builder.style.text, builder.style.volume
    builder.structure.open("Sect", kind="statistics")
    heading = builder.add_generated("H1", volume.statistics, texts.contents_heading)
    builder.bookmark(volume.statistics.replace("　", ""), 0, heading[0].node)
    blocks: list[Block] = [Paragraph(heading, texts.contents_heading, keep_with_next=True)]
    months = by_month(issues)
    blocks.append(_table("按月", _MONTHS, months, builder, total=True))
    columns = by_column(issues, volume.no_column)
    if columns:
        blocks.append(_table("按栏目", _COLUMNS, columns, builder, total=True))
    units = by_unit(issues)
    if units:
        blocks.append(_table("按来稿单位", _UNITS, units, builder, total=False))
    builder.structure.close()
    return blocks


def by_month(issues: Iterable[BoundIssue]) -> list[Numbers]:
    """Return for each month its issues, pages, articles and briefs."""
    months: dict[str, Counter[str]] = {}
    for issue in issues:
        date = issue.facts.date
        of_issue = Counter(
            issues=1,
            pages=issue.own_pages,
            articles=sum(not one.is_brief for one in issue.facts.contributions),
            briefs=sum(one.is_brief for one in issue.facts.contributions),
        )
        months.setdefault(f"{date.year}年{date.month}月", Counter()).update(of_issue)
    keys = ("issues", "pages", "articles", "briefs")
    return [(month, tuple(counts[key] for key in keys)) for month, counts in months.items()]


def by_column(issues: Iterable[BoundIssue], without: str) -> list[Numbers]:
    """Return for each column its articles, those `without` one last; none if there is no column."""
    articles = [one for issue in issues for one in issue.listed if not one.is_briefs]
    counts = Counter(one.column for one in articles)
    lone = counts.pop("", 0)
    if not counts:
        return []
    rows: list[Numbers] = [(name, (number,)) for name, number in counts.items()]
    return [*rows, (without, (lone,))] if lone else rows


def by_unit(issues: Iterable[BoundIssue]) -> list[Numbers]:
    """Return for each unit its articles alone, those with others, and both; the most first."""
    alone: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for issue in issues:
        for one in issue.listed:
            (alone if len(one.units) == 1 else shared).update(one.units)
    counts = alone + shared
    names = sorted(counts, key=lambda name: (-counts[name], name.encode("gb18030", "replace")))
    return [(name, (alone[name], shared[name], counts[name])) for name in names]


def _table(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Numbers],
    builder: PieceBuilder,
    *,
    total: bool,
) -> TableBlock:
    columns = tuple(
        Column(Text(words), align="right" if number else "left")
        for number, words in enumerate(headings)
    )
    written = [_row(name, numbers) for name, numbers in rows]
    if total and len(rows) > 1:
        sums = tuple(map(sum, zip(*(numbers for _, numbers in rows), strict=True)))
        written.append(_row(_TOTAL, sums, total=True))
    table = Table(columns, tuple(written), caption=Text(caption))
    return table_block(table, builder)


def _row(name: str, numbers: Sequence[int], total: bool = False) -> TableRow:
    words = (name, *map(str, numbers))
    return TableRow(tuple(Cell(Text(word), 1, 1) for word in words), total)
