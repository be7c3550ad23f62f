"""No command of `bulletin series` writes over what it reads, nor over an issue or its PDF."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulletin_layout.cli.main import main
from tests.conftest import ROOT
from tests.series.year import planned, write_year

REGISTER = "日期,单位,标题\n2026-01-04,城西分局,一件事\n"
RULES = ROOT / "src/bulletin_layout/series/scoring/rule_sets/city-office.yaml"


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A year of two issues, the first with its PDF; a register and rules beside it."""
    monkeypatch.chdir(tmp_path)
    folder = write_year(tmp_path / "2026", planned(2))
    (folder / "001.pdf").write_bytes(b"%PDF-1.7 issued")
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    shutil.copy(RULES, tmp_path / "rules.yaml")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        "stats 2026 --register r.csv --csv r.csv",
        "stats 2026 --register r.csv --csv ./2026/../r.csv",
        "stats 2026 --register r.csv --csv 2026/001.yaml",
        "ranking 2026 --register r.csv --rules rules.yaml --csv rules.yaml",
        "ranking 2026 --register r.csv --rules city-office --csv a.csv --items a.csv",
        "recipients 2026 --csv 2026/002.yaml",
        "booklet 2026/001.pdf -o 2026/001.pdf",
        "bind 2026 -o 2026/001.pdf",
        "bind 2026 -o 2026/001.yaml",
        "bind 2026 -o a.pdf --cover a.pdf",
        "check 2026 --memory 2026/001.yaml",
    ],
)
def test_what_is_read_is_not_written_over(
    year: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: file.read_bytes() for file in year.parent.rglob("*") if file.is_file()}
    assert (
        main(["series", *command.split(), *(["--jobs", "1"] if "booklet" not in command else [])])
        == 2
    )
    assert capsys.readouterr().err.count("\n") == 1
    assert {f: f.read_bytes() for f in year.parent.rglob("*") if f.is_file()} == before
