"""The command reads files in a child: what comes back, and what ends it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from bulletin_layout import lay_out, read_issue, save
from bulletin_layout.child_process import run
from bulletin_layout.child_process.handover import RESULT, BrokenHandover, hand_over, taken_over
from bulletin_layout.diagnostics import InputError
from bulletin_layout.importing.apart import take_in_apart
from bulletin_layout.importing.recognise.material import TwoIssues
from bulletin_layout.importing.take_in import TakenIn, take_in
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.measuring.apart import measure_apart
from bulletin_layout.measuring.read import measure
from bulletin_layout.messages import in_chinese
from tests.conftest import ROOT
from tests.importing.conftest import RAW
from tests.importing.docx_files import TEXT, TITLE, docx_of, paragraph, row, table

LONGEST = 20.0
POSIX = pytest.mark.skipif(os.name == "nt", reason="there are no such signals")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A Word file with a table, a deletion and a photo; a whole issue."""
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(out, "PNG")
    photo = '<w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r>'
    gone = "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
    body = TITLE + TEXT + paragraph(gone) + table(row("单位", "数量"), row("甲局", "3"))
    word = tmp_path / "word.docx"
    word.write_bytes(_with_photo(docx_of(body + paragraph(photo)), out.getvalue()))
    return [str(word), str(RAW / "2021-06.txt")]


@pytest.fixture(scope="module")
def example_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of a published issue."""
    target = tmp_path_factory.mktemp("pdf") / "2021-06.pdf"
    save(lay_out(read_issue(ROOT / "examples" / "2021-06.yaml")), target)
    return target


def _with_photo(word: bytes, photo: bytes) -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
                named = (
                    f'<Relationship Id="p1" Type="{kind}" Target="media/1.png"/></Relationships>'
                )
                data = data.replace(b"</Relationships>", named.encode())
            if entry.filename == "[Content_Types].xml":
                type_ = b'<Default Extension="png" ContentType="image/png"/><Override '
                data = data.replace(b"<Override ", type_, 1)
            new.writestr(entry, data)
        new.writestr("word/media/1.png", photo)
    return out.getvalue()


def test_what_a_child_reads_is_what_is_read_here(files: list[str]) -> None:
    begun: list[int] = []
    there, here = take_in_apart(files, DEFAULT_LIMITS, begun.append), take_in(files)
    assert there == here
    assert begun == [1, 2]
    assert there.issues == ("2021-06.txt",)
    said = [r.what for r in (*here.draft.remarks, *here.draft.unplaced)]
    assert said
    chinese = [r.what for r in (*there.draft.remarks, *there.draft.unplaced)]
    assert list(map(in_chinese, chinese)) == list(map(in_chinese, said))


def test_what_a_child_refuses_is_refused_here(tmp_path: Path) -> None:
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(InputError, match="it is an old Word file") as refused:
        take_in_apart([str(old)], DEFAULT_LIMITS)
    (told,) = refused.value.diagnostics
    assert in_chinese(told.message) == "是旧的 Word 文件（.doc）。"
    with pytest.raises(TwoIssues) as two:
        take_in_apart([str(RAW / f"{name}.txt") for name in ("2021-06", "2021-32")], DEFAULT_LIMITS)
    assert two.value.names == ("2021-06.txt", "2021-32.txt")


def test_what_a_child_measures_is_what_is_measured_here(
    example_pdf: Path, files: list[str]
) -> None:
    there = measure_apart([str(example_pdf), files[0]], DEFAULT_LIMITS)
    assert there == (measure(example_pdf), measure(files[0]))
    assert there[0].paragraphs


def test_what_cannot_be_measured_is_refused_in_one_line(tmp_path: Path) -> None:
    odd = tmp_path / "odd.pdf"
    odd.write_bytes(b"%PDF-1.7\nno more")
    for command in (["learn"], ["inspect", "--against", "gbt9704"]):
        done = subprocess.run(
            [sys.executable, "-m", "bulletin_layout", *command, str(odd)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        assert "odd.pdf" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded there")
def test_memory_beyond_the_limit_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("市局召开会议。\n" * 40_000, encoding="utf-8")
    with pytest.raises(InputError, match="limit import_memory"):
        take_in_apart([str(file)], Limits(import_memory=4_000_000))


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CHILD", "tests.child_process.stuck_child")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))


@POSIX
@pytest.mark.usefixtures("stuck")
def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with pytest.raises(InputError, match=r"takes longer than 1 s \(limit import_seconds\)"):
        take_in_apart([str(file)], Limits(import_seconds=1))
    assert _has_ended(_child_of(file))


# The command, with the stuck child in the place of its own.
COMMAND = """
import signal
from bulletin_layout.cli.main import console
from bulletin_layout.child_process import run
run.CHILD = "tests.child_process.stuck_child"
signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background ignores it
console()
"""


@POSIX
@pytest.mark.slow
@pytest.mark.usefixtures("stuck")
@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_the_child_ends_with_the_command(tmp_path: Path, how: signal.Signals, code: int) -> None:
    file = tmp_path / "a.txt"
    arguments = ["import", str(file), "-o", str(tmp_path / "a.yaml")]
    with subprocess.Popen([sys.executable, "-c", COMMAND, *arguments]) as command:
        child = _child_of(file)
        command.send_signal(how)
        assert command.wait(LONGEST) == code
    assert _has_ended(child)
    assert not (tmp_path / "a.yaml").exists()


def _child_of(file: Path) -> int:
    """The child that reads a file, once it does."""
    told = file.with_suffix(".pid")
    _wait(lambda: told.exists() and bool(told.read_text(encoding="ascii")))
    return int(told.read_text(encoding="ascii"))


def _has_ended(child: int) -> bool:
    def is_gone() -> bool:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return True
        stat = Path(f"/proc/{child}/stat")  # a process that nobody waits for is a zombie
        return stat.exists() and " Z " in stat.read_text(encoding="ascii", errors="replace")

    return _wait(is_gone)


def _wait(there: object) -> bool:
    assert callable(there)
    end = time.monotonic() + LONGEST
    while not there():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "{}",
        '{"result": {"kind": "TakenIn", "draft": 1, "issues": []}}',
        '{"result": {"draft": {"kind": "Draft", "names": "a"}, "issues": []}}',
        '{"result": {"draft": {"kind": "Draft", "names": [1]}, "issues": []}}',
        '{"result": {"draft": {"kind": "Draft", "names": [], "other": 1}, "issues": []}}',
        '{"wrong": [[null, "", {"en": 1, "zh": ""}, ""]]}',
    ],
)
def test_what_is_no_draft_is_not_taken_over(tmp_path: Path, written: str) -> None:
    (tmp_path / RESULT).write_text(written, encoding="ascii")
    with pytest.raises(BrokenHandover):
        taken_over(TakenIn, tmp_path)


def test_words_that_look_like_a_template_stay_words(tmp_path: Path) -> None:
    note = tmp_path / "{0.__class__}.txt"
    note.write_text("市局召开会议\n\n{0.__class__} {x}，会议听取了意见。\n", encoding="utf-8")
    hand_over(take_in([str(note)]), tmp_path)
    assert taken_over(TakenIn, tmp_path) == take_in([str(note)])
