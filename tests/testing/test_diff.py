"""`bulletin diff` on any two PDFs: exit codes, words, and PDFs of other producers."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from bulletin_layout.cli.main import main
from bulletin_layout.resources import bundled
from tests.gates import absent

TINOS = bundled("fonts") / "Tinos-Regular.ttf"


def platypus(words: str) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build([Paragraph(words, ParagraphStyle("body"))])
    return out.getvalue()


def typst(words: str) -> bytes:
    try:
        import typst as compiler
    except ImportError:
        absent("typst")
    made: bytes = compiler.compile(words.encode(), font_paths=[str(TINOS.parent)])
    return made


def weasyprint(words: str) -> bytes:
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        absent("weasyprint")
    made: bytes = HTML(string=f"<p>{words}</p>").write_pdf()
    return made


Producer = Callable[[str], bytes]
PRODUCERS: list[Producer] = [platypus, typst, weasyprint]


@pytest.mark.parametrize("producer", PRODUCERS)
@pytest.mark.filterwarnings("ignore")
def test_pdfs_of_other_producers_are_compared_truly(
    producer: Producer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, same, other = (tmp_path / f"{name}.pdf" for name in ("one", "same", "other"))
    one.write_bytes(producer("The quick brown fox."))
    same.write_bytes(producer("The quick brown fox."))
    other.write_bytes(producer("The quick green fox."))
    assert main(["diff", str(one), str(same)]) == 0
    assert capsys.readouterr().out == "no difference\n"
    assert main(["diff", str(one), str(other)]) == 1
    assert "page 1, line 1" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.gate
def test_the_report_is_written(
    example_pdfs: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = str(example_pdfs["2021-06"]), str(example_pdfs["2025-26"])
    report = tmp_path / "report.html"
    assert main(["diff", old, new, "--html", str(report)]) == 1
    assert "8 pages became 7" in capsys.readouterr().out
    assert report.read_text(encoding="utf-8").count("<section") == 8


def test_a_file_is_the_same_as_itself(
    example_pdfs: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(example_pdfs["2021-06"])
    assert main(["diff", path, path]) == 0


def encrypted(pdf: bytes) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut short": (lambda pdf: pdf[: len(pdf) // 2], "damaged or cut short"),
    "encrypted": (encrypted, "it is encrypted"),
    "no PDF": (lambda pdf: b"GIF89a", "is not a PDF"),
    "empty": (lambda pdf: b"", "is not a PDF"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.filterwarnings("ignore")
def test_what_cannot_be_compared_gets_one_clear_line(
    example_pdfs: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    spoil, said = BROKEN[name]
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(spoil(example_pdfs["2025-26"].read_bytes()))
    assert main(["diff", str(bad), str(example_pdfs["2025-26"])]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err
