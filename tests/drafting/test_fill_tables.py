"""An appendix takes its table from a CSV file by one line; its rows are written, and told stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout import InputError, read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.drafting.fill_tables import filled
from tests.conftest import SMALL_ISSUE

TABLE = "名次,单位,得分\n1,甲局,10\n2,'=乙局,2.5\n,合计,12.5\n"
LINE = "appendix:\n  - title: 得分\n    table_from: 通报.csv # 每季一次\n"
FILLED = """\
    table:
      columns:
        - {heading: 名次, align: centre}
        - {heading: 单位, align: left}
        - {heading: 得分, align: point}
      rows:
        - [1, 甲局, 10]
        - [2, =乙局, 2.5]
        - {cells: ["", 合计, 12.5], total: true}
"""


def made(folder: Path, text: str, table: str = TABLE) -> Path:
    (folder / "通报.csv").write_text(table, encoding="gb18030")
    file = folder / "issue.yaml"
    file.write_bytes(text.encode())
    return file


def fill(file: Path) -> str:
    text = filled(file.read_bytes().decode(), file)
    file.write_bytes(text.encode())
    return text


def test_rows_come_below_the_line_and_all_else_stays(tmp_path: Path) -> None:
    after = "# 版记\ndistribution: {send: [甲局]}\n"
    file = made(tmp_path, SMALL_ISSUE + LINE + after)
    assert fill(file) == SMALL_ISSUE + LINE + FILLED + after
    issue = read_issue(file)
    assert issue.diagnostics == ()
    table = issue.appendix[0].table
    assert table is not None
    assert [[str(cell) for cell in row.cells] for row in table.rows][1] == ["2", "=乙局", "2.5"]
    assert fill(file) == SMALL_ISSUE + LINE + FILLED + after


@pytest.mark.parametrize("end", ["\n", "", "\r\n"])
def test_at_the_end_of_a_file_with_its_line_ends(tmp_path: Path, end: str) -> None:
    new_line = end or "\n"
    text = (SMALL_ISSUE + LINE).rstrip("\n").replace("\n", new_line) + end
    wanted = (SMALL_ISSUE + LINE + FILLED).rstrip("\n").replace("\n", new_line) + end
    file = made(tmp_path, text)
    assert fill(file) == wanted
    assert fill(file) == wanted


def test_new_rows_leave_columns_as_they_were_made(tmp_path: Path) -> None:
    looks = FILLED.replace("align: left", "align: left, width: 8字")
    file = made(
        tmp_path, SMALL_ISSUE + LINE + looks + "    subtitle: 一季度\n# 完\nbriefs: 一条。\n"
    )
    (tmp_path / "通报.csv").write_text("名次,单位,得分\n1,丙局,7\n", encoding="utf-8")
    (told,) = read_issue(file).diagnostics
    line = (SMALL_ISSUE + LINE).count("\n")
    assert str(told) == (
        f"{file}:{line}:17: warning: appendix[1].table_from: the table is no longer as 通报.csv "
        f"has it (row 1). Run: bulletin fill {file}"
    )
    head, _, _ = looks.partition("        - [1,")
    assert fill(file) == (
        SMALL_ISSUE + LINE + head + "        - [1, 丙局, 7]\n"
        "    subtitle: 一季度\n# 完\nbriefs: 一条。\n"
    )
    assert read_issue(file).diagnostics == ()


def test_other_columns_are_a_new_table(tmp_path: Path) -> None:
    file = made(tmp_path, SMALL_ISSUE + LINE + FILLED)
    (tmp_path / "通报.csv").write_text("单位,累计\n丙局,7\n", encoding="utf-8")
    assert "(the columns' names)" in str(read_issue(file).diagnostics[0])
    assert fill(file).endswith(
        "    table:\n      columns:\n        - {heading: 单位, align: left}\n"
        "        - {heading: 累计, align: centre}\n      rows:\n        - [丙局, 7]\n"
    )


def test_keys_are_in_the_language_of_the_line(tmp_path: Path) -> None:
    file = made(tmp_path, SMALL_ISSUE + "附件:\n- 标题: 得分\n  表格取自: 通报.csv\n")
    text = fill(file)
    assert "\n  表格:\n    栏:\n      - {栏名: 名次, 对齐: 中}\n" in text
    assert '\n      - {单元格: ["", 合计, 12.5], 合计: true}\n' in text
    assert read_issue(file).diagnostics == ()


def test_a_head_of_several_rows_stays(tmp_path: Path) -> None:
    table = (
        "    table:\n      columns: [{}, {align: centre}, {align: point}]\n"
        "      head:\n        - [名次, {text: 单位和得分, across: 2}]\n"
        "      rows:\n      - [9, 丁局, 1]\n"
    )
    file = made(tmp_path, SMALL_ISSUE + LINE + table)
    before, _, _ = table.partition("      - [9")
    assert fill(file).startswith(SMALL_ISSUE + LINE + before + "      - [1, 甲局, 10]\n")
    assert read_issue(file).diagnostics == ()


def test_marks_in_cells_are_no_difference(tmp_path: Path) -> None:
    file = made(tmp_path, SMALL_ISSUE + LINE, "项,量\n面积,m<sup>2</sup>\n: [x,1\n")
    fill(file)
    assert read_issue(file).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "table", "says"),
    [
        (LINE, TABLE, "the rows of 通报.csv are not in the issue yet. Run: bulletin fill "),
        (LINE, "名次\n", "通报.csv:1:1: the table has no rows."),
        (LINE, "名次,单位\n1,2,3\n", "通报.csv:2:3: the row has 3 cells."),
        (LINE, "名次,\n1,2\n", "通报.csv:1:2: a column has no heading."),
        (LINE, 'a\n"1\n', "the table cannot be read"),
        (LINE.replace("通报", "别的"), TABLE, "there is no file"),
        (LINE.replace("通报", "../通报"), TABLE, "lies outside"),
        (LINE.replace("通报.csv", "/etc/passwd"), TABLE, "is an absolute path"),
    ],
)
def test_what_cannot_be_built_is_told(tmp_path: Path, text: str, table: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_issue(made(tmp_path, SMALL_ISSUE + text, table))
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("appendix: [{title: 得分, table_from: 通报.csv}]\n", "in braces or brackets"),
        (LINE + "    table: {columns: [{heading: 名次}], rows: [[1]]}\n", "in braces or brackets"),
        (LINE + FILLED.partition("rows:")[0] + "rows: [[1, 2, 3]]\n", "in braces or brackets"),
        (LINE.replace("通报", "别的"), "there is no file"),
        ("appendix: [\n", "issue.yaml:"),
    ],
)
def test_what_cannot_be_filled_is_told_and_left(
    tmp_path: Path, text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = made(tmp_path, SMALL_ISSUE + text)
    before = file.read_bytes()
    assert main(["fill", str(file)]) == 1
    assert says in capsys.readouterr().err
    assert file.read_bytes() == before


def test_the_command_shows_what_it_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = made(tmp_path, "\ufeff" + SMALL_ISSUE + LINE)
    assert main(["fill", str(file), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "+        - [1, 甲局, 10]\n" in said
    assert said.endswith(f"{file}: the rows would be written.\n")
    assert main(["fill", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == "\ufeff" + SMALL_ISSUE + LINE + FILLED
    capsys.readouterr()
    assert main(["fill", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: every table is as its file has it.\n"
    assert main(["fill", str(tmp_path / "none.yaml")]) == 1
