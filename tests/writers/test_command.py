"""`bulletin build` in other formats: by the name after -o, or by --to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout.cli.main import main

Write = Callable[..., Path]


def test_several_formats_from_one_layout(
    write: Write, small_issue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(small_issue, "第1期.yaml")
    assert main(["build", str(path), "--to", "pdf,dump", "-o", str(tmp_path / "成品")]) == 0
    names = sorted(p.name for p in (tmp_path / "成品").iterdir())
    assert names == ["第1期.layout.txt", "第1期.pdf"]
    assert capsys.readouterr().out.count("1 page  ") == 2


def test_a_format_by_the_name_of_its_file(write: Write, small_issue: str, tmp_path: Path) -> None:
    path = write(small_issue)
    assert main(["build", str(path), "-o", str(tmp_path / "a.layout.txt")]) == 0
    assert (tmp_path / "a.layout.txt").read_text(encoding="utf-8").startswith("paper ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "pdf,dump", "-o", "a.pdf"], "several formats need a folder after -o."),
        (["--to", "pdf,dump", "-o", "-"], "several formats need a folder after -o."),
        (["--to", "dump", "-o", "a.pdf"], "a.pdf is not the name of a dump file."),
        (["--to", "pfd"], "there is no writer of 'pfd'. Did you mean pdf?"),
        (["--to", "dump", "--ink", "black"], "dump is not written with ink."),
        (["-o", "a.odt.xml"], "a.odt.xml: only .pdf, "),
    ],
)
def test_what_does_not_go_together_is_refused(
    write: Write,
    small_issue: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write(small_issue)
    assert main(["build", str(path), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("formats", ["pdf,pdf", "PDF", " pdf ,", "pdf, ofd"])
def test_formats_are_named_as_people_write_them(
    write: Write, small_issue: str, tmp_path: Path, formats: str
) -> None:
    issue = write(small_issue, "a.yaml")
    code = main(["build", str(issue), "--to", formats])
    assert code == (2 if formats.endswith(",") else 0)
    assert (tmp_path / "a.pdf").exists() is (code == 0)


@pytest.mark.parametrize("options", [["--draft"], ["--draft", "--review-sheet"]])
def test_a_draft_is_no_web_page(
    write: Write, small_issue: str, tmp_path: Path, options: list[str]
) -> None:
    issue = write(small_issue, "a.yaml")
    assert main(["build", str(issue), *options, "-o", str(tmp_path / "a.html")]) == 2
    assert not (tmp_path / "a.html").exists()
    code = main(["build", str(issue), *options, "-o", str(tmp_path / "a.docx")])
    assert code == (2 if "--review-sheet" in options else 0)


def test_an_ofd_is_verified_whatever_it_is_called(
    write: Write, small_issue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue, "a.yaml")
    assert main(["build", str(issue), "-o", str(tmp_path / "a.ofd")]) == 0
    (tmp_path / "a.ofd").rename(tmp_path / "archived")
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "archived")]) == 0
    assert "rules of OFD-A" in capsys.readouterr().out
