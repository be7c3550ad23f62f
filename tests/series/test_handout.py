"""Copies per recipient, numbered copies, and the pages that carry the numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import pypdfium2
import pytest

from bulletin_layout import InputError
from bulletin_layout.cli.main import main
from bulletin_layout.pdf.writer import pdf_bytes
from bulletin_layout.pipeline import BuildOptions, build
from bulletin_layout.series.handout import count, register
from bulletin_layout.series.handout.serial_pages import serial_pages
from bulletin_layout.series.handout.shares import NO_TABLE, Share, Shares, read_shares
from bulletin_layout.series.model import Series
from bulletin_layout.series.read import read_series
from bulletin_layout.testing.validators import page_validation
from tests.gates import absent
from tests.series import bound_year

TABLE = """收件单位,份数,名义
市政府办公室,3,
城东分局,2,各区邮政管理局
城西分局,1,各区邮政管理局
河口分局,2,各区邮政管理局
"""


def with_lists(number: int, lists: str, copies: int | None = None) -> str:
    text = bound_year.issue(number)
    head = text[: text.index("distribution:")]
    told = f"  copies: {copies}\n" if copies is not None else ""
    return f"{head}distribution:\n{lists}{told}"


@pytest.fixture
def year(tmp_path: Path) -> Series:
    folder = tmp_path / "year"
    lists = (
        "  report: [省邮政管理局]\n  send: [市政府办公室, 各区邮政管理局]\n",
        "  send: [市政府办公室（3份）, 市委办公室]\n  issue: [各区邮政管理局]\n",
        "  report: [市政府办公室]\n  send: [市委办公室]\n",
    )
    for n, text in enumerate(lists, 1):
        bound_year.write(folder, str(n), with_lists(n, text, None if n == 3 else 10))
    return read_series([folder])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "shares.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_everybody_gets_one_copy_or_what_the_imprint_says(year: Series) -> None:
    rows = {row.name: row for row in count.count_copies(year)}
    # By hand: the office got one, three and one; the group counts as one that is not told.
    assert {name: (row.issues, row.copies, row.kinds) for name, row in rows.items()} == {
        "省邮政管理局": (1, 1, ("报",)),
        "市政府办公室": (3, 5, ("送", "报")),
        "各区邮政管理局": (2, 2, ("送", "发")),
        "市委办公室": (2, 2, ("送",)),
    }
    assert [name for name, row in rows.items() if row.is_several] == ["各区邮政管理局"]
    assert (rows["市委办公室"].first, rows["市委办公室"].last) == ("2026年第2期", "2026年第3期")
    printed = count.count_printed(year)
    assert (printed.issues, printed.told, printed.printed) == (3, 2, 20)
    assert printed.given == (1 + 1 + 1) + (3 + 1 + 1)


def test_the_table_tells_copies_and_who_stands_for_whom(year: Series, table: Path) -> None:
    rows = {row.name: row.copies for row in count.count_copies(year, read_shares(table))}
    # The table goes before the number in the 版记.
    assert rows == {
        "省邮政管理局": 1,
        "市政府办公室": 9,
        "城东分局": 4,
        "城西分局": 2,
        "河口分局": 4,
        "市委办公室": 2,
    }


def test_more_copies_than_are_printed_are_told(tmp_path: Path) -> None:
    lists = "  send: [市政府办公室（8份）, 市委办公室（3份）]\n"
    bound_year.write(tmp_path, "1", with_lists(1, lists, 10))
    (told,) = count.too_few(read_series([tmp_path]))
    assert str(told.message) == "11 copies are to be given, and 10 are printed."
    with pytest.raises(InputError, match="11 copies are to be given, and 10 are printed"):
        register.number_copies(read_series([tmp_path]).issues[0])


@pytest.mark.parametrize(
    ("printed", "share"),
    [
        ("市委办公室", Share("市委办公室", 1)),
        ("市委办公室（3份）", Share("市委办公室", 3)),
        ("市委办公室(12份)", Share("市委办公室", 12)),
        ("市委办公室（机要室）", Share("市委办公室（机要室）", 1)),
        ("各处室", Share("各处室", 1, is_several=True)),
        ("各处室（20份）", Share("各处室", 20)),
        ("市总工会等", Share("市总工会等", 1, is_several=True)),
    ],
)
def test_a_number_may_stand_behind_a_name(printed: str, share: Share) -> None:
    assert list(NO_TABLE.of(printed)) == [share]


def test_numbers_go_to_recipients_in_the_order_of_the_imprint(year: Series, table: Path) -> None:
    copies = register.number_copies(year.issues[0], read_shares(table), first=101)
    assert [(copy.serial, copy.name, copy.kind) for copy in copies] == [
        ("000101", "省邮政管理局", "报"),
        ("000102", "市政府办公室", "送"),
        ("000103", "市政府办公室", "送"),
        ("000104", "市政府办公室", "送"),
        ("000105", "城东分局", "送"),
        ("000106", "城东分局", "送"),
        ("000107", "城西分局", "送"),
        ("000108", "河口分局", "送"),
        ("000109", "河口分局", "送"),
        ("000110", "存档", ""),
    ]


def test_who_is_not_told_gets_no_number(year: Series) -> None:
    with pytest.raises(InputError, match="各区邮政管理局 stands for several"):
        register.number_copies(year.issues[0])
    with pytest.raises(InputError, match="a 份号 has six digits"):
        register.number_copies(year.issues[2], first=999_999)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "there is no column 收件单位"),
        ("收件单位\n甲\n", "there is no column 份数"),
        ("收件单位,份数,谁\n甲,1,\n", "the column '谁' is unknown"),
        ("收件单位,份数\n甲,两\n", "2:1: '两' is no number of copies for '甲'"),
        ("收件单位,份数\n,2\n", "2:1: '2' is no number of copies for ''"),
        ("收件单位,份数\n甲,1\n甲,2\n", "3:1: 甲 stands twice"),
        ("收件单位,份数\n甲,1\n乙,-1\n丙,x\n", "4:1: 'x' is no number"),
    ],
)
def test_a_table_that_is_wrong_is_told(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_shares(file)
    assert says in str(told.value)


def test_a_table_as_spreadsheets_save_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(TABLE.encode("gb18030"))
    assert read_shares(file).copies["城东分局"] == 2


def test_names_are_no_formulas(tmp_path: Path) -> None:
    bound_year.write(tmp_path, "1", with_lists(1, "  send: ['=1+1', 乙]\n", 2))
    series = read_series([tmp_path])
    table = count.csv_of(count.count_copies(series))
    assert "'=1+1" in table
    copies = register.number_copies(series.issues[0])
    assert "'=1+1" in register.csv_of(series.issues[0], copies)


@pytest.mark.parametrize("style", ["gbt9704", "series-2021"])
def test_the_numbers_as_pages_stand_where_the_style_puts_them(style: str, tmp_path: Path) -> None:
    text = with_lists(1, "  send: [甲, 乙]\n", 12).replace("gbt9704", style)
    file = bound_year.write(tmp_path, "1", text)
    (issue,) = read_series([file]).issues
    copies = register.number_copies(issue, first=98)
    pdf = pypdfium2.PdfDocument(pdf_bytes(serial_pages(file, copies, BuildOptions())))
    assert len(pdf) == 12
    for number in (0, 2, 11):
        serial = copies[number].serial
        words = pdf[number].get_textpage().get_text_bounded().strip()
        assert words.endswith(serial)
        # The issue built with this very number in its file, by itself.
        other = tmp_path / "other.yaml"
        other.write_text(f"serial: '{serial}'\n{text}", encoding="utf-8")
        alone = build(other, BuildOptions(proofread=None)).document
        serials = [leaf.leaf for leaf in alone.structure.leaves() if leaf.kind == "serial"]
        expected = [x for x in alone.pages[0].lines if x.runs[0].node in serials]
        mine = serial_pages(file, copies, BuildOptions()).pages[number]
        assert [(x.x, x.y, [(r.x, r.text, r.face) for r in x.runs]) for x in mine.lines] == [
            (x.x, x.y, [(r.x, r.text, r.face) for r in x.runs]) for x in expected
        ]


def test_a_label_with_digits_is_left_as_it_is(tmp_path: Path) -> None:
    own = "extends: gbt9704\nlabels: {serial: 第000000号之}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    text = with_lists(1, "  send: [甲]\n", 1).replace("gbt9704", "own.yaml")
    file = bound_year.write(tmp_path, "1", text)
    (issue,) = read_series([file]).issues
    document = serial_pages(file, register.number_copies(issue, first=7), BuildOptions())
    said = "".join(run.text for line in document.pages[0].lines for run in line.runs)
    assert said == "第000000号之000007"


def test_pages_of_numbers_pass_a_validator(tmp_path: Path) -> None:
    file = bound_year.write(tmp_path, "1", with_lists(1, "  send: [甲]\n", 3))
    (issue,) = read_series([file]).issues
    document = serial_pages(file, register.number_copies(issue), BuildOptions())
    verdicts = page_validation(pdf_bytes(document))
    if verdicts is None:
        absent("page-validation")
    assert [v.failures for v in verdicts if not v.good] == []


def test_the_commands_count_and_number(
    year: Series, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = str(Path(year.issues[0].file).parent), tmp_path / "out.csv"
    asked = ["series", "recipients", folder, "--jobs", "1", "--csv", str(out)]
    assert main([*asked, "--from", "2026-01-10"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "市政府办公室: 2 issues, 4 copies"
    assert said[2] == "各区邮政管理局: 1 issue, 1 copy; it stands for several"
    assert said[-1] == "2 issues; 1 tell 共印: 10 printed, 5 given."
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1] == ["1", "市政府办公室", "送、报", "2", "4", "2026年第2期", "2026年第3期", ""]
    pages = tmp_path / "numbers.pdf"
    asked = ["series", "number", year.issues[0].file, "--csv", str(out), "--pages", str(pages)]
    assert main([*asked, "--jobs", "1"]) == 1
    assert "stands for several" in capsys.readouterr().err
    assert not pages.exists()
    assert main([*asked, "--shares", str(table), "--jobs", "1"]) == 0
    assert capsys.readouterr().out == f"{out}  10 copies, 000001—000010\n"
    assert len(pypdfium2.PdfDocument(pages)) == 10


def test_shares_are_immutable_data() -> None:
    assert Shares({"甲": 2}) == Shares({"甲": 2})
    assert list(Shares({"甲": 2}).of("甲（9份）")) == [Share("甲", 2)]
