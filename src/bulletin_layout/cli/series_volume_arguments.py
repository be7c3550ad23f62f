"""The arguments of what is made of a year's issues: volumes."""

from __future__ import annotations

import argparse
from typing import Any

from bulletin_layout.cli.options import positive
from bulletin_layout.cli.series_common_arguments import (
    add_command,
    add_dates,
    add_paths,
    add_reading,
)

_BIND_EXAMPLES = """examples:
  bulletin series bind 2026/ -o 2026.pdf                        a year as one tagged PDF
  bulletin series bind 2026/ -o 2026.pdf --folios               with page numbers that run on
  bulletin series bind 2026/ -o 2026.pdf --most-sheets 150 --cover cover.pdf

Every issue stands as its lock has it, or as it is set today where it has none. Parts are written
as 2026-1.pdf, 2026-2.pdf.
"""


def add_volume_commands(commands: Any) -> None:
    """Add the commands to the parser of `bulletin series`."""
    _add_bind(commands)


def _add_bind(commands: Any) -> None:
    help_ = "bind issues into a volume: cover, contents, index, statistics"
    bind = add_command(commands, "bind", help_, _BIND_EXAMPLES)
    _add_issues(bind)
    bind.add_argument("-o", "--output", metavar="OUT", required=True, help="the volume (PDF)")
    bind.add_argument("--cover", metavar="OUT", help="write the sheet round it too (PDF)")
    bind.add_argument(
        "--folios", action="store_true", help="add page numbers that run on at the pages' heads"
    )
    bind.add_argument(
        "--most-sheets", type=positive, metavar="N", help="divide it into parts of at most N sheets"
    )
    bind.add_argument(
        "--approval",
        metavar="NUMBER",
        default="",
        help="under which number binding issues of 机密 or 秘密 was approved",
    )
    bind.add_argument(
        "--style", metavar="STYLE", help="style of cover, contents and index (the last issue's)"
    )
    bind.add_argument(
        "--fonts",
        metavar="FILE",
        action="append",
        default=[],
        dest="font_sets",
        help="a font set (YAML); of several, an issue takes the one that its lock names",
    )
    add_reading(bind)


def _add_issues(command: argparse.ArgumentParser) -> None:
    add_paths(command)
    command.add_argument("--year", type=positive, metavar="YEAR", help="only issues of this year")
    add_dates(command)
