"""Whole bulletins of other offices, told by several signs; the texts are invented."""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
import pytest

from bulletin_layout import read_issue
from bulletin_layout.cli.main import main
from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.take_in import take_in

FIRST = "　　近日，东区分局组织检查组对八个网点开展检查，发现隐患五处，当场整改四处，其余限期。"
NEXT = "　　下一步，将组织复查，复查结果通报各企业总部，并纳入年度考核。"
SECOND = "　　为做好旺季服务保障，西区分局召开动员会，部署运力调配、安全生产等工作，明确责任到人。"
EAST, WEST = "东区分局开展旺季安全检查", "西区分局召开动员会"
ARTICLES = [EAST, "", FIRST, NEXT, "", WEST, "", SECOND]


def draft_of(tmp_path: Path, *lines: str) -> Draft:
    file = tmp_path / "bulletin.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    taken = take_in([str(file)])
    assert taken.account.lacking == 0
    return taken.draft


def titles(draft: Draft) -> list[str]:
    return ["".join(article.title) for article in draft.articles]


def is_guessed(draft: Draft) -> bool:
    return any("a whole issue" in remark.what for remark in draft.remarks)


def test_with_all_that_a_bulletin_may_have(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path, "内部资料　注意保存", "东区邮政管理局", "工作简报", "第12期", "（总第345期）",
        "东区邮政管理局办公室　　　2026年11月20日", "", "本期要目", f"○{EAST}", f"○{WEST}", "",
        EAST, "", FIRST, NEXT + "（东区分局供稿）", "", WEST, "", SECOND + "（西区分局 王小明）",
        "【简讯】", "　　●11月18日，南区分局走访企业。", "　　●11月19日，北区分局开展培训。", "",
        "报：市邮政管理局", "送：各区县分局，各企业", "签发：张大山　审核：李小明　责编：王晓",
        "（共印50份）",
    )  # fmt: skip
    front, back = draft.front, draft.back
    assert front.header == ("东区邮政管理局", "工作简报") and front.notice == "内部资料　注意保存"
    assert (front.year, front.number, front.total) == (2026, 12, 345)
    assert (front.editors, front.date) == ("东区邮政管理局办公室", datetime.date(2026, 11, 20))
    assert dict(front.people) == {
        "approver": "张大山",
        "reviewer": "李小明",
        "managing_editor": "王晓",
    }
    assert titles(draft) == [EAST, WEST]
    assert [article.source for article in draft.articles] == ["东区分局", "西区分局 王小明"]
    assert draft.briefs == ("11月18日，南区分局走访企业。", "11月19日，北区分局开展培训。")
    assert (back.receivers("report"), back.receivers("send"), back.copies) == (
        ("市邮政管理局",),
        ("各区县分局", "各企业"),
        50,
    )
    assert is_guessed(draft) and not draft.unplaced


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("第12期", (2026, 12, None)),
        ("（第 12 期）", (2026, 12, None)),
        ("第十二期（总第八十五期）", (2026, 12, 85)),
        ("2026年第12期 总第345期", (2026, 12, 345)),
        ("〔2026〕第12期", (2026, 12, None)),
        ("二〇二六年第二十五期", (2026, 25, None)),
        ("2026年第12期（累计第345期）", (2026, 12, 345)),
        ("2026年专刊第2期", (2026, 2, None)),
    ],
)
@pytest.mark.parametrize(
    "dated",
    [
        "市快递协会秘书处　　2026年11月20日",
        "市快递协会秘书处编 二〇二六年十一月二十日",
        "市快递协会秘书处编印\t2026-11-20",
        "主办：市快递协会秘书处　2026.11.20",
    ],
)
def test_periods_and_dates_in_their_many_forms(
    tmp_path: Path, period: str, expected: tuple[int, int, int | None], dated: str
) -> None:
    draft = draft_of(tmp_path, "信息专报", period, dated, "", *ARTICLES, "", "抄送：各成员单位")
    front = draft.front
    assert (front.year, front.number, front.total) == expected
    assert front.date == datetime.date(2026, 11, 20) and "市快递协会秘书处" in front.editors
    assert titles(draft) == [EAST, WEST] and draft.back.receivers("copy_send") == ("各成员单位",)


def test_columns_stand_with_their_articles(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path, "信息动态", "第8期", "市快递协会秘书处　　2026年11月20日", "", "【工作动态】", "",
        *ARTICLES, "", "【经验交流】", "", "网格包干提效能", "", SECOND,
    )  # fmt: skip
    found = [(article.column, "".join(article.title)) for article in draft.articles]
    assert found == [("工作动态", EAST), ("工作动态", WEST), ("经验交流", "网格包干提效能")]


