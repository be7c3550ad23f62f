"""`<sup>` and `<sub>`: small, raised or lowered, never parted from what they belong to."""

from __future__ import annotations

import pytest

from bulletin_layout import read_fonts
from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.issue.text import Span
from bulletin_layout.text.model import Piece
from bulletin_layout.text.setting import compose
from tests.conftest import amounts

FONTS = read_fonts()


def pieces(*parts: tuple[str, float]) -> list[Piece]:
    """Return pieces of text, each with how far it is raised, in points."""
    return [Piece(words, "fangsong", 9.6 if up else 16.0, 0, up) for words, up in parts]


def test_the_marks_are_read_into_spans() -> None:
    text, mistakes = parse_marks("m<sup>2</sup>、CO<sub>2</sub>", None)
    assert (text.value, mistakes) == ("m2、CO2", [])
    assert text.spans == (
        Span("m"), Span("2", script="super"), Span("、CO"), Span("2", script="sub"),
    )  # fmt: skip


def test_they_stand_in_strong_text() -> None:
    text, mistakes = parse_marks("**m<sup>2</sup>**", None)
    assert mistakes == []
    assert text.spans == (Span("m", "strong"), Span("2", "strong", script="super"))


def test_a_backslash_makes_the_tag_itself() -> None:
    text, mistakes = parse_marks(r"\<sup>2\</sup>，1<2，<b>", None)
    assert (text.value, mistakes) == ("<sup>2</sup>，1<2，<b>", [])


@pytest.mark.parametrize(
    ("raw", "offset"),
    [("m<sup>2", 1), ("m2</sup>", 2), ("m<sup></sup>", 1), ("m<sup>2</sub>", 1), ("<sup>**", 0)],
)
def test_half_a_mark_and_an_empty_one_are_told(raw: str, offset: int) -> None:
    assert parse_marks(raw, None)[1][0].offset == offset


def test_they_are_raised_and_lowered() -> None:
    (line,) = compose(pieces(("m", 0), ("2", 5.6), ("和CO", 0), ("2", -2.0)), FONTS, amounts(26))
    lowers = {run.text: run.lower for run in line.runs}
    plain = lowers["m"]
    scripts = [run for run in line.runs if run.text == "2"]
    assert [run.size for run in scripts] == [9.6, 9.6]
    assert scripts[0].lower < plain - 5 and scripts[1].lower > plain


def test_they_are_never_parted_from_their_base() -> None:
    for before in range(27):
        begun = ("测" * before + "约3.5×10", 0)
        parts = pieces(begun, ("4", 5.6), ("m", 0), ("3", 5.6), ("左右", 0))
        lines = compose(parts, FONTS, amounts(26))
        words = ["".join(run.text for run in line.runs) for line in lines]
        assert any("3.5×104m3" in line for line in words), before


def test_no_autospace_opens_before_a_raised_figure_and_one_does_behind_it() -> None:
    (line,) = compose(pieces(("平方", 0), ("2", 5.6), ("达标", 0)), FONTS, amounts(26))
    assert [run.before for run in line.runs] == [0.0, 0.0, 0.0]
    assert [round(run.after, 1) for run in line.runs] == [0.0, 3.2, 0.0]
