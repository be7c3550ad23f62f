"""`bulletin new`: the next issue's file, begun from the last one's."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.drafting.next_issue import differences, next_issue
from bulletin_layout.issue.schema import issue_schema
from bulletin_layout.issue.text import Text
from tests.conftest import EXAMPLES, ROOT, SMALL_ISSUE

Write = Callable[..., Path]


def after(path: Path, date: str, tmp_path: Path) -> str:
    text = next_issue(path, datetime.date.fromisoformat(date))
    (tmp_path / "next.yaml").write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_series_is_kept_and_the_numbers_go_on(tmp_path: Path, name: str) -> None:
    last = read_issue(ROOT / "examples" / f"{name}.yaml")
    date = last.editors.date + datetime.timedelta(days=1)
    after(ROOT / "examples" / f"{name}.yaml", date.isoformat(), tmp_path)
    following = read_issue(tmp_path / "next.yaml")
    assert following.header == last.header
    assert following.distribution == last.distribution
    assert following.style == last.style
    assert following.editors.name == last.editors.name
    assert following.editors.date == date
    assert len(following.articles) == 1
    if last.period.number is None:
        assert (following.period.number, following.period.total) == (None, None)
    else:
        assert last.period.total is not None
        assert following.period.number is not None and following.period.total is not None
        assert following.period.number.first == last.period.number.last + 1
        assert following.period.total.first == last.period.total.last + 1


def test_a_new_year_begins_with_number_1(tmp_path: Path) -> None:
    after(ROOT / "examples" / "2021-32.yaml", "2022-01-10", tmp_path)
    period = read_issue(tmp_path / "next.yaml").period
    assert (period.year, str(period.number), str(period.total)) == (2022, "1", "343")


def test_chinese_keys_and_comments_stay(tmp_path: Path, write: Write) -> None:
    last = write(
        "# 上一期\n报头: 工作简报\n# 年内顺排\n期号: {年: 2026, 期: 3, 总期: 9}\n"
        "编印: {单位: 办公室编, 日期: 2026-02-28}\n文章:\n  标题: 甲\n  正文: 乙\n"
        "# 发送范围由综合处维护\n报送: {送: [各单位]}\n"
    )
    text = after(last, "2026-03-05", tmp_path)
    assert "报头: 工作简报\n" in text
    assert "期号: {年: 2026, 期: 4, 总期: 10}\n" in text
    assert "编印: {单位: 办公室编, 日期: 2026-03-05}\n" in text
    assert "# 发送范围由综合处维护\n报送: {送: [各单位]}\n" in text
    assert "上一期" not in text


def test_a_date_before_the_last_issues_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"2021-10-01 is before the last one's, 2021-10-18"):
        after(ROOT / "examples" / "2021-32.yaml", "2021-10-01", tmp_path)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "next.yaml"
    last = str(ROOT / "examples" / "2021-32.yaml")
    command = ["new", str(target), "--from", last, "--date"]
    assert main([*command, "soon"]) == 2
    assert '--date: "soon" is not a date. Write YYYY-MM-DD.' in capsys.readouterr().err
    assert main([*command, "2021年10月25日"]) == 0
    schema = tmp_path / "bulletin.schema.json"
    assert json.loads(schema.read_text(encoding="utf-8")) == issue_schema()
    first = target.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=bulletin.schema.json"
    assert main([*command, "2021-10-25"]) == 2
    assert "exists already" in capsys.readouterr().err


SHARED = "报头: 某简报\n报送: {送: [甲]}\n"
LAST = """\
系列: ../shared.yaml
版式: ../own.yaml
期号:
  # 年内顺排
  年: 2026
  期: 3   # 三
  总期: 9
编印:
  # 照印
  单位: &who 办公室编
  日期: 2026年2月28日
报送:
  印发机关: *who
  印发日期: 2026-03-01
  送: [甲, 乙]
