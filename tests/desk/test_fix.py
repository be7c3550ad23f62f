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
