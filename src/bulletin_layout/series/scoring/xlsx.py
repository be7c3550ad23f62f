"""The 通报 as an XLSX workbook: the ranking on one sheet, what it is made of on another."""

from __future__ import annotations

from bulletin_layout.series.scoring.ranking import Ranking
from bulletin_layout.series.scoring.table import items_table, table_of
from bulletin_layout.series.workbook import Sheet, workbook


def xlsx_of(ranking: Ranking) -> bytes:
    """Return the workbook. The same 通报 gives the same bytes. Raises Refused without the extra."""
    sheets = [Sheet("通报", *table_of(ranking)), Sheet("明细", *items_table(ranking))]
    return workbook(str(ranking.rules.name), ranking.last, sheets)
