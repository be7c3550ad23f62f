"""Where what is told about an issue stands, and that nothing of it meets or is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bulletin_layout import Document, lay_out, parse_issue, read_style
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Page, PlacedLine

EM = 16.0


def issue(**more: Any) -> dict[str, Any]:
    return {
        "header": "工作简报",
        "period": {"year": 2026, "number": 1, "total": 7},
        "editors": {"name": "办公室编", "date": "2026-02-28"},
        "articles": [{"title": "一个标题", "body": "正文。"}],
        **more,
    }


def laid_out(fonts: FontSet, *, places: dict[str, str] | None = None, **more: Any) -> Document:
    style = read_style("series-2023")
    style = replace(style, particulars=replace(style.particulars, **(places or {})))
    return lay_out(parse_issue(issue(**more)), style, fonts)


def words(line: PlacedLine) -> str:
    return "".join(run.text for run in line.runs)


def line(page: Page, beginning: str) -> PlacedLine:
    return next(x for x in page.lines if words(x).startswith(beginning))


def said(document: Document) -> str:
    return "\n".join(words(x) for page in document.pages for x in page.lines)


@pytest.mark.parametrize(
    ("place", "above", "below"),
    [("masthead", "办公室编", "一个标题"), ("imprint", "正文。", None)],
)
def test_who_approved_it_stands_where_the_style_says(
    fonts: FontSet, place: str, above: str, below: str | None
) -> None:
    document = laid_out(fonts, places={"approver": place}, approver="张建国")
    page = document.pages[0]
    approver = line(page, "签发：张建国")
    assert line(page, above).y < approver.y
    assert below is None or approver.y < line(page, below).y


def test_what_stands_nowhere_is_not_printed_and_not_missed(fonts: FontSet) -> None:
    document = laid_out(fonts, places={"approver": "none"}, approver="张建国")
    assert "张建国" not in said(document)


def test_the_top_right_steps_down_where_it_would_meet_the_top_left(fonts: FontSet) -> None:
    short = laid_out(fonts, notice="内部资料", serial="编号：12").pages[0]
    assert line(short, "内部资料").y == line(short, "编号").y
    long = laid_out(fonts, notice="内部资料" * 4, serial="编号：" + "第十二号" * 4).pages[0]
    assert line(long, "编号").y - line(long, "内部资料").y == pytest.approx(1.5 * EM)


def test_particulars_in_the_imprint_run_on_and_never_meet_the_copies(fonts: FontSet) -> None:
    for length in range(1, 24):
        document = laid_out(
            fonts, contact="孙八", phone="0" * length, distribution={"copies": 300, "send": "各区"}
        )
        lines = [x for x in document.pages[-1].lines if words(x)[:2] in ("联系", "电话", "（共")]
        for a in lines:
            for b in lines:
                assert a is b or abs(a.y - b.y) > EM or a.x + a.end <= b.x or b.x + b.end <= a.x


def test_a_column_is_named_once_for_the_articles_that_follow_each_other(fonts: FontSet) -> None:
    titles = [("甲", "动态"), ("乙", "动态"), ("丙", None), ("丁", "动态")]
    articles = [
        {"title": f"{title}篇", "body": "正文。"} | ({"column": column} if column else {})
        for title, column in titles
    ]
    document = laid_out(fonts, articles=articles)
    heads = [
        x for x in said(document).split("\n") if x in {"【动态】", "甲篇", "乙篇", "丙篇", "丁篇"}
    ]
    assert heads == ["【动态】", "甲篇", "乙篇", "丙篇", "【动态】", "丁篇"]
    assert [(o.title, o.level) for o in document.outline[1:]] == [
        *(("动态", 0), ("甲篇", 1), ("乙篇", 1), ("丙篇", 0), ("动态", 0), ("丁篇", 1))
    ]


def test_the_contents_name_the_columns_and_lead_to_the_articles(fonts: FontSet) -> None:
    style = read_style("series-2023")
    style = replace(style, print=replace(style.print, contents=True))
    articles = [
        {"title": "甲篇", "column": "动态", "body": "正文。\n" * 40},
        {"title": "乙篇", "column": "交流", "body": "正文。"},
    ]
    document = lay_out(parse_issue(issue(articles=articles)), style)
    top = [words(x) for x in document.pages[0].lines]
    start = top.index("本期要目")
    assert top[start : start + 7] == ["本期要目", "【动态】", "甲篇", "1", "【交流】", "乙篇", "3"]


def test_contributors_are_printed_as_the_style_says(fonts: FontSet) -> None:
    style = read_style("series-2023")
    labels = replace(style.labels, source="（{names}供稿）", source_separator="、")
    style = replace(style, labels=labels, print=replace(style.print, source=True))
    articles = [
        {"title": "甲篇", "source": ["水务局", "应急局"], "authors": "吴十", "body": "文。"}
    ]
    document = lay_out(parse_issue(issue(articles=articles)), style, fonts)
    assert "（水务局、应急局　吴十供稿）" in said(document)


def test_a_period_that_gives_no_total_is_no_draft_where_the_label_asks_for_none(
    fonts: FontSet,
) -> None:
    style = read_style("series-2023")
    period = {"year": 2026, "number": 1}
    told = lay_out(parse_issue(issue(period=period)), style, fonts).diagnostics
    assert [d.path for d in told] == ["period.total"]
    style = replace(style, labels=replace(style.labels, period="第{number}期"))
    assert lay_out(parse_issue(issue(period=period)), style, fonts).diagnostics == ()
