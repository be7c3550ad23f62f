"""Pages: nothing lost, titles with their text, the imprint at the foot, headers repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_layout import Document, InputError, Issue, lay_out, read_issue, read_style
from bulletin_layout.flow.blocks import BLOCK_TYPES, Note, paragraphs_in
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.geometry import ASCENT, DESCENT, POINTS_PER_MM
from bulletin_layout.layout.lay_out import ROWS_OF
from bulletin_layout.layout.model import KEEP, BreakRule, PlacedLine, Row
from bulletin_layout.layout.paginate import PageSlots, paginate
from bulletin_layout.text.model import Piece

Write = Callable[..., Path]


def build(path: Path, fonts: FontSet, style: str | None = None) -> Document:
    issue = read_issue(path)
    return lay_out(issue, read_style(style or issue.style), fonts)


def text_of(document: Document) -> str:
    return "".join(r.text for p in document.pages for line in p.lines for r in line.runs)


def text_of_line(line: PlacedLine) -> str:
    return "".join(run.text for run in line.runs)


def test_every_kind_of_block_has_its_rows() -> None:
    assert set(ROWS_OF) == set(BLOCK_TYPES)
    # What looks through a block for its pieces goes through tuples.
    assert all(issubclass(type_, tuple) for type_ in BLOCK_TYPES)


def test_what_a_block_says_is_paragraphs_for_who_knows_it_not(
    examples: dict[str, Document],
) -> None:
    for document in examples.values():
        assert document.source is not None
        style = document.source.style.text.body
        for block in document.source.flow.blocks:
            told = [piece for p in paragraphs_in(block, style) for piece in p.pieces]
            assert told == list(pieces_of(block))


def pieces_of(value: object) -> Iterator[Piece]:
    if isinstance(value, Piece):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Note):
        for item in value:
            yield from pieces_of(item)


def test_pages_hold_the_whole_text_in_reading_order(examples: dict[str, Document]) -> None:
    for document in examples.values():
        assert text_of(document) == "".join(leaf.text for leaf in document.structure.leaves())


NOTHING = st.just(())
ROWS = st.lists(
    st.builds(
        Row,
        slots=st.one_of(st.integers(0, 3), st.sampled_from([0.75, 1.3, 2.25])),
        lines=NOTHING,
        rules=NOTHING,
        breaks=st.builds(
            BreakRule,
            keep=st.booleans(),
            blank=st.just(False),
            new_page=st.booleans(),
            clear=st.integers(0, 2),
            floats=st.just(False),
            barrier=st.booleans(),
            on_grid=st.booleans(),
            gap=st.sampled_from([0, 0, 0.25]),
        ),
        head=NOTHING,
        images=NOTHING,
        artifacts=NOTHING,
        closing=NOTHING,
        notes=NOTHING,
    ),
    max_size=60,
)


SHEET = PageSlots(5, 30.0)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(ROWS)
def test_a_page_loses_nothing_and_never_overflows(rows: list[Row]) -> None:
    marked = [row._replace(rules=(i,)) for i, row in enumerate(rows)]  # type: ignore[arg-type]
    pages = paginate(marked, (), SHEET)
    laid = [item.row.rules[0] for page in pages for item in page]
    assert laid == [row.rules[0] for row in marked if row.slots]
    for page in pages:
        ends = [0.0, *(item.slot + item.row.slots for item in page)]
        assert max(ends) <= 5 + 1e-6
        for item, above in zip(page, ends, strict=False):
            assert item.slot >= above - 1e-6
            assert not item.row.breaks.on_grid or item.slot == int(item.slot)


# Blocks as their makers give them: text, headings that stay with what follows, titles, photos.
BLOCKS = st.lists(
    st.one_of(
        st.integers(1, 4).map(lambda n: [Row(1)] * n),
        st.integers(1, 2).map(lambda n: [Row(1, breaks=KEEP)] * n),
        st.just([Row(1, breaks=BreakRule(keep=True, barrier=True))]),
        st.sampled_from([1, 2.5, 4, 5]).map(lambda n: [Row(n, breaks=BreakRule(floats=True))]),
    ),
    max_size=14,
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(BLOCKS)
def test_a_photo_never_goes_before_what_it_follows(blocks: list[list[Row]]) -> None:
    """It waits for room, and text goes first; but no title does."""
    rows = [
        row if i else row.breaking(begins=True) for block in blocks for i, row in enumerate(block)
    ]
    marked = [row._replace(rules=(i,)) for i, row in enumerate(rows)]  # type: ignore[arg-type]
    laid = [item.row for page in paginate(marked, (), SHEET) for item in page]
    order: list[int] = [row.rules[0] for row in laid]  # type: ignore[misc]
    assert sorted(order) == list(range(len(rows)))
    for at, (number, row) in enumerate(zip(order, laid, strict=True)):
        before = order[:at]
        if row.breaks.floats or row.breaks.barrier:
            assert set(range(number)) <= set(before)
        else:
            assert {i for i in range(number) if not rows[i].breaks.floats} <= set(before)


def test_a_photo_that_fits_where_its_heading_does_not_waits_for_it() -> None:
    text, heading, photo = Row(1), Row(1, breaks=KEEP), Row(3, breaks=BreakRule(floats=True))
    rows = [text, text, heading, photo, text]
    begun = [row.breaking(begins=True) for row in rows]
    slots = [[item.row.slots for item in page] for page in paginate(begun, (), SHEET)]
    assert slots == [[1, 1, 1, 1], [3]]


def test_rows_tied_together_stay_together() -> None:
    rows = [Row(3), Row(1, breaks=KEEP), Row(1, breaks=KEEP), Row(1)]
    assert [len(page) for page in paginate(rows, (), SHEET)] == [1, 3]


def test_blanks_vanish_at_a_page_head() -> None:
    rows = [Row(5), Row(1, breaks=BreakRule(keep=True, blank=True)), Row(1)]
    assert [[item.slot for item in page] for page in paginate(rows, (), SHEET)] == [[0], [0]]


def test_a_repeated_header_begins_each_page() -> None:
    head = Row(1)
    rows = [head.breaking(keep=True), *[Row(1, head=(head,))] * 7]
    pages = paginate(rows, (), SHEET)
    assert [[item.repeated for item in page] for page in pages] == [
        [False] * 5,
        [True, False, False, False],
    ]


def test_the_imprint_is_at_the_foot_and_never_split() -> None:
    pages = paginate([Row(3)], [Row(2)], SHEET)
    assert [item.slot for item in pages[0]] == [0, 3]
    pages = paginate([Row(4)], [Row(2)], SHEET)
    assert [[item.slot for item in page] for page in pages] == [[0], [3]]


def test_a_title_is_never_last_on_a_page(
    write: Write, small_issue: str, fonts: FontSet, examples: dict[str, Document]
) -> None:
    """In the examples, and wherever on a page a title would come to stand."""
    article = "  - title: 另一个标题\n    body: 第二段。\n"
    documents = list(examples.values())
    for count in range(4, 14):
        body = "\n".join(["      第一段。"] * count)
        text = small_issue.replace("      第一段。", body)
        documents.append(build(write(text + article), fonts))
    starts = {len(document.pages) for document in documents[len(examples) :]}
    assert starts == {1, 2}, "the title stands on the first page until it has to go overleaf"
    for document in documents:
        titles = {leaf.leaf for leaf in document.structure.leaves() if leaf.role == "H1"}
        assert titles
        assert not titles & {page.lines[-1].runs[0].node for page in document.pages}


def test_the_page_number_is_on_every_page(examples: dict[str, Document]) -> None:
    for document in examples.values():
        words = ["".join(r.text for r in p.furniture[0].runs) for p in document.pages]
        assert words == [f"— {n} —" for n in range(1, len(document.pages) + 1)]


def test_a_character_that_no_face_has_is_named_with_its_place(
    write: Write, small_issue: str, fonts: FontSet
) -> None:
    path = write(small_issue.replace("第一段。", "一二\U0001f600。"))
    with pytest.raises(InputError) as caught:
        build(path, fonts)
    assert str(caught.value) == (
        f"{path}:7:9: no face of fangsong has '\U0001f600' (U+1F600). "
        "Write another character, or add a face that has it to the font set."
    )


def test_a_table_over_pages_repeats_its_header_and_loses_no_row(
    write: Write, small_issue: str, fonts: FontSet
) -> None:
    rows = "\n".join(f"      - [{n}, 单位{n}]" for n in range(1, 61))
    columns = "columns: [{heading: 序号}, {heading: 名称}]"
    table = f"appendix:\n  title: 表\n  table:\n    {columns}\n    rows:\n{rows}\n"
    document = build(write(small_issue + table), fonts)
    assert len(document.pages) == 4
    for page in document.pages[2:]:
        assert "".join(r.text for line in page.repeated for r in line.runs) == "（续表）序号名称"
    cells = ["".join(r.text for r in x.runs) for page in document.pages for x in page.lines]
    assert [text for text in cells if text.startswith("单位")] == [f"单位{n}" for n in range(1, 61)]


LINES_22 = "\n".join(["      " + "国" * (28 * 22 - 8) + "。"] * 3)


def test_gbt9704_fills_the_type_area_exactly(
    write: Write, small_issue: str, fonts: FontSet
) -> None:
    """GB/T 9704-2012 5.2.3: 22 lines of 28 字 fill 156 × 225 mm, in em boxes."""
    text = small_issue.replace("      第一段。", LINES_22) + "style: gbt9704\n"
    page = build(write(text), fonts).pages[1]
    tops = [line.y - ASCENT * 16 for line in page.lines]
    bottoms = [line.y + DESCENT * 16 for line in page.lines]
    full = [line for line in page.lines if line.full]
    assert len(page.lines) == 22
    assert tops[0] / POINTS_PER_MM == pytest.approx(37, abs=0.05)
    assert bottoms[-1] / POINTS_PER_MM == pytest.approx(262, abs=0.05)
    assert {sum(len(r.text) for r in line.runs) for line in full} == {26, 28}
    for line in full:
        assert (line.x + line.end) / POINTS_PER_MM == pytest.approx(28 + 156, abs=0.05)


def test_gbt9704_page_number_lies_7_mm_below_the_type_area(
    write: Write, small_issue: str, fonts: FontSet
) -> None:
    """GB/T 9704-2012 7.5: the dash's top at 269 mm; odd pages right, even pages left."""
    text = small_issue.replace("      第一段。", LINES_22) + "style: gbt9704\n"
    first, second = build(write(text), fonts).pages[:2]
    dash = fonts.roles["song"]["—"]
    top = first.furniture[0].y - fonts.faces[dash.face].ink(dash.glyph)[3] * 14
    assert top / POINTS_PER_MM == pytest.approx(269, abs=0.05)
    right_edge = (28 + 156) * POINTS_PER_MM - 14
    assert first.furniture[0].x + first.furniture[0].end == pytest.approx(right_edge)
    assert second.furniture[0].x == pytest.approx(28 * POINTS_PER_MM + 14)


