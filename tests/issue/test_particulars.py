"""What an issue tells about itself: kinds of number, double issues, people, permits, lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, Issue, parse_issue, read_issue
from bulletin_layout.grammar.values import Numbers

Write = Callable[..., Path]

ISSUE = """\
报头: 工作简报
期号: {%s}
编印: {单位: 办公室编, 日期: 2026-02-28}
%s
文章: [{标题: 一个标题, 正文: 第一段。}]
"""


def issue_of(period: str = "年: 2026, 期: 1", more: str = "") -> Issue:
    return parse_issue(ISSUE % (period, more))


@pytest.mark.parametrize("written", ["1-2", "1—2", "1–2", "1~2", "1、2", "1 至 2", "1至2"])
def test_a_double_issue_is_written_as_editors_do(written: str) -> None:
    period = issue_of(f"年: 2026, 期: {written}, 总期: 341-342").period
    assert (period.number, period.total) == (Numbers(1, 2), Numbers(341, 342))
    assert f"第{period.number}期" == "第1—2期"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2-1", "does not rise"),
        ("3-3", "does not rise"),
        ("1-2-3", "not a whole number"),
        ("-1", "out of bounds"),
        ("1-99999", "out of bounds"),
        ("一", "not a whole number"),
    ],
)
def test_numbers_that_are_none_are_refused(written: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        issue_of(f"年: 2026, 期: {written}")


def test_a_supplement_of_the_last_release_is_taken_with_a_warning() -> None:
    issue = issue_of("年: 2026, 期: 1, 增刊: 是")
    assert str(issue.period.kind) == "增刊"
    assert [d.message for d in issue.diagnostics] == ["增刊 is now called kind."]
    none = issue_of("年: 2026, 期: 1, supplement: false")
    assert none.period.kind is None and len(none.diagnostics) == 1


def test_a_name_under_check_is_the_proofreader() -> None:
    issue = issue_of(more="校对: 钱七")
    assert str(issue.proofreader) == "钱七" and issue.check.off == ()
    settings = issue_of(more="校对: {关: range}\n校对人: 钱七")
    assert str(settings.proofreader) == "钱七" and len(settings.check.off) == 1
    with pytest.raises(InputError, match="stands twice"):
        issue_of(more="校对: 钱七\n校对人: 孙八")


def test_contributors_may_be_one_or_several() -> None:
    several = parse_issue(
        {
            "header": "简报",
            "period": {"year": 2026, "number": 1, "total": 1},
            "editors": {"name": "办公室编", "date": "2026-02-28"},
            "articles": [
                {"title": "一", "source": ["甲局", "乙局"], "authors": "丙", "body": "段。"},
                {"title": "二", "source": "甲局", "body": "段。"},
            ],
        }
    )
    first, second = several.articles
    assert [str(s) for s in first.source] == ["甲局", "乙局"]
    assert [str(s) for s in second.source] == ["甲局"]


def test_the_lists_of_a_series_are_joined_key_by_key(write: Write, small_issue: str) -> None:
    write("distribution:\n  report: 市委\n  send: 各区\n  copies: 30\n", "series.yaml")
    own = "series: series.yaml\ndistribution: {copies: 50, date: 2026-03-01}\n"
    lists = read_issue(write(own + small_issue)).distribution
    assert [str(t) for t in (*lists.report, *lists.send)] == ["市委", "各区"]
    assert lists.copies == 50 and str(lists.date) == "2026-03-01"
