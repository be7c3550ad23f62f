"""Bad input, as data: each issue here is refused with the messages beside it, nothing written."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from bulletin_layout import deadline
from bulletin_layout.cli.main import main
from bulletin_layout.grammar.fields import fields_of
from bulletin_layout.issue.content import BODY_RECORDS
from tests.messages.sentences import ENGLISH, QUOTED

BAD = Path(__file__).resolve().parent
CASES = sorted(path.stem for path in BAD.glob("*.yaml"))
# Where a case's first line begins so, the rest of it are options of the command.
COMMAND = b"# bulletin build "
# Every block that a body may hold, as a message lists them: a new one changes no case here.
BLOCKS = ", ".join(fields_of(record)[0].name for record in BODY_RECORDS)
REFUSED = "FILE: nothing was written.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every case; what stands above it is outside."""
    folder = tmp_path_factory.mktemp("bad") / "issues"
    shutil.copytree(BAD, folder, ignore=shutil.ignore_patterns("*.py", "*.expected", "__*"))
    if hasattr(os, "mkfifo"):
        make_what_git_does_not_keep(folder)
    return folder


@pytest.fixture
def told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], str]:
    """Return what is said of a case."""

    def of(name: str) -> str:
        data = (BAD / f"{name}.yaml").read_bytes()
        if b"made/" in data:
            skip_without_pipes()
        if name == "limit-seconds":
            ticks = count(step=100)
            monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: next(ticks)))
        monkeypatch.chdir(folder)
        return refusal(f"{name}.yaml", options(data), capsys)

    return of


@pytest.mark.parametrize("name", CASES)
def test_a_bad_issue(name: str, told: Callable[[str], str]) -> None:
    expected = (BAD / f"{name}.expected").read_bytes().decode()
    assert told(name) == expected.replace("BLOCKS", BLOCKS) + REFUSED


@pytest.mark.parametrize("name", CASES)
def test_a_bad_issue_is_told_in_chinese(
    name: str, told: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLETIN_LANGUAGE", "zh")
    lines = told(name).splitlines()
    assert len(lines) == len((BAD / f"{name}.expected").read_text("utf-8").splitlines()) + 1
    assert [line for line in lines if not re.search("[\u4e00-\u9fff]", line)] == []
    assert [line for line in lines if ENGLISH.search(QUOTED.sub("", line))] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.yaml", "FILE: cannot be read: No such file or directory."),
        ("files", "FILE: is a folder. Name the issue's file."),
        ("made/pipe.yaml", "FILE: is no ordinary file. Name the issue's file."),
        ("made/device.jpg", "FILE: is no ordinary file. Name the issue's file."),
        ("made/itself.jpg", "FILE: cannot be read: Too many levels of symbolic links."),
    ],
)
def test_an_issue_that_is_no_file(
    name: str,
    said: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    skip_without_pipes()
    monkeypatch.chdir(folder)
    assert refusal(name, [], capsys) == f"{said}\n{REFUSED}"


@pytest.mark.parametrize(
    ("name", "deep"),
    [
        ("issue.yaml", "[" * 100_000 + "]" * 100_000),
        ("style.yaml", "{a: " * 100_000),
        ("style.yaml", "[" * 100_000 + "]" * 100_000),
        ("fonts.yaml", "[" * 100_000),
    ],
    ids=["issue", "style", "style-balanced", "fonts"],
)
def test_nesting_does_not_kill_the_process(name: str, deep: str, tmp_path: Path) -> None:
    good = "header: 一\nstyle: style.yaml\n"
    good += "period: {year: 2026, number: 1, total: 7}\neditors: {name: 编, date: 2026-02-28}\n"
    good += "articles: {title: 一, body: 一。}\n"
    files = {
        "issue.yaml": good,
        "style.yaml": "extends: series-2023\n",
        "fonts.yaml": "extends: bundled\n",
    }
    files[name] += f"notice: {deep}\n"
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "bulletin_layout", "build", "issue.yaml"]
    command += ["--fonts", "fonts.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert said.startswith(f"{name}:"), said
    assert "nested more than 200 deep (limit nesting). Write them flat." in said
    assert not (tmp_path / "issue.pdf").exists()


def test_every_case_has_its_messages_and_every_file_its_case() -> None:
    assert sorted(path.stem for path in BAD.glob("*.expected")) == CASES
    named = b"".join(path.read_bytes() for path in BAD.rglob("*.yaml"))
    unused = [path.name for path in (BAD / "files").iterdir() if path.name.encode() not in named]
    assert unused == []


def refusal(name: str, more: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command says of a file, after making sure that it leaves nothing behind."""
    before = contents()
    code = main(["build", name, *more])
    said = capsys.readouterr()
    assert contents() == before
    assert (code, said.out) == (1, ""), said.err
    return said.err.replace(name, "FILE")


def skip_without_pipes() -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes among its files")


def contents() -> list[str]:
    """Return what stands in the issues' folder and in the one above it, links not followed."""
    return sorted(
        os.path.join(where, name)  # noqa: PTH118 Path.walk is of Python 3.12
        for where, folders, files in os.walk("..")
        for name in (*folders, *files)
    )


def options(data: bytes) -> list[str]:
    """Return the options of the command that a case's first line asks for."""
    first = data.partition(b"\n")[0]
    return shlex.split(first.removeprefix(COMMAND).decode()) if first.startswith(COMMAND) else []


def make_what_git_does_not_keep(folder: Path) -> None:
    """Make links, a pipe, a device, and files too large or too odd to be kept."""
    made, outside = folder / "made", folder.parent / "outside"
    made.mkdir()
    outside.write_text("extends: series-2023\n", encoding="utf-8")
    for link, target in (
        ("out.jpg", outside),
        ("series.yaml", outside),
        ("style.yaml", outside),
        ("nowhere.jpg", "nothing.jpg"),
        ("itself.jpg", "itself.jpg"),
        ("device.jpg", "/dev/zero"),
    ):
        (made / link).symlink_to(target)
    os.mkfifo(made / "pipe.jpg")
    os.mkfifo(made / "pipe.yaml")
    (made / "folder.yaml").mkdir()
    (made / "large.yaml").write_text("#" * 1_000_001, encoding="utf-8")
    (made / "huge.png").write_bytes(png(30_000, 30_000))
    (made / "nothing.png").write_bytes(png(0, 10))


def png(width: int, height: int) -> bytes:
    """Return a PNG of that size by its header, with no pixels in it."""
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in chunks
    )
