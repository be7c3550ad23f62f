"""Many issues through any executor: the same bytes, one wrong issue stops none, none is lost."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import BuildOptions, BuildRecord, build_many, typeset
from bulletin_layout.many.build_many import _in_our_pool
from bulletin_layout.many.job import BuildJob

Write = Callable[..., Path]


@pytest.fixture
def issues(tmp_path: Path, small_issue: str) -> list[Path]:
    """Eight issues, the third of them wrong; one names a style and a series of its own."""
    (tmp_path / "own.yaml").write_text("extends: gbt9704\n", encoding="utf-8")
    (tmp_path / "series.yaml").write_text("distribution: {send: [各区]}\n", encoding="utf-8")
    paths = []
    for number in range(8):
        path = tmp_path / f"{number}.yaml"
        text = small_issue.replace("第一段", f"第{number}段")
        if number == 2:
            text = text.replace("header", "heade")
        if number == 3:
            text = "style: own.yaml\nseries: series.yaml\n" + text
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def by_name(records: list[BuildRecord]) -> dict[str, tuple[int | None, str]]:
    return {Path(r.issue).name: (r.pages, r.sha256) for r in records}


@pytest.fixture
def expected(issues: list[Path], tmp_path: Path) -> dict[str, bytes]:
    made = {}
    for path in issues:
        if path.stem != "2":
            typeset(path, tmp_path / "one.pdf")
            made[path.stem] = (tmp_path / "one.pdf").read_bytes()
    return made


class AtOnce(Executor):
    """An executor that does at once what it is given."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(pickle.loads(pickle.dumps(fn(*pickle.loads(pickle.dumps(args))))))
        return future


@pytest.mark.parametrize("ship", [False, True])
@pytest.mark.parametrize("kind", ["processes", "threads", "at once"])
def test_every_executor_gives_the_same_bytes(
    kind: str, ship: bool, issues: list[Path], expected: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    told: list[BuildRecord] = []
    threads = ThreadPoolExecutor(3)
    executor = {"processes": None, "threads": threads, "at once": AtOnce()}[kind]
    records = list(
        build_many(issues, out, executor=executor, on_result=told.append, ship=ship, processes=2)
    )
    threads.shutdown()
    assert told == records and len(records) == len(issues)
    assert {p.stem: p.read_bytes() for p in out.glob("*.pdf")} == expected
    (wrong,) = [r for r in records if r.pages is None]
    assert Path(wrong.issue).stem == "2" and wrong.diagnostics and not wrong.sha256
    assert pickle.loads(pickle.dumps(records)) == records


def test_resuming_skips_what_is_built_and_builds_what_changed(
    issues: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first = by_name(list(build_many(issues, out, executor=AtOnce())))
    again = list(build_many(issues, out, executor=AtOnce(), resume=True))
    assert {Path(r.issue).stem for r in again if not r.skipped} == {"2"}
    assert by_name(again) == first

    (tmp_path / "series.yaml").write_text("distribution: {send: [各县]}\n", encoding="utf-8")
    (out / "5.pdf").write_bytes(b"another")
    (out / "6.pdf").unlink()
    third = list(build_many(issues, out, executor=AtOnce(), resume=True))
    assert {Path(r.issue).stem for r in third if not r.skipped} == {"2", "3", "5", "6"}
    draft = BuildOptions(draft=True)
    fourth = list(build_many(issues, out, executor=AtOnce(), options=draft, resume=True))
    assert not any(r.skipped for r in fourth)


def test_shipped_issues_are_known_again(issues: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    list(build_many(issues, out, executor=AtOnce(), ship=True))
    for ship in (True, False):
        again = list(build_many(issues, out, executor=AtOnce(), resume=True, ship=ship))
        assert {Path(r.issue).stem for r in again if not r.skipped} == {"2"}


def test_a_spoilt_ledger_counts_for_nothing(issues: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    list(build_many(issues, out, executor=AtOnce()))
    ledger = out / "bulletin-built.jsonl"
    ledger.write_text("{\nnull\n[]\n" + ledger.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    again = list(build_many(issues, out, executor=AtOnce(), resume=True))
    assert sum(r.skipped for r in again) == 6


def test_two_issues_of_one_name_are_told(issues: list[Path], tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / "1.yaml"
    twin.write_bytes(issues[1].read_bytes())
    records = list(build_many([issues[1], twin], tmp_path / "out", executor=AtOnce()))
    (refused,) = [r for r in records if r.pages is None]
    assert refused.issue == str(twin) and "two issues would be written to" in refused.problem


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (record,) = build_many([tmp_path / "no.yaml"], tmp_path / "out", executor=AtOnce())
    assert record.pages is None and (record.diagnostics or record.problem)


class Dies:
    """Options whose arrival in another process ends it, as often as said."""

    def __init__(self, marks: Path, times: int) -> None:
        self.marks, self.times, self.home = marks, times, os.getpid()

    def __reduce__(self) -> tuple[Any, ...]:
        return _arrive, (self.marks, self.times, self.home)


def _arrive(marks: Path, times: int, home: int) -> BuildOptions:
    if os.getpid() != home and len(list(marks.iterdir())) < times:
        (marks / str(len(list(marks.iterdir())))).touch()
        os._exit(1)
    return BuildOptions()


@pytest.mark.slow
@pytest.mark.parametrize(("times", "pages"), [(1, 1), (9, None)])
def test_a_worker_that_dies_costs_its_own_issue_alone(
    times: int, pages: int | None, issues: list[Path], expected: dict[str, bytes], tmp_path: Path
) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    jobs = [
        BuildJob(str(p), str(tmp_path / f"{p.stem}.pdf"), BuildOptions())
        for p in issues
        if p.stem != "2"
    ]
    deadly: Any = Dies(marks, times)
    jobs[3] = BuildJob(jobs[3].file, jobs[3].target, deadly)
    records = [answer.record for answer in _in_our_pool(jobs, 2)]
    assert sorted(r.issue for r in records) == sorted(j.file for j in jobs)
    for record in records:
        if record.issue == jobs[3].file:
            assert record.pages == pages
            assert (record.problem == "") == (pages is not None)
        else:
            assert Path(record.pdf).read_bytes() == expected[Path(record.issue).stem]


class Breaks(Executor):
    """An executor that loses every second job in its own way."""

    def __init__(self) -> None:
        self._count = 0
        self._lock = threading.Lock()

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        with self._lock:
            self._count += 1
            lost = self._count % 2 == 0
        if lost:
            future.set_exception(ConnectionError("a machine went away"))
        else:
            future.set_result(fn(*args))
        return future


def test_what_a_given_executor_loses_is_recorded(issues: list[Path], tmp_path: Path) -> None:
    records = list(build_many(issues, tmp_path / "out", executor=Breaks()))
    assert len(records) == len(issues)
    lost = [r for r in records if "a machine went away" in r.problem]
    assert len(lost) == 4 and all(r.pages is None for r in lost)
    again = list(build_many(issues, tmp_path / "out", executor=AtOnce(), resume=True))
    assert sum(r.pages is not None for r in again) == 7