def test_a_digest_is_cut_into_its_items(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path, "信息汇编", "第3期", "市邮政管理局综合处编　2026年11月20日", "目　录",
        f"1.{EAST}……1", f"2.{WEST}……2", "", f"1.{EAST}", "", FIRST, NEXT, "", f"2.{WEST}", "",
        SECOND, "", "分送：局领导，各处室",
    )  # fmt: skip
    assert titles(draft) == [EAST, WEST] and len(draft.articles[0].body) == 2
    assert draft.back.receivers("send") == ("局领导", "各处室") and not draft.unplaced


def test_a_spaced_masthead_is_one_line(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path, "工 作 简 讯", "（第 25 期）", "某街道办事处编印  2026年11月20日", "", *ARTICLES
    )
    assert draft.front.header == ("工作简讯",) and draft.front.number == 25


@pytest.mark.parametrize(
    "lines",
    [
        [f"{EAST}的信息", "", FIRST, NEXT, "", "东区邮政管理局", "2026年11月20日"],
        ["关于印发第12期简报的通知", "", "各分局：", FIRST, NEXT, "", "市局", "2026年11月20日"],
        ["第12期培训班开班", "", FIRST, NEXT],
        [EAST, "", FIRST, NEXT, "", "抄送：各成员单位"],
    ],
)
def test_contributions_are_not_taken_for_bulletins(tmp_path: Path, lines: list[str]) -> None:
    draft = draft_of(tmp_path, *lines)
    assert not draft.front.header and len(draft.articles) == 1 and not is_guessed(draft)


def test_a_bulletin_is_written_and_read_back(tmp_path: Path) -> None:
    file, target = tmp_path / "a.txt", tmp_path / "a.yaml"
    lines = ["工作简报", "第12期（总第345期）", "东区邮政管理局办公室　2026年11月20日", "",
             "【工作动态】", "", *ARTICLES, "", "报：市邮政管理局"]  # fmt: skip
    file.write_text("\n".join(lines), encoding="utf-8")
    assert main(["import", str(file), "-o", str(target)]) == 0
    issue = read_issue(target)
    assert [str(article.column) for article in issue.articles] == ["工作动态", "工作动态"]
    assert "Guessed: a whole issue" in target.read_text(encoding="utf-8")


def test_a_bulletin_is_taken_into_another_issue(tmp_path: Path) -> None:
    file, begun, target = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "b.yaml"
    front = ["工作简报", "第12期（总第345期）", "东区邮政管理局办公室编　2026年11月20日", ""]
    end = ["", "简讯：", "　　1.南区分局走访企业。", "", "报：市邮政管理局"]
    lines = [*front, *ARTICLES, *end]
    file.write_text("\n".join(lines), encoding="utf-8")
    begun.write_text(f"来稿一篇\n\n{FIRST}\n{NEXT}\n", encoding="utf-8")
    assert main(["import", str(begun), "-o", str(target), "--date", "2026-12-01"]) == 0
    assert main(["import", str(file), "--into", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    assert text.count("title:") == 4 and "南区分局走访企业。" in text
    assert text.count("source: 东区邮政管理局办公室") == 3


def word_file(tmp_path: Path, above: list[str], lines: list[str], own: bool) -> str:
    """Write a Word file with a header, the first page's `own` or that of all pages."""
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = own
    header = section.first_page_header if own else section.header
    header.paragraphs[0].text = above[0]
    for line in above[1:]:
        header.add_paragraph(line)
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "简报.docx"
    document.save(str(path))
    return str(path)


MASTHEAD = ["工作简报", "第49期（总第513期）", "东区邮政管理局办公室编　2026年12月1日"]
BODY = [WEST, FIRST.strip(), "报：市邮政管理局", "（共印20份）"]


def test_a_masthead_in_the_header_of_the_first_page(tmp_path: Path) -> None:
    taken = take_in([word_file(tmp_path, MASTHEAD, BODY, own=True)])
    front, back = taken.draft.front, taken.draft.back
    assert front.header == ("工作简报",)
    assert (front.number, front.total, front.date) == (49, 513, datetime.date(2026, 12, 1))
    assert titles(taken.draft) == [WEST]
    assert (back.receivers("report"), back.copies) == (("市邮政管理局",), 20)
    assert taken.account.lacking == 0
    assert not any("header" in remark.what for remark in taken.draft.remarks)


@pytest.mark.parametrize("own", [True, False])
def test_a_header_beside_a_masthead_of_the_body_is_left_out(tmp_path: Path, own: bool) -> None:
    lines = [*MASTHEAD, *BODY] if own else BODY
    taken = take_in([word_file(tmp_path, ["工作简报　第49期"], lines, own=own)])
    assert any("the header “工作简报　第49期”" in remark.what for remark in taken.draft.remarks)
    assert taken.draft.front.number == (49 if own else None)
    assert taken.account.lacking == 0
