"""The word check: characters that break a word, by words, sound and shape; and what is right.

The sentences are our own. Figures on published sets stand in docs/proofreading.md.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_layout import read_issue
from bulletin_layout.proofreading.issue_rules import spelling
from bulletin_layout.proofreading.run import proofread
from bulletin_layout.proofreading.spelling import likeness
from bulletin_layout.proofreading.spelling.likeness import likenesses
from tests.proofreading.test_what_is_wrong_and_what_is_not import issue_of

Write = Callable[..., Path]


def told(path: Path) -> list[tuple[str, str]]:
    """Return what the word check would have written otherwise: the character and that instead."""
    return [
        (d.replacement.found, d.replacement.text)
        for d in proofread(read_issue(path))
        if d.rule == "spelling" and d.replacement is not None
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("会议要求加强组织领倒，压实责任。", ("倒", "导")),
        ("广大干部深入开展学习，传达重要讲话精伸。", ("伸", "神")),
        ("要确保人民群众生命才产安全。", ("才", "财")),
        ("各单位要落实安全生产责认制。", ("认", "任")),
        ("要坚持问题导向，因地置宜推进改造。", ("置", "制")),
        ("市邮政管李局为企业排忧解难。", ("李", "理")),
        # Of a like shape, and rare ones that nobody means.
        ("坚持问题导向，补齐短扳。", ("扳", "板")),
        ("党支部组织开展主题党曰活动。", ("曰", "日")),
        ("上级通知要求加强政策栺导。", ("栺", "指")),
        # Words both, but not there.
        ("各企业要根据实际须要调整班次。", ("须", "需")),
        ("学习了全国邮政管理工作会意精神。", ("意", "议")),
        ("企业负责人表示将进一步题高服务质量。", ("题", "提")),
        ("为快递小哥提供充电等服物。", ("物", "务")),
        # A number stands before it.
        ("全市快递业务量同比曾长12%。", ("曾", "增")),
    ],
)
def test_a_broken_word_is_told(write: Write, written: str, found: tuple[str, str]) -> None:
    assert told(issue_of(write, written)) == [found]


@pytest.mark.parametrize(
    "right",
    [
        "市邮政管理局局长徐倩雯、副局长伍柏麟参加调研。",
        "各寄递企业要做好抗疫物资收寄、投递工作。",
        "党的二十届三中全会对快递业发展作出部署。",
        "沪苏浙皖四地邮管部门签署合作协议，共建长三角寄递一体化示范区。",
        "“暖蜂”行动为快递小哥送上防暑用品三千余份。",
        "葡方代表团参观了本市智能分拣中心和无人车示范线。",
        "会议由办公室主任车世杰主持。车世杰指出三点意见。",
        "站长文建射带队检查。",
        "推行“双访双控”工作法。",
        "美术编辑：子衿。文字编辑：林洛羽、钟艺、赤瑕。",
    ],
)
def test_what_is_right_is_left_alone(write: Write, right: str) -> None:
    assert told(issue_of(write, right)) == []


def test_beside_what_is_sure_what_is_less_sure_is_told(write: Write) -> None:
    less_sure = "严守安全底现，防范事故。"
    assert told(issue_of(write, less_sure)) == []
    assert told(issue_of(write, "坚持问提导向，严守安全底现。")) == [("提", "题"), ("现", "线")]
    assert told(issue_of(write, "坚持问提导向。" + less_sure)) == [("提", "题")]


def test_where_nearly_all_is_doubtful_nothing_is_told(write: Write) -> None:
    verse = "曲处还求直意入圆时觉更方提顿转折涩进疾阻似欹反正将倒复起如锥画沙如印印泥力透纸背"
    assert told(issue_of(write, verse + "领倒" + verse[::-1] + "。")) == []


WRITTEN = "会议要求加强组织领倒，压实责任。"


def test_it_is_switched_off_in_one_line(write: Write) -> None:
    path = issue_of(write, WRITTEN)
    path.write_text(path.read_text(encoding="utf-8") + "check: {off: [spelling]}\n", "utf-8")
    assert told(path) == []


def test_a_word_that_the_office_knows_is_left_alone(write: Write) -> None:
    path = issue_of(write, WRITTEN)
    path.write_text(path.read_text(encoding="utf-8") + "校对: {专名: [组织领倒]}\n", "utf-8")
    assert told(path) == []


def test_what_stands_three_times_is_meant(write: Write) -> None:
    assert len(told(issue_of(write, WRITTEN, "再次加强领倒。"))) == 2
    assert told(issue_of(write, WRITTEN, "再次加强领倒。", "共同加强领倒。")) == []


def test_without_its_packages_nothing_is_found(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "is_installed", lambda: False)
    assert told(issue_of(write, WRITTEN)) == []


def test_where_a_rule_knows_what_is_wrong_nothing_is_guessed(write: Write) -> None:
    found = proofread(read_issue(issue_of(write, "各单位要加强布署，抓好落实。")))
    assert [finding.rule for finding in found] == ["wrong-word"]


def test_likeness_is_of_sound_and_of_shape() -> None:
    alike = likenesses().of("冶")
    assert alike["治"].shape >= 0.5 and not alike["治"].sound
    assert alike["也"].sound and alike["也"].tone
    assert "冶" not in alike


def typed(path: Path) -> list[tuple[str, str]]:
    """Return the slips of typing that are told: what stands there, and what was meant."""
    return [
        (d.replacement.found, d.replacement.text)
        for d in proofread(read_issue(path))
        if d.rule == "typing" and d.replacement is not None
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("各单位要狠抓抓落实。", ("抓抓", "抓")),
        ("会议对下半年工作进行了部署部署。", ("部署部署", "部署")),
        ("推动邮政快递业高质量展发。", ("展发", "发展")),
        ("推动动快递业发展。", ("动动", "动")),
        ("会议对接接中小企业。", ("接接", "接")),
        ("加强快递业务的管监工作。", ("管监", "监管")),
        ("严肃查处违法规违行为。", ("规违", "违规")),
    ],
)
def test_a_slip_of_typing_is_told(write: Write, written: str, found: tuple[str, str]) -> None:
    assert typed(issue_of(write, written)) == [found]


@pytest.mark.parametrize(
    "right",
    [
        "市市场监管局、市局局长参加。",
        "市民反映江滨路路灯不亮，东区站点协助修好。",
        "协会会长、省省委党校校长到会。",
        "大家讨论讨论，研究研究，再定方案。",
        "红红脸、出出汗，咬咬耳朵、扯扯袖子。",
        "一代一代传下去，一项项抓落实。",
        "经理李宪立、军长吴化文介绍情况。",
        "主要要求、重要要素、需要要件均已列明。",
        "会议就旺季工作作安排部署。",
    ],
)
def test_what_is_said_twice_by_right_is_left_alone(write: Write, right: str) -> None:
    assert typed(issue_of(write, right)) == []


def test_readings_are_those_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    from pypinyin.constants import PINYIN_DICT

    read = likeness._pinyin()
    assert read == {str(code): said for code, said in PINYIN_DICT.items()}
    monkeypatch.setattr(likeness, "find_spec", lambda _: None)
    assert likeness._pinyin() == read
