"""Issues to bind: columns, units, persons, briefs, odd numbers of pages, kinds and styles."""

from __future__ import annotations

import datetime
from pathlib import Path

from tests.series.year import UNITS, thing, verb

COLUMNS = ("工作动态", "经验交流", "")
PERSONS = ("陈一鸣", "周小川", "李文")
FIRST_DAY = datetime.date(2026, 1, 5)


def paragraph(seed: int, sentences: int) -> str:
    """A paragraph of so many sentences."""
    said = (
        f"第{seed}件第{n}项{verb(seed + n)}{thing(seed * 3 + n)}已经办结，各网点照此执行"
        for n in range(1, sentences + 1)
    )
    return "。".join(said) + "。"


def issue(
    number: int,
    *,
    kind: str = "",
    style: str = "gbt9704",
    secrecy: str = "",
    sentences: int | None = None,
    more: str = "",
) -> str:
    """The YAML of an issue: its number tells how long it is, and who wrote in it."""
    date = FIRST_DAY + datetime.timedelta(days=8 * (number - 1))
    period = f"{{year: 2026, number: {number}, " + (
        f"kind: {kind}}}" if kind else f"total: {500 + number}}}"
    )
    lines = [f"style: {style}", "header: [某市邮政管理局, 工作简报]", f"period: {period}"]
    lines += [f"editors: {{name: 某市邮政管理局办公室编, date: {date}}}"]
    if secrecy:
        level, _, term = secrecy.partition("★")
        lines += [f"secrecy: {{level: {level}" + (f", term: {term}" if term else "") + "}"]
    lines += [more, "articles:"]
    for k in range(2):
        n = 2 * number + k
        column = COLUMNS[n % 3]
        lines += [f"  - title: {UNITS[n % 8]}{verb(n)}{thing(n)}见成效"]
        lines += [f"    column: {column}"] if column else []
        lines += [
            f"    source: [{UNITS[n % 8]}, {UNITS[(n + 3) % 8]}]"
            if n % 4 == 0
            else f"    source: {UNITS[n % 8]}"
        ]
        lines += [f"    authors: {PERSONS[n % 3]}"]
        lines += ["    body: |"]
        lines += [f"      {paragraph(n * 10 + p, sentences or 3 + number % 5)}" for p in range(4)]
    lines += ["briefs:", *(f"  - {paragraph(900 + number * 10 + b, 1)}" for b in range(2))]
    lines += ["distribution:", "  send: [市政府办公室, 各区邮政管理局]", "  copies: 40"]
    return "\n".join(line for line in lines if line) + "\n"


def write(folder: Path, name: str, text: str) -> Path:
    """Write an issue's file and return it."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def write_year(folder: Path) -> Path:
    """Write nine issues, one of them a 增刊 and two in another style; return the folder."""
    for number in range(1, 9):
        style = "series-2021" if number in (3, 6) else "gbt9704"
        write(folder, f"{number:02}", issue(number, style=style))
    write(folder, "extra", issue(1, kind="增刊", sentences=9))
    return folder
