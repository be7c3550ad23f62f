"""The same name spelt two ways: what slips look like is found, what only resembles it is not."""

from __future__ import annotations

import datetime

import pytest

from bulletin_layout.issue.model import Editors, Issue
from bulletin_layout.issue.period import Period
from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.issue_rules.names import names_spelt_twice
from bulletin_layout.proofreading.model import IssueTexts
from tests.conftest import ROOT

ISSUE = Issue(
    header=(),
    period=Period(2026),
    editors=Editors(Text("某局"), datetime.date(2026, 1, 1)),
    articles=(),
)


def found(*texts: str) -> list[str]:
    """Return each rarer spelling and the usual one."""
    hints = names_spelt_twice.find(IssueTexts(ISSUE, [("body", Text(text)) for text in texts]))
    return [hint.message.removesuffix(" on body.") for hint in hints]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            ("华东供应链运营中心", "在华东供应链营运中心"),
            "华东供应链营运中心 is spelt 华东供应链运营中心",
        ),
        (
            ("中国邮政集团有限公司上海市分公司", "，中国邮政集团公司上海市分公司"),
            "中国邮政集团公司上海市分公司 is spelt 中国邮政集团有限公司上海市分公司",
        ),
        (
            ("甲方快递有限公司", "甲方快递股份有限公司"),
            "甲方快递有限公司 is spelt 甲方快递股份有限公司",
        ),
        (("上海市快递行业协会", "上海市快递协会"), "上海市快递协会 is spelt 上海市快递行业协会"),
        (("某市邮政管理局", "某市邮政菅理局"), "某市邮政菅理局 is spelt 某市邮政管理局"),
        (("局长冯力虎主持会议", "冯立虎指出", "局长冯力虎说"), "冯立虎 is spelt 冯力虎"),
        (("副局长余洪伟出席", "余宏伟同志"), "余宏伟 is spelt 余洪伟"),
        (("局长冯力虎主持", "局长冯虎力出席"), "冯虎力 is spelt 冯力虎"),
        (("局长冯力虎主持", "马力虎同志"), "马力虎 is spelt 冯力虎"),
        # Of two characters: one post, the same unit or none before one of them.
        (("局长张明到会，张明指出", "局长张朋强调"), "张朋 is spelt 张明"),
        (("市局局长张明到会", "局长张朋强调，张朋要求"), "张明 is spelt 张朋"),
        (("由区委书记李刚主持", "区委书记李岗讲话。李刚指出"), "李岗 is spelt 李刚"),
        (("局长张明到会", "会上，章明指出问题"), "章明 is spelt 张明"),
    ],
)
def test_two_spellings_are_told(texts: tuple[str, ...], said: str) -> None:
    assert found(*texts) == [said]


@pytest.mark.parametrize(
    "texts",
    [
        # Names of two characters that are two persons'.
        ("局长张明、局长张朋到会",),
        ("副局长张明到会", "副局长张朋到会"),
        ("快递员张明", "快递员张朋"),
        ("东区局长张明到会", "西区局长张朋到会"),
        ("局长张明到会", "书记张朋到会"),
        ("局长张明到会", "他有张朋友的照片，朋友张朋说"),
        ("局长张明和张朋到会",),
        ("局长张明到会", "科员李岗说"),
        ("黄浦邮政管理局", "青浦邮政管理局", "上海市黄浦邮政管理局", "上海市青浦邮政管理局"),
        ("党建工作一组中心", "党建工作二组中心"),
        ("上海市第一分公司", "上海市第二分公司"),
        ("上海市浦东支局", "上海市浦西支局"),
        ("申通快递有限公司", "中通快递股份有限公司"),
        ("社区党群服务中心", "社区服务中心"),
        ("快递员李建国、李建军", "驾驶员何世平、何世荣"),
        ("局长冯力虎主持", "局长冯大虎出席"),
        ("书记王建国、副局长王健国分别发言",),
        ("书记李明华介绍，主任李华明强调",),
        ("书记张伟平到村里走访，村民张卫平说",),
        ("上海市邮政管理局", "上海市市场监督管理局"),
    ],
)
def test_other_names_are_left_alone(texts: tuple[str, ...]) -> None:
    assert found(*texts) == []


@pytest.mark.parametrize(
    ("name", "right", "slip"),
    [
        ("2024-03", "冯力虎", "冯立虎"),
        ("2024-03", "余洪伟", "余宏伟"),
        ("2025-26", "冯力虎", "冯立虎"),
        ("2023-11-13", "杨小菁", "杨小箐"),
        ("2021-06", "上海市邮政管理局", "上海市邮政菅理局"),
        ("2023-11-13", "社区党群服务中心", "社区党群务服中心"),
    ],
)
def test_a_slip_among_the_names_of_a_real_issue_is_told(name: str, right: str, slip: str) -> None:
    """Change one of a name's places in an example; nothing was said of it before."""
    lines = (ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    assert not any(slip in hint for hint in found(*lines))
    last = max(n for n, line in enumerate(lines) if right in line)
    lines[last] = lines[last].replace(right, slip, 1)
    (hint,) = (hint for hint in found(*lines) if slip in hint)
    assert f"{slip} is spelt " in hint
    assert hint.endswith(right)
