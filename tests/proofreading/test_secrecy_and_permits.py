"""What stands beside a 密级, who may get such an issue, what an internal print must show."""

from __future__ import annotations

import pytest

from bulletin_layout import ProofreadingLevel, parse_issue
from bulletin_layout.proofreading.run import proofread

SECRET = 'serial: "000001"\nsecrecy: {level: %s, term: 1年}\n'
PRINT = """\
notice: %s
permit: （沪）字第0123号
distribution: {readers: 本系统各单位, printer: 某印刷厂, print_date: 2026-03-01, copies: 300}
"""


def rules_of(keys: str, header: str = "工作信息", body: str = "正文。") -> list[str]:
    text = (
        f"header: {header}\nperiod: {{year: 2026, number: 1, total: 7}}\n"
        f"editors: {{name: 办公室编, date: 2026-02-28}}\n{keys}\n"
        f"articles: [{{title: 一个标题, body: {body}}}]\n"
    )
    found = proofread(parse_issue(text), ProofreadingLevel.CHECK)
    assert all(f.place is not None for f in found)
    return [f.rule for f in found]


@pytest.mark.parametrize(
    ("keys", "rules"),
    [
        ("secrecy: {level: 机密}", ["secrecy-term", "secrecy-serial"]),
        ("secrecy: {level: 机密, term: 1年}", ["secrecy-serial"]),
        (SECRET % "秘密", []),
        ("notice: 内部资料 注意保存", []),
        (SECRET % "秘密" + "notice: 内部刊物", ["secrecy-internal"]),
        (SECRET % "秘密" + "notice: 会后收回", []),
        (SECRET % "秘密" + "disclosure: 主动公开", ["secrecy-open"]),
        (SECRET % "秘密" + "disclosure: 依申请公开", ["secrecy-open"]),
        (SECRET % "秘密" + "disclosure: 不予公开", []),
        ("disclosure: 主动公开", []),
        ("check: {off: secrecy-term}\nserial: 01\nsecrecy: {level: 秘密}", []),
    ],
)
def test_what_stands_beside_a_secrecy(keys: str, rules: list[str]) -> None:
    assert rules_of(keys) == rules


@pytest.mark.parametrize(
    ("level", "bodies", "told"),
    [
        ("秘密", "市委办公室, 各区人民政府", False),
        ("秘密", "各区人民政府, 各新闻媒体", True),
        ("机密", "各有关单位", True),
        ("绝密", "市委常委", False),
        ("绝密", "各区人民政府", True),
        ("秘密", "门户网站", True),
    ],
)
def test_who_may_get_an_issue_with_a_secrecy(level: str, bodies: str, told: bool) -> None:
    keys = SECRET % level + f"distribution: {{send: [{bodies}]}}"
    assert rules_of(keys) == (["secrecy-readers"] if told else [])


@pytest.mark.parametrize(
    "notice", ["内部资料，免费交流", "内部资料 免费交流", "内部资料　免费交流"]
)
def test_a_complete_internal_print_is_left_in_peace(notice: str) -> None:
    assert rules_of(PRINT % notice) == []


@pytest.mark.parametrize(
    "absent",
    ["readers: 本系统各单位, ", "printer: 某印刷厂, ", "print_date: 2026-03-01, ", ", copies: 300"],
)
def test_an_internal_print_lacks_something(absent: str) -> None:
    complete = PRINT % "内部资料，免费交流"
    assert rules_of(complete.replace(absent, "")) == ["internal-print"]


def test_an_internal_print_without_its_notice_or_permit_is_told() -> None:
    complete = PRINT % "内部资料，免费交流"
    assert rules_of(complete.replace("，免费交流", "")) == ["internal-print"]
    assert rules_of(complete.replace("permit: （沪）字第0123号\n", "")) == ["internal-print"]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        *(("某区教育报", True), ("企业之刊", True), ("健康杂志", True)),
        *(("某区教育简报", False), ("工作通报", False), ("信息专报", False), ("情况快报", False)),
        *(("报刊文摘资料", False), ("教育信息", False)),
    ],
)
def test_what_an_internal_print_is_called(header: str, told: bool) -> None:
    rules = rules_of(PRINT % "内部资料，免费交流", header)
    assert rules == (["internal-print-name"] if told else [])
    assert rules_of("notice: 内部资料", header) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [("本刊编辑部供稿。", True), ("本报讯，昨日召开会议。", True), ("基本报告已完成。", False)],
)
def test_what_an_internal_print_calls_itself(body: str, told: bool) -> None:
    rules = rules_of(PRINT % "内部资料，免费交流", body=body)
    assert rules == (["internal-print-name"] if told else [])


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("distribution: {date: 2026-02-28}", []),
        ("distribution: {date: 2026-03-05}", []),
        ("distribution: {date: 2026-02-27}", ["signature-date"]),
    ],
)
def test_nothing_is_signed_after_the_day_of_sending(keys: str, told: list[str]) -> None:
    assert rules_of(keys) == told
