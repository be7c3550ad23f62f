"""The limit `seconds` bounds all that a command does: reading, 校对, layout, fixing, importing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bulletin_layout import deadline
from bulletin_layout.cli import import_
from bulletin_layout.cli.main import main
from bulletin_layout.diagnostics import InputError
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.issue import reader
from bulletin_layout.limits import Limits
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.preview.snapshot import Snapshot, taken
from bulletin_layout.proofreading import fix_until_stable, run
from bulletin_layout.proofreading.level import ProofreadingLevel

Write = Callable[..., Path]
TOO_LONG = "it takes longer than 3 s (limit seconds). Divide it, or raise the limit."
# Where a stage begins: a module's function.
STAGES = {"reading": (reader, "read_source"), "proofreading": (run, "texts_of")}


class Clock:
    """A clock that stands still until a stage begins, and is an hour on then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self._patch = monkeypatch
        monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: self.now))

    def runs_in(self, module: Any, name: str) -> None:
        real = getattr(module, name)

        def begun(*arguments: Any, **keywords: Any) -> Any:
            self.now = 3600.0
            return real(*arguments, **keywords)

        self._patch.setattr(module, name, begun)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("command", ["build", "check", "fix"])
def test_a_command_ends_where_the_time_is_up(
    command: str,
    stage: str,
    clock: Clock,
    write: Write,
    small_issue: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = small_issue.replace("第一段。", "开展座 谈会,强调。")
    path = write(text)
    arguments = [command, str(path), "--limit", "seconds=3"]
    clock.runs_in(*STAGES[stage])
    assert main(arguments) == 1
    assert f"{path}: {TOO_LONG}" in capsys.readouterr().err
    assert path.read_text("utf-8") == text
    assert not path.with_suffix(".pdf").exists()


def test_it_is_told_in_chinese(
    clock: Clock,
    write: Write,
    small_issue: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BULLETIN_LANGUAGE", "zh")
    path = write(small_issue)
    clock.runs_in(*STAGES["reading"])
    assert main(["check", str(path), "--limit", "seconds=3"]) == 1
    said = f"{path}：用时超过3秒（上限 seconds）。请分成几个，或提高上限。"
    assert said in capsys.readouterr().err


def test_a_correction_that_is_tried_too_late_is_not_taken_for_one_that_does_not_read(
    clock: Clock, write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The time is up when the corrected text is read: nothing is written, and that is told."""
    text = small_issue.replace("第一段。", "开展座 谈会。")
    path = write(text)
    clock.runs_in(fix_until_stable, "scratch_file")
    assert main(["fix", str(path), "--limit", "seconds=3"]) == 1
    assert TOO_LONG in capsys.readouterr().err
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("stage", STAGES)
def test_a_preview_shows_that_the_time_is_up(
    stage: str, clock: Clock, write: Write, small_issue: str, fonts: FontSet
) -> None:
    path = write(small_issue)
    options = BuildOptions(limits=Limits(seconds=3), proofread=ProofreadingLevel.CHECK)
    clock.runs_in(*STAGES[stage])
    snapshot = taken(str(path), options, fonts, Snapshot())
    assert snapshot.wrong
    assert [str(finding) for finding in snapshot.findings] == [f"{path}: {TOO_LONG}"]


def test_an_import_ends_where_the_time_is_up(
    clock: Clock, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = write("我市召开座谈会\n\n会议强调，要抓好落实。\n", "mail.txt")
    new = tmp_path / "new.yaml"
    arguments = ["import", str(mail), "-o", str(new), "--limit"]
    clock.runs_in(import_, "take_in_apart")
    assert main([*arguments, "seconds=3"]) == 1
    assert f"{new}: {TOO_LONG}" in capsys.readouterr().err
    assert not new.exists()
    assert main([*arguments, "second=3"]) == 2
    assert "there is no limit 'second'" in capsys.readouterr().err
    assert main([*arguments, "seconds=7200"]) == 0


def test_a_limit_within_a_limit_does_not_lengthen_it(clock: Clock) -> None:
    with deadline.time_limit(3, "outer.yaml"), deadline.time_limit(10_000, "inner.yaml"):
        clock.now = 4.0
        with pytest.raises(InputError, match=r"^outer.yaml: it takes longer than 3 s"):
            deadline.check_time()
    deadline.check_time()
