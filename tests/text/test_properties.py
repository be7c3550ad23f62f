"""What holds of every paragraph, whatever it is made of."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_layout import read_fonts
from bulletin_layout.text.breaking import break_lines
from bulletin_layout.text.prepare import FREE, prepare
from bulletin_layout.text.setting import compose
from tests.conftest import amounts, piece

FONTS = read_fonts()
ALPHABET = "的一是在不了有和人这“”《》（），。、；：？！—…·0123456789ABCxyz%¥ -/℃+."
PARAGRAPHS = st.text(alphabet=ALPHABET, min_size=1, max_size=120).filter(str.strip)
MEASURES = st.floats(8, 30)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
def test_lines_concatenate_to_the_paragraph(text: str, measure: float) -> None:
    lines = compose([piece(text)], FONTS, amounts(measure), 32.0)
    assert "".join(run.text for line in lines for run in line.runs) == text


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
def test_breaks_are_admitted_or_said_to_be_forced(text: str, measure: float) -> None:
    rules = amounts(measure)
    prepared = prepare([piece(text)], FONTS, rules)
    for line in break_lines(prepared, rules, rules.measure, 0.0, 0.0):
        assert prepared.boundary[line.end] == FREE or line.forced


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
def test_no_line_is_wider_than_the_measure_without_a_word(text: str, measure: float) -> None:
    rules = amounts(measure)
    for line in compose([piece(text)], FONTS, rules):
        assert line.advance <= rules.measure + line.excess + 1e-6


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
def test_full_lines_end_on_the_measure(text: str, measure: float) -> None:
    rules = amounts(measure)
    for line in compose([piece(text)], FONTS, rules):
        if line.full:
            assert abs(line.advance - rules.measure) < 1e-6


@settings(max_examples=200, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
def test_runs_stand_one_after_the_other(text: str, measure: float) -> None:
    for line in compose([piece(text)], FONTS, amounts(measure)):
        xs = [run.x for run in line.runs]
        assert xs == sorted(xs)
