"""A file is written whole or not at all: a fault at every step, leftovers, two builds at once."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import OutputError
from bulletin_layout.output import write_atomically

OLD, NEW = b"old" * 100, [b"new" * 1000, b"er" * 1000]


class Faults:
    """Counts the calls that touch the disk, and lets one of them fail."""

    def __init__(self, fail_at: int) -> None:
        self.calls: list[str] = []
        self._fail_at = fail_at

    def called(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) - 1 == self._fail_at:
            raise OSError(errno.ENOSPC, "No space left on device")


class FaultyFile:
    """A file whose writes are counted."""

    def __init__(self, file: Any, faults: Faults) -> None:
        self._file = file
        self._faults = faults

    def __enter__(self) -> FaultyFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> None:
        self._faults.called("write")
        self._file.write(data)

    def flush(self) -> None:
        self._faults.called("flush")
        self._file.flush()

    def fileno(self) -> int:
        return int(self._file.fileno())


def watch(patch: pytest.MonkeyPatch, faults: Faults) -> None:
    """Count every open, write, fsync, chmod and rename."""

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            faults.called(name)
            return call(*arguments, **named)

        return run

    fdopen = os.fdopen
    patch.setattr(tempfile, "mkstemp", counted("open", tempfile.mkstemp))
    patch.setattr(os, "fsync", counted("fsync", os.fsync))
    patch.setattr(Path, "chmod", counted("chmod", Path.chmod))
    patch.setattr(Path, "replace", counted("rename", Path.replace))
    patch.setattr(os, "fdopen", lambda *a, **k: FaultyFile(fdopen(*a, **k), faults))


STEPS = ["open", "write", "write", "flush", "fsync", "chmod", "rename", "fsync"]


def test_the_steps_are_these(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = Faults(-1)
    watch(monkeypatch, faults)
    write_atomically(tmp_path / "a.pdf", NEW)
    assert faults.calls == STEPS
    assert (tmp_path / "a.pdf").read_bytes() == b"".join(NEW)


@pytest.mark.parametrize("existed", [True, False])
@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_fault_at_any_step_leaves_the_old_file_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, existed: bool
) -> None:
    target = tmp_path / "a.pdf"
    if existed:
        target.write_bytes(OLD)
    with monkeypatch.context() as patch:
        watch(patch, Faults(step))
        if step < len(STEPS) - 1:
            with pytest.raises(OutputError, match=r"a\.pdf cannot be written: No space left"):
                write_atomically(target, NEW)
        else:
            write_atomically(target, NEW)  # the folder's own fsync is the system's to refuse
    renamed = step == len(STEPS) - 1
    if existed or renamed:
        assert target.read_bytes() == (b"".join(NEW) if renamed else OLD)
    else:
        assert not target.exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == (["a.pdf"] if existed or renamed else [])


def test_a_fault_while_the_data_is_made_leaves_the_old_file(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("a photo went away")

    target = tmp_path / "a.pdf"
    target.write_bytes(OLD)
    with pytest.raises(ValueError, match="went away"):
        write_atomically(target, chunks())
    assert target.read_bytes() == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_permissions_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(OLD)
    target.chmod(0o640)
    write_atomically(target, NEW)
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputError, match="it is a folder"):
        write_atomically(tmp_path / "a.pdf", NEW)


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f".bulletin-{gone.pid}-abc.part"
    running = tmp_path / f".bulletin-{os.getppid()}-abc.part"
    other = tmp_path / ".bulletin-notes.part"
    for path in (left, running, other):
        path.write_bytes(b"x")
    write_atomically(tmp_path / "a.pdf", NEW)
    assert not left.exists()
    assert running.exists(), "another build's file, in the making, is left alone"
    assert other.exists(), "what is not ours is left alone"


def test_on_windows_the_message_says_to_close_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletin_layout import output

    monkeypatch.setattr(output.os, "name", "nt")
    said = output._reason(PermissionError(13, "Access is denied"))
    assert said == "Access is denied; if it is open in another program, close it there"
