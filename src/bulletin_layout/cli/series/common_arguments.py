"""Arguments that the commands of `bulletin series` share: which issues, and how they are read."""

from __future__ import annotations

import argparse
from typing import Any

from bulletin_layout.cli.options import add_reading, positive


def add_command(commands: Any, name: str, help_: str, examples: str) -> argparse.ArgumentParser:
    """Add a command and return its parser."""
    raw = argparse.RawDescriptionHelpFormatter
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=help_, epilog=examples, formatter_class=raw
    )
    return command


def add_paths(command: argparse.ArgumentParser) -> None:
    """Add the issues."""
    command.add_argument("paths", nargs="+", metavar="PATH", help="issues (YAML), or folders")


def add_dates(command: argparse.ArgumentParser) -> None:
    """Add the days from and up to which issues count."""
    command.add_argument("--from", dest="first", metavar="DATE", help="from this day on")
    command.add_argument("--to", dest="last", metavar="DATE", help="up to this day")


def add_series_reading(command: argparse.ArgumentParser) -> None:
    """Add what is the same for all: how issues are read, and what is remembered of them."""
    command.add_argument(
        "--memory",
        metavar="FILE",
        help="an SQLite file in which what was read is kept; it may be thrown away",
    )
    command.add_argument(
        "--jobs", type=positive, metavar="N", help="processes for many issues (all processors)"
    )
    add_reading(command)
