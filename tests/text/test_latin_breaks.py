"""Words and addresses where they may break; opening marks at a line's beginning; loose lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import lay_out, read_fonts, read_issue, read_style
from bulletin_layout.text.boundaries import BREAKS, INNER, UNIT
from bulletin_layout.text.prepare import prepare
from bulletin_layout.text.setting import compose
from tests.conftest import amounts, piece

Write = Callable[..., Path]
FONTS = read_fonts()
ADDRESS = "https://www.example.org/a-b/c_d.html?year=2026&no-1"


@pytest.mark.parametrize("word", ["e-mail", "Mini-Program", "A/B", "km/h", ADDRESS])
def test_where_a_word_may_break_nothing_is_stretched(word: str) -> None:
    for before in range(27):
        text = "测" * before + word + "，测" * 20
        for line in compose([piece(text)], FONTS, amounts(26.0)):
            runs = [run for run in line.runs if run.face.startswith("Tinos")]
            assert all(run.spacing == 0.0 for run in runs), (before, line)
            # The parts of a word in a line are one run: no gap lies between them.
            assert len(runs) <= 1, (before, line)


def test_an_address_is_not_broken_at_a_hyphen_which_copying_would_lose() -> None:
    text = prepare([piece(ADDRESS)], FONTS, amounts(26.0))
    ends = {ADDRESS[i - 1] for i in range(1, len(ADDRESS)) if text.boundary[i] in BREAKS}
    assert ends == set("/.?=&_")


def test_what_is_kept_on_one_line_has_no_inner_break() -> None:
    (whole,) = [piece("e-mail")._replace(whole=True)]
    text = prepare([whole], FONTS, amounts(26.0))
    assert INNER not in text.boundary and UNIT in text.boundary


OPENED = "测" * 26 + "“测测测”" + "测" * 60


def test_an_opening_mark_at_a_lines_beginning_keeps_its_blank_half() -> None:
    second = compose([piece(OPENED)], FONTS, amounts(26.0))[1]
    assert second.runs[0].text[0] == "“"
    assert second.runs[0].x == 0.0


def test_or_loses_it_where_the_style_says_so() -> None:
    rules = amounts(26.0, trim_line_start=True)
    first, second, *_ = compose([piece(OPENED)], FONTS, rules)
    assert (first.runs[0].x, second.runs[0].x) == (0.0, -8.0)
    assert second.full and second.advance == pytest.approx(rules.measure)
    # The half that is cut off is room for the line's text: 26½ cells where there were 26.
    characters = sum(len(run.text) for run in second.runs)
    assert characters == sum(
        len(run.text) for run in compose([piece(OPENED)], FONTS, amounts(26.5))[1].runs
    )


def test_a_paragraph_that_begins_with_a_mark_keeps_it() -> None:
    first = compose([piece("“测”" + "测" * 60)], FONTS, amounts(26.0, trim_line_start=True))[0]
    assert first.runs[0].x == 0.0


ISSUE = """
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
  - title: 一个标题
    body:
      - 测测测测测测测测测测测测测测测测测测测测Internationalization测测测测测测测测测测测测测测测测
"""


def test_a_line_looser_than_the_styles_limit_is_told_with_its_place(write: Write) -> None:
    issue = read_issue(write(ISSUE))
    found = lay_out(issue, read_style("gbt9704"), FONTS).diagnostics
    (loose,) = [d for d in found if "a line is loose" in d.message]
    assert (loose.place.line, loose.place.column) == (8, 9) if loose.place else False
    assert "em between its characters, over 0.25: 测测测" in loose.message


def test_a_style_may_tell_of_less_or_of_more(write: Write) -> None:
    write("extends: gbt9704\ncomposition: {loosest: 0.6}\n", "own.yaml")
    path = write(ISSUE + "style: own.yaml\n")
    issue = read_issue(path)
    document = lay_out(issue, read_style("own.yaml", path.parent), FONTS)
    assert not any("loose" in d.message for d in document.diagnostics)
