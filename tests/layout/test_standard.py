"""GB/T 9704-2012 in points: where the standard says that things are, on the laid-out document.

Expected values are worked out here from the standard's millimetres, not taken from the layout.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bulletin_layout import Document, lay_out, read_issue
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Page, PlacedLine
from bulletin_layout.pipeline import style_of

MM = 72 / 25.4
CASES = Path(__file__).resolve().parent.parent / "cases"
LEFT, RIGHT = 28 * MM, (28 + 156) * MM
TOP, FOOT = 37 * MM, (37 + 225) * MM
# 28 cells in 156 mm: 27 advances and a last em box of 16 pt.
CELL = (156 * MM - 16) / 27
PITCH = (225 * MM - 16) / 21
# 0.88 em of the em box lie above the baseline, 0.12 below.
ABOVE, BELOW = 0.88, 0.12


def laid_out(name: str, fonts: FontSet) -> Document:
    issue = read_issue(CASES / f"{name}.yaml")
    return lay_out(issue, style_of(issue), fonts)


def line(page: Page, beginning: str) -> PlacedLine:
    """Return the first line whose text begins so."""
    lines = [*page.lines, *page.furniture]
    return next(x for x in lines if "".join(r.text for r in x.runs).startswith(beginning))


def test_paper_and_grid(fonts: FontSet) -> None:
    document = laid_out("even-page-full", fonts)
    assert (document.width, document.height) == pytest.approx((210 * MM, 297 * MM), abs=0.01)
    lines = document.pages[1].lines
    assert len(lines) == 22
    assert lines[0].y - ABOVE * 16 == pytest.approx(TOP, abs=0.01)
    assert lines[21].y + BELOW * 16 == pytest.approx(FOOT, abs=0.01)
    steps = [b.y - a.y for a, b in pairwise(lines)]
    assert steps == pytest.approx([PITCH] * 21, abs=0.01)


def test_a_full_line_has_28_cells_from_edge_to_edge(fonts: FontSet) -> None:
    document = laid_out("gbt9704", fonts)
    full = [x for page in document.pages for x in page.lines if x.full and not x.runs[0].x]
    assert full
    assert full[0].x == pytest.approx(LEFT, abs=0.01)
    assert full[0].x + full[0].end == pytest.approx(RIGHT, abs=0.01)


def test_paragraphs_and_headings_begin_two_cells_in(fonts: FontSet) -> None:
    page = laid_out("headings", fonts).pages[0]
    for beginning in ("一、总体", "（一）", "1.建立", "（1）", "正文从"):
        found = line(page, beginning)
        assert found.x + found.runs[0].x == pytest.approx(LEFT + 2 * CELL, abs=0.02), beginning


@pytest.mark.parametrize(
    ("beginning", "face"),
    [
        ("一、总体", "NotoSansSC-Medium"),
        ("（一）", "FandolKai-Regular"),
        ("1.建立台账", "FandolFang-Regular"),
        ("（1）逐项", "FandolFang-Regular"),
    ],
)
def test_each_level_has_its_face(fonts: FontSet, beginning: str, face: str) -> None:
    page = laid_out("headings", fonts).pages[0]
    found = line(page, beginning).runs[-1]
    assert (found.face, found.size) == (face, 16)


def test_the_rule_lies_four_millimetres_below_the_line_above(fonts: FontSet) -> None:
    page = laid_out("gbt9704", fonts).pages[0]
    editors = next(x for x in page.lines if "".join(r.text for r in x.runs).endswith("编"))
    rule = next(r for r in page.rules if r.colour == "#D7000F")
    upper_edge = rule.y1 - rule.width / 2
    assert upper_edge - (editors.y + BELOW * 16) == pytest.approx(4 * MM, abs=0.01)
    assert (rule.x1, rule.x2) == pytest.approx((LEFT, RIGHT), abs=0.01)


def test_the_copy_number_the_secrecy_and_the_urgency_stand_top_left_in_that_order(
    fonts: FontSet,
) -> None:
    """7.2.1 to 7.2.3: 顶格编排在版心左上角, 份号 on the first line, the others below it."""
    page = laid_out("particulars", fonts).pages[0]
    serial, secrecy, urgency = (line(page, words) for words in ("000012", "秘密★", "特急"))
    assert [x.x for x in (serial, secrecy, urgency)] == pytest.approx([LEFT] * 3, abs=0.01)
    assert serial.y - ABOVE * 16 == pytest.approx(TOP, abs=0.01)
    assert serial.y < secrecy.y < urgency.y


def test_the_page_number_is_seven_millimetres_below_and_a_cell_in(fonts: FontSet) -> None:
    document = laid_out("even-page-line", fonts)
    assert len(document.pages) > 1
    for page in document.pages:
        number = page.furniture[0]
        face = fonts.faces[number.runs[0].face]
        top = number.y - face.ink(face.nominal_glyph("—"))[3] * 14
        assert top == pytest.approx(FOOT + 7 * MM, abs=0.02)
        assert number.runs[0].size == 14
        if page.number % 2:
            assert number.x + number.end == pytest.approx(RIGHT - 14, abs=0.01)
        else:
            assert number.x == pytest.approx(LEFT + 14, abs=0.01)


def test_imprint_rules_and_text(fonts: FontSet) -> None:
    page = laid_out("imprint-full", fonts).pages[0]
    rules = sorted((r for r in page.rules if r.colour == "#000000"), key=lambda r: r.y1)
    thick, thin = 0.35 * MM, 0.25 * MM
    assert [r.width for r in rules] == pytest.approx([thick, thin, thin, thin, thick], abs=0.001)
    assert rules[-1].y1 == pytest.approx(FOOT, abs=0.01)
    assert all((r.x1, r.x2) == pytest.approx((LEFT, RIGHT), abs=0.01) for r in rules)
    sent, date = line(page, "某市邮政管理局办公室"), line(page, "2026年3月1日印发")
    assert sent.runs[0].size == 14
    assert sent.x == pytest.approx(LEFT + 16, abs=0.01)
    assert date.y == sent.y
    assert date.x + date.end == pytest.approx(RIGHT - 16, abs=0.01)
    copies = line(page, "（共印")  # its last mark is flush by its ink, not by its cell
    assert copies.x + copies.end == pytest.approx(RIGHT - 16 + 14 / 2, abs=0.01)


def test_a_signature_without_seal(fonts: FontSet) -> None:
    """7.3.5.2: the longer of name and date ends two cells in; the date begins two cells later."""
    first, second = laid_out("signature", fonts).pages[:2]
    short, long = line(first, "某局"), line(second, "某某市邮政管理局办公室")
    lines = (*first.lines, *second.lines)
    dates = [x for x in lines if "".join(r.text for r in x.runs) == "2026年2月8日"]
    assert dates[0].x + dates[0].end == pytest.approx(RIGHT - 32, abs=0.01)
    assert dates[0].x - short.x == pytest.approx(32, abs=0.01)
    assert long.x + long.end == pytest.approx(RIGHT - 32, abs=0.01)
    assert dates[1].x - long.x == pytest.approx(32, abs=0.01)


def test_a_signature_with_seal(fonts: FontSet) -> None:
    """7.3.5.1: the date ends four cells in, the names are centred on it."""
    page = laid_out("signature", fonts).pages[1]
    *_, date = (x for x in page.lines if "".join(r.text for r in x.runs) == "2026年2月8日")
    assert date.x + date.end == pytest.approx(RIGHT - 64, abs=0.01)
    for name in ("某市邮政管理局", "某市快递行业协会"):
        found = line(page, name)
        assert found.x + found.end / 2 == pytest.approx(date.x + date.end / 2, abs=0.01)


def test_a_signature_is_never_alone(fonts: FontSet) -> None:
    page = laid_out("signature-at-foot", fonts).pages[1]
    assert "".join(r.text for r in page.lines[0].runs) == "第11段。"


def test_appendices_are_listed_two_cells_in_and_wrap_under_their_first_character(
    fonts: FontSet,
) -> None:
    page = laid_out("appendices", fonts).pages[0]
    text = line(page, "正文。")
    label = line(page, "附件：")
    assert label.x == pytest.approx(LEFT + 2 * CELL, abs=0.02)
    assert label.y - text.y == pytest.approx(2 * PITCH, abs=0.01)
    first, second = line(page, "第一个附件"), line(page, "一个名称特别长")
    wrapped = next(x for x in page.lines if x.y > second.y)
    assert first.x == pytest.approx(second.x, abs=0.01)
    assert wrapped.x == pytest.approx(second.x, abs=0.01)


def test_an_appendix_has_its_label_on_line_1_and_its_title_on_line_3(fonts: FontSet) -> None:
    page = laid_out("appendices", fonts).pages[1]
    label, title = page.lines[0], page.lines[1]
    assert "".join(r.text for r in label.runs) == "附件1"
    assert (label.x, label.runs[0].face) == (pytest.approx(LEFT, abs=0.01), "NotoSansSC-Medium")
    # A line's em box lies in the middle of its slot: baselines differ by 0.38 em of the sizes too.
    assert (title.runs[0].size, label.runs[0].size) == (22, 16)
    assert title.y - label.y == pytest.approx(2 * PITCH + 0.38 * (22 - 16), abs=0.01)
    assert title.x + title.end / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.01)


@pytest.mark.parametrize(
    ("name", "pages", "numbered"),
    [
        ("even-page-full", 4, [True, True, False, False]),
        ("even-page-low", 4, [True, True, False, False]),
        ("even-page-line", 4, [True, True, True, True]),
    ],
)
def test_an_imprint_on_an_even_page(
    fonts: FontSet, name: str, pages: int, numbered: list[bool]
) -> None:
    """7.5: where an empty page comes before the imprint's, neither has a number."""
    document = laid_out(name, fonts)
    assert len(document.pages) == pages
    assert [bool(page.furniture) for page in document.pages] == numbered
    last = [x for x in document.pages[-1].lines if "".join(r.text for r in x.runs) == "办公室"]
    assert len(last) == 1


def test_a_turned_table_has_its_head_at_the_left_of_every_page(fonts: FontSet) -> None:
    document = laid_out("table-turned", fonts)
    assert len(document.pages) > 2
    for page in document.pages[1:]:
        heads = [
            x
            for x in (*page.lines, *page.repeated)
            if "".join(r.text for r in x.runs).startswith("栏目")
        ]
        cells = [x for x in page.lines if "".join(r.text for r in x.runs).isdecimal()]
        assert len(heads) == 9
        assert {x.angle for x in (*heads, *cells)} == {90.0}
        assert max(x.x for x in heads) < min(x.x for x in cells)
        assert page.furniture[0].angle == 0
        assert len(page.rules) > 9
        assert all(LEFT - 0.1 <= r.x1 <= r.x2 + 0.01 <= RIGHT + 0.1 for r in page.rules)
        assert all(TOP - 0.1 <= y <= FOOT + 0.1 for r in page.rules for y in (r.y1, r.y2))
