"""`bulletin fix`: what is certain is written, what is not is counted, the rest stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout.cli.main import main

Write = Callable[..., Path]


def test_fix_keeps_comments_and_layout(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# 注释,保留\n" + small_issue.replace("第一段。", "他说,好  ,   “")
    path = write(text)
    assert main(["fix", str(path), "--dry-run"]) == 0
    assert path.read_text(encoding="utf-8") == text
    assert main(["fix", str(path)]) == 0
    out = capsys.readouterr().out
    assert "-      他说,好" in out
    assert "+      他说，好" in out
    assert path.read_text(encoding="utf-8").startswith("# 注释,保留\n")


def test_it_says_how_much_is_left(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(small_issue.replace("第一段。", "他说,好。3-5日（甲"))
    assert main(["fix", str(path), "--dry-run"]) == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert said == f"{path}: 1 correction would be made, 2 left to you: see bulletin check."
    assert main(["fix", str(path)]) == 0
    assert main(["fix", str(path)]) == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert said == f"{path}: 0 corrections made, 2 left to you: see bulletin check."


def test_invisible_characters_are_taken_out_where_asked(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(small_issue.replace("第一段。", "第\u200b一\u00ad段,好"))
    before = path.read_bytes()
    assert main(["fix", str(path)]) == 1
    assert "U+200B" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert main(["fix", str(path), "--drop-invisible"]) == 0
    assert path.read_text(encoding="utf-8") == small_issue.replace("第一段。", "第一段，好")
    assert "3 corrections made, 0 left to you." in capsys.readouterr().out


def test_limits_are_those_of_the_other_commands(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(small_issue)
    assert main(["fix", str(path), "--limit", "text_characters=3"]) == 1
    assert "limit text_characters" in capsys.readouterr().err
    assert main(["fix", str(path), "--limit", "pages"]) == 2


def fixed(write: Write, small_issue: str, paragraph: str) -> str:
    """Return what a list's paragraph is after `fix`; a second `fix` changes nothing more."""
    begun = small_issue.split("    body:")[0] + "    body:\n      - "
    path = write(begun + paragraph + "\n")
    assert main(["fix", str(path)]) == 0
    once = path.read_text(encoding="utf-8")
    assert main(["fix", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == once
    return once.removeprefix(begun).rstrip("\n")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        # One correction makes room for the next.
        ("会议 (2026) 召开", "会议（2026）召开"),
        ("会议 , 召开", "会议，召开"),
        ("(甲(乙)丙)", "（甲（乙）丙）"),
        # Both of a pair, or neither.
        ('参加"Party Building" 活动', "参加“Party Building”活动"),
        ('品种"济麦22""百农207"', "品种“济麦22”“百农207”"),
        ('说"甲 "乙" 丙"', None),
        ("3(个)", "3（个）"),
        # A point that may be no full stop.
        ("小说哈利.波特", None),
        ("一.加强领导", "一、加强领导"),
        ("会议召开.", "会议召开。"),
        # Where the file has two characters for one of the text.
        ("'实施''三化''工程,1,2,会议'", None),
        # What YAML would take for something else.
        ("％增长很快", None),
    ],
)
def test_what_is_certain_is_put_right_at_once(
    write: Write, small_issue: str, wrong: str, right: str | None
) -> None:
    assert fixed(write, small_issue, wrong) == (right or wrong)


def test_one_correction_that_cannot_be_made_stops_no_other(write: Write, small_issue: str) -> None:
    assert fixed(write, small_issue, "％增长\n      - 他说,好") == "％增长\n      - 他说，好"


def test_a_word_of_the_list_is_not_put_into_itself(write: Write, small_issue: str) -> None:
    words = "check: {words: [二十大 → 党的二十大]}\n"
    path = write(small_issue.replace("第一段", "党的二十大，二十大") + words)
    assert main(["fix", str(path)]) == 0
    assert "党的二十大，党的二十大" in path.read_text(encoding="utf-8")


def test_a_word_that_would_make_two_of_one_text_is_left(write: Write, small_issue: str) -> None:
    body = "    body: [小哥来了。]\ncheck: {words: ['小哥 → 快递员, 骑手']}\n"
    path = write(small_issue.split("    body:")[0] + body)
    before = path.read_bytes()
    assert main(["fix", str(path)]) == 0
    assert path.read_bytes() == before


def test_what_is_not_there_yet_keeps_nobody_from_correcting_the_rest(
    write: Write, small_issue: str
) -> None:
    lacking = small_issue.replace("第一段。", "他说,好。").replace("title: 标题", "title:")
    path = write(lacking)
    assert main(["fix", str(path)]) == 0
    assert "他说，好。" in path.read_text(encoding="utf-8")
    # What is written wrong may not be what was meant.
    wrong = lacking.replace("2026-02-28", "2026-02-30")
    path = write(wrong)
    assert main(["fix", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == wrong
