"""`bulletin learn` and `bulletin inspect`: what they write, what they print, how they end."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pypdf
import pytest

from bulletin_layout import read_style
from bulletin_layout.cli.main import main
from tests.measuring.word_files import WordFile

Caught = pytest.CaptureFixture[str]


@pytest.fixture
def pdf(example_pdfs: dict[str, Path]) -> str:
    return str(example_pdfs["2021-06"])


def test_learn_writes_a_style_and_tells_how_lines_come_out(
    pdf: str, tmp_path: Path, capsys: Caught
) -> None:
    target = tmp_path / "office.yaml"
    assert main(["learn", pdf, "-o", str(target)]) == 0
    said = capsys.readouterr().out
    assert "extends series-2021" in said
    assert "met 115 of 115 line ends, 7 of 7 page starts" in said
    assert read_style(target).grid.pitch == 31.2


def test_learn_never_writes_over_a_file(pdf: str, tmp_path: Path, capsys: Caught) -> None:
    target = tmp_path / "office.yaml"
    target.write_text("kept", encoding="utf-8")
    assert main(["learn", pdf, "-o", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "kept"
    assert "exists already" in capsys.readouterr().err


def test_learn_without_a_target_prints_the_style_alone(pdf: str, capsys: Caught) -> None:
    assert main(["learn", pdf]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# Learned from 2021-06.pdf.")
    assert "extends: series-2021" in printed


def test_learn_says_it_in_chinese(pdf: str, tmp_path: Path, capsys: Caught) -> None:
    target = tmp_path / "office.yaml"
    assert main(["--language", "zh", "learn", pdf, "-o", str(target)]) == 0
    assert "行末相同115个，共115个；页首相同7个，共7个" in capsys.readouterr().out
    assert "# 测得：" in target.read_text(encoding="utf-8")


def test_a_word_file_alone_has_no_lines_to_compare(tmp_path: Path, capsys: Caught) -> None:
    word = WordFile().save(tmp_path / "notice.docx")
    assert main(["learn", str(word), "-o", str(tmp_path / "office.yaml")]) == 0
    assert "Learn from its PDF too" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["learn"], ["inspect", "--against", "gbt9704"]])
def test_what_cannot_be_read_is_told_in_a_line(
    command: list[str], tmp_path: Path, capsys: Caught
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 and no more")
    assert main([command[0], str(broken), *command[1:]]) == 1
    said = capsys.readouterr().err
    assert "broken.pdf" in said and "Traceback" not in said
    assert main([command[0], str(tmp_path / "absent.pdf"), *command[1:]]) == 1


def test_inspect_ends_well_where_nothing_deviates(pdf: str, capsys: Caught) -> None:
    assert main(["inspect", pdf, "--against", "series-2021"]) == 0
    assert capsys.readouterr().out == "2021-06.pdf: 0 deviations from series-2021.\n"


def test_inspect_tells_each_deviation_in_a_line(pdf: str, capsys: Caught) -> None:
    assert main(["inspect", pdf, "--against", "gbt9704"]) == 1
    lines = capsys.readouterr().out.splitlines()
    (left,) = (line for line in lines if "left margin" in line)
    assert left == (
        "2021-06.pdf, page 1: left margin (订口): 31.75 mm / 90.00 pt (+3.75 mm), should be "
        "28.00 mm / 79.37 pt (GB/T 9704-2012 5.2.1). Set the left margin to 28.00 mm (79.37 pt)."
    )
    assert lines[-1] == f"2021-06.pdf: {len(lines) - 1} deviations from gbt9704."


def test_inspect_tells_programs_in_json(pdf: str, capsys: Caught) -> None:
    main(["inspect", pdf, "--against", "gbt9704", "--format", "json"])
    (file,) = json.loads(capsys.readouterr().out)
    left = next(d for d in file["deviations"] if d["rule"] == "left-margin")
    assert left["off_mm"] == 3.75
    assert (left["unit"], left["page"], left["clause"]) == ("pt", 1, "GB/T 9704-2012 5.2.1")
    assert len(left["box"]) == 4


# What SARIF 2.1.0 (OASIS, 2020) asks of a log, as far as it is written here.
_SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {"driver": {"required": ["name"]}},
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["message"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_inspect_tells_code_hosts_in_sarif(tmp_path: Path, capsys: Caught) -> None:
    word = WordFile(top=40, bottom=32, folio=None).save(tmp_path / "notice.docx")
    assert main(["inspect", str(word), "--against", "gbt9704", "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    jsonschema.validate(log, _SARIF)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [result["ruleId"] for result in run["results"]] == ["top-margin", "folio-missing"]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == word.as_posix()


def test_inspect_marks_each_place_in_a_copy(pdf: str, tmp_path: Path, capsys: Caught) -> None:
    copy = tmp_path / "marked.pdf"
    command = ["inspect", pdf, "--against", "gbt9704", "--annotate", str(copy)]
    assert main(command) == 1
    marks = [
        note.get_object()
        for page in pypdf.PdfReader(copy).pages
        for note in page.get("/Annots") or ()
    ]
    said = [str(mark["/Contents"]) for mark in marks if mark["/Subtype"] == "/Highlight"]
    deviations = len(capsys.readouterr().out.splitlines()) - 1
    assert sum(text.count("should be") for text in said) == deviations > 5
    height = float(pypdf.PdfReader(copy).pages[0].mediabox.height)
    assert all(0 < float(mark["/Rect"][1]) < height for mark in marks)
    # A second time the copy is there already.
    assert main(command) == 2
    assert "exists already" in capsys.readouterr().err


def test_only_a_pdf_can_be_marked(tmp_path: Path, capsys: Caught) -> None:
    word = WordFile().save(tmp_path / "notice.docx")
    copy = str(tmp_path / "marked.pdf")
    assert main(["inspect", str(word), "--against", "gbt9704", "--annotate", copy]) == 1
    assert "only a PDF can be annotated" in capsys.readouterr().err
    assert main(["inspect", str(word), str(word), "--against", "gbt9704", "--annotate", copy]) == 2


def test_a_style_that_is_not_there_is_told(pdf: str, capsys: Caught) -> None:
    assert main(["inspect", pdf, "--against", "gb9704"]) == 1
    assert "there is no style" in capsys.readouterr().err
