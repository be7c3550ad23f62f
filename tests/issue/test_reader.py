"""Reading an issue: what it accepts, and every mistake with its place and its cure."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, lay_out, read_issue
from bulletin_layout.diagnostics import Severity
from bulletin_layout.grammar.fields import every_record, fields_of, record_name
from bulletin_layout.issue.model import Issue
from bulletin_layout.limits import Limits

TABLE = """\
appendix:
  title: 表
  table:
    columns: [{heading: 甲}, {heading: 乙}]
    rows:
"""

Write = Callable[..., Path]


def mistakes(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_issue(path)
    return [str(d).replace(str(path), "F") for d in caught.value.diagnostics]


def test_body_lines_are_paragraphs_stripped_and_empty_ones_ignored(
    write: Write, small_issue: str
) -> None:
    body = "      　　第一段。\n\n      \t第二段。  \n"
    issue = read_issue(write(small_issue.replace("      第一段。\n", body)))
    assert [t.value for t in issue.articles[0].body] == ["第一段。", "第二段。"]


def test_a_body_may_be_a_list(write: Write, small_issue: str) -> None:
    text = small_issue.replace(
        "body: |\n      第一段。", "body:\n      - 第一段。\n      - 第二段。"
    )
    assert [t.value for t in read_issue(write(text)).articles[0].body] == ["第一段。", "第二段。"]


def test_every_key_has_a_chinese_name(write: Write) -> None:
    text = """\
报头: 工作简报
期号: {年: 2026, 期: 1, 总期: 7}
编印: {单位: 办公室编, 日期: 2026年2月28日}
版式: series-2021
文章:
  - 标题: [一, 二]
    来稿单位: 甲公司
    正文: |
      第一段。
简讯: |
  一条。
附件:
  标题: 表
  副标题: （一月）
  表格:
    栏: [{栏名: 甲, 对齐: 中}]
    行: [[一]]
报送: {报: [甲局], 送: [乙办], 发: [丙处]}
"""
    issue = read_issue(write(text))
    assert str(issue.period.total) == "7"
    assert issue.editors.date == datetime.date(2026, 2, 28)
    assert issue.articles[0].source is not None
    assert issue.appendix[0].table.columns[0].align == "centre"
    assert [t.value for t in issue.distribution.issue] == ["丙处"]
    assert issue.style == "series-2021"


def test_no_key_of_a_record_is_ambiguous() -> None:
    for record in every_record(Issue):
        names = [n for f in fields_of(record) for n in (f.name, f.chinese)]
        assert len(names) == len(set(names)), record_name(record)


def test_a_series_file_is_shared_and_the_issue_prevails(write: Write, small_issue: str) -> None:
    write("header: 系列简报\neditors: {name: 系列编}\nstyle: series-2021\n", "series.yaml")
    text = small_issue.replace("header: 工作简报\n", "series: series.yaml\n")
    issue = read_issue(write(text.replace("{name: 办公室编, date", "{date")))
    assert issue.header[0].value == "系列简报"
    assert issue.editors.name.value == "系列编"
    assert issue.editors.date == datetime.date(2026, 2, 28)
    assert issue.style == "series-2021"


def test_a_mistake_in_the_series_file_is_placed_there(write: Write, small_issue: str) -> None:
    series = write("header: 系列简报\nedtors: {name: 系列编}\n", "series.yaml")
    with pytest.raises(InputError) as caught:
        read_issue(write("series: series.yaml\n" + small_issue))
    assert str(caught.value) == (
        f"{series}:2:1: edtors: this key is unknown. Did you mean editors?"
    )


def test_all_mistakes_come_in_one_go(write: Write) -> None:
    text = """\
heading: 工作简报
period: {year: 2026年, number: 1, total: 7}
editors: {name: 办公室编, date: 2026-02-30}
articles:
  - title: 一
    body: |
      第一段。
    titel: 二
