"""`bulletin build *.yaml` passes over what is no issue, by name; one file alone is always built."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout.cli.issues_among import issues_among
from bulletin_layout.cli.main import main
from tests.conftest import ROOT, SMALL_ISSUE

FILES = {
    "a.yaml": SMALL_ISSUE + "style: own.yaml\nseries: shared.yaml\n",
    "own.yaml": "# 版式\nextends: gbt9704\ntext: {title: {size: 20pt}}\n",
    "faces.yaml": "extends: bundled\nroles: {hei: [NotoSansSC-Medium]}\n",
    "shared.yaml": "distribution: {report: [市委]}\n",
    "unfinished.yaml": "header: 简报\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_issues_are_told_from_other_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert issues_among(sorted(FILES)) == ["a.yaml", "unfinished.yaml"]
    assert capsys.readouterr().err.splitlines() == [
        "faces.yaml: passed over, it is a font set.",
        "own.yaml: passed over, it is a style.",
        "shared.yaml: passed over, it is a series file.",
    ]


@pytest.mark.parametrize("command", ["build", "check", "fix"])
def test_commands_pass_over_them(folder: Path, command: str) -> None:
    names = sorted(set(FILES) - {"unfinished.yaml"})
    assert main([command, *names]) == 0
    assert (folder / "own.yaml").read_text(encoding="utf-8") == FILES["own.yaml"]
    assert not (folder / "own.pdf").exists()


def test_a_file_alone_or_files_without_an_issue_are_built(folder: Path) -> None:
    assert main(["build", "own.yaml"]) == 1
    assert main(["build", "own.yaml", "faces.yaml"]) == 1


@pytest.mark.parametrize("name", ["gone.yaml", "a\0.yaml", "."])
def test_what_cannot_be_read_is_left_for_the_build(folder: Path, name: str) -> None:
    assert issues_among([name, "a.yaml"]) == [name, "a.yaml"]


def test_every_bundled_style_and_example_is_told() -> None:
    styles = sorted(map(str, (ROOT / "styles").glob("*.yaml")))
    issues = sorted(map(str, (ROOT / "examples").glob("*.yaml")))
    kinds = sorted(map(str, (ROOT / "examples" / "kinds").glob("*.yaml")))
    found = issues_among([*styles, *issues, *kinds, str(ROOT / "fonts" / "bundled.yaml")])
    assert found == [*issues, *(k for k in kinds if not k.endswith(".style.yaml"))]
