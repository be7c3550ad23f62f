"""The arguments of what is made of a year's issues: volumes, archives, handouts."""

from __future__ import annotations

import argparse
from typing import Any

from bulletin_layout.cli.options import add_limit, positive
from bulletin_layout.cli.series.common_arguments import (
    add_command,
    add_dates,
    add_paths,
    add_series_reading,
)

_BIND_EXAMPLES = """examples:
  bulletin series bind 2026/ -o 2026.pdf                        a year as one tagged PDF
  bulletin series bind 2026/ -o 2026.pdf --folios               with page numbers that run on
  bulletin series bind 2026/ -o 2026.pdf --most-sheets 150 --cover cover.pdf

Every issue stands as its lock has it, or as it is set today where it has none. Parts are written
as 2026-1.pdf, 2026-2.pdf.
"""

_ARCHIVE_EXAMPLES = """examples:
  bulletin series archive 2026/ -o archive-2026 --keep 30年
  bulletin series archive 2026/ -o archive-2026 --keep 永久 --fonds Z109 --department BGS

Each 件 holds the PDF, what it was made of, and NAME.定稿.docx and NAME.签发单.pdf where they stand
beside NAME.yaml. Keep the hash that is printed apart from the archive.
"""
_VERIFY_EXAMPLES = """examples:
  bulletin series verify archive-2026
  bulletin series verify archive-2026 --digest 5c0f… --json
"""

_RECIPIENTS_EXAMPLES = """examples:
  bulletin series recipients 2026/                               each gets one copy, or （3份）
  bulletin series recipients 2026/ --shares 分发.csv --csv 2026.csv

The table has 收件单位, 份数 and, for a name such as 各区局 that stands for several, 名义.
"""
_NUMBER_EXAMPLES = """examples:
  bulletin series number 2026-03.yaml --csv 份号.csv
  bulletin series number 2026-03.yaml --shares 分发.csv --csv 份号.csv --pages 份号.pdf
"""
_BOOKLET_EXAMPLES = """examples:
  bulletin series booklet 2026-03.pdf -o booklet.pdf                       saddle-stitched
  bulletin series booklet 2026-03.pdf -o booklet.pdf --blanks before-last  版记 on the back
  bulletin series booklet 2026.pdf -o booklet.pdf --gathering 4            to be sewn

Print it on both sides, turned on the short edge. It is for a printer alone: archive the other.
"""


def add_volume_commands(commands: Any) -> None:
    """Add the commands to the parser of `bulletin series`."""
    _add_bind(commands)
    _add_archive(commands)
    _add_verify(commands)
    _add_recipients(commands)
    _add_number(commands)
    _add_booklet(commands)


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
    add_series_reading(bind)


def _add_archive(commands: Any) -> None:
    help_ = "put issues into a folder for the archive: by 件, with metadata and hashes"
    archive = add_command(commands, "archive", help_, _ARCHIVE_EXAMPLES)
    _add_issues(archive)
    archive.add_argument("-o", "--output", metavar="FOLDER", required=True, help="a new folder")
    archive.add_argument(
        "--keep", metavar="PERIOD", required=True, help="保管期限: 永久, 30年 or 10年"
    )
    archive.add_argument("--fonds", metavar="CODE", default="", help="全宗号")
    archive.add_argument("--fonds-name", metavar="NAME", default="", help="全宗名称")
    archive.add_argument("--category", metavar="CODE", default="WS", help="档案门类代码 (WS, 文书)")
    archive.add_argument("--department", metavar="CODE", default="", help="机构（问题）代码")
    archive.add_argument(
        "--first-number", type=positive, metavar="N", default=1, help="件号 of a year's first (1)"
    )
    archive.add_argument("--date", metavar="DATE", help="the day of archiving (today)")
    archive.add_argument("--fonts", metavar="FILE", help="a font set (YAML)")
    add_series_reading(archive)


def _add_verify(commands: Any) -> None:
    help_ = "check an archive again: authenticity, completeness, usability, safety"
    verify = add_command(commands, "verify", help_, _VERIFY_EXAMPLES)
    verify.add_argument("archive", metavar="FOLDER", help="the archive")
    verify.add_argument(
        "--digest",
        metavar="SHA256",
        default="",
        help="the manifest's hash that was told when it was archived",
    )
    verify.add_argument("--json", action="store_true", help="print the report as JSON")
    add_limit(verify)


def _add_recipients(commands: Any) -> None:
    help_ = "count the copies that each recipient got"
    recipients = add_command(commands, "recipients", help_, _RECIPIENTS_EXAMPLES)
    _add_issues(recipients)
    _add_shares(recipients)
    recipients.add_argument("--csv", metavar="OUT", help="write the table for a spreadsheet")
    add_series_reading(recipients)


def _add_number(commands: Any) -> None:
    help_ = "number the copies of an issue (份号): which goes to whom"
    number = add_command(commands, "number", help_, _NUMBER_EXAMPLES)
    number.add_argument("paths", nargs=1, metavar="ISSUE", help="an issue (YAML)")
    _add_shares(number)
    number.add_argument(
        "--csv", metavar="OUT", required=True, help="the register, for variable printing too"
    )
    number.add_argument(
        "--pages", metavar="OUT", help="write the numbers as pages to print over page 1 (PDF)"
    )
    number.add_argument(
        "--first", type=positive, metavar="N", default=1, help="the first number (1)"
    )
    number.add_argument("--fonts", metavar="FILE", help="a font set (YAML)")
    add_series_reading(number)


def _add_booklet(commands: Any) -> None:
    help_ = "impose a PDF two up as a booklet, for a printer"
    booklet = add_command(commands, "booklet", help_, _BOOKLET_EXAMPLES)
    booklet.add_argument("pdf", metavar="PDF", help="an issue or a volume")
    booklet.add_argument("-o", "--output", metavar="OUT", required=True, help="the print file")
    booklet.add_argument(
        "--blanks",
        choices=("end", "before-last"),
        default="end",
        help="where pages go that fill the last sheet (end)",
    )
    booklet.add_argument(
        "--gathering", type=positive, metavar="N", help="sheets that lie in each other (all)"
    )
    add_limit(booklet)


def _add_shares(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--shares", metavar="FILE", help="a table of copies (CSV): 收件单位, 份数, 名义"
    )


def _add_issues(command: argparse.ArgumentParser) -> None:
    add_paths(command)
    command.add_argument("--year", type=positive, metavar="YEAR", help="only issues of this year")
    add_dates(command)
