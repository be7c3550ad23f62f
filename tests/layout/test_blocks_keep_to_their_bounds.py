"""Blocks keep to their bounds: the imprint to the foot, numbers to a column, rows to a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Document, InputError, lay_out, read_issue, read_style
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.layout.model import Page, PlacedLine
from bulletin_layout.pipeline import style_of

Write = Callable[..., Path]
FOOT = (37 + 225) * 72 / 25.4


@pytest.fixture
def body(write: Write, small_issue: str, fonts: FontSet) -> Callable[..., Document]:
    """Lay out blocks in the style of the standard."""

    def make(blocks: list[str], more: str = "") -> Document:
        items = "".join(f"      - {block}\n" for block in blocks)
        text = small_issue.split("    body:")[0] + f"    body:\n{items}style: gbt9704\n{more}"
        issue = read_issue(write(text))
        return lay_out(issue, style_of(issue), fonts)

    return make


def words(page: Page) -> list[str]:
    return ["".join(r.text for r in line.runs) for line in page.lines]


def test_an_imprint_below_a_table_at_a_page_head_lies_on_the_foot(
    body: Callable[..., Document],
) -> None:
    table = "table: {columns: [{heading: 甲}], rows: [[乙]]}"
    document = body(["文。", "page_break: true", table], "distribution: {send: [各单位]}\n")
    assert max(rule.y1 for rule in document.pages[1].rules) == pytest.approx(FOOT, abs=0.01)


def test_numbers_on_their_points_stay_within_their_column(body: Callable[..., Document]) -> None:
    columns = "[{heading: 数, align: point, width: 5字}, {heading: 乙}]"
    page = body([f"table: {{columns: {columns}, rows: [[1234567, 一], [0.12345, 二]]}}"]).pages[0]
    edges = sorted({rule.x1 for rule in page.rules if rule.x1 == rule.x2})
    numbers = [x for x in page.lines if "".join(r.text for r in x.runs) in ("1234567", "0.12345")]
    assert len(numbers) == 2
    assert min(line.x for line in numbers) > edges[0]
    assert max(line.x + line.end for line in numbers) < edges[1]


def test_an_imprint_of_copies_alone_has_both_its_rules(body: Callable[..., Document]) -> None:
    page = body(["文。"], "distribution: {copies: 50}\n").pages[0]
    assert len([rule for rule in page.rules if rule.colour == "#000000"]) == 2


def test_a_heading_is_not_parted_from_the_photo_that_it_ends_with(
    body: Callable[..., Document], tmp_path: Path
) -> None:
    photo = Path(__file__).parents[1] / "cases" / "photos" / "meeting.jpg"
    (tmp_path / "a.jpg").write_bytes(photo.read_bytes())
    on_pages = set()
    for count in range(1, 12):
        blocks = [*["段落。"] * count, "一、标题", "{photo: a.jpg, alt: 图}"]
        document = body(blocks)
        (page,) = [page for page in document.pages if page.images]
        assert "一、标题" in words(page), count
        on_pages.add(page.number)
    assert on_pages == {1, 2}, "the photo, and its heading, stay on the first page until they part"


def test_a_row_that_does_not_fit_across_the_page_is_refused(
    body: Callable[..., Document],
) -> None:
    columns = "[{heading: 甲, width: 4字}, {heading: 乙}]"
    table = f"table: {{turned: true, columns: {columns}, rows: [[{'字' * 100}, 乙]]}}"
    with pytest.raises(InputError, match="across the page there are"):
        body([table])


@pytest.mark.parametrize(
    "ending",
    ["    source: 某某公司\n", "    signature: {names: [某局], date: 2026-03-01}\n"],
)
def test_a_photo_does_not_overtake_who_gave_or_signed_the_text(
    write: Callable[..., Path], fonts: FontSet, ending: str
) -> None:
    photo = Path(__file__).parents[1] / "cases" / "photos" / "meeting.jpg"
    moved = set()
    for count in range(1, 24):
        paragraphs = "".join("      - 段落。\n" for _ in range(count))
        text = ISSUE_OF_A_PHOTO.format(paragraphs=paragraphs) + ending
        path = write(text)
        (path.parent / "a.jpg").write_bytes(photo.read_bytes())
        write("extends: gbt9704\nprint: {source: true}\nphotos: {placement: later}\n", "own.yaml")
        issue = read_issue(path)
        document = lay_out(issue, read_style("own.yaml", path.parent), fonts)
        (page,) = [page for page in document.pages if page.images]
        last = next(p for p in document.pages for x in p.lines if said(x) in ("某某公司", "某局"))
        assert page.number <= last.number, count
        if page is last:
            (line,) = [x for x in page.lines if said(x) in ("某某公司", "某局")]
            assert page.images[0].y < line.y, count
        moved.add(page.number)
    assert len(moved) > 1


def said(line: PlacedLine) -> str:
    return "".join(run.text for run in line.runs)


ISSUE_OF_A_PHOTO = """\
style: own.yaml
header: 工作简报
period: {{year: 2026, number: 1, total: 7}}
editors: {{name: 办公室编, date: 2026-02-28}}
articles:
  - title: 一个标题
    body:
{paragraphs}      - {{photo: a.jpg, alt: 图}}
      - 最后一段。
"""
