"""`bulletin series bind` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdf
import pytest

from bulletin_layout.cli.main import main
from tests.conftest import ROOT
from tests.series import bound_year


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bound_year.write_year(tmp_path_factory.mktemp("year") / "2026")


def test_a_year_becomes_one_file_and_its_cover(
    year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, cover = tmp_path / "2026.pdf", tmp_path / "cover.pdf"
    asked = ["series", "bind", str(year), "-o", str(out), "--cover", str(cover), "--jobs", "1"]
    assert main([*asked, "--year", "2026"]) == 0
    said = capsys.readouterr()
    pages = len(pypdf.PdfReader(out).pages)
    assert said.out == f"{out}  9 issues, {pages} pages, {pages // 2} sheets\n"
    assert "bears no words" in said.err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["2026.pdf", "cover.pdf"]


def test_parts_are_numbered_files(
    year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "2026.pdf"
    asked = ["series", "bind", str(year), "-o", str(out), "--most-sheets", "14", "--jobs", "2"]
    assert main([*asked, "--to", "2026-02-20"]) == 0
    files = sorted(file.name for file in tmp_path.iterdir())
    assert files == [f"2026-{n}.pdf" for n in range(1, len(files) + 1)]
    assert len(files) > 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [str(tmp_path / name) for name in files]
    assert sum(int(line.split()[1]) for line in lines) == 7


@pytest.mark.parametrize(
    ("more", "says", "code"),
    [
        (["--year", "1999"], "no issue is of that time", 2),
        (["--from", "x"], "--from", 2),
        (["--most-sheets", "3"], "this issue alone takes", 1),
        (["--style", "gone"], "there is no style 'gone'", 1),
        (["--fonts", "gone.yaml"], "gone.yaml", 1),
    ],
)
def test_what_cannot_be_bound_is_told_and_nothing_written(
    more: list[str],
    says: str,
    code: int,
    year: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "2026.pdf"
    out.write_bytes(b"what was there")
    asked = ["series", "bind", str(year), "-o", str(out), "--jobs", "1"]
    assert main([*asked, *more]) == code
    assert says in capsys.readouterr().err
    assert [f.name for f in tmp_path.iterdir()] == ["2026.pdf"]
    assert out.read_bytes() == b"what was there"


def test_an_issue_that_cannot_be_read_stops_the_binding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bound_year.write(tmp_path, "1", bound_year.issue(1))
    bound_year.write(tmp_path, "2", bound_year.issue(2).replace("number: 2", "number: zwei"))
    out = tmp_path / "out.pdf"
    assert main(["series", "bind", str(tmp_path), "-o", str(out), "--jobs", "1"]) == 1
    assert "'zwei' is not a whole number" in capsys.readouterr().err
    assert not out.exists()


def test_a_photo_that_changed_since_it_was_locked_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sink"
    shutil.copytree(ROOT / "examples" / "kitchen-sink", folder)
    file = folder / "kitchen-sink.yaml"
    assert main(["lock", str(file)]) == 0
    out = tmp_path / "out.pdf"
    asked = ["series", "bind", str(file), "-o", str(out), "--approval", "1", "--jobs", "1"]
    assert main(asked) == 0
    photo = next(f for f in folder.rglob("*.jpg"))
    photo.write_bytes(photo.read_bytes() + b"\n")
    capsys.readouterr()
    assert main(asked) == 1
    assert f"the photo {photo.name} is not the one that was issued." in capsys.readouterr().err


def test_other_faces_than_those_of_the_lock_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bound_year.write(tmp_path, "1", bound_year.issue(1))
    assert main(["lock", str(file)]) == 0
    lock = file.with_suffix(".lock")
    text = lock.read_text(encoding="utf-8")
    begin = text.index("FandolFang-Regular: ") + len("FandolFang-Regular: ")
    lock.write_text(text[:begin] + "0" * 64 + text[begin + 64 :], encoding="utf-8")
    capsys.readouterr()
    out = tmp_path / "out.pdf"
    assert main(["series", "bind", str(file), "-o", str(out), "--jobs", "1"]) == 0
    said = capsys.readouterr().err
    assert "it was issued in other faces than FandolFang-Regular." in said


def test_a_refusal_comes_out_of_other_processes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year = tmp_path / "2026"
    year.mkdir()
    for number in range(1, 5):
        text = bound_year.issue(number)
        (year / f"{number}.yaml").write_text(text, encoding="utf-8")
    first = year / "1.yaml"
    assert main(["build", str(first)]) == 0
    text = bound_year.issue(1).replace("办结", "完成", 1)
    first.write_text(text, encoding="utf-8")
    capsys.readouterr()
    target = tmp_path / "out.pdf"
    assert main(["series", "bind", str(year), "-o", str(target), "--jobs", "2"]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert f"{first.with_suffix('.pdf')}: page 1, line" in said
    assert not target.exists()
