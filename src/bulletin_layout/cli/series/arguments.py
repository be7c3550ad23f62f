"""The arguments of `bulletin series`: its commands, each with options, help and examples."""

from __future__ import annotations

import argparse
from typing import Any

from bulletin_layout.cli.series.common_arguments import (
    add_command,
    add_dates,
    add_paths,
    add_series_reading,
)
from bulletin_layout.cli.series.volume_arguments import add_volume_commands

_EXAMPLES = """examples:
  bulletin series check 2026/            numbers, dates, repeats, names, changes of a year
  bulletin series search 快递 2026/       every place where it stands
  bulletin series bind 2026/ -o 2026.pdf a year as one volume
"""
_CHECK_EXAMPLES = """examples:
  bulletin series check 2025/ 2026/               every issue in these folders
  bulletin series check 2026/ --counted-on 专刊    specials are numbered on over the years
"""
_SEARCH_EXAMPLES = """examples:
  bulletin series search 快递 2026/                              a word of one character or more
  bulletin series search 安全 2026/ --unit 邮政 --from 2026-03-01  of one unit, from a day on
  bulletin series search 安全 2026/ --pages                      with page and line as printed
"""
_STATS_EXAMPLES = """examples:
  bulletin series stats 2026/ --register 来稿.csv        what each unit sent and had printed
  bulletin series stats 2026/ --register 来稿.csv --from 2026-07-01 --to 2026-09-30 --csv q3.csv
  bulletin series stats 2026/ --register 来稿.csv --by month --xlsx 2026.xlsx

The register is a table: 稿号, 收稿日期, 来稿单位, 标题, 种类, 正文. What is only guessed is told,
and counted apart: write its 稿号 into the issue, under manuscript:.
"""
_RANKING_EXAMPLES = """examples:
  bulletin series ranking 2026/ --register 来稿.csv --rules city-office     every unit's points
  bulletin series ranking 2026/ --register 来稿.csv --adoptions 外刊采用.csv --rules 办法.yaml \\
    --from 2026-07-01 --to 2026-09-30 --by month --csv 通报.csv --xlsx 通报.xlsx

The rules are a YAML file, or one of: association, city-office, city-party-office, county-office,
county-template, district-bureau, province-department. A file may extend one of them.
"""


def add_series(series: argparse.ArgumentParser) -> None:
    """Add the commands of `bulletin series` to its parser."""
    series.epilog = _EXAMPLES
    commands = series.add_subparsers(metavar="COMMAND", dest="series_command", required=True)
    _add_check(commands)
    _add_search(commands)
    _add_stats(commands)
    _add_ranking(commands)
    add_volume_commands(commands)


def _add_check(commands: Any) -> None:
    help_ = "say what is wrong between issues: numbers, dates, repeats, names, changes"
    check = add_command(commands, "check", help_, _CHECK_EXAMPLES)
    add_paths(check)
    check.add_argument(
        "--counted-on",
        metavar="KIND",
        action="append",
        default=[],
        help="a kind (专刊, 增刊) whose numbers do not begin anew each year",
    )
    add_series_reading(check)


def _add_search(commands: Any) -> None:
    help_ = "find words in all issues"
    search = add_command(commands, "search", help_, _SEARCH_EXAMPLES)
    search.add_argument("term", metavar="WORDS", help="what to look for, as it is written")
    add_paths(search)
    search.add_argument("--unit", metavar="NAME", default="", help="only what this unit sent in")
    search.add_argument("--person", metavar="NAME", default="", help="only what this author wrote")
    add_dates(search)
    search.add_argument(
        "--pages", action="store_true", help="with page and line; each issue is laid out for it"
    )
    add_series_reading(search)


def _add_stats(commands: Any) -> None:
    help_ = "count what each unit sent in, and what of it was printed"
    stats = add_command(commands, "stats", help_, _STATS_EXAMPLES)
    add_paths(stats)
    stats.add_argument(
        "--register", metavar="FILE", required=True, help="what was sent in (CSV or YAML)"
    )
    add_dates(stats)
    stats.add_argument(
        "--unit",
        metavar="NAME",
        action="append",
        default=[],
        dest="units",
        help="list this unit first, with nothing if it sent nothing; may be repeated",
    )
    stats.add_argument(
        "--by",
        choices=("unit", "month", "quarter"),
        default="unit",
        help="also by months or quarters, a column for each",
    )
    stats.add_argument("--csv", metavar="OUT", help="write the table for a spreadsheet")
    stats.add_argument("--xlsx", metavar="OUT", help="write it as a workbook")
    add_series_reading(stats)


def _add_ranking(commands: Any) -> None:
    help_ = "score what each unit sent in, under the office's rules, and rank the units (通报)"
    ranking = add_command(commands, "ranking", help_, _RANKING_EXAMPLES)
    add_paths(ranking)
    ranking.add_argument(
        "--register", metavar="FILE", required=True, help="what was sent in (CSV or YAML)"
    )
    ranking.add_argument(
        "--adoptions",
        metavar="FILE",
        help="what others did with it: 采用, 批示, 约稿 (CSV or YAML)",
    )
    ranking.add_argument(
        "--rules", metavar="RULES", required=True, help="a file of rules, or a rule set's name"
    )
    add_dates(ranking)
    ranking.add_argument(
        "--by",
        choices=("unit", "class", "month", "quarter"),
        default="unit",
        help="ranks within a class of units, or a column for each month or quarter",
    )
    ranking.add_argument(
        "--unit",
        metavar="NAME",
        action="append",
        default=[],
        dest="units",
        help="list this unit too, if it sent nothing; may be repeated",
    )
    ranking.add_argument("--csv", metavar="OUT", help="write the table for a spreadsheet")
    ranking.add_argument("--items", metavar="OUT", help="write what the points are made of, as CSV")
    ranking.add_argument("--xlsx", metavar="OUT", help="write both as a workbook")
    ranking.add_argument(
        "--issue",
        metavar="NEW.yaml",
        help="write an issue with the 通报; it takes its tables from --csv (and --items)",
    )
    ranking.add_argument("--date", metavar="DATE", help="that issue's date: 2026-04-08")
    add_series_reading(ranking)
