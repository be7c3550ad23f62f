"""A save that an editor makes while a command works is never overwritten, however it is made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import OutputError
from bulletin_layout.cli.main import main
from bulletin_layout.output import replace
from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.replace import exchange, replace_unchanged

READ, OURS, SAVED, NEWER = b"read" * 9, b"ours" * 9, b"saved" * 9, b"newer" * 9


def by_rename(file: Path, data: bytes) -> None:
    beside = file.with_suffix(".new")
    beside.write_bytes(data)
    beside.replace(file)


def by_writing_over(file: Path, data: bytes) -> None:
    file.write_bytes(data)


Save = Callable[[Path, bytes], None]
SAVES = pytest.mark.parametrize("save", [by_rename, by_writing_over])


@pytest.fixture(params=["exchange", "put aside"])
def file(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was read, on a system that can exchange names and on one that cannot."""
    if request.param == "put aside":
        monkeypatch.setattr(replace, "exchange", lambda: None)
    elif exchange() is None:
        pytest.skip("this system cannot exchange names")
    path = tmp_path / "a.yaml"
    path.write_bytes(READ)
    return path


def left_in(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_what_is_as_it_was_read_is_replaced(file: Path) -> None:
    replace_unchanged(file, READ, OURS)
    assert file.read_bytes() == OURS
    assert left_in(file.parent) == ["a.yaml"]


@SAVES
def test_a_save_before_the_exchange_stands(file: Path, save: Save) -> None:
    save(file, SAVED)
    with pytest.raises(OutputError, match="saved by another program meanwhile"):
        replace_unchanged(file, READ, OURS)
    assert file.read_bytes() == SAVED
    assert left_in(file.parent) == ["a.yaml"]


@SAVES
def test_a_save_at_the_last_moment_stands(
    file: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Saved after the last look at the file, before it loses its name.
    target_read = Path.read_bytes
    looked: list[Path] = []

    def looking(path: Path) -> bytes:
        data = target_read(path)
        if path == file and not looked:
            looked.append(path)
            save(file, SAVED)
        return data

    monkeypatch.setattr(Path, "read_bytes", looking)
    with pytest.raises(OutputError, match="saved by another program meanwhile"):
        replace_unchanged(file, READ, OURS)
    assert target_read(file) == SAVED
    assert left_in(file.parent) == ["a.yaml"]


@SAVES
def test_a_save_over_ours_while_an_older_one_is_given_back_stands(
    file: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    holds = replace._holds

    def holding(displaced: Path, data: bytes) -> bool:
        displaced.write_bytes(SAVED)  # through a descriptor that was open
        save(file, NEWER)
        return holds(displaced, data)

    monkeypatch.setattr(replace, "_holds", holding)
    with pytest.raises(OutputError, match="saved by another program meanwhile"):
        replace_unchanged(file, READ, OURS)
    assert file.read_bytes() == NEWER


def test_an_interrupt_gives_the_file_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_displaced: Path, _data: bytes) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(replace, "_holds", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_unchanged(file, READ, OURS)
    assert file.read_bytes() == READ
    assert left_in(file.parent) == ["a.yaml"]


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file)
    replace_unchanged(link, READ, OURS)
    assert link.is_symlink()
    assert file.read_bytes() == OURS


def test_what_is_read_only_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replace.os, "access", lambda *_: False)  # root may write anything
    with pytest.raises(OutputError, match="read-only"):
        replace_unchanged(file, READ, OURS)
    assert file.read_bytes() == READ


def test_two_of_our_own_processes_wait_for_each_other(tmp_path: Path) -> None:
    order: list[str] = []
    begun = threading.Event()

    def second() -> None:
        begun.set()
        with folder_lock(tmp_path):
            order.append("second")

    with folder_lock(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        begun.wait()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_fix_tells_of_a_save_and_keeps_it(
    tmp_path: Path,
    small_issue: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from bulletin_layout.cli import fix as fix_command

    path = tmp_path / "a.yaml"
    path.write_text(small_issue.replace("第一段。", "第一段,好。"), encoding="utf-8")
    saved = small_issue.replace("第一段。", "编辑另存的一段。")
    until_stable = fix_command.fix_until_stable

    def saving_meanwhile(*given: object) -> object:
        corrected = until_stable(*given)  # type: ignore[arg-type]
        path.write_text(saved, encoding="utf-8")
        return corrected

    monkeypatch.setattr(fix_command, "fix_until_stable", saving_meanwhile)
    assert main(["fix", str(path)]) != 0
    assert "was saved by another program meanwhile; nothing was written" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == saved


@pytest.mark.parametrize("command", [["fix"], ["import", "来稿.txt", "--into"]])
def test_a_link_to_itself_is_told_by_the_commands(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("来稿.txt").write_text("一个标题\n", encoding="utf-8")
    Path("loop.yaml").symlink_to("loop.yaml")
    assert main([*command, "loop.yaml"]) == 1
    assert capsys.readouterr().err.startswith("loop.yaml: cannot be read: ")
    assert Path("loop.yaml").is_symlink()