def test_baselines_lie_on_the_grid(
    examples: dict[str, Document], example_issues: dict[str, Issue]
) -> None:
    for name, document in examples.items():
        pitch = read_style(example_issues[name].style).grid.pitch
        slots = [
            (line.y - page.lines[0].y) / pitch
            for page in document.pages[1:]
            for line in page.lines
            if line.runs[0].size == 16
        ]
        assert len(slots) > 10 * (len(document.pages) - 1)
        assert slots == pytest.approx([round(slot) for slot in slots], abs=1e-6)


def test_a_tall_header_makes_the_masthead_grow_by_whole_lines(
    write: Write, small_issue: str, fonts: FontSet
) -> None:
    pitch = read_style("series-2023").grid.pitch
    titles = []
    for header in ("工作简报", "[一, 二, 三, 四, 五]"):
        text = small_issue.replace("header: 工作简报", f"header: {header}")
        page = build(write(text), fonts).pages[0]
        title = next(line for line in page.lines if line.runs[0].text == "一个标题")
        (date,) = (line for line in page.lines if text_of_line(line).endswith("28日"))
        assert date.y < page.rules[0].y1 < title.y - 16
        titles.append(title.y)
    lower = (titles[1] - titles[0]) / pitch
    assert lower >= 2
    assert lower == pytest.approx(round(lower), abs=1e-6)


