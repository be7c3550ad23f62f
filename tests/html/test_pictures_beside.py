"""Pictures of a page as files beside it: what is written, when, and what stays."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from bulletin_layout import Document, OutputError, lay_out, read_issue, save
from bulletin_layout.cli.main import main
from bulletin_layout.diagnostics import Refused
from bulletin_layout.output import new_files
from tests.conftest import ROOT

PHOTOS = ROOT / "tests" / "cases" / "photos.yaml"


@pytest.fixture(scope="module")
def photos() -> Document:
    return lay_out(read_issue(PHOTOS))


def sources(page: Path) -> list[str]:
    return [unquote(s) for s in re.findall('<img src="([^"]*)"', page.read_text(encoding="utf-8"))]


def test_each_picture_is_a_file_that_the_page_names(photos: Document, tmp_path: Path) -> None:
    page = tmp_path / "第1期.html"
    save(photos, page, pictures="beside")
    names = sources(page)
    assert len(names) == len(re.findall("<img", page.read_text(encoding="utf-8"))) > 3
    written = {p.relative_to(tmp_path).as_posix() for p in (tmp_path / "第1期-pictures").iterdir()}
    assert set(names) == written
    for name in written:
        with Image.open(tmp_path / name) as picture:
            picture.load()
    assert "data:" not in page.read_text(encoding="utf-8")
    assert "img-src &#39;self&#39; file:;" in page.read_text(encoding="utf-8")


def test_they_are_the_pictures_that_would_be_in_the_page(photos: Document, tmp_path: Path) -> None:
    from base64 import b64decode

    save(photos, tmp_path / "a.html", pictures="beside")
    inside = io.BytesIO()
    save(photos, inside, "html", pictures="inside")
    held = re.findall('<img src="data:image/\\w+;base64,([^"]*)"', inside.getvalue().decode())
    beside = [(tmp_path / name).read_bytes() for name in sources(tmp_path / "a.html")]
    assert [b64decode(data) for data in held] == beside


def test_a_second_time_nothing_changes(photos: Document, tmp_path: Path) -> None:
    for _ in range(2):
        save(photos, tmp_path / "a.html", pictures="beside", fragment=True)
        found = {p: (p.read_bytes(), p.stat().st_ino) for p in tmp_path.glob("a-pictures/*")}
    save(photos, tmp_path / "a.html", pictures="beside", fragment=True)
    assert {p: (p.read_bytes(), p.stat().st_ino) for p in tmp_path.glob("a-pictures/*")} == found


def test_if_the_page_cannot_be_written_no_picture_stays(
    photos: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutputError("no room")

    monkeypatch.setattr(new_files, "write_atomically", full)
    with pytest.raises(OutputError):
        save(photos, tmp_path / "a.html", pictures="beside")
    assert list(tmp_path.iterdir()) == []


def test_another_file_of_a_picture_s_name_is_not_overwritten(
    photos: Document, tmp_path: Path
) -> None:
    save(photos, tmp_path / "a.html", pictures="beside")
    other = tmp_path / sources(tmp_path / "a.html")[0]
    other.write_bytes(b"another")
    with pytest.raises(OutputError, match="exists already"):
        save(photos, tmp_path / "a.html", pictures="beside")
    assert other.read_bytes() == b"another"


def test_a_stream_has_nothing_beside_it(photos: Document, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="beside one that is a file"):
        save(photos, io.BytesIO(), "html", pictures="beside")
    with pytest.raises(Refused, match="beside one that is a file"):
        save(photos, tmp_path / "a.html", pictures="elsewhere")
    with pytest.raises(Refused, match="pdf is not written with pictures"):
        save(photos, tmp_path / "a.pdf", pictures="beside")


def test_the_command_names_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "web" / "a.html"
    assert main(["build", str(PHOTOS), "-o", str(target), "--pictures", "beside"]) == 0
    said = capsys.readouterr().out
    assert {target.as_posix(), *(p.as_posix() for p in target.parent.glob("a-pictures/*"))} == set(
        re.findall(r"^ *(\S+)", said, re.M)
    )
    for asked in (["-o", "-", "--to", "html"], ["-o", str(tmp_path / "a.pdf")]):
        assert main(["build", str(PHOTOS), *asked, "--pictures", "beside"]) == 2
