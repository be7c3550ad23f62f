"""The 通报 as an XLSX workbook: the ranking on one sheet, what it is made of on another.

It needs the optional package of `bulletin-layout[tables]`.
"""

from __future__ import annotations

import datetime
import io
from fractions import Fraction
from typing import Any

from bulletin_layout.diagnostics import Refused
from bulletin_layout.series.scoring.ranking import Ranking
from bulletin_layout.series.scoring.table import RankingTable, Value, items_table, table_of

# XLSX measures columns in characters of a usual face; 汉字 take two.
_LEAST, _MOST = 8, 60
_A4 = 9  # the number of the sheet in XLSX


def xlsx_of(ranking: Ranking) -> bytes:
    """Return the workbook. The same 通报 gives the same bytes. Raises Refused without the extra."""
    try:
        import xlsxwriter  # 50 ms, for this output only
    except ImportError:
        words = 'XLSX needs xlsxwriter. Run: python -m pip install "bulletin-layout[tables]"'
        raise Refused(words) from None
    out = io.BytesIO()
    asked = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, asked) as book:
        noon = datetime.datetime.combine(ranking.last, datetime.time(12))
        book.set_properties({"title": str(ranking.rules.name), "created": noon})
        _fill(book, "通报", table_of(ranking))
        _fill(book, "明细", items_table(ranking))
    return out.getvalue()


def _fill(book: Any, name: str, table: RankingTable) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "align": "center", "bottom": 1})
    points = book.add_format({"num_format": "0.##"})
    whole = book.add_format({"num_format": "0"})
    for column, words in enumerate(table.heads):
        sheet.write_string(0, column, words, head)
    for number, row in enumerate(table.rows, 1):
        for column, value in enumerate(row):
            if value == "":
                continue
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif isinstance(value, Fraction) and value.denominator != 1:
                sheet.write_number(number, column, float(value), points)
            else:
                sheet.write_number(number, column, int(value), whole)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _widths(table: RankingTable) -> list[int]:
    lines: list[tuple[Value, ...]] = [table.heads, *table.rows]
    return [
        min(_MOST, max(_LEAST, *(2 + _width(str(line[at])) for line in lines)))
        for at in range(len(table.heads))
    ]


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
