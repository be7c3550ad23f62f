"""A file is written whole or not at all: a fault at every step, leftovers, two builds at once."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bulletin_layout import OutputError
from bulletin_layout.output.write import create_new, write_atomically

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
    patch.setattr(os, "urandom", counted("open", os.urandom))
    patch.setattr(os, "fsync", counted("fsync", os.fsync))
    patch.setattr(shutil, "copystat", counted("mode", shutil.copystat))
    patch.setattr(Path, "replace", counted("rename", Path.replace))
    patch.setattr(os, "fdopen", lambda *a, **k: FaultyFile(fdopen(*a, **k), faults))


STEPS = ["open", "write", "write", "flush", "fsync", "rename", "fsync"]
REPLACING = ["open", "mode", *STEPS[1:]]


@pytest.mark.parametrize(("existed", "steps"), [(False, STEPS), (True, REPLACING)])
def test_the_steps_are_these(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existed: bool, steps: list[str]
) -> None:
    target = tmp_path / "a.pdf"
    if existed:
        target.write_bytes(OLD)
    faults = Faults(-1)
    with monkeypatch.context() as patch:
        watch(patch, faults)
        write_atomically(target, NEW)
    assert faults.calls == steps
    assert target.read_bytes() == b"".join(NEW)


@pytest.mark.parametrize(
    ("existed", "step", "steps"),
    [(True, n, REPLACING) for n in range(len(REPLACING))]
    + [(False, n, STEPS) for n in range(len(STEPS))],
)
def test_a_fault_at_any_step_leaves_the_old_file_or_the_new(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: int,
    existed: bool,
    steps: list[str],
) -> None:
    target = tmp_path / "a.pdf"
    if existed:
        target.write_bytes(OLD)
    renamed = step == len(steps) - 1
    with monkeypatch.context() as patch:
        watch(patch, Faults(step))
        if renamed:
            write_atomically(target, NEW)  # the folder's own fsync is the system's to refuse
        else:
            with pytest.raises(OutputError, match=r"a\.pdf cannot be written: No space left"):
                write_atomically(target, NEW)
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


HOLDING = """
import sys, time
from pathlib import Path
from bulletin_layout.output.part_file import part_file
with part_file(Path(sys.argv[1])) as part:
    print(part.path, flush=True)
    time.sleep(60)
"""


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    one, other = (
        subprocess.Popen(
            [sys.executable, "-c", HOLDING, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    )
    with one, other:
        assert one.stdout is not None
        assert other.stdout is not None
        killed = Path(one.stdout.readline().strip())
        working = Path(other.stdout.readline().strip())
        one.kill()
        one.wait()
        assert killed.exists()
        write_atomically(tmp_path / "a.pdf", NEW)
        assert not killed.exists()
        assert working.exists(), "another build's file, in the making, is left alone"
        other.kill()


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / ".bulletin-notes.txt"
    notes.write_bytes(b"x")
    write_atomically(tmp_path / "a.pdf", NEW)
    assert notes.exists()


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    link = tmp_path / "a.pdf"
    link.symlink_to(tmp_path / "out" / "real.pdf")
    for text in (b"one", b"two"):
        write_atomically(link, [text])
        assert link.is_symlink()
        assert (tmp_path / "out" / "real.pdf").read_bytes() == text


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    link = tmp_path / "a.pdf"
    link.symlink_to(link)
    with pytest.raises(OutputError, match=r"a\.pdf cannot be written"):
        write_atomically(link, NEW)
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]
    assert link.is_symlink()


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path; from bulletin_layout.output.write import write_atomically;"
        "write_atomically(Path('/dev/stdout'), [b'one', b'two'])"
    )
    if not Path("/dev/stdout").exists():
        pytest.skip("this system has no /dev/stdout")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout == b"onetwo"


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    target = tmp_path / "a.yaml"
    create_new(target, b"one")
    with pytest.raises(OutputError, match="exists already; nothing was written"):
        create_new(target, b"two")
    assert target.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_on_windows_the_message_says_to_close_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletin_layout.output import write

    monkeypatch.setattr(write.os, "name", "nt")
    said = write._reason(PermissionError(13, "Access is denied"))
    assert said == "Access is denied; if it is open in another program, close it there"
