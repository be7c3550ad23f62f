"""Sub-title, 附注, contributors, 称谓 and columns stand where the trade has them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bulletin_layout import Document, lay_out, parse_issue, read_style
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import PlacedLine
from tests.layout.test_particulars import issue, words

LINE = "甲" * 20 + "。"


def laid_out(fonts: FontSet, style: str = "series-2023", **article: Any) -> Document:
    one = {"title": "一个标题", "body": "正文。", **article}
    return lay_out(parse_issue(issue(articles=[one])), read_style(style), fonts)


def lines(document: Document) -> list[PlacedLine]:
    return [x for page in document.pages for x in page.lines]


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
