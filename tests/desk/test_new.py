"""`bulletin new`: the next issue's file, begun from the last one's."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import InputError, read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.desk.following import following_issue
from bulletin_layout.issue.schema import issue_schema
from tests.conftest import EXAMPLES, ROOT

Write = Callable[..., Path]


def after(path: Path, date: str, tmp_path: Path) -> str:
    text = following_issue(path, datetime.date.fromisoformat(date))
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
        assert following.period.number == last.period.number + 1
        assert following.period.total == last.period.total + 1


def test_a_new_year_begins_with_number_1(tmp_path: Path) -> None:
    after(ROOT / "examples" / "2021-32.yaml", "2022-01-10", tmp_path)
    period = read_issue(tmp_path / "next.yaml").period
    assert (period.year, period.number, period.total) == (2022, 1, 343)


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
