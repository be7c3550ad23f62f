"""Forms that offices use: each kind of label, line and mark, told for what it is; texts invented.

What import once lost, put elsewhere or printed: found by a reader on seventeen bulletins.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.recognise import material
from bulletin_layout.importing.take_in import take_in

HEAD = ("工作简报", "第5期（总第41期）", "某市快递协会编　　　2025年3月6日", "")
EAST, WEST = "东区站点召开安全例会", "西区站点开展消防演练"
EAST_TEXT = "　　昨天，东区站点召开安全例会，通报上月情况，安排下月工作，要求各班组认真落实。"
WEST_TEXT = "　　西区站点组织员工参加消防演练，三十余人参加，现场讲解灭火器的使用方法。"
ARTICLES = (EAST, "", EAST_TEXT, "", WEST, "", WEST_TEXT, "")
BACK = ("报：市邮政管理局", "送：各会员单位")
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
WORD_HEAD = ("^工作简报", "^第5期（总第41期）", "某市快递协会编      2025年3月6日")
WORD_ARTICLES = (f"^{EAST}", EAST_TEXT.strip(), f"^{WEST}", WEST_TEXT.strip())


def draft_of(tmp_path: Path, *lines: str) -> Draft:
    """What a text file says; every character of it has its place."""
    file = tmp_path / "bulletin.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    taken = take_in([str(file)])
    assert taken.account.lacking == 0
    return taken.draft


def word_draft_of(tmp_path: Path, *lines: str) -> Draft:
    """The same of a Word file: a line that begins with ^ is centred, with > at the right."""
    document = docx.Document()
    for line in filter(None, lines):
        paragraph = document.add_paragraph(line.lstrip("^>"))
        paragraph.alignment = {"^": CENTRE, ">": RIGHT}.get(line[0])
    document.save(str(tmp_path / "bulletin.docx"))
    taken = take_in([str(tmp_path / "bulletin.docx")])
    assert taken.account.lacking == 0
    return taken.draft


def titles(draft: Draft) -> list[str]:
    return ["".join(article.title) for article in draft.articles]


def bodies(draft: Draft) -> list[int]:
    return [len(article.body) for article in draft.articles]


@pytest.mark.parametrize("label", ["★ 本期要目 ★", "≡本期导读≡", "◎目  录◎", "本期看点："])
@pytest.mark.parametrize("mark", ["●", "◎", "1.", ""])
def test_contents_under_any_label_are_no_text(tmp_path: Path, label: str, mark: str) -> None:
    listed = (label, f"{mark}{EAST}", f"{mark}{WEST}", "【简讯】", "")
    briefs = ("【简讯】", "　　●南区站点换发工装。", "")
    draft = draft_of(tmp_path, *HEAD, *listed, *ARTICLES, *briefs, *BACK)
    assert titles(draft) == [EAST, WEST]
    assert bodies(draft) == [1, 1]
    assert draft.briefs == ("南区站点换发工装。",)
    assert draft.unplaced == ()


def test_what_the_contents_name_is_a_title_however_it_looks(tmp_path: Path) -> None:
    """Plain lines, bulleted ones, one in two lines; what is centred among them is none."""
    listed = ("^目  录", f"※{EAST}（P2）", f"※{WEST}…………3", "※南区站点召开旺季服务保障动员会")
    text = (f"■{EAST}", "^快递论坛", EAST_TEXT.strip(), f"（一）{WEST}", WEST_TEXT.strip())
    more = ("南区站点召开", "旺季服务保障动员会", WEST_TEXT.strip())
    draft = word_draft_of(tmp_path, *WORD_HEAD, *listed, *text, *more, *BACK)
    assert titles(draft) == [EAST, WEST, "南区站点召开旺季服务保障动员会"]
    assert bodies(draft) == [2, 1, 1]


@pytest.mark.parametrize(
    ("line", "who"), [("供稿：质控科", "质控科"), ("教务处　魏国强", "教务处 魏国强")]
)
def test_who_contributed_may_stand_below_the_title(tmp_path: Path, line: str, who: str) -> None:
    listed = ("目  录", EAST, WEST, "")
    text = (EAST, line, EAST_TEXT, WEST, WEST_TEXT, "")
    draft = draft_of(tmp_path, *HEAD, *listed, *text, *BACK)
    assert titles(draft) == [EAST, WEST]
    assert [a.source for a in draft.articles] == [who, ""]
    assert bodies(draft) == [1, 1]


def test_what_a_web_page_puts_round_a_text_is_named(tmp_path: Path) -> None:
    page = ("当前位置 > 协会刊物 > 电子简报", "上一条：简报第4期", "© 某市快递协会 版权所有")
    draft = draft_of(tmp_path, page[0], *HEAD, *ARTICLES, *BACK, *page[1:])
    assert titles(draft) == [EAST, WEST]
    assert draft.unplaced == ()
    assert sum("web page" in remark.what for remark in draft.remarks) == len(page)


def test_titles_may_be_listed_without_a_label(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, *HEAD, f"1.{EAST}", f"2.{WEST}", "", *ARTICLES, *BACK)
    assert titles(draft) == [EAST, WEST]


def test_numbered_titles_are_known_by_the_contents(tmp_path: Path) -> None:
    listed = ("目　录", f"一、{EAST}", f"二、{WEST}", "")
    text = (f"一、{EAST}", EAST_TEXT, f"二、{WEST}", "某人：发言要点", WEST_TEXT, "")
    draft = draft_of(tmp_path, *HEAD, *listed, *text, *BACK)
    assert titles(draft) == [EAST, WEST]
    assert bodies(draft) == [1, 2]


@pytest.mark.parametrize("marks", [("【", "】"), ("▍", ""), ("※", "※"), ("一、", ""), ("◆", "")])
def test_columns_in_any_marks(tmp_path: Path, marks: tuple[str, str]) -> None:
    first, second = "安全生产", "文体活动"
    opening = (marks[0], "二、" if marks[0] == "一、" else marks[0])
    lines = (f"{opening[0]}{first}{marks[1]}", *WORD_ARTICLES[:2])
    lines += (f"{opening[1]}{second}{marks[1]}", *WORD_ARTICLES[2:])
    draft = word_draft_of(tmp_path, *WORD_HEAD, *lines, *BACK)
    columns = [(a.column, "".join(a.title)) for a in draft.articles]
    assert columns == [(first, EAST), (second, WEST)]
    assert bodies(draft) == [1, 1]
    assert draft.unplaced == ()


def test_short_titles_without_a_text_are_columns(tmp_path: Path) -> None:
    lines = ("^要闻速览", *WORD_ARTICLES[:2], "^校园动态", *WORD_ARTICLES[2:])
    listed = ("目  录", "要闻速览", EAST, "校园动态", WEST)
    draft = word_draft_of(tmp_path, *WORD_HEAD, *listed, *lines, *BACK)
    columns = [(a.column, "".join(a.title)) for a in draft.articles]
    assert columns == [("要闻速览", EAST), ("校园动态", WEST)]


def test_a_column_without_a_title_is_an_article_of_its_own(tmp_path: Path) -> None:
    more = ("【提醒】", "1.各站点于本周五前更换灭火器。", "2.请按时报送台账。")
    draft = word_draft_of(tmp_path, *WORD_HEAD, "【经验】", *WORD_ARTICLES[:2], *more, *BACK)
    columns = [(a.column, "".join(a.title)) for a in draft.articles]
    assert columns == [("经验", EAST), ("提醒", "提醒")]
    assert bodies(draft) == [1, 2]
    assert draft.articles[1].notes


def test_a_centred_caption_is_no_title(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (*WORD_HEAD, *WORD_ARTICLES[:2], "^各站点隐患数量表"):
        document.add_paragraph(line.lstrip("^")).alignment = CENTRE if line[0] == "^" else None
    table = document.add_table(2, 2)
    for n, word in enumerate(("站点", "隐患", "东区", "3")):
        table.cell(n // 2, n % 2).text = word
    for line in ("下一步，各站点要抓紧整改，月底前报送结果。", *BACK):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    draft = take_in([str(tmp_path / "a.docx")]).draft
    assert titles(draft) == [EAST]
    assert bodies(draft) == [3]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("（东区站点  李小明）", "东区站点 李小明"),
        ("供稿：西区站点 王小芳", "西区站点 王小芳"),
        ("（体育组 郭磊）", "体育组 郭磊"),
        ("（文/李敏）", "李敏"),
        ("（信息员：张三丰）", "张三丰"),
        ("（东区镇人民政府）", "东区镇人民政府"),
        ("（班委会 吕静）", "班委会 吕静"),
        ("供稿：文学院 李敏", "文学院 李敏"),
    ],
)
@pytest.mark.parametrize("side", [">", ""])
def test_who_contributed(tmp_path: Path, line: str, who: str, side: str) -> None:
    text = (*WORD_ARTICLES[:2], side + line, *WORD_ARTICLES[2:])
    draft = word_draft_of(tmp_path, *WORD_HEAD, *text, *BACK)
    assert [a.source for a in draft.articles] == [who, ""]
    assert bodies(draft) == [1, 1]


@pytest.mark.parametrize(
    "line", ["（摘自《快递时报》2025年3月1日）", "（详见附件）", "（图为演练现场）"]
)
def test_what_is_no_contributor_stays_in_the_text(tmp_path: Path, line: str) -> None:
    text = (*WORD_ARTICLES[:2], ">" + line, *WORD_ARTICLES[2:])
    draft = word_draft_of(tmp_path, *WORD_HEAD, *text, *BACK)
    assert [a.source for a in draft.articles] == ["", ""]
    assert bodies(draft) == [2, 1]


def test_beside_a_contributor_may_stand_who_else_worked_on_it(tmp_path: Path) -> None:
    text = (EAST, EAST_TEXT, "供稿：保卫科 张国庆　审核：刘峰", WEST, WEST_TEXT, "")
    draft = draft_of(tmp_path, *HEAD, *text, *BACK)
    assert draft.articles[0].source == "保卫科 张国庆"
    assert "审核：刘峰" in str(draft.articles[0].notes)


def test_a_title_does_not_begin_with_a_contributor_or_a_column(tmp_path: Path) -> None:
    east = ("【安全】", EAST, EAST_TEXT, "供稿：东区站点")
    west = ("【活动】", WEST, WEST_TEXT, "供稿：西区站点", "")
    draft = draft_of(tmp_path, *HEAD, *east, *west, *BACK)
    assert [(a.column, "".join(a.title), a.source) for a in draft.articles] == [
        ("安全", EAST, "东区站点"),
        ("活动", WEST, "西区站点"),
    ]


def test_a_word_that_begins_with_an_office_is_no_contributor(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("平安金融科技推出新版客户端\n\n" + WEST_TEXT, encoding="utf-8")
    assert take_in([str(file)]).draft.articles[0].source == ""


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (
            ("主编：张大山　副主编：李明", "责任编辑：王晓　编辑：赵敏"),
            {"chief_editor": "张大山，副主编：李明", "managing_editor": "王晓，赵敏"},
        ),
        (
            ("主编：张大山  摄影：王晓", "地址：东路8号  邮编：200000  电话：021-55550000"),
            {
                "chief_editor": "张大山，摄影：王晓",
                "address": "东路8号，邮编：200000",
                "phone": "021-55550000",
            },
        ),
    ],
)
@pytest.mark.parametrize("back", [BACK, ()])
def test_no_name_of_those_who_made_it_is_lost(
    tmp_path: Path, lines: tuple[str, ...], people: dict[str, str], back: tuple[str, ...]
) -> None:
    draft = draft_of(tmp_path, *HEAD, *ARTICLES, *back, *lines)
    assert dict(draft.front.people) == people
    assert bodies(draft) == [1, 1]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        *((label, "report") for label in ("报", "呈", "呈送", "呈报", "报送", "主报", "上报")),
        *(("印送", "send"), ("抄", "copy_send"), ("下发", "issue")),
    ],
)
def test_receivers_under_any_label(tmp_path: Path, label: str, key: str) -> None:
    draft = draft_of(tmp_path, *HEAD, *ARTICLES, f"{label}：市邮政管理局", "发：各会员单位")
    assert draft.back.receivers(key)[0] == "市邮政管理局"


def test_receivers_of_several_kinds_on_one_line(tmp_path: Path) -> None:
    line = "报：市局  送：各会员单位。 发：各站点（共印80份）"
    back = draft_of(tmp_path, *HEAD, *ARTICLES, line).back
    receivers = [back.receivers(key) for key in ("report", "send", "issue")]
    assert receivers == [("市局",), ("各会员单位",), ("各站点",)]
    assert back.copies == 80


@pytest.mark.parametrize(
    "line",
    ["本期印60份", "印数：60份", "（共印60份）", "责任编辑：王晓  电话：021-55550000  共印60份"],
)
def test_how_many_copies(tmp_path: Path, line: str) -> None:
    assert draft_of(tmp_path, *HEAD, *ARTICLES, *BACK, line).back.copies == 60


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (("第5期", "某市快递协会办公室", "二〇二五年三月六日"), "某市快递协会办公室"),
        (("〔2025〕5号", "协会办公室", "协会监事会", "2025年3月6日"), "协会办公室、协会监事会"),
        (("某市快递协会编 第5期(总第41期) 2025年3月6日",), "某市快递协会编"),
        (("第16周", "第五期      校长办公室编印      2025.3.6"), "校长办公室编印"),
        (("2025年第1季度（第5期）", "协会安全部", "二〇二五年三月六日"), "协会安全部"),
        (("（第5期）", "会员大会秘书处", "2025年3月6日20时"), "会员大会秘书处"),
    ],
)
def test_fronts(tmp_path: Path, lines: tuple[str, ...], office: str) -> None:
    draft = draft_of(tmp_path, "快递简报", *lines, "", *ARTICLES, *BACK)
    front = draft.front
    assert front.header == ("快递简报",)
    assert (front.year, front.number, front.editors) == (2025, 5, office)
    assert front.date == datetime.date(2025, 3, 6)
    assert titles(draft) == [EAST, WEST]


def test_who_approved_beside_the_office(tmp_path: Path) -> None:
    lines = ("工作信息", "2025年第5期", "某市快递协会                签发人：张大山", "")
    front = draft_of(tmp_path, *lines, *ARTICLES, *BACK).front
    assert front.editors == "某市快递协会"
    assert dict(front.people) == {"approver": "张大山"}


def test_what_stands_above_a_masthead(tmp_path: Path) -> None:
    secret = draft_of(tmp_path, "秘 密", *HEAD, *ARTICLES, *BACK).front
    assert (secret.secrecy, secret.header) == (("秘密", ""), ("工作简报",))
    notice = draft_of(tmp_path, "内部资料", "注意保存", *HEAD, *ARTICLES, *BACK).front
    assert (notice.notice, notice.header) == ("内部资料　注意保存", ("工作简报",))
    inner = draft_of(tmp_path, "内部", *HEAD, *ARTICLES, *BACK).front
    assert (inner.notice, inner.header) == ("内部", ("工作简报",))


@pytest.mark.parametrize("marks", [("1.", "2."), ("◇", "◇"), ("一、", "二、")])
def test_numbers_and_bullets_of_titles_are_no_part_of_them(
    tmp_path: Path, marks: tuple[str, str]
) -> None:
    first, text, second, more = WORD_ARTICLES
    lines = (f"^{marks[0]}{first[1:]}", text, f"^{marks[1]}{second[1:]}", more)
    assert titles(word_draft_of(tmp_path, *WORD_HEAD, *lines, *BACK)) == [EAST, WEST]


def test_what_stands_under_a_title(tmp_path: Path) -> None:
    lines = ("^在安全例会上的讲话", "^（2025年3月3日）", "^张大山", EAST_TEXT.strip())
    (article,) = word_draft_of(tmp_path, *WORD_HEAD, *lines, *BACK).articles
    assert article.title == ("在安全例会上的讲话",)
    assert (article.subtitle, article.source) == ("（2025年3月3日）", "张大山")


def test_a_signature_with_a_date_in_han(tmp_path: Path) -> None:
    lines = (*WORD_ARTICLES[:2], ">某市快递协会", ">二〇二五年三月五日")
    (article,) = word_draft_of(tmp_path, *WORD_HEAD, *lines, *BACK).articles
    assert article.signers == ("某市快递协会",)
    assert article.signed_on == datetime.date(2025, 3, 5)


def test_rules_of_characters_are_no_text(tmp_path: Path) -> None:
    rule = "────────────────"
    lines = (*HEAD[:3], rule, "", *ARTICLES, rule, BACK[0], rule, BACK[1], "＊＊＊＊＊＊")
    draft = draft_of(tmp_path, *lines)
    assert titles(draft) == [EAST, WEST]
    assert bodies(draft) == [1, 1]
    assert draft.back.receivers("send") == ("各会员单位",)
    assert draft.unplaced == ()


def test_titles_may_be_centred_by_spaces(tmp_path: Path) -> None:
    lines = (" " * 8 + EAST, EAST_TEXT, " " * 8 + WEST, WEST_TEXT, "")
    draft = draft_of(tmp_path, " " * 12 + HEAD[0], " " * 8 + HEAD[1], *HEAD[2:], *lines, *BACK)
    assert titles(draft) == [EAST, WEST]
    assert bodies(draft) == [1, 1]


def test_an_annex_that_is_only_named_is_no_article(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, *HEAD, EAST, EAST_TEXT, "附件：检查清单", "", *BACK)
    assert titles(draft) == [EAST]
    assert bodies(draft) == [2]


def test_a_page_is_read_where_the_plain_text_stands_in_for_it(tmp_path: Path) -> None:
    page = f"<html><body><p align=center>{EAST}</p><p>{EAST_TEXT}</p></body></html>"
    mail = (
        "From: a@example.cn", "To: b@example.cn", "Subject: test", "MIME-Version: 1.0",
        'Content-Type: multipart/alternative; boundary="x"', "", "--x",
        "Content-Type: text/plain; charset=utf-8", "", "您的邮件程序不支持HTML。", "--x",
        "Content-Type: text/html; charset=utf-8", "", page, "--x--", "",
    )  # fmt: skip
    file = tmp_path / "a.eml"
    file.write_text("\r\n".join(mail), encoding="utf-8")
    (article,) = take_in([str(file)]).draft.articles
    assert "".join(article.title) == EAST


def test_a_lost_name_does_not_balance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name of the staff's line that is nowhere lacks: the account is told by machine."""
    monkeypatch.setattr(material, "joined_people", lambda people: tuple(people)[:1])
    file = tmp_path / "a.txt"
    lines = (*HEAD, *ARTICLES, *BACK, "主编：张大山　责编：欧阳静")
    file.write_text("\n".join(lines), encoding="utf-8")
    account = take_in([str(file)]).account
    assert account.lacking > 0
    assert any("欧阳静" in missing.words for missing in account.missing)
