"""The arguments of `bulletin series`: its commands, each with options, help and examples."""

from __future__ import annotations

import argparse
from typing import Any

from bulletin_layout.cli.options import positive
from bulletin_layout.cli.series_volume_arguments import add_volume_commands

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


def _add(commands: Any, name: str, help_: str, examples: str) -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=help_, epilog=examples, formatter_class=raw
    )
    return command


def _add_check(commands: Any) -> None:
    help_ = "say what is wrong between issues: numbers, dates, repeats, names, changes"
    check = _add(commands, "check", help_, _CHECK_EXAMPLES)
    _add_paths(check)
    check.add_argument(
        "--counted-on",
        metavar="KIND",
        action="append",
        default=[],
        help="a kind (专刊, 增刊) whose numbers do not begin anew each year",
    )
    _add_reading(check)


def _add_search(commands: Any) -> None:
    help_ = "find words in all issues"
    search = _add(commands, "search", help_, _SEARCH_EXAMPLES)
    search.add_argument("term", metavar="WORDS", help="what to look for, as it is written")
    _add_paths(search)
    search.add_argument("--unit", metavar="NAME", default="", help="only what this unit sent in")
    search.add_argument("--person", metavar="NAME", default="", help="only what this author wrote")
    _add_dates(search)
    search.add_argument(
        "--pages", action="store_true", help="with page and line; each issue is laid out for it"
    )
    _add_reading(search)


def _add_stats(commands: Any) -> None:
    help_ = "count what each unit sent in, and what of it was printed"
    stats = _add(commands, "stats", help_, _STATS_EXAMPLES)
    _add_paths(stats)
    stats.add_argument(
        "--register", metavar="FILE", required=True, help="what was sent in (CSV or YAML)"
    )
    _add_dates(stats)
    stats.add_argument(
        "--unit",
        metavar="NAME",
        action="append",
        default=[],
        dest="units",
        help="list this unit first, with nothing if it sent nothing; may be repeated",
    )
    stats.add_argument("--csv", metavar="OUT", help="write the table for a spreadsheet")
    _add_reading(stats)


def _add_ranking(commands: Any) -> None:
    help_ = "score what each unit sent in, under the office's rules, and rank the units (通报)"
    ranking = _add(commands, "ranking", help_, _RANKING_EXAMPLES)
    _add_paths(ranking)
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
    _add_dates(ranking)
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
    _add_reading(ranking)


def _add_paths(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="issues (YAML), or folders")


def _add_dates(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", metavar="DATE", help="from this day on")
    command.add_argument("--to", dest="last", metavar="DATE", help="up to this day")


def _add_reading(command: argparse.ArgumentParser) -> None:
    """Add what is the same for all: how issues are read, and what is remembered of them."""
    command.add_argument(
        "--memory",
        metavar="FILE",
        help="an SQLite file in which what was read is kept; it may be thrown away",
    )
    command.add_argument(
        "--root", metavar="DIR", help="where files named by an issue may lie (its own folder)"
    )
    command.add_argument(
        "--jobs", type=positive, metavar="N", help="processes for many issues (all processors)"
    )
    command.add_argument(
        "--drop-invisible",
        action="store_true",
        help="leave out invisible characters with a warning, instead of refusing them",
    )
    command.add_argument(
        "--limit",
        metavar="NAME=N",
        action="append",
        default=[],
        help="raise or lower a limit, such as pages=5000 (docs/reliability.md)",
    )
