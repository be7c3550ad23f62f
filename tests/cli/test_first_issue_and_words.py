"""A new bulletin, words suggested from past issues, the sheet to be signed, circles of words."""

from __future__ import annotations

import json
import re
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
    assert (folder / "words.schema.json").is_file()
    assert [text.value for text in issue.check.words_file] == ["words.yaml"]
    words = (folder / "words.yaml").read_text(encoding="utf-8")
    examples = [line[2:] for line in words.splitlines() if re.match("# ( |[a-z_]+:)", line)]
    (folder / "words.yaml").write_text("\n".join(examples), encoding="utf-8")
    (read,) = read_issue(first).office_words
    assert read.persons and read.units and read.sayings and read.full_name_first
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
    first = write(
        small_issue.replace(
            "第一段。",
            "局党组书记、局长冯力虎到会，科长陶世安参加。由某市快递行业协会（以下简称“市快协”）承办。",
        ),
        "1.yaml",
    )
    second = write(small_issue.replace("第一段。", "局长冯力虎讲话。冯立虎指出问题。"), "2.yaml")
    assert main(["words", "suggest", str(first), str(second)]) == 0
    proposed = yaml.safe_load(capsys.readouterr().out)
    assert proposed["persons"] == [{"name": "冯力虎", "posts": ["局长", "党组书记"]}]
    assert proposed["units"] == [{"name": "某市快递行业协会", "short": ["市快协"]}]
    assert proposed["preferred"] == ["冯立虎 → 冯力虎"]
    assert "forbidden" not in proposed and "sayings" not in proposed


def test_what_is_suggested_is_written_and_read(
    write: Write, small_issue: str, tmp_path: Path, capsys: Captured
) -> None:
    text = small_issue.replace("第一段。", "局长冯力虎到会，局长冯力虎讲话。冯立虎指出问题。")
    first, words = write(text, "1.yaml"), tmp_path / "words.yaml"
    assert main(["words", "suggest", str(first), "-o", str(words)]) == 0
    assert str(words) in capsys.readouterr().out
    assert json.loads((tmp_path / "words.schema.json").read_text(encoding="utf-8"))["properties"]
    before = words.read_bytes()
    assert main(["words", "suggest", str(first), "-o", str(words)]) == 1
    assert words.read_bytes() == before and "words:" in capsys.readouterr().err
    issue = read_issue(write(text + "check: {words_file: words.yaml}\n", "2.yaml"))
    assert issue.office_words[0].persons[0].name.value == "冯力虎"


def test_the_schema_of_a_words_file(capsys: Captured) -> None:
    assert main(["schema", "words"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert {"persons", "人员", "sayings", "提法"} <= schema["properties"].keys()
    jsonschema = pytest.importorskip("jsonschema")
    person = {"姓名": "冯力虎", "职务": ["局长"], "自": "2026-01-01"}
    right = {"人员": [person], "用词": ["甲 → 乙", {"不写": "甲", "改为": "乙"}]}
    jsonschema.validate(right, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"人员": [{"姓名": "冯力虎"}]}, schema)


def test_words_files_are_passed_over(write: Write, small_issue: str, capsys: Captured) -> None:
    issue, words = write(small_issue, "1.yaml"), write("禁用: [甲]\nknown: [乙]\n", "words.yaml")
    assert main(["check", str(issue), str(words)]) == 0
    assert "words.yaml: passed over, it is a words file." in capsys.readouterr().err


def test_the_next_issue_in_another_folder_keeps_the_words(
    write: Write, small_issue: str, tmp_path: Path
) -> None:
    write("禁用: [甲]\n", "words.yaml")
    last = write(small_issue + "check:\n  words_file: [words.yaml]  # ours\n", "1.yaml")
    (tmp_path / "next").mkdir()
    new = tmp_path / "next" / "2.yaml"
    arguments = ["--from", str(last), "--date", "2026-03-08", "--root", str(tmp_path)]
    assert main(["new", str(new), *arguments]) == 0
    assert "words_file: [../words.yaml]  # ours" in new.read_text(encoding="utf-8")
    (words,) = read_issue(new, root=tmp_path).office_words
    assert words.forbidden[0].value == "甲"


def test_a_sheet_has_room_for_what_was_decided(
    write: Write, small_issue: str, tmp_path: Path, capsys: Captured
) -> None:
    path, sheet = write(small_issue.replace("第一段。", "<b>要布署。")), tmp_path / "sheet.html"
    arguments = ["check", str(path), "--report", str(sheet), "--language", "zh"]
    assert main(arguments) == 0
    html = sheet.read_text(encoding="utf-8")
    assert "<th>处理</th><th>经手人</th>" in html
    assert "文章[1].正文[1]" in html and "改为“部署”" in html and "&lt;b&gt;" in html
    assert "2条提醒" in capsys.readouterr().out  # the word, and the mark <b>
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
