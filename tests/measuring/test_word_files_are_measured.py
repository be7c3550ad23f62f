"""A Word file with given margins, grid and switches measures as those very values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout.diagnostics import InputError
from bulletin_layout.measuring.model import Measurement, Sureness
from bulletin_layout.measuring.read import measure
from tests.measuring.word_files import BODY, Line, WordFile


def measured(file: WordFile, folder: Path) -> Measurement:
    return measure(file.save(folder / "notice.docx"))


# Word keeps lengths in twentieths of a point.
TWIP = 0.05


def test_margins_and_paper_are_given(tmp_path: Path) -> None:
    found = measured(WordFile(left=31.5, right=24.5, top=30, bottom=28.2), tmp_path)
    for key, millimetres in (
        ("page.left", 31.5), ("page.top", 30.0), ("page.bottom", 28.2), ("page.width", 210.0),
        ("composition.measure", 210 - 31.5 - 24.5),
    ):  # fmt: skip
        assert found.number(key) == pytest.approx(millimetres * 72 / 25.4, abs=TWIP)
        assert found.values[key].sureness is Sureness.GIVEN


@pytest.mark.parametrize(
    ("file", "pitch", "lines"),
    [
        (WordFile(grid=("lines", 579, None)), 28.95, 22),
        (WordFile(grid=("lines", 312, None)), 31.2, 20),  # two cells a line of 16 pt
        (WordFile(grid=("linesAndChars", 560, -842)), 28.0, 22),
        (WordFile(grid=None, exact=28.0), 28.0, 22),
        (WordFile(grid=("lines", 312, None), exact=26.5), 26.5, 24),
    ],
)
def test_pitch_and_lines_are_those_of_grid_or_spacing(
    file: WordFile, pitch: float, lines: int, tmp_path: Path
) -> None:
    found = measured(file, tmp_path)
    assert found.number("grid.pitch") == pytest.approx(pitch, abs=0.001)
    assert found.number("grid.lines") == lines


def test_the_last_line_can_do_without_the_leading_of_a_multiple(tmp_path: Path) -> None:
    import docx

    body = tuple(replace(line, size=12.0) for line in BODY)
    file = WordFile(top=25.4, bottom=25.4, grid=("lines", 312, None), lines=body)
    path = file.save(tmp_path / "notice.docx")
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.line_spacing = 1.5
    document.save(str(path))
    found = measure(path)
    # 246.2 mm: 29 steps of 23.4 pt, and a last line of 15.6 pt. Word sets 30.
    assert found.number("grid.pitch") == pytest.approx(23.4)
    assert found.number("grid.lines") == 30


def test_a_grid_of_characters_adds_its_unit_to_each(tmp_path: Path) -> None:
    found = measured(WordFile(grid=("linesAndChars", 579, -842)), tmp_path)
    assert found.number("composition.tracking") == pytest.approx(-842 / 4096)


@pytest.mark.parametrize(
    ("file", "values", "rule"),
    [
        (WordFile(), {"hang": True, "pair": 0.5, "latin": "whole", "autospace": 0.25}, "word15"),
        (WordFile(mode=14, off=("overflowPunct",)), {"hang": False}, "word"),
        (WordFile(mode=None, off=("overflowPunct",)), {"hang": False}, "word"),
        (WordFile(off=("overflowPunct",)), {"hang": True}, "word15"),  # mode 15 always may
        (WordFile(control="doNotCompress"), {"pair": 0.0}, "none"),
        (WordFile(off=("wordWrap",)), {"latin": "anywhere"}, "word15"),
        (WordFile(off=("kinsoku",)), {"kinsoku": "none"}, "word15"),
        (WordFile(off=("autoSpaceDE", "autoSpaceDN")), {"autospace": 0.0}, "word15"),
        (WordFile(off=("autoSpaceDE",)), {"autospace": 0.25}, "word15"),
    ],
)
def test_switches_are_given(
    file: WordFile, values: dict[str, object], rule: str, tmp_path: Path
) -> None:
    found = measured(file, tmp_path)
    assert {key: found.values[f"composition.{key}"].value for key in values} == values
    assert found.rule == rule


def test_parts_have_their_faces_and_sizes(tmp_path: Path) -> None:
    found = measured(WordFile(), tmp_path)
    looks = {
        part: (found.values[f"text.{part}.role"].value, found.values[f"text.{part}.size"].value)
        for part in ("title", "heading_1", "heading_2", "heading_3", "heading_4", "body", "folio")
    }
    assert looks == {
        "title": ("xiaobiaosong", 22.0), "heading_1": ("hei", 16.0), "heading_2": ("kai", 16.0),
        "heading_3": ("fangsong", 16.0), "heading_4": ("fangsong", 16.0),
        "body": ("fangsong", 16.0), "folio": ("song", 14.0),
    }  # fmt: skip
    assert found.number("text.body.first_indent") == 32.0
    assert found.values["labels.folio"].value == "— {n} —"


def test_a_masthead_is_known_by_its_red_name_and_its_date(tmp_path: Path) -> None:
    head = (
        Line("田野工作简报", "方正小标宋简体", 48.0, "center", 0.0, "C00000"),
        Line("2026年第3期（总第45期）", align="center", indent=0.0),
        Line("县粮食局办公室编          2026年3月2日", indent=0.0),
    )
    found = measured(WordFile(lines=(*head, *BODY)), tmp_path)
    assert [p.part for p in found.passages[:4]] == ["name", "period", "editors", "body"]
    assert found.values["text.name.colour"].value == "#C00000"


def test_a_face_of_no_telling_name_is_asked_about(tmp_path: Path) -> None:
    lines = tuple(replace(line, face="某某手写") for line in BODY)
    found = measured(WordFile(lines=lines), tmp_path)
    assert "text.body.role" not in found.values
    assert [str(q) for q in found.questions] == ["which face is the font 某某手写?"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 cut short", "no Word file"),
        (b"\xd0\xcf\x11\xe0 old", "an old Word file"),
        (b"plain text", "neither a PDF nor a Word file"),
        (b"%PDF-1.7 cut short", "damaged"),
        (b"", "neither a PDF nor a Word file"),
    ],
)
def test_what_cannot_be_measured_is_told_in_a_line(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "some.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words):
        measure(path)


def test_a_word_file_without_chinese_text_is_told(tmp_path: Path) -> None:
    path = WordFile(lines=(Line("nothing to measure here"),)).save(tmp_path / "latin.docx")
    with pytest.raises(InputError, match="no Chinese text"):
        measure(path)
