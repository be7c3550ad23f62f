"""Who sent a contribution in, told by many forms; what a web page put round a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_layout.importing.draft import Draft
from bulletin_layout.importing.material import Words
from bulletin_layout.importing.take_in import take_in

TITLE = "我市开展旺季安全检查"
TEXT = "11月26日，检查组对八个网点开展检查，发现隐患五处，当场整改四处。"
LAST = "下一步将组织复查。"


def draft(tmp_path: Path, *lines: str, title: str = TITLE) -> Draft:
    file = tmp_path / "a.txt"
    file.write_text("\n".join([title, "", TEXT, *lines]), encoding="utf-8")
    taken = take_in([str(file)])
    assert taken.account.lacking == 0
    return taken.draft


def texts(made: Draft) -> list[str]:
    return [piece.text for piece in made.articles[0].body if isinstance(piece, Words)]


FORMS = [
    ("（东片分局）", "东片分局"),
    ("（东片分局供稿）", "东片分局"),
    ("（东片分局 供稿）", "东片分局"),
    ("（供稿：东片分局）", "东片分局"),
    ("（供稿单位：东片分局 王小明）", "东片分局 王小明"),
    ("（东片分局、西片分局）", "东片分局、西片分局"),
    ("（东片分局、西片分局联合供稿）", "东片分局、西片分局"),
    ("（东片分局 王小明）", "东片分局 王小明"),
    ("（李昕）", "李昕"),
    ("（李昕 张小山）", "李昕 张小山"),
    ("（通讯员 王小明）", "王小明"),
    ("——东片分局", "东片分局"),
    ("供稿单位：东片分局", "东片分局"),
    ("作者：王小明", "王小明"),
]


@pytest.mark.parametrize(("words", "name"), FORMS)
@pytest.mark.parametrize("apart", [False, True])
def test_who_sent_it_in(tmp_path: Path, words: str, name: str, apart: bool) -> None:
    made = draft(tmp_path, *([LAST, words] if apart else [LAST + words]))
    assert made.articles[0].source == name
    assert texts(made) == [TEXT, LAST] and not made.unplaced


@pytest.mark.parametrize(
    "words",
    [
        "（完）",
        "（此件公开发布）",
        "（详见附件）",
        "（全文完）",
        "（联系电话：58000000）",
        "（余下略）",
    ],
)
def test_other_brackets_stay(tmp_path: Path, words: str) -> None:
    made = draft(tmp_path, LAST + words)
    assert made.articles[0].source == "" and texts(made)[-1] == LAST + words


def test_who_reviewed_it_is_kept_apart(tmp_path: Path) -> None:
    made = draft(tmp_path, LAST, "（撰稿：王小明 审核：李大山）")
    assert made.articles[0].source == "王小明"
    assert [remark.kept for remark in made.unplaced] == ["审核：李大山"]


def test_a_title_that_names_two_tells_nobody(tmp_path: Path) -> None:
    made = draft(tmp_path, LAST, title="东风快运公司与西风快运公司开展联合演练")
    assert made.articles[0].source == ""


def test_what_a_public_account_puts_round_its_article(tmp_path: Path) -> None:
    round_it = [
        "原创 东片分局 东片发布 2026-11-26 16:20 上海",
        "点击上方“东片发布”关注我们",
        "👇👇👇",
    ]
    below = ["— END —", "来源丨东片分局", "编辑丨李某", "点赞 在看 分享"]
    kept = ["点击率上升，请关注。", "一、编辑工作", "分享"]
    file = tmp_path / "a.txt"
    lines = [round_it[0], "东片开展旺季安全检查", *round_it[1:], TEXT, *kept, *below]
    file.write_text("\n\n".join(lines), encoding="utf-8")
    made = take_in([str(file)])
    (article,) = made.draft.articles
    assert article.title == ("东片开展旺季安全检查",) and article.source == "东片分局"
    assert [piece.text for piece in article.body if isinstance(piece, Words)] == [TEXT, *kept]
    told = "\n".join(remark.what for remark in made.draft.remarks)
    for line in (*round_it, below[0], *below[2:]):
        assert f"“{line}”, which belongs to a web page, is left out" in told
    assert made.account.lacking == 0


def test_what_a_web_page_puts_round_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    about = "发布日期：2026-11-26　来源：东片分局　浏览次数：12"
    page = ["当前位置：首页 > 政务要闻", TITLE, about, "【字体：大 中 小】", TEXT, LAST]
    page += ["【打印本页】【关闭窗口】", "上一篇：关于放假的通知"]
    file.write_text("\n".join(page), encoding="utf-8")
    taken = take_in([str(file)])
    (article,) = taken.draft.articles
    assert article.title == (TITLE,) and article.source == "东片分局"
    assert texts(taken.draft) == [TEXT, LAST] and taken.account.lacking == 0
    said = "".join(remark.what for remark in taken.draft.remarks)
    assert all(words in said for words in ("当前位置", "浏览次数", "打印本页", "上一篇"))


@pytest.mark.parametrize(
    "line",
    ["时间：11月26日上午", "来源：东片分局", "地点：三楼会议室", "大中小企业", "编辑：王小明"],
)
def test_lines_of_a_text_that_only_look_like_a_page_stay(tmp_path: Path, line: str) -> None:
    made = draft(tmp_path, line, LAST)
    assert not [r for r in made.remarks if "web page" in r.what]


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("东片分局：打好旺季主动仗", "东片分局"),
        ("某市邮政管理局召开动员会", "某市邮政管理局"),
        ("东片开展末端网点安全检查", ""),
        ("关于片区工作的情况", ""),
        ("整改台账公开", ""),
        ("推进党委理论学习中心组学习", ""),
        ("做好快递站建设工作", ""),
        ("一线走访网点察实情", ""),
        ("市人大代表视察邮政中心", ""),
    ],
)
def test_a_title_names_a_contributor_only_by_its_name(tmp_path: Path, title: str, who: str) -> None:
    assert draft(tmp_path, LAST, title=title).articles[0].source == who


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("（东片分局供稿，西片分局整理）", "西片分局整理"),
        ("（东片分局/王小明摄影/李昕）", "王小明摄影/李昕"),
        ("供稿单位：东片分局 撰稿人：王小明", "撰稿人：王小明"),
    ],
)
def test_who_did_something_else_is_kept_beside_it(tmp_path: Path, line: str, kept: str) -> None:
    made = draft(tmp_path, LAST, line)
    assert made.articles[0].source == "东片分局"
    assert [remark.kept for remark in made.unplaced] == [kept]
