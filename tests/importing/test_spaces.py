"""Spaces that mean something stay, and those that nobody typed go: one rule for import and fix."""

from __future__ import annotations

import pytest

from bulletin_layout.importing.clean import cleaned, joined
from bulletin_layout.proofreading.build_rules.spaces import space_between_han
from bulletin_layout.proofreading.check_rules.spaces import space_after_mark, space_beside_latin


@pytest.mark.parametrize(
    "text",
    [
        "附件：1.检查清单 2.核对表 3.记录表",
        "附件：（1）检查清单 （2）核对表",
        "（记者 马一民 周小影 李大良）",
        "（记者马一民 周小影 李大良）",
        "融媒讯(记者马一民 周小影) 11月26日，检查组到位。",
        "初审：丁月阳 责编：赵鸿冰",
        "第三十六条 本办法由综合处负责解释。",
        "36.2.1 检查结果",
        "参加人员：王明 李小华 欧阳建国 陈 立",
        "出席：王明（局长） 李明（副局长）",
        "（城东站 张三 文/图）",
        "（李某 王某 摄影报道）",
        "▲检查现场 （摄影：王某）",
        "签发： 审核： 经办：",
    ],
)
def test_spaces_that_part_something_stay(text: str) -> None:
    assert cleaned(text) == text
    for rule in (space_between_han, space_beside_latin, space_after_mark):
        assert not [slip for slip in rule.find(text) if slip.certain]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("召开座 谈会", "召开座谈会"),
        ("共 10 个部门", "共10个部门"),
        ("1. 健全制度", "1.健全制度"),
        ("附件：1. 检查清单 2. 核对表", "附件：1.检查清单 2.核对表"),
        ("新增 3 处，整改 2.5 成", "新增3处，整改2.5成"),
    ],
)
def test_spaces_that_nobody_typed_go(text: str, right: str) -> None:
    assert cleaned(text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("时　间：12月1日　　地　点：三楼会议室", "时　间：12月1日　地　点：三楼会议室"),
        ("组长：王　强　局长", "组长：王　强　局长"),
        ("赵 强  孙大伟", "赵 强　孙大伟"),
        ("王明\t李小华", "王明　李小华"),
        ("Safety  first", "Safety first"),
    ],
)
def test_a_wide_gap_stays_wide(text: str, right: str) -> None:
    assert cleaned(text) == right


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [
        ("详见https://www.example.", "cn/a.html。", "详见https://www.example.cn/a.html。"),
        ("详见www.example.cn/index-", "two.html。", "详见www.example.cn/index-two.html。"),
        ("由Safety Management", "System承办", "由Safety Management System承办"),
        ("要求限期", "整改到位", "要求限期整改到位"),
    ],
)
def test_lines_are_joined_as_their_words_ask(before: str, after: str, right: str) -> None:
    assert joined(before, after) == right
