"""A year with its truth in SQL tables: what was sent, printed, adopted; files made of the same.

The tables are filled by the generator, not by the library: sums over them are another route.
"""

from __future__ import annotations

import csv
import datetime
import sqlite3
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from tests.series.year import Planned, planned, sentence, thing, verb, write_year

CLASSES = {
    "乡镇": ("东山镇", "西河镇", "南桥镇", "北塔镇", "中石镇"),
    "部门": ("教育局", "交通局", "卫健委", "民政局"),
}
UNITS = [unit for units in CLASSES.values() for unit in units]
# It stands in the roster and sends nothing.
SILENT = "档案馆"
LEVELS = ("县级", "市级", "省级", "国家级")
_KINDS = ("", "信息", "调研")
_TABLES = """
CREATE TABLE sub (id INTEGER PRIMARY KEY, number TEXT, day TEXT, due TEXT, kind TEXT);
CREATE TABLE sub_unit (id INTEGER, unit TEXT);
CREATE TABLE print (pid INTEGER PRIMARY KEY, day TEXT, issue TEXT, brief INTEGER);
CREATE TABLE print_sub (pid INTEGER, id INTEGER);
CREATE TABLE deed (
  did INTEGER PRIMARY KEY, day TEXT, level TEXT, deed TEXT, publication TEXT, kind TEXT
);
CREATE TABLE deed_sub (did INTEGER, id INTEGER);
"""


@dataclass
class ScoredYear:
    """The files of a year, and the tables of its truth."""

    folder: Path
    register: Path
    adoptions: Path
    truth: sqlite3.Connection
    rows: list[tuple[str, ...]] = field(default_factory=list)


def scored_year(folder: Path, seed: int) -> ScoredYear:
    """Make a year of 40 issues; what became of each contribution is drawn."""
    truth = sqlite3.connect(":memory:")
    truth.executescript(_TABLES)
    year = ScoredYear(folder / "2026", folder / "register.csv", folder / "adoptions.csv", truth)
    draw = Random(seed)
    issues = [_issue(issue, draw, year) for issue in planned()]
    for _ in range(30):  # never printed
        _sent(year, draw, planned()[draw.randrange(40)].date, with_text=True)
    write_year(year.folder, issues)
    _write(year.register, "稿号,收稿日期,来稿单位,标题,种类,截止日期,正文", year.rows)
    _write(year.adoptions, "稿号,日期,级别,事项,刊物,种类", _deeds(year, draw))
    return year


def _write(path: Path, heads: str, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads.split(","), *rows])


def _sent(
    year: ScoredYear, draw: Random, before: datetime.date, with_text: bool, kind: str | None = None
) -> tuple[int, list[str], str, list[str]]:
    """Send a contribution in; return its number, units, title and sentences."""
    at = len(year.rows) + 1
    units = draw.sample(UNITS, draw.choice((1, 1, 1, 2, 3)))
    day = max(before - datetime.timedelta(days=draw.randrange(1, 40)), datetime.date(2026, 1, 1))
    due = day + datetime.timedelta(days=draw.choice((3, 0, -1, -7, -8, -30)))
    due_text = str(due) if draw.random() < 0.3 else ""
    kind = draw.choice(_KINDS) if kind is None else kind
    title = f"{units[0]}{verb(draw.randrange(16))}{thing(draw.randrange(16))}第{at}号"
    text = [sentence(7_000_000 + 10 * at + n) for n in range(8)] if with_text else []
    body = "。".join(text) + "。" if text else ""
    year.rows.append((f"A{at:03}", str(day), "；".join(units), title, kind, due_text, body))
    year.truth.execute(
        "INSERT INTO sub VALUES (?, ?, ?, ?, ?)", (at, f"A{at:03}", str(day), due_text, kind)
    )
    year.truth.executemany("INSERT INTO sub_unit VALUES (?, ?)", [(at, u) for u in units])
    return at, units, title, text


def _printed(year: ScoredYear, issue: Planned, brief: bool, subs: list[int]) -> None:
    cursor = year.truth.execute(
        "INSERT INTO print (day, issue, brief) VALUES (?, ?, ?)",
        (str(issue.date), issue.kind, brief),
    )
    year.truth.executemany(
        "INSERT INTO print_sub VALUES (?, ?)", [(cursor.lastrowid, s) for s in subs]
    )


def _issue(plan: Planned, draw: Random, year: ScoredYear) -> Planned:
    issue = replace(plan, kind=draw.choice(("", "", "专报", "增刊")))
    articles = []
    for _ in range(draw.randrange(1, 4)):
        at, units, title, text = _sent(year, draw, issue.date, with_text=True)
        _printed(year, issue, False, [at])
        articles.append((title, f"{units[0]}\n    manuscript: A{at:03}", "。".join(text) + "。"))
    if draw.random() < 0.6:
        parts = [_sent(year, draw, issue.date, with_text=True) for _ in range(draw.randrange(2, 4))]
        _printed(year, issue, False, [at for at, *_ in parts])
        merged = "\n".join("。".join(text[:5]) + "。" for *_, text in parts)
        articles.append((f"各地工作综述之{parts[0][0]}", "综合组", merged))
    briefs = ""
    if draw.random() < 0.7:
        at, _, title, _ = _sent(year, draw, issue.date, with_text=False)
        _printed(year, issue, True, [at])
        briefs = f"briefs: |\n  {title}。"
    return replace(issue, articles=tuple(articles), more=briefs)


def _deeds(year: ScoredYear, draw: Random) -> list[tuple[str, ...]]:
    """Have others adopt, remark on and ask for contributions, some of them several times."""
    rows = []
    for did in range(1, 121):
        subs = draw.sample(range(1, len(year.rows) + 1), draw.choice((1, 1, 1, 1, 2)))
        day = str(datetime.date(2026, 1, 10) + datetime.timedelta(days=draw.randrange(340)))
        deed = draw.choice(("采用", "采用", "采用", "批示", "约稿"))
        adopted = deed == "采用"
        level = draw.choice(LEVELS)
        publication = draw.choice((f"{level}信息{did}", "好信息")) if adopted else ""
        kind = draw.choice(("", "", "简讯", "单篇", "工作交流", "调研")) if adopted else ""
        year.truth.execute(
            "INSERT INTO deed VALUES (?, ?, ?, ?, ?, ?)", (did, day, level, deed, publication, kind)
        )
        year.truth.executemany("INSERT INTO deed_sub VALUES (?, ?)", [(did, s) for s in subs])
        numbers = "、".join(f"A{s:03}" for s in subs)
        rows.append((numbers, day, level, deed, publication, kind))
    return rows
