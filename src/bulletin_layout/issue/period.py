"""期号: an issue's year, its number and kind, the running total."""

from __future__ import annotations

from dataclasses import field

from bulletin_layout.diagnostics import Place
from bulletin_layout.grammar.fields import key
from bulletin_layout.grammar.kinds import TEXT, integer, numbers
from bulletin_layout.grammar.values import Numbers
from bulletin_layout.issue.record import record
from bulletin_layout.issue.text import Text

_MOST_YEAR, _MOST_NUMBER, _MOST_TOTAL = 9999, 9999, 9_999_999


@record
class Period:
    """The issue's 期号: year, number within the year (期), running total (总期).

    `number` and `total` may be None in a draft, for which blanks are printed, and are several in
    a row for a double issue (合刊). An issue of a `kind`, such as 增刊, 专刊 or 专报, is numbered
    apart, and counts in the running total if it gives one.
    """

    year: int = key("年", integer(1, _MOST_YEAR), "The year.", "年份。")
    number: Numbers | None = key(
        "期",
        numbers(0, _MOST_NUMBER, blank=True),
        "Number within the year, 1-2 for a double issue; left out in a draft.",
        "年度期号，合刊写 1-2；草稿可不填。",
        default=None,
    )
    total: Numbers | None = key(
        "总期",
        numbers(0, _MOST_TOTAL, blank=True),
        "Running total, 341-342 for a double issue; left out in a draft.",
        "总期号，合刊写 341-342；草稿可不填。",
        default=None,
    )
    kind: Text | None = key(
        "种类",
        TEXT,
        "An issue that is numbered apart: 增刊, 专刊, 特刊, 专报. Such a one needs no total.",
        "另行编号的一期：增刊、专刊、特刊、专报等；不必写总期号。",
        default=None,
        printed=False,
        former=("supplement", "增刊"),
        former_flag="增刊",
    )
    place: Place | None = field(default=None, compare=False)
