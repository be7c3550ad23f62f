"""What stands at an article's end: its last list is no heading, its appendices come before 署名."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_layout import Document, lay_out, parse_issue, read_style
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import PlacedLine

HEAD = """
style: gbt9704
header: 工作简报
period: {year: 2026, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-28}
articles:
"""


def laid_out(text: str, fonts: FontSet) -> Document:
    issue = parse_issue(HEAD + text, name="issue.yaml")
    return lay_out(issue, read_style("gbt9704"), fonts)


def words(line: PlacedLine) -> str:
    return "".join(run.text for run in line.runs)


def pages(document: Document) -> list[list[str]]:
    return [[words(line) for line in page.lines] for page in document.pages]


@pytest.mark.parametrize("number", ["1.{}", "一、{}", "（一）{}"])
def test_a_list_at_an_appendix_s_end_stays_on_its_page(fonts: FontSet, number: str) -> None:
    items = [number.format(name) for name in ("青岚公司", "望江公司")]
    text = f"""
  - title: 题目
    body: 正文。
appendix:
  - {{title: 名单, body: [名单如下：, {items[0]}, {items[1]}]}}
  - {{title: 安排, body: 正文。}}
"""
    *_, first, second = pages(laid_out(text, fonts))
    assert first[-2:] == items
    assert second[0] == "附件2"


def test_a_closing_list_stays_with_its_article(fonts: FontSet) -> None:
    filling = ["        - " + "今年以来各单位认真落实部署要求，" * 3 + "取得成效。"] * 4
    items = [f"        - {n}.第{n}个单位" for n in (1, 2, 3, 4)]
    body = "\n".join([*filling, "        - 下列单位交流发言：", *items])
    text = f"""
  - title: 第一篇
    body:
{body}
  - title: 第二篇文章
    body: 正文。
"""
    first = pages(laid_out(text, fonts))[0]
    assert "下列单位交流发言：" in first
    assert first[-1].startswith(("1.", "2.", "3.", "4."))


def test_a_heading_stays_with_its_text(fonts: FontSet) -> None:
    for lines in range(1, 14):
        filling = "\n".join(["        - 一行。"] * lines)
        text = f"""
  - title: 第一篇
    body:
{filling}
        - 一、第一部分
        - （一）第一点
        - 正文。
"""
        for page in pages(laid_out(text, fonts)):
            assert page[-1] not in ("一、第一部分", "（一）第一点")


APPENDIX = """
appendix: {title: 名单, body: 正文。}
"""


@pytest.mark.parametrize(
    ("articles", "above"),
    [
        ("  - {title: 甲, body: 正文。, signature: {names: [某局], date: 2026-02-08}}", True),
        (
            "  - {title: 甲, body: 正文。}\n"
            "  - {title: 乙, body: 正文。, signature: {names: [某局], date: 2026-02-08}}",
            True,
        ),
        (
            "  - {title: 甲, body: 正文。, signature: {names: [某处], date: 2026-02-08}}\n"
            "  - {title: 乙, body: 正文。, signature: {names: [某局], date: 2026-02-08}}",
            False,
        ),
    ],
)
def test_appendices_are_listed_above_the_only_signature(
    fonts: FontSet, articles: str, above: bool
) -> None:
    lines = [line for page in pages(laid_out(articles + APPENDIX, fonts)) for line in page]
    listed = next(i for i, line in enumerate(lines) if line == "附件：")
    assert (listed < lines.index("某局")) is above


def test_a_contributor_under_a_signature_does_not_sign(fonts: FontSet) -> None:
    text = """
  - title: 题目
    source: 政策法规处
    body: 正文。
    signature: {names: [某局], date: 2026-02-08}
"""
    style = read_style("gbt9704")
    style = replace(style, print=replace(style.print, source=True))
    document = lay_out(parse_issue(HEAD + text, name="issue.yaml"), style, fonts)
    lines = document.pages[0].lines
    date = next(x for x in lines if words(x) == "2026年2月8日")
    source = next(x for x in lines if "政策法规处" in words(x))
    assert source.y - date.y == pytest.approx(2 * style.grid.pitch)


def test_a_centred_line_stands_by_the_ink_of_its_outer_marks(fonts: FontSet) -> None:
    text = """
  - title: “四心”服务
    body: 正文。
"""
    style = read_style("gbt9704")
    document = laid_out(text, fonts)
    title = next(x for x in document.pages[0].lines if "四心" in words(x))
    blank = style.text.title.size / 2  # of “ at its left
    middle = style.left + style.composition.measure / 2
    assert title.x + (blank + title.end) / 2 == pytest.approx(middle)
