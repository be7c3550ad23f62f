"""Rules of scoring, small and by hand: what they say, what is wrong in their files."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from bulletin_layout import InputError
from bulletin_layout.issue.text import Text
from bulletin_layout.series.checks.repeats import Printed
from bulletin_layout.series.ledger.adoptions import Adoption, read_adoptions
from bulletin_layout.series.ledger.join import Ground, Joined
from bulletin_layout.series.ledger.model import Submission
from bulletin_layout.series.model import Contribution, SeriesIssue
from bulletin_layout.series.scoring.items import Deed
from bulletin_layout.series.scoring.ranking import Ranking, rank_joined
from bulletin_layout.series.scoring.read_rules import read_rules, rule_sets
from bulletin_layout.series.scoring.rules import Rules
from bulletin_layout.series.scoring.table import shown, table_of

HEAD = "名称: 试行办法\n多次采用: 累加\n合报: 全分\n"
MARCH = datetime.date(2026, 3, 1)


def rules(folder: Path, text: str) -> Rules:
    file = folder / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    return read_rules(file)


def sent(number: str, *units: str, kind: str = "", day: int = 1, due: int = 0) -> Submission:
    return Submission(
        date=MARCH.replace(day=day),
        units=tuple(map(Text, units)),
        title=Text(f"稿{number}"),
        manuscript=Text(number),
        kind=Text(kind) if kind else None,
        due=MARCH.replace(day=due) if due else None,
    )


def printed(day: int, number: int = 1, kind: str = "", brief: bool = False) -> Printed:
    date = MARCH.replace(day=day)
    one = Contribution(number, "题", (), (), "", (), 9, brief)
    issue = SeriesIssue(
        *("issue.yaml", "简报", kind, 2026, None, None, date, None, "gbt9704", (), None, False),
        persons=(),
        contributions=(one,),
        appendix=(),
    )
    return Printed(issue, one)


def joined(submission: Submission, what: Printed | None = None, sure: bool = True) -> Joined:
    ground = Ground.NUMBER if what else Ground.NONE
    return Joined(submission, what, ground, 1.0, sure)


def deed(day: int, level: str, *numbers: str, what: str = "adopted", by: str = "刊") -> Adoption:
    publication = Text(by) if what == "adopted" else None
    return Adoption(MARCH.replace(day=day), tuple(map(Text, numbers)), level, what, publication)


def points(ranking: Ranking) -> dict[str, Fraction]:
    return {one.unit: one.points for one in ranking.standings}


def test_several_adoptions_sum_or_the_highest(tmp_path: Path) -> None:
    rows = "刊用: {分值: 2}\n采用:\n  - {级别: 省级, 分值: 10}\n  - {级别: 市级, 分值: 3}\n"
    register = [joined(sent("1", "甲"), printed(5))]
    deeds = [deed(6, "city", "1"), deed(7, "province", "1"), deed(8, "city", "1", by="又一刊")]
    added = rank_joined(register, deeds, rules(tmp_path, HEAD + rows))
    assert points(added) == {"甲": 2 + 3 + 10 + 3}
    highest = rules(tmp_path, HEAD.replace("累加", "取高") + rows)
    found = rank_joined(register, deeds, highest)
    assert points(found) == {"甲": 10}
    # Each item is worth what it added on its day: 2, one more, seven more, nothing.
    worth = [item.points for item in found.items if item.deed is not Deed.SENT]
    assert worth == [2, 1, 7, 0]


def test_a_joint_contribution_is_shared_or_in_full_and_merged_ones_are_one(tmp_path: Path) -> None:
    rows = "刊用:\n  - {综合: 是, 分值: 3}\n  - {分值: 5}\n"
    article = printed(5)
    register = [
        joined(sent("1", "甲", "乙", "丙"), printed(5, 2)),
        joined(sent("2", "丁"), article),
        joined(sent("3", "戊"), article),
        joined(sent("4", "己"), article),
        joined(sent("5", "己"), article),
    ]
    full = points(rank_joined(register, [], rules(tmp_path, HEAD + rows)))
    assert full == {"甲": 5, "乙": 5, "丙": 5, "丁": 3, "戊": 3, "己": 3}
    shared = rules(tmp_path, HEAD.replace("全分", "均分") + rows)
    third = Fraction(5, 3)
    assert points(rank_joined(register, [], shared)) == {
        "甲": third, "乙": third, "丙": third, "丁": 1, "戊": 1, "己": 1
    }  # fmt: skip


def test_a_forwarding_multiplies_and_the_higher_one_counts(tmp_path: Path) -> None:
    party = read_rules("city-party-office")
    register = [joined(sent("1", "甲"), printed(5, kind="增刊")), joined(sent("2", "乙"))]
    province, state = deed(9, "province", "1"), deed(20, "national", "1")
    assert points(rank_joined(register, [province], party))["甲"] == 20
    both = rank_joined(register, [province, state], party)
    assert points(both)["甲"] == 50
    # What we did not print counts as one of an ordinary issue, and the multiplier on it.
    assert points(rank_joined(register, [deed(9, "province", "2")], party))["乙"] == 4
    # In the days of the second forwarding alone there is what it added.
    late = rank_joined(register, [province, state], party, first=MARCH.replace(day=10))
    assert points(late)["甲"] == 30
    assert late.standings[0].total == 50


def test_a_remark_comes_on_top_even_where_the_highest_counts(tmp_path: Path) -> None:
    rows = "刊用: {分值: 2}\n批示:\n  - {级别: 省级, 分值: 50}\n约稿: {分值: 1}\n"
    register = [joined(sent("1", "甲"), printed(5))]
    deeds = [deed(6, "province", "1", what="remark"), deed(6, "province", "1", what="remark")]
    deeds += [deed(2, "city", "1", what="asked"), deed(7, "city", "1", what="remark")]
    ranking = rank_joined(register, deeds, rules(tmp_path, HEAD.replace("累加", "取高") + rows))
    assert points(ranking) == {"甲": 2 + 50 + 50 + 1}
    assert [str(hint) for hint in ranking.hints] == [
        "hint: the rules give nothing for it: 市级. Add a row for it if they should."
    ]


def test_what_was_printed_for_nothing_is_printed(tmp_path: Path) -> None:
    """Its forwarding multiplies nothing: it is not as if it had stood in an ordinary issue."""
    rows = "刊用:\n  - {种类: 简讯, 分值: 0}\n  - {分值: 3}\n加倍: {级别: 省级, 倍数: 2}\n"
    register = [joined(sent("1", "甲"), printed(5, brief=True)), joined(sent("2", "乙"))]
    deeds = [deed(6, "province", "1"), deed(6, "province", "2")]
    made = rank_joined(register, deeds, rules(tmp_path, HEAD + rows))
    assert points(made) == {"甲": 0, "乙": 6}


def test_titles_of_issues_with_a_degree_of_secrecy_are_told_by_no_table(tmp_path: Path) -> None:
    what = printed(5)
    secret = what._replace(issue=replace(what.issue, is_secret=True))
    made = rank_joined([joined(sent("1", "甲"), secret)], [], read_rules("association"))
    titles = {item.deed: item.title for item in made.items}
    assert titles == {Deed.SENT: "稿1", Deed.PRINTED: "（有密级）"}


def test_what_is_unsure_counts_as_not_printed(tmp_path: Path) -> None:
    ranking = rank_joined([joined(sent("1", "甲"), printed(5), sure=False)], [],
                         rules(tmp_path, HEAD + "刊用: {分值: 2}\n"))  # fmt: skip
    assert points(ranking) == {"甲": 0}
    assert ranking.totals.printed == 0


@pytest.mark.parametrize(
    ("came", "deducted"), [(2, 0), (3, 0), (4, -1), (9, -1), (10, -5), (31, -5)]
)
def test_lateness(tmp_path: Path, came: int, deducted: int) -> None:
    rows = "迟报:\n  - {天数: 7, 扣分: 5}\n  - {天数: 1, 扣分: 1}\n"
    register = [joined(sent("1", "甲", "乙", day=came, due=3))]
    ranking = rank_joined(register, [], rules(tmp_path, HEAD.replace("全分", "均分") + rows))
    assert points(ranking) == {"甲": deducted, "乙": deducted}


def test_quotas_by_class_in_periods_that_are_over(tmp_path: Path) -> None:
    rows = (
        "任务:\n  - {类别: 镇, 任务: 2, 扣分: 3, 上限: 4}\n"
        "  - {类别: 局, 任务: 1, 扣分: 1, 计数: 刊用}\n"
        "名册:\n  - {类别: 镇, 单位: [甲, 乙]}\n  - {类别: 局, 单位: 丙}\n刊用: {分值: 1}\n"
    )
    made = rules(tmp_path, HEAD + rows)
    register = [joined(sent("1", "甲"), printed(5)), joined(sent("2", "丙"))]
    in_march = rank_joined(register, [], made, last=MARCH.replace(day=30))
    assert points(in_march) == {"甲": 1, "乙": 0, "丙": 0}
    over = rank_joined(register, [], made, last=MARCH.replace(day=31))
    assert points(over) == {"甲": 1 - 3, "乙": -4, "丙": -1}
    stranger = rank_joined([*register, joined(sent("3", "丁"))], [], made)
    assert [str(h) for h in stranger.hints] == [
        "hint: the rules list 丁 in no class. Mend its name, or add it under units: (名册)."
    ]


def test_a_period_that_begins_within_a_month_judges_the_month_whole(tmp_path: Path) -> None:
    rows = "任务: {类别: 镇, 任务: 1, 扣分: 3}\n名册: {类别: 镇, 单位: 甲}\n"
    made = rules(tmp_path, HEAD + rows)
    register = [joined(sent("1", "甲", day=2))]
    asked = {"first": MARCH.replace(day=10), "last": datetime.date(2026, 4, 30)}
    found = rank_joined(register, [], made, **asked)  # type: ignore[arg-type]
    assert [(i.date.isoformat(), i.points) for i in found.items] == [("2026-04-30", -3)]
    # January of the next year is judged, whatever came in it, as the register was there before.
    later = rank_joined(register, [], made, last=datetime.date(2027, 1, 31))
    assert points(later) == {"甲": -3}


def test_points_are_printed_to_a_hundredth() -> None:
    shown_points = [shown(Fraction(n, 3)) for n in (0, 1, 2, 3, -1, 10)]
    assert shown_points == ["0", "0.33", "0.67", "1", "-0.33", "3.33"]
    halves = (Fraction(1, 200), Fraction(-1, 200), Fraction(1, 2), Fraction(-1, 1000))
    assert [shown(half) for half in halves] == ["0.01", "-0.01", "0.5", "0"]


def test_a_period_without_anything(tmp_path: Path) -> None:
    found = rank_joined([], [], read_rules("association"), units=["甲"])
    assert [(one.rank, one.unit, one.points) for one in found.standings] == [(1, "甲", 0)]
    assert table_of(found).heads == (
        *("名次", "单位", "来稿", "刊用", "简讯", "采用", "批示", "得分", "累计"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty"),
        ("刊用: {分值: 1}\n", "rules.yaml:1:1: name: this key is missing"),
        (HEAD.replace("多次采用: 累加\n", ""), "several: this key is missing"),
        (HEAD + "刊用: {分值: 一}\n", "rules.yaml:4:10: printed[1].points: '一' is not a number"),
        (HEAD + "刊用: {分值: -1}\n", "Write 0 to 100000"),
        (HEAD + "采用: {级别: 处级, 分值: 1}\n", "'处级' is not known"),
        (
            HEAD + "采用:\n  - {分值: 1}\n  - {级别: 省级, 分值: 2}\n",
            "rules.yaml:6:5: adopted[2]: this row never counts: ",
        ),
        (
            HEAD + "刊用:\n  - {种类: [甲, 乙], 分值: 1}\n"
            "  - {种类: [乙, 甲], 综合: 是, 分值: 2}\n",
            "printed[2]: this row never counts",
        ),
        (HEAD + "沿用: 县办\n", "extends: there are no rules called 县办. Write one of: asso"),
        (HEAD + "加倍: {级别: 省级, 倍数: 2}\n", "no points are given for it. Write printed:"),
        (HEAD + "名册:\n  - {类别: 甲, 单位: [a, b]}\n  - {类别: 乙, 单位: a}\n", "a is there alr"),
        (HEAD + "任务:\n" + 2 * "  - {类别: 甲, 任务: 1, 扣分: 1}\n", "quotas: 甲 is there al"),
        (HEAD + "迟报:\n" + 2 * "  - {天数: 1, 扣分: 1}\n", "late: 1 is there already"),
        ("- 1\n", "rules are a list of keys and values"),
    ],
)  # fmt: skip
def test_wrong_rules_are_told_with_their_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        rules(tmp_path, text)
    assert says in str(caught.value)


def test_rules_that_there_are_not() -> None:
    with pytest.raises(InputError, match="there are no rules called city-ofice"):
        read_rules("city-ofice")
    with pytest.raises(InputError, match="No such file"):
        read_rules("nowhere.yaml")


@pytest.mark.parametrize("name", rule_sets())
def test_every_set_says_what_has_to_be_said(name: str) -> None:
    made = read_rules(name)
    assert made.several in ("sum", "highest")
    assert made.joint in ("shared", "full")


def test_a_file_replaces_single_keys_of_a_set(tmp_path: Path) -> None:
    made = rules(tmp_path, "extends: city-party-office\njoint: full\nname: 本办办法\n")
    base = read_rules("city-party-office")
    assert (str(made.name), made.joint) == ("本办办法", "full")
    assert (made.printed, made.multiplied) == (base.printed, base.multiplied)


def adoptions(folder: Path, table: str) -> tuple[Adoption, ...]:
    file = folder / "adoptions.csv"
    file.write_text(table, encoding="gb18030")
    return read_adoptions(file, [sent("1", "甲"), sent("2", "乙")])


def test_adoptions_are_read_as_table_and_as_yaml(tmp_path: Path) -> None:
    made = adoptions(tmp_path, "稿号,日期,级别,事项,刊物\n1、2,2026-03-02,省级,,内参\n"
                               "2,2026年3月3日,国家级,批示,\n")  # fmt: skip
    file = tmp_path / "adoptions.yaml"
    file.write_text(
        "adoptions:\n"
        "  - {date: 2026-03-02, manuscripts: [1, 2], level: province, publication: 内参}\n"
        "  - {date: 2026-03-03, manuscripts: 2, level: national, deed: remark}\n",
        encoding="utf-8",
    )
    assert made == read_adoptions(file, [sent("1", "甲"), sent("2", "乙")])
    assert [one.deed for one in made] == ["adopted", "remark"]


@pytest.mark.parametrize(
    ("written", "level"),
    [("区级", "county"), ("县级", "county"), ("中央", "national"), ("国家级", "national")],
)
def test_levels_have_the_names_that_offices_use(tmp_path: Path, written: str, level: str) -> None:
    table = f"稿号,日期,级别,刊物\n1,2026-03-02,{written},内参\n"
    assert adoptions(tmp_path, table)[0].level == level


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("3,2026-03-02,省级,,内参\n", "csv:2:1: adoptions[1].manuscripts: the register has no 3."),
        ("1,2026-03-32,省级,,内参\n", "csv:2:2: adoptions[1].date"),
        ("1,2026-03-02,省里,,内参\n", "csv:2:3: adoptions[1].level: '省里' is not known"),
        ("1,2026-03-02,省级,转载,内参\n", "csv:2:4: adoptions[1].deed: '转载' is not known"),
        ("1,2026-03-02,省级,,\n", "csv:2:1: adoptions[1]: no publication is named"),
        ("1,2026-03-02,省级,批示,要抓紧\n", "the level and the date are kept, and nothing else"),
        (2 * "1,2026-03-02,省级,,内参\n", "csv:3:1: adoptions[2]: this row is there already"),
    ],
)
def test_wrong_adoptions_are_told_with_row_and_column(tmp_path: Path, rows: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        adoptions(tmp_path, "稿号,日期,级别,事项,刊物\n" + rows)
    assert says in str(caught.value)


def test_the_text_of_a_remark_has_no_column(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this key is unknown"):
        adoptions(tmp_path, "稿号,日期,级别,事项,批示内容\n1,2026-03-02,省级,批示,要抓紧\n")
