"""`bulletin series` on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bulletin_layout.cli.main import main
from tests.messages.sentences import ENGLISH
from tests.series.workbooks import sheets
from tests.series.year import changed, planned, write_year


def test_check_tells_by_file_and_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    year = write_year(tmp_path / "2026", changed(planned(12), 7, total="506"))
    assert main(["series", "check", str(year), "--jobs", "1"]) == 0
    out, err = capsys.readouterr()
    assert out == "12 issues: 0 errors, 1 warning, 0 hints.\n"
    assert err == (
        f"{year}/007.yaml:3:1: warning: period.total: the total is 506; with number 7 it would be "
        "560 (+553). Is it 560?\n"
    )


def test_several_processes_and_a_memory_tell_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year = write_year(tmp_path / "2026", changed(planned(12), 7, total="506"))
    asked = ["series", "check", str(year), "--memory", str(tmp_path / "memory.db"), "--jobs"]
    said = []
    for jobs in ("2", "1"):
        assert main([*asked, jobs]) == 0
        said.append(capsys.readouterr())
    assert said[0] == said[1]


def test_an_issue_that_cannot_be_read_is_told_with_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year = write_year(tmp_path / "2026", changed(planned(3), 2, number="zwei"))
    assert main(["series", "check", str(year), "--jobs", "1"]) == 1
    assert "'zwei' is not a whole number" in capsys.readouterr().err


@pytest.mark.parametrize("memory", [False, True])
def test_search_tells_issue_article_page_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], memory: bool
) -> None:
    year = write_year(tmp_path / "2026", planned(3))
    asked = ["series", "search", "第24号网点", str(year), "--pages", "--jobs", "1"]
    assert main([*asked, *(["--memory", str(tmp_path / "m.db")] if memory else [])]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{year}/001.yaml:9:1: 2026年第1期, articles[1], page 1 line ")
    assert out.endswith("1 passage in 1 issue.\n")


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (["search", " ", "."], "bulletin series search: there is nothing to look for.\n", 2),
        (["search", "安", ".", "--from", "2026-13-01"], "there is no such day.\n", 2),
        (["check", "nowhere"], "nowhere", 1),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: list[str], says: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["series", *arguments, "--jobs", "1"]) == code
    assert says.rstrip("\n") in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["check"],
        ["search"],
        ["stats"],
        ["ranking"],
        ["bind"],
        ["archive"],
        ["verify"],
        ["recipients"],
        ["number"],
        ["booklet"],
    ],
)
def test_help_is_in_chinese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["series", *command, "--help", "--language", "zh"])
    said = capsys.readouterr().out
    assert said.startswith("用法：bulletin series")
    assert not ENGLISH.search(said.replace("bulletin series", "")), said


def ranked(folder: Path, *more: str) -> list[str]:
    """The words of `series ranking` on three issues of which one unit sent the first article."""
    year = write_year(folder / "2026", planned(3))
    (folder / "register.csv").write_text(
        "稿号,收稿日期,来稿单位,标题,正文\n"
        f'A1,2026-01-03,"城西分局、=总部",题,"{planned(3)[0].articles[0][2]}"\n'
        "A2,2026-02-03,北山镇,北山镇座谈,\n",
        encoding="utf-8",
    )
    (folder / "adoptions.csv").write_text(
        "稿号,日期,级别,事项,刊物\nA1,2026-01-20,省级,采用,省内参\nA2,2026-02-28,市级,批示,\n",
        encoding="utf-8",
    )
    files = ["--register", str(folder / "register.csv")]
    files += ["--adoptions", str(folder / "adoptions.csv")]
    return ["series", "ranking", str(year), *files, "--jobs", "1", *more]


def test_ranking_is_told_and_written_as_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = [str(tmp_path / name) for name in ("a.csv", "b.csv", "c.xlsx")]
    rules = tmp_path / "rules.yaml"
    rules.write_text("extends: city-office\njoint: shared\n", encoding="utf-8")
    asked = ranked(tmp_path, "--rules", str(rules), "--unit", "南湖镇", "--to", "2026-03-31")
    assert main([*asked, "--csv", out[0], "--items", out[1], "--xlsx", out[2]]) == 0
    assert capsys.readouterr().out == (
        "1. 城西分局: 11.5 points, 11.5 in the year (1 sent, 1 printed, 1 adopted)\n"
        "1. =总部: 11.5 points, 11.5 in the year (1 sent, 1 printed, 1 adopted)\n"
        "3. 北山镇: 10 points, 10 in the year (1 sent, 1 remarked on)\n"
        "4. 南湖镇: 0 points, 0 in the year (nothing sent)\n"
    )
    table, items = (Path(name).read_text(encoding="utf-8-sig") for name in out[:2])
    assert table == (
        "名次,单位,来稿,刊用,简讯,采用,批示,得分,累计\n"
        "1,城西分局,1,1,0,1,0,11.5,11.5\n1,'=总部,1,1,0,1,0,11.5,11.5\n"
        "3,北山镇,1,0,0,0,1,10,10\n4,南湖镇,0,0,0,0,0,0,0\n"
    )
    assert "城西分局,2026-01-20,采用,题,省级《省内参》,10\n" in items
    assert "北山镇,2026-02-28,批示,北山镇座谈,市级,10\n" in items
    book = sheets(Path(out[2]).read_bytes())
    plain = [line.replace("'=", "=").split(",") for line in table.splitlines()]
    assert book[0] == plain
    made = [line.replace("'=", "=").split(",") for line in items.splitlines()]
    assert book[1] == [[cell for cell in line if cell] for line in made]


def test_a_workbook_is_the_same_twice(tmp_path: Path) -> None:
    asked = ranked(tmp_path, "--rules", "association", "--xlsx")
    made = []
    for name in ("a.xlsx", "b.xlsx"):
        assert main([*asked, str(tmp_path / name)]) == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_without_the_extra_no_workbook_and_nothing_else_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    asked = ranked(tmp_path, "--rules", "association", "--csv", str(tmp_path / "a.csv"))
    assert main([*asked, "--xlsx", str(tmp_path / "a.xlsx")]) == 2
    assert "XLSX needs xlsxwriter" in capsys.readouterr().err
    assert list(tmp_path.glob("a.*")) == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--rules", "nobody"], "there are no rules called nobody."),
        (["--rules", "association", "--from", "2026-05-01", "--to", "2026-04-01"], "after --to."),
        (["--rules", "association", "--csv", "no/such/folder.csv"], "cannot be written"),
        (["--rules", "association", "--by", "month", "--from", "1990-01-01"], "than 24 columns"),
    ],
)
def test_a_ranking_that_cannot_be_made(
    tmp_path: Path, more: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(ranked(tmp_path, *more)) in (1, 2)
    assert says in capsys.readouterr().err
