"""`bulletin check`: the surest first, what was looked at, and its findings for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout.cli.main import main
from bulletin_layout.proofreading import scope

Write = Callable[..., Path]
Captured = pytest.CaptureFixture[str]
# A hint, then a warning that fix does not write, then one that it does.
SLIPS = "共300人左右约参加，约300人左右参加。\n      要布署工作。\n      会议强调,要落实。"


@pytest.fixture
def slips(write: Write, small_issue: str) -> Path:
    return write(small_issue.replace("第一段。", SLIPS))


def told(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    code = main(["check", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_surest_is_told_first_under_its_heading(slips: Path, capsys: Captured) -> None:
    _, out, err = told(capsys, str(slips))
    lines = err.splitlines()
    kinds = [line for line in lines if line.startswith("-- ")]
    assert [kind.split(":")[0] for kind in kinds] == ["-- certain", "-- likely", "-- look again"]
    assert "half-width" in lines[lines.index(kinds[0]) + 1]
    assert "wrong-word" in lines[lines.index(kinds[1]) + 1]
    assert "said-twice" in lines[lines.index(kinds[2]) + 1]
    assert out.endswith("2 warnings, 1 hint.\n")


def test_where_nothing_is_found_it_says_what_was_looked_at(
    write: Write, small_issue: str, capsys: Captured
) -> None:
    _, out, err = told(capsys, str(write(small_issue)))
    assert err == ""
    assert "nothing to report." in out
    # 工作简报, 办公室编, 一个标题, 第一段。
    assert "looked at 16 characters by" in out
    _, out, _ = told(capsys, str(write(small_issue)), "--language", "zh")
    assert "看过16字" in out and "机器看不出" in out


def test_it_says_that_the_word_check_did_not_run(
    write: Write, small_issue: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_rules = scope.scope_of
    monkeypatch.setattr(scope, "is_installed", lambda: False)
    _, out, _ = told(capsys, str(write(small_issue)))
    assert "needs bulletin-layout[words]" in out
    _, out, _ = told(capsys, str(write(small_issue + "check: {off: [spelling, typing]}\n")))
    assert "without the word check. " in out
    assert all_rules is scope.scope_of


def test_json_holds_each_finding(slips: Path, capsys: Captured) -> None:
    code, out, err = told(capsys, str(slips), "--format", "json")
    found: list[dict[str, Any]] = json.loads(out)
    assert (code, err) == (0, "")
    assert found[0] == {
        "file": str(slips),
        "line": 9,
        "column": 11,
        "level": "warning",
        "confidence": "certain",
        "rule": "half-width",
        "path": "articles[1].body[3]",
        "message": "a half-width mark beside Han: 会议强调[,]要落实.",
        "advice": "Write ，",
        "found": ",",
        "write": "，",
    }
    assert [one["confidence"] for one in found] == ["certain", "likely", "look-again"]


def test_json_is_said_in_chinese_where_chinese_is_spoken(slips: Path, capsys: Captured) -> None:
    _, out, _ = told(capsys, str(slips), "--format", "json", "--language", "zh")
    (first, *_) = json.loads(out)
    assert (first["path"], first["rule"]) == ("文章[1].正文[3]", "half-width")
    assert first["message"].startswith("汉字旁的半角标点")


def test_sarif_names_rules_places_and_corrections(slips: Path, capsys: Captured) -> None:
    _, out, _ = told(capsys, str(slips), "--format", "sarif")
    log = json.loads(out)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert names[result["ruleIndex"]] == result["ruleId"]
    first = run["results"][0]
    assert (first["level"], first["properties"]) == ("warning", {"confidence": "certain"})
    (location,) = first["locations"]
    region = {"startLine": 9, "startColumn": 11, "endColumn": 12}
    assert location["physicalLocation"]["region"] == region
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "，"}}]
    assert run["results"][-1]["level"] == "note"


def test_workflow_commands_are_escaped(write: Write, small_issue: str, capsys: Captured) -> None:
    path = write(small_issue.replace("第一段。", "增长5-10%。"), "a,b%.yaml")
    _, out, _ = told(capsys, str(path), "--format", "github")
    (line,) = out.splitlines()
    assert line.startswith("::notice file=")
    assert "a%2Cb%25.yaml,title=range-unit,line=7,col=9::5 lacks its %25" in line


def test_errors_are_found_for_programs_too(
    write: Write, small_issue: str, capsys: Captured
) -> None:
    path = write(small_issue.replace("header: 工作简报\n", ""))
    code, out, _ = told(capsys, str(path), "--format", "json")
    (found,) = json.loads(out)
    assert (code, found["level"], found["confidence"]) == (1, "error", "error")
    code, out, _ = told(capsys, str(path), "--format", "sarif")
    (result,) = json.loads(out)["runs"][0]["results"]
    assert (code, result["ruleId"], result["level"]) == (1, "input", "error")


def test_a_pdf_has_its_own_report(capsys: Captured) -> None:
    assert told(capsys, "a.pdf", "--format", "json")[0] == 2


def test_what_is_found_in_many_files_is_one_document(
    slips: Path, write: Write, small_issue: str, capsys: Captured
) -> None:
    other = write(small_issue.replace("第一段。", "要布署。"), "other.yaml")
    _, out, _ = told(capsys, str(slips), str(other), "--format", "json")
    assert [Path(one["file"]).name for one in json.loads(out)] == ["issue.yaml"] * 3 + [
        "other.yaml"
    ]


def test_a_key_below_a_text_is_no_text_with_a_colon(
    write: Write, small_issue: str, capsys: Captured
) -> None:
    path = write(small_issue + "报送: 市委\n  报: 市委办公室\n")
    code, out, _ = told(capsys, str(path), "--format", "json")
    messages = [found["message"] for found in json.loads(out)]
    assert code == 1
    assert "报送 has a text of its own, and keys below it." in messages
    assert not any("Write: 报：" in found["advice"] for found in json.loads(out))
