"""Progress is told step by step, in its own thread, and the watcher can end the work."""

from __future__ import annotations

import io
from collections import defaultdict
from pathlib import Path

import pytest

from bulletin_layout import lay_out, proofread, read_issue, save, watch_progress, write_pdf
from bulletin_layout.cli import progress as shown
from bulletin_layout.cli import terminal
from bulletin_layout.progress import Step
from tests.conftest import ROOT

ISSUE = ROOT / "examples" / "2021-06.yaml"


def test_every_stage_tells_each_of_its_steps() -> None:
    told: dict[str, list[Step]] = defaultdict(list)
    issue = read_issue(ISSUE)
    with watch_progress(lambda step: told[step.stage].append(step)):
        document = lay_out(issue)
        proofread(issue)
        save(document, io.BytesIO(), "pdf")
        save(document, io.BytesIO(), "ofd")
    assert list(told) == ["lay out", "proofread", "make PDF", "make OFD"]
    for stage, steps in told.items():
        assert [step.done for step in steps] == list(range(1, steps[0].total + 1)), stage
    assert told["make PDF"][0].total == len(document.pages) == told["make OFD"][0].total
    lay_out(issue)  # outside the block nobody is told
    assert len(told["lay out"]) == told["lay out"][0].total


def test_a_watcher_that_raises_ends_the_work_and_nothing_is_written(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(step: Step) -> None:
        if step.stage == "make PDF" and step.done == 2:
            raise Enough

    document = lay_out(read_issue(ISSUE))
    with watch_progress(stop), pytest.raises(Enough):
        write_pdf(document, tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_bar_shows_long_work_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(terminal, "_chosen", "en")  # whatever a test before has spoken
    now = 100.0
    monkeypatch.setattr(shown.time, "monotonic", lambda: now)
    bar = shown.StageBar()
    bar.show(Step("lay out", 1, 4))
    bar.clear()
    assert capsys.readouterr().err == ""
    now = 102.0
    bar.show(Step("make PDF", 3, 4))
    assert capsys.readouterr().err.endswith(" make PDF 3/4")
    bar.clear()
    assert capsys.readouterr().err == "\r\x1b[K"
