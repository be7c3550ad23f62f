"""A file to double-click: what it runs, and which issue of a folder is shown."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_layout.cli.main import main
from bulletin_layout.cli.preview import _newest_issue
from bulletin_layout.preview.launcher import launcher
from tests.conftest import SMALL_ISSUE

FOLDERS = ["简报 2026", "a'b $(x) `y`", 'quo"te\\back']
# Stands for Python, and says where it was called and with what.
ECHO = '#!/bin/sh\npwd\nprintf "%s\\n" "$@"\n'
POSIX = pytest.mark.skipif(os.name == "nt", reason="these run under a shell")


@pytest.fixture(params=FOLDERS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A folder with an odd name, and a program in one."""
    folder = tmp_path / request.param
    folder.mkdir()
    program = folder / "my python"
    program.write_text(ECHO, encoding="utf-8")
    program.chmod(0o755)
    return folder, program


def unescaped(value: str) -> str:
    return value.replace("\\\\", "\\")


@POSIX
def test_a_desktop_entry_runs_python_in_the_folder(place: tuple[Path, Path]) -> None:
    folder, program = place
    made = launcher(folder, "linux", str(program))
    assert made.name == "预览.desktop"
    entries = configparser.RawConfigParser(strict=True)
    entries.optionxform = str  # type: ignore[assignment, method-assign]
    entries.read_string(made.text)
    entry = entries["Desktop Entry"]
    # As the specification has it: escapes of the value first, then the quoting of Exec.
    quoted = re.fullmatch(r'"((?:[^"\\]|\\.)*)" (.*)', unescaped(entry["Exec"]).replace("%%", "%"))
    assert quoted is not None
    command = [re.sub(r"\\(.)", r"\1", quoted[1]), *quoted[2].split(" ")]
    assert command == [str(program), "-m", "bulletin_layout", "preview", "."]
    done = subprocess.run(
        command, cwd=unescaped(entry["Path"]), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [str(folder), "-m", "bulletin_layout", "preview", "."]


@POSIX
def test_a_command_of_macos_runs_python_in_its_own_folder(place: tuple[Path, Path]) -> None:
    folder, program = place
    made = launcher(folder, "darwin", str(program))
    file = folder / made.name
    file.write_text(made.text, encoding="utf-8")
    done = subprocess.run(["sh", str(file)], cwd="/", capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [str(folder), "-m", "bulletin_layout", "preview", "."]


def test_a_batch_file_of_windows_is_as_windows_reads_it() -> None:
    made = launcher(Path(), "win32", r"C:\100%\python.exe")
    assert made.name == "预览.bat"
    lines = made.text.split("\r\n")
    assert lines[2:4] == ['cd /d "%~dp0"', '"C:\\100%%\\python.exe" -m bulletin_layout preview .']


def test_the_command_writes_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", str(tmp_path), "--launcher"]) == 0
    (file,) = tmp_path.iterdir()
    assert file.stem == "预览"
    assert sys.executable.rsplit("/", 1)[-1] in file.read_text(encoding="utf-8")
    if os.name != "nt":
        assert os.access(file, os.X_OK)
    assert main(["preview", str(tmp_path), "--launcher"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert main(["preview", str(tmp_path / "gone"), "--launcher"]) == 1


def test_of_a_folder_the_issue_that_was_saved_last_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", str(tmp_path), "--no-browser"]) == 1
    assert "there is no issue in" in capsys.readouterr().err
    for number, (name, text) in enumerate(
        [("a.yaml", SMALL_ISSUE), ("b.yml", SMALL_ISSUE), ("style.yaml", "extends: gbt9704\n"),
         ("series.yaml", "distribution: {report: [市委]}\n")]
    ):  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
        os.utime(tmp_path / name, (number + 1, number + 1))
    assert _newest_issue(tmp_path) == str(tmp_path / "b.yml")
    os.utime(tmp_path / "a.yaml", (9, 9))
    assert _newest_issue(tmp_path) == str(tmp_path / "a.yaml")
