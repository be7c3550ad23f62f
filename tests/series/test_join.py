"""Contributions are known again, whatever became of them on the way to print.

A year of 40 issues and 400 contributions of 30 units is made with its truth beside it; the bounds
of `join` were chosen on other seeds than these.
"""

from __future__ import annotations

import csv
import datetime
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bulletin_layout import InputError
from bulletin_layout.cli.main import main
from bulletin_layout.series.ledger.count import Count, counts_by_unit, heads_of, rows_of
from bulletin_layout.series.ledger.doubts import doubts
from bulletin_layout.series.ledger.join import Ground, Joined, join
from bulletin_layout.series.ledger.read import read_register
from bulletin_layout.series.periods import spans
from bulletin_layout.series.read import read_series
from tests.series.workbooks import sheets
from tests.series.year import Planned, changed, planned, sentence, text, thing, verb, write_year

UNITS = [
    f"{place}{kind}" for place in "东山西河南湖北桥石塔" for kind in ("镇政府", "邮政局", "快递站")
]
FATES = ("numbered", "plain", "retitled", "merged", "misspelt", "dropped")
HEADS = ("稿号", "收稿日期", "来稿单位", "标题", "正文")


def made(folder: Path, seed: int) -> tuple[Path, Path, dict[str, str]]:
    """A year's folder, its register, and which article (issue/title) each row became."""
    draw = Random(seed)
    rows: list[tuple[str, str, str, str, str]] = []
    truth: dict[str, str] = {}
    issues: list[Planned] = []
    for issue in planned():
        articles: list[tuple[str, str, str]] = []
        merged: list[list[str]] = []
        for _ in range(10):
            number = f"26{len(rows) + 1:04}"
            unit, fate = draw.choice(UNITS), draw.choice(FATES)
            title = f"{unit}{verb(draw.randrange(16))}{thing(draw.randrange(16))}（{number[-3:]}）"
            body = [sentence(seed * 100_000 + 8 * len(rows) + n) for n in range(8)]
            sent = issue.date - datetime.timedelta(days=draw.randrange(1, 60))
            name = unit[:-1] + "菊" if fate == "misspelt" else unit
            rows.append((number, str(sent), name, title, "。".join(body) + "。"))
            kept = [s.replace("取得成效", "成效明显") for s in body if draw.random() < 0.8] or body
            printed = f"{len(issues) + 1}/{title}"
            if fate == "merged":
                merged.append(kept[:3])
                truth[number] = f"{len(issues) + 1}/各地工作综述"
                continue
            if fate == "dropped":
                continue
            if fate == "retitled":
                printed = f"{len(issues) + 1}/做实{thing(draw.randrange(16))}{number[-3:]}"
            truth[number] = printed
            text = "。".join(kept) + "。"
            more = f"\n    manuscript: {number}" if fate == "numbered" else ""
            articles.append((printed.partition("/")[2], unit + more, text))
        if merged:
            text = "\n".join("。".join(part) + "。" for part in merged)
            articles.append(("各地工作综述", "综合组", text))
        issues.append(replace(issue, articles=tuple(articles)))
    register = folder / "register.csv"
    with register.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    return write_year(folder / "year", issues), register, truth


def became(one: Joined) -> str:
    """The issue's number and the title of what a row was taken for, "" for nothing."""
    if one.printed is None:
        return ""
    return f"{one.printed.issue.number}/{one.printed.contribution.title}"


@pytest.mark.parametrize("seed", [3, 4])
def test_ninety_five_of_a_hundred_are_joined_right(tmp_path: Path, seed: int) -> None:
    year, register, truth = made(tmp_path, seed)
    joined = join(read_register(register), read_series([year]))
    assert len(joined) == 400
    sure = [one for one in joined if one.is_sure]
    assert [
        one for one in sure if became(one) != truth.get(str(one.submission.manuscript), "")
    ] == []
    right = [one for one in sure if one.printed]
    assert len(right) >= 0.95 * len(truth)


@pytest.mark.parametrize("seed", [3, 4])
def test_without_texts_titles_alone_are_guessed_and_shown(tmp_path: Path, seed: int) -> None:
    year, register, truth = made(tmp_path, seed)
    rows = [replace(one, text=()) for one in read_register(register)]
    sure = [one for one in join(rows, read_series([year])) if one.is_sure and one.printed]
    assert {one.ground for one in sure} <= {Ground.NUMBER, Ground.TITLE}
    wrong = [o for o in sure if became(o) != truth.get(str(o.submission.manuscript), "")]
    assert len(wrong) <= 0.05 * len(sure)