"""
    assert mistakes(write(text)) == [
        "F:1:1: heading: this key is unknown. Did you mean header?",
        "F:2:16: period.year: '2026年' is not a whole number. Write digits, such as 32.",
        'F:3:29: editors.date: "2026-02-30" is not a date: there is no such day. '
        "Write one that exists, as YYYY-MM-DD.",
        "F:8:5: articles[1].titel: this key is unknown. Did you mean title?",
    ]


def test_a_full_width_colon_after_a_key(write: Write, small_issue: str) -> None:
    text = small_issue.replace("title: 一个标题", "标题：一个标题").replace("header:", "报头：")
    assert mistakes(write(text)) == [
        "F:1:3: 报头: a full-width colon follows the key. "
        "Write a half-width colon and a space: 报头: …",
        "F:5:7: 标题: a full-width colon follows the key. "
        "Write a half-width colon and a space: 标题: …",
    ]


def test_a_full_width_colon_in_a_body_is_text(write: Write, small_issue: str) -> None:
    issue = read_issue(write(small_issue.replace("第一段。", "标题：一个。")))
    assert issue.articles[0].body[0].value == "标题：一个。"


def test_colons_with_a_space_in_text_are_all_reported(write: Write, small_issue: str) -> None:
    text = small_issue.replace("一个标题", "通知: 开会").replace("工作简报", "简报: 一")
    found = mistakes(write(text))
    assert [f.split(" ")[0] for f in found] == ["F:1:11:", "F:5:14:"]
    assert all("a colon with a space after it stands inside unquoted text" in f for f in found)


def test_a_hash_that_would_cut_text_off_is_an_error(write: Write, small_issue: str) -> None:
    assert mistakes(write(small_issue.replace("一个标题", "第 #1 名"))) == [
        "F:5:14: articles[1].title: YAML takes the text from # on for a comment, and it would be "
        "lost. Put the text in quotes; put a comment on a line of its own."
    ]


def test_a_comment_after_a_number_is_a_comment(write: Write, small_issue: str) -> None:
    text = small_issue.replace(
        "period: {year: 2026, number: 1, total: 7}",
        "period:\n  year: 2026 # this year\n  number: 1\n  total: 7",
    )
    assert read_issue(write(text)).period.year == 2026


def test_tabs_in_the_indentation(write: Write, small_issue: str) -> None:
    found = mistakes(
        write(small_issue.replace("  - title", "\t- title").replace("    body", "\t\tbody"))
    )
    assert found == [
        "F:5:1: a tab indents this line. Indent with spaces.",
        "F:6:1: a tab indents this line. Indent with spaces.",
    ]


def test_a_key_twice(write: Write, small_issue: str) -> None:
    assert mistakes(write(small_issue + "header: 又\n")) == [
        "F:8:1: header: this key stands twice: line 1 has it too. Keep one of them."
    ]


def test_a_merged_cell_counts_as_many_cells_as_it_covers(write: Write, small_issue: str) -> None:
    row = "[{text: 甲, across: 3, down: 4}]"
    columns = "columns: [{heading: 甲}, {heading: 乙}, {heading: 丙}]"
    table = f"appendix:\n  - title: 表\n    table: {{{columns}, rows: [{row}, [], [], []]}}\n"
    path = write(small_issue + table)
    assert read_issue(path, limits=Limits(cells=12)).appendix
    with pytest.raises(InputError, match=r"more than 11 cells \(limit cells\)"):
        read_issue(path, limits=Limits(cells=11))


def test_a_row_with_a_wrong_number_of_cells(write: Write, small_issue: str) -> None:
    table = TABLE + "      - [一, 二]\n      - [三]\n"
    assert mistakes(write(small_issue + table)) == [
        "F:14:10: appendix[1].table.rows[2]: the row has 1 cells, the table 2 columns. "
        "Write one cell a column."
    ]


def test_text_that_yaml_takes_for_a_list(write: Write, small_issue: str) -> None:
    found = mistakes(write(small_issue.replace("title: 一个标题", "title: {一: 二}")))
    assert "text belongs here, not a list or keys" in found[0]


def test_a_gbk_file_is_named(write: Write, small_issue: str) -> None:
    assert mistakes(write(small_issue, encoding="gbk")) == [
        "F:1:1: the file is in GBK (GB18030), not UTF-8. Save it again as UTF-8."
    ]


def test_a_byte_order_mark_and_crlf_do_no_harm(write: Write, small_issue: str) -> None:
    text = "\ufeff" + small_issue.replace("\n", "\r\n")
    assert read_issue(write(text)).header[0].value == "工作简报"


def test_an_empty_file_and_a_missing_one(write: Write, tmp_path: Path) -> None:
    (told,) = mistakes(write(""))
    assert told.startswith("F:1:1: the file is empty. Write the issue here")
    assert "cannot be read" in mistakes(tmp_path / "none.yaml")[0]


@pytest.mark.parametrize(
    "broken",
    [
        "header: [一\n",
        "header: '一\n",
        "- 一\n- 二\n",
        "一\n",
        "header: &a [*a]\n",
        "a: b: c: d\n",
        "header: \x07\n",
        "? [a]\n: b\n",
        "header: !!python/object:os.system x\n",
        "%YAML 9\n",
        "{{{\n",
    ],
)
def test_whatever_is_broken_gets_a_place_and_no_traceback(write: Write, broken: str) -> None:
    found = mistakes(write(broken))
    assert found
    assert all(f.startswith("F:") for f in found)


def test_a_draft_without_numbers_is_warned_about(write: Write, small_issue: str) -> None:
    issue = read_issue(write(small_issue.replace(", number: 1, total: 7", "")))
    told = lay_out(issue).diagnostics
    assert [d.path for d in told] == ["period.number", "period.total"]
    assert told[0].place is not None


def test_numbers_and_times_beside_han_are_no_slips(write: Write, small_issue: str) -> None:
    text = "共6,000万单，1.2万件，于9:30开始，比例3:1。"
    assert read_issue(write(small_issue.replace("第一段。", text))).diagnostics == ()


def test_a_line_of_a_block_in_a_list_may_begin_like_a_key(
    write: Callable[..., Path], small_issue: str
) -> None:
    text = small_issue.split("    body:")[0] + "    body:\n      - |\n        报：各单位\n"
    (text_,) = read_issue(write(text)).articles[0].body
    assert str(text_) == "报：各单位"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("    body:\n      第一段。\n      第二段。\n", "| is missing after the key"),
        ("    body: |\n      第一段。\n      - 照片: a.jpg\n", "this is a key, but stands"),
    ],
)
def test_text_that_yaml_takes_otherwise_is_told(
    write: Write, small_issue: str, body: str, said: str
) -> None:
    path = write(small_issue.split("    body:")[0] + body)
    try:
        diagnostics = read_issue(path).diagnostics
    except InputError as refused:
        diagnostics = tuple(refused.diagnostics)
    assert any(said in d.message for d in diagnostics)


def test_text_of_one_line_and_lists_need_no_bar(write: Write, small_issue: str) -> None:
    for body in ("    body: 第一段。\n", "    body:\n      - 第一段。\n      - 第二段。\n"):
        path = write(small_issue.split("    body:")[0] + body)
        assert read_issue(path).diagnostics == ()


def test_a_key_by_its_name_of_the_last_release_is_taken_and_told(
    write: Write, small_issue: str
) -> None:
    issue = read_issue(write(small_issue + "distribution: {copy: [丙处]}\n"))
    assert [text.value for text in issue.distribution.issue] == ["丙处"]
    (said,) = issue.diagnostics
    assert (said.severity, said.path) == (Severity.WARNING, "distribution.copy")
    assert said.message + said.advice == "copy is now called issue.Write issue: (or 发:)."
    twice = small_issue + "distribution: {copy: [丙处], issue: [丁处]}\n"
    with pytest.raises(InputError, match="this key stands twice"):
        read_issue(write(twice))


@pytest.mark.parametrize("begin", ["12.5万元", "——副标题", "-5℃", "—5月"])
def test_an_item_over_two_lines_is_told(write: Write, small_issue: str, begin: str) -> None:
    body = f"    body:\n      - 今年以来共投入\n        {begin}用于改造。\n"
    path = write(small_issue.split("    body:")[0] + body)
    with pytest.raises(InputError, match="one text stands on one line"):
        read_issue(path)


def test_an_item_in_english_may_go_on_on_the_next_line(write: Write, small_issue: str) -> None:
    body = "    body:\n      - The parcels are sorted by\n        robots in Qingpu.\n"
    path = write(small_issue.split("    body:")[0] + body)
    assert (
        str(read_issue(path).articles[0].body[0]) == "The parcels are sorted by robots in Qingpu."
    )
