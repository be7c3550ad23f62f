"""The pytest plugin in a repository of a user's own, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SMALL_ISSUE

pytestmark = pytest.mark.slow

TEST = """
from bulletin_layout import lay_out, read_fonts, read_issue, read_style

def test_look(golden):
    issue = read_issue("issue.yaml")
    golden.check(lay_out(issue, read_style(issue.style, "."), read_fonts()), "issue")
"""


class Repository:
    """A folder with an issue, a style of its own and a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.style("28pt")
        issue = SMALL_ISSUE + "style: own.yaml\n"
        (folder / "issue.yaml").write_text(issue, encoding="utf-8")
        (folder / "test_look.py").write_text(TEST, encoding="utf-8")

    def style(self, pitch: str) -> None:
        text = f"extends: series-2023\ngrid: {{pitch: {pitch}}}\n"
        (self.folder / "own.yaml").write_text(text, encoding="utf-8")

    def pytest(self, *arguments: str, **environment: str) -> tuple[int, str]:
        clean = {k: v for k, v in os.environ.items() if k not in ("CI", "PYTEST_ADDOPTS")}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=clean | environment | {"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=False,
        )
        return done.returncode, (done.stdout + done.stderr).decode("utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_a_users_repository_from_first_golden_to_failure_and_report(
    repository: Repository,
) -> None:
    code, said = repository.pytest()
    assert code == 1
    assert (
        "is not there. Look at the output; if it is good: python -m pytest --update-goldens" in said
    )
    code, said = repository.pytest("--update-goldens")
    assert code == 0
    assert "golden rewritten: issue.layout.txt: new" in said
    assert repository.pytest()[0] == 0
    repository.style("29pt")
    code, said = repository.pytest()
    assert code == 1
    assert "issue.layout does not match its golden" in said
    assert said.index("moved") < said.index("test_look.py::test_look")
    assert "goldens.py" not in said  # no line of the library's own
    failures = repository.folder / "golden-failures"
    assert (failures / "issue.pdf").read_bytes().startswith(b"%PDF")
    report = (failures / "issue.report.html").read_text(encoding="utf-8")
    assert report.count("data:image/png;base64,") == 3
    assert (failures / ".gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert "http" not in report
    code, said = repository.pytest("--update-goldens")
    assert code == 0
    assert "lines gone" in said
    assert repository.pytest()[0] == 0


def test_updating_is_refused_on_a_server(repository: Repository) -> None:
    code, said = repository.pytest("--update-goldens", CI="true")
    assert code == 4
    assert "--update-goldens is refused because CI is set" in said
    assert not (repository.folder / "goldens").exists()


def test_an_orphan_golden_fails_a_whole_run_only(repository: Repository) -> None:
    repository.pytest("--update-goldens")
    (repository.folder / "goldens" / "old.layout.txt").write_text("x\n", encoding="utf-8")
    code, said = repository.pytest()
    assert code == 1
    assert "orphan golden, no test asked for it" in said
    assert repository.pytest("test_look.py")[0] == 0


def test_workers_count_their_goldens_together(repository: Repository) -> None:
    """With pytest-xdist each worker sees a part of the tests, and none sees all goldens."""
    pytest.importorskip("xdist")
    second = TEST.replace('"issue")', '"second")').replace("test_look", "test_second")
    (repository.folder / "test_second.py").write_text(second, encoding="utf-8")
    workers = ("-n", "2")
    code, said = repository.pytest("--update-goldens", *workers)
    assert code == 0
    assert "golden rewritten: issue.layout.txt: new" in said
    assert "golden rewritten: second.layout.txt: new" in said
    (repository.folder / "goldens" / "old.layout.txt").write_text("x\n", encoding="utf-8")
    code, said = repository.pytest(*workers)
    assert code == 1
    assert said.count("orphan golden, no test asked for it") == 1
    assert "old.layout.txt" in said


def test_an_unknown_layer_is_named(repository: Repository) -> None:
    test = TEST.replace('"issue")', '"issue", layers=["colour"])')
    (repository.folder / "test_look.py").write_text(test, encoding="utf-8")
    code, said = repository.pytest()
    assert code == 1
    assert "unknown layer 'colour'; the layers are layout, text, logic, pixels" in said