文章: {标题: 甲, 正文: 乙}
待处理: [丙]
"""


def test_files_named_are_found_from_another_folder(tmp_path: Path, write: Write) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    write(SHARED, "shared.yaml")
    write("extends: series-2023\n", "own.yaml")
    last = write(LAST, "2026/48.yaml")
    target = tmp_path / "a" / "b" / "49.yaml"
    command = ["new", str(target), "--from", str(last), "--date", "2026-03-05"]
    assert main([*command, "--root", str(tmp_path)]) == 0
    text = target.read_text(encoding="utf-8")
    assert "系列: ../../shared.yaml\n版式: ../../own.yaml\n" in text
    assert main(["check", str(target), "--root", str(tmp_path)]) == 0
    last_issue, issue = (read_issue(file, root=tmp_path) for file in (last, target))
    assert issue.header == last_issue.header
    assert issue.distribution.office == last_issue.distribution.office
    assert issue.distribution.date is None
    assert issue.unplaced == ()


def test_without_a_root_that_holds_them_nothing_is_written(
    tmp_path: Path, write: Write, small_issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deep").mkdir()
    write(SHARED, "shared.yaml")
    last = write(small_issue + "series: shared.yaml\n")
    target = tmp_path / "deep" / "next.yaml"
    assert main(["new", str(target), "--from", str(last), "--date", "2026-03-05"]) == 1
    said = capsys.readouterr().err
    assert f"{target}:" in said
    assert "lies outside the issue's folder" in said
    assert list((tmp_path / "deep").iterdir()) == []


def test_comments_and_the_way_a_date_is_written_stay(tmp_path: Path, write: Write) -> None:
    (tmp_path / "2026").mkdir()
    write(SHARED, "shared.yaml")
    write("extends: series-2023\n", "own.yaml")
    last = write(LAST, "2026/48.yaml")
    date = datetime.date(2026, 3, 5)
    text = next_issue(last, date, root=tmp_path)
    assert "期号:\n  # 年内顺排\n  年: 2026\n  期: 4   # 三\n  总期: 10\n" in text
    assert "编印:\n  # 照印\n  单位: &who 办公室编\n  日期: 2026年3月5日\n" in text
    assert "报送:\n  印发机关: *who\n  送: [甲, 乙]\n" in text


@pytest.mark.parametrize(("lead", "follow"), [("articles", "文章"), ("文章", "articles")])
def test_articles_have_the_keys_that_the_last_issue_has(
    tmp_path: Path, write: Write, small_issue: str, lead: str, follow: str
) -> None:
    text = after(write(small_issue.replace("articles:", f"{lead}:")), "2026-03-05", tmp_path)
    assert f"\n{lead}:\n" in text
    assert f"\n{follow}:\n" not in text
    chinese = {"标题", "正文", "简讯", "附件", "表格", "栏名", "对齐", "行"}
    keys = set(re.findall(r"(\w+):", text))
    assert (chinese <= keys) == (lead == "文章")
    assert len(read_issue(tmp_path / "next.yaml").articles) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "{header: 甲, period: {year: 2026}, editors: {name: 乙, date: 2026-01-01}, "
            "articles: {title: 甲, body: 乙}}\n",
            "issue.yaml:1:1: the issue is written in braces, and its keys cannot be carried over.",
        ),
        (
            "header: 甲\nperiod: {year: 2026}\neditors: {name: 乙, date: 2026-01-01}\n"
            "articles: {title: 甲, body: 乙, source: &s 某单位}\ndistribution: {send: [*s]}\n",
            "issue.yaml:5:23: *s is carried over, but &s stands in what is left out.",
        ),
    ],
)
def test_what_cannot_be_carried_over_is_told_and_nothing_written(
    tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    last = write(text)
    target = tmp_path / "next.yaml"
    assert main(["new", str(target), "--from", str(last), "--date", "2026-03-05"]) == 1
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_a_file_that_would_say_something_else_is_refused(write: Write, small_issue: str) -> None:
    last = read_issue(write(small_issue))
    other = read_issue(write(small_issue.replace("工作简报", "简报"), "other.yaml"))
    assert differences(last, last) == []
    assert [d.path for d in differences(last, other)] == ["header"]


def test_the_date_of_sending_goes_from_braces_too(tmp_path: Path, write: Write) -> None:
    for sent in ("{send: [甲], date: 2026-03-01, copies: 4}", "{date: 2026-03-01, send: [甲]}"):
        last = write(SMALL_ISSUE + f"distribution: {sent}\n")
        text = after(last, "2026-03-05", tmp_path)
        assert "2026-03-01" not in text
        assert read_issue(tmp_path / "next.yaml").distribution.send == (Text("甲"),)
    last = write(SMALL_ISSUE + "distribution: {send: [甲], date: 2026-03-01}\n")
    assert "distribution: {send: [甲]}\n" in after(last, "2026-03-05", tmp_path)
