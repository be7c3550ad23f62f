"""The command: exit codes, messages, and files that are written whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout.cli.main import main

Write = Callable[..., Path]


def test_build_writes_beside_the_issue(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(small_issue, "第1期.yaml")
    assert main(["build", str(path)]) == 0
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "1 page  " in capsys.readouterr().out


def test_build_into_a_folder_with_chinese_names(
    write: Write, small_issue: str, tmp_path: Path
) -> None:
    files = [str(write(small_issue, f"第{n}期.yaml")) for n in (1, 2)]
    assert main(["build", *files, "-o", str(tmp_path / "成品")]) == 0
    assert sorted(p.name for p in (tmp_path / "成品").iterdir()) == ["第1期.pdf", "第2期.pdf"]


def test_one_wrong_issue_does_not_stop_the_others(
    write: Write, small_issue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = write(small_issue, "good.yaml"), write("header: 一\n", "bad.yaml")
    assert main(["build", str(bad), str(good), "-o", str(tmp_path / "out")]) == 1
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["good.pdf"]
    assert "bad.yaml: nothing was written." in capsys.readouterr().err


def test_check_writes_nothing_and_reports_everything(
    write: Write, small_issue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(small_issue.replace("第一段。", "第一段,好。"))
    assert main(["check", str(path)]) == 0
    captured = capsys.readouterr()
    assert "7:10: warning: articles[1].body[1]: a half-width mark beside Han" in captured.err
    assert captured.out.endswith("1 warning.\n")
    assert [p.name for p in tmp_path.iterdir()] == ["issue.yaml"]


def test_check_of_a_wrong_issue(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write("header: 一\n"))]) == 1
    assert capsys.readouterr().out.endswith("3 errors.\n")


def test_a_style_override(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(small_issue)
    assert main(["build", str(path), "--style", "gbt9704"]) == 0
    assert main(["build", str(path), "--style", "gbt9705"]) == 1
    assert "Did you mean gbt9704?" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["bake"], ["build"], ["build", "a", "--colour"]])
def test_wrong_use_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_two_issues_cannot_become_one_file(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(write(small_issue, f"{n}.yaml")) for n in (1, 2)]
    assert main(["build", *files, "-o", "all.pdf"]) == 2
    assert "need a folder" in capsys.readouterr().err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["build", "--help"])
    assert caught.value.code == 0
    assert "examples:" in capsys.readouterr().out


def test_a_target_that_cannot_be_written_leaves_the_old_file(
    write: Write, small_issue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out.pdf").mkdir()
    assert main(["build", str(write(small_issue)), "-o", str(tmp_path / "out.pdf")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["issue.yaml", "out.pdf"]


def test_the_command_runs_as_a_module_in_any_console(write: Write, small_issue: str) -> None:
    command = [
        sys.executable,
        "-m",
        "bulletin_layout",
        "check",
        str(write(small_issue, "简报.yaml")),
    ]
    done = subprocess.run(
        command, capture_output=True, env={"PYTHONIOENCODING": "ascii"}, check=False
    )
    assert done.returncode == 0
    assert "简报.yaml: nothing to report." in done.stdout.decode("utf-8")


def test_what_the_command_holds_is_not_taken_apart_as_it_ends(
    write: Write, small_issue: str
) -> None:
    program = (
        "import atexit, threading, time\n"
        "from bulletin_layout import __main__\n"
        "from bulletin_layout.cli import main\n"
        "class Held:\n"
        "    def __del__(self): print('taken apart', flush=True)\n"
        "def work(): time.sleep(1); print('thread done')\n"
        "def run(run=main.console):\n"
        "    main.held = Held()\n"
        "    atexit.register(print, 'last word')\n"
        "    threading.Thread(target=work).start()\n"
        "    run()\n"
        "main.console = run\n"
        "__main__.console()\n"
    )
    bad = str(write("header: 一\n", "bad.yaml"))
    command = [sys.executable, "-c", program, "check", str(write(small_issue)), bad]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "nothing to report." in done.stdout
    assert "thread done" in done.stdout
    assert "taken apart" not in done.stdout
    assert done.stdout.splitlines()[-1] == "last word"
    assert "bad.yaml" in done.stderr


def test_many_issues_are_built_by_several_processes_with_the_same_bytes(
    write: Write, small_issue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [
        str(write(small_issue.replace("第一段", f"第{n}段"), f"{n}.yaml")) for n in range(1, 7)
    ]
    files.insert(3, str(write("header: 一\n", "bad.yaml")))
    assert main(["build", *files, "-o", str(tmp_path / "many"), "--jobs", "2"]) == 1
    said = capsys.readouterr()
    assert [Path(line.split("  ")[0]).name for line in said.out.splitlines()] == [
        f"{n}.pdf" for n in range(1, 7)
    ]
    assert "bad.yaml: nothing was written." in said.err
    assert main(["build", *files[:3], "-o", str(tmp_path / "few")]) == 0
    for n in range(1, 4):
        assert (tmp_path / "many" / f"{n}.pdf").read_bytes() == (
            tmp_path / "few" / f"{n}.pdf"
        ).read_bytes()


def test_timings_name_every_stage(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(write(small_issue)), "--timings"]) == 0
    stages = [line.split("  ")[2] for line in capsys.readouterr().out.splitlines()[1:]]
    assert stages == [
        "read issue", "read style", "read fonts", "lay out", "proofread", "make PDF", "write file",
    ]  # fmt: skip


def test_a_build_without_proofreading_tells_and_imports_none_of_it(
    write: Write, small_issue: str, tmp_path: Path
) -> None:
    """What it must not even import is told by a fresh process."""
    path = write(small_issue.replace("第一段。", "会议强调,要抓好落实"))
    program = (
        "import sys; from bulletin_layout.cli.main import main; "
        "code = main(['build', sys.argv[1], '-o', sys.argv[2], *sys.argv[3:]]); "
        "print(*(m for m in sys.modules if 'proofreading.' in m), sep='\\n')"
    )
    said = []
    for more in ((), ("--no-proofread",)):
        done = subprocess.run(
            [sys.executable, "-c", program, str(path), str(tmp_path / "out.pdf"), *more],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        modules = {line for line in done.stdout.splitlines() if "proofreading" in line}
        said.append(("half-width" in done.stderr, modules))
    (told, asked), (untold, not_asked) = said
    assert (told, untold) == (True, False)
    assert {module.rpartition(".")[2] for module in not_asked} == {"level", "format_diagnostic"}
    assert not any("check_rules" in module or "issue_rules" in module for module in asked)


@pytest.mark.parametrize("jobs", ["0", "-1", "x"])
def test_jobs_is_a_positive_number(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["build", "a.yaml", "--jobs", jobs])
    assert caught.value.code == 2


def test_an_interrupted_command_says_so_by_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bulletin_layout.cli.build.build_document", interrupted)
    assert main(["build", "issue.yaml"]) == 130