def test_a_register_in_yaml_says_the_same(tmp_path: Path) -> None:
    table = tmp_path / "register.csv"
    table.write_text(
        '﻿稿号,date,units,标题\nA-1,2026年3月2日,甲局、乙局,"题,目"\n', encoding="utf-8"
    )
    file = tmp_path / "register.yaml"
    file.write_text(
        "来稿:\n  - {稿号: A-1, 收稿日期: 2026-03-02, 来稿单位: [甲局, 乙局], 标题: '题,目'}\n",
        encoding="utf-8",
    )
    assert read_register(table) == read_register(file)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("", "the file is empty"),
        ("甲,乙\n1,2\n", "no name of a column"),
        ("收稿日期,来稿单位,标题\n2026-02-30,甲局,题\n", ":2:1: submissions[1].date"),
        ("收稿日期,来稿单位,标题\n2026-02-03,甲局,题\n2026-02-03,,题\n", "submissions[2].units"),
        ("收稿日期,来稿单位,标题\n2026-02-03,甲局,题,多\n", "the row has 4 cells"),
        ("稿号,收稿日期,来稿单位,标题\n1,2026-02-03,甲,题\n1,2026-02-03,乙,题\n", "there already"),
        ('收稿日期,来稿单位,标题\n2026-02-03,"甲,题\n', "the table cannot be read"),
        ("收稿日期,来稿单位,标题,稿子号\n2026-02-03,甲,题,5\n", "there is no column 稿子号"),
    ],
)
def test_a_wrong_table_is_told_with_its_row(tmp_path: Path, table: str, says: str) -> None:
    file = tmp_path / "register.csv"
    file.write_text(table, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_register(file)
    assert says in str(caught.value)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_register(tmp_path / "register.csv")


def test_counts_are_those_of_the_truth(tmp_path: Path) -> None:
    """Held against sums by another route, over the register's file and the truth."""
    year, register, truth = made(tmp_path, 5)
    joined = join(read_register(register), read_series([year]))
    unsure = {str(one.submission.manuscript) for one in joined if not one.is_sure}
    counts = {one.unit: one for one in counts_by_unit(joined, ["没有来稿的站"]).units}
    with register.open(encoding="gb18030", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(one.all.sent for one in counts.values()) == len(rows) == 400
    for unit, one in counts.items():
        mine = {row["稿号"] for row in rows if row["来稿单位"] == unit}
        assert one.all.sent == len(mine)
        assert one.all.unsure == len(mine & unsure)
        assert one.all.printed == len((mine & truth.keys()) - unsure)
    assert next(iter(counts)) == "没有来稿的站"
    assert counts["没有来稿的站"].all == Count()


def test_a_period_has_both_its_days(tmp_path: Path) -> None:
    year, register, _ = made(tmp_path, 5)
    joined = join(read_register(register), read_series([year]))
    first, last = datetime.date(2026, 3, 1), datetime.date(2026, 3, 31)
    wanted = [one for one in joined if (one.submission.date.month == 3)]
    counted = counts_by_unit(joined, first=first, last=last).units
    assert sum(one.all.sent for one in counted) == len(wanted) > 20


@pytest.mark.parametrize(("by", "count"), [("month", 13), ("quarter", 5)])
def test_months_and_quarters_are_those_of_the_register(by: str, count: int, tmp_path: Path) -> None:
    """Held against sums over the register's file."""
    year, register, _ = made(tmp_path, 5)
    joined = join(read_register(register), read_series([year]))
    days = [one.submission.date for one in joined]
    periods = tuple(spans(by, min(days), max(days)))
    counted = counts_by_unit(joined, periods=periods)
    assert len(periods) == count
    with register.open(encoding="gb18030", newline="") as file:
        rows = list(csv.DictReader(file))
    for at, period in enumerate(periods):
        for one in counted.units:
            mine = [
                row
                for row in rows
                if row["来稿单位"] == one.unit
                and period.first <= datetime.date.fromisoformat(row["收稿日期"]) <= period.last
            ]
            assert one.parts[at].sent == len(mine)
    for one in counted.units:
        for name in ("sent", "printed", "briefs", "unsure"):
            assert getattr(one.all, name) == sum(getattr(part, name) for part in one.parts)
    heads, (first, *_) = heads_of(counted), rows_of(counted)
    assert heads[6:8] == [f"{periods[0].name}来稿", f"{periods[0].name}刊用"]
    assert len(first) == len(heads) == 6 + 2 * count


def test_counts_by_quarter_are_told_and_are_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year, register, _ = made(tmp_path, 5)
    asked = ["series", "stats", str(year), "--register", str(register), "--by", "quarter"]
    files = [tmp_path / name for name in ("a.csv", "a.xlsx", "b.xlsx")]
    for book in files[1:]:
        assert main([*asked, "--csv", str(files[0]), "--xlsx", str(book), "--jobs", "1"]) == 0
    assert "  2026年一季度: " in capsys.readouterr().out
    assert files[1].read_bytes() == files[2].read_bytes()
    (sheet,) = sheets(files[1].read_bytes())
    with files[0].open(encoding="utf-8-sig", newline="") as file:
        assert sheet == list(csv.reader(file))


def test_the_appendix_of_a_published_issue_comes_out_again(tmp_path: Path) -> None:
    """来稿数, 刊用数, 简讯数 by unit: one that sent 2, one article and one brief; one with none."""
    issue = replace(
        planned()[0],
        articles=(("慰问一线", "甲公司\n    manuscript: A1", "已慰问。"),),
        more="briefs: |\n  甲公司近日召开节前安全生产会议。",
    )
    year = write_year(tmp_path / "year", [issue])
    register = tmp_path / "register.csv"
    register.write_text(
        "稿号,收稿日期,来稿单位,标题\nA1,2026-01-02,甲公司,慰问\n"
        "A2,2026-01-03,甲公司,甲公司召开节前安全生产会议\n",
        encoding="utf-8",
    )
    out = tmp_path / "counts.csv"
    asked = ["series", "stats", str(year), "--register", str(register), "--csv", str(out)]
    assert main([*asked, "--unit", "甲公司", "--unit", "=乙公司", "--jobs", "1"]) == 0
    assert out.read_text(encoding="utf-8-sig").split("\n") == [
        "序号,来稿单位,来稿数,刊用数,简讯数,待认数",
        "1,甲公司,2,1,1,0",
        "2,'=乙公司,0,0,0,0",
        "",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "收稿日期,来稿单位,标题,备注\n2026/3/4,甲局,题,已阅\n",
        "收稿日期;来稿单位;标题\n2026.3.4;甲局;题\n",
        "收稿日期\t来稿单位\t标题\n2026-3-4\t甲局\t题\n",
        "收稿日期,来稿单位,标题\n2026年3月4日,甲局,题\n",
    ],
)
def test_a_register_as_spreadsheets_save_it(tmp_path: Path, table: str) -> None:
    file = tmp_path / "register.csv"
    file.write_text(table, encoding="utf-8")
    (row,) = read_register(file)
    assert (row.date.isoformat(), str(row.units[0]), str(row.title)) == ("2026-03-04", "甲局", "题")


def test_what_register_and_issues_do_not_agree_on(tmp_path: Path) -> None:
    """Each of seven slips is told where it is, and a year without slips tells nothing of them."""
    rows = [
        "稿号,收稿日期,来稿单位,标题",
        "R1,2026-01-04,城西分局,题",
        "R2,2026-12-30,河口分局,题",
        "R3,2026-01-04,城西分曲,题",
    ]
    (tmp_path / "register.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    issues = planned(3)
    year = write_year(tmp_path / "2026", issues)
    files = sorted(year.iterdir())
    for file, numbers in zip(files, (("R1", "R9"), ("R1", "R2"), ()), strict=True):
        text = file.read_text(encoding="utf-8")
        for number in numbers:
            text = text.replace("    body:", f"    manuscript: {number}\n    BODY:", 1)
        file.write_text(text.replace("BODY:", "body:"), encoding="utf-8")
    series = read_series([year])
    register = read_register(tmp_path / "register.csv")
    told = [str(one) for one in doubts(join(register, series), series)]
    for words in (
        "the register has no R9",
        "R1 is there already",
        "after it was printed",
        "printed without a row in the register",
        "“城西分曲” is elsewhere written “城西分局”",
    ):
        assert sum(words in one for one in told) == 1, (words, told)


def test_what_was_printed_twice_was_printed(tmp_path: Path) -> None:
    body = text(77)
    again = ("一件事", "河口分局", body)
    issues = planned(9)
    for n in (4, 8):
        issues = changed(issues, n, articles=(*issues[n - 1].articles, again))
    row = f'收稿日期,来稿单位,标题,正文\n2026-01-02,河口分局,一件事,"{body}"\n'
    (tmp_path / "register.csv").write_text(row, encoding="utf-8")
    series = read_series([write_year(tmp_path / "2026", issues)])
    (one,) = join(read_register(tmp_path / "register.csv"), series)
    assert one.is_sure and one.printed is not None
