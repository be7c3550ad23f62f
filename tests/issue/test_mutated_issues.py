"""A few hundred issues changed at random: each is laid out or refused in the library's own words.

`benchmarks/fuzzing.py` runs the same mutants by the hundred thousand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

fuzzing = pytest.importorskip("benchmarks.fuzzing", reason="benchmarks are not in the sdist")

COUNT = 300
SEED = 2026


@pytest.mark.slow
def test_every_mutant_is_laid_out_or_refused(tmp_path: Path) -> None:
    judge = fuzzing.Judge(tmp_path)
    result = fuzzing.run(SEED, fuzzing.Batch(0, COUNT), judge, lambda _: None)
    found = [f"mutant {number} of seed {SEED}: {f.report}" for number, f in result.findings]
    assert not found, "\n".join(found)
    assert result.count == COUNT
    # Not all stop at the same door.
    assert all(result.outcomes[s] for s in ("refused", "read, not laid out", "laid out", "written"))


def test_a_mutant_is_the_same_every_time() -> None:
    first = [fuzzing.mutant(SEED, number) for number in range(20)]
    assert [fuzzing.mutant(SEED, number) for number in range(20)] == first
    assert len(set(first)) > 15


@pytest.mark.parametrize("problem", [ValueError("a"), RecursionError(), MemoryError()])
def test_any_other_exception_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def read_issue(_: Path) -> None:
        raise problem

    monkeypatch.setattr(fuzzing, "read_issue", read_issue)
    verdict = fuzzing.Judge(tmp_path).judge(b"header: a\n", 1)
    assert verdict.outcome == "found"
    assert verdict.finding.key.startswith(type(problem).__name__)


def test_a_file_left_over_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome(*_: object) -> str:
        (tmp_path / "a.part").touch()
        return "refused"

    monkeypatch.setattr(fuzzing.Judge, "_outcome", outcome)
    verdict = fuzzing.Judge(tmp_path).judge(b"header: a\n", 1)
    assert verdict.finding.key.startswith("LeftOver")
    assert not (tmp_path / "a.part").exists()


def test_a_finding_is_made_smaller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome(self: object, _: int) -> str:
        if b"x" in (tmp_path / "issue.yaml").read_bytes():
            raise ValueError
        return "refused"

    monkeypatch.setattr(fuzzing.Judge, "_outcome", outcome)
    judge = fuzzing.Judge(tmp_path)
    data = "题\n甲x乙\nb\n".encode() * 9
    key = judge.judge(data, 1).finding.key
    assert fuzzing.minimised(data, 1, key, judge, 5) == b"x"
