"""A series is read once, and what has not changed is not read again."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import InputError, OutputError
from bulletin_layout.series import read as reading
from bulletin_layout.series.model import Series
from bulletin_layout.series.read import read_series
from bulletin_layout.series.search.hits import Query
from bulletin_layout.series.search.index import SearchIndex
from tests.series.year import changed, planned, write_year

SECRET = "secrecy: {level: 秘密, term: 1年}"


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of issues' files that are parsed, as they are."""
    read: list[str] = []
    really = reading.read_issue

    def counting(file: str, **options: object) -> object:
        read.append(Path(file).name)
        return really(file, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_issue", counting)
    return read


def test_issues_come_by_date_with_what_they_say(tmp_path: Path) -> None:
    year = write_year(tmp_path / "2026", planned(3)[::-1])
    issues = read_series([year]).issues
    assert [str(issue.number) for issue in issues] == ["1", "2", "3"]
    first = issues[0]
    assert (first.year, str(first.total), first.kind, first.style) == (2026, "554", "", "gbt9704")
    assert [one.sources for one in first.contributions] == [("城西分局",), ("河口分局",)]
    lines = Path(first.file).read_text(encoding="utf-8").split("\n")
    for one in first.contributions:
        for passage in one.passages:
            assert passage.text in lines[passage.line - 1]
        assert len(one.passages) == 1 + 3


def test_a_second_reading_reads_only_what_changed(tmp_path: Path, read_files: list[str]) -> None:
    year, memory = write_year(tmp_path / "2026", planned(5)), tmp_path / "memory.db"
    first = read_series([year], memory=memory)
    assert len(read_files) == 5
    read_files.clear()
    assert read_series([year], memory=memory) == first
    assert read_files == []
    write_year(year, changed(planned(5), 4, total="999"))
    assert str(read_series([year], memory=memory).issues[3].total) == "999"
    assert read_files == ["004.yaml"]


def test_a_series_file_that_changed_is_seen(tmp_path: Path) -> None:
    issues = [replace(i, more="series: shared.yaml") for i in planned(2)]
    year, memory = write_year(tmp_path / "2026", issues), tmp_path / "memory.db"
    shared = year / "shared.yaml"
    for name in ("张三", "李四"):
        shared.write_text(f"managing_editor: {name}\n", encoding="utf-8")
        issue = read_series([year], memory=memory).issues[0]
        assert issue.persons == (("责编", name),)


def test_nothing_of_a_secret_issue_is_kept(tmp_path: Path) -> None:
    issues = changed(planned(3), 2, more=SECRET)
    year, memory = write_year(tmp_path / "2026", issues), tmp_path / "memory.db"
    series = read_series([year], memory=memory)
    with SearchIndex(memory, series) as index:
        assert {hit.issue for hit in index.search(Query("第48号网点"))} == {"2026年第2期"}
    assert "第48号网点".encode() not in memory.read_bytes()
    assert "第24号网点".encode() in memory.read_bytes()


def test_an_issue_that_becomes_secret_is_forgotten(tmp_path: Path) -> None:
    year, memory = write_year(tmp_path / "2026", planned(3)), tmp_path / "memory.db"
    with SearchIndex(memory, read_series([year], memory=memory)) as index:
        index.search(Query("网点"))
    assert "第48号网点".encode() in memory.read_bytes()
    write_year(year, changed(planned(3), 2, more=SECRET))
    read_series([year], memory=memory)
    assert "第48号网点".encode() not in memory.read_bytes()


def test_a_memory_of_another_version_is_made_anew(tmp_path: Path, read_files: list[str]) -> None:
    year, memory = write_year(tmp_path / "2026", planned(2)), tmp_path / "memory.db"
    with SearchIndex(memory, read_series([year], memory=memory)):
        pass
    with sqlite3.connect(memory) as database:
        database.execute("UPDATE made_by SET version = '0'")
    database.close()
    read_files.clear()
    assert len(read_series([year], memory=memory).issues) == len(read_files) == 2


@pytest.mark.parametrize("what", ["text", "database"])
def test_what_is_no_memory_is_refused_and_kept(tmp_path: Path, what: str) -> None:
    year, memory = write_year(tmp_path / "2026", planned(1)), tmp_path / "notes"
    if what == "text":
        memory.write_text("my notes, and more of them " * 99, encoding="utf-8")
    else:
        with sqlite3.connect(memory) as database:
            database.execute("CREATE TABLE letters (text)")
        database.close()
    before = memory.read_bytes()
    with pytest.raises(OutputError, match="cannot be used to remember a series"):
        read_series([year], memory=memory)
    assert memory.read_bytes() == before


def test_the_same_whoever_reads(tmp_path: Path) -> None:
    year = write_year(tmp_path / "2026", planned(20))
    steps: list[tuple[int, int]] = []
    with ThreadPoolExecutor(4) as pool:
        series = read_series([year], executor=pool, passed=lambda *n: steps.append(n))
    assert series == read_series([year])
    assert steps == [(n, 20) for n in range(21)]


def test_a_wrong_issue_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    year = write_year(tmp_path / "2026", changed(planned(3), 2, number="zwei"))
    series = read_series([year])
    assert [str(i.number) for i in series.issues] == ["1", "3"]
    line = (year / "002.yaml").read_text(encoding="utf-8").split("\n")[2]
    column = line.index("zwei") + 1
    assert [str(d.place) for d in series.unread] == [f"{year}/002.yaml:3:{column}"]


def test_a_folder_without_issues_is_told(tmp_path: Path) -> None:
    (tmp_path / "style.yaml").write_text("extends: gbt9704\n", encoding="utf-8")
    with pytest.raises(InputError, match="there is no issue in"):
        read_series([tmp_path])
    with pytest.raises(InputError, match=r"gone\.yaml"):
        read_series([tmp_path / "gone.yaml"])


def test_a_part_of_the_year(tmp_path: Path) -> None:
    series = read_series([write_year(tmp_path / "2026", planned(5))])
    second = series.issues[1]
    assert series.between(second.date, None) == Series(series.issues[1:])
    assert series.between(None, second.date) == Series(series.issues[:2])


@pytest.mark.parametrize(
    ("name", "data", "is_told"),
    [
        ("a.yaml", "文章: []\n".encode("gbk"), True),
        ("a.yaml", "articles: []\n".encode("utf-16"), True),
        ("a.yaml", b'"articles": []\n', True),
        ("a.yaml", b"articles : []\n", True),
        ("a.yaml", b"header: a\nartcles: []\nperiod: 1\n", True),
        ("a.YAML", b"articles: []\n", True),
        ("a.yml", "简讯: 甲\n".encode(), True),
        ("a.yaml", b"artcles: []\n", False),
        ("a.yaml", b"extends: gbt9704\n", None),
    ],
)
def test_no_issue_of_a_folder_is_passed_over_in_silence(
    tmp_path: Path, name: str, data: bytes, is_told: bool | None
) -> None:
    year = write_year(tmp_path / "2026", planned(1))
    (year / name).write_bytes(data)
    series = read_series([year])
    assert len(series.issues) == 1
    assert bool(series.unread) is bool(is_told)
    assert bool(series.passed_over) is (is_told is False)


def test_a_whole_issue_with_quoted_keys_is_read(tmp_path: Path) -> None:
    year = write_year(tmp_path / "2026", planned(1))
    (file,) = year.iterdir()
    text = file.read_text(encoding="utf-8").replace("articles:", '"articles" :')
    file.write_text(text, encoding="utf-8")
    assert len(read_series([year]).issues) == 1
