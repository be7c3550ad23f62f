"""From a Word file a style has the very values that it was given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import read_style
from bulletin_layout.learning.learn import learn_style
from bulletin_layout.learning.yaml_file import style_text
from bulletin_layout.style.model import Stylesheet
from tests.measuring.word_files import WordFile

TWIP = 0.05


def style_of(file: WordFile, folder: Path) -> Stylesheet:
    learned = learn_style([file.save(folder / "notice.docx")])
    path = folder / "office.yaml"
    path.write_text(style_text(learned, chinese=False), encoding="utf-8")
    return read_style(path)


def test_margins_grid_and_switches_are_those_of_the_file(tmp_path: Path) -> None:
    file = WordFile(
        left=30, right=25, top=33, bottom=32, grid=("lines", 600, None), mode=14,
        off=("overflowPunct", "wordWrap"), control="compressPunctuation",
    )  # fmt: skip
    style = style_of(file, tmp_path)
    points = 72 / 25.4
    assert style.left == pytest.approx(30 * points, abs=TWIP)
    assert style.page.top == pytest.approx(33 * points, abs=TWIP)
    assert style.composition.measure == pytest.approx(155 * points, abs=2 * TWIP)
    assert style.grid.pitch == 30.0
    assert style.grid.lines == 21  # 232 mm
    assert style.composition.compress == "word"
    assert style.composition.hang is False
    assert style.composition.latin == "anywhere"
    assert style.composition.pair == 0.5
    assert style.composition.autospace == 0.25
    assert style.composition.stretch == "autospace-first"


@pytest.mark.parametrize(
    ("file", "compress", "pair", "hang"),
    [
        (WordFile(), "word15", 0.5, True),
        (WordFile(mode=12), "word", 0.5, True),
        (WordFile(control="doNotCompress"), "none", 0.0, True),
    ],
)
def test_the_rule_is_the_one_that_the_file_names(
    file: WordFile, compress: str, pair: float, hang: bool, tmp_path: Path
) -> None:
    composition = style_of(file, tmp_path).composition
    assert (composition.compress, composition.pair, composition.hang) == (compress, pair, hang)


def test_lines_that_are_not_justified_are_not_squeezed(tmp_path: Path) -> None:
    lines = tuple(replace(line, align="left") for line in WordFile().lines)
    style = style_of(WordFile(lines=lines), tmp_path)
    assert style.text.body.align == "left"
    assert (style.composition.squeeze_inside, style.composition.squeeze_end) == (0.0, 0.0)


@pytest.mark.parametrize(
    "file",
    [
        WordFile(left=150, right=100),  # less than nothing is left for the lines
        WordFile(top=290, bottom=290),
        WordFile(exact=0.05, grid=None),
        WordFile(width=2500, height=2500),
        WordFile(folio=("outer", "宋体", 0.5, "— {n} —")),
    ],
)
def test_what_no_style_can_have_is_left_out_and_told(file: WordFile, tmp_path: Path) -> None:
    learned = learn_style([file.save(tmp_path / "notice.docx")])
    assert any("left out" in question for question in learned.questions)
    style_of(file, tmp_path)
