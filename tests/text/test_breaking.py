"""Line breaking: kinsoku, squeeze and push out, on measures of a few 字."""

from __future__ import annotations

import pytest

from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.text.breaking import break_lines
from bulletin_layout.text.prepare import prepare
from bulletin_layout.text.setting import compose
from tests.conftest import amounts, piece


def lines_of(fonts: FontSet, text: str, measure: float, **changes: object) -> list[str]:
    rules = amounts(measure, **changes)
    prepared = prepare([piece(text)], fonts, rules)
    return [text[b.start : b.end] for b in break_lines(prepared, rules, rules.measure, 0.0, 0.0)]


def test_plain_han_fill_the_measure(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三四五六七八九十", 5) == ["一二三四五", "六七八九十"]


def test_a_line_is_not_squeezed_for_one_more_plain_han(fonts: FontSet) -> None:
    assert lines_of(fonts, "一，二，三，四五六", 6.9)[0] == "一，二，三，"


def test_a_mark_is_squeezed_in_by_its_own_half(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三四五，六七", 5.5)[0] == "一二三四五，"


def test_a_mark_is_pushed_out_where_nothing_gives_enough(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三四五，六七", 5.4)[0] == "一二三四"


def test_marks_inside_give_a_quarter_each(fonts: FontSet) -> None:
    # ，at the end gives 0.5, 、inside 0.25: 6 em fit 5.25 em and no less.
    assert lines_of(fonts, "一、二三四，五六", 5.25)[0] == "一、二三四，"
    assert lines_of(fonts, "一、二三四，五六", 5.24)[0] == "一、二三"


def test_an_opening_mark_never_ends_a_line(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三四《五六》", 5)[0] == "一二三四"


def test_a_closing_mark_never_begins_a_line(fonts: FontSet) -> None:
    assert lines_of(fonts, "《一二三四》五六", 5)[0] == "《一二三"


def test_an_opening_mark_that_begins_a_line_keeps_its_width(fonts: FontSet) -> None:
    assert lines_of(fonts, "《一二三四五", 5)[0] == "《一二三四"


@pytest.mark.parametrize(
    "pair", ["，“", "”。", "。”", "》（", "（（", "”，", "》、", "》《", "）」", "。）"]
)
def test_adjacent_marks_take_one_and_a_half_em(fonts: FontSet, pair: str) -> None:
    prepared = prepare([piece(f"一{pair}二")], fonts, amounts(20))
    assert prepared.starts[3] - prepared.starts[1] == pytest.approx(1.5 * 16)


@pytest.mark.parametrize("pair", ["？”", "”？", "！）", "——", "……"])
def test_question_and_dash_give_nothing(fonts: FontSet, pair: str) -> None:
    prepared = prepare([piece(f"一{pair}二")], fonts, amounts(20))
    assert prepared.starts[3] - prepared.starts[1] == pytest.approx(2 * 16)


def test_three_marks_in_a_row_lose_half_an_em_twice(fonts: FontSet) -> None:
    prepared = prepare([piece("一），（二")], fonts, amounts(20))
    assert prepared.starts[4] - prepared.starts[1] == pytest.approx(2 * 16)


@pytest.mark.parametrize("unit", ["100%", "1,234.56", "¥100", "12:30", "2020-2023", "——", "C2M"])
def test_a_unit_is_never_broken(fonts: FontSet, unit: str) -> None:
    text = f"一二三{unit}四五六七八"
    for measure in range(5, 12):
        lines = lines_of(fonts, text, measure / 1.0)
        assert len(lines) > 1 or measure >= 10
        assert [unit in line for line in lines].count(True) == 1
        assert [line for line in lines if unit not in line and set(line) & set(unit)] == []


def test_a_measure_word_may_begin_the_next_line(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三（工程师）6人。", 9)[1] == "人。"


def test_autospace_stands_between_han_and_digits_only(fonts: FontSet) -> None:
    prepared = prepare([piece("一10二，3三")], fonts, amounts(20))
    assert [i for i, flag in enumerate(prepared.autospaced) if flag] == [0, 2, 5]


def test_latin_words_break_at_spaces_and_hyphens_only(fonts: FontSet) -> None:
    assert lines_of(fonts, "well-known words", 3) == ["well-", "known ", "words"]


def test_an_address_breaks_after_its_marks(fonts: FontSet) -> None:
    lines = lines_of(fonts, "见https://www.example.com/a/b?c=1。", 9)
    assert "".join(lines) == "见https://www.example.com/a/b?c=1。"
    assert len(lines) > 2
    assert all(line[-1] in "/.?=。见" for line in lines)


def test_a_space_never_begins_a_line_and_takes_no_room_at_its_end(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三四 五六七八", 4) == ["一二三四 ", "五六七八"]


def test_a_unit_wider_than_the_line_is_broken_and_said(fonts: FontSet) -> None:
    rules = amounts(3)
    prepared = prepare([piece("12345678901234567890")], fonts, rules)
    breaks = break_lines(prepared, rules, rules.measure, 0.0, 0.0)
    assert len(breaks) > 1
    assert breaks[0].forced


def test_strict_level_keeps_a_dash_from_the_line_start(fonts: FontSet) -> None:
    text = "一二三四五——六七"
    assert lines_of(fonts, text, 5, kinsoku="basic")[0] == "一二三四五"
    assert lines_of(fonts, text, 5, kinsoku="strict")[0] == "一二三四"


def test_no_rules_at_level_none(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三四五。六", 5, kinsoku="none")[1] == "。六"


def test_a_lone_character_is_relieved_where_the_style_avoids_it(fonts: FontSet) -> None:
    text = "一二三四五六。"
    assert lines_of(fonts, text, 5) == ["一二三四五", "六。"]
    assert lines_of(fonts, text, 5, avoid_lone_character=True) == ["一二三四", "五六。"]


def test_half_marks_at_line_ends_make_room_for_one_more(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三四五，六七", 5.5, line_end_half=True)[0] == "一二三四五，"


@pytest.mark.parametrize(
    ("text", "latin"), [("it’s", True), ("说“A”字", False), ("“A”", False), ("A—B", True)]
)
def test_shared_marks_take_the_face_of_their_surroundings(
    fonts: FontSet, text: str, latin: bool
) -> None:
    prepared = prepare([piece(text)], fonts, amounts(20))
    marks = [g.face for g, c in zip(prepared.glyphs, text, strict=True) if c in "’“”—"]
    assert all(face.startswith("Tinos") == latin for face in marks)


def test_a_long_run_of_opening_marks_is_looked_at_once(fonts: FontSet) -> None:
    """Once quadratic: 200,000 of them would have taken minutes."""
    prepared = prepare([piece("(" * 200_000 + "一")], fonts, amounts(26))
    assert len(prepared.text) == 200_001


def test_openings_before_a_word_stay_with_it(fonts: FontSet) -> None:
    assert lines_of(fonts, "一二三四(([abc", 5) == ["一二三四", "(([abc"]


def test_text_without_characters_has_no_lines(fonts: FontSet) -> None:
    assert compose((piece(""),), fonts, amounts(20)) == []
