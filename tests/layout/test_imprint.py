"""The imprint: divided between its items where it is longer than a page, and told where alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from bulletin_layout import Document, lay_out, parse_issue, read_style
from bulletin_layout.diagnostics import Severity
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Page
from bulletin_layout.style.model import Stylesheet

STYLES = ("gbt9704", "series-2021", "series-2023")


def laid_out(
    fonts: FontSet, style: Stylesheet, distribution: dict[str, object], paragraphs: int = 1
) -> Document:
    issue = {
        "header": "工作简报",
        "period": {"year": 2026, "number": 1, "total": 7},
        "editors": {"name": "办公室编", "date": "2026-02-28"},
        "articles": [{"title": "一个标题", "body": ["一段正文。"] * paragraphs}],
        "distribution": distribution,
    }
    return lay_out(parse_issue(yaml.safe_dump(issue, allow_unicode=True)), style, fonts)


def bodies(count: int) -> list[str]:
    return [f"某市第{n}区邮政管理局精神文明建设办公室" for n in range(1, count + 1)]


def of_imprint(document: Document, page: Page) -> list[tuple[float, str]]:
    """Return the baseline and words of each line of a page's imprint."""
    nodes = {
        leaf.leaf
        for section in document.structure.children
        if section.kind == "imprint"
        for leaf in section.leaves()
    }
    return [
        (line.y, "".join(run.text for run in line.runs))
        for line in page.lines
        if line.runs[0].node in nodes
    ]


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("key", ["report", "send"])
@pytest.mark.parametrize("count", [23, 40, 90])
@pytest.mark.parametrize("paragraphs", [0, 3, 9, 11])
def test_an_imprint_longer_than_a_page_is_whole_and_within_the_type_area(
    fonts: FontSet, name: str, key: str, count: int, paragraphs: int
) -> None:
    style = read_style(name)
    distribution = {
        key: bodies(count),
        "issue": ["各科室"],
        "office": "办公室",
        "date": "2026-02-28",
        "copies": 90,
    }
    document = laid_out(fonts, style, distribution, paragraphs + 1)
    leaves = "".join(leaf.text for leaf in document.structure.leaves())
    shown = "".join(r.text for p in document.pages for x in p.lines for r in x.runs)
    assert sorted(shown) == sorted(leaves)
    # A column of paragraphs and an imprint, and no page between them or after it.
    parts = [of_imprint(document, page) for page in document.pages]
    begins = next(i for i, part in enumerate(parts) if part)
    assert all(parts[begins:])
    for page, part in zip(document.pages, parts, strict=True):
        foot = style.page.top + style.grid.lines * style.grid.pitch
        assert all(style.page.top <= rule.y1 <= foot + 0.01 for rule in page.rules)
        assert all(style.page.top < y < foot for y, _ in part)
        steps = {round((b - a) / style.grid.pitch, 3) for (a, _), (b, _) in pairwise(part)}
        assert steps <= {0.0, 1.0}, "no hole within a page"
    last = [text for _, text in parts[-1]]
    assert last[-2:] == ["办公室", "2026年2月28日印发"]
    assert len(last) > 2, "who sends it does not stand alone"


def test_it_parts_between_its_items_if_none_is_as_long_as_a_page(fonts: FontSet) -> None:
    """Each page's part begins with a label, between rules; the outer ones are at its ends only."""
    distribution = {"main_send": bodies(14), "send": bodies(14), "issue": bodies(14)}
    style = read_style("gbt9704")
    document = laid_out(fonts, style, distribution)
    parts = [part for page in document.pages if (part := of_imprint(document, page))]
    assert len(parts) > 1
    assert all(part[0][1].startswith(("主送：", "送：", "发：")) for part in parts)
    widths = [[r.width for r in page.rules if r.colour == "#000000"] for page in document.pages]
    outer, inner = style.imprint.outer_rule, style.imprint.inner_rule
    assert [w for page in widths for w in page if w == outer] == [outer] * 2
    assert widths[-1][0] == inner
    assert widths[-1][-1] == outer


@pytest.mark.parametrize("paragraphs", range(1, 14))
def test_on_even_pages_it_ends_on_an_even_page(
    fonts: FontSet, tmp_path: Path, paragraphs: int
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("extends: gbt9704\nimprint: {even_page: true}\n", encoding="utf-8")
    document = laid_out(fonts, read_style(own), {"report": bodies(30)}, paragraphs)
    parts = [of_imprint(document, page) for page in document.pages]
    assert parts[-1]
    assert len(document.pages) % 2 == 0
    empty = [i for i, page in enumerate(document.pages) if not page.lines]
    assert all(not page.furniture for page in document.pages[min(empty, default=99) :])


def hints(document: Document) -> list[str]:
    return [str(d.message) for d in document.diagnostics if d.severity is Severity.HINT]


def test_an_imprint_alone_on_a_page_is_told_with_what_is_missing(fonts: FontSet) -> None:
    """Lines are added until it goes overleaf; then one more is missing for every line more."""
    style, distribution = read_style("gbt9704"), {"send": ["各区政府"], "issue": ["各科室"]}
    told = [hints(laid_out(fonts, style, distribution, n)) for n in range(1, 15)]
    first = next(i for i, found in enumerate(told) if found)
    words = "the imprint stands alone on page 2; lines missing for it on page 1: "
    # The blank above it and its two lines give way one by one; then text stands on page 2 too.
    assert told[first : first + 3] == [[f"{words}{n}."] for n in (1, 2, 3)]
    assert not any(told[:first] + told[first + 3 :])


def test_where_the_style_allows_it_nothing_is_told(fonts: FontSet) -> None:
    style = read_style("series-2021")
    told = [hints(laid_out(fonts, style, {"send": ["各区政府"]}, n)) for n in range(1, 15)]
    assert not any(told)
