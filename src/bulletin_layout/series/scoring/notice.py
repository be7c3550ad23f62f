"""The 通报 as an issue that can be built: its text, and the ranking as an appendix.

It begins as `bulletin new` begins one, from an earlier issue of the series; the text is a draft
that an editor goes on from.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from bulletin_layout.drafting.chinese_keys import chinese_fragment, has_chinese_keys
from bulletin_layout.drafting.fill_tables import table_lines
from bulletin_layout.drafting.insert import inserted
from bulletin_layout.drafting.next_issue import next_issue
from bulletin_layout.issue.content import TableFile
from bulletin_layout.issue.text import Text
from bulletin_layout.series.model import Series
from bulletin_layout.series.periods import name_of
from bulletin_layout.series.scoring.items import Deed
from bulletin_layout.series.scoring.ranking import Ranking, Standing
from bulletin_layout.series.scoring.table import RankingTable, items_table, shown, table_of
from bulletin_layout.yaml_text.scalars import scalar

# So many ranks are named in the text.
_NAMED = 3
RANKING, ITEMS = "各单位信息报送和采用情况", "得分明细"


def last_issue(series: Series) -> Path:
    """Return the file that a 通报 is begun from: the last ordinary issue, or the last of any."""
    ordinary = [issue for issue in series.issues if not issue.kind]
    return Path((ordinary or list(series.issues))[-1].file)


def notice_text(
    ranking: Ranking,
    last: Path,
    date: datetime.date,
    target: Path,
    files: Mapping[str, str],
    *,
    root: str | Path | None = None,
) -> str:
    """Return the text of an issue with a 通报, as it is written to `target`.

    `files` are the names of the CSV files that its tables are taken from, relative to it: that of
    RANKING, and of ITEMS if what points are made of is to stand in it too. Raises InputError if no
    issue can be begun from `last`.
    """
    begun = next_issue(last, date, folder=target.parent, root=root)
    is_chinese = has_chinese_keys(begun)
    tables = {RANKING: table_of(ranking), ITEMS: items_table(ranking)}
    appendix = [
        line
        for title, file in files.items()
        for line in _appendix(title, ranking, tables[title], file, is_chinese)
    ]
    added = {"articles": chinese_fragment("articles", _article(ranking), is_chinese)}
    return inserted(begun, str(target), added | {"appendix": appendix}, is_chinese)


def _article(ranking: Ranking) -> list[str]:
    name = name_of(ranking.first, ranking.last)
    title = f"{name}信息报送和采用情况通报"
    return [f"  - title: {scalar(title)}", "    body: |", *(f"      {p}" for p in _body(ranking))]


def _body(ranking: Ranking) -> Iterator[str]:
    totals = ranking.totals
    yield "一、总体情况"
    more = f"、简讯{totals.briefs}条" if totals.briefs else ""
    more += f"，外刊采用{totals.adopted}篇次" if totals.adopted else ""
    more += f"，获批示{totals.remarks}次" if totals.remarks else ""
    yield (
        f"{name_of(ranking.first, ranking.last)}，共收到{totals.units}个单位来稿{totals.sent}篇，"
        f"刊用{totals.printed}篇{more}。"
    )
    yield "二、得分情况"
    yield f"按《{ranking.rules.name}》计分，各单位得分和全年累计见附件。{_best(ranking)}"
    deducted = [one for one in ranking.standings if one.deducted]
    if deducted:
        yield f"扣分的单位：{_names((one.unit, -one.deducted) for one in deducted)}。"
    brought = (Deed.SENT, Deed.PRINTED, Deed.BRIEF, Deed.ADOPTED, Deed.REMARK, Deed.ASKED)
    silent = [s.unit for s in ranking.standings if not any(s.counts[deed] for deed in brought)]
    if silent:
        yield "三、没有来稿的单位"
        yield f"{'、'.join(silent)}。"


def _best(ranking: Ranking) -> str:
    """Return who has the most points, within each class where ranks are told by class."""
    groups: dict[str, list[Standing]] = {}
    for one in ranking.standings:
        if one.rank <= _NAMED and one.points > 0:
            groups.setdefault(one.unit_class if ranking.by == "class" else "", []).append(one)
    return "".join(
        f"{unit_class}得分居前的单位：{_names((one.unit, one.points) for one in best)}。"
        for unit_class, best in groups.items()
    )


def _names(named: Iterable[tuple[str, Fraction]]) -> str:
    # In braces figures and 分 stay on one line.
    return "、".join(f"{unit}（{{{shown(points)}分}}）" for unit, points in named)


def _appendix(
    title: str, ranking: Ranking, table: RankingTable, file: str, is_chinese: bool
) -> list[str]:
    """Return an appendix's lines; without rows there is no table to be taken."""
    first, last = (f"{d.year}年{d.month}月{d.day}日" for d in (ranking.first, ranking.last))
    lines = [f"  - title: {scalar(title)}", f"    subtitle: （{first}至{last}）"]
    if not table.rows:
        return chinese_fragment("appendix", [*lines, "    body: 无。"], is_chinese)
    lines.append(f"    table_from: {scalar(file)}")
    rows = tuple(tuple(map(shown, row)) for row in table.rows)
    made = table_lines(TableFile(Text(file), table.heads, rows), 4, is_chinese)
    return [*chinese_fragment("appendix", lines, is_chinese), *made]
