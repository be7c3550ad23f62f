"""The 通报 is written as an issue that builds, and its table is told when it is stale."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import lay_out, read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.series.periods import name_of, spans
from tests.series.test_command import ranked
from tests.series.year import planned, write_year


def asked(folder: Path, *more: str, rules: str = "city-office") -> list[str]:
    year = folder / "2026"
    files = ["--csv", str(year / "通报.csv"), "--issue", str(year / "通报.yaml")]
    words = ranked(folder, "--rules", rules, "--from", "2026-01-01", "--to", "2026-03-31")
    return [*words, *files, "--date", "2026-04-08", *more]


def body(file: Path) -> list[str]:
    return [str(getattr(p, "value", p)) for p in read_issue(file).articles[0].body]


def test_it_is_an_issue_that_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    items = tmp_path / "2026" / "明细.csv"
    assert main(asked(tmp_path, "--items", str(items), "--unit", "南湖镇")) == 0
    file = tmp_path / "2026" / "通报.yaml"
    assert capsys.readouterr().out.endswith(f"{file} is written.\n")
    issue = read_issue(file)
    assert issue.diagnostics == ()
    assert str(issue.period.number) == "4"
    assert str(issue.period.total) == str(553 + 4)
    assert str(issue.articles[0].title[0]) == "2026年一季度信息报送和采用情况通报"
    assert body(file) == [
        "一、总体情况",
        "2026年一季度，共收到3个单位来稿2篇，刊用1篇，外刊采用1篇次，获批示1次。",
        "二、得分情况",
        "按《市级政府办公室信息计分》计分，各单位得分和全年累计见附件。"
        "得分居前的单位：城西分局（23分）、=总部（23分）、北山镇（10分）。",
        "三、没有来稿的单位",
        "南湖镇。",
    ]
    first, second = issue.appendix
    assert str(first.subtitle) == "（2026年1月1日至2026年3月31日）"
    assert first.table is not None
    assert second.table is not None
    assert [[str(c) for c in row.cells] for row in first.table.rows] == [
        ["1", "城西分局", "1", "1", "0", "1", "0", "23", "23"],
        ["1", "=总部", "1", "1", "0", "1", "0", "23", "23"],
        ["3", "北山镇", "1", "0", "0", "0", "1", "10", "10"],
        ["4", "南湖镇", "0", "0", "0", "0", "0", "0", "0"],
    ]
    assert lay_out(issue).diagnostics == ()


def test_a_later_count_makes_its_table_stale_and_fill_renews_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = asked(tmp_path)
    assert main(words) == 0
    file = tmp_path / "2026" / "通报.yaml"
    # The notice is one of the series' issues now, and nothing that was sent in.
    again = words[: words.index("--issue")]
    assert main(again) == 0
    assert read_issue(file).diagnostics == ()
    with (tmp_path / "adoptions.csv").open("a", encoding="utf-8") as table:
        table.write("A2,2026-03-01,国家级,采用,国办信息\n")
    assert main(again) == 0
    (told,) = read_issue(file).diagnostics
    assert "the table is no longer as 通报.csv has it (row 1)" in told.message
    before = file.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["fill", str(file)]) == 0
    assert read_issue(file).diagnostics == ()
    after = file.read_text(encoding="utf-8")
    head, _, rows = after.rpartition("      rows:\n")
    assert before.startswith(head)
    assert rows.startswith("        - [1, 北山镇, 1, 0, 0, 1, 1, 60, 60]\n")


def test_deductions_and_classes_are_told(tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        "沿用: county-office\n名册:\n  - {类别: 乡镇, 单位: [北山镇, 南湖镇]}\n"
        "  - {类别: 部门, 单位: [城西分局, =总部]}\n",
        encoding="utf-8",
    )
    assert main(asked(tmp_path, "--by", "class", rules=str(rules))) == 0
    text = "".join(body(tmp_path / "2026" / "通报.yaml"))
    assert "部门得分居前的单位：城西分局（6分）、=总部（6分）。" in text
    assert "扣分的单位：北山镇（11分）、南湖镇（12分）、城西分局（5分）、=总部（5分）。" in text
    assert "没有来稿的单位南湖镇。" in text


def test_it_is_begun_from_the_last_ordinary_issue_in_its_language(tmp_path: Path) -> None:
    words = asked(tmp_path)
    issues = planned(3)
    special = replace(issues[2], kind="增刊", number="1", total="")
    write_year(tmp_path / "2026", [*issues[:2], special])
    for file in (tmp_path / "2026").glob("0*.yaml"):
        text = file.read_text(encoding="utf-8").replace("header:", "报头:")
        file.write_text(text, encoding="utf-8")
    assert main(words) == 0
    text = (tmp_path / "2026" / "通报.yaml").read_text(encoding="utf-8")
    assert "\n附件:\n  - 标题: 各单位信息报送和采用情况\n" in text
    assert "\n    表格取自: 通报.csv\n    表格:\n      栏:\n" in text
    assert "number: 3" in text


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--issue", "a.yaml"], "--issue needs --date, the issue's date, and --csv"),
        (["--issue", "a.yaml", "--date", "2026-04-08"], "--issue needs --date"),
        (["--date", "2026-04-08"], "write --issue too"),
        (["--issue", "year/a.yaml", "--date", "2026-04-08", "--csv", "a.csv"], "beside the issue"),
        (["--issue", "register.csv", "--date", "2026-04-08", "--csv", "a.csv"], "is read, and"),
        (["--issue", "a.yaml", "--date", "2026-01-02", "--csv", "a.csv"], "is before the last"),
        (["--issue", "a.yaml", "--date", "heute", "--csv", "a.csv"], "--date: "),
    ],
)
def test_nothing_is_written_where_no_issue_can_be(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    more: list[str],
    says: str,
) -> None:
    words = ranked(tmp_path, "--rules", "association")
    monkeypatch.chdir(tmp_path)
    assert main([*words, *more]) in (1, 2)
    assert says in capsys.readouterr().err
    assert list(tmp_path.glob("a.*")) == []


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2026-01-01", "2026-12-31", "2026年"),
        ("2026-04-01", "2026-06-30", "2026年二季度"),
        ("2028-02-01", "2028-02-29", "2028年2月"),
        ("2026-02-01", "2026-05-31", "2026年2—5月"),
        ("2025-12-01", "2026-01-31", "2025年12月1日至2026年1月31日"),
        ("2026-02-02", "2026-02-28", "2026年2月2日至2026年2月28日"),
    ],
)
def test_what_days_are_called(first: str, last: str, name: str) -> None:
    days = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    assert name_of(*days) == name
    months = list(spans("month", *days))
    assert months[0].first <= days[0] <= months[0].last
    assert months[-1].last >= days[1]


def test_months_end_with_the_calendar() -> None:
    (span,) = spans("quarter", datetime.date.max, datetime.date.max)
    assert span.last == datetime.date.max
