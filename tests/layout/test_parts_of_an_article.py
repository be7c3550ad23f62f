"""Sub-title, 附注, contributors, 称谓 and columns stand where the trade has them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bulletin_layout import Document, lay_out, parse_issue, read_style
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import PlacedLine
from tests.layout.test_particulars import issue, line, words

LINE = "甲" * 20 + "。"


def laid_out(fonts: FontSet, style: str = "series-2023", **article: Any) -> Document:
    one = {"title": "一个标题", "body": "正文。", **article}
    return lay_out(parse_issue(issue(articles=[one])), read_style(style), fonts)


def faces(fonts: FontSet, role: str) -> set[str]:
    return {fonts.roles[role]["题"].face}


def lines(document: Document) -> list[PlacedLine]:
    return [x for page in document.pages for x in page.lines]


def test_a_sub_title_stands_below_the_title_and_the_blank_lines_below_it(fonts: FontSet) -> None:
    page = laid_out(fonts, subtitle="以甲镇为例").pages[0]
    pitch = read_style("series-2023").grid.pitch
    title, sub, text = (line(page, w) for w in ("一个标题", "以甲镇", "正文。"))
    assert (sub.y - title.y) / pitch == pytest.approx(1)
    assert (text.y - sub.y) / pitch == pytest.approx(2)
    assert {run.face for run in sub.runs} == faces(fonts, "kai")
    assert sub.x + sub.end / 2 == pytest.approx(title.x + title.end / 2, abs=0.5)


def test_a_sub_title_never_stands_apart_from_its_title_or_text(fonts: FontSet) -> None:
    for count in range(1, 24):
        articles = [
            {"title": "甲篇", "body": [LINE] * count},
            {"title": "乙篇", "subtitle": "——副题", "body": "正文。"},
        ]
        document = lay_out(parse_issue(issue(articles=articles)), read_style("gbt9704"), fonts)
        at = {words(x): page.number for page in document.pages for x in page.lines}
        assert at["乙篇"] == at["——副题"] == at["正文。"], count


def test_a_remark_stands_below_the_date_and_never_alone(fonts: FontSet) -> None:
    signature = {"names": "某局", "date": "2026-02-28"}
    for count in range(1, 24):
        body = [LINE] * count + ["末段。"]
        document = laid_out(
            fonts, "gbt9704", body=body, signature=signature, remark="（联系人：孙八）"
        )
        page = document.pages[-1]
        remark, date = (
            line(page, "（联系人"),
            [x for x in page.lines if "2026年2月" in words(x)][-1],
        )
        assert remark.y - date.y == pytest.approx(read_style("gbt9704").grid.pitch)
        assert line(page, "末段。").y < remark.y
        assert remark.x == pytest.approx(line(page, "末段。").x)


def test_who_contributed_never_stands_alone_on_a_page(fonts: FontSet) -> None:
    style = read_style("series-2023")
    style = replace(style, print=replace(style.print, source=True))
    for count in range(1, 26):
        one = {"title": "甲篇", "body": [LINE] * count, "source": "水务局"}
        page = lay_out(parse_issue(issue(articles=[one])), style, fonts).pages[-1]
        assert {words(x) for x in page.lines} >= {LINE, "水务局"}, count


def test_a_salutation_stays_with_what_is_said(fonts: FontSet) -> None:
    for count in range(1, 26):
        body = [*[LINE] * count, {"addressee": "各位同志："}, "正文。"]
        document = laid_out(fonts, body=body)
        at = {words(x): page.number for page in document.pages for x in page.lines}
        assert at["各位同志："] == at["正文。"], count


def test_a_column_looks_in_the_contents_as_over_its_articles(fonts: FontSet) -> None:
    style = read_style("series-2023")
    column = replace(style.text.column, colour="#123456")
    style = replace(
        style,
        text=replace(style.text, column=column),
        print=replace(style.print, contents=True),
    )
    one = {"title": "甲篇", "column": "动态", "body": "正文。"}
    document = lay_out(parse_issue(issue(articles=[one])), style, fonts)
    names = [x for x in lines(document) if words(x) == "【动态】"]
    assert len(names) == 2
    assert {x.colour for x in names} == {"#123456"}
    assert {run.face for x in names for run in x.runs} == faces(fonts, "hei")
    entry = next(x for x in lines(document) if words(x) == "甲篇")
    assert entry.colour == "#000000"


def test_the_lines_above_the_last_of_the_name_are_as_small_as_the_style_says(
    fonts: FontSet,
) -> None:
    style = read_style("gbt9704")
    style = replace(style, masthead=replace(style.masthead, upper_names=0.5))
    document = lay_out(parse_issue(issue(header=["某市大会", "会议简报"])), style, fonts)
    sizes = {
        words(x): {run.size for run in x.runs}
        for x in document.pages[0].lines
        if len(words(x)) == 4
    }
    full = style.text.name.size
    assert (sizes["某市大会"], sizes["会议简报"]) == ({full / 2}, {full})
    upper, last = line(document.pages[0], "某市大会"), line(document.pages[0], "会议简报")
    assert last.y - upper.y == pytest.approx(
        style.masthead.between_names + 0.12 * full / 2 + 0.88 * full, abs=0.5
    )


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("领导批示：请抓紧。", "领导批示：请抓紧。"),
        ("内容提要：一句话。", "内容提要：一句话。"),
        ("摘要发表。", "编者按：摘要发表。"),
        ("现编发一篇：请阅。", "编者按：现编发一篇：请阅。"),
    ],
)
def test_an_editors_own_label_is_kept_and_no_other_word_is_taken_for_one(
    fonts: FontSet, written: str, printed: str
) -> None:
    assert printed in {words(x) for x in lines(laid_out(fonts, editorial=written))}
