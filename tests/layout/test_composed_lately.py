"""What was composed lately with a font set is not composed again; and it gives the same pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Issue, lay_out, parse_issue, read_fonts, read_issue, read_style
from bulletin_layout.events import counted
from bulletin_layout.layout import remembered
from bulletin_layout.layout.remembered import composed_lately
from bulletin_layout.text.model import Piece, Run, SetLine

Write = Callable[..., Path]


def prepared(issue: Issue, fonts: object) -> int:
    """Return how many characters a layout composes."""
    with counted() as events:
        lay_out(issue, read_style(issue.style), fonts)  # type: ignore[arg-type]
    return events["characters prepared"]


def test_a_second_layout_composes_nothing_and_a_corrected_word_its_paragraph(
    write: Write, small_issue: str
) -> None:
    fonts = read_fonts()
    text = small_issue + "      第二段，要改一个字。\n"
    assert prepared(read_issue(write(text)), fonts) > 20
    assert prepared(read_issue(write(text)), fonts) == 0
    corrected = read_issue(write(text.replace("改一个", "改两个")))
    assert prepared(corrected, fonts) == len("第二段，要改两个字。")


def test_what_follows_a_new_paragraph_is_not_composed_again(write: Write, small_issue: str) -> None:
    fonts = read_fonts()
    text = small_issue + "      第二段**要**改，共2段。\n      第三段。\n"
    lay_out(read_issue(write(text)), fonts=fonts)
    longer = read_issue(write(text.replace("      第一段。", "      新的一段。\n      第一段。")))
    assert prepared(longer, fonts) == len("新的一段。")
    laid_out = lay_out(longer, fonts=fonts)
    assert laid_out.pages == lay_out(longer, fonts=read_fonts()).pages


def test_cells_that_say_the_same_are_composed_once(write: Write, small_issue: str) -> None:
    rows = ", ".join("[甲局, 12]" for _ in range(9))
    table = "      - table: {columns: [{heading: 单位}, {heading: 件数}], rows: [" + rows + "]}\n"
    issue = read_issue(write(small_issue.partition("    body")[0] + "    body:\n" + table))
    fonts = read_fonts()
    assert prepared(issue, fonts) < 100
    structure = {leaf.leaf: leaf.text for leaf in lay_out(issue, fonts=fonts).structure.leaves()}
    page = lay_out(issue, fonts=fonts).pages[0]
    shown = [(run.text, structure[run.node]) for line in page.lines for run in line.runs]
    assert sum(words == ("甲局", "甲局") for words in shown) == 9
    assert sum(words == ("12", "12") for words in shown) == 9


def test_pages_are_the_same_whatever_was_laid_out_before(example_issues: dict[str, Issue]) -> None:
    fonts = read_fonts()
    for name in ("2021-06", "2025-26", "2021-06"):
        issue = example_issues[name]
        style = read_style(issue.style)
        assert lay_out(issue, style, fonts).pages == lay_out(issue, style, read_fonts()).pages


def test_another_style_is_not_served_with_the_lines_of_this_one(small_issue: str) -> None:
    fonts = read_fonts()
    issue = parse_issue(small_issue.replace("第一段。", "第一段，" * 30 + "完。"))
    wide, narrow = read_style("series-2021"), read_style("gbt9704")
    lay_out(issue, wide, fonts)
    assert lay_out(issue, narrow, fonts).pages == lay_out(issue, narrow, read_fonts()).pages


def line(text: str) -> SetLine:
    return SetLine((Run(0.0, "a", 16.0, 0.0, 0.0, text, 0),), 16.0 * len(text), False, 0.0)


def of(text: str) -> tuple[Piece, ...]:
    return (Piece(text, "fangsong", 16.0, 0),)


def test_what_was_not_used_lately_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST", 10)
    monkeypatch.setattr(remembered, "_OF_A_TEXT", 1)
    composed = composed_lately(read_fonts())
    made: list[str] = []

    def ask(text: str) -> None:
        def compose() -> list[SetLine]:
            made.append(text[0])
            return [line(text)]

        assert composed.lines(of(text), 0, compose) == [line(text)]

    # Two texts of five fit in a generation: with the one before it, four are kept.
    for sign in "甲乙甲丙丁甲戊乙甲":
        ask(sign * 4)
    ask("己" * 10)
    ask("己" * 10)
    assert "".join(made) == "甲乙丙丁戊乙己己"


def test_an_issue_of_three_hundred_pages_is_composed_once(small_issue: str) -> None:
    body = "".join(f"      第{n}段，{'说明情况' * 18}。\n" for n in range(2_000))
    issue, fonts = parse_issue(small_issue.rstrip() + "\n" + body), read_fonts()
    assert prepared(issue, fonts) > 150_000
    assert prepared(issue, fonts) == 0


def test_what_is_given_may_be_changed_by_who_asked() -> None:
    composed = composed_lately(read_fonts())
    composed.lines(of("甲"), 0, lambda: [line("甲")]).clear()
    composed.lines(of("甲"), 0, lambda: []).clear()
    assert composed.lines(of("甲"), 0, lambda: []) == [line("甲")]
    assert composed.lines(of("甲"), 1, lambda: []) == []
