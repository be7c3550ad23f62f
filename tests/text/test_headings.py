"""Headings of the text that run over a line are broken between their phrases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import Document, lay_out, read_issue, read_style
from bulletin_layout.fonts.fontset import FontSet

Write = Callable[..., Path]

# Held against a reader's own judgement: | is where one would part it in a line of 28 字.
HEADINGS = (
    "一、坚持党建引领，凝聚行业发展合力，|推动全市邮政快递业高质量发展",
    "1.建立健全邮政快递业安全生产责任体系：|落实企业主体责任和部门监管责任",
    "（三）推动出台《关于促进本市邮政快递业绿色低碳发展的|若干政策措施》",
    "四、“两个规定”宣贯培训与执法检查同步推进：|市局、区局、企业三级联动",
    "（四）全力以赴打好春节期间邮政快递服务保障攻坚战|——各区局一线督导纪实",
    "五、2026年上半年全市邮政行业业务收入|（不包括邮政储蓄银行直接营业收入）完成情况",
)


def lines_of_headings(document: Document) -> list[list[str]]:
    """Return the lines of each heading of the text."""
    headings = {leaf.leaf for leaf in document.structure.leaves() if leaf.role[1:].isdigit()}
    lines: dict[int, list[str]] = {}
    for page in document.pages:
        for line in page.lines:
            if line.runs[0].node in headings:
                words = "".join(run.text for run in line.runs)
                lines.setdefault(line.runs[0].node, []).append(words)
    return [*lines.values()][1:]  # without the article's title


@pytest.fixture
def with_heading(write: Write, small_issue: str, fonts: FontSet) -> Callable[..., Document]:
    def build(heading: str, style: str | Path = "gbt9704") -> Document:
        text = small_issue.replace("      第一段。", f"      {heading}\n\n      第一段。")
        return lay_out(read_issue(write(text)), read_style(style), fonts)

    return build


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_breaks_where_a_reader_pauses(
    heading: str, with_heading: Callable[..., Document]
) -> None:
    document = with_heading(heading.replace("|", ""))
    assert lines_of_headings(document) == [heading.split("|")]


@pytest.mark.parametrize("measure", range(9, 29))
def test_at_every_width_it_is_whole_in_its_lines_and_indented(
    measure: int, with_heading: Callable[..., Document], tmp_path: Path
) -> None:
    """The words are those written, the lines are not too long, none but in need has a lone 字."""
    own = tmp_path / "own.yaml"
    own.write_text(f"extends: series-2023\ncomposition: {{measure: {measure}字}}\n", "utf-8")
    style = read_style(own)
    for heading in (words.replace("|", "") for words in HEADINGS):
        document = with_heading(heading, own)
        (lines,) = lines_of_headings(document)
        assert "".join(lines) == heading
        placed = [x for p in document.pages for x in p.lines]
        shown = [x for x in placed if "".join(r.text for r in x.runs) in lines]
        assert all(x.end <= measure * 16 + 0.01 for x in shown)
        assert shown[0].runs[0].x == pytest.approx(style.text.heading_1.first_indent, abs=0.01)
        assert len(lines) < 2 or all(len(line) > 1 for line in lines)


def test_one_that_fits_is_left_alone_and_one_with_a_forced_break_is_broken_there(
    with_heading: Callable[..., Document],
) -> None:
    assert lines_of_headings(with_heading("一、总体要求")) == [["一、总体要求"]]
    forced = "一、坚持党建引领，凝聚行业发展\\\\合力推动全市邮政快递业的高质量发展再上新台阶"
    first, second, *_ = lines_of_headings(with_heading(forced))[0]
    assert first.endswith("发展")
    assert second.startswith("合力")