def test_no_table_rule_lies_under_the_type_area_of_the_standard(
    write: Write, small_issue: str, fonts: FontSet
) -> None:
    rows = "\n".join(f"      - [{n}, 单位{n}]" for n in range(1, 61))
    columns = "columns: [{heading: 序号}, {heading: 名称}]"
    table = f"appendix:\n  title: 表\n  table:\n    {columns}\n    rows:\n{rows}\n"
    style = read_style("gbt9704")
    pages = build(write(small_issue + table), fonts, "gbt9704").pages
    assert [len(page.rules) > 20 for page in pages] == [False, True, True, True]
    rules = [rule for page in pages for rule in page.rules]
    assert max(rule.y2 for rule in rules) <= style.foot + 1e-6
    assert min(rule.y1 for rule in rules) >= style.page.top - 1e-6


def test_the_contributing_company_is_printed_only_where_the_style_says_so(
    write: Write, small_issue: str, fonts: FontSet
) -> None:
    text = small_issue.replace("    body: |", "    source: 甲公司\n    body: |")
    assert "甲公司" not in text_of(build(write(text), fonts))
    write("extends: series-2023\nprint: {source: true}\n", "own.yaml")
    issue = read_issue(write(text + "style: own.yaml\n"))
    document = lay_out(issue, read_style("own.yaml", Path(issue.file).parent), fonts)
    assert text_of(document).endswith("第一段。甲公司")
