"""Tables as an XLSX workbook, a sheet each.

It needs the optional package of `bulletin-layout[tables]`.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from bulletin_layout.diagnostics import Refused
from bulletin_layout.named_tuple import NamedTuple

# XLSX measures columns in characters of a usual face; 汉字 take two.
_LEAST, _MOST = 8, 60
_A4 = 9  # the number of the sheet in XLSX
_NOON = datetime.time(12)
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
Cell = str | int | Fraction


class Sheet(NamedTuple):
    """A table: the sheet's name, the heads of its columns, its rows; "" leaves a cell empty."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def workbook(title: str, made_on: datetime.date, sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook: the same bytes of the same tables.

    Raises Refused without the extra, and for a table that is larger than a sheet.
    """
    if any(len(s.heads) > _MOST_COLUMNS or len(s.rows) >= _MOST_ROWS for s in sheets):
        raise Refused("a sheet of a workbook cannot hold so many columns or rows; write it as CSV.")
    try:
        import xlsxwriter  # 50 ms, for this output only
    except ImportError:
        words = 'XLSX needs xlsxwriter. Run: python -m pip install "bulletin-layout[tables]"'
        raise Refused(words) from None
    out = io.BytesIO()
    asked = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, asked) as book:
        book.set_properties({"title": title, "created": datetime.datetime.combine(made_on, _NOON)})
        for sheet in sheets:
            _fill(book, sheet)
    return out.getvalue()


def _fill(book: Any, table: Sheet) -> None:
    sheet = book.add_worksheet(table.name)
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


def _widths(table: Sheet) -> list[int]:
    lines: list[Sequence[Cell]] = [table.heads, *table.rows]
    return [
        min(_MOST, max(_LEAST, *(2 + _width(str(line[at])) for line in lines)))
        for at in range(len(table.heads))
    ]


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
