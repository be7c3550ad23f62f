"""A few hundred mutants of each kind: each goes through or is refused in the library's own words.

`benchmarks/fuzzing.py` runs the same mutants by the ten thousand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

issues = pytest.importorskip("benchmarks.fuzz.issues", reason="benchmarks are not in the sdist")
from benchmarks.fuzz.kinds import KINDS  # noqa: E402 (after the line that may skip)
from benchmarks.fuzz.minimise import minimised  # noqa: E402
from benchmarks.fuzz.processes import Batch, run  # noqa: E402

SEED = 2026
# How many are tried here, and how far some of them must come: not all stop at the same door.
STAGES = {
    "issues": (300, ("refused", "read, not laid out", "laid out", "written")),
    "styles": (120, ("refused", "laid out", "written")),
    "font-sets": (120, ("refused", "laid out")),
    "fonts": (60, ("refused", "written")),
    "word": (60, ("refused", "written, read back", "laid out")),
    "pdf": (40, ("refused", "written, read back")),
    "text": (120, ("refused", "written, read back", "laid out")),
    "edits": (40, ("into", "fix+into")),
}


@pytest.mark.slow
@pytest.mark.gate  # the PDFs of what goes through are validated
@pytest.mark.parametrize("kind", STAGES)
def test_every_mutant_goes_through_or_is_refused(tmp_path: Path, kind: str) -> None:
    count, stages = STAGES[kind]
    result = run(KINDS[kind].mutant, SEED, Batch(1, count), KINDS[kind].judge(tmp_path), print)
    found = [f"mutant {number} of seed {SEED}: {f.report}" for number, f in result.findings]
    assert not found, "\n".join(found)
    assert result.count == count - 1
    assert all(result.outcomes[stage] for stage in stages), result.outcomes


@pytest.mark.parametrize("kind", STAGES)
def test_a_mutant_is_the_same_every_time(kind: str) -> None:
    mutant = KINDS[kind].mutant
    first = [mutant(SEED, number) for number in range(12)]
    assert [mutant(SEED, number) for number in range(12)] == first
    assert len(set(first)) > 9


@pytest.mark.parametrize("problem", [ValueError("a"), RecursionError(), MemoryError()])
def test_any_other_exception_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def read_issue(_: Path) -> None:
        raise problem

    monkeypatch.setattr(issues, "read_issue", read_issue)
    verdict = issues.IssueJudge(tmp_path).judge(b"header: a\n", 1)
    assert verdict.outcome == "found"
    assert verdict.finding.key.startswith(type(problem).__name__)


def test_a_file_left_over_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome(*_: object) -> str:
        (tmp_path / "a.part").touch()
        return "refused"

    monkeypatch.setattr(issues.IssueJudge, "outcome", outcome)
    verdict = issues.IssueJudge(tmp_path).judge(b"header: a\n", 1)
    assert verdict.finding.key.startswith("LeftOver")
    assert not (tmp_path / "a.part").exists()


def test_a_finding_is_made_smaller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome(self: object, _: int) -> str:
        if b"x" in (tmp_path / "issue.yaml").read_bytes():
            raise ValueError
        return "refused"

    monkeypatch.setattr(issues.IssueJudge, "outcome", outcome)
    judge = issues.IssueJudge(tmp_path)
    data = "题\n甲x乙\nb\n".encode() * 9
    key = judge.judge(data, 1).finding.key
    assert minimised(data, 1, key, judge, 5) == b"x"


def test_an_edit_that_loses_a_line_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from benchmarks.fuzz import edits

    judge = edits.EditJudge(tmp_path)
    monkeypatch.setattr(edits, "save_into", lambda _, file: file.write_text("header: 甲\n"))
    verdict = judge.judge("header: 甲\nperiod: 乙\n".encode(), 1)
    assert "--into lost" in verdict.finding.report
