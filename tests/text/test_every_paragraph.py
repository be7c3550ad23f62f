"""What holds of every paragraph, whatever it is made of."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin_layout import read_fonts
from bulletin_layout.text.boundaries import FREE, UNIT
from bulletin_layout.text.breaking import break_lines
from bulletin_layout.text.model import SetLine
from bulletin_layout.text.prepare import prepare
from bulletin_layout.text.setting import compose
from tests.conftest import amounts, piece

FONTS = read_fonts()
SIZE = 16.0
# What is 字 and letters stands whole at a line end; a mark may lose half its width there.
MARKS = set("“”《》（），。、；：·")
# Placed by their ink: tests/text/test_marks.py.
PLACED = "—…！？·"
ALPHABET = "的一是在不了有和人这“”《》（），。、；：？！—…·0123456789ABCxyz%¥ -/℃+."
PARAGRAPHS = st.text(alphabet=ALPHABET, min_size=1, max_size=120).filter(str.strip)
MEASURES = st.floats(8, 30)
# Full lines, marks at their ends, Latin beside Han; and a word that is wider than the line.
TEXT = "会议要求各单位（含网点）在2026年前，把“一张网格”建到3个区。" * 3
WORD = "见" + "1234567890" * 4
# The number begins on the next line, and the bracket that may not stand last goes with it.
BRACKET = "一二三四五六七八九十（12345"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
def test_lines_concatenate_to_the_paragraph(text: str, measure: float) -> None:
    lines = compose([piece(text)], FONTS, amounts(measure), 32.0)
    assert "".join(run.text for line in lines for run in line.runs) == text


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
@example(TEXT, 12.0)
@example(WORD, 12.0)
@example(BRACKET, 12.0)
def test_a_break_is_admitted_or_said_to_be_forced_where_none_is(text: str, measure: float) -> None:
    rules = amounts(measure)
    boundary = prepare([piece(text)], FONTS, rules).boundary
    breaks = break_lines(prepare([piece(text)], FONTS, rules), rules, rules.measure, 0.0, 0.0)
    assert breaks[-1].end == len(text)
    for line in breaks:
        assert line.forced == (boundary[line.end] != FREE)
        assert not line.forced or FREE not in boundary[line.start + 1 : line.end]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
@example(TEXT, 12.0)
@example(WORD, 12.0)
def test_no_line_is_wider_than_the_measure(text: str, measure: float) -> None:
    rules = amounts(measure)
    lines = compose([piece(text)], FONTS, rules)
    assert [line.excess for line in lines] == [0.0] * len(lines)
    assert max(line.advance for line in lines) <= rules.measure + 1e-6
    for line in lines:
        over = right_edge(line) - rules.measure
        assert over <= (SIZE / 2 if ends_in_a_mark(line) else 0.0) + 1e-6


def test_a_line_wider_than_the_measure_says_by_how_much() -> None:
    (line, _) = compose([piece("一二")], FONTS, amounts(0.75))
    assert (line.advance, line.excess, line.full) == (SIZE, SIZE / 4, False)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
@example(TEXT, 12.0)
@example(WORD, 12.0)
def test_lines_but_the_last_end_on_the_measure_or_say_that_they_cannot(
    text: str, measure: float
) -> None:
    rules = amounts(measure)
    prepared = prepare([piece(text)], FONTS, rules)
    breaks = break_lines(prepared, rules, rules.measure, 0.0, 0.0)
    lines = compose([piece(text)], FONTS, rules)
    assert len(lines) == len(breaks)
    for line, cut in zip(lines, breaks, strict=True):
        one_unit = set(prepared.boundary[cut.start + 1 : cut.end]) <= {UNIT}
        assert line.full or line.short or cut.last or one_unit
        if line.full:
            assert abs(line.advance - rules.measure) < 1e-6
            over = right_edge(line) - rules.measure
            assert -1e-6 < over <= (SIZE / 2 if ends_in_a_mark(line) else 0.0) + 1e-6


def test_a_paragraph_of_han_and_marks_has_full_lines() -> None:
    lines = compose([piece(TEXT)], FONTS, amounts(12.0))
    assert len(lines) > 6
    assert [line.full for line in lines[:-1]] == [True] * (len(lines) - 1)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(PARAGRAPHS, MEASURES)
@example(TEXT, 12.0)
def test_runs_stand_one_after_the_other(text: str, measure: float) -> None:
    for line in compose([piece(text)], FONTS, amounts(measure)):
        assert line.runs[0].x == 0.0 or line.runs[0].text in PLACED
        assert all(a.x < b.x for a, b in pairwise(line.runs))


def test_a_line_of_han_and_digits_has_runs_that_do_not_overlap() -> None:
    (line,) = compose([piece("在2026年前有3个区")], FONTS, amounts(20.0))
    assert [run.text for run in line.runs] == ["在", "2026", "年前有", "3", "个区"]
    ends = [right_edge(line._replace(runs=(run,))) for run in line.runs]
    starts = [run.x for run in line.runs[1:]]
    assert all(abs(end - start) < 1e-6 for end, start in zip(ends, starts, strict=False))


def right_edge(line: SetLine) -> float:
    """Return where a line's last character that is no space ends, by the faces' own advances."""
    run = next(run for run in reversed(line.runs) if run.text.strip())
    text, face = run.text.rstrip(), FONTS.faces[run.face]
    after = run.after if text == run.text else 0.0
    width = sum(face.advance_of(c) for c in text) * run.size + run.spacing * (len(text) - 1)
    return run.x + run.before + width + after


def ends_in_a_mark(line: SetLine) -> bool:
    """Return whether a line's last character may be narrower than its box."""
    return "".join(run.text for run in line.runs).rstrip()[-1:] in MARKS
