"""Every fault that is planted into a year is found, and none is told of a year without one."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_layout import Diagnostic
from bulletin_layout.diagnostics import Severity
from bulletin_layout.series.check import check_series
from bulletin_layout.series.names_alike import spelt_otherwise
from bulletin_layout.series.read import read_series
from tests.conftest import ROOT
from tests.series.year import Planned, changed, planned, text, write_year

ONE_DAY = datetime.timedelta(days=1)


def found(folder: Path, issues: list[Planned], **options: frozenset[str]) -> list[Diagnostic]:
    """What is told of a year: each by its file's name, its field and its words."""
    return list(check_series(read_series([write_year(folder / "year", issues)]), **options))


def told(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    """In which issue and which field."""
    return [(Path(d.place.file).stem, d.path) for d in diagnostics if d.place]


def special(number: int, date: datetime.date, total: str = "", kind: str = "增刊") -> Planned:
    articles = (("专题", "邮政公司", text(ord(kind[0]) + number)),)
    return Planned(str(number), total, date, kind, articles=articles)


def test_nothing_is_told_of_a_year_without_fault(tmp_path: Path) -> None:
    assert found(tmp_path, planned()) == []


def test_nothing_is_told_of_two_years_that_go_on(tmp_path: Path) -> None:
    later = [replace(i, articles=()) for i in planned(4, 553 + 40, 2027)]
    issues = planned() + [
        replace(i, articles=(("年初工作", "邮政公司", text(200 + n)),)) for n, i in enumerate(later)
    ]
    assert found(tmp_path, issues) == []


def test_specials_are_numbered_apart(tmp_path: Path) -> None:
    issues = planned()
    issues += [special(n, issues[9 * n].date) for n in (1, 2, 3)]
    issues += [special(1, issues[4].date, kind="专刊")]
    assert found(tmp_path, issues) == []


def test_specials_with_a_total_move_the_constant_of_those_after(tmp_path: Path) -> None:
    issues = planned()
    for n in range(20, 41):
        issues = changed(issues, n, total=str(n + 554))
    issues.append(special(1, issues[18].date, "573"))
    assert found(tmp_path, issues) == []


def test_a_double_issue_takes_two_numbers_and_totals(tmp_path: Path) -> None:
    issues = changed(planned(), 12, number="12-13", total="565-566")
    del issues[12]
    assert found(tmp_path, issues) == []


def test_an_issue_that_is_not_there(tmp_path: Path) -> None:
    issues = planned()
    del issues[16:18]
    diagnostics = found(tmp_path, issues)
    assert told(diagnostics) == [("017", "period.number")]
    assert "17—18" in diagnostics[0].message


@pytest.mark.parametrize(
    ("at", "changes", "field", "says"),
    [
        (15, {"number": "51"}, "period.number", "of number 15"),
        (15, {"number": "14"}, "period.number", "of number 15"),
        (15, {"number": "51", "total": ""}, "editors.date", "no. 40 is of"),
        (7, {"total": "506"}, "period.total", "it would be 560"),
        (7, {"total": "561"}, "period.total", "it would be 560"),
        (8, {"date": datetime.date(2062, 3, 2)}, "editors.date", "of 2026, and dated 2062"),
        (8, {"date": datetime.date(2025, 3, 2)}, "editors.date", "of 2026, and dated 2025"),
        (8, {"date": datetime.date(2026, 9, 2)}, "editors.date", "no. 7 is of 2026-02-22"),
        (20, {"date": datetime.date(2026, 1, 20)}, "editors.date", "no. 21 of 2026-06-14"),
        (20, {"year": 2025}, "period.number", "is not there"),
        (16, {"date": datetime.date(2026, 5, 1)}, "editors.date", "public holiday"),
        (21, {"date": datetime.date(2026, 6, 19)}, "editors.date", "端午节"),
        (9, {"style": "series-2021"}, "style", "in this issue alone"),
        (9, {"send": ("市政府办公室",)}, "distribution.send", "without 各区邮政管理局"),
        (9, {"send": ("市政府办公室", "各区邮政管里局")}, "distribution.send", "各区邮政管理局"),
    ],
)
def test_one_fault(
    tmp_path: Path, at: int, changes: dict[str, object], field: str, says: str
) -> None:
    diagnostics = found(tmp_path, changed(planned(), at, **changes))
    names = {f"{at:03}", f"{at + 1:03}"}  # what is missing is told where the numbers go on
    assert any(d.path == field and says in d.message for d in diagnostics)
    assert {stem for stem, _ in told(diagnostics)} <= names


def test_a_number_twice_without_totals_is_told_with_the_other_file(tmp_path: Path) -> None:
    issues = changed([replace(i, total="") for i in planned()], 16, number="15")
    numbers = [d for d in found(tmp_path, issues) if d.path == "period.number"]
    assert [Path(d.place.file).stem for d in numbers if d.place] == ["016", "017"]
    assert "015.yaml" in numbers[0].message
    assert "no. 16 " in numbers[1].message


def test_totals_that_slip_are_told_once(tmp_path: Path) -> None:
    issues = planned()
    for n in range(30, 41):
        issues = changed(issues, n, total=str(n + 554))
    diagnostics = found(tmp_path, issues)
    assert told(diagnostics) == [("030", "period.total")]
    assert "+554" in diagnostics[0].message


def test_the_next_year_goes_on_from_the_last_number(tmp_path: Path) -> None:
    issues = planned()[:39] + [
        replace(i, articles=(("年初工作", "邮政公司", text(200 + n)),))
        for n, i in enumerate(planned(3, 593, 2027))
    ]
    diagnostics = found(tmp_path, issues)
    assert told(diagnostics) == [("039", "period.number")]
    assert "after no. 40" in diagnostics[0].message


def test_specials_that_are_numbered_on_over_the_years(tmp_path: Path) -> None:
    one, other = special(1, datetime.date(2026, 3, 3)), special(2, datetime.date(2027, 3, 3))
    issues = [one, replace(other, year=2027)]
    assert told(found(tmp_path, issues)) == [("002", "period.number")]
    assert found(tmp_path, issues, counted_on=frozenset({"增刊"})) == []


def test_a_series_file_says_which_kinds_are_numbered_on(tmp_path: Path) -> None:
    one, other = special(1, datetime.date(2026, 3, 3)), special(2, datetime.date(2027, 3, 3))
    year = write_year(tmp_path / "year", [one, replace(other, year=2027)])
    (year / "series.yaml").write_text("连续编号: 增刊\n", encoding="utf-8")
    for file in year.glob("0*.yaml"):
        text_ = file.read_text(encoding="utf-8")
        file.write_text(text_ + "series: series.yaml\n", encoding="utf-8")
    files = sorted(year.glob("0*.yaml"))
    memory = tmp_path / "memory.sqlite"
    for _ in range(2):  # read, and remembered
        assert check_series(read_series(files, memory=memory)) == ()


def offices(*held: str) -> list[Planned]:
    """A year in which a person is named with these offices, issue after issue."""
    issues = planned(len(held))
    for n, office in enumerate(held, 1):
        body = f"{text(300 + n)}{office}冯力虎到会讲话。"
        issues = changed(issues, n, articles=(*issues[n - 1].articles, ("会议", "分局", body)))
    return issues


def test_an_office_that_a_person_has_once_is_told(tmp_path: Path) -> None:
    (one,) = found(tmp_path, offices("局长", "局长", "副局长", "局长", "局长"))
    assert one.place is not None and one.severity is Severity.HINT
    assert Path(one.place.file).stem == "003"
    assert one.message == "冯力虎 is 副局长 here, and 局长 elsewhere, before and after (4 times)."


@pytest.mark.parametrize(
    "held",
    [
        ("副局长", "副局长", "副局长", "局长", "局长"),  # promoted
        ("局长", "局长", "局长", "副局长"),
        ("局长", "书记", "局长", "局长"),  # has both
        ("局长", "副局长", "局长"),  # too few to know
    ],
)
def test_an_office_that_changed_is_none(held: tuple[str, ...], tmp_path: Path) -> None:
    assert found(tmp_path, offices(*held)) == []


def test_a_contribution_that_was_printed_twice(tmp_path: Path) -> None:
    body = text(2 * 5).replace("网点", "站点", 1).replace("取得成效。", "成效明显。", 2)
    again = ("加强安全检查", "河口分局", body)
    issues = planned()
    issues = changed(issues, 33, articles=(*issues[32].articles, again))
    diagnostics = found(tmp_path, issues)
    assert told(diagnostics) == [("033", "articles[3]")]
    assert "005.yaml" in diagnostics[0].message


def test_a_unit_that_is_written_otherwise_once(tmp_path: Path) -> None:
    issues = planned()
    (title, unit, body), other = issues[13].articles
    assert unit == "顺达公司"
    diagnostics = found(tmp_path, changed(issues, 14, articles=((title, "顺达公可", body), other)))
    assert told(diagnostics) == [("014", "articles[1].source")]
    assert "“顺达公司”" in diagnostics[0].message


def test_units_that_are_counted_or_named_by_direction_are_apart(tmp_path: Path) -> None:
    """城东分局 and 城西分局 are two units, as 一处 and 二处 are."""
    issues = changed(planned(), 5, articles=(("一所简况", "第一派出所", text(240)),))
    for n in range(31, 41):
        more = (f"二所第{n}号简况", "第二派出所", text(250 + n))
        issues = changed(issues, n, articles=(*issues[n - 1].articles, more))
    assert found(tmp_path, issues) == []


def test_a_change_that_lasts_is_told_where_it_begins(tmp_path: Path) -> None:
    issues = planned()
    for n in range(20, 41):
        issues = changed(issues, n, style="series-2023")
    diagnostics = found(tmp_path, issues)
    assert told(diagnostics) == [("020", "style")]
    assert "from here on" in diagnostics[0].message


def test_the_published_issues() -> None:
    """Their totals agree with their numbers (+310, +451, +490); what is missing is true."""
    files = sorted((ROOT / "examples").glob("*.yaml"))
    diagnostics = check_series(read_series(files))
    numbers = [d.message for d in diagnostics if d.path.startswith("period")]
    assert numbers == [
        "2021 no. 1—5 is not there.",
        "2021 no. 7—31 is not there.",
        "2024 no. 1—2 is not there.",
        "no. 3 is the last of 2024; the totals of 2025 go on after no. 39.",
        "2025 no. 1—25 is not there.",
    ]
    assert not any(d.path == "editors.date" for d in diagnostics)
    assert all(d.severity is not Severity.ERROR for d in diagnostics)


@pytest.mark.parametrize(
    ("rare", "usual", "is_told"),
    [
        ("申通快递公司", "申通快递有限公司", True),
        ("营运服务中心", "运营服务中心", True),
        ("城西街道办亊处", "城西街道办事处", True),
        ("市邮政管理 局", "市邮政管理局", True),
        ("市民政局", "市财政局", False),
        ("市体育局", "市教育局", False),
        ("市税务局", "市水务局", False),
        ("第一派出所", "第二派出所", False),
    ],
)
def test_which_units_are_one(rare: str, usual: str, is_told: bool) -> None:
    found = list(spelt_otherwise({rare: 1, usual: 5, "市公安局": 9, "甲街道办事处": 9}))
    assert found == ([(rare, usual)] if is_told else [])


@pytest.mark.parametrize(
    ("rare", "usual", "is_told"), [("冯立虎", "冯力虎", True), ("李建军", "李建国", False)]
)
def test_which_persons_are_one(rare: str, usual: str, is_told: bool) -> None:
    found = list(spelt_otherwise({rare: 1, usual: 5}, are_persons=True))
    assert found == ([(rare, usual)] if is_told else [])


def test_a_person_in_the_texts_is_spelt_one_way(tmp_path: Path) -> None:
    issues = planned()
    for n, name in ((3, "冯力虎"), (7, "冯力虎"), (9, "冯立虎")):
        title, unit, body = issues[n - 1].articles[0]
        told_of = f"局长{name}到会讲话。{body}"
        issues = changed(issues, n, articles=((title, unit, told_of), *issues[n - 1].articles[1:]))
    diagnostics = found(tmp_path, issues)
    assert told(diagnostics) == [("009", "articles[1]")]
    assert "“冯力虎”" in diagnostics[0].message


def test_a_short_text_printed_twice(tmp_path: Path) -> None:
    issues = planned()
    short = ("换锁简讯", "河口分局", "河口分局为各网点统一更换了门锁。")
    for n in (4, 20):
        issues = changed(issues, n, articles=(*issues[n - 1].articles, short))
    assert told(found(tmp_path, issues)) == [("020", "articles[3]")]


def test_one_wrong_number_is_told_once(tmp_path: Path) -> None:
    diagnostics = found(tmp_path, changed(planned(12), 5, number=15))
    assert [path for _, path in told(diagnostics)] == ["period.number"]
