"""A PDF that carries what it was made from is made again, byte for byte."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from bulletin_layout.cli.main import main
from bulletin_layout.diagnostics import OutputError
from bulletin_layout.layout.model import Document
from bulletin_layout.pdf.attachments import SourceFile
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.source_files.rebuild import carried_files, rebuilt
from tests.conftest import EXAMPLES, ROOT

Write = Callable[..., Path]
CASES = sorted(p.stem for p in (ROOT / "tests" / "cases").glob("*.yaml"))


@pytest.mark.parametrize("name", [*EXAMPLES, *CASES])
def test_it_comes_out_the_same(name: str, tmp_path: Path) -> None:
    folder = ROOT / ("examples" if name in EXAMPLES else "tests/cases")
    pdf = tmp_path / "a.pdf"
    assert main(["build", str(folder / f"{name}.yaml"), "-o", str(pdf), "--with-source"]) == 0
    data = pdf.read_bytes()
    assert rebuilt(data).pdf == data


@pytest.mark.parametrize(
    "options", [["--draft"], ["--ink", "red"], ["--style", "gbt9704"], ["--no-lock"]]
)
def test_the_options_are_kept(options: list[str], write: Write, small_issue: str) -> None:
    issue = write(small_issue)
    pdf = issue.with_name("a.pdf")
    assert main(["build", str(issue), "-o", str(pdf), "--with-source", *options]) == 0
    data = pdf.read_bytes()
    assert rebuilt(data).pdf == data


def test_series_style_and_lock_are_carried_and_the_folders_stay(
    tmp_path: Path, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "year").mkdir()
    (tmp_path / "own.yaml").write_text("extends: gbt9704\ntext: {title: {blank_above: 2}}\n")
    (tmp_path / "series.yaml").write_text("style: own.yaml\n", encoding="utf-8")
    issue = tmp_path / "year" / "一.yaml"
    issue.write_text("series: ../series.yaml\n" + small_issue, encoding="utf-8")
    root = ["--root", str(tmp_path)]
    assert main(["lock", str(issue), *root]) == 0
    pdf = tmp_path / "a.pdf"
    assert main(["build", str(issue), "-o", str(pdf), "--with-source", *root]) == 0
    shutil.rmtree(tmp_path / "year")
    assert list(carried_files(pdf.read_bytes())) == [
        *("year/一.yaml", "series.yaml", "own.yaml", "year/一.lock", "bulletin-build.yaml")
    ]
    assert main(["rebuild", str(pdf)]) == 0
    assert "the same, byte for byte" in capsys.readouterr().out
    assert main(["rebuild", str(pdf), "--extract", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "year" / "一.yaml").read_text(encoding="utf-8").endswith(small_issue)


def test_what_is_changed_comes_out_otherwise(
    write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write(small_issue)
    pdf = issue.with_name("a.pdf")
    assert main(["build", str(issue), "-o", str(pdf), "--with-source"]) == 0
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    new = issue.with_name("b.pdf")
    assert main(["rebuild", str(pdf), "-o", str(new)]) == 1
    assert "not the same bytes" in capsys.readouterr().out
    assert new.read_bytes() + b"\n" == pdf.read_bytes()


def test_a_pdf_without_sources_is_told(example_pdfs: dict[str, Path]) -> None:
    with pytest.raises(OutputError, match="does not carry"):
        rebuilt(example_pdfs["2025-26"].read_bytes())
    with pytest.raises(OutputError):
        rebuilt(b"no PDF")


@pytest.mark.parametrize("name", ["../up.yaml", "/etc/x", "C:/x", "a\\b", "a/../../b", ""])
def test_a_name_that_leads_elsewhere_is_refused(
    name: str, examples: dict[str, Document], tmp_path: Path
) -> None:
    record = SourceFile("bulletin-build.yaml", f'issue: "{name}"\n'.replace("\\", "\\\\").encode())
    pdf = pdf_bytes(examples["2025-26"], sources=[SourceFile(name, b"x"), record])
    with pytest.raises(OutputError):
        rebuilt(pdf)
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf)
    assert main(["rebuild", str(file), "--extract", str(tmp_path / "out" / "in")]) in (0, 1)
    inside = {p for p in tmp_path.rglob("*") if p.is_file()} - {file}
    assert all((tmp_path / "out" / "in") in p.parents for p in inside)


def test_the_claims_are_those_of_part_three(examples: dict[str, Document]) -> None:
    data = pdf_bytes(examples["2025-26"], sources=[SourceFile("a.yaml", b"x: 1\n")])
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    assert b"<pdfaid:part>3</pdfaid:part>" in data
    (file,) = reader.trailer["/Root"]["/AF"]
    assert file.get_object()["/AFRelationship"] == "/Source"
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf_bytes(examples["2025-26"])
