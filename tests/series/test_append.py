"""What is imported is entered in the register: a row each, all that stands as it was."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bulletin_layout import InputError, read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.series.ledger.append import Arrival, appended
from bulletin_layout.series.ledger.read import read_register
from tests.conftest import SMALL_ISSUE

DAY = datetime.date(2026, 3, 2)
ONE = Arrival("甲局、乙局", "=题", ("第一段，有逗号。", '第二段有"引号"。'))
HEADS = "稿号,收稿日期,来稿单位,标题\n"


def added(path: Path, text: str | None, *arrivals: Arrival, encoding: str = "utf-8") -> str:
    """The register's text with rows added; what was there is still there, to a byte."""
    before = None if text is None else text.encode(encoding)
    if before is not None:
        path.write_bytes(before)
    made = appended(path, before, arrivals, DAY)
    if path.suffix == ".csv":
        assert made.data.startswith(before or b"")
    path.write_bytes(made.data)
    rows = read_register(path)[-len(arrivals) :]
    assert tuple(str(row.manuscript or "") for row in rows) in (made.numbers, ("",) * len(rows))
    assert {row.date for row in rows} == {DAY}
    return made.data.decode(encoding)


def test_a_new_register_has_all_columns_and_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    text = added(path, None, ONE, Arrival("", "无名", ()))
    assert text == (
        "\ufeff稿号,收稿日期,来稿单位,标题,种类,正文\r\n"
        '2026-001,2026-03-02,甲局、乙局,\'=题,,"第一段，有逗号。\n第二段有""引号""。"\r\n'
        "2026-002,2026-03-02,【待补：来稿单位】,无名,,\r\n"
    )
    first = read_register(path)[0]
    assert [str(unit) for unit in first.units] == ["甲局", "乙局"]
    assert str(first.title) == "=题"
    assert [str(line) for line in first.text] == list(ONE.text)


@pytest.mark.parametrize(
    ("last", "next_"),
    [
        ("2026-099,2026-01-05", "2026-100"),
        ("2025-099,2025-12-30", "2026-001"),
        ("B7,2025-12-30", "B8"),
        ("9,2026-01-05", "10"),
        (",2026-01-05", "2026-001"),
        ("来信,2026-01-05", "2026-001"),
    ],
)
def test_numbers_go_on_from_the_last(tmp_path: Path, last: str, next_: str) -> None:
    text = added(tmp_path / "register.csv", HEADS + f"{last},丙局,题\n", ONE)
    assert text.splitlines()[-1] == f"{next_},2026-03-02,甲局、乙局,'=题"


def test_a_number_that_is_taken_is_passed_over(tmp_path: Path) -> None:
    rows = "7,2026-01-05,丙局,题\n6,2026-01-05,丙局,题\n"
    assert "\n8,2026" in added(tmp_path / "register.csv", HEADS + rows, ONE)


def test_columns_encoding_and_line_ends_are_the_register_s(tmp_path: Path) -> None:
    before = "标题,units,收稿日期\r\n题,丙局,2026年1月5日"
    text = added(tmp_path / "register.csv", before, ONE, encoding="gb18030")
    assert text == before + "\r\n'=题,甲局、乙局,2026-03-02\r\n"


def test_a_register_of_heads_alone(tmp_path: Path) -> None:
    text = added(tmp_path / "register.csv", HEADS, ONE)
    assert text == HEADS + "2026-001,2026-03-02,甲局、乙局,'=题\n"


@pytest.mark.parametrize("end", ["\n", "", "\n\n# 完\n"])
def test_a_register_in_yaml(tmp_path: Path, end: str) -> None:
    before = "来稿:\n- {稿号: A1, 收稿日期: 2026-01-05, 来稿单位: 丙局, 标题: 题} # 首篇" + end
    text = added(tmp_path / "register.yaml", before, ONE)
    row = (
        "\n- 稿号: A2\n  收稿日期: 2026-03-02\n  来稿单位: [甲局, 乙局]\n  标题: =题\n  正文:\n"
        "    - 第一段，有逗号。\n    - '第二段有\"引号\"。'"
    )
    assert text == before.removesuffix(end) + row + end


