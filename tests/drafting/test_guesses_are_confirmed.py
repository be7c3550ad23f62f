"""Guesses of an import: told by `check` until confirmed, and then only their comments go."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.drafting.confirm import confirmed
from bulletin_layout.issue.comments import guesses_in
from bulletin_layout.proofreading.run import proofread
from tests.conftest import ROOT

ISSUE = (ROOT / "examples" / "2021-06.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "is_guess"),
    [
        ("# Guessed: from the title.", True),
        ("  # 推断：取自标题。", True),
        ("# 第2页：推断：取自标题。", True),
        ("# a.pdf, page 2: Guessed: “x” is a caption.", True),
        ("# 我的推断，先不改", False),
        ("# To fill in: date", False),
        ("title: 推断：谁来写 # 推断", False),
    ],
)
def test_which_comments_are_guesses(line: str, is_guess: bool) -> None:
    assert bool(list(guesses_in("a.yaml", [line]))) is is_guess


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_comments_go(end: str) -> None:
    lines = ISSUE.split("\n")
    at = lines.index("articles:")
    with_guesses = [*lines[:at], "# mine", "# 推断：甲。", *lines[at:-1], "# Guessed: b.", ""]
    text, without = end.join(with_guesses), end.join([*lines[:at], "# mine", *lines[at:]])
    accepted = confirmed(text, "a.yaml")
    assert [g.value for g in accepted.accepted] == ["推断：甲。", "Guessed: b."]
    assert accepted.text == without
    assert accepted.left == 0


def test_one_line_is_confirmed_alone() -> None:
    text = "# Guessed: a.\nheader: x\n# Guessed: b.\nnotice: y\n"
    accepted = confirmed(text, "a.yaml", [3])
    assert (accepted.text, accepted.left) == ("# Guessed: a.\nheader: x\nnotice: y\n", 1)


def test_a_line_of_the_text_is_no_comment() -> None:
    text = "# 推断：甲。\nbody: |\n  第一段。\n  # 推断：这是正文。\n"
    accepted = confirmed(text, "a.yaml")
    assert accepted.text == "body: |\n  第一段。\n  # 推断：这是正文。\n"
    assert accepted.left == 1


def test_the_command_lists_keeps_and_confirms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.yaml"
    before = "# Guessed: the style.\n" + ISSUE
    file.write_text(before, encoding="utf-8")
    assert [d.rule for d in proofread(read_issue(file)) if d.rule == "guess"] == ["guess"]
    assert main(["confirm", str(file), "--dry-run"]) == 0
    assert file.read_text(encoding="utf-8") == before
    assert main(["confirm", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == ISSUE
    assert "a.yaml:1:3: Guessed: the style." in capsys.readouterr().out
    assert not [d for d in proofread(read_issue(file)) if d.rule == "guess"]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"a: [\n", b"\x00"])
def test_what_cannot_be_read_is_told_and_stays(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.yaml"
    if content is not None:
        file.write_bytes(content)
    assert main(["confirm", str(file)]) == 1
    assert "a.yaml" in "".join(capsys.readouterr())
    assert content is None or file.read_bytes() == content


def test_what_is_no_yaml_is_told_as_check_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("header: [甲\n", encoding="utf-8")
    said = []
    for command in ("confirm", "check"):
        assert main([command, str(file)]) == 1
        said.append(capsys.readouterr().err.splitlines()[0])
    assert said[0] == said[1]
    assert "report it" not in said[0]
