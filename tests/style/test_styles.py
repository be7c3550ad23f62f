"""Stylesheets: the bundled ones resolve; mistakes are answered with what to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, read_style
from bulletin_layout.geometry import POINTS_PER_MM, parse_length
from bulletin_layout.style.reader import bundled_styles

Write = Callable[..., Path]


def mistakes(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_style(path)
    return [str(d).replace(str(path), "F") for d in caught.value.diagnostics]


def test_the_bundled_styles_are_these() -> None:
    assert bundled_styles() == ["base", "gbt9704", "series-2021", "series-2023"]


@pytest.mark.parametrize("name", bundled_styles())
def test_every_bundled_style_resolves(name: str) -> None:
    assert read_style(name).name == name


def test_lone_characters_widows_and_orphans_are_off_in_the_series_and_on_in_the_standard() -> None:
    for name in ("series-2021", "series-2023"):
        style = read_style(name)
        assert style.composition.lone_character == "allow"
        assert (style.pagination.widow, style.pagination.orphan) == ("allow", "allow")
    style = read_style("gbt9704")
    assert style.composition.lone_character == "avoid"
    assert (style.pagination.widow, style.pagination.orphan) == ("avoid", "avoid")


@pytest.mark.parametrize(
    ("text", "points"),
    [("16pt", 16.0), ("25.4mm", 72.0), ("1in", 72.0), ("2字", 32.0), ("三号", 16.0), ("小初", 36.0),
     ("-0.5em", -8.0), ("2.54cm", 72.0), ("五号", 10.5)],
)  # fmt: skip
def test_lengths(text: str, points: float) -> None:
    assert parse_length(text).points(16.0) == pytest.approx(points)


@pytest.mark.parametrize("text", ["16", "16 px", "", "pt", "三", "1,5pt"])
def test_a_length_needs_its_unit(text: str) -> None:
    with pytest.raises(ValueError, match="unit"):
        parse_length(text).points(16.0)


def test_a_style_of_ones_own_extends_a_bundled_one(write: Write) -> None:
    path = write(
        "extends: series-2023\ngrid: {lines: 25}\ntext: {body: {size: 四号}}\n", "own.yaml"
    )
    style = read_style(path)
    assert style.grid.lines == 25
    assert style.text.body.size == 14
    assert style.text.body.first_indent == 28
    assert style.grid.pitch == 28


def test_unknown_keys_name_the_nearest(write: Write) -> None:
    text = (
        "extends: base\ncompositon: {measure: 26字}\ngrid: {line: 22}\ntext: {bdy: {size: 四号}}\n"
    )
    assert mistakes(write(text, "own.yaml")) == [
        "F:2:23: compositon: this key is unknown. Did you mean composition?",
        "F:3:14: grid.line: this key is unknown. Did you mean lines?",
        "F:4:20: text.bdy: this key is unknown. Did you mean body?",
    ]


def test_wrong_values_say_what_to_write(write: Write) -> None:
    text = """\
extends: base
grid: {lines: many, pitch: 28}
composition: {kinsoku: strickt}
masthead: {rule_colour: red}
print: {source: maybe}
"""
    assert mistakes(write(text, "own.yaml")) == [
        "F:2:15: grid.lines: 'many' is not a whole number. Write digits, such as 32.",
        "F:2:28: grid.pitch: '28' is not a length. Write a number with its unit "
        "(16pt, 25.4mm, 2字) or a 字号 such as 三号.",
        "F:3:24: composition.kinsoku: 'strickt' is not known. Did you mean strict?",
        "F:4:25: masthead.rule_colour: 'red' is not a colour. Write \"#D7000F\", in quotes.",
        "F:5:17: print.source: 'maybe' is neither true nor false. Write true or false (是 or 否).",
    ]


def test_a_style_that_extends_itself(write: Write) -> None:
    path = write("extends: b.yaml\n", "a.yaml")
    write("extends: a.yaml\n", "b.yaml")
    assert "the style extends itself: a → b → a" in mistakes(path)[0]


def test_an_unknown_style_names_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean series-2023"):
        read_style("serie-2023")


def test_the_standards_measure_holds_28_cells() -> None:
    style = read_style("gbt9704")
    cells = 27 * (16 + style.composition.tracking) + 16
    assert cells / POINTS_PER_MM == pytest.approx(156, abs=0.01)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text: foo", "text: keys and values belong here"),
        ("text: {body: 三号}", "text.body: keys and values belong here"),
        ("grid: 22", "grid: keys and values belong here"),
        ('labels: {folio: "{x}"}', "has a placeholder that is unknown"),
        ("composition: {measure: 0pt}", "composition.measure: '0pt' is out of bounds"),
        ("grid: {lines: 0}", "grid.lines: '0' is out of bounds"),
        ("grid: {lines: 99}", "grid.lines: the lines do not fit on the paper's height"),
        ("composition: {measure: 60字}", "the lines do not fit on the paper's width"),
        ('labels: {date: "{n}"}', "Known are: {year}, {month}, {day}."),
        ('labels: {period: "{number:03d}"}', "has a placeholder that is unknown"),
        ('labels: {briefs: ""}', "labels.briefs: the label is empty"),
        ("grid: {lines: 22, lines: 23}", "lines: this key stands twice"),
        ("? [a]\n: b", "a key is a word"),
    ],
)
def test_nonsense_is_an_error_with_its_place(write: Write, text: str, said: str) -> None:
    found = mistakes(write(f"extends: base\n{text}\n", "own.yaml"))
    assert said in found[0]
    assert found[0].startswith("F:2:")


def test_a_key_by_its_name_of_the_last_release_is_taken_and_told(write: Write) -> None:
    style = read_style(write('extends: base\nlabels: {copy: "下发："}\n', "own.yaml"))
    assert style.labels.issue == "下发："
    (said,) = style.diagnostics
    assert (said.path, said.message) == ("labels.copy", "copy is now called issue.")
