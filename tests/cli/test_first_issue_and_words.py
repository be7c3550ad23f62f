"""A new bulletin, words suggested from past issues, the sheet to be signed, circles of words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from bulletin_layout import InputError, read_issue
from bulletin_layout.cli.main import main

Write = Callable[..., Path]
Captured = pytest.CaptureFixture[str]
OFFICE = ("--office", "某局办公室编", "--date", "2026-12-01")


def test_a_new_bulletin_is_a_folder_that_builds(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "简报"
    receivers = (
        "--report",
        "某省局",
        "--send",
        "各区局",
        "--send",
        "各企业: 甲",
        "--issue",
        "各科室",
    )
    masthead = ("--masthead", "工作简报", "--masthead", "# 内部")
    assert main(["new", str(folder), *OFFICE, *masthead, *receivers]) == 0
    first = folder / "2026-01.yaml"
    assert str(first) in capsys.readouterr().out
    issue = read_issue(first)
    assert [str(line) for line in issue.header] == ["工作简报", "# 内部"]
    assert [str(one) for one in issue.distribution.send] == ["各区局", "各企业: 甲"]
    assert (issue.period.year, issue.style) == (2026, "gbt9704")
    settings = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    (schema,) = settings["yaml.schemas"]
    assert (folder / schema).is_file()
    assert main(["build", str(first), "-o", str(tmp_path / "out.pdf")]) == 0
    assert main(["new", str(folder / "2.yaml"), "--from", str(first), "--date", "2026-12-08"]) == 0


def test_what_exists_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "mine.txt").write_text("甲", encoding="utf-8")
    assert main(["new", str(folder), *OFFICE, "--masthead", "工作简报"]) == 2
    assert [file.name for file in folder.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--date", "2026-12-01"], 2, "--office and --masthead"),
        (["--date", "never", "--office", "甲", "--masthead", "乙"], 2, "--date"),
        ([*OFFICE, "--masthead", "甲", "--style", "no-such"], 1, "no-such"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    arguments: list[str],
    code: int,
    said: str,
    tmp_path: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["new", str(tmp_path / "b"), *arguments]) == code
    assert said in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


def test_a_terminal_is_asked_for_what_no_option_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["某局办公室编", "工作简报", "各区局、各企业"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert main(["new", str(tmp_path / "c"), "--date", "2026-12-01"]) == 0
    issue = read_issue(tmp_path / "c" / "2026-01.yaml")
    assert [str(one) for one in issue.distribution.send] == ["各区局", "各企业"]


def test_words_are_suggested_from_past_issues(
    write: Write, small_issue: str, capsys: Captured
) -> None:
    first = write(small_issue.replace("第一段。", "局长冯力虎到会，科长陶世安参加。"), "1.yaml")
    second = write(small_issue.replace("第一段。", "局长冯力虎讲话。冯立虎指出问题。"), "2.yaml")
    assert main(["words", "suggest", str(first), str(second)]) == 0
    proposed = yaml.safe_load(capsys.readouterr().out)["check"]
    assert "冯力虎" in proposed["known"] and "陶世安" not in proposed["known"]
    assert proposed["words"] == ["冯立虎 → 冯力虎"]


def test_a_sheet_has_room_for_what_was_decided(
    write: Write, small_issue: str, tmp_path: Path, capsys: Captured
) -> None:
    path, sheet = write(small_issue.replace("第一段。", "<b>要布署。")), tmp_path / "sheet.html"
    arguments = ["check", str(path), "--report", str(sheet), "--language", "zh"]
    assert main(arguments) == 0
    html = sheet.read_text(encoding="utf-8")
    assert "<th>处理</th><th>经手人</th>" in html
    assert "文章[1].正文[1]" in html and "改为“部署”" in html and "&lt;b&gt;" in html
    assert "1条提醒" in capsys.readouterr().out
    assert main(["check", str(path), str(path), "--report", str(sheet)]) == 2
    assert main(["check", "a.pdf", "--report", str(sheet)]) == 2
    assert main(["check", str(path), "--report", str(tmp_path / "none" / "sheet.html")]) == 1


@pytest.mark.parametrize(
    "words", ["[甲 → 乙, 乙 → 甲]", "[甲 → 甲]", "[子 → 甲, 甲 → 乙, 乙 → 甲]"]
)
def test_a_circle_of_words_is_an_error(words: str, write: Write, small_issue: str) -> None:
    with pytest.raises(InputError) as wrong:
        read_issue(write(small_issue + f"check: {{words: {words}}}\n"))
    (diagnostic,) = wrong.value.diagnostics
    assert (diagnostic.path, diagnostic.place and diagnostic.place.line) == ("check.words", 8)
    assert "甲 → " in diagnostic.message


def test_a_chain_of_words_is_none(write: Write, small_issue: str) -> None:
    read_issue(write(small_issue + "check: {words: [甲 → 乙, 乙 → 丙, 丁 → 乙, 戊]}\n"))