def test_a_new_register_in_yaml(tmp_path: Path) -> None:
    text = added(tmp_path / "register.yaml", None, ONE)
    assert text.startswith('来稿:\n  - 稿号: "2026-001"\n    收稿日期: 2026-03-02\n')


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "稿号,收稿日期,标题\n", "the table has no column 来稿单位"),
        ("a.csv", HEADS + "1,2026-02-30,甲,题\n", "there is no such day"),
        ("a.csv", "甲,乙\n", "no name of a column"),
        ("a.yaml", "来稿: [{收稿日期: 2026-01-05, 来稿单位: 丙, 标题: 题}]\n", "with a dash each"),
        ("a.yaml", "来稿: {收稿日期: 2026-01-05, 来稿单位: 丙, 标题: 题}\n", "with a dash each"),
    ],
)
def test_what_cannot_be_added_to(tmp_path: Path, name: str, text: str, says: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        appended(path, text.encode(), [ONE], DAY)
    assert says in str(caught.value)


LETTER = "西片分局开展安全检查\n近日，西片分局检查网点8个。\n（西片分局供稿）\n"


def imported(folder: Path, *more: str) -> int:
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "issue.yaml").write_text(SMALL_ISSUE, encoding="utf-8")
    words = ["import", str(folder / "letter.txt"), "--into", str(folder / "issue.yaml")]
    return main([*words, "--register", str(folder / "register.csv"), *more])


def test_an_import_enters_what_it_took_and_writes_the_number_into_the_issue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(tmp_path, "--received", "2026-03-02") == 0
    assert f"{tmp_path / 'register.csv'}  1 row\n" in capsys.readouterr().out
    (row,) = read_register(tmp_path / "register.csv")
    assert (str(row.title), [str(u) for u in row.units]) == ("西片分局开展安全检查", ["西片分局"])
    assert [str(line) for line in row.text] == ["近日，西片分局检查网点8个。"]
    article = read_issue(tmp_path / "issue.yaml").articles[-1]
    assert str(article.manuscript) == str(row.manuscript) == "2026-001"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ([], "--register and --received"),
        (["--received", "gestern"], "--received: "),
        (["--received", "2026-02-30"], "--received: "),
    ],
)
def test_options_that_do_not_go_together(
    tmp_path: Path, more: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(tmp_path, *more) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "register.csv").exists()


@pytest.mark.parametrize("register", [None, HEADS])
def test_where_the_issue_cannot_be_written_the_register_is_as_before(
    tmp_path: Path, register: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "register.csv"
    if register is not None:
        path.write_text(register, encoding="utf-8")
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "issue.yaml").write_text('{"header": "简报"}\n', encoding="utf-8")
    words = ["import", str(tmp_path / "letter.txt"), "--into", str(tmp_path / "issue.yaml")]
    words += ["--register", str(path), "--received", "2026-03-02"]
    assert main(words) == 1
    assert "nothing can be added to it" in capsys.readouterr().err
    assert (path.read_text(encoding="utf-8") if path.exists() else None) == register


def test_what_is_in_the_register_gets_no_second_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(tmp_path, "--received", "2026-03-02") == 0
    register = (tmp_path / "register.csv").read_bytes()
    capsys.readouterr()
    assert imported(tmp_path, "--received", "2026-03-09") == 0
    said = capsys.readouterr()
    assert f"{tmp_path / 'register.csv'}  0 rows\n" in said.out
    assert "“西片分局开展安全检查” is in it already; it gets no second row." in said.err
    assert (tmp_path / "register.csv").read_bytes() == register
    assert str(read_issue(tmp_path / "issue.yaml").articles[-1].manuscript) == "2026-001"


@pytest.mark.parametrize(
    ("row", "is_known"),
    [
        ("7,2026-03-02,甲局,题", True),
        ("7,2026-03-02,甲局、乙局,题", True),
        ("7,2026-03-02,丙局,题", False),
        ("7,2026-03-02,甲局,另一题", False),
        ("7,2026-02-02,甲局,题", False),  # of another month
    ],
)
def test_without_a_text_it_is_known_by_title_units_and_day(
    row: str, is_known: bool, tmp_path: Path
) -> None:
    path = tmp_path / "register.csv"
    path.write_text(HEADS + row + "\n", encoding="utf-8")
    before = path.read_bytes()
    arrivals = [Arrival("甲局", "题", ("一段。",)), Arrival("甲局", "新题", ("二段。",))]
    made = appended(path, before, arrivals, DAY)
    assert made.numbers == (("7", "8") if is_known else ("8", "9"))
    assert made.known == ((arrivals[0],) if is_known else ())
    assert made.data.decode().count("\n") == (3 if is_known else 4)


def test_what_comes_twice_at_once_gets_one_row(tmp_path: Path) -> None:
    other = ONE._replace(title="另一题")
    made = appended(tmp_path / "register.csv", None, [ONE, other, ONE], DAY)
    assert made.numbers == ("2026-001", "2026-002", "2026-001")
    assert made.known == (ONE,)
    assert made.data.decode().count("2026-00") == 2
