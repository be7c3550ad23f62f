"""`bulletin series` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout.cli.main import main
from tests.messages.sentences import ENGLISH
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
